"""From pieces of a file to segments: the one factory, which joins, trims, folds and keeps the way back.

A reader cuts a file's text into pieces and groups them into blocks; what the blocks are in is decided when the whole
document is there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zhengming import script
from zhengming.model import Document, Lang, Pair, Remark, Role, Run, Segment
from zhengming.places import line_column, line_starts

PLACEHOLDER = "\ufffc"
"""Stands in the prose for code and pictures, which are no prose but hold their place in the sentence."""

_BLANK = " \t\n\r\f\v"
_ATOM = re.compile(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+(?: [^ \t\n\r\f\v]+)*")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_POINTS = frozenset("‘’“”…、。〈〉《》「」『』【】〔〕〖〗！（）：；？，．－—～％")
_MARGIN = " \t\u3000\xa0\u200b\ufeff"


class Piece(NamedTuple):
    """A stretch of prose and the offsets in the file's text that it was read from.

    Where `len(text) == end - start` the characters are those of the file; otherwise it maps as a whole.
    """

    text: str
    start: int
    end: int


class Page(NamedTuple):
    """The decoded text of a file, its lines ending with LF, and the offset at which each begins."""

    path: str
    text: str
    starts: list[int]


class Block(NamedTuple):
    """A segment before its language is known."""

    text: str
    runs: tuple[Run, ...]
    role: Role = "body"
    label: str = ""
    anchor: str = ""
    level: int = 0
    lang: Lang | None = None


def page_of(path: str, text: str) -> Page:
    return Page(path, text, line_starts(text))


def decoded(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of HTML text, its character references resolved."""
    from html import unescape

    at = start
    for entity in _ENTITY.finditer(text, start, end):
        char = unescape(entity.group())
        if char == entity.group():
            continue
        if entity.start() > at:
            yield Piece(text[at : entity.start()], at, entity.start())
        yield Piece(char, *entity.span())
        at = entity.end()
    if at < end:
        yield Piece(text[at:end], at, end)


def block_of(pieces: Iterable[Piece], page: Page, **about: object) -> Block | None:
    """The block that pieces make, its white space collapsed, or None where there is no prose in them.

    `about` are the other fields of a Block.
    """
    atoms = _trimmed(_joined(pieces))
    text = "".join(atom.text for atom in atoms)
    if not text.strip(PLACEHOLDER + _BLANK):
        return None
    return Block(text, _runs(atoms, page), **about)  # type: ignore[arg-type]


def compose(block: Block, lang: Lang, path: str) -> Segment:
    """The segment of a block whose language is known."""
    folded, offsets = script.fold(block.text)
    return Segment(
        block.text, lang, path, block.runs, folded, offsets, block.role, block.label, block.anchor, block.level
    )


def segment_of(text: str, lang: Lang, path: str = "", line: int = 1) -> Segment:
    """A segment that is one whole line of a file."""
    return compose(Block(text, (Run(0, len(text), line, 1, len(text)),)), lang, path)


def document_of(
    path: str,
    blocks: Sequence[Block],
    lang: Lang | None,
    *,
    declared: str = "",
    stated: tuple[Pair, ...] = (),
    meta: Mapping[str, str] | None = None,
    remarks: Iterable[Remark] = (),
) -> Document:
    """The document that blocks make, and the language of each.

    `lang` is what the path says, `declared` the language tag that the file itself states; without either, the
    language is that of most of the text. Blocks of a document in both languages have each their own.
    """
    said = tongue(declared)
    if said == "en" and majority(blocks) == "zh":
        said = None  # a page template's declaration, left in place
    main = lang or said or majority(blocks)
    if lang is None and in_both(blocks):
        langs = _each(blocks, main)
    else:
        langs = [lang or block.lang or main for block in blocks]
    segments = tuple(compose(block, own, path) for block, own in zip(blocks, langs, strict=True))
    return Document(path, main, segments, bool(lang or said), stated, meta or {}, tuple(remarks))


def tongue(tag: str) -> Lang | None:
    """The language of a tag (zh-Hant, zh_CN, cmn, en-GB), or None where it is neither Chinese nor English."""
    first = re.split("[-_.@]", tag.strip().lower(), maxsplit=1)[0]
    if first in ("zh", "zho", "chi", "cmn", "chs", "cht"):
        return "zh"
    return "en" if first in ("en", "eng") else None


