"""Tables of terms, whatever file they stand in: columns that are known by their heads, rows that are concepts."""

from collections.abc import Mapping, Sequence

from ....errors import Problem, Unreadable
from .columns import SOURCE, TARGET, Column, Key, Layout, columns_of, is_head, named, stated
from .guessing import HOW, Record, guessed, layout_of, resolved
from .planning import Plan, plan
from .reading import Group, Reading, Unit, concept_of, groups_of
from .values import has_words, meaning

__all__ = [
    "SOURCE",
    "TARGET",
    "Column",
    "Group",
    "Key",
    "Layout",
    "Plan",
    "Reading",
    "Record",
    "Unit",
    "cells_of",
    "columns_of",
    "concept_of",
    "groups_of",
    "layout_of",
    "named",
    "plan",
    "read_table",
    "spoken",
    "stated",
]  # fmt: skip

_FIRST_ROWS = 5
NO_RECORD = Record(0, ())
Spoken = Mapping[tuple[int, str], str]
"""How the cells of a column, by its number, say a value."""


def read_table(records: Sequence[Record], path: str, columns: str = "") -> tuple[Reading, int]:
    """What the rows of a table say, and the number of the record with the heads, -1 where there is none.

    `columns` lists the columns in their order, where the table does not tell. Raises Unreadable where it must.
    """
    head = _head(records)
    below = [record if n > head else Record(record.line, ()) for n, record in enumerate(records)]
    if not any(any(record.cells) for record in below) and head < 0:
        raise Unreadable(Problem(path, 0, "is empty"))
    if columns:
        known = stated(columns, path)
    elif head >= 0:
        known = resolved(columns_of(records[head].cells), below, path)
        if not any(column.role == "term" for column in known):
            raise Unreadable(Problem(path, records[head].line, f"names no column of terms in its first row; {HOW}"))
    else:
        known = guessed(below, path)
    reading = groups_of(below, layout_of(known), path, records[head].line if head >= 0 else 0)
    return _without_languages(reading, path), head


def _head(records: Sequence[Record]) -> int:
    """The number of the record with the heads, behind no more than a few rows of one cell."""
    for number, record in enumerate(records[:_FIRST_ROWS]):
        if is_head(record.cells):
            return number
        if sum(map(bool, record.cells)) > 1:
            break
    return -1


def _without_languages(reading: Reading, path: str) -> Reading:
    unknown = {SOURCE, TARGET} & set(reading.layout.langs)
    if not unknown:
        return reading
    names = ", ".join(repr(lang).replace("'", '"') for lang in reading.layout.langs if lang in unknown)
    message = f"names no language for {'a column' if len(unknown) == 1 else 'its columns'}, here called {names}; {HOW}"
    return reading._replace(lost=(Problem(path, 0, message), *reading.lost))


def spoken(records: Sequence[Record], layout: Layout, words: Mapping[str, str]) -> Spoken:
    """How a table says values: in the words that its cells use, else in those that its tool wants."""
    said: dict[tuple[int, str], str] = {}
    for column in layout.columns:
        if has_words(column.role):
            said |= {(column.at, value): text for value, text in words.items()}
            for text in dict.fromkeys(record.text(column.at) for record in reversed(records)):
                value = meaning(column.role, text) if text else None
                said |= {(column.at, value): text} if value else {}
    return said


def cells_of(unit: Unit, layout: Layout, said: Spoken, here: Record = NO_RECORD) -> dict[int, str]:
    """The texts of cells by their columns that say what a unit says.

    `here` is the row that they go into; of several columns for one thing it is the one that says it there.
    """
    cells: dict[int, str] = {}
    for key, text in unit.items():
        columns = [column for column in layout.columns if column.key == key]
        column = next((c for c in columns if here.text(c.at)), columns[0] if columns else None)
        if column:
            cells[column.at] = said.get((column.at, text), text)
    return cells
