"""OmegaT glossaries: source, target and comment, with tabs between them and nothing quoted, or with commas.

As OmegaT reads them: a line that begins with # is a comment, and the first one can name the encoding. There is no row
of heads; where a file has one all the same it is taken as that.
"""

import codecs
import re
from collections.abc import Sequence

from ...delimited import Delimited, table_of
from ...encoding import taken
from ...errors import Problem, Unreadable
from ...model import Concept
from .csv import Opened, applied, records_of
from .neutral import Format, Incoming, Outgoing
from .tables import Column, Reading, Record, layout_of, read_table, stated

_NAMED = re.compile(rb"#[^\r\n]*-\*- *coding: *([\w.-]+) *-\*-")
_FIRST_LINE = b"# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
_SEVERAL = re.compile("[,，、;；]")


def read(data: bytes, path: str, columns: str = "") -> Incoming:
    """The concepts of a glossary, each row one; `columns` lists its columns where the texts do not tell."""
    file = opened(data, path, columns)
    several = []
    for number, record in enumerate(file.records):
        if number != file.head and _SEVERAL.search(record.text(1)):
            message = f'"{record.text(1)}" may be several terms; it is taken as one'
            several.append(Problem(path, record.line, message))
    concepts = tuple(group.concept for group in file.reading.groups)
    return Incoming(concepts, tuple(sorted((*several, *file.reading.lost))))


def write(concepts: Sequence[Concept], like: bytes, columns: str = "") -> Outgoing:
    """The glossary of concepts, over one that is there or a new one; `columns` are then its languages."""
    if not concepts and not like:
        return Outgoing(b"")
    return applied(opened(like or _FIRST_LINE, "the file to write over", columns), concepts, "omegat")


def opened(data: bytes, path: str, columns: str = "") -> Opened:
    """The glossary in the bytes, which may be empty. Raises Unreadable where it is none."""
    mark, encoding, text = _decoded(data, path) if data.strip() else (b"", "utf-8", "")
    tabs = any("\t" in line for line in text.splitlines() if not line.startswith("#"))
    delimiter = "\t" if tabs or "," not in text or text.startswith("#") else ","
    file = _opened(table_of(text, path, delimiter, "none" if tabs else "strict"), path, columns)
    if file.head >= 0 and tabs:
        file = _opened(table_of(text, path, delimiter, "lenient"), path, columns)
    return file._replace(mark=mark, encoding=encoding)


def _opened(table: Delimited, path: str, columns: str) -> Opened:
    tabs = table.delimiter == "\t"
    records = [
        Record(record.line, ()) if tabs and record.text(0).startswith("#") else record for record in records_of(table)
    ]
    if any(any(record.cells) for record in records):
        reading, head = read_table(records, path, columns)
    else:
        known = stated(columns or "zh,en", path)
        reading, head = Reading(layout_of((*known, Column(len(known), "note"))), (), ()), -1
    return Opened(b"", "utf-8", table, records, reading, head, False)


def _decoded(data: bytes, path: str) -> tuple[bytes, str, str]:
    """The byte order mark, the encoding, named in the first line or told by the bytes, and the text."""
    named = _NAMED.match(data)
    name = named[1].decode("ascii") if named else ""
    if not name or name.lower() in ("utf-8", "utf8"):
        return taken(data, path)
    try:
        codecs.lookup(name)
        text = data.decode(name)
    except LookupError:
        raise Unreadable(Problem(path, 1, f'names the encoding "{name}", which is unknown')) from None
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Unreadable(
            Problem(path, line, f"names the encoding {name}, but byte {fault.start} is not in it")
        ) from None
    return b"", name, text


FORMATS = (Format("omegat", (".txt", ".tab", ".utf8"), "a glossary of OmegaT", read, write, columned=True),)
