"""CSV and tab-separated tables: which column is what, which bytes stay, and what is refused."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.errors import Unreadable
from zhengming.model import Concept, Office, Term
from zhengming.termbase import load, shipped
from zhengming.termbase.exchange.csv import FORMATS, read, write
from zhengming.termbase.exchange.neutral import Format
from zhengming.termbase.rendering import same

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "csv-tsv"
BY_NAME = {each.name: each for each in FORMATS}
DEAN = Concept(
    "vice-dean",
    "title",
    (
        Term("副院长", "zh"),
        Term("vice dean", "en"),
        Term("associate dean", "en", status="admitted"),
        Term("dean", "en", status="refused"),
    ),
    note='not "dean", ever',
)


def shown(concept: Concept) -> str:
    """A concept in one line: what differs from what is taken for granted in brackets."""
    terms = []
    for term in concept.terms:
        more = [value for value in (term.form, term.status, term.since, term.until, term.case) if value not in _USUAL]
        terms.append(f"{term.lang}={term.text}" + (f"({' '.join(more)})" if more else ""))
    kind = concept.kind if concept.kind != "term" else ""
    texts = [f"{name}={text}" for name in ("definition", "note", "source") if (text := getattr(concept, name))]
    return " ".join(filter(None, (concept.id, kind, *terms, *texts)))


_USUAL = ("full", "preferred", "any", "")

READ = [
    (
        "DeepL",
        "罗文广,Luo Wenguang\n双一流,Double First-Class\n",
        ["zh=罗文广 en=Luo Wenguang", "zh=双一流 en=Double First-Class"],
    ),
    ("English first", "Luo Wenguang\t罗文广\n", ["en=Luo Wenguang zh=罗文广"]),
    ("a third column is a note", "教授,professor,不缩写\n", ["zh=教授 en=professor note=不缩写"]),
    (
        "DeepL with languages",
        "罗文广,Luo Wenguang,zh,en\n教授,professor,zh,en\n",
        ["zh=罗文广 en=Luo Wenguang", "zh=教授 en=professor"],
    ),
    (
        "traditional",
        "羅文廣,Luo Wenguang\n雙一流,Double First-Class\n",
        ["zh-Hant=羅文廣 en=Luo Wenguang", "zh-Hant=雙一流 en=Double First-Class"],
    ),
    (
        "Google",
        "en,zh_CN,pos,description\ndean,院长,noun,head of a school\n",
        ["en=dean zh-CN=院长 definition=head of a school"],
    ),
    ("Amazon", "en,zh,zh-TW\nsoftware,软件,軟體\n", ["en=software zh=软件 zh-TW=軟體"]),
    (
        "memoQ, two terms of a language",
        "Entry_ID,Chinese_PRC_Def,Chinese_PRC,Term_Info,English,Term_Info,English,Term_Info\n"
        "7,学院之长,院长,,dean,CaseSensitive,head,Forbidden\n",
        ["7 zh-CN=院长 en=dean(exact) en=head(refused) definition=学院之长"],
    ),
    (
        "Crowdin",
        "Term [zh-CN],Status [zh-CN],Term [en],Status [en],Description [en]\n院长,,dean,obsolete,of a school\n",
        ["zh-CN=院长 en=dean(deprecated) definition=of a school"],
    ),
    ("Weblate", "source,target,developer_comments\ndean,院长,of a school\n", ["en=dean zh=院长 note=of a school"]),
    ("Lokalise", "term;forbidden;casesensitive;en\n院长;yes;no;dean\n", ["zh=院长 en=dean(refused)"]),
    (
        "an office's own table",
        "机构名称表,,,\n编号,类别,中文,英文,备注\n1,机构,北京大学,Peking University,不写 Beijing\n",
        ["1 institution zh=北京大学 en=Peking University note=不写 Beijing"],
    ),
    (
        "rows with one id",
        "id,zh,en\na,院长,dean\na,,head\nb,教授,professor\n",
        ["a zh=院长 en=dean en=head(admitted)", "b zh=教授 en=professor"],
    ),
    (
        "form and dates",
        "zh,en,en:form,en:from,en:to\n农行,ABC,acronym,2001,2009-01\n",
        ["zh=农行 en=ABC(acronym 2001 2009-01 exact)"],
    ),
    ("quoted", 'zh,en\n"院长, ""正""","dean\nof a school"\n', ['zh=院长, "正" en=dean\nof a school']),
    ("semicolons, as Excel where commas are decimal", "zh;en\n院长;dean, head\n", ["zh=院长 en=dean, head"]),
    ("sep=", "sep=;\nzh;en\n院长;dean\n", ["zh=院长 en=dean"]),
    (
        "ragged",
        "zh,en,note\n院长,dean\n教授\n\n,,\n讲师,lecturer,初级,多余\n",
        ["zh=院长 en=dean", "zh=教授", "zh=讲师 en=lecturer note=初级"],
    ),
    (
        "a quotation mark in tab-separated text",
        'zh\ten\n"院长" 正\tdean"\n"教授"\tprofessor\n',
        ['zh="院长" 正 en=dean"', "zh=教授 en=professor"],
    ),
    ("a first row that is no head", "term,术语\nnote,备注\n", ["en=term zh=术语", "en=note zh=备注"]),
    (
        "the same name in both",
        "DeepL,DeepL\n词典,dictionary\n译文,translation\n",
        ["zh=DeepL en=DeepL", "zh=词典 en=dictionary", "zh=译文 en=translation"],
    ),
]


