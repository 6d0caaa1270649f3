"""A glossary file as blocks of text, one an entry, so that an edit changes the lines of its entry and no other byte.

A comment belongs to what follows it: to the field or the entry below. What stands above the first entry, down to the
last blank line there, belongs to the file.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

LINE = re.compile(r"[^\n]*\n|[^\n]+")
_KEY = re.compile(r"""(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"'\[\]{}&*!|>%@`,?:-](?:[^:#\n]|:(?=\S))*?)) *:(?=\s|$)""")
_FIELD = re.compile(r"""( +)(?:"([\w-]+)"|'([\w-]+)'|([\w-]+)) *:(?=\s|$)""")
_OPENING = re.compile(r"%|---(?:\s|$)")


class Chunk(NamedTuple):
    """A field of an entry: the comments above it, and its lines, each with its line end."""

    name: str
    above: str
    lines: str

    @property
    def text(self) -> str:
        return self.above + self.lines


class Block(NamedTuple):
    """An entry: comments and blank lines above it, the line of its id, its fields, and comments below the last.

    An entry in braces has no fields here: all its lines are its head.
    """

    id: str
    above: str
    head: str
    fields: tuple[Chunk, ...] = ()
    below: str = ""

    @property
    def text(self) -> str:
        return "".join((self.above, self.head, *(field.text for field in self.fields), self.below))


class Sheet(NamedTuple):
    """A file: what stands above the first entry, the entries, and what stands below the last."""

    head: str = ""
    blocks: tuple[Block, ...] = ()
    tail: str = ""

    @property
    def text(self) -> str:
        return "".join((self.head, *(block.text for block in self.blocks), self.tail))


def split(text: str) -> Sheet:
    """The blocks of a text; put together again they are the text, to the character."""
    sheet = outline(text)
    return sheet._replace(blocks=tuple(map(opened, sheet.blocks)))


def outline(text: str) -> Sheet:
    """The blocks of a text, each with all its lines as its head."""
    lines = LINE.findall(text)
    starts = [at for at, line in enumerate(lines) if line[0] not in " #\n" and _KEY.match(line)]
    if not starts:
        return Sheet(text)
    head, above = _parted(lines[: starts[0]])
    blocks = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = _back(lines, start + 1, end, lambda line: not line.strip() or line[0] == "#")
        blocks.append(Block(_key_of(lines[start]), above, "".join(lines[start:last])))
        above = "".join(lines[last:end])
    return Sheet(head, tuple(blocks), above)


def line_end(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"


def comment_in(line: str) -> str:
    """The comment at the end of a line, from its # on, without the line end; empty where there is none."""
    return next((match[1] for match in _TOKEN.finditer(line.rstrip("\r\n")) if match[1]), "")


def comments_in(lines: str) -> list[str]:
    """The comments in the lines of a field; what looks like one inside a text of several lines is none."""
    first, *more = LINE.findall(lines) or [""]
    field = _FIELD.match(first)
    value = first[field.end() :].lstrip() if field else ""
    if value.startswith(("|", ">")):
        inner = next((_indent(line) for line in more if line.strip()), 0)
        more = [line for line in more if line.lstrip().startswith("#") and _indent(line) < inner]
    elif quoted := _QUOTED.match(lines, len(first) - len(value)):
        first, *more = LINE.findall(lines[quoted.end() :]) or [""]
    return [comment for line in (first, *more) if (comment := comment_in(line))]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_QUOTED = re.compile(r"""\"(?:\\.|[^"\\])*"|'(?:''|[^'])*'""", re.DOTALL)
_TOKEN = re.compile(r""""(?:\\.|[^"\\])*"|(?<![^\s\[{,])'(?:''|[^'])*'|(?<!\S)(#.*)|.""")


def _back(lines: Sequence[str], start: int, end: int, loose: Callable[[str], bool]) -> int:
    """The end of the lines without the loose ones that are last."""
    while end > start and loose(lines[end - 1]):
        end -= 1
    return end


def _parted(lines: Sequence[str]) -> tuple[str, str]:
    """What stands above the first entry: what belongs to the file, and what to the entry."""
    marks = [at for at, line in enumerate(lines, 1) if not line.strip() or _OPENING.match(line)]
    cut = marks[-1] if marks else len(lines)
    return "".join(lines[:cut]), "".join(lines[cut:])


def _key_of(line: str) -> str:
    key = _KEY.match(line)
    return next(filter(None, key.groups()), "") if key else ""


def opened(block: Block) -> Block:
    """A block of an outline with its fields."""
    lines = LINE.findall(block.head)
    key = _KEY.match(lines[0])
    value = lines[0][key.end() :].strip() if key else ""
    first = next((field for line in lines[1:] if (field := _FIELD.match(line))), None)
    if (value and value[0] != "#") or not first:
        return block
    starts = [at for at, line in enumerate(lines) if at and (m := _FIELD.match(line)) and m[1] == first[1]]
    return _with_fields(block.id, block.above, lines, starts, first[1])


def _with_fields(name: str, above: str, lines: Sequence[str], starts: Sequence[int], indent: str) -> Block:
    def loose(line: str) -> bool:
        return not line.strip() or line.startswith(f"{indent}#")

    ends = [_back(lines, start + 1, end, loose) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    fields, before = [], 1
    for start, end in zip(starts, ends, strict=True):
        field = _FIELD.match(lines[start])
        assert field
        fields.append(Chunk(field[2] or field[3] or field[4], "".join(lines[before:start]), "".join(lines[start:end])))
        before = end
    return Block(name, above, lines[0], tuple(fields), "".join(lines[before:]))
