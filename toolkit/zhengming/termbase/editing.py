"""An edit of one entry in the text of its file: the lines of the fields that change, and no other byte.

Comments stay, those of what goes too; quotes and order stay in what does not change.
"""

import re
from collections.abc import Iterator

from ..model import Concept
from .blocks import LINE, Block, Chunk, Sheet, comment_in, line_end, split
from .entries import FIELDS
from .rendering import block, listed, rendered

_ID = re.compile(r"""("|'|)([^:"'\s]+)\1(?= *:)""")
_ITEM = re.compile(r"( *)- ")


def put(text: str, old: Concept | None, new: Concept) -> str:
    """The text of a file with an entry changed, renamed or added; `old` is what it says there, None where it is new."""
    sheet, end = split(_ended(text)), line_end(text)
    if not old:
        written = split(block(new).replace("\n", end)).blocks[0]
        return _as_ended(text, _placed(sheet, written, end))
    at = _position(sheet, old.id)
    changed = _edited(sheet.blocks[at], old, new, end)
    if new.id != old.id:
        return _as_ended(text, _placed(_without(sheet, at), changed, end))
    return _as_ended(text, sheet._replace(blocks=(*sheet.blocks[:at], changed, *sheet.blocks[at + 1 :])))


def take(text: str, key: str) -> tuple[str, Block]:
    """The text of a file without an entry, and the entry."""
    sheet = split(_ended(text))
    at = _position(sheet, key)
    return _as_ended(text, _without(sheet, at)), sheet.blocks[at]


def give(text: str, taken: Block, old: Concept, new: Concept) -> str:
    """The text of a file with an entry that was taken out of another, as it is now."""
    end = line_end(text or taken.head)
    return _as_ended(text, _placed(split(_ended(text)), _edited(taken, old, new, end), end))


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else text + line_end(text)


def _as_ended(was: str, sheet: Sheet) -> str:
    """The text of a file, which ends in a line end where it did before."""
    return sheet.text if was.endswith("\n") or not was else sheet.text.rstrip("\r\n")


def _position(sheet: Sheet, key: str) -> int:
    return next(at for at, each in enumerate(sheet.blocks) if each.id == key)


def _without(sheet: Sheet, at: int) -> Sheet:
    """The file without an entry. What is first then stands where the first stood, without a blank line above it."""
    blocks = [*sheet.blocks[:at], *sheet.blocks[at + 1 :]]
    if at == 0 and blocks:
        blocks[0] = blocks[0]._replace(above=blocks[0].above.lstrip("\r\n"))
    return sheet._replace(blocks=tuple(blocks))


def _placed(sheet: Sheet, new: Block, end: str) -> Sheet:
    """The file with an entry behind the greatest id below its own, a blank line above it where that is the habit."""
    below = [at for at, each in enumerate(sheet.blocks) if each.id < new.id]
    at = max(below, key=lambda at: sheet.blocks[at].id) + 1 if below else 0
    before, after = list(sheet.blocks[:at]), list(sheet.blocks[at:])
    spaced = [each.above[:1] in ("\r", "\n") and each.above != "" for each in sheet.blocks[1:]]
    gap = end if spaced and sum(spaced) * 2 > len(spaced) else ""
    new = new._replace(above=(gap if before else "") + new.above.lstrip("\r\n"))
    if after and not before and not after[0].above.startswith(("\r", "\n")):
        after[0] = after[0]._replace(above=gap + after[0].above)
    return sheet._replace(blocks=(*before, new, *after))


def _edited(was: Block, old: Concept, new: Concept, end: str) -> Block:
    """The block of an entry as it is to be."""
    head = was.head if new.id == old.id else _ID.sub(lambda match: f"{match[1]}{new.id}{match[1]}", was.head, count=1)
    if not was.fields:
        if rendered(old) == rendered(new):
            return was._replace(id=new.id, head=head)
        kept = "".join(f"  {comment}{end}" for comment in _comments(was.head))
        return split(block(new).replace("\n", end)).blocks[0]._replace(above=was.above, below=kept)
    indent = was.fields[0].lines[: len(was.fields[0].lines) - len(was.fields[0].lines.lstrip(" "))]
    fields, below = _fields(was, old, new, indent, end)
    return Block(new.id, was.above, head, tuple(fields), below)


def _fields(was: Block, old: Concept, new: Concept, indent: str, end: str) -> tuple[list[Chunk], str]:
    """The fields of an entry as they are to be, and the comments below them."""
    before, after = rendered(old), rendered(new)
    fields: list[Chunk] = []
    orphans = ""
    for field in was.fields:
        if field.name not in after:
            orphans += field.above + "".join(f"{indent}{comment}{end}" for comment in _comments(field.lines))
            continue
        if before.get(field.name) != after[field.name]:
            field = _replaced(field, old, new, indent, end)
        fields.append(field._replace(above=orphans + field.above))
        orphans = ""
    there = {field.name for field in fields}
    for name in (name for name in after if name not in there):
        behind = (at for at, field in enumerate(fields) if FIELDS.index(field.name) > FIELDS.index(name))
        fields.insert(next(behind, len(fields)), Chunk(name, "", f"{indent}{name}: {after[name]}{end}"))
    return fields, orphans + was.below


def _replaced(field: Chunk, old: Concept, new: Concept, indent: str, end: str) -> Chunk:
    """A field with its new value. A list of one item a line stays one, a comment at the end of the line stays there."""
    first, *more = LINE.findall(field.lines)
    if more and all(_ITEM.match(line) for line in more) and len(more) == len(listed(old, field.name)):
        return field._replace(lines=first + "".join(_items(more, old, new, field.name, end)))
    value = rendered(new)[field.name]
    if more:
        above = "".join(f"{indent}{comment}{end}" for comment in _comments(field.lines))
        return Chunk(field.name, field.above + above, f"{indent}{field.name}: {value}{end}")
    comment = comment_in(first)
    return field._replace(lines=f"{indent}{field.name}: {value}{'  ' if comment else ''}{comment}{end}")


def _items(lines: list[str], old: Concept, new: Concept, name: str, end: str) -> Iterator[str]:
    """The lines of a list with one item a line: what stays in it is not touched."""
    there = dict(zip(listed(old, name), lines, strict=True))
    indent = lines[0][: lines[0].index("-")]
    for item in listed(new, name):
        yield there.get(item, f"{indent}- {item}{end}")


def _comments(text: str) -> Iterator[str]:
    return (comment for line in LINE.findall(text) if (comment := comment_in(line)))
