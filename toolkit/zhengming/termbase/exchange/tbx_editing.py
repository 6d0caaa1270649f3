"""A TBX file with some of its concepts changed: only what differs is written anew, all else stays to the byte."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from ...markup import Element
from ...model import Concept, Term
from . import tbx_building as building
from .tbx_building import Frame
from .tbx_reading import SECTIONS, TERMS, examples, meta_of, ours, stated
from .xml_desk import Desk, explicit, given_for, style_in, under
from .xml_editing import Edit, Node, applied, margin_of, rendered
from .xml_facts import Entry, Fact, Naming, Section
from .xml_matching import paired

_DEFINING = ("zm:definition", "definition")
_SOURCE = ("zm:source", "source", "xref")


def gone(entry: Entry, new: Concept) -> list[Element]:
    """The elements of an entry that a concept leaves no room for: terms that it lacks, and languages without terms."""
    found = []
    for section in entry.sections:
        namings = [naming for naming in section.namings if naming.term.text]
        given = given_for(section, entry, new)
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
    desk = Desk(text, style_in(text, entry.element), partial(building.note, frame), list(edits))
    if not any(term.text for term in new.terms):
        return desk.edits, ["an entry without a term"]
    if frame.dialect.version != "min":
        spared = gone(entry, new)
        facts = [f for f in entry.facts if not any(e.start <= f.element.start < e.end for e in spared)]
        _about(desk, frame, entry, facts, new)
    _languages(desk, frame, entry, new)
    return desk.edits, building.unsaid(frame, new)


def _about(desk: Desk, frame: Frame, entry: Entry, facts: Sequence[Fact], new: Concept) -> None:
    """Change what is said of the concept itself, by the facts that stay."""
    put: list[Node] = []
    _define(desk, frame, facts, new, put)
    if new.note != entry.concept.note:
        desk.exchange(under(facts, "note"), [new.note] if new.note else [], "", put)
    for key in _KEPT:
        said = [value for k, value in building.kept_in_notes(new) if k == key]
        found = [*under(facts, f"zm:{key}"), *(examples(facts, new.terms) if key == "match" else ())]
        if sorted(said) != sorted({fact.value for fact in found}):
            desk.exchange(found, said, key, put)
    before = list(takewhile(lambda each: each.name not in SECTIONS, entry.element.elements))
    if before:
        desk.put_behind(before[-1], put)
    else:
        desk.put_first(entry.element, put)


_KEPT = ("kind", "parent", "known", "scope", "role", "match", "no-match")


def _define(desk: Desk, frame: Frame, facts: Sequence[Fact], new: Concept, put: list[Node]) -> None:
    """Change the definition and its source, which may stand in one group."""
    definition = next((fact for key in _DEFINING for fact in facts if fact.key == key and fact.value), None)
    source = next((fact for key in _SOURCE for fact in facts if fact.key == key and fact.value), None)
    ends = definition is not None and not new.definition
    if definition and ends:
        desk.remove(definition.holder)
    elif definition and new.definition != definition.value:
        desk.say(definition, new.definition)
    goes_too = bool(source and definition and ends and source.element.above is definition.holder)
    if source and source.key != "xref" and not goes_too:
        if not new.source:
            desk.remove(source.holder)
        elif new.source != source.value:
            desk.say(source, new.source)
    told = source is not None and not goes_too and (source.key != "xref" or new.source == source.value)
    put.extend(building.defined(frame, "" if definition and not ends else new.definition, "" if told else new.source))


def _languages(desk: Desk, frame: Frame, entry: Entry, new: Concept) -> None:
    """Change the terms, section by section, and add the languages that are new."""
    for section in entry.sections:
        given = given_for(section, entry, new)
        if given is not None:
            _terms(desk, frame, section, given)
    there = {section.lang for section in entry.sections}
    langs = [lang for lang in dict.fromkeys(term.lang for term in new.terms if term.text) if lang not in there]
    nodes = [building.section(frame, lang, [t for t in new.terms if t.lang == lang and t.text]) for lang in langs]
    if nodes:
        desk.put_behind(entry.sections[-1].element, nodes)


def _terms(desk: Desk, frame: Frame, section: Section, terms: Sequence[Term]) -> None:
    """Change the terms of one section. Terms without a text stay as they are."""
    namings = [naming for naming in section.namings if naming.term.text]
    if [naming.term for naming in namings] == list(terms):
        return
    if not terms and len(namings) == len(section.namings):
        desk.remove(section.element)
        return
    olds = paired(namings, terms)
    says = explicit(olds, terms, stated)
    texts = [
        _renamed(desk, frame, naming, term, told) if naming else _added(desk, frame, section, term)
        for naming, term, told in zip(olds, terms, says, strict=True)
    ]
    last = next(each for each in reversed(section.element.elements) if each.name in TERMS)
    desk.place([naming.section for naming in namings], texts, last)


def _added(desk: Desk, frame: Frame, section: Section, term: Term) -> str:
    margin = margin_of(desk.text, section.namings[0].section) if section.namings else ""
    return rendered(building.naming(frame, term), margin, desk.style)


def _renamed(desk: Desk, frame: Frame, naming: Naming, term: Term, says_status: bool) -> str:
    """The section of a term after its change."""
    inner = desk.within(naming.section)
    old = naming.term
    if term.text != old.text:
        inner.retell(naming.word, term.text)
    close: list[Node] = []
    later: list[Node] = []
    if says_status and stated(naming.facts) != term.status:
        _status(inner, frame, naming.facts, term, close, later)
    if term.form != old.form:
        _form(inner, frame, naming.facts, term, close, later)
    for key, value, was in (("from", term.since, old.since), ("to", term.until, old.until)):
        if value != was:
            inner.exchange(under(naming.facts, f"zm:{key}"), [value] if value else [], key, later)
    if term.case != old.case:
        inner.exchange(under(naming.facts, "zm:case"), [term.case] if term.case != "any" else [], "case", later)
    group = naming.word.above or naming.section
    inner.put_behind(_last_close(group, naming.word, frame), close)
    inner.put_behind(naming.section.elements[-1], later)
    return applied(desk.text, inner.edits, naming.section.start, naming.section.end)


def _last_close(group: Element, word: Element, frame: Frame) -> Element:
    """The last element that says something of the term directly, or the term."""
    close = [e for e in group.elements if e is word or meta_of(e, frame.dialect) in ("termNote", "termNoteGrp")]
    return close[-1]


def _status(desk: Desk, frame: Frame, facts: Sequence[Fact], term: Term, close: list[Node], later: list[Node]) -> None:
    """Say the status of a term: in the words of the dialect, and refused ones in a note too."""
    found = under(facts, "status")
    carried = frame.carries("administrativeStatus")
    word = building.status_word(frame, term.status, found[0].value if found else "")
    if found and ours("status", found[0].value) != ours("status", word):
        desk.say(found[0], word)
    elif not found and carried:
        close.append(building.fact(frame, "administrativeStatus", word))
    noted = not carried or (term.status == "refused" and ours("status", word) != "refused")
    desk.exchange(under(facts, "zm:status"), [term.status] if noted else [], "status", later)


def _form(desk: Desk, frame: Frame, facts: Sequence[Fact], term: Term, close: list[Node], later: list[Node]) -> None:
    """Say the form of a term."""
    found = under(facts, "form")
    if found:
        desk.say(found[0], building.form_word(term.form))
    elif frame.carries("termType") and term.form != "full":
        close.append(building.fact(frame, "termType", building.form_word(term.form)))
    noted = term.form != "full" and not found and not frame.carries("termType")
    desk.exchange(under(facts, "zm:form"), [term.form] if noted else [], "form", later)


def without_target(text: str, element: Element) -> Edit:
    """The edit that leaves a reference without the target that it had."""
    found = re.compile(r"""\s+target\s*=\s*(?:"[^"]*"|'[^']*')""").search(text, element.start, element.inner)
    return Edit(*found.span(), "") if found else Edit(element.start, element.start, "")
