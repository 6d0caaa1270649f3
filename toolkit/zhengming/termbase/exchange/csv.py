"""CSV and tab-separated tables of terms, in the conventions of the tools that people keep them with.

The rows of a file that it is written over stay to the byte, but for the cells that say something else.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ...delimited import Delimited, Quoting, Row, table_of, written
from ...encoding import taken
from ...errors import Problem, Unreadable
from ...model import Concept
from .neutral import Format, Incoming, Outgoing
from .tables import Reading, Record, cells_of, layout_of, plan, read_table, spoken
from .tables.conventions import Convention, conventions, heads_of, own_heads

_GUARDED = re.compile("'+[=+\\-@\t\r]")
_COMPUTED = re.compile("'*[=+\\-@\t\r]")
_NO_WORDS: Mapping[str, str] = {}
_WORDS = {
    "csv:crowdin": {"deprecated": "obsolete", "refused": "not recommended", "full": "full form", "short": "short form"}
}


class Opened(NamedTuple):
    """A file of rows as it stands: its byte order mark and encoding, its cells, and the concepts in it.

    `head` is the number of the row with the heads, -1 where there is none. In a `guarded` one an apostrophe before
    = + - @ keeps a spreadsheet from computing the cell, and is no part of its text.
    """

    mark: bytes
    encoding: str
    table: Delimited
    records: Sequence[Record]
    reading: Reading
    head: int
    guarded: bool


def read(data: bytes, path: str, columns: str = "") -> Incoming:
    """The concepts of a table; `columns` lists its columns in their order where the table does not tell."""
    reading = opened(data, path, columns).reading
    return Incoming(tuple(group.concept for group in reading.groups), reading.lost)


def opened(data: bytes, path: str, columns: str = "") -> Opened:
    """The file in the bytes. Raises Unreadable where it is no table of terms."""
    if not data.strip():
        raise Unreadable(Problem(path, 0, "is empty"))
    mark, encoding, text = taken(data, path)
    table = table_of(text, path)
    records = records_of(table, guarded=bool(mark))
    reading, head = read_table(records, path, columns)
    return Opened(mark, encoding, table, records, reading, head, bool(mark))


def records_of(table: Delimited, guarded: bool = False) -> list[Record]:
    """The rows of a text as records, one each, so that their numbers are the same."""
    return [Record(row.line, tuple([_value(cell.text, guarded) for cell in row.cells])) for row in table.rows]


def _value(text: str, guarded: bool) -> str:
    if guarded and text[:1] == "'" and _GUARDED.match(text):
        return text[1:]
    return (text.replace("\r\n", "\n") if "\r" in text else text).strip()


def write(concepts: Sequence[Concept], like: bytes, columns: str = "", name: str = "csv") -> Outgoing:
    """The table of concepts, over a file that is there or, without one, as the format `name` wants it.

    `columns` lists the columns of that file where it does not tell; without a file, the languages of the table.
    """
    file = opened(like, "the file to write over", columns) if like.strip() else _blank(concepts, columns, name)
    return applied(file, concepts, name, _WORDS.get(name, _NO_WORDS))


def applied(file: Opened, concepts: Sequence[Concept], name: str, words: Mapping[str, str] = _NO_WORDS) -> Outgoing:
    """The file with the concepts in place of its own, in the words that its tool wants."""
    changes = plan(concepts, file.reading, name)
    table = file.table
    known = spoken(file.records, file.reading.layout, words)
    behind: dict[int, list[str]] = {}
    for number, unit in changes.added:
        cells = cells_of(unit, file.reading.layout, known)
        line = table.delimiter.join(_texts(cells, _width(file), file)) + table.line_end
        behind.setdefault(number, []).append(line)
    lines = []
    for number, row in enumerate(table.rows):
        raw = table.text[row.start : row.end]
        if number in changes.changed:
            said = changes.changed[number]
            cells = cells_of(said, file.reading.layout, known, file.records[number])
            raw = _edited(row, raw, cells, file)
        if number not in changes.dropped:
            lines.append(raw)
        lines += _ended(lines, behind.get(number, []), table.line_end)
    lines += _ended(lines, behind.get(-1, []), table.line_end)
    return Outgoing(file.mark + encoded("".join(lines), file.encoding), changes.lost)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text. Raises Unreadable where the encoding of the file lacks a character."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as fault:
        char, name = text[fault.start], encoding.upper()
        message = f'is in {name}, which has no "{char}"; save it as UTF-8 first'
        raise Unreadable(Problem("the file to write over", 0, message)) from None


def _ended(lines: list[str], new: list[str], line_end: str) -> list[str]:
    """The new lines, behind a last one that is ended."""
    if new and lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += line_end
    return new


def _width(file: Opened) -> int:
    """How many cells a new row has: as many as the heads, or as most rows."""
    if file.head >= 0:
        return len(file.records[file.head].cells)
    widths = [len(record.cells) for record in file.records if record.cells]
    return max(set(widths), key=widths.count) if widths else len(file.reading.layout.columns)


def _texts(cells: Mapping[int, str], width: int, file: Opened) -> Iterator[str]:
    for at in range(max(width, *(n + 1 for n in cells))):
        yield _cell(cells.get(at, ""), file)


def _cell(text: str, file: Opened) -> str:
    guarded = "'" + text if file.guarded and _COMPUTED.match(text) else text
    return written(guarded, file.table.delimiter, file.table.quoting)


def _edited(row: Row, raw: str, cells: Mapping[int, str], file: Opened) -> str:
    """The row with other texts in some of its cells."""
    parts = [raw[cell.start - row.start : cell.end - row.start] for cell in row.cells]
    ending = raw[row.cells[-1].end - row.start :]
    for at, text in sorted(cells.items()):
        parts += [""] * (at + 1 - len(parts))
        parts[at] = _cell(text, file)
    return file.table.delimiter.join(parts) + ending


def _blank(concepts: Sequence[Concept], columns: str, name: str) -> Opened:
    """The table that a format begins with: its heads, or nothing."""
    convention = conventions().get(name) or _own(concepts, name)
    langs = [lang.strip() for lang in columns.split(",")] if columns else convention.langs
    known = heads_of(convention, concepts, langs)
    heads = [column.head for column in known]
    quoting: Quoting = "lenient" if convention.delimiter == "\t" else "strict"
    line = convention.delimiter.join(written(head, convention.delimiter, quoting) for head in heads)
    text = line + convention.line_end if convention.headed else ""
    table = table_of(text, name, convention.delimiter, quoting)._replace(line_end=convention.line_end)
    mark = codecs.BOM_UTF8 if convention.mark else b""
    records = records_of(table)
    layout = layout_of(known)._replace(single=convention.single)
    reading = Reading(layout, (), ())
    return Opened(mark, "utf-8", table, records, reading, 0 if convention.headed else -1, convention.mark)


def _own(concepts: Sequence[Concept], name: str) -> Convention:
    excel = name == "csv:excel"
    delimiter = "\t" if name == "tsv" else ","
    heads = "|".join(own_heads(concepts))
    return Convention(name, delimiter, "\r\n" if excel else "\n", excel, True, False, ("zh", "en"), heads, "")


def _format(name: str, suffixes: tuple[str, ...], about: str) -> Format:
    return Format(name, suffixes, about, read, partial(write, name=name), columned=True)


FORMATS = (
    _format("csv", (".csv",), "a table with every field of an entry; reads those of other tools too"),
    _format("tsv", (".tsv",), "the same with tabs"),
    _format("csv:excel", (), "the same as Excel wants it: with a byte order mark, and no cell that it would compute"),
    *(_format(name, (), each.about) for name, each in conventions().items()),
)
