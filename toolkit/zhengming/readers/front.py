"""The front matter of a Markdown file: what it says of the document, and the prose in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhengming.model import Remark, Role
from zhengming.patterns import pattern
from zhengming.readers.composing import Block, Page, Piece, block_of
from zhengming.readers.remarks import SIGN, in_front

_FENCED = pattern(
    r"\A(?:---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)|\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z))", re.M | re.S
)
_FIELD = r"^{margin}([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*(?:\n(?:{margin}[ \t]+\S.*|[ \t]*(?=\n{margin}[ \t]+\S)))*)"
_INDICATOR = pattern(r"[>|][+-]?\d?[ \t]*\n")
_NAMES = {
    "lang": "lang",
    "locale": "lang",
    "language": "lang",
    "date": "date",
    "slug": "slug",
    "translationkey": "translationKey",
    "title": "title",
}
_PROSE: dict[str, Role] = {
    "title": "title",
    "subtitle": "title",
    "description": "metadata",
    "summary": "metadata",
    "excerpt": "metadata",
}


class Front(NamedTuple):
    """What front matter says: `meta` under the names of Document.meta, its prose, and where the body starts.

    `remarks` are what it says to this program.
    """

    meta: dict[str, str]
    blocks: tuple[Block, ...]
    body: int
    remarks: tuple[Remark, ...] = ()


def front_of(page: Page) -> Front:
    """The front matter of a page, YAML between --- or TOML between +++; empty where there is none."""
    fenced = _FENCED.match(page.text)
    if not fenced:
        return Front({}, (), 0)
    start, end = fenced.span(1 if fenced.group(1) is not None else 2)
    meta: dict[str, str] = {}
    blocks: list[Block] = []
    margin = re.compile(r"[ \t]*").match(page.text, start, end)
    field_of = re.compile(_FIELD.replace("{margin}", margin.group() if margin else ""), re.M)
    for field in field_of.finditer(page.text, start, end):
        name = field.group(1).lower()
        if name in _NAMES or name in _PROSE:
            block = block_of(_value(page, *field.span(2)), page, role=_PROSE.get(name, "metadata"))
            if block and name in _NAMES:
                meta.setdefault(_NAMES[name], block.text)
            if block and name in _PROSE:
                blocks.append(block)
    remarks = tuple(in_front(page, start, end)) if SIGN in fenced.group() else ()
    return Front(meta, tuple(blocks), fenced.end(), remarks)


def _value(page: Page, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a scalar, without quotes, block indicators and comments."""
    text = page.text
    indicator = _INDICATOR.match(text, start, end)
    quote = text[start : start + 1]
    if indicator:
        start = indicator.end()
    elif quote in ('"', "'"):
        start += 1
        close = re.compile(r"(?:[^\"\\]|\\.)*" if quote == '"' else r"(?:[^']|'')*", re.S).match(text, start, end)
        end = close.end() if close else end
    else:
        comment = re.compile(r"[ \t]#").search(text, start, end)
        end = comment.start() if comment else end
    escape = re.compile({'"': r"\\([\"\\/])", "'": r"'(')"}.get(quote, r"(?!)"))
    for found in escape.finditer(text, start, end):
        yield Piece(text[start : found.start()], start, found.start())
        yield Piece(found.group(1), *found.span())
        start = found.end()
    yield Piece(text[start:end], start, end)
