"""Merging two versions of a glossary file that come from one: by entry and by field, lists item by item.

Sides clash only where both changed one field of one entry, and differently. What clashes stands between the markers
that git uses; everything else is merged. Comments of both sides stay, and what neither side changed stays to the byte.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from ..errors import GlossaryError, Problem
from ..model import Concept
from .blocks import LINE, split
from .comparing import renames
from .reading import read_entries
from .threeway import Clash, Part, interleaved, joined, reordered, woven
from .uniting import Entry, side_of, united

OURS, THEIRS = "ours", "theirs"
_BREAKS = "\r\x85\u2028\u2029"
"""What YAML takes for the end of a line, besides the line feed."""
_CLASH = re.compile(rb"(?ms)^<{7,} .*?^>{7,} .*?$\n?")


class Merged(NamedTuple):
    """A merged file, and where its sides clash: the lines of the opening markers, and what each is about.

    `notes` say what is no clash and needs a look all the same.
    """

    content: bytes
    clashes: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


def merge(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge two versions of a glossary file. `base` is what both come from, empty where there was no file.

    Raises GlossaryError where one of the three is no sound glossary file, or not one that can be taken apart by lines.
    """
    files = [_read_base(base), _read(ours, OURS), _read(theirs, THEIRS)]
    parts = _parts(*files)
    text, clashes = _laid_out(parts)
    concepts = [sound(side_of(parts, side), "the merged file") for side in range(2 if clashes else 1)]
    return Merged(_written(text, *files), tuple(clashes), tuple(_gone(concepts[0], files)))


class _File(NamedTuple):
    """A file taken apart: its texts with LF, and whether it has a byte order mark, CRLF, and a line end at its end."""

    head: str
    entries: dict[str, Entry]
    tail: str
    marked: bool
    crlf: bool
    ended: bool


def _read_base(content: bytes) -> _File:
    """What both sides come from. Where git made it of two such files that clash, it is what these agree on."""
    try:
        return _read(content, "base")
    except GlossaryError:
        agreed = _CLASH.sub(b"", content)
        if agreed == content:
            raise
        return _read(agreed, "base")


def _read(content: bytes, name: str) -> _File:
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf8")
    except UnicodeDecodeError as error:
        raise GlossaryError(Problem(name, content.count(b"\n", 0, error.start) + 1, "not UTF-8")) from None
    crlf = "\r\n" in text and text.count("\n") == text.count("\r\n")
    text = text.replace("\r\n", "\n") if crlf else text
    ended = text.endswith("\n") or not text
    text = text if ended else text + "\n"
    if any(char in text.replace("\r\n", "\n") for char in _BREAKS):
        raise GlossaryError(Problem(name, 0, "it has line ends other than LF and CRLF"))
    sheet, concepts = split(text), sound(text, name)
    if [block.id for block in sheet.blocks] != [concept.id for concept in concepts]:
        raise GlossaryError(Problem(name, 0, "its entries do not begin each on a line of its own"))
    entries = {each.id: Entry(block, each) for block, each in zip(sheet.blocks, concepts, strict=True)}
    return _File(sheet.head, entries, sheet.tail, content.startswith(codecs.BOM_UTF8), crlf, ended)


def sound(text: str, name: str) -> list[Concept]:
    """The entries of a text. Raises GlossaryError with its faults."""
    problems: list[Problem] = []
    found = read_entries(text, name, problems)
    if problems:
        raise GlossaryError(*problems)
    return [entry.concept for entry in found if entry.concept]


