"""Uniting two versions of one entry that come from one: field by field, with the comments of both."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import Problem
from ..model import Concept
from . import items
from .blocks import LINE, Block, Chunk, comment_in
from .editing import replaced
from .entries import FIELDS, TEXTS
from .items import Both
from .reading import read_entries
from .rendering import block, listed, rendered
from .threeway import Clash, Part, interleaved, reordered, woven


class Entry(NamedTuple):
    """An entry as text and as what it says."""

    block: Block
    concept: Concept

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def body(self) -> str:
        """The text without what stands above the entry."""
        return self.text[len(self.block.above) :]

    @property
    def indent(self) -> str:
        """What the lines of its fields begin with; empty where they cannot be told apart."""
        first = self.block.fields[0].lines if self.block.fields else ""
        return first[: len(first) - len(first.lstrip(" "))]

    def field(self, name: str) -> Chunk:
        return next((field for field in self.block.fields if field.name == name), Chunk(name, "", ""))


Write = Callable[[Chunk, Concept, Concept, str, str], Chunk]
"""Gives a field its new value: the field, the entry as it was and as it is to be, the indent, the line end."""


def united(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> list[Part]:
    """The entry with the edits of both sides; a side is None where it has no such entry."""
    b, o, t = (each.text if each else "" for each in (base, ours, theirs))
    if t in (b, o):
        return [o]
    if o == b:
        return [t]
    if not ours or not theirs:
        return _deleted(base, ours, theirs)
    if not base and _are_two(ours.concept, theirs.concept):
        return _whole(base, ours, theirs)
    ours, theirs, base = _by_lines(ours), _by_lines(theirs), base and _by_lines(base)
    if not ours.indent or ours.indent != theirs.indent:
        return _recast(base, ours, theirs)
    for write in (replaced, _plainly):
        parts, meant = _by_field(base, ours, theirs, write)
        if parts and all(_says(parts, side, values) for side, values in enumerate(meant)):
            return parts
    return _whole(base, ours, theirs)


def _are_two(one: Concept, two: Concept) -> bool:
    """Whether two new entries of one id are of two things: zhao-yiming for 赵一鸣, and for 赵一明."""
    texts = [{term.text for term in each.rendered("zh")} for each in (one, two)]
    return bool(texts[0] and texts[1]) and not texts[0] & texts[1]


def _by_lines(entry: Entry) -> Entry:
    """The entry; as one whole where its fields cannot be told by lines."""
    names, whole = [field.name for field in entry.block.fields], entry.block
    if rendered(entry.concept).keys() <= set(names) <= set(FIELDS) and len(set(names)) == len(names):
        return entry
    return entry._replace(block=Block(whole.id, whole.above, entry.body))


def side_of(parts: Iterable[Part], side: int) -> str:
    """The text with one side, 0 for ours and 1 for theirs, where they clash."""
    return "".join(part if isinstance(part, str) else part[side] for part in parts)


def comments(text: str) -> list[str]:
    """The comments of some lines, each from its # on."""
    return [comment for _, comment in _commented(text)]


def _commented(text: str) -> Iterator[tuple[str, str]]:
    """The lines that have a comment, each with it."""
    return ((line, comment) for line in LINE.findall(text) if (comment := comment_in(line)))


