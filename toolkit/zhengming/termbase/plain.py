"""Glossary files in the plain style, read without a YAML parser, which costs more to import than they cost to read.

The plain style is what the shipped files and every new entry are written in: an id alone on its line, fields indented
by two spaces, a value that is bare words or a one-line list of bare words, "words in quotes" and {text: …} terms. It is
a part of YAML in which nothing can mean two things. A file with anything else in it is left to YAML, as a whole.
"""

import re
from collections.abc import Iterator

from .nodes import Fields, Items, Node, Text

_WORD = r"[^\W_][\w .'’&/()+·–、《》“”（）-]*"
_BARE = re.compile(r"\w*(?<!_)|https?://[\w./-]+|[^\W_](?:[^\s:#]|:(?=[^\s])|(?<=\S)#| (?=[^\s#]))*")
_QUOTED = re.compile(r'"([^"\\]+)"')
_ENTRY = re.compile(r"([a-z0-9][a-z0-9-]*):")
_FIELD = re.compile(r"  ([A-Za-z][A-Za-z-]*): (\S.*)")
_WORDS = re.compile(rf"{_WORD}(?:, {_WORD})*")
_ITEM = re.compile(rf'(?:({_WORD})|"([^"\\]+)"|\{{((?:[a-z]+: {_WORD})(?:, [a-z]+: {_WORD})*)\}})(, |$)')


def read_plain(text: str) -> list[tuple[str, int, Node]] | None:
    """The entries of a text in the plain style: key, line and value; None where the text is in any other style."""
    entries: dict[str, tuple[int, dict[str, tuple[int, Node]]]] = {}
    fields: dict[str, tuple[int, Node]] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isprintable():
            return None
        if not line or line[0] == "#":
            continue
        if entry := _ENTRY.fullmatch(line):
            fields = {}
            if entries.setdefault(entry[1], (number, fields))[1] is not fields:
                return None
        elif fields is None or not _add_field(fields, number, line):
            return None
    if not all(fields for _, fields in entries.values()):
        return None
    return [(key, line, Fields(next(iter(fields.values()))[0], fields)) for key, (line, fields) in entries.items()]


def _add_field(fields: dict[str, tuple[int, Node]], number: int, line: str) -> bool:
    """Read one field into `fields`; whether the line is in the plain style and its key new."""
    field = _FIELD.fullmatch(line)
    value = _value(field[2], number) if field else None
    if not field or not value or field[1] in fields:
        return False
    fields[field[1]] = number, value
    return True


def _value(text: str, line: int) -> Node | None:
    if text[0] != "[" or text[-1] != "]":
        quoted = _QUOTED.fullmatch(text)
        return Text(line, quoted[1] if quoted else text) if quoted or _BARE.fullmatch(text) else None
    inner = text[1:-1]
    if _WORDS.fullmatch(inner):
        return Items(line, tuple([Text(line, word.rstrip()) for word in inner.split(", ")]))
    items = list(_items(inner, line))
    known = tuple(item for item in items if item)
    return Items(line, known) if len(known) == len(items) else None


def _items(text: str, line: int) -> Iterator[Node | None]:
    at, more = 0, True
    while more:
        match = _ITEM.match(text, at)
        if not match:
            yield None
            return
        word, quoted, term, comma = match.groups()
        yield _term(term, line) if term else Text(line, quoted or word.rstrip())
        at, more = match.end(), bool(comma)


def _term(text: str, line: int) -> Fields | None:
    pairs = [pair.split(": ", 1) for pair in text.split(", ")]
    fields: dict[str, tuple[int, Node]] = {key: (line, Text(line, value.rstrip())) for key, value in pairs}
    return Fields(line, fields) if len(fields) == len(pairs) else None
