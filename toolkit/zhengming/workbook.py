"""The sheets of an Excel file as rows of texts. What a formula gives is not trusted: it is told and left empty."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeAlias

from zhengming.errors import Problem, Unreadable
from zhengming.package import archive_of, refuse_unsound

Book: TypeAlias = Any
"""A workbook of openpyxl, which has no types."""
MOST_COLUMNS = 1_000
MOST_CELLS = 5_000_000


class Line(NamedTuple):
    """A row of a sheet that has something in it: its number, from 1, and the texts of its cells from the first on."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A sheet: its name, its rows, and the cells that cannot be trusted, as row, name of the cell and what is in it."""

    name: str
    lines: tuple[Line, ...]
    untrusted: tuple[tuple[int, str, str], ...]


def book_of(data: bytes, path: str) -> Book:
    """The workbook in the bytes of a file. Raises Unreadable where it is none, is a bomb, is locked or is damaged."""
    archive = archive_of(data, path, ".xlsx", ".xls")
    if "xl/workbook.xml" not in archive.namelist():
        raise Unreadable(Problem(path, 0, "is a zip archive without xl/workbook.xml: not a .xlsx"))
    refuse_unsound(path, archive)
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    try:
        return load_workbook(io.BytesIO(data))
    except Exception as fault:  # openpyxl lets through what its parsers raise
        raise Unreadable(Problem(path, 0, f"is a damaged .xlsx: {_first_line(fault)}")) from None


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0]


def sheets_of(book: Book, path: str) -> Iterator[Sheet]:
    """The sheets of a workbook that hold cells. Raises Unreadable where one has too many columns or cells."""
    for page in book.worksheets:
        cells = page._cells
        if page.max_column > MOST_COLUMNS:
            message = f'the sheet "{page.title}" has {page.max_column} columns; at most {MOST_COLUMNS} are allowed'
            raise Unreadable(Problem(path, 0, message))
        if len(cells) > MOST_CELLS:
            message = f'the sheet "{page.title}" has {len(cells)} cells; at most {MOST_CELLS} are allowed'
            raise Unreadable(Problem(path, 0, message))
        yield _sheet(page, cells)


def _sheet(page: Any, cells: dict[tuple[int, int], Any]) -> Sheet:
    texts: dict[int, dict[int, str]] = {}
    untrusted = []
    for (row, column), cell in sorted(cells.items()):
        if cell.data_type in "fe":
            shown = getattr(cell.value, "text", None) or cell.value
            untrusted.append((row, cell.coordinate, str(shown)))
        elif cell.value is not None and (text := text_of(cell.value)):
            texts.setdefault(row, {})[column] = text
    for merged in page.merged_cells.ranges:
        shown = texts.get(merged.min_row, {}).get(merged.min_col, "")
        for row in range(merged.min_row + 1, min(merged.max_row, page.max_row) + 1) if shown else ():
            texts.setdefault(row, {})[merged.min_col] = shown
    lines = (Line(row, tuple(_row(texts[row]))) for row in sorted(texts))
    return Sheet(page.title, tuple(lines), tuple(untrusted))


def _row(texts: dict[int, str]) -> Iterator[str]:
    for column in range(1, max(texts) + 1):
        yield texts.get(column, "")


def text_of(value: object) -> str:
    """What a cell shows of a value, whatever its number format: dates as 2024-07-06, whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).replace("\r\n", "\n").strip()