def majority(blocks: Sequence[Block]) -> Lang:
    """The language that most of the text is in."""
    texts, size = [], 0
    for block in blocks:
        texts.append(block.text)
        size += len(block.text)
        if size > 20_000:
            break
    return "zh" if script.han_share(" ".join(texts)) >= 0.4 else "en"


def in_both(blocks: Sequence[Block]) -> bool:
    """Whether each language has at least a fifth of the blocks that say something; many blocks are sampled."""
    blocks = blocks[:: len(blocks) // 500 + 1]
    langs = [block.lang or _language(block.text) for block in blocks if _speaks(block.text)]
    zh = langs.count("zh")
    return min(zh, len(langs) - zh) * 5 >= len(langs) > 0


def _speaks(text: str) -> bool:
    return len(text.split(None, 4)) > 3 or len(script.HAN_CHAR.findall(text[:80])) > 3


def _language(text: str) -> Lang:
    return "en" if text.isascii() or script.han_share(text) < 0.5 else "zh"


def _each(blocks: Sequence[Block], main: Lang) -> list[Lang]:
    langs: list[Lang] = []
    for block in blocks:
        silent = not (script.HAN_CHAR.search(block.text) or script.LATIN_LETTER.search(block.text))
        last = langs[-1] if langs else main
        langs.append(block.lang or (last if silent else _language(block.text)))
    return langs


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    out: list[Piece] = []
    gap: Piece | None = None
    for atom in _atoms(pieces):
        if not atom.text.strip(_BLANK):
            gap = Piece(gap.text + atom.text, gap.start, atom.end) if gap else atom
            continue
        if gap and out:
            out.extend(_joint(out[-1].text[-1], gap, atom.text[0]))
        out.append(atom)
        gap = None
    return out


def _atoms(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        text, start, end = piece
        if not text:
            continue
        if len(text) != end - start:
            yield piece
        else:
            for atom in _ATOM.finditer(text):
                yield Piece(atom.group(), start + atom.start(), start + atom.end())


def _joint(before: str, gap: Piece, after: str) -> Iterator[Piece]:
    """What stands for white space: nothing where a line ends between Chinese characters, else one space."""
    if "\n" not in gap.text:
        yield gap if len(gap.text) == 1 else Piece(" ", gap.start, gap.end)
    elif not (_is_close(before) and _is_close(after)):
        yield Piece(" ", gap.start, gap.start)


def _is_close(char: str) -> bool:
    """Whether no space stands beside a character in Chinese: a Han character or a full-width point."""
    return char in _POINTS or script.HAN_CHAR.match(char) is not None


def _trimmed(atoms: list[Piece]) -> list[Piece]:
    while atoms and not atoms[0].text.strip(_MARGIN):
        atoms = atoms[1:]
    while atoms and not atoms[-1].text.strip(_MARGIN):
        atoms = atoms[:-1]
    if atoms and len(atoms[0].text) == atoms[0].end - atoms[0].start:
        text = atoms[0].text.lstrip(_MARGIN)
        atoms[0] = Piece(text, atoms[0].end - len(text), atoms[0].end)
    if atoms and len(atoms[-1].text) == atoms[-1].end - atoms[-1].start:
        text = atoms[-1].text.rstrip(_MARGIN)
        atoms[-1] = Piece(text, atoms[-1].start, atoms[-1].start + len(text))
    return atoms


def _runs(atoms: Iterable[Piece], page: Page) -> tuple[Run, ...]:
    runs: list[Run] = []
    last, size = -1, 0
    for text, start, end in atoms:
        exact = len(text) == end - start
        if exact and start == last:
            runs[-1] = runs[-1]._replace(end=size + len(text), width=runs[-1].width + len(text))
        else:
            line, column = line_column(page.starts, start)
            on_line = bisect_right(page.starts, end) == line or exact
            runs.append(Run(size, size + len(text), line, column, end - start if on_line else 0))
        size += len(text)
        last = end if exact else -1
    return tuple(runs)
