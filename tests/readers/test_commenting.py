"""Word files with comments: each at its exact characters, and everything else as it was."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from lxml import etree

from readers.conftest import related, word
from readers.test_docx import PARAGRAPHS, p, run
from tests.corpora.golden import CORPORA
from zhengming.model import Comment, Mark, Segment, Span
from zhengming.readers.commenting import commented
from zhengming.readers.docx import read

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
TEXT = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}sym", f"{W}delText")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> "etree._Element":
    return etree.fromstring(parts(data)["word/document.xml"])


def comment(segment: Segment, start: int, end: int, *lines: str) -> Comment:
    return Comment(Mark(segment, Span(start, end)), lines or ("error x", "because"))


def characters(root: "etree._Element") -> Iterator[tuple[str, ...]]:
    """Every character, each with the elements that it stands in and how its run looks."""
    for element in root.iter(*TEXT):
        chain = list(element.iterancestors())
        look = [
            etree.tostring(above.find(f"{W}rPr"), method="c14n").decode()
            for above in chain
            if above.find(f"{W}rPr") is not None
        ]
        names = [f"{above.tag}{sorted(above.attrib.items())}" for above in chain]
        for char in shown(element):
            yield char, str(element.tag), *names, *look


def shown(element: "etree._Element") -> str:
    """The characters of an element, its space as Word counts it."""
    if element.tag not in (f"{W}t", f"{W}delText"):
        return {"tab": "\t", "noBreakHyphen": "-"}.get(str(element.tag).rpartition("}")[2], "\n")
    text = (element.text or "").replace("\n", " ")
    return text if element.get("{http://www.w3.org/XML/1998/namespace}space") else text.strip(" ")


def ranges(root: "etree._Element") -> dict[str, str]:
    """What stands between the ends of each comment's range, as Word shows it."""
    found: dict[str, list[str]] = {}
    open_: set[str] = set()
    for element in root.iter("*"):
        number = element.get(f"{W}id", "")
        if element.tag == OURS[0]:
            open_.add(number)
            found[number] = []
        elif element.tag == OURS[1]:
            open_.remove(number)
        elif element.tag in (f"{W}t", f"{W}noBreakHyphen", f"{W}tab"):
            for number in open_:
                found[number].append(shown(element))
    assert not open_
    return {number: "".join(texts) for number, texts in found.items()}


def hold(before: bytes, after: bytes) -> None:
    """Nothing is changed but that there are comments."""
    old, new = parts(before), parts(after)
    mine = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name: data for name, data in old.items() if name not in mine} == {
        name: data for name, data in new.items() if name not in mine
    }
    assert list(characters(body(before))) == list(characters(body(after)))
    assert [(s.text, s.label) for s in read(before, "x", None).segments] == [
        (s.text, s.label) for s in read(after, "x", None).segments
    ]


@pytest.mark.parametrize("content", [case[1] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS])
def test_every_stretch_of_a_paragraph_can_be_commented(content: str) -> None:
    before = word(p(content) + p(run("末段")))
    for segment in read(before, "x", "zh").segments:
        for start in range(len(segment.text)):
            for end in range(start + 1, len(segment.text) + 1):
                after = commented(before, "x", [comment(segment, start, end)])
                hold(before, after)
                assert "because" in parts(after)["word/comments.xml"].decode()
                exact = not {"ruby", "txbxContent", "\ufffc"} & set(
                    re.findall("ruby|txbxContent|\ufffc", content + segment.text)
                )
                if exact:
                    assert list(ranges(body(after)).values()) == [segment.text[start:end]]


def test_many_comments_that_begin_end_and_lie_in_one_another() -> None:
    before = word(p(run("罗文广，罗小兵，", "<w:rPr><w:b/></w:rPr>") + run("罗晓兵")) + p(run("罗文广")))
    first, second = read(before, "x", "zh").segments
    spans = [
        (first, 0, 3),
        (first, 1, 2),
        (first, 0, 11),
        (second, 0, 3),
        (first, 4, 9),
        (first, 3, 3),
        (first, 11, 11),
    ]
    after = commented(before, "x", [comment(s, a, b, f"n{n}") for n, (s, a, b) in enumerate(spans)])
    hold(before, after)
    assert ranges(body(after)) == {str(n): s.text[a:b] for n, (s, a, b) in enumerate(spans)}
    references = [element.get(f"{W}id") for element in body(after).iter(OURS[2])]
    assert sorted(references) == sorted(map(str, range(len(spans))))


