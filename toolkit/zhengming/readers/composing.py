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
from zhengming.patterns import pattern
from zhengming.places import line_column, line_starts

PLACEHOLDER = "\ufffc"
"""Stands in the prose for code and pictures, which are no prose but hold their place in the sentence."""

_BLANK = " \t\n\r\f\v"
_ATOM = pattern(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+(?: [^ \t\n\r\f\v]+)*")
_OTHER_BLANK = pattern(r"[\t\n\r\f\v]")
_ENTITY = pattern(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_POINTS = frozenset("‘’“”…、。〈〉《》「」『』【】〔〕〖〗！（）：；？，．－—～％")
MARGIN = " \t\u3000\xa0\u200b\ufeff"


class Piece(NamedTuple):
    """A stretch of prose and the offsets in the file's text that it was read from.

    Where `len(text) == end - start` the characters are those of the file; otherwise it maps as a whole.
    """

    text: str
    start: int
    end: int


# The same inside this module: white space that stands together, or what stands between.
_Atom = tuple[str, int, int]


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
    text = "".join([atom[0] for atom in atoms])
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


def _joined(pieces: Iterable[Piece]) -> list[_Atom]:
    out: list[_Atom] = []
    gap: _Atom | None = None
    for atom in _atoms(pieces):
        if not atom[0].strip(_BLANK):
            gap = (gap[0] + atom[0], gap[1], atom[2]) if gap else atom
            continue
        if gap:
            if out and (joint := _joint(out[-1][0][-1], gap, atom[0][0])):
                out.append(joint)
            gap = None
        out.append(atom)
    return out


def _atoms(pieces: Iterable[Piece]) -> Iterator[_Atom]:
    for text, start, end in pieces:
        if text and (len(text) != end - start or is_even(text)):
            yield text, start, end
        else:
            for atom in _ATOM.finditer(text):
                yield atom.group(), start + atom.start(), start + atom.end()


def is_even(text: str) -> bool:
    """Whether no white space in a text needs a look: only single spaces, and those between words."""
    return text[0] != " " != text[-1] and "  " not in text and not _OTHER_BLANK.search(text)


def _joint(before: str, gap: _Atom, after: str) -> _Atom | None:
    """What stands for white space: nothing where a line ends between Chinese characters, else one space."""
    if "\n" not in gap[0]:
        return gap if len(gap[0]) == 1 else (" ", gap[1], gap[2])
    return None if _is_close(before) and _is_close(after) else (" ", gap[1], gap[1])


def _is_close(char: str) -> bool:
    """Whether no space stands beside a character in Chinese: a Han character or a full-width point."""
    return char in _POINTS or script.HAN_CHAR.match(char) is not None


def _trimmed(atoms: list[_Atom]) -> list[_Atom]:
    while atoms and not atoms[0][0].strip(MARGIN):
        atoms = atoms[1:]
    while atoms and not atoms[-1][0].strip(MARGIN):
        atoms = atoms[:-1]
    if atoms and len(atoms[0][0]) == atoms[0][2] - atoms[0][1]:
        text = atoms[0][0].lstrip(MARGIN)
        atoms[0] = text, atoms[0][2] - len(text), atoms[0][2]
    if atoms and len(atoms[-1][0]) == atoms[-1][2] - atoms[-1][1]:
        text = atoms[-1][0].rstrip(MARGIN)
        atoms[-1] = text, atoms[-1][1], atoms[-1][1] + len(text)
    return atoms


def _runs(atoms: Iterable[_Atom], page: Page) -> tuple[Run, ...]:
    """The runs of some atoms; those that stand side by side in the file are one."""
    runs: list[Run] = []
    began, first, last, size = 0, 0, -1, 0
    for text, start, end in atoms:
        exact = len(text) == end - start
        if not exact or start != last:
            if last >= 0:
                runs.append(Run(began, size, *line_column(page.starts, first), size - began))
            began, first = size, start
        size += len(text)
        last = end if exact else -1
        if not exact:
            line, column = line_column(page.starts, start)
            on_line = bisect_right(page.starts, end) == line
            runs.append(Run(began, size, line, column, end - start if on_line else 0))
    if last >= 0:
        runs.append(Run(began, size, *line_column(page.starts, first), size - began))
    return tuple(runs)
