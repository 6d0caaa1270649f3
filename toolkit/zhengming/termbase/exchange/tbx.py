"""TBX: the terms of ISO 30042, version 3 (Basic, Min, Core; styles dca and dct), version 2 (martif) and Min of 2013."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ...errors import Problem, Unreadable, UsageError
from ...markup import Element, Unsound, Written, decoded, elements
from ...model import Concept
from . import tbx_building as building
from .neutral import Format, Incoming, Outgoing, Write
from .tbx_building import Frame
from .tbx_editing import changed, without_target
from .tbx_editing import gone as lacking
from .tbx_reading import Losses, entry_of
from .tbx_rules import ENTRIES, Check, Dialect, dialect_of
from .xml_desk import says_the_same, style_in
from .xml_editing import Edit, applied, encoded, margin_of, rendered, without
from .xml_facts import Entry, is_kept
from .xml_matching import matched

MOST_FAULTS = 20
_NAME = re.compile(r"[^\W\d][\w.-]*")


def read(data: bytes, path: str) -> Incoming:
    """The concepts of a TBX file of any version. Raises Unreadable with each of its faults."""
    losses = Losses(path)
    concepts = []
    for dialect, entry in entries(_written(data, path), path):
        losses.note(entry, dialect)
        concepts.append(entry.concept)
    return Incoming(tuple(concepts), losses.problems())


def validate_basic(data: bytes, path: str = "") -> tuple[Problem, ...]:
    """What is wrong with a file by the rules of TBX-Basic v3 in style dca, as strictly as they are for writing."""
    try:
        text = decoded(data).text
        check: Check | None = None
        faults: list[tuple[int, str]] = []
        for element in elements(text, ENTRIES):
            check = check or Check(dialect_of(_root(element)), strict=True)
            if check.dialect.version != "v3" or (check.dialect.name, check.dialect.style) != ("TBX-Basic", "dca"):
                return (Problem(path, element.line, "is no TBX-Basic of version 3 in style dca"),)
            faults.extend(check.rest(element) if element.above is None else check.entry(element))
    except Unsound as fault:
        return (Problem(path, fault.line, fault.message),)
    return tuple(Problem(path, *fault) for fault in sorted(faults))


def _written(data: bytes, path: str) -> Written:
    try:
        return decoded(data)
    except Unsound as fault:
        raise Unreadable(Problem(path, fault.line, fault.message)) from None


def entries(written: Written, path: str) -> Iterator[tuple[Dialect, Entry]]:
    """The entries of a file, each checked; a file with a fault raises Unreadable before its end."""
    check: Check | None = None
    faults: list[tuple[int, str]] = []
    try:
        for element in elements(written.text, ENTRIES):
            check = check or _check(_root(element), path)
            found = check.rest(element) if element.above is None else check.entry(element)
            faults.extend(found)
            if not faults and element.above is not None:
                yield check.dialect, entry_of(element, check.dialect, path)
            if len(faults) > MOST_FAULTS:
                break
    except Unsound as fault:
        faults = [(fault.line, fault.message)]
    if faults:
        raise Unreadable(*(Problem(path, *fault) for fault in sorted(set(faults))[:MOST_FAULTS]))


def _check(root: Element, path: str) -> Check:
    dialect = dialect_of(root)
    if not dialect.version:
        message = f"<{root.tag}> is no root of TBX; allowed: <tbx> (version 3), <martif> (version 2), <TBX> (TBX-Min)"
        raise Unreadable(Problem(path, root.line, message))
    return Check(dialect)


def _root(element: Element) -> Element:
    while element.above is not None:
        element = element.above
    return element


def _fresh(dialect: Dialect) -> Write:
    """Writes a dialect: a new file, or the file that the concepts came from with what differs."""

    def write(concepts: Sequence[Concept], like: bytes) -> Outgoing:
        if not any(term.text for concept in concepts for term in concept.terms):
            raise UsageError("no concept with a term to write: a TBX file has at least one")
        return _changed(concepts, like) if like else _new(concepts, Frame(dialect))

    return write


def _new(concepts: Sequence[Concept], frame: Frame) -> Outgoing:
    taken: set[str] = set()
    told = [concept for concept in concepts if any(term.text for term in concept.terms)]
    nodes = [building.entry(frame, concept, _name(concept.id or "c", taken)) for concept in told]
    lost = tuple(_lost(concept, what) for concept in concepts for what in building.unsaid(frame, concept))
    source = next((term.lang for concept in concepts for term in concept.terms if term.lang.startswith("zh")), "zh")
    return Outgoing(building.whole(frame.dialect, nodes, source).encode(), lost)


def _name(wanted: str, taken: set[str]) -> str:
    """An id as XML allows it, which no other element has."""
    name = wanted if _NAME.fullmatch(wanted) else "_" + re.sub(r"[^\w.-]", "-", wanted)
    number = 1
    while name in taken:
        number += 1
        name = f"{name.rstrip('0123456789').rstrip('-') if number > 2 else name}-{number}"
    taken.add(name)
    return name


def _lost(concept: Concept, what: str) -> Problem:
    return Problem(concept.path, concept.line, f'entry "{concept.id}": {what} has no place in this format')


def _changed(concepts: Sequence[Concept], like: bytes) -> Outgoing:
    """The file with the concepts that differ written anew, those that are missing taken out, and new ones last."""
    path = "the file to write to"
    written = _written(like, path)
    found = list(entries(written, path))
    olds = [entry for _, entry in found]
    frame = _frame(found[0][0], written.text, _root(olds[0].element))
    numbers = matched([entry.concept for entry in olds], concepts)
    told = {number: concept for concept, number in zip(concepts, numbers, strict=True) if number >= 0}
    changes = {n: new for n, new in told.items() if not says_the_same(olds[n].concept, new)}
    out = [entry.element for number, entry in enumerate(olds) if number not in told and _is_ours(entry)]
    edits, lost = _edits(written.text, frame, olds, changes, out)
    new = [concept for concept, number in zip(concepts, numbers, strict=True) if number < 0]
    lost.extend(_lost(concept, what) for concept in new for what in building.unsaid(frame, concept))
    new = [concept for concept in new if any(term.text for term in concept.terms)]
    edits.extend(_appended(written.text, frame, olds, new))
    return Outgoing(encoded(applied(written.text, edits), written), tuple(lost))


def _edits(
    text: str, frame: Frame, olds: Sequence[Entry], changes: Mapping[int, Concept], out: Sequence[Element]
) -> tuple[list[Edit], list[Problem]]:
    """The edits of the entries that change or go, and of references in others to what goes with them."""
    edits = [without(text, element) for element in out]
    lost: list[Problem] = []
    gone = [*out, *(element for number, new in changes.items() for element in lacking(olds[number], new))]
    ids = {each.get("id") for element in gone for each in _all_in(element) if each.get("id")}
    for number, entry in enumerate(olds):
        loose = [each for each in _all_in(entry.element) if each.get("target") in ids] if ids else []
        cut = [without_target(text, element) for element in loose]
        if number in changes:
            made, missing = changed(text, frame, entry, changes[number], cut)
            lost.extend(_lost(changes[number], what) for what in missing)
            cut = made
        edits.extend(cut)
    return edits, lost


def _all_in(element: Element) -> Iterator[Element]:
    yield element
    for child in element.elements:
        yield from _all_in(child)


def _is_ours(entry: Entry) -> bool:
    """Whether an entry has a term that a glossary keeps, so that it is missing for a reason."""
    return any(term.text and is_kept(term.lang) for term in entry.concept.terms)


def _appended(text: str, frame: Frame, olds: Sequence[Entry], new: Sequence[Concept]) -> Iterator[Edit]:
    """The new entries behind the last one of the file."""
    last = olds[-1].element
    style = style_in(text, last)
    margin = margin_of(text, last)
    taken = set(re.findall(r"""\bid\s*=\s*["']([^"']*)["']""", text)) if new else set()
    for concept in new:
        node = building.entry(frame, concept, _name(concept.id or "new", taken))
        yield Edit(last.end, last.end, f"{style.end}{margin}{rendered(node, margin, style)}")


def _frame(dialect: Dialect, text: str, root: Element) -> Frame:
    """What new elements of a file are written as: with the prefixes that its root declares."""
    declared = re.findall(r"""\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""", text[root.start : root.inner])
    return Frame(dialect, root.prefix, tuple((space, prefix) for prefix, space in declared))


_SUFFIXES = (".tbx", ".tbxm", ".xml")
FORMATS = (
    Format("tbx", _SUFFIXES, "TBX-Basic, version 3 (ISO 30042:2019)", read, _fresh(building.BASIC)),
    Format("tbx-min", _SUFFIXES, "TBX-Min, version 3 (ISO 30042:2019)", read, _fresh(building.MIN)),
    Format("tbx2", _SUFFIXES, "TBX-Basic, version 2 (martif, ISO 30042:2008)", read, _fresh(building.MARTIF)),
    Format("tbx2-min", _SUFFIXES, "TBX-Min of 2013", read, _fresh(building.MIN_OF_2013)),
)
"""TBX in the four ways that it is written anew; each of them reads all of them."""
