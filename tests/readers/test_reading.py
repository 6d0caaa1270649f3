"""Reading a file by its ending: what is dispatched, what is refused, and real files where they are at hand."""

from pathlib import Path

import pytest

from readers.conftest import Reading, hold_against
from zhengming.encoding import decode
from zhengming.errors import Unreadable
from zhengming.model import Place, Span
from zhengming.readers import DECLARING, SUFFIXES, TABLES, read, segment_of

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def test_a_segment_of_one_line() -> None:
    segment = segment_of("由罗文广出席", "zh", "x.txt", 7)
    assert segment.place(Span(1, 4)) == Place(7, 2, 7, 5)
    assert (segment.folded, segment.offsets) == ("由罗文广出席", None)


def test_folding_keeps_the_way_back(reading: Reading) -> None:
    segment = reading("x.txt", "由羅\u200b文⼴出席").segments[0]
    at = segment.folded.index("罗文广")
    assert segment.original(at, at + 3) == Span(1, 5)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES | TABLES))
def test_an_empty_file_is_refused(reading: Reading, suffix: str) -> None:
    with pytest.raises(Unreadable) as fault:
        reading(f"x{suffix}", b"")
    assert str(fault.value) == f"x{suffix}: is empty"


@pytest.mark.parametrize("suffix", [s for s in sorted(SUFFIXES | TABLES) if s not in (".docx", ".xlsx")])
def test_a_picture_under_another_name_is_refused(reading: Reading, suffix: str) -> None:
    with pytest.raises(Unreadable, match="is a PNG image, not text"):
        reading(f"x{suffix}", b"\x89PNG\r\n\x1a\n\0")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "gone.txt: does not exist"),
        ("folder.txt", "folder.txt: is a folder, not a file"),
        (
            "x.pdf",
            'x.pdf: has the ending ".pdf", which cannot be read; allowed: .csv, .docx, .htm, .html, .markdown, '
            ".md, .po, .pot, .sdlxliff, .tmx, .tsv, .txt, .xhtml, .xlf, .xliff, .xlsx",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(Unreadable) as fault:
        read(tmp_path / name, name)
    assert str(fault.value) == message


@pytest.mark.parametrize("name", ["x.TXT", "x.Md", "x.HTML"])
def test_the_case_of_the_ending_does_not_matter(reading: Reading, name: str) -> None:
    assert [s.text for s in reading(name, "罗文广出席。").segments] == ["罗文广出席。"]


@pytest.mark.parametrize("folder", ["pairs-md", "pairs-official", "docx", "messy-chars", "messy-encodings"])
def test_real_files_are_read_with_exact_places(folder: str) -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"the real files are not at hand: no folder {SAMPLES}")
    files = [
        path for path in sorted((SAMPLES / folder).rglob("*")) if path.suffix in SUFFIXES and path.stem != "SOURCES"
    ]
    refused = []
    for path in files:
        try:
            document = read(path, path.name)
        except Unreadable as fault:
            if "what is checked is Chinese against English" not in str(fault):
                refused.append(str(fault))
            continue
        if path.suffix != ".docx":
            hold_against(document, decode(path.read_bytes(), path.name, declares=path.suffix in DECLARING))
    unmarked = "has a NUL at byte {}: not text, or UTF-16 without a byte order mark"
    assert refused == (
        [f"chardet-plane1-utf-16be.html: {unmarked.format(0)}", f"chardet-plane1-utf-16le.html: {unmarked.format(1)}"]
        if folder == "messy-encodings"
        else []
    )
