"""Word files with comments: a copy in which each comment is anchored to its exact characters.

Runs are split where a comment begins or ends inside them; what they hold, how it looks and which changes are tracked
stay as they are, and every part but the text, the comments and what lists them keeps its bytes. Word allows no comment
in headers, footers and text boxes, nor everywhere in notes: what is found there is told in one comment at the end.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from zhengming.errors import Problem, Unreadable
from zhengming.model import Comment, Mark
from zhengming.package import package_of, repacked
from zhengming.readers.docx import Glyph, body_of
from zhengming.readers.margin import Margin

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ELSEWHERE = "found in headers, footers, notes and text boxes, where no comment can stand, or about the whole file:"


def commented(data: bytes, path: str, comments: Sequence[Comment]) -> bytes:
    """The bytes of a Word file with these comments; the same bytes where there are none. Raises Unreadable."""
    if not comments:
        return data
    package = package_of(data, path)
    root, paragraphs = body_of(package)
    if root is None:
        raise Unreadable(Problem(path, 0, "has no text"))
    margin = Margin(package, root)
    left: list[Comment] = []
    for comment in comments:
        glyphs = paragraphs.get(comment.mark.segment.place(comment.mark.span).line, [])
        if _fits(comment.mark, glyphs):
            _anchor(comment.mark, glyphs, margin, margin.add(comment.lines))
        else:
            left.append(comment)
    if left:
        _at_the_end(root, margin, margin.add(tuple(_listed(left))))
    return repacked(package, margin.parts())


def _listed(comments: Sequence[Comment]) -> Iterator[str]:
    yield _ELSEWHERE
    for comment in comments:
        mark = comment.mark
        where = f" ({mark.segment.label})" if mark.segment.label else ""
        yield f"— {comment.lines[0]}{where}" + (f": {mark.text}" if mark.text.strip() else "")
        yield from comment.lines[1:]


def _span(mark: Mark) -> tuple[int, int]:
    """Where a mark begins and ends in the text of its paragraph."""
    place = mark.segment.place(mark.span)
    return place.column - 1, place.end_column - 1


def _fits(mark: Mark, glyphs: Sequence[Glyph]) -> bool:
    """Whether the marked characters stand in a paragraph of the body, outside text boxes."""
    start, end = _span(mark)
    text = "".join(glyph.text for glyph in glyphs).replace("\n", " ")
    if not mark.segment.text or text[start:end] != mark.text.replace("\n", " "):
        return False
    return not any(_is(above, "txbxContent") for above in glyphs[0].element.iterancestors())


def _is(element: "_Element", name: str) -> bool:
    """Whether an element has this name of Word's own: `t` is no text of a formula or a drawing."""
    return element.tag in (f"{{{namespace}}}{name}" for namespace in _WORD)


def _anchor(mark: Mark, glyphs: list[Glyph], margin: Margin, number: int) -> None:
    """Put the ends of a comment's range before and behind the marked characters, and its reference behind them."""
    start, end = _span(mark)
    opening, closing = margin.range(number)
    if start < end:
        _edge(glyphs, start, ending=False).addprevious(opening)
        _edge(glyphs, end, ending=True).addnext(closing)
    elif start:
        _edge(glyphs, start, ending=True).addnext(opening)
        opening.addnext(closing)
    else:
        _edge(glyphs, start, ending=False).addprevious(opening)
        opening.addnext(closing)
    _outermost(closing).addnext(margin.reference(number))


def _edge(glyphs: list[Glyph], offset: int, ending: bool) -> "_Element":
    """The element that begins, or ends, at an offset in the text of a paragraph; a run is split there."""
    number, at = _holding(glyphs, offset - ending)
    text, element = glyphs[number]
    run = element.getparent()
    if run is None or not _is(run, "r") or any(_is(above, "ruby") for above in run.iterancestors()):
        return _outermost(element)
    if _is(element, "t") and 0 < offset - at < len(text):
        later = _split_text(element, text, offset - at)
        glyphs[number : number + 1] = [Glyph(text[: offset - at], element), Glyph(text[offset - at :], later)]
        element = element if ending else later
    return _ended(run, element) if ending else _begun(run, element)


def _holding(glyphs: Sequence[Glyph], offset: int) -> tuple[int, int]:
    """The number of the piece that holds a character of a paragraph, and the offset of its beginning."""
    at = 0
    for number, glyph in enumerate(glyphs):
        if offset < at + len(glyph.text):
            return number, at
        at += len(glyph.text)
    raise IndexError(offset)


def _outermost(element: "_Element") -> "_Element":
    """The part of a paragraph that an element stands in: a run, a hyperlink, a tracked insertion."""
    while (parent := element.getparent()) is not None and not _is(parent, "p"):
        element = parent
    return element


def _split_text(element: "_Element", text: str, offset: int) -> "_Element":
    """Divide a text of a run in two, and return the second."""
    later = deepcopy(element)
    element.text, later.text, later.tail = text[:offset], text[offset:], None
    for part in (element, later):
        part.set(_SPACE, "preserve")
    element.addnext(later)
    return later


def _begun(run: "_Element", child: "_Element") -> "_Element":
    """The run that begins with a child: this one, or a new one behind it."""
    before = [other for other in child.itersiblings(preceding=True) if not _is(other, "rPr")]
    return _moved(run, [child, *child.itersiblings()]) if before else run


def _ended(run: "_Element", child: "_Element") -> "_Element":
    """The run, which now ends with a child; what stood behind it is in a new one."""
    after = list(child.itersiblings())
    if after:
        _moved(run, after)
    return run


def _moved(run: "_Element", children: "Sequence[_Element]") -> "_Element":
    """A new run behind this one that looks like it and holds some of its children."""
    new = run.makeelement(run.tag, {str(key): str(value) for key, value in run.attrib.items()})
    for properties in run:
        if _is(properties, "rPr"):
            new.append(deepcopy(properties))
    run.addnext(new)
    new.extend(children)
    return new


def _at_the_end(root: "_Element", margin: Margin, number: int) -> None:
    """Anchor a comment at the end of the last paragraph of the text."""
    paragraphs = [p for p in root.iter(margin.name("p")) if not any(_is(a, "txbxContent") for a in p.iterancestors())]
    if paragraphs:
        paragraphs[-1].extend((*margin.range(number), margin.reference(number)))
