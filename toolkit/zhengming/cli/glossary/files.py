"""Which exchange format a file is in, and reading it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from zhengming.termbase.exchange import Format, Incoming

MOST = 200_000_000
"""Bytes of a file that is imported."""
Name = Annotated[
    str,
    typer.Option(
        "--format",
        help="The format, as `zhengming glossary formats` names it. [default: by the name of the file]",
        metavar="NAME",
        show_default=False,
    ),
]
Columns = Annotated[
    str,
    typer.Option(help="The columns of a table in order, where its head does not say: zh,en,note.", metavar="LIST"),
]


def format_of(path: Path, name: str) -> "tuple[Format, ...]":
    """The formats that a file may be in: the named one, or those that its name allows. Raises UsageError."""
    from zhengming.errors import UsageError
    from zhengming.termbase.exchange import FORMATS
    from zhengming.termbase.nodes import unknown

    if name:
        found = [each for each in FORMATS if each.name == name]
        if not found:
            raise UsageError(unknown("format", name, [each.name for each in FORMATS]))
        return tuple(found)
    allowed = tuple(each for each in FORMATS if path.name.lower().endswith(each.suffixes))
    if not allowed:
        names = ", ".join(each.name for each in FORMATS)
        raise UsageError(f"{path.as_posix()}: no format is known by this name; give --format, one of {names}")
    return allowed


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises UsageError where it cannot be read or is too large."""
    from zhengming.errors import Problem, UsageError

    try:
        if path.is_dir():
            raise UsageError(Problem(path.as_posix(), 0, "is a folder; give one file"))
        with open(path, "rb") as file:
            data = file.read(MOST + 1)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise UsageError(Problem(path.as_posix(), 0, f"cannot be read: {reason}")) from None
    if len(data) > MOST:
        raise UsageError(Problem(path.as_posix(), 0, f"has more than {MOST:,} bytes, and no more are read"))
    return data


def read(path: Path, formats: "tuple[Format, ...]", columns: str = "") -> "tuple[Format, Incoming]":
    """The concepts of a file, and the format that it proved to be in. Raises Unreadable, for the first of them."""
    from zhengming.errors import Unreadable

    data = bytes_of(path)
    faults = []
    for each in formats:
        try:
            return each, _read(each, data, path, columns)
        except Unreadable as fault:
            faults.append(fault)
    raise faults[0]


def _read(format: "Format", data: bytes, path: Path, columns: str) -> "Incoming":
    return with_columns(format, columns).read(data, path.as_posix())


def with_columns(format: "Format", columns: str) -> "Format":
    """A format whose files have these columns. Raises UsageError where it has none."""
    from zhengming.errors import UsageError
    from zhengming.termbase import exchange

    if not columns:
        return format
    if not format.columned:
        raise UsageError(f"--columns is for tables; {format.name} has none")
    return exchange.with_columns(format, columns)
