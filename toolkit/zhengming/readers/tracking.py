"""Word files with tracked changes: the old words struck out, the new ones inserted, for an author to accept.

Only the bytes of the words themselves are touched: a change is spliced into the part as it stands, and every other part
keeps its bytes. What is not plain text of a run in the body (notes, margins, text boxes, what is tracked already) is
left alone. ECMA-376 Part 1, clause 17.13.5.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from zhengming.model import Edit
from zhengming.package import package_of, repacked
from zhengming.readers.docx import Glyph, body_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_AUTHOR = b"zhengming"
_NOT_INSIDE = ("ins", "del", "moveTo", "moveFrom", "ruby", "txbxContent", "Fallback")
_CHARACTER = re.compile(r"&[^;]+;|\r\n|.", re.S)
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding=[\"']([^\"']+)")


@dataclass(slots=True)
class Place:
    """Where an element stands in the bytes of a part: its start tag, its content, its end tag, the end of that."""

    start: int
    content: int = -1
    close: int = -1
    end: int = -1


class Splice(NamedTuple):
    """Bytes to put in place of others."""

    start: int
    end: int
    data: bytes


def tracked(data: bytes, path: str, edits: Sequence[Edit]) -> tuple[bytes, list[Edit]]:
    """The bytes of a Word file with these edits as tracked changes, and the edits that were made. Raises Unreadable."""
    package = package_of(data, path)
    root, paragraphs = body_of(package)
    raw = package.raw(package.main)
    if root is None or not _is_utf8(raw):
        return data, []
    part = Part(root, raw)
    made = []
    for edit in edits:
        place = edit.segment.place(edit.span)
        glyphs = paragraphs.get(place.line, [])
        pieces = list(_pieces(glyphs, place.column - 1, place.end_column - 1))
        old = "".join(glyph.text[start:end] for glyph, start, end in pieces)
        exact = bool(pieces) and old == edit.segment.text[edit.span.start : edit.span.end]
        if exact and all(part.can_change(glyph) for glyph, _, _ in pieces):
            part.change(pieces, edit.text)
            made.append(edit)
    return (repacked(package, {package.main: part.spliced()}), made) if made else (data, [])


def _pieces(glyphs: Sequence[Glyph], start: int, end: int) -> Iterator[tuple[Glyph, int, int]]:
    """The glyphs that a stretch of a paragraph touches, each with its own stretch."""
    at = 0
    for glyph in glyphs:
        size = len(glyph.text)
        if at < end and start < at + size:
            yield glyph, max(start - at, 0), min(end - at, size)
        at += size


class Part:
    """The bytes of a part, where its elements stand in them, and what is to be spliced in."""

    def __init__(self, root: "_Element", raw: bytes) -> None:
        self._raw = raw
        places = _places(raw)
        self._places = dict(zip(root.iter("*"), places, strict=True))
        self._splices: dict[tuple[int, int], Splice] = {}
        self._next = max(map(int, re.findall(rb'\bid="(\d{1,9})"', raw)), default=0) + 1

    def can_change(self, glyph: Glyph) -> bool:
        """Whether a glyph is plain text of a run, each of whose characters is found in the bytes."""
        element, run = glyph.element, glyph.element.getparent()
        if _name(element) != "t" or run is None or _name(run) != "r":
            return False
        if any(_name(above) in _NOT_INSIDE for above in element.iterancestors()):
            return False
        return len(self._characters(element)) == len(glyph.text)

    def change(self, pieces: "Sequence[tuple[Glyph, int, int]]", new: str) -> None:
        """Strike the pieces out, and put the new text behind the last."""
        for number, (glyph, start, end) in enumerate(pieces):
            text = new if number == len(pieces) - 1 else ""
            self._change_one(glyph.element, start, end, text)

    def _change_one(self, element: "_Element", start: int, end: int, new: str) -> None:
        place = self._places[element]
        sizes = [len(char.encode()) for char in self._characters(element)]
        first, last = place.content + sum(sizes[:start]), place.content + sum(sizes[:end])
        run = element.getparent()
        prefix = self._prefix(element)
        properties = self._properties(run)
        head = self._raw[self._places[run].start : self._places[run].content]  # type: ignore[index]
        text = b'<%st xml:space="preserve">' % prefix
        inner = b"<%sr>%s" % (prefix, properties)
        struck = inner + b'<%sdelText xml:space="preserve">%s</%sdelText></%sr>' % (
            prefix, self._raw[first:last], prefix, prefix,
        )  # fmt: skip
        parts = [b"</%st></%sr>" % (prefix, prefix), self._mark(b"del", prefix, struck)]
        if new:
            parts.append(self._mark(b"ins", prefix, inner + text + new.encode() + b"</%st></%sr>" % (prefix, prefix)))
        self._put(Splice(first, last, b"".join((*parts, head, properties, text))))
        tag = self._raw[place.start : place.content]
        if b"xml:space" not in tag:
            self._put(Splice(place.content - 1, place.content - 1, b' xml:space="preserve"'))

    def _mark(self, kind: bytes, prefix: bytes, content: bytes) -> bytes:
        number, self._next = self._next, self._next + 1
        head = b'<%s%s %sid="%d" %sauthor="%s">' % (prefix, kind, prefix, number, prefix, _AUTHOR)
        return head + content + b"</%s%s>" % (prefix, kind)

    def _put(self, splice: Splice) -> None:
        self._splices[splice.start, splice.end] = splice

    def _prefix(self, element: "_Element") -> bytes:
        found = re.match(rb"<([^\s:>/]+:)?", self._raw[self._places[element].start :][:80])
        return found[1] or b"" if found else b""

    def _properties(self, run: "_Element | None") -> bytes:
        for child in run if run is not None else ():
            if _name(child) == "rPr":
                return self._raw[self._places[child].start : self._places[child].end]
        return b""

    def _characters(self, element: "_Element") -> list[str]:
        place = self._places[element]
        return _CHARACTER.findall(self._raw[place.content : place.close].decode())

    def spliced(self) -> bytes:
        """The bytes with everything spliced in."""
        raw = self._raw
        for splice in sorted(self._splices.values(), reverse=True):
            raw = raw[: splice.start] + splice.data + raw[splice.end :]
        return raw


def _is_utf8(raw: bytes) -> bool:
    stated = _ENCODING.match(raw.removeprefix(b"\xef\xbb\xbf"))
    return b"\0" not in raw[:4] and (not stated or stated[1].lower() in (b"utf-8", b"us-ascii"))


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _places(raw: bytes) -> list[Place]:
    """Where the elements of a part stand, in the order of their start tags."""
    from xml.parsers.expat import ParserCreate

    parser = ParserCreate()
    found: list[Place] = []
    open_places: list[Place] = []

    def reached() -> None:
        if open_places and open_places[-1].content < 0:
            open_places[-1].content = parser.CurrentByteIndex

    def start(name: str, attributes: dict[str, str]) -> None:
        reached()
        open_places.append(Place(parser.CurrentByteIndex))
        found.append(open_places[-1])

    def end(name: str) -> None:
        place = open_places[-1]
        if place.content < 0 and raw[parser.CurrentByteIndex : parser.CurrentByteIndex + 2] != b"</":
            place.content = place.close = place.end = raw.index(b">", place.start) + 1
        else:
            reached()
            place.close = parser.CurrentByteIndex
            place.end = raw.index(b">", place.close) + 1
        open_places.pop()

    def other(*_: object) -> None:
        reached()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = parser.CommentHandler = parser.ProcessingInstructionHandler = other
    parser.StartCdataSectionHandler = other
    parser.Parse(raw, True)
    return found
