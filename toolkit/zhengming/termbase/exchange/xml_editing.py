"""Changes of an XML text that leave everything else of it as it is, and new elements in the style of what is there."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...markup import Element, Written

_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;"}
_IN_VALUE = {**_IN_TEXT, '"': "&quot;", "\t": "&#9;"}


class Edit(NamedTuple):
    """A stretch of the text and what comes in its place. What is put in at one place keeps its order."""

    start: int
    end: int
    text: str


class Node(NamedTuple):
    """An element to be written: its attributes, and either a text or elements."""

    tag: str
    content: "str | tuple[Node, ...]"
    attributes: tuple[tuple[str, str], ...] = ()


class Style(NamedTuple):
    """How elements are laid out: the step to the right for each level, and the end of a line, which may be empty."""

    step: str = "  "
    end: str = "\n"


def escaped(text: str, signs: dict[str, str] = _IN_TEXT) -> str:
    """A text as it stands in an element. Line ends become references; what XML does not know is left out."""
    return "".join(signs.get(char, char) for char in _UNFIT.sub("", text))


def rendered(node: Node, margin: str, style: Style) -> str:
    """A new element as text, behind a margin that is there already."""
    attributes = "".join(f' {name}="{escaped(value, _IN_VALUE)}"' for name, value in node.attributes)
    if isinstance(node.content, str):
        return f"<{node.tag}{attributes}>{escaped(node.content)}</{node.tag}>"
    inner = margin + style.step if style.end else ""
    lines = [f"{inner}{rendered(child, inner, style)}" for child in node.content]
    closing = f"{margin if style.end else ''}</{node.tag}>"
    return style.end.join((f"<{node.tag}{attributes}>", *lines, closing))


def margin_of(text: str, element: Element) -> str:
    """The white space before an element on its line, and nothing where it does not begin the line."""
    line = max(text.rfind("\n", 0, element.start), text.rfind("\r", 0, element.start)) + 1
    before = text[line : element.start]
    return before if not before.strip() else ""


def style_of(text: str, outer: Element, inner: Element) -> Style:
    """The style of a text, from an element and one in it."""
    margin, deeper = margin_of(text, outer), margin_of(text, inner)
    line_before = text[: inner.start].rstrip(" \t")
    if not line_before.endswith(("\n", "\r")):
        return Style("", "")
    end = "\r\n" if line_before.endswith("\r\n") else line_before[-1]
    return Style(deeper.removeprefix(margin) if deeper.startswith(margin) else "  ", end)


def after(text: str, element: Element, node: Node, style: Style) -> Edit:
    """The edit that puts a new element behind another, on a line of its own where the other has one."""
    margin = margin_of(text, element)
    return Edit(element.end, element.end, f"{style.end}{margin}{rendered(node, margin, style)}")


def first_in(text: str, element: Element, node: Node, style: Style) -> Edit:
    """The edit that puts a new element into another as the first."""
    margin = margin_of(text, element) + style.step if style.end else ""
    return Edit(element.inner, element.inner, f"{style.end}{margin}{rendered(node, margin, style)}")


def without(text: str, element: Element) -> Edit:
    """The edit that takes an element away with the white space before it."""
    start = element.start
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    return Edit(start, element.end, "")


def retold(text: str, element: Element, value: str) -> Edit:
    """The edit that gives an element another text."""
    if element.outer == element.end:
        opening = text[element.start : element.inner].removesuffix("/>").rstrip()
        return Edit(element.start, element.end, f"{opening}>{escaped(value)}</{element.tag}>")
    return Edit(element.inner, element.outer, escaped(value))


def applied(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """A stretch of a text after some edits in it. An edit inside another that takes its place away is dropped."""
    parts, at = [], start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start, -edit.end)):
        if edit.start < at:
            continue
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:end]))


def encoded(text: str, written: Written) -> bytes:
    """The bytes of a text in the encoding of the file that it comes from; what that lacks becomes references."""
    return written.mark + text.encode(written.encoding, "xmlcharrefreplace")
