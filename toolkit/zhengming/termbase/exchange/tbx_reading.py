"""From the entries of a TBX file to concepts, with the element in which each thing that we know is written."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ...errors import Problem
from ...markup import Element
from ...model import Term
from .tbx_rules import META, Dialect, categories
from .xml_facts import Entry, Fact, Naming, Section, concept_of, first, is_kept, plain, resolved, tag_of, term_of

SECTIONS = ("langSec", "langSet")
TERMS = ("termSec", "tig", "ntig")
_NAMES_OF_MIN = {"termStatus": "administrativeStatus", "customer": "customerSubset"}
_OURS = re.compile(r"zm:([a-z-]+)=(.*)", re.S)
_PLAIN_PARTS = frozenset(("term", "termGrp", "langSec", "langSet", "termSec", "tig", "ntig"))


def meta_of(element: Element, dialect: Dialect) -> str:
    """The kind of an element as the rules know it: its name, in style dct that of its category's element."""
    if element.space == dialect.space:
        return "termNote" if element.name in ("termStatus", "partOfSpeech") else element.name
    known = categories().get(element.name)
    return known.element if known else ""


def category_of(element: Element, dialect: Dialect) -> str:
    """The data category that an element is of, and empty where it is of none."""
    if element.space != dialect.space:
        return element.name
    if dialect.version == "min":
        return _NAMES_OF_MIN.get(element.name, "")
    return element.get("type") if element.name in META else ""


@cache
def words(what: str) -> dict[str, str]:
    """The words of files for a status or a form, and ours."""
    found: dict[str, str] = {}
    for line in Path(__file__).with_name("tbx-words.tsv").read_text("utf8").splitlines():
        kind, _, rest = line.partition("\t")
        ours, _, theirs = rest.partition("\t")
        if kind == what:
            found |= {word: ours for word in theirs.split() if word not in found}
    return found


def ours(what: str, written: str) -> str:
    """Our word for a status or form of a file, and empty where it is none that we know."""
    word = re.sub(r"[\s_-]", "", written.lower().removesuffix("-admn-sts"))
    return words(what).get(word) or words(what).get(word.removesuffix("term"), "")


def entry_of(element: Element, dialect: Dialect, path: str) -> Entry:
    """The entry that an element is."""
    sections = [_section(each, dialect) for each in element.named(*SECTIONS)]
    facts = list(_facts(element, dialect))
    if not any(fact.key in ("definition", "zm:definition") for fact in facts):
        facts.extend(_definition(sections, dialect))
    contexts = [fact for section in sections for naming in section.namings for fact in naming.facts]
    terms = [naming.term for section in sections for naming in section.namings]
    facts.extend(examples(contexts, terms))
    return Entry(element, concept_of(element, facts, terms, path), sections, facts)


def _definition(sections: Sequence[Section], dialect: Dialect) -> list[Fact]:
    """The definition of the first language of a glossary that has one."""
    for section in (each for each in sections if is_kept(each.lang)):
        found = [fact for fact in _facts(section.element, dialect) if fact.key in ("definition", "source")]
        if any(fact.key == "definition" for fact in found):
            return found
    return []


def examples(facts: Iterable[Fact], terms: Sequence[Term]) -> Iterator[Fact]:
    """The contexts that are examples: a term in Chinese or English stands in them as it is."""
    texts = [term.text.lower() for term in terms if term.text and is_kept(term.lang)]
    for fact in facts:
        if fact.key in ("context", "match") and any(text in fact.value.lower() for text in texts):
            yield fact._replace(key="match")


def _facts(element: Element, dialect: Dialect) -> Iterator[Fact]:
    """What the elements of a section say that are not sections themselves."""
    for child in element.elements:
        if child.name in ("noteGrp", "descripGrp", "adminGrp", "termNoteGrp") and child.space == dialect.space:
            for at, inner in enumerate(child.elements):
                goes_with = child.name != "noteGrp" or len(child.elements) == 1
                holder = child if at == 0 and goes_with else inner
                yield from (fact._replace(holder=holder) for fact in _fact(inner, dialect))
        else:
            yield from _fact(child, dialect)


