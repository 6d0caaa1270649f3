"""Fixes in Word files: tracked changes that touch nothing but the words."""

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from zhengming import engine, mending, termbase
from zhengming.model import Edit
from zhengming.readers import read
from zhengming.settings import Settings

ZH = "罗小兵教授主持了签约仪式。"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(folder: Path, *runs: str) -> Path:
    """A pair of Word files; the English paragraph has these runs, given as XML or as text."""
    chinese = docx.Document()
    chinese.add_paragraph("大会在岭东举行。")
    chinese.add_paragraph(ZH)
    chinese.save(str(folder / "memo.zh.docx"))
    english = docx.Document()
    english.add_paragraph("The meeting was held in Lingdong.")
    paragraph = english.add_paragraph()
    for run in runs:
        if run.startswith("<"):
            paragraph._p.append(parse_xml(re.sub("^<w:[a-zA-Z]+", lambda tag: f"{tag[0]} {nsdecls('w', 'r')}", run)))
        else:
            paragraph.add_run(run).bold = True
    path = folder / "memo.en.docx"
    english.save(str(path))
    return path


def fixed(folder: Path) -> list[Edit]:
    """Write the fixes of a folder; a second run must find none."""

    def files() -> list[mending.Mended]:
        return list(mending.mended(engine.examine([folder], Settings(), termbase.parse("")).findings))

    first = files()
    mending.write(first)
    assert files() == []
    return [edit for file in first for edit in file.edits]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(path: Path) -> list[str]:
    return [segment.text for segment in read(path, path.name).segments]


def changes(path: Path) -> list[tuple[str, str]]:
    root = etree.fromstring(parts(path)["word/document.xml"])
    found = root.iter(f"{W}del", f"{W}ins")
    return [(str(e.tag).removeprefix(W), "".join(e.itertext())) for e in found]


def accepted(data: bytes) -> str:
    """The text of a document part with what is struck out and without what is inserted: as it was."""
    root = etree.fromstring(data)
    for inserted in list(root.iter(f"{W}ins")):
        inserted.getparent().remove(inserted)  # type: ignore[union-attr]
    return "".join(e.text or "" for e in root.iter(f"{W}t", f"{W}delText"))


SIMPLE = [
    ("Professor Luo Bingxiao spoke.",),
    ("Professor Luo ", "Bingxiao spoke."),
    ("Luo Bingxiao",),
    ("Professor Luo Bingxiao spoke; ", "Luo Bingxiao left."),
    ("<w:r><w:t>Professor Luo Bingxiao spoke of R&amp;D.</w:t></w:r>",),
    ("<w:r><w:rPr><w:i/></w:rPr><w:t>R&amp;D: Luo Bingxiao</w:t><w:tab/><w:t>spoke</w:t></w:r>",),
    ('<w:hyperlink w:anchor="x"><w:r><w:t>Professor Luo Bingxiao</w:t></w:r></w:hyperlink>', " spoke."),
]


@pytest.mark.parametrize("runs", SIMPLE)
def test_the_name_is_changed_and_nothing_else(tmp_path: Path, runs: tuple[str, ...]) -> None:
    path = made(tmp_path, *runs)
    before, was = parts(path), text_of(path)
    edits = fixed(tmp_path)
    assert [edit.text for edit in edits] == ["Xiaobing"] * len(edits) != []
    after = parts(path)
    assert list(after) == list(before)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert text_of(path) == [text.replace("Bingxiao", "Xiaobing") for text in was]
    assert changes(path) == [("del", "Bingxiao"), ("ins", "Xiaobing")] * len(edits)
    assert accepted(after["word/document.xml"]) == accepted(before["word/document.xml"])
    assert [p.text for p in docx.Document(str(path)).paragraphs]


def test_a_name_that_is_split_over_runs(tmp_path: Path) -> None:
    path = made(tmp_path, "Professor Luo Bing", "xiao spoke.")
    assert len(fixed(tmp_path)) == 1
    assert changes(path) == [("del", "Bing"), ("del", "xiao"), ("ins", "Xiaobing")]
    assert text_of(path)[1] == "Professor Luo Xiaobing spoke."


def test_every_other_byte_of_the_part_stays(tmp_path: Path) -> None:
    path = made(tmp_path, "Professor Luo Bingxiao spoke.", " More.")
    before = parts(path)["word/document.xml"]
    fixed(tmp_path)
    after = parts(path)["word/document.xml"]
    at = before.index(b"Bingxiao")
    assert after.startswith(before[: before.rindex(b"<w:t", 0, at) + len(b"<w:t")])
    assert after.endswith(before[at + len(b"Bingxiao") :])


def test_the_new_words_look_like_the_old(tmp_path: Path) -> None:
    path = made(tmp_path, "Professor Luo Bingxiao spoke.")
    fixed(tmp_path)
    root = etree.fromstring(parts(path)["word/document.xml"])
    runs = [run for mark in root.iter(f"{W}ins", f"{W}del") for run in mark]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
    assert {mark.get(f"{W}author") for mark in root.iter(f"{W}ins", f"{W}del")} == {"zhengming"}
    numbers = [mark.get(f"{W}id") for mark in root.iter(f"{W}ins", f"{W}del")]
    assert len(set(numbers)) == len(numbers)


LEFT = [
    '<w:ins w:id="7" w:author="x"><w:r><w:t>Professor Luo Bingxiao spoke.</w:t></w:r></w:ins>',
    "<w:r><w:t>“Professor Luo Bingxiao spoke.”</w:t></w:r>",
]


@pytest.mark.parametrize("run", LEFT)
def test_what_is_left_alone(tmp_path: Path, run: str) -> None:
    path = made(tmp_path, run)
    before = path.read_bytes()
    assert fixed(tmp_path) == []
    assert path.read_bytes() == before


def test_a_header_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path, "Professor Luo Xiaobing spoke.")
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "Professor Luo Bingxiao"
    document.save(str(path))
    before = path.read_bytes()
    assert fixed(tmp_path) == []
    assert path.read_bytes() == before


def test_what_a_diff_shows(tmp_path: Path) -> None:
    path = made(tmp_path, "Professor Luo Bingxiao spoke.")
    findings = engine.examine([tmp_path], Settings(), termbase.parse("")).findings
    shown = "".join(map(mending.difference, mending.mended(findings)))
    assert shown == (
        f"--- {path}\n+++ {path}\n@@ paragraph 2, as a tracked change @@\n"
        "-Professor Luo Bingxiao spoke.\n+Professor Luo Xiaobing spoke.\n"
    )
