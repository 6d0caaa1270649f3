"""Word files: every paragraph that a reader sees, whatever it is made of, and no file that is unsafe to open."""

import io
import zipfile

import pytest

from readers.conftest import Reading, found, related, texts, word
from zhengming.errors import Unreadable
from zhengming.model import Place


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    return f"<w:p>{properties}{content}</w:p>"


BEGIN, SEPARATE, END = (f'<w:fldChar w:fldCharType="{mark}"/>' for mark in ("begin", "separate", "end"))
INSTRUCTION = "<w:instrText> HYPERLINK luo </w:instrText>"
FIELD = f"<w:r>{BEGIN}</w:r><w:r>{INSTRUCTION}</w:r><w:r>{SEPARATE}</w:r>{run('文广')}<w:r>{END}</w:r>"
PLACEHOLDER = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
BOX = "<w:txbxContent>" + p(run("框内")) + "</w:txbxContent>"
PARAGRAPHS = [
    ("runs", run("罗") + run("文") + run("广"), ["罗文广"]),
    ("a hyperlink", run("罗") + f'<w:hyperlink r:id="r1">{run("文广")}</w:hyperlink>', ["罗文广"]),
    ("a simple field", run("罗") + f'<w:fldSimple w:instr=" AUTHOR ">{run("文广")}</w:fldSimple>', ["罗文广"]),
    ("a complex field", run("罗") + FIELD + run("出席"), ["罗文广出席"]),
    ("a field in one run", f"<w:r>{BEGIN}{INSTRUCTION}{SEPARATE}<w:t>罗</w:t>{END}</w:r>", ["罗"]),
    (
        "a field inside an instruction",
        f"<w:r>{BEGIN}</w:r>{run('不')}{FIELD}{run('看')}<w:r>{SEPARATE}</w:r>{run('罗')}<w:r>{END}</w:r>",
        ["罗"],
    ),
    ("a field that never ends", run("罗") + f"<w:r>{BEGIN}</w:r></w:p><w:p>{run('文广')}", ["罗", "文广"]),
    ("a content control", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('罗文广')}</w:sdtContent></w:sdt>", ["罗文广"]),
    ("its placeholder", f"<w:sdt>{PLACEHOLDER}<w:sdtContent>{run('单击')}</w:sdtContent></w:sdt>", []),
    ("an insertion", run("罗") + f"<w:ins>{run('文')}</w:ins>" + run("广"), ["罗文广"]),
    ("a deletion", run("罗") + "<w:del><w:r><w:delText>小</w:delText></w:r></w:del>" + run("文广"), ["罗文广"]),
    ("a move", f"<w:moveTo>{run('罗')}</w:moveTo>{run('文广')}<w:moveFrom>{run('罗')}</w:moveFrom>", ["罗文广"]),
    ("hidden text", run("罗", "<w:rPr><w:vanish/></w:rPr>") + run("文"), ["文"]),
    ("text that is not hidden", run("罗", '<w:rPr><w:vanish w:val="0"/></w:rPr>') + run("文"), ["罗文"]),
    (
        "marks",
        f"{run('Jean')}<w:r><w:noBreakHyphen/></w:r>{run('Paul')}<w:r><w:tab/></w:r>{run('a')}<w:r><w:softHyphen/></w:r>",
        ["Jean-Paul\ta"],
    ),
    ("a line break", "<w:r><w:t>罗文广</w:t><w:br/><w:t>罗小兵</w:t></w:r>", ["罗文广", "罗小兵"]),
    ("a symbol", '<w:r><w:t>罗</w:t><w:sym w:char="F0FC"/><w:sym w:char="6587"/></w:r>', ["罗\ufffc文"]),
    ("ruby", f"<w:r><w:ruby><w:rt>{run('luó')}</w:rt><w:rubyBase>{run('罗')}</w:rubyBase></w:ruby></w:r>", ["罗"]),
    (
        "a text box",
        f"{run('框外')}<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
        "</mc:AlternateContent></w:r>",
        ["框外", "框内"],
    ),
    ("tab stops", "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + run("罗"), ["罗"]),
    ("a smart tag", f'<w:smartTag w:element="PersonName">{run("罗文广")}</w:smartTag>', ["罗文广"]),
    ("bookmarks and proofing", f'<w:bookmarkStart w:name="x"/><w:proofErr w:type="spellStart"/>{run("罗")}', ["罗"]),
    ("a comment's mark", f'{run("罗")}<w:r><w:commentReference w:id="0"/></w:r>', ["罗"]),
    ("space that is not kept", "<w:r><w:t> 罗文广\n</w:t></w:r>" + run("出席"), ["罗文广出席"]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("content", "prose"), [case[1:] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS])
def test_a_paragraph(reading: Reading, content: str, prose: list[str]) -> None:
    assert texts(reading("x.docx", word(p(content)), "zh")) == prose


def test_a_place_is_a_paragraph_and_a_character_in_it(reading: Reading) -> None:
    body = (
        p(run("标题"))
        + p("")
        + p(run("　　由罗") + run("文广出席\n"))
        + p("<w:r><w:t>甲</w:t><w:br/><w:t>罗小兵</w:t></w:r>")
    )
    document = reading("x.docx", word(body))
    segment, span = found(document, "罗文广")
    assert (segment.place(span), segment.label) == (Place(2, 4, 2, 7), "paragraph 2")
    segment, span = found(document, "罗小兵")
    assert (segment.place(span), segment.label) == (Place(3, 3, 3, 6), "paragraph 3")


def test_tables_are_labelled_by_row_and_cell(reading: Reading) -> None:
    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr>{properties}" + "".join(f"<w:tc><w:tcPr/>{p(run(c))}</w:tc>" for c in cells) + "</w:tr>"

    deleted = row("没有", properties="<w:trPr><w:del/></w:trPr>")
    held = f"<w:sdt><w:sdtContent>{row('罗小兵', '副院长')}</w:sdtContent></w:sdt>"
    nested = f"<w:tr><w:tc><w:tbl>{row('内')}</w:tbl>{p('')}</w:tc></w:tr>"
    body = (
        p(run("前"))
        + f"<w:tbl><w:tblPr/><w:tblGrid/>{row('罗文广', '院长')}{deleted}{held}{nested}</w:tbl>"
        + p(run("后"))
    )
    document = reading("x.docx", word(body))
    assert [(s.label, s.text) for s in document.segments] == [
        ("paragraph 1", "前"),
        ("table 1, row 1, cell 1", "罗文广"),
        ("table 1, row 1, cell 2", "院长"),
        ("table 1, row 2, cell 1", "罗小兵"),
        ("table 1, row 2, cell 2", "副院长"),
        ("table 1, row 3, cell 1, table 2, row 1, cell 1", "内"),
        ("paragraph 7", "后"),
    ]


def test_the_other_parts_follow_the_body(reading: Reading) -> None:
    def part(kind: str, content: str) -> str:
        return f"<w:{kind} SPACES>{content}</w:{kind}>"

    rule = f'<w:footnote w:type="separator">{p(run("-"))}</w:footnote>'
    notes = f"{rule}<w:footnote>{p(run('注'))}{p(run('解'))}</w:footnote>"
    parts = {
        "word/footnotes.xml": part("footnotes", notes),
        "word/endnotes.xml": part("endnotes", f"<w:endnote>{p(run('尾'))}</w:endnote>"),
        "word/header1.xml": part("hdr", p(run("新闻中心"))),
        "word/header2.xml": part("hdr", p(run("新闻中心"))),
        "word/footer1.xml": part("ftr", p(run("共一页"))),
        "word/comments.xml": part("comments", f"<w:comment>{p(run('批注'))}</w:comment>"),
    }
    kinds = ("footnotes", "endnotes", "header1", "header2", "footer1", "comments")
    relations = "".join(related(kind.rstrip("12"), f"{kind}.xml") for kind in kinds)
    document = reading("x.docx", word(p(run("正文")), parts, relations=relations))
    assert [(s.label, s.text, s.role) for s in document.segments] == [
        ("paragraph 1", "正文", "body"),
        ("footnote 1, paragraph 1", "注", "body"),
        ("footnote 1, paragraph 2", "解", "body"),
        ("endnote 1, paragraph 1", "尾", "body"),
        ("header", "新闻中心", "metadata"),
        ("footer", "共一页", "metadata"),
    ]


def test_styles_give_role_and_level(reading: Reading) -> None:
    styles = (
        "<w:styles SPACES>"
        '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="own"><w:name w:val="本刊标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="o"><w:name w:val="o"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:styleId="c"><w:name w:val="caption"/></w:style>'
        '<w:style w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="x"/></w:style>'
        "</w:styles>"
    )
    ids = ("a3", "1", "own", "o", "c", "x", "none")
    body = "".join(p(run(n), f'<w:pPr><w:pStyle w:val="{n}"/></w:pPr>') for n in ids)
    body += p(run("direct"), '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    document = reading("x.docx", word(body, {"word/styles.xml": styles}, relations=related("styles", "styles.xml")))
    assert [(s.text, s.role, s.level) for s in document.segments] == [
        ("a3", "title", 1),
        ("1", "title", 1),
        ("own", "title", 1),
        ("o", "title", 3),
        ("c", "caption", 0),
        ("x", "body", 0),
        ("none", "body", 0),
        ("direct", "title", 1),
    ]


def test_properties_become_meta(reading: Reading) -> None:
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="d" xmlns:t="t"><dc:title>消息</dc:title>'
        "<t:created>2024-07-01T00:00:00Z</t:created><t:modified>2024-07-06T01:02:03Z</t:modified></c:coreProperties>"
    )
    document = reading("x.docx", word(p(run("罗")), {"docProps/core.xml": core}))
    assert document.meta == {
        "title": "消息",
        "created": "2024-07-01T00:00:00Z",
        "modified": "2024-07-06T01:02:03Z",
        "date": "2024-07-06",
    }


def test_what_python_docx_writes_is_read(reading: Reading) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    document.add_heading("合作协议", 1)
    document.add_paragraph("罗").add_run("文广").bold = True
    document.add_table(1, 2).cell(0, 1).text = "罗小兵"
    saved = io.BytesIO()
    document.save(saved)
    segments = reading("x.docx", saved.getvalue()).segments
    assert [(s.text, s.level, s.label) for s in segments] == [
        ("合作协议", 1, "paragraph 1"),
        ("罗文广", 0, "paragraph 2"),
        ("罗小兵", 0, "table 1, row 1, cell 2"),
    ]


def _zip(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return packed.getvalue()


def _many() -> bytes:
    return _zip(**{f"a{n}": b"" for n in range(5001)})


def _locked() -> bytes:
    data = bytearray(word(p(run("罗"))))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _damaged() -> bytes:
    data = bytearray(word(p(run("罗" * 50))))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
BAD = [
    ("no zip", b"hello", "x.docx: is not a .docx: no zip archive"),
    ("a cut zip", word(p(run("罗")))[:-30], "x.docx: is not a .docx: damaged zip archive (File is not a zip file)"),
    ("an old .doc", OLE, "x.docx: is a .doc of the old binary kind; save it as .docx without a password"),
    (
        "a password",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "x.docx: is protected by a password; save it as .docx without a password",
    ),
    ("a locked member", _locked(), "x.docx: is protected by a password; save it without one"),
    ("another zip", _zip(a=b"b"), "x.docx: is a zip archive without word/document.xml: not a .docx"),
    ("many parts", _many(), "x.docx: holds 5001 parts; at most 5000 are allowed"),
    ("a bomb", _zip(word__document_xml=b" " * 50_000_000), "x.docx: unpacks to 10"),
    (
        "a document type",
        _zip(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "x.docx: holds word/document.xml with a DOCTYPE, which is not allowed",
    ),
    (
        "a document type in UTF-16",
        _zip(word__document_xml='<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")),
        "x.docx: holds word/document.xml with a DOCTYPE, which is not allowed",
    ),
    ("a damaged member", _damaged(), "x.docx: holds the damaged part word/document.xml"),
    ("no XML", _zip(word__document_xml=b"<a><b></a>"), "x.docx: holds word/document.xml, which is not sound XML"),
    ("depth", _zip(word__document_xml=b"<a>" * 3000), "x.docx: holds word/document.xml, which is not sound XML"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_no_safe_word_file_is_refused(reading: Reading, data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        reading("x.docx", data)
    assert str(fault.value).startswith(message)


def test_a_size_that_the_archive_hides_is_counted_while_reading(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhengming.package.MOST_PART_BYTES", 100)
    with pytest.raises(Unreadable, match="of more than 100 bytes, which is not allowed"):
        reading("x.docx", word(p(run("罗"))))
