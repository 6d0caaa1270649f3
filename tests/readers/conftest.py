"""What the tests of the readers share: reading bytes, and holding every character against the file."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from zhengming.model import Document, Lang, Segment, Span
from zhengming.readers import read

Reading = Callable[..., Document]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Read bytes, or a string as UTF-8, under a file name."""

    def reads(name: str, content: bytes | str, lang: Lang | None = None) -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, name, lang)

    return reads


def texts(document: Document) -> list[str]:
    return [segment.text for segment in document.segments]


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def hold_against(document: Document, text: str) -> None:
    """Assert that each character of each segment stands in the file where the segment says."""
    lines = lines_of(text)
    for segment in document.segments:
        assert "".join(segment.text[r.start : r.end] for r in segment.runs) == segment.text
        for run in segment.runs:
            if run.width != run.end - run.start:
                assert run.column - 1 + run.width <= len(lines[run.line - 1])
                continue
            for offset in range(run.start, run.end):
                place = segment.place(Span(offset, offset + 1))
                assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == segment.text[offset]


def found(document: Document, text: str) -> tuple[Segment, Span]:
    """The first segment that holds a text, and where."""
    segment = next(s for s in document.segments if text in s.text)
    start = segment.text.index(text)
    return segment, Span(start, start + len(text))


def word(body: str, parts: Mapping[str, str] | None = None, *, relations: str = "") -> bytes:
    """A Word file: the XML of its body, other parts by name, and the relations of the main part."""
    spaces = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:r="{RELATIONS}"'
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}'
            "</Relationships>"
        ),
        **{name: text.replace("SPACES", spaces) for name, text in (parts or {}).items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


def related(kind: str, target: str) -> str:
    return f'<Relationship Id="r-{target}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