def _fact(element: Element, dialect: Dialect) -> Iterator[Fact]:
    category = category_of(element, dialect)
    if element.name == "note" and element.space == dialect.space:
        yield from _note(element)
    elif category in ("administrativeStatus", "normativeAuthorization"):
        yield Fact("status", plain(element), element, element)
    elif category == "termType":
        yield Fact("form", plain(element), element, element)
    elif category in ("definition", "source", "context"):
        yield Fact(category, plain(element), element, element)
    elif category == "externalCrossReference":
        yield Fact("xref", element.get("target") or plain(element), element, element)


def _note(element: Element) -> Iterator[Fact]:
    key, value = next(element.named("noteKey"), None), next(element.named("noteValue"), None)
    if value is not None:
        name = plain(key) if key is not None else ""
        yield Fact(name if name.startswith("zm:") else "note", plain(value), value, element)
        return
    text = plain(element)
    said = _OURS.fullmatch(text)
    if said:
        yield Fact(f"zm:{said[1]}", said[2], element, element, f"zm:{said[1]}=")
    else:
        yield Fact("note", text, element, element)


def _section(element: Element, dialect: Dialect) -> Section:
    lang = tag_of(element.get("xml:lang"))
    found = [_naming(each, lang, dialect) for each in element.named(*TERMS)]
    namings = [naming for naming in found if naming is not None]
    for naming, status in zip(namings, resolved([stated(naming.facts) for naming in namings]), strict=True):
        naming.term = naming.term._replace(status=status)
    return Section(element, lang, namings)


def stated(facts: Sequence[Fact]) -> str:
    """The status that is said of a term, in our words; empty where none is."""
    for key in ("zm:status", "status"):
        for fact in facts:
            if fact.key == key and (word := ours("status", fact.value)):
                return word
    return ""


def _naming(section: Element, lang: str, dialect: Dialect) -> Naming | None:
    group = next(section.named("termGrp"), section)
    word = next(group.named("term"), None)
    if word is None:
        return None
    facts = [*_facts(group, dialect), *(_facts(section, dialect) if group is not section else ())]
    form = ours("form", first(facts, "form"))
    return Naming(section, word, term_of(plain(word), lang, form, facts), facts)


class Losses:
    """What the entries of a file say and a concept has no place for: the first of each kind, and how many there are."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.first: dict[str, int] = {}
        self.count: Counter[str] = Counter()

    def note(self, entry: Entry, dialect: Dialect) -> None:
        """Note what an entry loses."""
        used = {id(fact.element) for fact in entry.facts if fact.key != "xref" or fact.value == entry.concept.source}
        for element in entry.element.elements:
            self._note(element, dialect, used)
        for section in entry.sections:
            for naming in section.namings:
                if not naming.term.text:
                    self._count("a term without a text", naming.word.line)

    def _note(self, element: Element, dialect: Dialect, used: set[int]) -> None:
        if element.name in _PLAIN_PARTS or (element.name.endswith("Grp") and element.name != "transacGrp"):
            for child in element.elements:
                self._note(child, dialect, used)
            return
        category = category_of(element, dialect)
        what = {"administrativeStatus": "status", "normativeAuthorization": "status", "termType": "form"}.get(category)
        text = plain(element)
        if what:
            if not ours(what, text):
                self._count(f'{category} "{text}"', element.line)
        elif id(element) not in used and not text.startswith("zm:") and not self._of_ours(element):
            self._count(category or element.name, element.line)

    def _of_ours(self, element: Element) -> bool:
        return any(plain(key).startswith("zm:") for key in element.named("noteKey"))

    def _count(self, what: str, line: int) -> None:
        self.first.setdefault(what, line)
        self.count[what] += 1

    def problems(self) -> tuple[Problem, ...]:
        """One problem a kind, at its first place."""
        return tuple(
            Problem(self.path, line, f"{what} is not taken over{_more(self.count[what])}")
            for what, line in sorted(self.first.items(), key=lambda item: item[1])
        )


def _more(count: int) -> str:
    return f", here and {count - 1} more below" if count > 1 else ""
