"""OmegaT, UTX and JSON Lines: what each line says, which bytes stay, and what is refused."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from zhengming.errors import Unreadable
from zhengming.model import Concept, Office, Term
from zhengming.termbase import load, shipped
from zhengming.termbase.exchange import jsonl, omegat, utx
from zhengming.termbase.rendering import same

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
DEAN = Concept(
    "dean",
    "title",
    (
        Term("院长", "zh"),
        Term("dean", "en"),
        Term("head", "en", status="admitted"),
        Term("boss", "en", status="refused"),
    ),
    "of a school",
)


def shown(concepts: tuple[Concept, ...]) -> list[str]:
    return [
        " ".join(filter(None, (c.id, *(f"{t.lang}={t.text}" for t in c.terms), c.note and f"note={c.note}")))
        for c in concepts
    ]


OMEGAT = [
    ("plain", "dean\t院长\nprofessor\t教授\t不缩写\n", ["en=dean zh=院长", "en=professor zh=教授 note=不缩写"]),
    ("comments", "# mine\n# yours\ndean\t院长\n\n#\tx\n", ["en=dean zh=院长"]),
    ("CRLF", "dean\t院长\r\n", ["en=dean zh=院长"]),
    ("nothing is quoted", 'dean\t"院长"\n"head\t系主任\n', ['en=dean zh="院长"', 'en="head zh=系主任']),
    (
        "homonyms are two entries",
        "shortcut\t快捷键\nshortcut\t缩略词\n",
        ["en=shortcut zh=快捷键", "en=shortcut zh=缩略词"],
    ),
    ("commas", '院长,dean\n"教授, 正",professor\n', ["zh=院长 en=dean", "zh=教授, 正 en=professor"]),
    ("heads all the same", 'source\ttarget\tcomment\ndean\t"院""长"\t\n', ['en=dean zh=院"长']),
    ("comments only", "# nothing yet\n", []),
]


@pytest.mark.parametrize(("text", "concepts"), [case[1:] for case in OMEGAT], ids=[case[0] for case in OMEGAT])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_omegat_glossary_is_read_and_stays(text: str, concepts: list[str], encoding: str) -> None:
    data = text.encode(encoding)
    incoming = omegat.read(data, "glossary.txt")
    assert shown(incoming.concepts) == concepts
    assert omegat.write(incoming.concepts, data).content == data


def test_an_omegat_glossary_names_its_encoding() -> None:
    data = "# -*- coding: gb2312 -*-\ndean\t院长\n".encode("gb2312")
    incoming = omegat.read(data, "x.tab")
    assert shown(incoming.concepts) == ["en=dean zh=院长"]
    assert omegat.write((*incoming.concepts, replace(DEAN, terms=DEAN.terms[:1])), data).content == data
    for name, message in (
        ("klingon", 'x:1: names the encoding "klingon", which is'),
        ("ascii", "x:2: names the encoding"),
    ):
        with pytest.raises(Unreadable) as fault:
            omegat.read(data.replace(b"gb2312", name.encode()), "x")
        assert str(fault.value).startswith(message)


def test_a_target_with_a_comma_is_told_and_not_split() -> None:
    incoming = omegat.read("macro\t宏，宏常量\ndean\t院长\n".encode(), "x.txt")
    assert shown(incoming.concepts) == ["en=macro zh=宏，宏常量", "en=dean zh=院长"]
    assert list(map(str, incoming.lost)) == ['x.txt:1: "宏，宏常量" may be several terms; it is taken as one']


def test_an_omegat_glossary_changes_where_an_entry_did() -> None:
    data = "# mine\nhead \t系主任\tx\nprofessor\t教授\n".encode()
    concepts = list(omegat.read(data, "x.txt").concepts)
    concepts[0] = replace(concepts[0], note="tab\there")
    outgoing = omegat.write([*concepts, DEAN], data)
    assert outgoing.content.decode() == (
        "# mine\nhead \t系主任\ttab here\nprofessor\t教授\ndean\t院长\tof a school\nhead\t院长\tof a school\n"
    )
    assert [lost.message for lost in outgoing.lost] == [
        'entry "dean": omegat has no place for the refused term "boss", its kind (title)'
    ]
    assert (
        omegat.write([DEAN], b"", "en,zh")
        .content.decode()
        .startswith("# Glossary in tab-separated format -*- coding: utf-8")
    )
    assert omegat.write([], b"").content == b""


UTX = (
    "#UTX 1.11; zh-CN/en-US; 2024-07-06; copyright: Luo Wenguang (2024); bidirectional\r\n"
    "#description: x; license: y\r\n"
    "#src\ttgt\tsrc:pos\tterm status\tcustomer\tconcept ID\ttgt:comment\r\n"
    "院长\tdean\tnoun\tapproved\t甲\tC1\t-\r\n院长\tboss\t-\tforbidden\t\tC1\tnever\r\n教授\tprofessor\tnoun\t\t\tC2\t\r\n"
)


def test_a_utx_dictionary_is_read_by_its_first_lines() -> None:
    incoming = utx.read(UTX.encode(), "x.utx")
    assert shown(incoming.concepts) == [
        "C1 zh-CN=院长 en-US=dean en-US=boss note=never",
        "C2 zh-CN=教授 en-US=professor",
    ]
    assert [t.status for t in incoming.concepts[0].terms] == ["preferred", "preferred", "refused"]
    assert list(map(str, incoming.lost)) == [
        'x.utx:3: column "customer" has no place in an entry; 1 cell is left out',
        'x.utx:3: column "src:pos" has no place in an entry; 2 cells are left out',
    ]
    for text in (UTX, UTX.replace("\r\n", "\n"), UTX.replace("#src\ttgt", "#term:zh-CN\tterm:en-US")):
        assert shown(utx.read(text.encode(), "x").concepts) == shown(incoming.concepts)
        assert utx.write(utx.read(text.encode(), "x").concepts, text.encode()).content == text.encode()


def test_a_utx_dictionary_changes_where_an_entry_did() -> None:
    concepts = list(utx.read(UTX.encode(), "x").concepts)
    term = concepts[1].terms[1]
    concepts[1] = replace(concepts[1], terms=(concepts[1].terms[0], term._replace(status="deprecated")))
    outgoing = utx.write([*concepts, DEAN], UTX.encode()).content.decode()
    assert outgoing == UTX.replace("教授\tprofessor\tnoun\t\t", "教授\tprofessor\tnoun\tnon-standard\t") + (
        "院长\tdean\t\tapproved\t\tdean\tof a school\r\n院长\thead\t\tprovisional\t\tdean\tof a school\r\n"
        "院长\tboss\t\tforbidden\t\tdean\tof a school\r\n"
    )


def test_a_new_utx_dictionary() -> None:
    outgoing = utx.write([DEAN], b"")
    lines = outgoing.content.decode().split("\r\n")
    assert lines[0].startswith("#UTX 1.20; zh/en; ")
    assert lines[1:] == [
        "#src\ttgt\tterm status\tconcept ID\tkind\tcomment",
        "院长\tdean\tapproved\tdean\ttitle\tof a school",
        "院长\thead\tprovisional\tdean\ttitle\tof a school",
        "院长\tboss\tforbidden\tdean\ttitle\tof a school",
        "",
    ]
    assert outgoing.lost == ()
    assert same(utx.read(outgoing.content, "x").concepts[0], DEAN)


LINE = (
    '{"id": "dean", "kind": "title", "terms": [{"text": "院长", "lang": "zh"}, {"text": "dean", "lang": "en"}, '
    '{"text": "head", "lang": "en", "status": "admitted"}, {"text": "boss", "lang": "en", "status": "refused"}], '
    '"note": "of a school"}\n'
)


def test_json_lines_are_entries() -> None:
    assert jsonl.write([DEAN], b"").content.decode() == LINE
    assert same(jsonl.read(LINE.encode(), "x").concepts[0], DEAN)
    person = Concept(
        "luo",
        "person",
        (Term("罗文广", "zh", "full", "preferred", "2001", "2024-07"),),
        roles=(Office("dean", "", "2001"),),
        known=True,
        scope=("a",),
        definition="d",
        match=("m",),
        no_match=("n",),
        source="s",
        parent="p",
    )
    back = jsonl.read(jsonl.write([person], b"").content, "x").concepts[0]
    assert same(back, person)


def test_json_lines_keep_what_did_not_change() -> None:
    other = '{"kind":"term",  "id":"a","terms":[{"lang":"zh","text":"词"}],"x-mine":[1]}\n'
    data = (other + "\n" + LINE).encode()
    incoming = jsonl.read(data, "x.jsonl")
    assert list(map(str, incoming.lost)) == ['x.jsonl:1: "x-mine" has no place in an entry; it is left out']
    assert jsonl.write(incoming.concepts, data).content == data
    assert jsonl.write(incoming.concepts, data.rstrip(b"\n")).content == data.rstrip(b"\n")
    changed = [replace(incoming.concepts[0], note="n"), incoming.concepts[1], replace(DEAN, id="b")]
    assert jsonl.write(changed, data).content.decode() == (
        '{"kind": "term", "id": "a", "terms": [{"text": "词", "lang": "zh"}], "x-mine": [1], "note": "n"}\n\n'
        + LINE + LINE.replace('"dean", "kind"', '"b", "kind"')
    )  # fmt: skip
    assert jsonl.write(incoming.concepts[1:], data).content.decode() == "\n" + LINE


BAD = [
    (jsonl, b"", "x: is empty"),
    (jsonl, b'{"id": ', "x:1: is not JSON: expecting value in column 7"),
    (jsonl, b"[" * 200_000, "x:1: is not JSON: "),
    (jsonl, b"[1]", "x:1: is no entry: expected an object, found [1]"),
    (
        jsonl,
        b'\n{"kind": "dog", "terms": []}',
        'x:2: kind "dog" is none of person, title, institution, term, place, product',
    ),
    (jsonl, b'{"kind": "term", "terms": [{"text": "a"}]}', 'x:1: a term without "lang": {"text": "a"}'),
    (jsonl, b'{"kind": "term", "terms": {"zh": 1}}', 'x:1: "terms" is a list of objects, not {"zh": 1}'),
    (
        jsonl,
        b'{"kind": "term", "terms": [{"text": "a", "lang": "en", "x": 1}]}',
        'x:1: a term with "x"; a term has text, lang',
    ),
    (jsonl, b'{"kind": "term", "terms": [], "note": 1}', 'x:1: "note" is a text, not 1'),
    (jsonl, b'{"kind": "term", "terms": [], "note": "\\ud800"}', "x:1: has half of a character"),
    (jsonl, b'{"kind": "term", "terms": [], "known": "yes"}', 'x:1: "known" is true or false, not "yes"'),
    (jsonl, b'{"kind": "term", "terms": [], "match": "a"}', 'x:1: "match" is a list of texts, not "a"'),
    (utx, b"", "x: is empty"),
    (utx, b"\xff\xfe\x00\x00", 'x:1: is no UTX: expected "#UTX" and a version'),
    (utx, b"\xff\xfe", 'x:1: is no UTX: expected "#UTX" and a version'),
    (utx, b"src\ttgt\n", 'x:1: is no UTX: expected "#UTX" and a version in the first line, found "src\ttgt"'),
    (utx, b"#UTX 1.2; zh/en\n", 'x:1: is no UTX: expected a line with the columns, as "#src", "tgt"'),
    (utx, b"#UTX 1.2; zh\n#src\ttgt\na\tb\n", 'x:1: names the languages "zh"; expected two as in "zh-CN/en"'),
    (utx, b"#UTX 1.2; zh/en\n#a\tb\na\tb\n", 'x: names no column of terms, expected "src" and "tgt": a, b'),
    (omegat, b"dean\nhead\n", "x:1: has one column only"),
    (omegat, b"dean\t\xff\n", "x:1: byte 5 (0xFF) is not UTF-8"),
]


@pytest.mark.parametrize(("module", "data", "message"), BAD, ids=range(len(BAD)))
def test_what_is_no_glossary_is_refused_with_its_line(module: object, data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        module.read(data, "x")  # type: ignore[attr-defined]
    assert str(fault.value).startswith(message)


@pytest.mark.parametrize("module", [jsonl, utx, omegat])
def test_the_shipped_glossary_comes_back(module: object) -> None:
    concepts = list(load([shipped()]).concepts.values())
    outgoing = module.write(concepts, b"")  # type: ignore[attr-defined]
    back = module.read(outgoing.content, "x").concepts  # type: ignore[attr-defined]
    assert module.write(back, outgoing.content).content == outgoing.content  # type: ignore[attr-defined]
    if module is jsonl:
        assert outgoing.lost == ()
        assert all(map(same, back, concepts))
    if module is not omegat:
        assert [c.id for c in back] == [c.id for c in concepts if any(t.lang[:2] == "en" for t in c.terms)]


def counted(data: bytes, delimiter: str, skip: str) -> list[list[str]]:
    text = data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8-sig")
    lines = "".join(line for line in text.splitlines(keepends=True) if not (skip and line.startswith(skip)))
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    return [row for row in csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter, quoting=quoting) if row]


def samples(folder: str) -> list[Path]:
    files = sorted((SAMPLES / folder).glob("*")) if SAMPLES.is_dir() else []
    return [path for path in files if path.suffix not in (".md", ".py")]


def test_real_omegat_glossaries_have_the_rows_that_a_csv_reader_counts() -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"the real files are not at hand: no folder {SAMPLES}")
    assert len(samples("omegat-glossary")) >= 11
    for path in samples("omegat-glossary"):
        data = path.read_bytes()
        concepts = omegat.read(data, path.name).concepts
        rows = counted(data, "," if path.suffix == ".csv" else "\t", "" if path.suffix == ".csv" else "#")
        assert [len(c.terms) for c in concepts] == [2] * len(rows), path.name
        assert [c.terms[0].text for c in concepts] == [row[0].strip() for row in rows]
        assert omegat.write(concepts, data).content == data


def test_real_utx_dictionaries_have_the_concepts_that_a_csv_reader_counts() -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"the real files are not at hand: no folder {SAMPLES}")
    assert len(samples("utx")) == 4
    for path in samples("utx"):
        data = path.read_bytes()
        concepts = utx.read(data, path.name).concepts
        rows = counted(data, "\t", "#")
        ids = [row[-1] if len(row) > 3 else number for number, row in enumerate(rows)]
        terms = {(key, column, row[column]) for key, row in zip(ids, rows, strict=True) for column in (0, 1)}
        assert len(concepts) == len(set(ids)), path.name
        assert sum(len(c.terms) for c in concepts) == len(terms)
        assert utx.write(concepts, data).content == data
