"""Where an offset stands, in the units that people and programs count in."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate


def line_starts(text: str) -> list[int]:
    """The offset at which each line of a text begins. Lines end with LF, CRLF or CR."""
    starts = [0]
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if line[-1] in "\r\n":
            starts.append(at)
    return starts


def line_column(starts: list[int], offset: int) -> tuple[int, int]:
    """The line and column, both from 1, of an offset in a text whose lines start at `starts`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def utf16_units(text: str) -> int:
    """The length of a text in UTF-16 code units, which editors count in."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def cell_width(text: str) -> int:
    """The number of terminal cells a text takes: two for a Han character, none for a combining mark."""
    return sum(map(_cells, text)) if not text.isascii() else len(text)


@lru_cache(8192)
def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut_cells(text: str, cells: int) -> str:
    """The longest beginning of a text that fits into so many terminal cells."""
    widths = accumulate(map(_cells, text))
    return text[: sum(width <= cells for width in widths)]
