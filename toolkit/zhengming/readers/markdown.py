"""Markdown: the prose of its headings, paragraphs, list items and table cells, with the place of every character.

CommonMark with tables, strikethrough and footnotes; front matter; {#id} on headings; admonitions and shortcodes of
the site generators Docusaurus, VuePress, MkDocs, Hugo and Jekyll.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from zhengming.errors import Problem, Unreadable
from zhengming.model import Document, Lang, Remark
from zhengming.patterns import pattern
from zhengming.readers.composing import PLACEHOLDER, Block, Page, Piece, block_of, decoded, document_of, page_of
from zhengming.readers.front import front_of
from zhengming.readers.prose import prose_of
from zhengming.readers.remarks import in_comments

if TYPE_CHECKING:
    from marko.element import Element
    from marko.parser import Parser

_ANCHOR = pattern(r"[ \t]*\{:?[ \t]*#([\w.:-]+)[^{}\n]*\}[ \t]*$")
_LITERAL_STARS = pattern(r"\*\*+")
_MASKED = pattern(
    r"^(?P<open>[ ]{0,3}:{3,}[ \t]*[\w-]*)(?P<title>[^\n]*)$"
    r"|^(?P<module>(?:import|export)[ ][^\n]*(?:from[ ]|=[ ]*require)[^\n]*)$"
    r"|^(?P<material>[ ]{0,3}///[^\n|]*\|?)(?P<heading>[^\n]*)$"
    r"|^(?P<include>\{\*[ ][^\n]*\*\})[ \t]*$"
    r"|(?P<code>\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{/\*.*?\*/\})",
    re.M | re.S,
)
_DEEP = pattern(r"^(?:[ \t]*>){101}", re.M)
_OF_GITHUB = pattern(r"[|~]|\[[\sxX]\]")
_DROPPED = "\ufdd0"


class Inline(NamedTuple):
    """What a run of inline elements holds: the prose, and the pictures' descriptions beside it."""

    pieces: list[Piece]
    captions: list[list[Piece]]


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of a Markdown text. Raises Unreadable where it is nested too deeply."""
    page = page_of(path, text)
    front = front_of(page)
    try:
        body = prose_of(page, front.body)
        blocks = (*front.blocks, *(parsed(page, front.body) if body is None else body))
        remarks = (*front.remarks, *(_remarks(page, front.body) if body is None else ()))
    except RecursionError:
        raise Unreadable(
            Problem(path, 0, "is nested too deeply: at most 100 quotations or lists are allowed")
        ) from None
    return document_of(path, blocks, lang, declared=front.meta.get("lang", ""), meta=front.meta, remarks=remarks)


@cache
def _parser(github: bool, notes: bool) -> "Parser":
    """The parser with what GitHub adds (tables, strikethrough, task lists) and with footnotes, where there are any."""
    from marko import Parser
    from marko.element import Element

    parser = Parser()
    extras: tuple[type[Element], ...] = ()
    if github:
        from marko.ext.gfm import elements as gfm

        extras += (gfm.Paragraph, gfm.Strikethrough, gfm.Table, gfm.TableRow, gfm.TableCell)
    if notes:
        from marko.ext import footnote

        extras += (footnote.Document, footnote.FootnoteDef, footnote.FootnoteRef)
    for extra in extras:
        parser.add_element(extra)
    return parser


def _remarks(page: Page, body: int) -> Iterator[Remark]:
    """The remarks in comments from an offset on; what stands in code is an example of one."""
    if any(in_comments(page, body, len(page.text))):
        for start, end in _markup(_tree(page, body)):
            yield from in_comments(page, start, end)


def _markup(element: "Element") -> Iterator[tuple[int, int]]:
    """Where the HTML of a document stands."""
    if element.get_type() in ("HTMLBlock", "InlineHTML"):
        yield element.source_span or (0, 0)
    children = getattr(element, "children", ())
    for child in children if isinstance(children, list) else ():
        yield from _markup(child)


def parsed(page: Page, body: int) -> Iterator[Block]:
    """The blocks from an offset on, whatever there is. Raises RecursionError where it is nested too deeply."""
    yield from _walk(_tree(page, body), page)


def _tree(page: Page, body: int) -> "Element":
    if _DEEP.search(page.text):
        raise RecursionError
    source = re.sub(r"[^\n]", " ", page.text[:body]) + _masked(page.text[body:])
    parser = _parser(_OF_GITHUB.search(source) is not None, "[^" in source)
    return parser.parse(source)


def _masked(text: str) -> str:
    """The text of the same length in which the markup of site generators cannot be taken for prose."""
    text = re.sub("[\f\v\x1c-\x1e\x85\u2028\u2029]", " ", text)
    # Where many spaces follow each other, looking for a hard line break takes marko quadratic time.
    text = re.sub("(?<=[^ \n]) {100,}", lambda run: _DROPPED * (len(run.group()) - 2) + "  ", text)
    # After the label of a footnote a tab sends marko round and round.
    text = re.sub(r"(?<=\]:)[ \t]*\t[ \t]*", lambda run: " " * len(run.group()), text)
    return _MASKED.sub(_mask, text)


def _mask(found: "re.Match[str]") -> str:
    whole = found.group()
    opening = found["open"] or found["material"] or ""
    title = found["title"] or found["heading"] or ""
    if title.strip():
        return "#" * min(len(opening), 6) + " " * max(len(opening) - 6, 0) + re.sub(r"[\[\]{}]", " ", title)
    if found["code"]:
        return re.sub(r"[^\n]", _DROPPED, whole)
    return re.sub(r"[^\n]", " ", whole)


def _walk(element: "Element", page: Page) -> Iterator[Block]:
    kind = element.get_type()
    if kind in ("Paragraph", "TableCell"):
        yield from _prose(element, page, 0)
    elif kind in ("Heading", "SetextHeading"):
        yield from _prose(element, page, element.level)  # type: ignore[attr-defined]
    elif kind == "HTMLBlock":
        if element.source_span:
            from zhengming.readers import html

            yield from html.fragments(page, *element.source_span)
    elif kind not in ("CodeBlock", "FencedCode", "LinkRefDef", "BlankLine", "ThematicBreak"):
        for child in element.children:  # type: ignore[attr-defined]
            yield from _walk(child, page)


def _prose(element: "Element", page: Page, level: int) -> Iterator[Block]:
    inline = Inline([], [])
    _collect(element, page, inline)
    anchor = _take_anchor(inline.pieces) if level else ""
    block = block_of(inline.pieces, page, role="title" if level else "body", level=level, anchor=anchor)
    if block:
        yield block
    for pieces in inline.captions:
        caption = block_of(pieces, page, role="caption")
        if caption:
            yield caption


def _collect(element: "Element", page: Page, into: Inline) -> None:
    for child in element.children:  # type: ignore[attr-defined]
        kind = child.get_type()
        if kind in ("RawText", "Literal"):
            into.pieces.extend(_raw(child, page))
        elif kind == "LineBreak":
            at = child.source_span[0] if child.source_span else 0
            into.pieces.append(Piece("\n", at, at))
        elif kind == "CodeSpan":
            into.pieces.append(_placeholder(child))
        elif kind == "Image":
            pictured = Inline([], into.captions)
            _collect(child, page, pictured)
            into.captions.append(pictured.pieces)
            into.pieces.append(_placeholder(child)._replace(text="\n"))
        elif kind == "InlineHTML":
            if re.match("<br|</?p[ >]", child.children, re.I):
                into.pieces.append(_placeholder(child)._replace(text=" "))
        elif kind != "FootnoteRef":
            _collect(child, page, into)


def _placeholder(element: "Element") -> Piece:
    start, end = element.source_span or (0, 0)
    return Piece(PLACEHOLDER, start, end)


def _raw(element: "Element", page: Page) -> Iterator[Piece]:
    """The pieces of literal text, found again in the file where they differ from it."""
    text: str = element.children  # type: ignore[attr-defined]
    start, end = element.source_span or (0, 0)
    if element.get_type() == "Literal":
        yield Piece(text, start + 1, end)
    elif len(text) == end - start:
        at = start
        for found in re.finditer(f"{_LITERAL_STARS.pattern}|{_DROPPED}+", text):
            yield from decoded(page.text, at, start + found.start())
            at = start + found.end()
        yield from decoded(page.text, at, end)
    else:
        yield from _matched(text, page, start, end)


def _matched(text: str, page: Page, start: int, end: int) -> Iterator[Piece]:
    at = start
    for char in text:
        found = page.text.find(char, at, end)
        yield Piece(char, found, found + 1) if found >= 0 else Piece(char, at, at)
        at = found + 1 if found >= 0 else at


def _take_anchor(pieces: list[Piece]) -> str:
    """Cut an explicit id off the end of a heading."""
    if not pieces:
        return ""
    last = pieces[-1]
    found = _ANCHOR.search(last.text)
    if not found or len(last.text) != last.end - last.start:
        return ""
    pieces[-1] = Piece(last.text[: found.start()], last.start, last.start + found.start())
    return found.group(1)