NOTE = "<w:footnotes SPACES><w:footnote w:id='2'>{}</w:footnote></w:footnotes>"
HEADER = "<w:hdr SPACES>{}</w:hdr>"


def said(data: bytes) -> list[str]:
    """The text of each comment, a paragraph a line."""
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return ["\n".join("".join(p.itertext()) for p in comment.iter(f"{W}p")) for comment in root]


def test_what_stands_where_no_comment_can_is_told_at_the_end() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(run('框内罗文广'))}</w:txbxContent></w:pict></w:r>"
    before = word(
        p(run("正文罗文广")) + p(box),
        {"word/footnotes.xml": NOTE.format(p(run("注罗文广"))), "word/header1.xml": HEADER.format(p(run("眉罗文广")))},
        relations=related("footnotes", "footnotes.xml") + related("header", "header1.xml"),
    )
    segments = read(before, "x", "zh").segments
    found = [comment(s, s.text.index("罗文广"), len(s.text), "error y", s.text) for s in segments]
    assert len(found) == 4
    after = commented(before, "x", [*found, comment(Segment("", "zh", "x", (), ""), 0, 0, "warning z", "whole")])
    hold(before, after)
    one, last = said(after)
    assert one.endswith("正文罗文广")
    for part in ("框内罗文广", "注罗文广", "眉罗文广", "(header)", "(text box)", "(footnote 1, paragraph 1)", "whole"):
        assert part in last
    assert list(ranges(body(after)).values()) == ["罗文广", ""]


def test_comments_that_are_there_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The visit of ")
    theirs = paragraph.add_run("Luo Guangwen")
    document.add_comment(theirs, text="Who is this?", author="Editor", initials="E")
    buffer = io.BytesIO()
    document.save(buffer)
    before = buffer.getvalue()
    (segment,) = read(before, "x", "en").segments
    after = commented(before, "x", [comment(segment, 13, 25, "error name-mismatch", "no reading")])
    hold(before, after)
    comments = list(docx.Document(io.BytesIO(after)).comments)
    assert [(c.author, c.text) for c in comments] == [
        ("Editor", "Who is this?"),
        ("zhengming", "error name-mismatch\nno reading"),
    ]
    assert ranges(body(after)) == {"0": "Luo Guangwen", "1": "Luo Guangwen"}


def test_without_comments_the_bytes_are_the_same() -> None:
    before = word(p(run("罗文广")))
    assert commented(before, "x", []) == before


def test_a_file_that_is_another_by_now_loses_no_comment() -> None:
    before = word(p(run("罗小兵")))
    (stale,) = read(word(p(run("罗文广"))), "x", "zh").segments
    after = commented(before, "x", [comment(stale, 0, 3, "error y", "gone")])
    hold(before, after)
    assert "gone" in said(after)[0]


def files() -> list[Path]:
    if not SAMPLES.is_dir():
        warnings.warn(f"NOT CHECKED: there is no {SAMPLES}", stacklevel=2)
    return [*sorted(CORPORA.rglob("*.docx")), *sorted(SAMPLES.glob("*.docx"))]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    before = path.read_bytes()
    segments = [s for s in read(before, "x", None).segments if s.text]
    found = [comment(s, len(s.text) // 3, 2 * len(s.text) // 3 + 1, f"note {n}") for n, s in enumerate(segments)]
    after = commented(before, "x", found)
    old, new = parts(before), parts(after)
    assert sum(old[name] != new[name] for name in old) <= 4
    assert [(s.text, s.label) for s in read(after, "x", None).segments] == [
        (s.text, s.label) for s in read(before, "x", None).segments
    ]
    assert list(characters(body(before))) == list(characters(body(after)))
    opened = docx.Document(io.BytesIO(after))
    assert sum("note" in c.text for c in opened.comments) >= min(1, len(segments))
