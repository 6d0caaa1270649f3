"""Where an entry is changed: its edits, and the ways in which facts and terms give way to others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ...markup import Element
from ...model import Concept, Term
from .xml_editing import Edit, Node, Style, after, first_in, margin_of, retold, style_of, without
from .xml_facts import Entry, Fact, Naming, Section, is_kept, resolved


@dataclass(slots=True)
class Desk:
    """What an entry is changed on: the text of the file and how it is laid out, how a note for a key and a value is
    written, and the edits so far."""

    text: str
    style: Style
    note: Callable[[str, str], Node]
    edits: list[Edit] = field(default_factory=list)

    def remove(self, element: Element) -> None:
        self.edits.append(without(self.text, element))

    def retell(self, element: Element, value: str) -> None:
        self.edits.append(retold(self.text, element, value))

    def say(self, fact: Fact, value: str) -> None:
        """Give a fact another value."""
        self.retell(fact.element, f"{fact.before}{value}")

    def put_behind(self, element: Element, nodes: Iterable[Node]) -> None:
        self.edits.extend(after(self.text, element, node, self.style) for node in nodes)

    def put_first(self, element: Element, nodes: Iterable[Node]) -> None:
        self.edits.extend(first_in(self.text, element, node, self.style) for node in nodes)

    def within(self, element: Element) -> "Desk":
        """A desk for an element of the entry, with the edits that are in it."""
        inside = [edit for edit in self.edits if element.start < edit.start and edit.end < element.end]
        return Desk(self.text, self.style, self.note, inside)

    def exchange(self, facts: Sequence[Fact], said: Sequence[str], key: str, put: list[Node]) -> None:
        """Make some facts say other texts: those that stay stay, others are reused or taken away, new ones are put."""
        missing = list(said)
        spare = []
        for fact in facts:
            if fact.value in missing:
                missing.remove(fact.value)
            else:
                spare.append(fact)
        for fact in spare:
            if missing and fact.key != "match":
                self.say(fact, missing.pop(0))
            else:
                self.remove(fact.holder)
        put.extend(self.note(key, value) for value in missing)

    def place(self, slots: Sequence[Element], texts: Sequence[str], last: Element) -> None:
        """Put texts where some elements are: more of them behind the last one, fewer leave places empty."""
        for slot, text in zip(slots, texts, strict=False):
            if self.text[slot.start : slot.end] != text:
                self.edits.append(Edit(slot.start, slot.end, text))
        for slot in slots[len(texts) :]:
            self.remove(slot)
        margin = f"{self.style.end}{margin_of(self.text, last)}"
        self.edits.extend(Edit(last.end, last.end, f"{margin}{text}") for text in texts[len(slots) :])


def style_in(text: str, entry: Element) -> Style:
    """How an entry is laid out."""
    inner = entry.elements
    return style_of(text, entry, inner[0]) if inner else Style()


def under(facts: Sequence[Fact], key: str) -> list[Fact]:
    return [fact for fact in facts if fact.key == key]


def given_for(section: Section, entry: Entry, new: Concept) -> list[Term] | None:
    """The terms of a concept for a section; None for a language that no glossary keeps, where it says none of such."""
    lang = section.lang
    if not is_kept(lang) and all(is_kept(term.lang) for term in new.terms):
        return None
    given = [term for term in new.terms if term.lang == lang and term.text]
    same = [each for each in entry.sections if each.lang == lang]
    return _share_of(section, same, given, same[-1] is section) if len(same) > 1 else given


def _share_of(section: Section, sections: Sequence[Section], terms: Sequence[Term], last: bool) -> list[Term]:
    """The terms that belong to one of several sections of a language: those it has, and in the last all new ones."""
    own = [naming.term.text for naming in section.namings]
    others = [naming.term.text for each in sections if each is not section for naming in each.namings]
    return [term for term in terms if term.text in own or (last and term.text not in others)]


def explicit(
    olds: Sequence[Naming | None], terms: Sequence[Term], stated: Callable[[Sequence[Fact]], str]
) -> list[bool]:
    """For each term whether its status has to be written, so that reading gives the statuses that are wanted."""
    pairs = list(zip(olds, terms, strict=True))
    wanted = [term.status for term in terms]
    if resolved([stated(old.facts) if old else term.status for old, term in pairs]) == wanted:
        return [False] * len(terms)
    says = [old is None or old.term.status != term.status for old, term in pairs]
    told = [
        term.status if write or old is None else stated(old.facts)
        for write, (old, term) in zip(says, pairs, strict=True)
    ]
    return says if resolved(told) == wanted else [True] * len(terms)


def says_the_same(old: Concept, new: Concept) -> bool:
    """Whether two concepts say the same of everything that a file can hold, whatever the order of their languages."""
    fields = ("kind", "note", "source", "parent", "roles", "known", "scope", "definition", "no_match")
    if any(getattr(old, name) != getattr(new, name) for name in fields) or set(old.match) != set(new.match):
        return False
    langs = {term.lang for concept in (old, new) for term in concept.terms if term.text}
    if not any(not is_kept(term.lang) for term in new.terms):
        langs = {lang for lang in langs if is_kept(lang)}
    return all(_of(old, lang) == _of(new, lang) for lang in langs)


def _of(concept: Concept, lang: str) -> list[Term]:
    return [term for term in concept.terms if term.lang == lang and term.text]
