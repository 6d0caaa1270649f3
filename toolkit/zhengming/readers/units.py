"""What XLIFF and TMX share: the prose of an element without the codes in it, and the pairs that units state."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengming.errors import Problem, Unreadable
from zhengming.markup import Chars, Element, Unsound, elements
from zhengming.model import Document, Lang, Pair, Passage, Remark, Segment, Span
from zhengming.readers.composing import PLACEHOLDER, Page, Piece, block_of, compose, tongue
from zhengming.readers.remarks import SIGN, in_comments

CODES = frozenset(("bpt", "ept", "it", "ut", "sub", "bx", "ex", "sc", "ec", "sm", "em"))
"""Elements that are codes of another format around the prose, with whatever is in them."""
PLACEHOLDERS = frozenset(("x", "ph", "cp"))
"""Elements that stand for something in the prose which is none: a picture, a variable."""
_LINE_BREAKS = frozenset(("lb", "x-br", "br"))


class Stated(NamedTuple):
    """What one unit says in two languages, each a list of pieces."""

    source: Sequence[Piece]
    target: Sequence[Piece]
    langs: tuple[Lang, Lang]


def units_of(page: Page, names: Collection[str]) -> Iterator[Element]:
    """The units of a page by the names of their elements, and last the root. Raises Unreadable."""
    try:
        yield from elements(page.text, names)
    except Unsound as fault:
        raise Unreadable(Problem(page.path, fault.line, fault.message)) from None


def prose(element: Element) -> Iterator[Piece]:
    """The pieces of prose in an element, without the codes in it."""
    for part in element.parts:
        if isinstance(part, Chars):
            yield Piece(part.text, part.start, part.end)
        elif part.name in PLACEHOLDERS:
            broken = part.get("ctype") in _LINE_BREAKS or part.get("subType") == "xlf:lb"
            yield Piece("\n" if broken else PLACEHOLDER, part.start, part.end)
        elif part.name not in CODES:
            yield from prose(part)


def without(pieces: Iterable[Piece], pattern: re.Pattern[str]) -> Iterator[Piece]:
    """Some pieces without what a pattern finds in their text, also where it goes over several."""
    given = list(pieces)
    gone = {at for found in pattern.finditer("".join(piece.text for piece in given)) for at in range(*found.span())}
    at = 0
    for piece in given:
        kept = [n for n in range(len(piece.text)) if at + n not in gone]
        at += len(piece.text)
        if len(kept) == len(piece.text):
            yield piece
        elif len(piece.text) == piece.end - piece.start:
            yield from (Piece(piece.text[n], piece.start + n, piece.start + n + 1) for n in kept)


def pairs_of(stated: Iterable[Stated], page: Page) -> Iterator[Pair]:
    """The pairs of the units that have prose in both languages."""
    made: dict[tuple[int, int], Segment | None] = {}
    for unit in stated:
        source, target = (
            _segment(pieces, page, lang, made)
            for pieces, lang in zip((unit.source, unit.target), unit.langs, strict=True)
        )
        if source and target:
            zh, en = (source, target) if unit.langs[0] == "zh" else (target, source)
            yield Pair((_whole(zh),), (_whole(en),))


def _segment(
    pieces: Sequence[Piece], page: Page, lang: Lang, made: dict[tuple[int, int], Segment | None]
) -> Segment | None:
    """The segment of some pieces, one and the same for the same place."""
    if not pieces:
        return None
    place = (pieces[0].start, pieces[-1].end)
    if place not in made:
        block = block_of(pieces, page)
        made[place] = compose(block, lang, page.path) if block else None
    return made[place]


def _whole(segment: Segment) -> Passage:
    return Passage(segment, Span(0, len(segment.text)))


def document_of(page: Page, pairs: Sequence[Pair], lang: Lang, tag: str, remarks: Iterable[Remark] = ()) -> Document:
    """The document that pairs make; `lang` and `tag` are the language that it is translated into."""
    segments = dict.fromkeys(passage.segment for pair in pairs for passage in (*pair.en, *pair.zh))
    said = [*in_comments(page, 0, len(page.text)), *remarks] if SIGN in page.text else []
    meta = {"lang": tag} if tag else {}
    return Document(page.path, lang, tuple(segments), True, tuple(pairs), meta, tuple(said))


def neither(tags: Iterable[str]) -> str:
    """What to say of a file in other languages."""
    found = ", ".join(f'"{tag}"' for tag in dict.fromkeys(tags)) or "no language"
    return f'is in {found}; what is checked is Chinese against English; "exclude" in the settings leaves files out'


def both(one: str, other: str) -> tuple[Lang, Lang] | None:
    """The languages of two tags, where one is Chinese and the other English."""
    first, second = tongue(one), tongue(other)
    return (first, second) if first and second and first != second else None
