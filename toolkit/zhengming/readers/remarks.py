"""What a file says to this program where its readers do not see it: "zhengming: …" in a comment or in front matter."""

import re
from collections.abc import Iterator
from typing import Literal

from zhengming.model import Place, Remark
from zhengming.patterns import pattern
from zhengming.places import line_column
from zhengming.readers.composing import Page

SIGN = "zhengming"
_ADDRESSED = pattern(r"\s*zhengming[ \t]*[:：]\s*(.*?)\s*", re.S)
_COMMENT = pattern(r"<!--(\s*zhengming[ \t]*[:：].*?)--!?>", re.S)
_FIELD = pattern(r"[ \t]*(?:#[ \t]*)?zhengming[ \t]*[:：=][ \t]*[\"']?(.*?)[\"']?[ \t]*")
_ITEM = pattern(r"[ \t]*-[ \t]+[\"']?(.*?)[\"']?[ \t]*")


def addressed(text: str) -> str | None:
    """What a comment says to this program, on one line, or None where it speaks to somebody else."""
    found = _ADDRESSED.fullmatch(text)
    return " ".join(found[1].split()) if found else None


def in_comment(page: Page, start: int, end: int) -> Iterator[Remark]:
    """The remark that the inside of a comment is, if it is one."""
    found = _ADDRESSED.fullmatch(page.text, start, end)
    if found:
        yield _remark(page, *found.span(1), "next")


def in_comments(page: Page, start: int, end: int) -> Iterator[Remark]:
    """The remarks in the comments of a stretch of markup."""
    for found in _COMMENT.finditer(page.text, start, end):
        yield from in_comment(page, *found.span(1))


def in_front(page: Page, start: int, end: int) -> Iterator[Remark]:
    """The remarks of front matter, which hold for the whole file: a field, a list under it, or a comment."""
    listed = False
    for line in re.compile(r".+").finditer(page.text, start, end):
        field, item = _FIELD.fullmatch(page.text, *line.span()), _ITEM.fullmatch(page.text, *line.span())
        found = field or (item if listed else None)
        listed = found is not None and (found is item or not found[1])
        if found and found[1]:
            yield _remark(page, *found.span(1), "file")


def _remark(page: Page, start: int, end: int, reach: Literal["next", "file"]) -> Remark:
    place = Place(*line_column(page.starts, start), *line_column(page.starts, end))
    return Remark(" ".join(page.text[start:end].split()), place, reach)
