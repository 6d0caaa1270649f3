"""What a check would say if a release spoke as an entry does: the glossary is proven by the rules of the checks."""

from zhengming.checks import by_name
from zhengming.engine import check_release
from zhengming.model import Concept, Document, Lang, Release
from zhengming.names.describing import describe
from zhengming.names.english import Latin, parses, tokens
from zhengming.names.owning import may_be_own
from zhengming.readers.text import read
from zhengming.script import HAN_CHAR
from zhengming.settings import Settings
from zhengming.termbase import Termbase


def name_doubt(zh: str, en: str) -> str:
    """Why an English name cannot be that of a Chinese one, as `name-mismatch` would say it; empty where it can be."""
    return _finding("name-mismatch", f"{zh}出席会议。\n", f"{en} attended the meeting.\n")


def unread(zh: str, en: str) -> str:
    """Why an English name is no reading of a Chinese one in any spelling, as `zhengming name` says it; empty if it is.

    A spelling that shows a rule of its own (陈嘉庚, Tan Kah Kee) may be right: whether it is, only a person can tell.
    """
    try:
        verdict = describe(zh, en)[-1].text
    except ValueError:
        return ""
    words = tuple(tokens(en))
    own = may_be_own(zh, Latin(0, len(en), words, parses(tuple(word.plain for word in words))))
    return verdict if " is no reading of " in verdict and not own else ""


def title_doubt(zh: str, en: str) -> str:
    """Why an English title is of another rank than a Chinese one, as `title-rank` says it; empty where it is not."""
    said = _finding("title-rank", f"{zh}王小明出席会议。\n", f"{en} Wang Xiaoming attended the meeting.\n")
    why = said.rpartition('": ')[2]
    return said and f'"{en}" is no {zh}: {why}'


def refusal(zh: str, en: str, known: Termbase) -> str:
    """Why a glossary does not let English stand for a Chinese term; empty where it does, or says nothing of it."""
    (segment,) = _document(f"{zh}\n", "zh").segments[:1] or (None,)
    claims = known.find(segment) if segment else ()
    for concept in (claim.concept for claim in claims if claim.span == (0, len(zh))):
        terms = concept.rendered("en")
        if any(term.status == "refused" and term.text.casefold() == en.casefold() for term in terms):
            right = next((term.text for term in terms if term.status == "preferred"), "")
            return f'"{en}" is refused for {zh} by the shipped glossary; expected "{right}"'
    return ""


def is_found(concept: Concept, text: str, known: Termbase) -> bool:
    """Whether an entry is recognised in a text."""
    document = _document(text, "zh" if HAN_CHAR.search(text) else "en")
    return any(claim.concept.id == concept.id for segment in document.segments for claim in known.find(segment))


def _finding(check: str, zh: str, en: str) -> str:
    """What a check says of two texts where it is sure of an error."""
    documents = _document(zh, "zh"), _document(en, "en")
    release = Release("entry", documents, documents[0].segments, documents[1].segments)
    findings = check_release(release, Settings(), Termbase({}), [by_name()[check]])
    return next((finding.message for finding in findings if finding.severity == "error"), "")


def _document(text: str, lang: Lang) -> Document:
    return read(text, f"entry.{lang}.txt", lang)
