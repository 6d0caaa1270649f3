"""What a check would say if a release spoke as an entry does: the glossary is proven by the rules of the checks."""

from zhengming.checks import by_name
from zhengming.engine import check_release
from zhengming.model import Concept, Document, Lang, Release
from zhengming.readers.text import read
from zhengming.script import HAN_CHAR
from zhengming.settings import Settings
from zhengming.termbase import Termbase


def name_doubt(zh: str, en: str) -> str:
    """Why an English name cannot be that of a Chinese one, as `name-mismatch` would say it; empty where it can be."""
    return _finding("name-mismatch", f"{zh}出席会议。\n", f"{en} attended the meeting.\n")


def title_doubt(zh: str, en: str) -> str:
    """Why an English title is of another rank than a Chinese one, as `title-rank` says it; empty where it is not."""
    said = _finding("title-rank", f"{zh}王小明出席会议。\n", f"{en} Wang Xiaoming attended the meeting.\n")
    why = said.rpartition('": ')[2]
    return said and f'"{en}" is no {zh}: {why}'


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