@pytest.mark.parametrize(("text", "concepts"), [case[1:] for case in READ], ids=[case[0] for case in READ])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read(text: str, concepts: list[str], encoding: str) -> None:
    data = text.encode(encoding)
    incoming = read(data, "x.csv")
    assert list(map(shown, incoming.concepts)) == concepts
    assert write(incoming.concepts, data).content == data
    crlf = text.replace("\n", "\r\n").encode(encoding)
    assert write(read(crlf, "x.csv").concepts, crlf).content == crlf


def test_gb18030_is_read_and_written() -> None:
    data = "zh,en\n院长,dean\n副教授,associate professor\n讲师,lecturer\n".encode("gb18030")
    incoming = read(data, "x.csv")
    assert shown(incoming.concepts[1]) == "zh=副教授 en=associate professor"
    assert write(incoming.concepts, data).content == data


def test_what_has_no_place_is_told_by_line() -> None:
    incoming = read("zh,en,词性,status,en:from\n院长,dean,n,draft,\n教授,professor,,,soon\n,,,x,\n".encode(), "x.csv")
    assert list(map(str, incoming.lost)) == [
        'x.csv:1: column "词性" has no place in an entry; 1 cell is left out',
        'x.csv:2: status "draft" is none of preferred, admitted, deprecated, refused; left out',
        'x.csv:3: from "soon" is no date (2024, 2024-07 or 2024-07-06); left out',
        'x.csv:4: status "x" is none of preferred, admitted, deprecated, refused; left out',
    ]
    assert read("zh,en\n院长,dean\n".encode(), "x.csv").lost == ()


NO_TABLE = [
    ("empty", b"", "x.csv: is empty"),
    ("white space", b"\n \n", "x.csv: is empty"),
    ("NUL", b"zh,en\n\0", "x.csv: has a NUL at byte 6: not text, or UTF-16 without a byte order mark"),
    ("NUL in UTF-16", "zh,en\na\0,b\n".encode("utf-16"), "x.csv:2: has a NUL character, which is not text"),
    (
        "one column",
        "院长\n教授\n".encode(),
        "x.csv:1: has one column only; a glossary table has a column for each language",
    ),
    (
        "a lone quotation mark",
        'zh,en\n院长,"dean\n教授,professor\n'.encode(),
        'x.csv:2: the cell that begins in column 4 with "dean has a quotation mark that is never closed',
    ),
    (
        "a quotation mark inside",
        'zh,en\n"院长"正,dean\n'.encode(),
        'x.csv:2: the cell that begins in column 1 with "院长"正,dean goes on behind its closing quotation '
        'mark with 正,dean; a quotation mark inside is written ""',
    ),
    ("10,000 columns", b",".join([b"a"] * 10_000), "x.csv:1: has 10000 columns; at most 1000 are allowed"),
    (
        "a cell of a million characters",
        "zh,en\n院长,".encode() + b"d" * 1_000_000,
        "x.csv:2: has a cell of 1000000 characters in column 2; at most 100000 are allowed",
    ),
    (
        "both Chinese",
        "院长,學院院長\n教授,教授\n".encode(),
        "x.csv:1: columns 1 and 2 both hold Chinese characters, so which of them is Chinese cannot be told; "
        "name the columns in a first row (zh, en, note), or give them in their order: --columns zh,en,note",
    ),
    (
        "a wrong encoding",
        "zh,en\n院长,dean\n".encode()[:-8] + b"\xff,dean\n",
        "x.csv:2: byte 9 (0xE9) is not UTF-8, and the file is neither",
    ),
    ("a picture", b"\x89PNG\r\n", "x.csv: is a PNG image, not text"),
    (
        "no language named",
        b"id,kind,note,status\n1,term,x,\n",
        "x.csv:1: names no column of terms in its first row; name",
    ),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in NO_TABLE], ids=[case[0] for case in NO_TABLE])
