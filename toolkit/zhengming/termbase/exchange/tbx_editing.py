"""A TBX file with some of its concepts changed: only what differs is written anew, all else stays to the byte."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...markup import Element
from ...model import Concept, Term
from . import tbx_building as building
from .tbx_building import Frame
from .tbx_matching import paired
from .tbx_reading import TERMS, Entry, Fact, Naming, Section, examples, is_kept, meta_of, ours, resolved, stated
from .xml_editing import Edit, Node, Style, after, applied, first_in, margin_of, rendered, retold, style_of, without

_DEFINING = ("zm:definition", "definition")
_SOURCE = ("zm:source", "source", "xref")


@dataclass(slots=True)
class Desk:
    """What an entry is changed on: the text of the file, what is written for, and the edits so far."""

    text: str
    frame: Frame
    style: Style
    edits: list[Edit] = field(default_factory=list)

    def remove(self, element: Element) -> None:
        self.edits.append(without(self.text, element))

    def retell(self, element: Element, value: str) -> None:
        self.edits.append(retold(self.text, element, value))

    def put_behind(self, element: Element, nodes: Iterable[Node]) -> None:
        self.edits.extend(after(self.text, element, node, self.style) for node in nodes)

    def put_first(self, element: Element, nodes: Iterable[Node]) -> None:
        self.edits.extend(first_in(self.text, element, node, self.style) for node in nodes)


def desk_for(text: str, frame: Frame, entry: Element) -> Desk:
    """The desk for an entry, with the style that it has."""
    inner = entry.elements
    return Desk(text, frame, style_of(text, entry, inner[0]) if inner else Style())


def gone(entry: Entry, new: Concept) -> list[Element]:
    """The elements of an entry that a concept leaves no room for: terms that it lacks, and languages without terms."""
    found = []
    for section in entry.sections:
        namings = [naming for naming in section.namings if naming.term.text]
        given = _given(section, entry, new)
        if given is None:
            continue
        if not given and len(namings) == len(section.namings):
            found.append(section.element)
        kept = paired(namings, given)
        found.extend(naming.section for naming in namings if not any(naming is each for each in kept))
    return found


def changed(
    text: str, frame: Frame, entry: Entry, new: Concept, edits: Sequence[Edit] = ()
) -> tuple[list[Edit], list[str]]:
    """The edits that make an entry say what a concept says, after some others, and in words what it cannot."""
    desk = desk_for(text, frame, entry.element)
    desk.edits.extend(edits)
    if not any(term.text for term in new.terms):
        return desk.edits, ["an entry without a term"]
    if frame.dialect.version != "min":
        spared = gone(entry, new)
        facts = [f for f in entry.facts if not any(e.start <= f.element.start < e.end for e in spared)]
        _about(desk, entry, facts, new)
    _languages(desk, entry, new)
    return desk.edits, building.unsaid(frame, new)


def _about(desk: Desk, entry: Entry, facts: Sequence[Fact], new: Concept) -> None:
    """Change what is said of the concept itself, by the facts that stay."""
    put: list[Node] = []
    _define(desk, facts, new, put)
    if new.note != entry.concept.note:
        _exchange(desk, _under(facts, "note"), [new.note] if new.note else [], "", put)
    for key in _KEPT:
        said = [value for k, value in building.kept_in_notes(new) if k == key]
        found = [*_under(facts, f"zm:{key}"), *(examples(facts, new.terms) if key == "match" else ())]
        if sorted(said) != sorted({fact.value for fact in found}):
            _exchange(desk, found, said, key, put)
    before = [each for each in entry.element.elements if each.name not in ("langSec", "langSet")]
    if before:
        desk.put_behind(before[-1], put)
    else:
        desk.put_first(entry.element, put)


_KEPT = ("kind", "parent", "known", "scope", "role", "match", "no-match")


def _exchange(desk: Desk, facts: Sequence[Fact], said: Sequence[str], key: str, put: list[Node]) -> None:
    """Make some facts say other texts: those that stay stay, others are reused, taken away, or added."""
    missing = list(said)
    spare = []
    for fact in facts:
        if fact.value in missing:
            missing.remove(fact.value)
        else:
            spare.append(fact)
    for fact in spare:
        if missing and (not key or fact.key.startswith("zm:")):
            _say(desk, fact, missing.pop(0))
        else:
            desk.remove(fact.holder)
    put.extend(building.note(desk.frame, key, value) for value in missing)


def _say(desk: Desk, fact: Fact, value: str) -> None:
    """Give a fact another value."""
    in_note = fact.key.startswith("zm:") and fact.element.name == "note"
    desk.retell(fact.element, f"{fact.key}={value}" if in_note else value)


def _define(desk: Desk, facts: Sequence[Fact], new: Concept, put: list[Node]) -> None:
    """Change the definition and its source, which may stand in one group."""
    definition = next((fact for key in _DEFINING for fact in facts if fact.key == key and fact.value), None)
    source = next((fact for key in _SOURCE for fact in facts if fact.key == key and fact.value), None)
    ends = definition is not None and not new.definition
    if definition and ends:
        desk.remove(definition.holder)
    elif definition and new.definition != definition.value:
        _say(desk, definition, new.definition)
    goes_too = bool(source and definition and ends and source.element.above is definition.holder)
    if source and source.key != "xref" and not goes_too:
        if not new.source:
            desk.remove(source.holder)
        elif new.source != source.value:
            _say(desk, source, new.source)
    told = source is not None and not goes_too and (source.key != "xref" or new.source == source.value)
    put.extend(
        building.defined(desk.frame, "" if definition and not ends else new.definition, "" if told else new.source)
    )


def _languages(desk: Desk, entry: Entry, new: Concept) -> None:
    """Change the terms, section by section, and add the languages that are new."""
    for section in entry.sections:
        given = _given(section, entry, new)
        if given is not None:
            _terms(desk, section, given)
    there = {section.lang for section in entry.sections}
    langs = [lang for lang in dict.fromkeys(term.lang for term in new.terms if term.text) if lang not in there]
    nodes = [building.section(desk.frame, lang, [t for t in new.terms if t.lang == lang and t.text]) for lang in langs]
    if nodes:
        desk.put_behind(entry.sections[-1].element, nodes)


def _given(section: Section, entry: Entry, new: Concept) -> list[Term] | None:
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


def _terms(desk: Desk, section: Section, terms: Sequence[Term]) -> None:
    """Change the terms of one section. Terms without a text stay as they are."""
    namings = [naming for naming in section.namings if naming.term.text]
    if [naming.term for naming in namings] == list(terms):
        return
    if not terms and len(namings) == len(section.namings):
        desk.remove(section.element)
        return
    olds = paired(namings, terms)
    explicit = _explicit(olds, terms)
    texts = [
        _renamed(desk, naming, term, says) if naming else _added(desk, section, term)
        for naming, term, says in zip(olds, terms, explicit, strict=True)
    ]
    slots = [naming.section for naming in namings]
    for slot, text in zip(slots, texts, strict=False):
        if desk.text[slot.start : slot.end] != text:
            desk.edits.append(Edit(slot.start, slot.end, text))
    for slot in slots[len(texts) :]:
        desk.remove(slot)
    end = next(each for each in reversed(section.element.elements) if each.name in TERMS)
    margin = f"{desk.style.end}{margin_of(desk.text, end)}"
    desk.edits.extend(Edit(end.end, end.end, f"{margin}{text}") for text in texts[len(slots) :])


def _explicit(olds: Sequence[Naming | None], terms: Sequence[Term]) -> list[bool]:
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


def _added(desk: Desk, section: Section, term: Term) -> str:
    margin = margin_of(desk.text, section.namings[0].section) if section.namings else ""
    return rendered(building.naming(desk.frame, term), margin, desk.style)


def _renamed(desk: Desk, naming: Naming, term: Term, says_status: bool) -> str:
    """The section of a term after its change."""
    inner = Desk(desk.text, desk.frame, desk.style)
    inner.edits.extend(edit for edit in desk.edits if _within(edit, naming.section))
    old = naming.term
    if term.text != old.text:
        inner.retell(naming.word, term.text)
    close: list[Node] = []
    later: list[Node] = []
    if says_status and stated(naming.facts) != term.status:
        _status(inner, naming.facts, term, close, later)
    if term.form != old.form:
        _form(inner, naming.facts, term, close, later)
    for key, value, was in (("from", term.since, old.since), ("to", term.until, old.until)):
        if value != was:
            _exchange(inner, _under(naming.facts, f"zm:{key}"), [value] if value else [], key, later)
    if term.case != old.case:
        _exchange(inner, _under(naming.facts, "zm:case"), [term.case] if term.case != "any" else [], "case", later)
    group = naming.word.above or naming.section
    inner.put_behind(_last_close(group, naming.word, desk.frame), close)
    inner.put_behind(naming.section.elements[-1], later)
    return applied(desk.text, inner.edits, naming.section.start, naming.section.end)


def _within(edit: Edit, element: Element) -> bool:
    return element.start < edit.start and edit.end < element.end


def _under(facts: Sequence[Fact], key: str) -> list[Fact]:
    return [fact for fact in facts if fact.key == key]


def _last_close(group: Element, word: Element, frame: Frame) -> Element:
    """The last element that says something of the term directly, or the term."""
    close = [e for e in group.elements if e is word or meta_of(e, frame.dialect) in ("termNote", "termNoteGrp")]
    return close[-1]


def _status(desk: Desk, facts: Sequence[Fact], term: Term, close: list[Node], later: list[Node]) -> None:
    """Say the status of a term: in the words of the dialect, and refused ones in a note too."""
    found = _under(facts, "status")
    carried = desk.frame.carries("administrativeStatus")
    word = building.status_word(desk.frame, term.status, found[0].value if found else "")
    if found and ours("status", found[0].value) != ours("status", word):
        _say(desk, found[0], word)
    elif not found and carried:
        close.append(building.fact(desk.frame, "administrativeStatus", word))
    noted = not carried or (term.status == "refused" and ours("status", word) != "refused")
    _exchange(desk, _under(facts, "zm:status"), [term.status] if noted else [], "status", later)


def _form(desk: Desk, facts: Sequence[Fact], term: Term, close: list[Node], later: list[Node]) -> None:
    """Say the form of a term."""
    found = _under(facts, "form")
    if found:
        _say(desk, found[0], building.form_word(term.form))
    elif desk.frame.carries("termType") and term.form != "full":
        close.append(building.fact(desk.frame, "termType", building.form_word(term.form)))
    noted = term.form != "full" and not found and not desk.frame.carries("termType")
    _exchange(desk, _under(facts, "zm:form"), [term.form] if noted else [], "form", later)


def without_target(text: str, element: Element) -> Edit:
    """The edit that leaves a reference without the target that it had."""
    found = re.compile(r"""\s+target\s*=\s*(?:"[^"]*"|'[^']*')""").search(text, element.start, element.inner)
    return Edit(*found.span(), "") if found else Edit(element.start, element.start, "")


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