def _parts(base: _File, ours: _File, theirs: _File) -> list[Part]:
    """The merged file in parts, in the order of its text."""
    head = joined("the comments at the top", *(LINE.findall(file.head) for file in (base, ours, theirs)))
    tail = woven(*(LINE.findall(file.tail) for file in (base, ours, theirs)))
    sides = base.entries, *_followed(base.entries, ours.entries, theirs.entries)
    made = {key: united(*(side.get(key) for side in sides)) for key in dict.fromkeys(chain(*sides))}
    order = [key for key in _order(*sides) if "".join(map("".join, made[key]))]
    firsts = {next(iter(side), "") for side in sides}
    gap = _spaced(sides[1]) or _spaced(sides[2])
    parts: list[Part] = [*head]
    for at, key in enumerate(order):
        first, *more = made[key]
        if isinstance(first, str):
            wanted = gap and key in firsts and at and not first.startswith("\n")
            first = first.lstrip("\n") if not at else "\n" + first if wanted else first
        parts += [first, *more]
    return [*parts, *tail]


def _followed(
    base: Mapping[str, Entry], ours: Mapping[str, Entry], theirs: Mapping[str, Entry]
) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """The entries of both sides by the ids of the base, where one was renamed and its new id is nothing else."""
    old, *new = ({key: entry.concept for key, entry in side.items()} for side in (base, ours, theirs))
    o, t = (renames(old, side) for side in new)
    mine = {o[key] if key in o and (key not in theirs or t.get(key) == o[key]) else key: ours[key] for key in ours}
    others = {t[key] if key in t and (key not in ours or o.get(key) == t[key]) else key: theirs[key] for key in theirs}
    return mine, others


def _order(base: Mapping[str, Entry], ours: Mapping[str, Entry], theirs: Mapping[str, Entry]) -> list[str]:
    """The entries in the order that they are to have: by id where the side to follow has it so."""
    first, second = (theirs, ours) if reordered(list(base), list(ours), list(theirs)) else (ours, theirs)
    order = interleaved(list(first), second)
    ids = [entry.concept.id for entry in first.values()]
    return sorted(order, key=lambda key: _id(base, ours, theirs, key)) if ids == sorted(ids) else order


def _id(base: Mapping[str, Entry], ours: Mapping[str, Entry], theirs: Mapping[str, Entry], key: str) -> str:
    """The id that an entry is to have: the new one, where a side renamed it."""
    ids = [side[key].concept.id for side in (ours, theirs, base) if key in side]
    return next((each for each in ids if each != key), key)


def _spaced(entries: Mapping[str, Entry]) -> bool:
    """Whether blank lines part the entries of a file."""
    blank = [entry.block.above.startswith("\n") for entry in list(entries.values())[1:]]
    return sum(blank) * 2 > len(blank)


def _laid_out(parts: Sequence[Part]) -> tuple[str, list[tuple[int, str]]]:
    """The text of some parts, with the markers of git where sides clash, and where these begin."""
    line = 1
    texts: list[str] = []
    clashes = []
    for part in parts:
        if isinstance(part, Clash):
            clashes.append((line, part.about))
            part = f"<<<<<<< {OURS}\n{part.ours}=======\n{part.theirs}>>>>>>> {THEIRS}\n"
        texts.append(part)
        line += part.count("\n")
    return "".join(texts), clashes


def _written(text: str, base: _File, ours: _File, theirs: _File) -> bytes:
    """The bytes of a merged text: mark, line ends and the end of the file as the side has them that changed them."""

    def kept(name: str) -> bool:
        b, o, t = (bool(getattr(file, name)) for file in (base, ours, theirs))
        return t if o == b else o

    if not kept("ended") and not text.endswith(f">>>>>>> {THEIRS}\n"):
        text = text.removesuffix("\n")
    text = text.replace("\n", "\r\n") if kept("crlf") else text
    return (codecs.BOM_UTF8 if kept("marked") else b"") + text.encode("utf8")


def _gone(concepts: Sequence[Concept], files: Sequence[_File]) -> Iterator[str]:
    """The entries that name one that the other side has taken out or renamed."""
    left = {concept.id for concept in concepts}
    gone = {key for file in files for key in file.entries} - left
    for concept in concepts if gone else ():
        for name in (concept.parent, *(part for office in concept.roles for part in office[:2])):
            if name in gone:
                yield f'entry "{concept.id}" names "{name}", which the other side has taken out or renamed'
