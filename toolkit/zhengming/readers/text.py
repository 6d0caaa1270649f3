"""Plain text: one segment a line, or a paragraph where lines are broken to fit a width."""

from collections.abc import Iterator, Sequence

from zhengming.model import Document, Lang, Role, Run
from zhengming.places import cell_width
from zhengming.readers.composing import Block, Page, Piece, block_of, document_of, page_of

_WIDEST, _NARROWEST = 100, 40
_ENDS = '.!?。！？…”"'
_MARGIN = " \t\f\v\u3000\xa0\u200b\ufeff"


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of a plain text: each line that is not empty is a segment."""
    lines = text.split("\n")
    breaks = _soft_breaks(lines)
    blocks = list(_lines(lines) if not breaks else _paragraphs(lines, breaks, page_of(path, text)))
    return document_of(path, _titled(blocks), lang)


def _lines(lines: Sequence[str]) -> Iterator[Block]:
    for number, line in enumerate(lines, 1):
        text = line.strip(_MARGIN)
        if text:
            column = len(line) - len(line.lstrip(_MARGIN)) + 1
            yield Block(text, (Run(0, len(text), number, column, len(text)),))


def _titled(blocks: list[Block]) -> list[Block]:
    """The blocks, the first one a title where it is a short line that does not end like a sentence."""
    if len(blocks) > 1 and len(blocks[0].text) <= 150 and blocks[0].text[-1] not in _ENDS:
        role: Role = "title"
        blocks[0] = blocks[0]._replace(role=role)
    return blocks


def _paragraphs(lines: Sequence[str], breaks: set[int], page: Page) -> Iterator[Block]:
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        start = page.starts[number]
        pieces.append(Piece(line + "\n", start, start + len(line) + 1))
        if number not in breaks:
            block = block_of(pieces, page)
            pieces = []
            if block:
                yield block


def _soft_breaks(lines: Sequence[str]) -> set[int]:
    """The lines, from 0, that end only because the next word would not have fitted.

    A text is taken as broken to a width where its paragraphs stand between empty lines, no line of them is wider
    than 100 columns, and at least four in five of the ends of its lines are explained by the width.
    """
    ends = _inner_ends(lines)
    if not ends or max(len(lines[n]) for n in ends) > _WIDEST:
        return set()
    widths = {n: cell_width(lines[n].rstrip()) for n in {*ends, *(n + 1 for n in ends)}}
    widest = max(widths.values())
    if not _NARROWEST <= widest <= _WIDEST:
        return set()
    soft = {n for n in ends if widths[n] >= _NARROWEST and _overflows(widths[n], lines[n + 1], widest)}
    finished = sum(lines[n].rstrip()[-1] in _ENDS for n in soft)
    return soft if len(soft) * 5 >= len(ends) * 4 and finished * 2 <= len(soft) else set()


def _inner_ends(lines: Sequence[str]) -> list[int]:
    """The lines, from 0, that are followed by another line of the same paragraph."""
    if all(lines[n].strip() for n in range(len(lines) - 1)) and len(lines) > 60:
        return []
    return [
        n for n in range(len(lines) - 1) if lines[n].strip() and lines[n + 1].strip() and lines[n + 1][0] not in _MARGIN
    ]


def _overflows(width: int, following: str, widest: int) -> bool:
    """Whether the first word of the following line would have gone beyond the widest line."""
    word = following.split(None, 1)[0]
    latin = word[0].isascii()
    return width + (1 + len(word) if latin and word.isascii() else 4) > widest
