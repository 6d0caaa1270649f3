"""Tables in both languages: which columns render each other, where a cell stands, and what is passed over."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from readers.conftest import Reading, found, hold_against
from zhengming.engine import examine
from zhengming.errors import Unreadable
from zhengming.gathering import gather
from zhengming.mending import mended
from zhengming.model import Document, Place
from zhengming.readers import SUFFIXES, is_bilingual
from zhengming.settings import Settings
from zhengming.termbase import Termbase


def stated(document: Document) -> list[tuple[str, str]]:
    return [(pair.zh[0].text, pair.en[0].text) for pair in document.stated]


TABLES = [
    (
        "heads",
        "id,zh,en\n1,罗文广出席。,Luo Wenguang attended.\n2,,\n3,教授,\n",
        [("罗文广出席。", "Luo Wenguang attended.")],
    ),
    ("English first", "English\tChinese (Simplified)\nDean\t院长\n", [("院长", "Dean")]),
    ("Chinese heads", "序号,中文,英文\n1,院长,dean\n", [("院长", "dean")]),
    (
        "several pairs in a row",
        "title_zh,title_en,body_en,body_zh\n题,Title,Body,正文\n",
        [("题", "Title"), ("正文", "Body")],
    ),
    ("Crowdin", "Term [zh-CN],Term [en],Description [en]\n院长,dean,x\n", [("院长", "dean")]),
    ("a title above the heads", "双语稿,\nzh,en\n院长,dean\n", [("院长", "dean")]),
    ("two columns without heads", "院长,dean\n教授,professor\n", [("院长", "dean"), ("教授", "professor")]),
    (
        "the other way round",
        "dean;院长\nDeepL;DeepL\nprofessor;教授\n",
        [("院长", "dean"), ("DeepL", "DeepL"), ("教授", "professor")],
    ),
    ("quoted", 'zh,en\n"罗文广,""院长""","Luo, ""dean"""\n', [('罗文广,"院长"', 'Luo, "dean"')]),
    ("ragged", "zh,note,en\n院长\n教授,x,professor,y\n", [("教授", "professor")]),
]


