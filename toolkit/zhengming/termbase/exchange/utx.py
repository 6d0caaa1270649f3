"""UTX, the simple dictionary of the AAMT, in its versions 1.00, 1.11 and 1.2: tab-separated below lines with #.

The first line names the version and the languages, the last of those lines the columns. "-" is an empty field.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ...delimited import table_of
from ...encoding import taken
from ...errors import Problem, Unreadable
from ...languages import tag_of
from ...model import Concept
from .csv import Opened, applied, records_of
from .neutral import Format, Incoming, Outgoing
from .tables import SOURCE, TARGET, Column, Layout, Record, columns_of, groups_of

_WORDS = {"preferred": "approved", "admitted": "provisional", "deprecated": "non-standard", "refused": "forbidden"}


def read(data: bytes, path: str, columns: str = "") -> Incoming:
    """The concepts of a dictionary; rows with the same concept ID are one."""
    reading = opened(data, path).reading
    return Incoming(tuple(group.concept for group in reading.groups), reading.lost)


def write(concepts: Sequence[Concept], like: bytes, columns: str = "") -> Outgoing:
    """The dictionary of concepts, over one that is there or a new one, between the languages that `columns` lists."""
    langs = columns.split(",") if columns else ["zh", "en"]
    return applied(opened(like or _new(concepts, langs), "the file to write over"), concepts, "utx", _WORDS)


def opened(data: bytes, path: str) -> Opened:
    """The dictionary in the bytes. Raises Unreadable where it is none."""
    if not data.strip():
        raise Unreadable(Problem(path, 0, "is empty"))
    mark, encoding, text = taken(data, path)
    table = table_of(text, path, "\t", "none")
    above = [number for number, row in enumerate(table.rows) if table.text.startswith("#", row.start)]
    if not above or above[0] or not text[1:].lstrip().upper().startswith("UTX"):
        found = (text.splitlines() or [""])[0][:60]
        raise Unreadable(
            Problem(path, 1, f'is no UTX: expected "#UTX" and a version in the first line, found "{found}"')
        )
    heads = [number for number in above if len(table.rows[number].cells) > 1]
    if not heads:
        raise Unreadable(Problem(path, len(above), 'is no UTX: expected a line with the columns, as "#src", "tgt"'))
    records = [_record(record, number in above) for number, record in enumerate(records_of(table))]
    head = heads[-1]
    names = [cell.text.strip().lstrip("#") for cell in table.rows[head].cells]
    layout = Layout(tuple(_columns(names, table.rows[0].cells[0].text, path)))
    reading = groups_of(records, layout, path, table.rows[head].line)
    known = [Record(1, tuple(names)) if number == head else record for number, record in enumerate(records)]
    return Opened(mark, encoding, table, known, reading, head, False)


def _record(record: Record, above: bool) -> Record:
    return Record(record.line, () if above else tuple("" if text == "-" else text for text in record.cells))


def _columns(names: Sequence[str], first: str, path: str) -> Iterator[Column]:
    """The columns of a dictionary, in the languages that its first line names: "#UTX 1.2; zh-CN/en; …"."""
    said = first.split(";")[1].strip() if ";" in first else ""
    source, _, target = said.partition("/")
    langs = {SOURCE: tag_of(source), TARGET: tag_of(target)}
    columns = columns_of(names)
    if any(column.role == "term" and not langs.get(column.lang, column.lang) for column in columns):
        raise Unreadable(Problem(path, 1, f'names the languages "{said}"; expected two as in "zh-CN/en"'))
    if not any(column.role == "term" for column in columns):
        raise Unreadable(Problem(path, 0, f'names no column of terms, expected "src" and "tgt": {", ".join(names)}'))
    for column in columns:
        yield column._replace(lang=langs.get(column.lang, column.lang))


def _new(concepts: Sequence[Concept], langs: Sequence[str]) -> bytes:
    """The lines that a dictionary begins with."""
    heads = ["src", "tgt", "term status", "concept ID"]
    terms = [term for concept in concepts for term in concept.terms]
    heads += ["kind"] if any(concept.kind != "term" for concept in concepts) else []
    heads += ["src:form", "tgt:form"] if any(term.form != "full" for term in terms) else []
    heads += ["tgt:from", "tgt:to"] if any(term.since or term.until for term in terms) else []
    heads += ["comment"] if any(concept.note for concept in concepts) else []
    heads += [name for name in ("definition", "source") if any(getattr(concept, name) for concept in concepts)]
    first = f"#UTX 1.20; {'/'.join(langs)}; {date.today().isoformat()}; bidirectional"
    return "\r\n".join((first, "#" + "\t".join(heads), "")).encode()


FORMATS = (Format("utx", (".utx",), "a UTX dictionary", read, write, columned=True),)