def _deleted(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> list[Part]:
    """An entry that one side has taken out; that holds where the other has changed nothing but its looks."""
    kept = ours or theirs
    assert base
    assert kept
    if _values(kept) == _values(base) and set(comments(kept.text)) <= set(comments(base.text)):
        return []
    sides = ("taken out in ours, changed in theirs", "changed in ours, taken out in theirs")
    texts = (ours.text if ours else "", theirs.text if theirs else "")
    return [Clash(*texts, f'entry "{kept.concept.id}": {sides[bool(ours)]}')]


def _whole(base: Entry | None, ours: Entry, theirs: Entry) -> list[Part]:
    """The entry as each side has it, where it cannot be united by field."""
    names = [name for name in FIELDS if len(set(_of(name, base, ours, theirs))) == 3]
    about = f"{', '.join(names)} changed in both" if names else "changed in both, which does not go together"
    if ours.concept.id != theirs.concept.id and base:
        about = f'renamed "{ours.concept.id}" in ours, "{theirs.concept.id}" in theirs'
    key = (base or ours).concept.id
    return [_above(base, ours, theirs), Clash(ours.body, theirs.body, f'entry "{key}": {about}')]


def _recast(base: Entry | None, ours: Entry, theirs: Entry) -> list[Part]:
    """The entry in canonical form, for sides that do not have one layout."""
    made = ours.concept
    for name in FIELDS:
        winner = _winner(name, base, ours, theirs)
        if not winner or winner.ours is not winner.theirs:
            return _whole(base, ours, theirs)
        made = items.borrowed(made, name, winner.ours)
    heads = {each.concept.id for each in (ours, theirs)} - ({base.concept.id} if base else set())
    if len(heads) > 1:
        return _whole(base, ours, theirs)
    key, _, fields = block(made).partition("\n")
    key = f"{heads.pop()}:" if heads else key
    said = woven(*(comments(each.body) if each else [] for each in (base, ours, theirs)))
    parts: list[Part] = [_above(base, ours, theirs), f"{key}\n{_indented(said, '  ')}{fields}"]
    return parts if _says(parts, 0, rendered(made)) else _whole(base, ours, theirs)


def _values(entry: Entry) -> tuple[str, dict[str, str]]:
    return entry.concept.id, rendered(entry.concept)


def _of(name: str, *entries: Entry | None) -> list[str]:
    """What some entries have in a field."""
    return [rendered(entry.concept).get(name, "") if entry else "" for entry in entries]


def _winner(name: str, base: Entry | None, ours: Entry, theirs: Entry) -> Both | None:
    """The entries whose value of a field holds: one for both sides, or one each where they clash; None for a clash."""
    b, o, t = _of(name, base, ours, theirs)
    if t in (b, o):
        return Both(ours.concept, ours.concept)
    if o == b:
        return Both(theirs.concept, theirs.concept)
    if name in TEXTS or (b and not (o and t)):
        return None
    both = items.merged(name, base.concept if base else None, ours.concept, theirs.concept)
    return both if both and all(_says([block(each)], 0, rendered(each)) for each in both) else None


def _by_field(
    base: Entry | None, ours: Entry, theirs: Entry, write: Write
) -> tuple[list[Part], tuple[dict[str, str], ...]]:
    """The parts of the entry, and what each side of it is to say; no parts where both renamed it."""
    meant: tuple[dict[str, str], ...] = ({}, {})
    head = _head(base, ours, theirs)
    if not head:
        return [], meant
    parts: list[Part] = [_above(base, ours, theirs), head]
    for name in _order(base, ours, theirs):
        found, values = _field(name, base, ours, theirs, write)
        parts += found
        for side, value in zip(meant, values, strict=True):
            side.update({name: value} if value else {})
    below = woven(*(LINE.findall(each.block.below) if each else [] for each in (base, ours, theirs)))
    return [*parts, *below], meant


def _above(base: Entry | None, ours: Entry, theirs: Entry) -> str:
    return "".join(woven(*(LINE.findall(each.block.above) if each else [] for each in (base, ours, theirs))))


def _head(base: Entry | None, ours: Entry, theirs: Entry) -> str:
    """The line of the id, with what the other side says there below it."""
    b, o, t = (each.concept.id if each else "" for each in (base, ours, theirs))
    if len({b, o, t}) == 3:
        return ""
    first, second = (ours, theirs) if t in (b, o) else (theirs, ours)
    if o == t and base and ours.block.head == base.block.head:
        first, second = theirs, ours
    return first.block.head + _indented(_more(base, second, first, lambda each: each.block.head), ours.indent)


def _more(base: Entry | None, other: Entry, chosen: Entry, part: Callable[[Entry], str]) -> Iterator[str]:
    """The comments that one side has newly written in a part, and that are not in what is chosen."""
    there = {*comments(part(chosen)), *(comments(part(base)) if base else ())}
    return (comment for comment in comments(part(other)) if comment not in there)


def _indented(comments: Iterable[str], indent: str) -> str:
    return "".join(f"{indent}{comment}\n" for comment in comments)


def _order(base: Entry | None, ours: Entry, theirs: Entry) -> list[str]:
    """The names of the fields in the order that they are to have."""
    b, o, t = ([field.name for field in each.block.fields] if each else [] for each in (base, ours, theirs))
    first, second = (t, o) if reordered(b, o, t) else (o, t)
    order = interleaved(first, second)
    return sorted(order, key=FIELDS.index) if first == sorted(first, key=FIELDS.index) else order


def _field(
    name: str, base: Entry | None, ours: Entry, theirs: Entry, write: Write
) -> tuple[list[Part], tuple[str, str]]:
    """The comments above a field and its lines, and what it is to say on each side."""
    b, o, t = (each.field(name) if each else Chunk(name, "", "") for each in (base, ours, theirs))
    above = woven(*(LINE.findall(chunk.above) for chunk in (b, o, t)))
    winner = _winner(name, base, ours, theirs)
    if not winner:
        values = _of(name, ours, theirs)
        clash = Clash(o.lines, t.lines, _about(name, ours, ours.concept, theirs.concept))
        return [*above, clash], (values[0], values[1])
    lines: Part
    if winner.ours in (ours.concept, theirs.concept):
        unmoved = o.lines == b.lines and _of(name, ours) == _of(name, theirs)
        first, second = (t, o) if winner.ours is theirs.concept or unmoved else (o, t)
        lines, said = first.lines, first.lines
    else:
        first, second = _annotated(_listed(o, ours, winner.ours, write), b, t), t
        more = _listed(t, theirs, winner.theirs, write)
        above += LINE.findall(first.above[len(o.above) :])
        clash = Clash(first.lines, more.lines, _about(name, ours, *winner))
        lines, said = (first.lines,) * 2 if winner.ours is winner.theirs else (clash, first.lines + t.lines)
    there = {*comments(b.text), *comments("".join(above)), *comments(said)}
    lifted = _indented((comment for comment in comments(second.lines) if comment not in there), ours.indent)
    values = [rendered(each).get(name, "") for each in winner]
    return [*above, lifted, lines], (values[0], values[1])


def _listed(chunk: Chunk, entry: Entry, new: Concept, write: Write) -> Chunk:
    if rendered(new).get(chunk.name, "") == _of(chunk.name, entry)[0]:
        return chunk
    return write(chunk, entry.concept, new, entry.indent, "\n")


def _annotated(chunk: Chunk, base: Chunk, theirs: Chunk) -> Chunk:
    """A list of one item a line with what theirs newly says behind its items."""
    known = {*comments(base.text), *comments(chunk.text)}
    said = {line.rstrip().removesuffix(comment).strip(): comment for line, comment in _commented(theirs.lines)}
    lines = [(line, said.get(line.strip(), "")) for line in LINE.findall(chunk.lines)]
    new = (line if not comment or comment in known else f"{line.rstrip()}  {comment}\n" for line, comment in lines)
    return chunk._replace(lines="".join(new))


def _plainly(chunk: Chunk, old: Concept, new: Concept, indent: str, end: str) -> Chunk:
    """A field in canonical form, its comments above it."""
    value = rendered(new).get(chunk.name, "")
    lines = f"{indent}{chunk.name}: {value}{end}" if value else ""
    return Chunk(chunk.name, chunk.above + _indented(comments(chunk.lines), indent), lines)


def _about(name: str, entry: Entry, ours: Concept, theirs: Concept) -> str:
    """What a clash in a field is about: what only one side has."""
    sides = [listed(each, name) or [value for value in [rendered(each).get(name)] if value] for each in (ours, theirs)]
    only = [[item for item in side if item not in other] for side, other in (sides, sides[::-1])]
    o, t = only if any(only) else sides
    return f'entry "{entry.concept.id}", {name}: {_quoted(o)} in ours, {_quoted(t)} in theirs'


def _quoted(values: Sequence[str]) -> str:
    return ", ".join(f'"{value}"' for value in values) or "taken out"


def _says(parts: Sequence[Part], side: int, values: dict[str, str]) -> bool:
    """Whether the text of one side is one sound entry, and says in each field what it is meant to."""
    problems: list[Problem] = []
    found = read_entries(side_of(parts, side), "", problems)
    concepts = [entry.concept for entry in found if entry.concept]
    return not problems and len(concepts) == 1 and rendered(concepts[0]) == values
