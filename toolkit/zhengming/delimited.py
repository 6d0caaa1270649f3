"""Text of cells with a delimiter between them (CSV, tab-separated), and where each cell stands in it.

A reader of tables wants the values; whoever changes one cell wants every other byte to stay. RFC 4180 says how cells
are quoted; where programs differ from it is said in `Quoting`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from zhengming.errors import Problem, Unreadable

MOST_COLUMNS = 1_000
MOST_CHARACTERS = 100_000
"""Of one cell; a spreadsheet allows 32,767."""
DELIMITERS = "\t;,"

Quoting = Literal["strict", "lenient", "none"]
"""What a cell is that begins with a quotation mark: one that must be closed, one that is quoted where it is closed
(spreadsheets and translators' tools differ in tab-separated text), or a text like any other."""

_CLOSED = re.compile(r'"((?:[^"]++|"")*+)"')
_LINE = re.compile(r"[^\r\n]*+")
_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR = re.compile(r"sep=(.)(?=[\r\n]|$)", re.I)


class Cell(NamedTuple):
    """A cell: its text, and the offsets of what stands for it in the file, quotation marks included."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A row: its cells, the line it begins on, and its offsets, its line end included. An empty line has no cells."""

    cells: tuple[Cell, ...]
    line: int
    start: int
    end: int

    def text(self, column: int) -> str:
        """The text of a cell without white space around it, empty where the row is too short."""
        return self.cells[column].text.strip() if column < len(self.cells) else ""


class Delimited(NamedTuple):
    """A text as rows. `line_end` is the one that most lines have."""

    text: str
    delimiter: str
    quoting: Quoting
    rows: tuple[Row, ...]
    line_end: str


def table_of(text: str, path: str, delimiter: str = "", quoting: Quoting | None = None) -> Delimited:
    """The rows of a text. Without a delimiter it is told by the first row or by how many cells the rows have.

    Raises Unreadable with line and column for a NUL, a quotation mark that is not closed, and what is too large.
    """
    if "\0" in text:
        line = len(_END.findall(text, 0, text.index("\0"))) + 1
        raise Unreadable(Problem(path, line, "has a NUL character, which is not text"))
    stated = _SEPARATOR.match(text)
    delimiter = delimiter or (stated[1] if stated else _likely(text))
    quoting = quoting or ("lenient" if delimiter == "\t" else "strict")
    rows = list(_rows(text, path, delimiter, quoting))
    if stated and rows:
        rows[0] = rows[0]._replace(cells=())
    ends = Counter(_END.findall(text)).most_common(1)
    return Delimited(text, delimiter, quoting, tuple(rows), ends[0][0] if ends else "\n")


def _likely(text: str) -> str:
    """The only one in the first row, else the one that gives the most of the first rows the same number of cells."""
    first = _LINE.match(text.lstrip("\r\n"))
    there = [delimiter for delimiter in DELIMITERS if first and delimiter in first[0]]
    if len(there) == 1 and first and '"' not in first[0]:
        return there[0]
    sample = text[:100_000]
    scores = [(_regular(sample, delimiter), delimiter) for delimiter in DELIMITERS]
    best = max(score for score, _ in scores)
    return next(delimiter for score, delimiter in scores if score == best) if best else ","


def _regular(sample: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    for row in _rows(sample, "", delimiter, "lenient", bounded=False):
        if row.cells:
            widths[len(row.cells)] += 1
        if widths.total() >= 200:
            break
    return max((count for width, count in widths.items() if width > 1), default=0)


def _rows(text: str, path: str, delimiter: str, quoting: Quoting, bounded: bool = True) -> Iterator[Row]:
    at, line = 0, 1
    while at < len(text):
        stop = _LINE.match(text, at).end()  # type: ignore[union-attr]
        if quoting == "none" or '"' not in text[at:stop]:
            cells = _plain(text[at:stop], at, delimiter)
        else:
            cells = tuple(_cells(text, at, line, path, delimiter, quoting))
            stop = cells[-1].end
        if bounded:
            _refuse_size(cells, line, path)
        end = _END.match(text, stop)
        ending = end.end() if end else stop
        yield Row(cells, line, at, ending)
        line += 1 + len(_END.findall(text, at, stop))
        at = ending


def _plain(line: str, at: int, delimiter: str) -> tuple[Cell, ...]:
    if not line:
        return ()
    cells = []
    for part in line.split(delimiter):
        cells.append(Cell(part, at, at + len(part)))
        at += len(part) + 1
    return tuple(cells)


def _cells(text: str, at: int, line: int, path: str, delimiter: str, quoting: Quoting) -> Iterator[Cell]:
    """The cells of a row in which there is a quotation mark."""
    ends = re.compile(f"[^\r\n{re.escape(delimiter)}]*+")
    start = at
    while True:
        closed = _CLOSED.match(text, at) if text.startswith('"', at) else None
        stop = closed.end() if closed else at
        if closed and (stop == len(text) or text[stop] in f"\r\n{delimiter}"):
            yield Cell(closed[1].replace('""', '"'), at, stop)
        elif quoting == "strict" and text.startswith('"', at):
            _refuse_quote(text, start, at, stop if closed else 0, line, path)
        else:
            stop = ends.match(text, at).end()  # type: ignore[union-attr]
            yield Cell(text[at:stop], at, stop)
        if text[stop : stop + 1] != delimiter:
            return
        at = stop + 1


def _refuse_quote(text: str, start: int, at: int, stop: int, line: int, path: str) -> None:
    breaks = list(_END.finditer(text, start, at))
    line, column = line + len(breaks), at - (breaks[-1].end() if breaks else start) + 1
    begins = f"the cell that begins in column {column} with {_shown(text[at : at + 20])}"
    if not stop:
        raise Unreadable(Problem(path, line, f"{begins} has a quotation mark that is never closed"))
    found = _shown(text[stop : stop + 10])
    message = f'{begins} goes on behind its closing quotation mark with {found}; a quotation mark inside is written ""'
    raise Unreadable(Problem(path, line, message))


def _shown(text: str) -> str:
    return _LINE.match(text)[0]  # type: ignore[index]


def _refuse_size(cells: tuple[Cell, ...], line: int, path: str) -> None:
    if len(cells) > MOST_COLUMNS:
        raise Unreadable(Problem(path, line, f"has {len(cells)} columns; at most {MOST_COLUMNS} are allowed"))
    for number, cell in enumerate(cells, 1):
        if cell.end - cell.start > MOST_CHARACTERS:
            message = f"has a cell of {len(cell.text)} characters in column {number}; at most {MOST_CHARACTERS} are"
            raise Unreadable(Problem(path, line, f"{message} allowed"))


def written(text: str, delimiter: str, quoting: Quoting) -> str:
    """A cell as it stands in a file. Without quoting, a tab or a line end in it becomes a space."""
    if quoting == "none":
        return re.sub(r"[\r\n\t]+", " ", text)
    special = text != text.strip() or text.startswith('"') or any(char in text for char in f'{delimiter}\r\n"')
    quoted = special and (quoting == "strict" or text != text.strip() or bool(re.search(f'[{delimiter}\r\n]|^"', text)))
    return '"' + text.replace('"', '""') + '"' if quoted else text
