"""Markdown that is only prose, read without a Markdown parser, which takes longer to import than most files to read.

Prose is headings with #, paragraphs, and lists and quotations whose items are one line each, with no other markup in
them than *words* and **words**. What is read so means the same to CommonMark; a file with anything else in it is left
to the parser, as a whole.
"""

from collections.abc import Iterator

from zhengming.patterns import pattern
from zhengming.readers.composing import Block, Page, Piece, block_of

_MARKUP = pattern("[\\\\`_\\[\\]<&~|{}\t\r\f\v\x1c-\x1e\x85\u2028\u2029\ufdd0\ufffc]| {3}")
_LINE = pattern(r"(#{1,6} +|- |> |)((?![-+=#>:/]|\d{1,9}[.)]|(?:import|export) )\S(?:.*[^\s#])?)")
_EMPHASIS = pattern(r"(?<!\*)(\*\*?)(?=[^\W_])([^*]*)(?<=[^\W_])\1(?!\*)")
_MAY_FOLLOW = {"": ("", "#", "text"), "#": ("", "#"), "-": ("", "#", "-"), ">": ("", "#")}
"""Mark → the marks of the lines that may stand before it; "" for an empty line, "text" for one without a mark."""


def prose_of(page: Page, body: int) -> list[Block] | None:
    """The blocks from an offset on; None where anything there may be more than prose."""
    if _MARKUP.search(page.text, body):
        return None
    blocks: list[Block | None] = []
    pieces: list[Piece] = []
    at, before = body, ""
    for line in [*page.text[body:].split("\n"), ""]:
        found = _LINE.fullmatch(line)
        mark = found[1].strip(" ") if found else ""
        if line.strip(" ") and (not found or before not in _MAY_FOLLOW[mark[:1]] or "*" in _EMPHASIS.sub("", line)):
            return None
        if pieces and (mark or not found):
            blocks.append(block_of(pieces, page))
            pieces = []
        if found and mark.startswith("#"):
            heading = _pieces(found[2], at + found.start(2))
            blocks.append(block_of(heading, page, role="title", level=len(mark)))
        elif found:
            end = at + found.end(2)
            pieces += [*_pieces(found[2], at + found.start(2)), Piece("\n", end, end)]
        at, before = at + len(line) + 1, (mark[:1] or "text") if found else ""
    return [block for block in blocks if block]


def _pieces(text: str, at: int) -> Iterator[Piece]:
    """The pieces of a line without the asterisks."""
    start = 0
    for found in _EMPHASIS.finditer(text):
        yield Piece(text[start : found.start()], at + start, at + found.start())
        yield Piece(found[2], at + found.start(2), at + found.end(2))
        start = found.end()
    yield Piece(text[start:], at + start, at + len(text))