def test_what_is_no_table_of_terms_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(data, "x.csv")
    assert str(fault.value).startswith(message)


def test_the_caller_can_name_the_columns() -> None:
    data = "院长,學院院長,dean,x\n".encode()
    assert [shown(c) for c in read(data, "x.csv", "zh,zh-Hant,en,-").concepts] == ["zh=院长 zh-Hant=學院院長 en=dean"]
    assert [shown(c) for c in read(data, "x.csv", "note,zh,en:status,en").concepts] == ["zh=學院院長 en=x note=院长"]
    with pytest.raises(Unreadable, match='the columns "zh,nonsense": "nonsense" is unknown'):
        read(data, "x.csv", "zh,nonsense")
    with pytest.raises(Unreadable, match='"id,note": they name no language'):
        read(data, "x.csv", "id,note")


TABLE = 'zh,en,客户,备注\n"院长",dean,甲,"a, b"\n教授,professor,乙,\n讲师,lecturer,,\n'


def changed(number: int, **fields: object) -> list[Concept]:
    concepts = list(read(TABLE.encode(), "x.csv").concepts)
    concepts[number] = replace(concepts[number], **fields)  # type: ignore[arg-type]
    return concepts


EDITS = [
    ("nothing", changed(0), TABLE),
    ("a term", changed(0, terms=(Term("学院院长", "zh"), Term("dean", "en"))), TABLE.replace('"院长"', "学院院长")),
    ("a note is added", changed(1, note="x, y"), TABLE.replace("professor,乙,", 'professor,乙,"x, y"')),
    ("a note goes", changed(0, note=""), TABLE.replace('"a, b"', "")),
    ("a row goes", changed(0)[1:], TABLE.replace('"院长",dean,甲,"a, b"\n', "")),
    ("the order is the file's", changed(0)[::-1], TABLE),
    (
        "a row comes",
        [*changed(0), DEAN],
        TABLE + '副院长,vice dean,,"not ""dean"", ever"\n副院长,associate dean,,"not ""dean"", ever"\n',
    ),
    (
        "another synonym stays beside its entry",
        changed(
            1, terms=(Term("教授", "zh"), Term("professor", "en"), Term("full professor", "en", status="admitted"))
        ),
        TABLE.replace("讲师,", "教授,full professor,,\n讲师,"),
    ),
]