@pytest.mark.parametrize(("text", "pairs"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_is_a_stated_pair(reading: Reading, text: str, pairs: list[tuple[str, str]], encoding: str) -> None:
    document = reading("x.csv", text.encode(encoding))
    assert stated(document) == pairs
    hold_against(document, text)
    assert stated(reading("x.tsv", text.replace("\n", "\r\n").encode(encoding))) == pairs


def test_a_cell_stands_where_its_characters_do(reading: Reading) -> None:
    text = 'zh,en\n"罗文广\n（""院长""）出席",Luo Wenguang\n教授,"professor"\n'
    document = reading("x.csv", text)
    hold_against(document, text)
    segment, span = found(document, "院长")
    assert segment.place(span) == Place(3, 4, 3, 6)
    segment, span = found(document, "professor")
    assert segment.place(span) == Place(4, 5, 4, 14)


NO_PAIRS = [
    ("data", "name,age,city\nLuo Wenguang,40,Beijing\n"),
    ("one language", "a,b\nc,d\n"),
    ("three columns without heads", "院长,dean,x\n"),
    ("both Chinese", "院长,學院院長\n教授,教授\n"),
    ("one column", "院长\n"),
    ("Chinese only", "zh,de\n院长,Dekan\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NO_PAIRS], ids=[case[0] for case in NO_PAIRS])
def test_another_table_is_refused_where_it_is_named_and_passed_over_elsewhere(
    reading: Reading, tmp_path: Path, text: str
) -> None:
    with pytest.raises(Unreadable, match=r"x\.csv:1: has no Chinese and no English column; expected a first row"):
        reading("x.csv", text)
    assert not is_bilingual(str(tmp_path / "x.csv"))


def test_a_folder_gives_the_tables_that_name_both_languages(tmp_path: Path) -> None:
    files = {
        "data.csv": b"a,b\n1,2\n",
        "broken.csv": b'a,en\n"a',
        "nul.tsv": b"\0\0",
        "empty.csv": b"",
        "big.csv": b"a" * 200_000,
        "release.csv": "zh,en\n院长,dean\n".encode(),
        "release.tsv": "Chinese\tEnglish\n院长\tdean\n".encode("utf-16"),
        "unheaded.csv": "院长,dean\n".encode(),
        "book.xlsx": b"PK",
        "x.md": "院长出席。".encode(),
        "long.csv": b"zh,en\n" + "院长,dean\n".encode() * 20_000,
        "long.tsv": ("zh\ten\n" + "院长\tdean\n" * 20_000).encode("utf-16"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    taken, problems = gather([tmp_path], SUFFIXES, tmp_path, (), is_bilingual)
    assert [path.name for path in taken] == ["long.csv", "long.tsv", "release.csv", "release.tsv", "x.md"]
    assert problems == ()
    assert [path.name for path in gather([tmp_path / "data.csv"], SUFFIXES, tmp_path, (), is_bilingual)[0]] == [
        "data.csv"
    ]


def test_a_table_is_checked_as_a_release(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,b\n1,2\n")
    (tmp_path / "release.csv").write_text(
        "zh,en\n罗文广出席签约仪式。,Luo Guangwen attended the signing ceremony.\n", "utf8"
    )
    report = examine([tmp_path], Settings(root=tmp_path), Termbase({}))
    assert report.unreadable == ()
    assert [(f.check, f.marks[0].text) for f in report.findings] == [("name-mismatch", "Luo Guangwen")]
    report = examine([tmp_path / "data.csv"], Settings(root=tmp_path), Termbase({}))
    assert next(message for _, _, message in report.unreadable).startswith("has no Chinese and no English column")


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, 1):
        page = made.create_sheet(f"S{number}")
        for row in rows:
            page.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_workbook_says_sheet_and_row(reading: Reading) -> None:
    rows: list[list[object]] = [["zh", "en"], ["院长", "dean"], [], ["罗文广\n教授", "Luo"]]
    document = reading("x.xlsx", book(rows))
    assert stated(document) == [("院长", "dean"), ("罗文广 教授", "Luo")]
    assert [segment.label for segment in document.segments] == ["row 2", "row 2", "row 4", "row 4"]
    segment, span = found(document, "教授")
    assert segment.place(span) == Place(4, 5, 4, 7)
    document = reading("x.xlsx", book(rows, [["a", "b", "c"]], [["dean", "院长"]]))
    assert [segment.label for segment in document.segments][-2:] == ['sheet "S3", row 1'] * 2


def test_a_workbook_without_both_languages_is_refused(reading: Reading) -> None:
    with pytest.raises(Unreadable, match=r"x\.xlsx: has no sheet with a Chinese and an English column"):
        reading("x.xlsx", book([["a", "b"], [1, 2]]))
    with pytest.raises(Unreadable, match=r"x\.xlsx: is not a \.xlsx: no zip archive"):
        reading("x.xlsx", b"zh,en\n")


def test_a_fix_changes_the_cell_and_a_workbook_is_left_alone(tmp_path: Path) -> None:
    rows = [
        ["zh", "en"],
        ["罗小兵教授主持签约仪式。", "Professor Luo Bingxiao presided, again, over the signing ceremony."],
    ]
    text = f'zh,en\n{rows[1][0]},"{rows[1][1]}"\n'
    (tmp_path / "x.csv").write_text(text, "utf8")
    (tmp_path / "x.xlsx").write_bytes(book([list(row) for row in rows]))
    for name, files in (("x.csv", [text.replace("Bingxiao", "Xiaobing")]), ("x.xlsx", [])):
        report = examine([tmp_path / name], Settings(root=tmp_path), Termbase({}))
        assert [finding.check for finding in report.findings] == ["name-mismatch"]
        assert [file.new.decode() for file in mended(report.findings)] == files
