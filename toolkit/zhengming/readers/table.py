"""Tables with a Chinese and an English column (CSV, tab-separated, Excel): each row a stated pair.

The heads say which columns are which: "zh" and "en", "Chinese" and "English", or "title_zh" and "title_en", which
belong together, and "body_zh" and "body_en" again. Two columns without heads are told by the script of their cells.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming.delimited import Cell, Delimited, table_of
from zhengming.errors import Problem, Unreadable
from zhengming.languages import is_chinese, is_english, plain, tag_of
from zhengming.model import Document, Lang, Pair, Passage, Run, Segment, Span
from zhengming.readers.composing import Block, Page, Piece, block_of, compose, page_of
from zhengming.script import HAN_CHAR
from zhengming.workbook import Line, Sheet, book_of, sheets_of

_FIRST_ROWS = 5
_HEAD = 64_000
_NEEDED = 'a first row that names them, as "zh" and "en", or two columns, one of them in Chinese'


class Columns(NamedTuple):
    """The columns that render each other, from 0, and the number of the row with the heads, -1 where there is none."""

    pairs: tuple[tuple[int, int], ...]
    head: int


def read(text: str, path: str) -> Document:
    """The document of a delimited text, its pairs stated. Raises Unreadable where it has no column of each language."""
    table = table_of(text, path)
    page = page_of(path, text)
    rows = [tuple(cell.text.strip() for cell in row.cells) for row in table.rows]
    columns = columns_of(rows)
    if not columns:
        raise Unreadable(Problem(path, 1, f"has no Chinese and no English column; expected {_NEEDED}"))
    return _document(path, list(_pairs(table, page, columns)))


def read_book(data: bytes, path: str) -> Document:
    """The document of an Excel workbook, from all of its sheets that have a column of each language."""
    sheets = [sheet for sheet in sheets_of(book_of(data, path), path) if sheet.lines]
    found = [(sheet, columns) for sheet in sheets if (columns := columns_of([line.cells for line in sheet.lines]))]
    if not found:
        raise Unreadable(Problem(path, 0, f"has no sheet with a Chinese and an English column; expected {_NEEDED}"))
    pairs = [pair for sheet, columns in found for pair in _sheet_pairs(sheet, columns, path, len(sheets) > 1)]
    return _document(path, pairs)


def is_bilingual(data: bytes) -> bool:
    """Whether the beginning of a delimited text names a Chinese and an English column, and nothing is to be guessed."""
    from zhengming.encoding import taken

    end = data.rfind(b"\n", 0, _HEAD) + (2 if data.startswith(codecs.BOM_UTF16_LE) else 1)
    try:
        text = taken(data if len(data) < _HEAD or end < 3 else data[:end], "")[2].lstrip()
        lines = text.split("\n", 2)[: 2 if text.lower().startswith("sep=") else 1]
        rows = table_of("\n".join(lines), "").rows
    except Unreadable:
        return False
    tags = [tag_of(cell.text) for row in rows for cell in row.cells]
    return any(map(is_chinese, tags)) and any(map(is_english, tags))


def columns_of(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of rows that render each other, or None where that cannot be told."""
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        if pairs := tuple(_named(row)):
            return Columns(pairs, number)
    widest = max((sum(map(bool, row)) for row in rows), default=0)
    if widest != 2 or any(any(row[2:]) for row in rows):
        return None
    han = [tuple(bool(HAN_CHAR.search(cell)) for cell in row[:2]) for row in rows if len(row) > 1]
    first, second = han.count((True, False)), han.count((False, True))
    if max(first, second) * 2 <= len(han) or min(first, second) * 4 > max(first, second):
        return None
    return Columns(((0, 1),) if first > second else ((1, 0),), -1)


def _named(heads: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of columns, Chinese and English, whose heads differ in the language only."""
    chinese: dict[str, int] = {}
    english: dict[str, int] = {}
    for at, head in enumerate(heads):
        about, tag = _language(head)
        if is_chinese(tag):
            chinese.setdefault(about, at)
        elif is_english(tag):
            english.setdefault(about, at)
    return ((at, english[about]) for about, at in chinese.items() if about in english)


def _language(head: str) -> tuple[str, str]:
    """What a head is about, and its language: "Term [zh-CN]", "title_en", "English", 中文标题."""
    if len(head) > 60:
        return "", ""
    if tag := tag_of(head):
        return "", tag
    bracketed = re.fullmatch(r"(.+?)\s*[\[(（:](.+?)[\])）]?", head)
    if bracketed and (tag := tag_of(bracketed[2])):
        return plain(bracketed[1]), tag
    if head[:2] in ("中文", "英文"):
        return head[2:], tag_of(head[:2])
    parts = plain(head).split()
    ends = ((parts[:-1], parts[-1:]), (parts[1:], parts[:1])) if len(parts) > 1 else ()
    return next(((" ".join(rest), tag) for rest, word in ends if (tag := tag_of(word[0]))), ("", ""))


def _pairs(table: Delimited, page: Page, columns: Columns) -> Iterator[Pair]:
    for number, row in enumerate(table.rows):
        for zh, en in columns.pairs if number > columns.head else ():
            if max(zh, en) < len(row.cells):
                sides = (_block(row.cells[zh], page), _block(row.cells[en], page))
                yield from _pair(*sides, page.path)


def _block(cell: Cell, page: Page) -> Block | None:
    return block_of(_pieces(cell, page.text), page)


def _pieces(cell: Cell, text: str) -> Iterator[Piece]:
    """The pieces of a cell: all of it, or what is between its quotation marks, a doubled one being one."""
    at, end = cell.start, cell.end
    if end - at == len(cell.text):
        yield Piece(cell.text, at, end)
        return
    at, end = at + 1, end - 1
    for doubled in re.finditer('""', text[at:end]):
        yield Piece(text[at : cell.start + 1 + doubled.start()], at, cell.start + 1 + doubled.start())
        yield Piece('"', cell.start + 1 + doubled.start(), cell.start + 1 + doubled.end())
        at = cell.start + 1 + doubled.end()
    yield Piece(text[at:end], at, end)


def _sheet_pairs(sheet: Sheet, columns: Columns, path: str, several: bool) -> Iterator[Pair]:
    for number, line in enumerate(sheet.lines):
        where = f'sheet "{sheet.name}", row {line.number}' if several else f"row {line.number}"
        for zh, en in columns.pairs if number > columns.head else ():
            yield from _pair(_of_line(line, zh, where), _of_line(line, en, where), path)


def _of_line(line: Line, at: int, where: str) -> Block | None:
    text = " ".join(line.cells[at].split()) if at < len(line.cells) else ""
    return Block(text, (Run(0, len(text), line.number, 1, len(text)),), label=where) if text else None


def _pair(zh: Block | None, en: Block | None, path: str) -> Iterator[Pair]:
    """The pair of two cells; a row that one language lacks says nothing."""
    if zh and en:
        yield Pair((_passage(zh, "zh", path),), (_passage(en, "en", path),))


def _passage(block: Block, lang: Lang, path: str) -> Passage:
    segment = compose(block, lang, path)
    return Passage(segment, Span(0, len(segment.text)))


def _document(path: str, pairs: Sequence[Pair]) -> Document:
    segments: list[Segment] = [passage.segment for pair in pairs for passage in (*pair.zh, *pair.en)]
    return Document(path, "zh", tuple(segments), True, tuple(pairs))
