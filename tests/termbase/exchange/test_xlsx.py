"""Excel workbooks: what a cell is, what is not trusted, and what stays when something changes."""

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from zhengming.errors import Unreadable
from zhengming.model import Concept, Term
from zhengming.termbase import load, shipped
from zhengming.termbase.exchange.xlsx import read, write
from zhengming.termbase.rendering import same

Cells = list[list[object]]
DEAN = Concept(
    "dean", "title", (Term("院长", "zh"), Term("dean", "en"), Term("head", "en", status="admitted")), note="=1+1"
)


def packed(*sheets: Cells, merged: str = "") -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number + 1}")
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def shown(data: bytes) -> list[list[tuple[str, str]]]:
    return [[(t.lang, t.text) for t in concept.terms] for concept in read(data, "x.xlsx").concepts]


def test_every_sheet_that_is_a_table_of_terms_is_read() -> None:
    data = packed(
        [
            ["机构名称表"],
            ["中文", "英文", "备注"],
            ["北京大学", "Peking University", None],
            [],
            ["教育部", "Ministry of Education", "x"],
        ],
        [["zh", "en"], ["院长", "dean"]],
        [["only", None], ["words", None]],
    )
    incoming = read(data, "x.xlsx")
    assert [(c.line, *(t.text for t in c.terms)) for c in incoming.concepts] == [
        (3, "北京大学", "Peking University"),
        (5, "教育部", "Ministry of Education"),
        (2, "院长", "dean"),
    ]
    assert [str(lost)[:60] for lost in incoming.lost] == [
        'x.xlsx:1: sheet "S3": has one column only; a glossary table '
    ]
    assert write(incoming.concepts, data).content == data


def test_values_are_read_as_people_see_them() -> None:
    row = ["院长", "dean", datetime(2024, 7, 6), date(2025, 1, 2), 3.0, True]
    data = packed([["zh", "en", "en:from", "en:to", "id", "known"], row])
    concept = read(data, "x.xlsx").concepts[0]
    assert (concept.terms[1].since, concept.terms[1].until, concept.id, concept.known) == (
        "2024-07-06",
        "2025-01-02",
        "3",
        True,
    )


def test_a_formula_is_told_and_not_trusted() -> None:
    data = packed([["zh", "en"], ["院长", "=A1&B1"], ["教授", "professor"]])
    incoming = read(data, "x.xlsx")
    assert shown(data) == [[("zh", "院长")], [("zh", "教授"), ("en", "professor")]]
    assert list(map(str, incoming.lost)) == [
        'x.xlsx:2: cell B2 holds the formula "=A1&B1", which is left out; put its value in its place'
    ]


def test_a_cell_merged_over_rows_counts_for_each() -> None:
    data = packed(
        [["zh", "en", "id"], ["院长", "dean", "d"], [None, "head", "d"], ["教授", "professor", "p"]], merged="A2:A3"
    )
    assert shown(data) == [[("zh", "院长"), ("en", "dean"), ("en", "head")], [("zh", "教授"), ("en", "professor")]]
    concepts = read(data, "x.xlsx").concepts
    changed = write([replace(concepts[0], terms=(Term("学院院长", "zh"), *concepts[0].terms[1:])), concepts[1]], data)
    assert "cell A3 is merged with another, so it is not changed" in str(changed.lost[0])
    assert shown(changed.content)[0] == [("zh", "学院院长"), ("en", "dean"), ("en", "head")]
    assert shown(write(concepts[1:], data).content) == [[("zh", "教授"), ("en", "professor")]]


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return target.getvalue()


def with_doctype() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed([["zh", "en"]]))) as source, zipfile.ZipFile(target, "w") as archive:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
            archive.writestr(member, data)
    return target.getvalue()


