"""TMX as a glossary: units as concepts, written anew, and files of others changed in place."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.termbase.exchange.xml_samples import real
from zhengming.errors import Unreadable, UsageError
from zhengming.model import Concept, Office, Term
from zhengming.termbase.exchange.tmx import FORMAT, read

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en"/><body>\n'
DTD = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
LUO = Concept(
    "luo-wenguang",
    "person",
    (
        Term("罗文广", "zh-Hans"),
        Term("Luo Wenguang", "en", since="2019", case="exact"),
        Term("LWG", "en", "acronym", "admitted"),
    ),
    "two\nlines <&>",
    "a list",
    "icare",
    "people.yaml",
    3,
    (Office("校长", "icare"),),
    True,
    ("网络",),
    "an engineer",
    ("罗文广出席",),
    ("罗文广场",),
)


def tmx(units: str) -> bytes:
    return f"{HEAD}{units}\n</body></tmx>\n".encode()


def unit(*variants: tuple[str, str], more: str = "", name: str = "") -> str:
    texts = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    return f"<tu{f' tuid={chr(34)}{name}{chr(34)}' if name else ''}>{more}{texts}</tu>"


def told(concept: Concept) -> str:
    return repr(replace(concept, path="", line=0))


def test_a_unit_is_a_concept() -> None:
    more = '<note>a note</note><prop type="client">acme</prop>'
    data = tmx(unit(("EN-US", "dean &amp;\n  head"), ("ZH-CN", "院长"), ("zh-cn", "主任"), more=more, name="7"))
    ((concept,), lost) = read(data, "x.tmx")
    assert (concept.id, concept.note, concept.line, concept.kind) == ("7", "a note", 3, "term")
    assert concept.terms == (
        Term("dean & head", "en-US"),
        Term("院长", "zh-CN"),
        Term("主任", "zh-CN", status="admitted"),
    )
    assert [str(problem) for problem in lost] == ['x.tmx:3: prop "client" is not taken over']


def test_codes_of_other_formats_are_no_text_and_old_files_say_lang() -> None:
    codes = '<bpt i="1">&lt;b&gt;</bpt>Luo <hi>Wen<sub>gu</sub></hi>ang<ept i="1">&lt;/b&gt;</ept><ph>{0}</ph>'
    data = (
        tmx(unit(("en", codes), ("zh", "罗文广")))
        .replace(b"xml:lang", b"lang")
        .replace(b"<tmx", DTD.encode() + b"<tmx")
    )
    assert [term.text for term in read(data, "x").concepts[0].terms] == ["Luo Wenguang", "罗文广"]


RIGHT = tmx(unit(("en", "a"), ("zh", "甲")))
FAULTS = [
    ("another root", b"<tbx/>", "1: <tbx> is no root of TMX; allowed: <tmx>"),
    ("no body", b'<tmx version="1.4"><header/></tmx>', "1: <tmx> has no <body>, which it needs"),
    ("no variant", tmx("<tu><note>x</note></tu>"), "3: <tu> has no <tuv>, which it needs"),
    ("no language", RIGHT.replace(b' xml:lang="zh"', b""), "3: <tuv> has no xml:lang, which it needs"),
    ("no segment", RIGHT.replace("<seg>甲</seg>".encode(), b""), "3: <tuv> has no <seg> or several; it has one"),
    (
        "another element",
        tmx(unit(("en", "a"), more="<admin/>")),
        "3: <admin> is not allowed in <tu>; allowed: note, prop, tuv",
    ),
    ("text", tmx(unit(("en", "a"), more="x")), '3: <tu> has the text "x" in it; allowed: note, prop, tuv'),
    ("a unit elsewhere", b"<tmx><body/>\n<tu/></tmx>", "2: <tu> has no <tuv>, which it needs"),
    (
        "an entity",
        RIGHT.replace("甲".encode(), b"&x;"),
        "3: uses the entity &x;, which is not allowed; allowed are &amp; &lt; &gt; &quot; &apos; and numbers",
    ),
    (
        "a DOCTYPE",
        b'<!DOCTYPE tmx SYSTEM "http://example.org/x.dtd"><tmx/>',
        '1: has the DOCTYPE "http://example.org/x.dtd"; '
        "allowed are none, or one that names the DTD of TBX, TMX or XLIFF",
    ),
    ("cut off", RIGHT[:-14], "4: not well-formed: ends inside <body> of line 2; the file is cut off"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_fault_is_reported_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(data, "x.tmx")
    assert str(fault.value.problems[0]) == f"x.tmx:{message}"
    assert read(RIGHT, "x.tmx").concepts


def test_what_is_written_anew_is_read_as_it_was() -> None:
    out = FORMAT.write([LUO, Concept("985", "term", (Term("甲", "zh"), Term("乙", "zh"), Term("A", "de")))], b"")
    assert out.lost == ()
    assert told(read(out.content, "x").concepts[0]) == told(LUO)
    assert out.content.decode().startswith('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n')
    assert FORMAT.write(read(out.content, "x").concepts, out.content).content == out.content


def test_what_tools_must_not_propose_is_not_written() -> None:
    refused = replace(LUO, terms=(*LUO.terms, Term("Wenguang Luo", "en", status="refused")))
    out = FORMAT.write([refused, replace(LUO, id="b", terms=refused.terms[-1:])], b"")
    assert b"Wenguang Luo" not in out.content
    assert [str(problem) for problem in out.lost] == [
        'people.yaml:3: entry "luo-wenguang": "Wenguang Luo" is refused and not written, as tools would propose it',
        'people.yaml:3: entry "b": "Wenguang Luo" is refused and not written, as tools would propose it',
        'people.yaml:3: entry "b": an entry without a term has no place in this format',
    ]
    with pytest.raises(UsageError, match="no concept with a term to write"):
        FORMAT.write([replace(LUO, terms=refused.terms[-1:])], b"")


FILE = tmx(
    "<!-- people -->\n"
    '  <tu changeid="x">\n'
    '    <tuv xml:lang="EN-US"><prop type="p">1</prop><seg>Luo <ph>{b}</ph>Wenguang</seg></tuv>\n'
    '    <tuv xml:lang="zh-CN"><seg>罗文广</seg></tuv>\n'
    "  </tu>\n" + unit(("en", "dean"), ("zh", "院长"))
)


def edited(**fields: object) -> tuple[list[str], list[str]]:
    """The lines that go and that come when the first unit of a file is changed."""
    concepts = list(read(FILE, "x").concepts)
    concepts[0] = replace(concepts[0], **fields)  # type: ignore[arg-type]
    out = FORMAT.write(concepts, FILE).content
    assert told(read(out, "x").concepts[0]) == told(concepts[0])
    old, new = FILE.decode().split("\n"), out.decode().split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


EN, ZH = Term("Luo Wenguang", "en-US"), Term("罗文广", "zh-CN")


def test_only_what_differs_is_written_anew() -> None:
    assert edited(terms=(EN, ZH)) == ([], [])
    assert edited(terms=(EN, ZH._replace(text="罗文光"))) == (
        ['    <tuv xml:lang="zh-CN"><seg>罗文广</seg></tuv>'],
        ['    <tuv xml:lang="zh-CN"><seg>罗文光</seg></tuv>'],
    )
    assert edited(terms=(EN, ZH), note="n", kind="person") == (
        [],
        ["    <note>n</note>", '    <prop type="zm:kind">person</prop>'],
    )
    gone, come = edited(terms=(EN, ZH, Term("老罗", "zh-CN", "short", "admitted")))
    assert (gone, come[0]) == ([], '    <tuv xml:lang="zh-CN">')
    gone, come = edited(terms=(EN._replace(form="short"), ZH))
    assert (
        come
        == [
            '    <tuv xml:lang="EN-US"><prop type="p">1</prop>',
            '    <prop type="zm:form">short</prop><seg>Luo <ph>{b}</ph>Wenguang</seg></tuv>',
        ]
        or len(come) == 2
    )
    assert edited(terms=(EN,)) == (['    <tuv xml:lang="zh-CN"><seg>罗文广</seg></tuv>'], [])


def canonical(data: bytes) -> list[bytes]:
    """The canonical form of each unit, and last that of the file without them."""
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, resolve_entities=False))
    units = root.xpath("//tu")
    for each in units:
        each.tail = None
    forms = [etree.tostring(each, method="c14n") for each in units]
    for each in units:
        each.getparent().remove(each)
    return [*forms, etree.tostring(root, method="c14n")]


@pytest.mark.parametrize("path", real("tmx", suffix=".tmx"))
def test_real_files(path: Path) -> None:
    data = path.read_bytes()
    concepts = list(read(data, path.name).concepts)
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, resolve_entities=False))
    assert len(concepts) == int(root.xpath("count(//tu)"))
    assert sum(len(concept.terms) for concept in concepts) == int(root.xpath("count(//tuv)"))
    assert FORMAT.write(concepts, data).content == data
    at = len(concepts) // 2
    concepts[at] = replace(concepts[at], note="another", terms=(*concepts[at].terms, Term("罗文广", "zh-HK")))
    before, after = canonical(data), canonical(FORMAT.write(concepts, data).content)
    assert [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [at]
