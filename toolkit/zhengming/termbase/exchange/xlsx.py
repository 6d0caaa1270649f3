"""Excel workbooks: each sheet a table of terms. What Excel would compute is written as text, and never trusted."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...errors import Problem, Unreadable
from ...model import Concept
from ...places import cell_width
from ...workbook import Book, Sheet, book_of, sheets_of
from .neutral import Format, Incoming, Outgoing
from .tables import Plan, Reading, Record, cells_of, columns_of, layout_of, plan, read_table, spoken
from .tables.conventions import own_heads

_WIDEST = 60
_LONGEST = 32_767
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DRAWN = ("xl/drawings/", "xl/charts/", "xl/media/", "xl/pivotTables/", "xl/vbaProject.bin")


class Page(NamedTuple):
    """A sheet that is a table of terms: its name, its rows, and what they say."""

    name: str
    records: list[Record]
    reading: Reading


def read(data: bytes, path: str, columns: str = "") -> Incoming:
    """The concepts of all sheets that are tables of terms; `columns` lists their columns where they do not tell."""
    pages, lost = _pages(book_of(data, path), path, columns)
    concepts = [group.concept for page in pages for group in page.reading.groups]
    return Incoming(tuple(concepts), tuple(lost))


def _pages(book: Book, path: str, columns: str) -> tuple[list[Page], list[Problem]]:
    sheets = [sheet for sheet in sheets_of(book, path) if sheet.lines]
    if not sheets:
        raise Unreadable(Problem(path, 0, "is empty"))
    pages: list[Page] = []
    lost: list[Problem] = []
    faults: list[Problem] = []
    for sheet in sheets:
        where = f'sheet "{sheet.name}": ' if len(sheets) > 1 else ""
        try:
            page = _page(sheet, path, columns)
        except Unreadable as fault:
            faults += [_in(where, problem, path) for problem in fault.problems]
            continue
        pages.append(page)
        lost += [_in(where, problem, path) for problem in (*_untrusted(sheet, path), *page.reading.lost)]
    if not pages:
        raise Unreadable(*faults)
    return pages, lost + faults


def _page(sheet: Sheet, path: str, columns: str) -> Page:
    records = [Record(line.number, line.cells) for line in sheet.lines]
    return Page(sheet.name, records, read_table(records, path, columns)[0])


def _in(where: str, problem: Problem | str, path: str) -> Problem:
    known = problem if isinstance(problem, Problem) else Problem(path, 0, problem)
    return known._replace(message=where + known.message)


def _untrusted(sheet: Sheet, path: str) -> Iterator[Problem]:
    for row, cell, shown in sheet.untrusted:
        what = "holds the formula" if shown.startswith("=") else "holds"
        yield Problem(path, row, f'cell {cell} {what} "{shown[:60]}", which is left out; put its value in its place')


def write(concepts: Sequence[Concept], like: bytes, columns: str = "") -> Outgoing:
    """The workbook of concepts, over one that is there, or a new one with one sheet.

    Where a sheet changes, its other cells and its looks stay; pictures and charts go, and are told.
    """
    if not like.strip():
        return _new(concepts)
    path = "the file to write over"
    book = book_of(like, path)
    pages, _ = _pages(book, path, columns)
    shares = _shares(concepts, pages)
    plans = [plan(share, page.reading, "xlsx") for share, page in zip(shares, pages, strict=True)]
    lost = [problem for each in plans for problem in each.lost]
    if not any(each.changed or each.dropped or each.added for each in plans):
        return Outgoing(like, tuple(lost))
    lost += _drawings(like, path)
    for page, each in zip(pages, plans, strict=True):
        lost += _carry_out(book[page.name], page, each, path)
    return Outgoing(_packed(book), tuple(lost))


def _shares(concepts: Sequence[Concept], pages: Sequence[Page]) -> list[list[Concept]]:
    """Which concepts belong into each sheet: where one with the same id is, else the same term, else the first."""
    shares: list[list[Concept]] = [[] for _ in pages]
    ids: dict[str, int] = {}
    terms: dict[str, int] = {}
    for number, page in enumerate(pages):
        for group in page.reading.groups:
            ids.setdefault(group.concept.id, number)
            for term in group.concept.terms:
                terms.setdefault(term.text, number)
    for concept in concepts:
        known = (terms[term.text] for term in concept.terms if term.text in terms)
        shares[ids[concept.id] if concept.id in ids and concept.id else next(known, 0)].append(concept)
    return shares


def _drawings(like: bytes, path: str) -> Iterator[Problem]:
    names = zipfile.ZipFile(io.BytesIO(like)).namelist()
    if any(name.startswith(_DRAWN) for name in names):
        yield Problem(path, 0, "has pictures, charts, pivot tables or macros, which are not kept")


def _carry_out(sheet: Any, page: Page, changes: Plan, path: str) -> Iterator[Problem]:
    """Change a sheet, from its end on, so that the numbers of the rows above stay right."""
    rows = [record.line for record in page.records]
    known = spoken(page.records, page.reading.layout, {})
    for number, unit in changes.changed.items():
        cells = cells_of(unit, page.reading.layout, known, page.records[number])
        yield from _fill(sheet, rows[number], cells, path)
    whole = bool(sheet.merged_cells.ranges)
    behind = sorted(changes.added, key=lambda each: -1 if whole else -each.behind)
    for row, each in enumerate((each for each in behind if whole or each.behind < 0), sheet.max_row + 1):
        cells = cells_of(each.unit, page.reading.layout, known)
        yield from _fill(sheet, row, cells, path)
    inner = {number: [each for each in behind if each.behind == number] for number in range(len(rows))}
    for number in reversed(range(len(rows))):
        for offset, each in enumerate([] if whole else inner[number], 1):
            sheet.insert_rows(rows[number] + offset)
            cells = cells_of(each.unit, page.reading.layout, known)
            yield from _fill(sheet, rows[number] + offset, cells, path)
        if number in changes.dropped:
            _drop(sheet, rows[number], whole)


def _drop(sheet: Any, row: int, whole: bool) -> None:
    """Remove a row, or empty it where merged cells would not follow."""
    if not whole:
        sheet.delete_rows(row)
        return
    for cell in sheet[row]:
        if type(cell).__name__ != "MergedCell":
            cell.value = None


def _fill(sheet: Any, row: int, cells: Mapping[int, str], path: str) -> Iterator[Problem]:
    for at, text in sorted(cells.items()):
        cell = sheet.cell(row, at + 1)
        if type(cell).__name__ == "MergedCell":
            yield Problem(path, row, f"cell {cell.coordinate} is merged with another, so it is not changed")
            continue
        fit = _UNFIT.sub("", text)
        if fit != text:
            yield Problem(path, row, f"cell {cell.coordinate} loses control characters, which Excel does not allow")
        if len(fit) > _LONGEST:
            yield Problem(path, row, f"cell {cell.coordinate} loses what is beyond {_LONGEST} characters")
        _set(cell, fit[:_LONGEST])


def _set(cell: Any, text: str) -> None:
    """Put a text into a cell as a text, whatever it looks like."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = text[0] in "=+-@"


def _new(concepts: Sequence[Concept]) -> Outgoing:
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    heads = own_heads(concepts)
    book = Workbook()
    sheet = book.active
    sheet.title = "glossary"
    sheet.freeze_panes = "A2"
    sheet.append(heads)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    page = Page("glossary", [Record(1, tuple(heads))], Reading(layout_of(columns_of(heads)), (), ()))
    changes = plan(concepts, page.reading, "xlsx")
    lost = [*changes.lost, *_carry_out(sheet, page, changes, "the new file")]
    for number, column in enumerate(sheet.columns):
        widest = max((cell_width(line) for c in column for line in str(c.value or "").splitlines()), default=0)
        sheet.column_dimensions[column[0].column_letter].width = min(max(widest, len(heads[number])) + 2, _WIDEST)
    return Outgoing(_packed(book), tuple(lost))


def _packed(book: Book) -> bytes:
    """The bytes of a workbook, the same for the same cells: without the time at which it was written."""
    written, target = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "docProps/core.xml":
                data = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", data)
            archive.writestr(zipfile.ZipInfo(member.filename), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


FORMATS = (Format("xlsx", (".xlsx",), "an Excel workbook with every field of an entry", read, write, columned=True),)
