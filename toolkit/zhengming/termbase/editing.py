"""An edit of one entry in the text of its file: the lines of the fields that change, and no other byte.

Comments stay, those of what goes too; quotes and order stay in what does not change.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import Concept
from . import items
from .blocks import LINE, Block, Chunk, Sheet, comment_in, comments_in, line_end, opened, outline
from .entries import FIELDS
from .rendering import block, listed, rendered

_ID = re.compile(r"""("|'|)([^:"'\s]+)\1(?= *:)""")
_ITEM = re.compile(r"( *)- ")


class Edit(NamedTuple):
    """An entry as it is and as it is to be; None where it is new, or is to go. Where the ids differ it is renamed.

    `text` are the lines of the entry where a person has written them; else they are made.
    """

    before: Concept | None
    after: Concept | None
    text: str = ""


def revised(text: str, edits: Iterable[Edit]) -> str:
    """The text of a file after some edits, of at most one to each entry."""
    sheet, end = outline(_ended(text)), line_end(text)
    there = {block.id: block for block in sheet.blocks}
    kept: dict[str, Block | None] = dict(there)
    new: list[Block] = []
    for old, after, written in edits:
        if not old:
            new += _written(after, written, end) if after else ()
            continue
        changed = _edited(opened(there[old.id]), old, after, end) if after else None
        if changed and after and written:
            changed = _rewritten(there[old.id], after, written, end)
        moved = changed if changed and changed.id != old.id else None
        kept[old.id] = None if moved else changed
        new += [moved] if moved else []
    blocks = [kept[each.id] for each in sheet.blocks if kept[each.id]]
    return _as_ended(text, sheet._replace(blocks=tuple(_placed(sheet, [each for each in blocks if each], new, end))))


def _written(concept: Concept, text: str, end: str) -> Sequence[Block]:
    return outline((text or block(concept)).replace("\r\n", "\n").replace("\n", end)).blocks


def _rewritten(was: Block, concept: Concept, text: str, end: str) -> Block:
    """An entry as a person has written it; the comments above it stay, and new ones above and below it are kept."""
    sheet = outline(_ended(text).replace("\r\n", "\n").replace("\n", end))
    made = next(each for each in sheet.blocks if each.id == concept.id)
    below = "".join(f"  {line.strip()}{end}" for line in LINE.findall(sheet.tail) if line.strip())
    above = "".join(line for line in LINE.findall(sheet.head + made.above) if line.strip())
    return made._replace(above=was.above + above, head=made.head + below)


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else text + line_end(text)


def _as_ended(was: str, sheet: Sheet) -> str:
    """The text of a file, which ends in a line end where it did before."""
    return sheet.text if was.endswith("\n") or not was else sheet.text.rstrip("\r\n")


def _placed(sheet: Sheet, kept: Sequence[Block], new: Iterable[Block], end: str) -> Iterator[Block]:
    """Entries with new ones among them, each behind the greatest id below its own; gaps between them stay the habit."""
    spaced = [_parted(each) for each in sheet.blocks[1:]]
    gap = end if spaced and sum(spaced) * 2 > len(spaced) else ""
    order = sorted((each.id, at) for at, each in enumerate(kept))
    behind: dict[int, list[Block]] = {}
    for each in sorted(new):
        before = bisect_left(order, (each.id, -1))
        behind.setdefault(order[before - 1][1] if before else -1, []).append(each)
    placed = [*behind.get(-1, ()), *(each for at, old in enumerate(kept) for each in (old, *behind.get(at, ())))]
    fresh = {id(each) for group in behind.values() for each in group}
    for at, each in enumerate(placed):
        if at == 0:
            yield each._replace(above=each.above.lstrip("\r\n"))
        elif id(each) in fresh or (id(placed[at - 1]) in fresh and not _parted(each)):
            yield each._replace(above=gap + each.above.lstrip("\r\n"))
        else:
            yield each


def _parted(each: Block) -> bool:
    return each.above.startswith(("\r", "\n"))


def _edited(was: Block, old: Concept, new: Concept, end: str) -> Block:
    """The block of an entry as it is to be."""
    head = was.head if new.id == old.id else _ID.sub(lambda match: f"{match[1]}{new.id}{match[1]}", was.head, count=1)
    if not was.fields:
        if rendered(old) == rendered(new):
            return was._replace(id=new.id, head=head)
        kept = "".join(f"  {comment}{end}" for comment in _comments(was.head))
        return outline(block(new).replace("\n", end)).blocks[0]._replace(above=was.above, below=kept)
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
            orphans += field.above + "".join(f"{indent}{comment}{end}" for comment in comments_in(field.lines))
            continue
        if before.get(field.name) != after[field.name]:
            field = replaced(field, old, new, indent, end)
        fields.append(field._replace(above=orphans + field.above))
        orphans = ""
    there = {field.name for field in fields}
    for name in (name for name in after if name not in there):
        behind = (at for at, field in enumerate(fields) if FIELDS.index(field.name) > FIELDS.index(name))
        fields.insert(next(behind, len(fields)), Chunk(name, "", f"{indent}{name}: {after[name]}{end}"))
    return fields, orphans + was.below


def replaced(field: Chunk, old: Concept, new: Concept, indent: str, end: str) -> Chunk:
    """A field with its new value. A list of one item a line stays one, a comment at the end of the line stays there."""
    first, *more = LINE.findall(field.lines)
    if more and all(_ITEM.match(line) for line in more) and len(more) == len(listed(old, field.name)):
        lines = "".join(_items(more, old, new, field.name, end))
        gone = [comment for comment in _comments("".join(more)) if comment not in [*_comments(lines)]]
        above = "".join(f"{indent}{comment}{end}" for comment in gone)
        return Chunk(field.name, field.above + above, first + lines)
    value = rendered(new)[field.name]
    if more:
        above = "".join(f"{indent}{comment}{end}" for comment in comments_in(field.lines))
        return Chunk(field.name, field.above + above, f"{indent}{field.name}: {value}{end}")
    comment = comment_in(first)
    return field._replace(lines=f"{indent}{field.name}: {value}{'  ' if comment else ''}{comment}{end}")


def _items(lines: list[str], old: Concept, new: Concept, name: str, end: str) -> Iterator[str]:
    """The lines of a list with one item a line: what stays as it is is not touched, and comments stay at their item."""
    rows = zip(items.listed(old, name), listed(old, name), lines, strict=True)
    was = {key: (rest, item, line) for (key, rest), item, line in rows}
    indent = lines[0][: lines[0].index("-")]
    for (key, rest), item in zip(items.listed(new, name), listed(new, name), strict=True):
        before = was.get(key)
        comment = comment_in(before[2]) if before else ""
        kept = before[2] if before and before[:2] == (rest, item) else ""
        yield kept or f"{indent}- {item}{'  ' if comment else ''}{comment}{end}"


def _comments(text: str) -> Iterator[str]:
    return (comment for line in LINE.findall(text) if (comment := comment_in(line)))
