"""Word files: every paragraph that a reader sees, in the body, tables, text boxes, notes, headers and footers.

A Word file has no lines: a segment's line is the ordinal of its paragraph among those with text, in the order in
which they are walked, and its column counts the characters of that paragraph. ECMA-376 Part 1, clause 17.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from zhengming.errors import Problem, Unreadable
from zhengming.model import Document, Lang, Place, Remark, Role, Run
from zhengming.package import Package, package_of
from zhengming.readers.composing import PLACEHOLDER, Block, document_of
from zhengming.readers.remarks import addressed

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
}
_PROPERTIES = frozenset(f"w:{name}Pr" for name in ("r", "p", "sdt", "sdtEnd", "tbl", "tr", "tc", "sect"))
_NOT_SHOWN = frozenset(("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:ffData"))
_NOT_READ = _PROPERTIES | _NOT_SHOWN | {"w:tblGrid", "w:comment"}
_COMMENTED = frozenset(("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"))
_AS_TEXT = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": ""}
_GLYPHS = frozenset((*_AS_TEXT, "w:t", "m:t", "a:t", "w:sym"))
_MARGIN = " \t\u3000\xa0\u200b\ufeff"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Style(NamedTuple):
    """What a paragraph style says: the role of its paragraphs and the level of a heading, 0 for none."""

    role: Role
    level: int


class Glyph(NamedTuple):
    """A piece of the text of a paragraph, and the element that it comes from."""

    text: str
    element: "_Element"


@dataclass(slots=True)
class Walk:
    """Where a walk through a document stands: the paragraphs and tables so far, and the fields that are open.

    An open field is True while its instruction is passing, which is not shown, and False once its result is.
    `commented` are the ordinals of the paragraphs that each comment is about, by its id. `pieces`, where it is there,
    is given what the text of each paragraph is made of, by its ordinal.
    """

    styles: dict[str, Style]
    paragraphs: int = 0
    tables: int = 0
    fields: list[bool] = field(default_factory=list)
    boxes: list["_Element"] = field(default_factory=list)
    commented: dict[str, list[int]] = field(default_factory=dict)
    pieces: "dict[int, list[Glyph]] | None" = None


def read(data: bytes, path: str, lang: Lang | None) -> Document:
    """The document of a Word file. Raises Unreadable where it is none or is not safe to open."""
    package = package_of(data, path)
    walk = Walk(_styles(package))
    try:
        blocks = tuple(_blocks(package, walk))
    except RecursionError:
        raise Unreadable(Problem(path, 0, "is nested too deeply to be read")) from None
    return document_of(path, blocks, lang, meta=_properties(package), remarks=_remarks(package, walk))


def body_of(package: Package) -> "tuple[_Element | None, dict[int, list[Glyph]]]":
    """The root of the main part, and what the paragraphs in it are made of, by the ordinal that a reader gives them."""
    walk = Walk(_styles(package), pieces={})
    root = package.part(package.main)
    for _ in _block_level(root, walk, ""):
        pass
    return root, walk.pieces or {}


def _remarks(package: Package, walk: Walk) -> Iterator[Remark]:
    """The comments that speak to this program, each about the paragraphs that it is anchored to."""
    for name in package.related("comments") if walk.commented else ():
        part = package.part(name)
        for comment in part if part is not None else ():
            said = addressed("".join(e.text or "" for e in comment.iter("*") if _name(e) == "w:t"))
            lines = walk.commented.get(_attribute(comment, "id"))
            if said is not None and lines:
                yield Remark(said, Place(min(lines), 1, max(lines), 1), "here", "comment")


def _blocks(package: Package, walk: Walk) -> Iterator[Block]:
    root = package.part(package.main)
    yield from _block_level(root, walk, "")
    for kind in ("footnotes", "endnotes"):
        for name in package.related(kind):
            yield from _notes(package.part(name), walk, kind.removesuffix("s"))
    for kind in ("header", "footer"):
        seen: list[str] = []
        for name in package.related(kind):
            walk.fields.clear()
            margin = tuple(_block_level(package.part(name), walk, kind))
            text = "\n".join(block.text for block in margin)
            if text not in seen:
                yield from (block._replace(role="metadata") for block in margin)
                seen.append(text)


def _notes(root: "_Element | None", walk: Walk, kind: str) -> Iterator[Block]:
    number = 0
    for note in root if root is not None else ():
        if _attribute(note, "type") in ("", "normal"):
            number += 1
            walk.fields.clear()
            yield from _block_level(note, walk, f"{kind} {number}")


def _block_level(element: "_Element | None", walk: Walk, label: str) -> Iterator[Block]:
    """The blocks of what holds paragraphs and tables. `label` names a place outside the body."""
    nth = 0
    for child in _visible(element):
        name = _name(child)
        if name == "w:p":
            before = walk.paragraphs
            yield from _paragraph(child, walk, f"{label}, paragraph {nth + 1}" if "note" in label else label)
            nth += walk.paragraphs > before
        elif name == "w:tbl":
            yield from _table(child, walk, label)
        elif name in _COMMENTED:
            walk.commented.setdefault(_attribute(child, "id"), []).append(walk.paragraphs + 1)
        else:
            yield from _block_level(child, walk, label)


def _table(table: "_Element", walk: Walk, label: str) -> Iterator[Block]:
    walk.tables += 1
    where = f"{label}, table {walk.tables}" if label else f"table {walk.tables}"
    for row, tr in enumerate(_members(table, "w:tr"), 1):
        for cell, tc in enumerate(_members(tr, "w:tc"), 1):
            yield from _block_level(tc, walk, f"{where}, row {row}, cell {cell}")


def _members(element: "_Element", name: str) -> Iterator["_Element"]:
    """The rows of a table or the cells of a row, also inside content controls, without the deleted ones."""
    for child in _visible(element):
        if _name(child) == name:
            if not any(_name(mark) == "w:del" for sub in child if _name(sub) == "w:trPr" for mark in sub):
                yield child
        elif _name(child) not in ("w:tbl", "w:p"):
            yield from _members(child, name)


def _visible(element: "_Element | None") -> Iterator["_Element"]:
    """The children that are shown: one of each pair of alternatives, nothing deleted or moved away."""
    if element is None:
        return
    if _name(element) == "w:sdt" and any(_name(e) == "w:showingPlcHdr" for sub in element for e in sub):
        return
    if _name(element) == "mc:AlternateContent":
        yield from islice(element, 1)
        return
    for child in element:
        if _name(child) not in _NOT_READ:
            yield child


def _paragraph(paragraph: "_Element", walk: Walk, label: str) -> Iterator[Block]:
    style = _style_of(paragraph, walk)
    boxes, walk.boxes = walk.boxes, []
    glyphs = list(_inline(paragraph, walk))
    text = "".join(glyph.text for glyph in glyphs)
    inner, walk.boxes = walk.boxes, boxes
    walk.fields[:] = [False] * len(walk.fields)
    if text.strip(PLACEHOLDER + _MARGIN + "\n"):
        walk.paragraphs += 1
        if walk.pieces is not None:
            walk.pieces[walk.paragraphs] = glyphs
        place = label or f"paragraph {walk.paragraphs}"
        lines = [text.replace("\n", " ")] if style.level else text.split("\n")
        column = 1
        for line in lines:
            if line.strip(PLACEHOLDER + _MARGIN):
                yield _line(line, walk.paragraphs, column, place, style)
            column += len(line) + 1
    for box in inner:
        yield from _block_level(box, walk, f"{label}, text box" if label else "text box")


def _line(text: str, ordinal: int, column: int, label: str, style: Style) -> Block:
    column += len(text) - len(text.lstrip(_MARGIN))
    shown = text.strip(_MARGIN)
    run = Run(0, len(shown), ordinal, column, len(shown))
    return Block(shown, (run,), style.role, label, "", style.level)


def _inline(element: "_Element", walk: Walk) -> Iterator[Glyph]:
    """The text of what stands in a paragraph; text boxes are put aside in the walk."""
    for child in _visible(element):
        name = _name(child)
        if name == "w:fldChar":
            _step(walk.fields, _attribute(child, "fldCharType"))
        elif name == "w:txbxContent":
            walk.boxes.append(child)
        elif name in _COMMENTED:
            walk.commented.setdefault(_attribute(child, "id"), []).append(walk.paragraphs + 1)
        elif name == "w:r" and _hidden(child):
            continue
        elif name not in _GLYPHS:
            yield from _inline(child, walk)
        elif not any(walk.fields):
            yield Glyph(_shown(child, name), child)


def _shown(element: "_Element", name: str) -> str:
    if name in _AS_TEXT:
        return _AS_TEXT[name]
    return _symbol(element) if name == "w:sym" else _literal(element)


def _step(fields: list[bool], mark: str) -> None:
    if mark == "begin":
        fields.append(True)
    elif mark == "separate" and fields:
        fields[-1] = False
    elif mark == "end" and fields:
        fields.pop()


def _hidden(run: "_Element") -> bool:
    for properties in run:
        if _name(properties) == "w:rPr":
            return any(_name(e) == "w:vanish" and _attribute(e, "val") not in ("0", "false", "off") for e in properties)
    return False


def _literal(element: "_Element") -> str:
    text = element.text or ""
    return text.replace("\n", " ") if element.get(_SPACE) == "preserve" else " ".join(text.strip(" \t\r\n").split("\n"))


def _symbol(element: "_Element") -> str:
    try:
        code = int(_attribute(element, "char"), 16)
    except ValueError:
        return PLACEHOLDER
    return PLACEHOLDER if 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or code < 0x20 else chr(code)


def _styles(package: Package) -> dict[str, Style]:
    """The styles by id, each with what it inherits."""
    found: dict[str, tuple[str, str, int]] = {}
    for name in package.related("styles"):
        root = package.part(name)
        for style in root if root is not None else ():
            if _name(style) == "w:style":
                found[_attribute(style, "styleId")] = _style(style)
    return {key: _resolved(key, found) for key in found}


def _style(style: "_Element") -> tuple[str, str, int]:
    """A style's own name in lower case, the id of the one it is based on, and its outline level from 1."""
    values = {_name(e): _attribute(e, "val") for e in style.iter("*")}
    outline = values.get("w:outlineLvl", "")
    level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
    return values.get("w:name", "").lower(), values.get("w:basedOn", ""), level