@pytest.mark.parametrize(("concepts", "text"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_only_what_changed_is_written(concepts: list[Concept], text: str) -> None:
    assert write(concepts, TABLE.encode()).content.decode() == text
    without_end = TABLE.rstrip("\n").encode()
    assert write(concepts, without_end).content.decode().rstrip("\n") == text.rstrip("\n")


def test_entries_of_a_glossary_find_their_rows_again() -> None:
    mine = [Concept("dean", "title", (Term("院长", "zh"), Term("dean", "en"), Term("head", "en", status="admitted")))]
    over = "id,zh-CN,en-GB,状态\nC1,院长,dean,推荐\nC2,教授,professor,推荐\n".encode()
    assert write(mine, over).content.decode() == "id,zh-CN,en-GB,状态\nC1,院长,dean,推荐\ndean,院长,head,admitted\n"


def test_rows_in_other_languages_stay() -> None:
    over = "de,fr,zh,en\nHund,chien,,\nKatze,chat,猫,cat\n".encode()
    assert write([], over).content.decode() == "de,fr,zh,en\nHund,chien,,\n"


WRITTEN = [
    (
        "csv",
        'id,kind,zh,en,en:status,note\nvice-dean,title,副院长,vice dean,preferred,"not ""dean"", ever"\n'
        "vice-dean,,,associate dean,admitted,\nvice-dean,,,dean,refused,\n",
        "",
    ),
    (
        "tsv",
        'id\tkind\tzh\ten\ten:status\tnote\nvice-dean\ttitle\t副院长\tvice dean\tpreferred\tnot "dean", ever\n'
        "vice-dean\t\t\tassociate dean\tadmitted\t\nvice-dean\t\t\tdean\trefused\t\n",
        "",
    ),
    ("csv:deepl", "副院长,vice dean\n", 'its kind (title), its note, the en term "associate dean"'),
    (
        "csv:google",
        "zh,en,pos,description\n副院长,vice dean,,\n",
        'its kind (title), its note, the en term "associate dean"',
    ),
    ("csv:google-pairs", "副院长,vice dean\n", 'its kind (title), its note, the en term "associate dean"'),
    ("csv:amazon", "zh,en\n副院长,vice dean\n", 'its kind (title), its note, the en term "associate dean"'),
    (
        "csv:memoq",
        "\ufeffEntry_ID,Entry_Subject,Entry_Domain,Entry_Note,Chinese_PRC_Def,Chinese_PRC,Term_Info,Term_Example,"
        "English_United_States_Def,English_United_States,Term_Info,Term_Example,English_United_States,Term_Info,"
        "Term_Example,English_United_States,Term_Info,Term_Example\r\n"
        'vice-dean,,,"not ""dean"", ever",,副院长,,,,vice dean,,,associate dean,,,,,\r\n',
        "its kind (title)",
    ),
    (
        "csv:crowdin",
        "Term [zh-CN],Description [zh-CN],Part of Speech [zh-CN],Status [zh-CN],Type [zh-CN],Note [zh-CN],"
        "Term [en],Description [en],Part of Speech [en],Status [en],Type [en],Note [en]\n"
        '副院长,,,preferred,full form,"not ""dean"", ever",vice dean,,,preferred,full form,\n'
        '副院长,,,preferred,full form,"not ""dean"", ever",associate dean,,,admitted,full form,\n'
        '副院长,,,preferred,full form,"not ""dean"", ever",dean,,,not recommended,full form,\n',
        "its kind (title)",
    ),
    (
        "csv:weblate",
        'source,target,developer_comments\r\n副院长,vice dean,"not ""dean"", ever"\r\n'
        '副院长,associate dean,"not ""dean"", ever"\r\n',
        "its kind (title)",
    ),
]


@pytest.mark.parametrize(("name", "text", "missing"), WRITTEN, ids=[case[0] for case in WRITTEN])
def test_each_convention_is_written_as_its_tool_wants_it(name: str, text: str, missing: str) -> None:
    outgoing = BY_NAME[name].write([replace(DEAN, path="g/titles.yaml", line=3)], b"")
    assert outgoing.content.decode() == text
    refused = "" if name in ("csv", "tsv", "csv:crowdin") else ', the refused term "dean"'
    said = [f'g/titles.yaml:3: entry "vice-dean": {name} has no place for {missing}'] if missing else []
    assert (
        sorted(re.sub(r', the refused term "dean"|the refused term "dean", ', "", str(lost)) for lost in outgoing.lost)
        == said
    )
    assert all(('the refused term "dean"' in str(lost)) == bool(refused) for lost in outgoing.lost)


def test_a_table_for_a_translating_program_has_each_source_once() -> None:
    pair = [
        Concept(name, "term", (Term("银行", "zh"), Term(text, "en"))) for name, text in (("a", "bank"), ("b", "banks"))
    ]
    outgoing = BY_NAME["csv:deepl"].write(pair, b"")
    assert outgoing.content.decode() == "银行,bank\n"
    assert [lost.message for lost in outgoing.lost] == [
        'entry "b": csv:deepl has no place for a second row with "银行"'
    ]


def test_an_entry_in_one_language_is_told_and_not_written() -> None:
    outgoing = BY_NAME["csv:deepl"].write([Concept("a", "term", (Term("银行", "zh"),))], b"")
    assert outgoing.content == b""
    assert "it has no terms in zh and en to put side by side" in outgoing.lost[0].message


EXCEL = ["=cmd|' /C calc'!A0", "+86", "-ish", "@home", "'quoted'", "'=x", "''-", "a=b", '="x"', "多\n行", "a,b;c\td"]


def test_excel_computes_nothing_and_all_reads_back() -> None:
    concepts = [
        Concept(f"c{n}", "term", (Term(f"词{n}", "zh"), Term(text, "en")), text) for n, text in enumerate(EXCEL)
    ]
    content = BY_NAME["csv:excel"].write(concepts, b"").content
    assert content.startswith(b"\xef\xbb\xbfid,kind,")
    assert b"\n" not in content.replace(b"\r\n", b"").replace("多\n行".encode(), b"")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    back = read(content, "x.csv").concepts
    assert [(c.terms[1].text, c.note) for c in back] == [(text, text) for text in EXCEL]
    plain = BY_NAME["csv"].write(concepts, b"").content
    assert [c.note for c in read(plain, "x.csv").concepts] == EXCEL


def test_utf_16_with_tabs_is_read_as_excel_writes_it() -> None:
    data = 'zh\ten\r\n院长\t"dean, ""head"""\r\n'.encode("utf-16")
    assert [shown(c) for c in read(data, "x.txt").concepts] == ['zh=院长 en=dean, "head"']


def test_our_own_table_loses_nothing_of_the_shipped_glossary() -> None:
    concepts = list(load([shipped()]).concepts.values())
    for name in ("csv", "tsv", "csv:excel"):
        outgoing = BY_NAME[name].write(concepts, b"")
        back = BY_NAME[name].read(outgoing.content, name)
        assert (outgoing.lost, back.lost) == ((), ())
        assert len(back.concepts) == len(concepts)
        assert all(map(same, concepts, back.concepts))


_TEXT = st.text(st.sampled_from("ab 罗文\n\",;\t'=+-@"), min_size=1, max_size=8).map(str.strip).filter(bool)
_DATES = st.sampled_from(["", "2001", "2001-02", "2001-02-03"])
_TERM = st.builds(
    Term,
    _TEXT,
    st.sampled_from(["zh", "zh-Hant", "en", "en-GB"]),
    st.sampled_from(["full", "short", "acronym"]),
    st.sampled_from(["preferred", "admitted", "deprecated", "refused"]),
    _DATES,
    _DATES,
    st.sampled_from(["exact", "any"]),
)
_MAYBE = st.one_of(st.just(""), _TEXT)
_LIST = st.lists(_TEXT, max_size=3).map(tuple)
_CONCEPT = st.builds(
    Concept,
    st.text("abc-", min_size=1, max_size=4),
    st.sampled_from(["person", "title", "institution", "term", "place", "product"]),
    st.lists(_TERM, min_size=1, max_size=4, unique_by=lambda t: (t.lang, t.text)).map(
        lambda ts: tuple(sorted(ts, key=_lang))
    ),
    note=_MAYBE,
    source=_MAYBE,
    parent=_MAYBE,
    roles=st.lists(st.builds(Office, _TEXT, _MAYBE, _DATES, _DATES), max_size=2).map(tuple),
    known=st.booleans(),
    scope=_LIST,
    definition=_MAYBE,
    match=_LIST,
    no_match=_LIST,
)


def _lang(term: Term) -> int:
    return ["zh", "zh-Hant", "en", "en-GB"].index(term.lang)


@settings(max_examples=100)
@given(
    st.lists(_CONCEPT, min_size=1, max_size=3, unique_by=lambda c: c.id), st.sampled_from(["csv", "tsv", "csv:excel"])
)
def test_our_own_table_loses_nothing(concepts: list[Concept], name: str) -> None:
    outgoing = BY_NAME[name].write(concepts, b"")
    back = BY_NAME[name].read(outgoing.content, name)
    assert (outgoing.lost, back.lost) == ((), ())
    assert [same(one, other) for one, other in zip(concepts, back.concepts, strict=True)] == [True] * len(concepts)
    assert write(back.concepts, outgoing.content).content == outgoing.content


def rows_of(data: bytes) -> list[list[str]]:
    text = data.decode("utf-16" if data[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = next(char for char in "\t;," if char in first)
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]


COUNTED = {
    "crowdin-style-ja-en.csv": (1, (0, 3, 7)),
    "lokalise.csv": (1, (0, 6, 7)),
    "memoq-zh-en.csv": (1, (5, 9)),
    "ms-terminology-en-zh_CN.csv": (1, (0, 1)),
    "okapi__okapi__libraries__lib-terminology__src__test__resources__test02_utf16be.tsv": (0, (0, 1)),
}


@pytest.mark.parametrize("name", COUNTED)
def test_real_files_have_the_concepts_and_terms_that_a_csv_reader_counts(name: str) -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"the real files are not at hand: no folder {SAMPLES}")
    data = (SAMPLES / name).read_bytes()
    heads, columns = COUNTED[name]
    rows = rows_of(data)[heads:]
    concepts = read(data, name).concepts
    assert len(concepts) == len(rows)
    assert sum(len(c.terms) for c in concepts) == sum(
        bool(row[at].strip()) for row in rows for at in columns if at < len(row)
    )
    assert write(concepts, data).content == data


def test_all_real_files_are_counted() -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"the real files are not at hand: no folder {SAMPLES}")
    assert {path.name for path in SAMPLES.iterdir()} - {"SOURCES.md"} == set(COUNTED)


@pytest.mark.parametrize("each", FORMATS, ids=[each.name for each in FORMATS])
def test_every_format_writes_what_it_reads_again(each: Format) -> None:
    content = each.write([DEAN], b"").content
    concepts = each.read(content, "x.csv").concepts
    assert concepts
    assert each.write(concepts, content).content == content