NO_BOOK = [
    ("no zip", b"zh,en\n", "x.xlsx: is not a .xlsx: no zip archive"),
    ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xlsx: is a .xls of the old binary kind; save it as .xlsx"),
    ("another zip", zipped(a=b"x"), "x.xlsx: is a zip archive without xl/workbook.xml: not a .xlsx"),
    ("a bomb", zipped(xl__workbook_xml=bytes(50_000_000)), "x.xlsx: unpacks to "),
    ("a DOCTYPE", with_doctype(), "x.xlsx: holds xl/worksheets/sheet1.xml with a DOCTYPE, which is not allowed"),
    ("no XML", zipped(xl__workbook_xml=b"<a><b>"), "x.xlsx: is a damaged .xlsx: "),
    ("empty", packed([[]]), "x.xlsx: is empty"),
    ("one column", packed([["zh"], ["院长"]]), "x.xlsx:1: has one column only"),
    ("10,000 columns", packed([["a"] * 10_000]), 'x.xlsx: the sheet "S1" has 10000 columns; at most 1000 are allowed'),
    ("both Chinese", packed([["院长", "院長"]]), "x.xlsx:1: columns 1 and 2 both hold Chinese characters"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in NO_BOOK], ids=[case[0] for case in NO_BOOK])
def test_what_is_no_safe_workbook_of_terms_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(data, "x.xlsx")
    assert str(fault.value).startswith(message)


def test_a_cell_far_away_costs_nothing() -> None:
    book = Workbook()
    book.active.append(["zh", "en"])
    book.active.cell(1_048_576, 2, "dean")
    book.active.cell(1_048_576, 1, "院长")
    target = io.BytesIO()
    book.save(target)
    assert [c.line for c in read(target.getvalue(), "x.xlsx").concepts] == [1_048_576]


def test_only_the_rows_that_changed_change() -> None:
    data = packed(
        [
            ["zh", "en", "客户", "备注"],
            ["院长", "dean", "甲", "a"],
            ["教授", "professor", "乙", None],
            ["讲师", "lecturer", 5, None],
        ]
    )
    concepts = list(read(data, "x.xlsx").concepts)
    concepts[1] = replace(concepts[1], note="=x")
    head = replace(DEAN, terms=(Term("系主任", "zh"), Term("chair", "en"), DEAN.terms[2]))
    outgoing = write([*concepts[1:], head], data)
    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(outgoing.content)).active]
    assert rows == [
        ["zh", "en", "客户", "备注"],
        ["教授", "professor", "乙", "=x"],
        ["讲师", "lecturer", 5, None],
        ["系主任", "chair", None, "=1+1"],
        ["系主任", "head", None, "=1+1"],
    ]
    assert [lost.message for lost in outgoing.lost] == ['entry "dean": xlsx has no place for its kind (title)']
    assert write(concepts[:1], data).lost == ()


def test_the_shipped_glossary_comes_back_whole() -> None:
    concepts = list(load([shipped()]).concepts.values())
    outgoing = write(concepts, b"")
    back = read(outgoing.content, "x.xlsx")
    assert (outgoing.lost, back.lost) == ((), ())
    assert all(map(same, concepts, back.concepts))
    assert len(back.concepts) == len(concepts)
    assert write(back.concepts, outgoing.content).content == outgoing.content
    assert write(concepts, b"").content == outgoing.content


def test_no_cell_is_a_formula() -> None:
    concepts = [Concept("a", "term", (Term("词", "zh"), Term("-ish", "en")), "=cmd|' /C calc'!A0", "@x"), DEAN]
    content = write(concepts, b"").content
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet.freeze_panes == "A2"
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert all(map(same, concepts, read(content, "x.xlsx").concepts))


def test_libreoffice_opens_what_we_write(tmp_path: Path) -> None:
    program = shutil.which("localc")
    if not program:
        pytest.skip("NOT CHECKED: LibreOffice Calc is not here (apt-get install libreoffice-calc)")
    file = tmp_path / "x.xlsx"
    file.write_bytes(write([DEAN], b"").content)
    filter_ = "csv:Text - txt - csv (StarCalc):44,34,76"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", filter_, "--outdir", str(tmp_path), str(file)],
        check=True,
        timeout=120,
    )
    rows = list(csv.reader((tmp_path / "x.csv").read_text("utf8").splitlines()))
    assert rows == [
        ["id", "kind", "zh", "en", "note"],
        ["dean", "title", "院长", "dean", "=1+1"],
        ["dean", "", "", "head", ""],
    ]