def _resolved(key: str, found: dict[str, tuple[str, str, int]]) -> Style:
    seen: set[str] = set()
    while key in found and key not in seen:
        seen.add(key)
        name, base, level = found[key]
        if name.startswith("heading ") and name[8:].isdigit():
            level = int(name[8:])
        if name == "title":
            return Style("title", 1)
        if level:
            return Style("title", level)
        if name == "caption":
            return Style("caption", 0)
        key = base
    return Style("body", 0)


def _style_of(paragraph: "_Element", walk: Walk) -> Style:
    for properties in paragraph:
        if _name(properties) == "w:pPr":
            values = {_name(e): _attribute(e, "val") for e in properties}
            outline = values.get("w:outlineLvl", "")
            if outline.isdigit() and int(outline) < 9:
                return Style("title", int(outline) + 1)
            return walk.styles.get(values.get("w:pStyle", ""), Style("body", 0))
    return Style("body", 0)


def _properties(package: Package) -> dict[str, str]:
    """The title, and the dates of creation and last change, as the document's properties have them."""
    root = package.part("docProps/core.xml")
    meta: dict[str, str] = {}
    for element in root if root is not None else ():
        name = str(element.tag).rpartition("}")[2]
        text = (element.text or "").strip()
        if name in ("title", "created", "modified") and text:
            meta[name] = text
    date = meta.get("modified") or meta.get("created")
    return {**meta, "date": date[:10]} if date else meta


def _name(element: "_Element") -> str:
    """The name of an element with the usual prefix of its namespace, or without one where it is of no interest."""
    namespace, _, name = str(element.tag).rpartition("}")
    return _PREFIXES.get(namespace[1:], "") + name


def _attribute(element: "_Element", name: str) -> str:
    """An attribute of Word's own namespace, or "" where it is absent."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
