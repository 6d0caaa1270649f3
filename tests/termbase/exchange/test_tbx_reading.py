"""TBX as concepts: what each version says, in whatever words, and what is passed over."""

from pathlib import Path

import pytest
from lxml import etree

from tests.termbase.exchange.xml_samples import basic, entry, martif, real
from zhengming.errors import Unreadable
from zhengming.model import Concept, Office, Term
from zhengming.termbase.exchange.tbx import read
from zhengming.termbase.exchange.tbx_reading import ours
from zhengming.termbase.exchange.xml_facts import tag_of


def only(data: bytes) -> Concept:
    (concept,) = read(data, "x.tbx").concepts
    return concept


def said(data: bytes) -> list[tuple[str, str, str, str]]:
    return [(term.lang, term.text, term.form, term.status) for term in only(data).terms]


def note(category: str, value: str) -> str:
    return f'<termNote type="{category}">{value}</termNote>'


TAGS = [
    ("zh-cn", "zh-CN"), ("ZH-CN", "zh-CN"), ("zh_cn", "zh-CN"), ("zh-hant", "zh-Hant"), ("ZH-HANT-HK", "zh-Hant-HK"),
    ("EN", "en"), ("en-us", "en-US"), ("de", "de"), ("sr-latn-rs", "sr-Latn-RS"), ("lut", "lut"), ("es-419", "es-419"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "tag"), TAGS)
def test_a_language_tag_has_one_case(written: str, tag: str) -> None:
    assert tag_of(written) == tag
    assert tag_of(tag) == tag


WORDS = [
    ("status", "preferredTerm-admn-sts", "preferred"), ("status", "preferred", "preferred"),
    ("status", "admittedTerm-admn-sts", "admitted"), ("status", "Draft", "admitted"),
    ("status", "deprecatedTerm-admn-sts", "deprecated"), ("status", "supersededTerm-admn-sts", "deprecated"),
    ("status", "notRecommended", "deprecated"), ("status", "not recommended", "deprecated"),
    ("status", "Obsolete", "deprecated"), ("status", "forbidden", "refused"), ("status", "Do not use", "refused"),
    ("status", "seldom", ""), ("status", "", ""),
    ("form", "fullForm", "full"), ("form", "shortForm", "short"), ("form", "abbreviation", "short"),
    ("form", "acronym", "acronym"), ("form", "initialism", "acronym"), ("form", "variant", "full"),
    ("form", "phrase", "full"), ("form", "sentence", ""),
]  # fmt: skip


@pytest.mark.parametrize(("what", "written", "word"), WORDS)
def test_words_of_files_and_ours(what: str, written: str, word: str) -> None:
    assert ours(what, written) == word


def test_a_person_of_version_3() -> None:
    about = (
        '<descripGrp><descrip type="definition">an\n  engineer</descrip>'
        '<admin type="source">a list</admin></descripGrp>'
        "<note>born in 1970</note><note>second</note><note>zm:kind=person</note><note>zm:known=yes</note>"
        "<note>zm:scope=网络</note><note>zm:scope=releases/icare/</note><note>zm:parent=icare</note>"
        '<note>zm:role=["校长", "icare", "2019", ""]</note>'
        "<note>zm:match=罗文广出席</note><note>zm:no-match=罗文广场</note>"
    )
    terms = (
        ("zh-hans", "罗文广", note("administrativeStatus", "preferredTerm-admn-sts")),
        ("EN", "Luo &amp; Co", "<note>zm:from=2019</note><note>zm:to=2020-05</note><note>zm:case=exact</note>"),
    )
    concept = only(basic(entry(*terms, about=about, name="luo-wenguang")))
    assert (concept.id, concept.kind, concept.path, concept.line) == ("luo-wenguang", "person", "x.tbx", 5)
    assert concept.terms == (
        Term("罗文广", "zh-Hans"),
        Term("Luo & Co", "en", since="2019", until="2020-05", case="exact"),
    )
    assert (concept.definition, concept.source, concept.note) == ("an engineer", "a list", "born in 1970\nsecond")
    assert (concept.known, concept.scope, concept.parent) == (True, ("网络", "releases/icare/"), "icare")
    assert concept.roles == (Office("校长", "icare", "2019", ""),)
    assert (concept.match, concept.no_match) == (("罗文广出席",), ("罗文广场",))


ONE = ("zh", "陈凯先", "")
STATUSES = [
    ("none says one", ["", "", ""], ["preferred", "admitted", "admitted"]),
    ("one is refused", ["forbidden", "", ""], ["refused", "preferred", "admitted"]),
    ("another is preferred", ["", "preferred"], ["admitted", "preferred"]),
    ("several are preferred", ["preferred", "preferred"], ["preferred", "preferred"]),
    ("unknown words", ["seldom", "often"], ["preferred", "admitted"]),
]


@pytest.mark.parametrize(("written", "statuses"), [case[1:] for case in STATUSES], ids=[case[0] for case in STATUSES])
def test_statuses_of_one_language(written: list[str], statuses: list[str]) -> None:
    sections = "".join(
        f"<termSec><term>词{at}</term>{note('administrativeStatus', word) if word else ''}</termSec>"
        for at, word in enumerate(written)
    )
    found = said(basic(f'<conceptEntry><langSec xml:lang="zh">{sections}</langSec></conceptEntry>'))
    assert [status for *_, status in found] == statuses


def test_a_refused_term_says_so_in_a_note() -> None:
    more = note("administrativeStatus", "deprecatedTerm-admn-sts") + "<note>zm:status=refused</note>"
    assert said(basic(entry(("en", "Kaixin Chen", more))))[0][3] == "refused"
    assert said(basic(entry(("en", "Kaixin Chen", more.replace("zm:", "")))))[0][3] == "deprecated"


def test_a_term_of_any_language_is_kept_and_homonyms_are_two() -> None:
    twice = entry(("de", "Bank", ""), ("zh-TW", "銀行", ""), ("en", "bank", "")) + entry(("en", "bank", ""), name="c2")
    first, second = read(basic(twice), "x.tbx").concepts
    assert [(term.lang, term.text) for term in first.terms] == [("de", "Bank"), ("zh-TW", "銀行"), ("en", "bank")]
    assert (second.id, second.terms[0].text) == ("c2", "bank")


def test_a_context_with_a_term_in_it_is_an_example() -> None:
    context = '<descrip type="context">The Academy met.</descrip>'
    assert only(basic(entry(("en", "academy", context)))).match == ("The Academy met.",)
    assert only(basic(entry(("en", "institute", context)))).match == ()


def test_the_source_may_be_an_address() -> None:
    xref = '<xref type="externalCrossReference" target="https://example.org/a">a page</xref>'
    assert only(basic(entry(ONE, about=xref))).source == "https://example.org/a"
    source = '<admin type="source">a book</admin>'
    assert only(basic(entry(ONE, about=xref + source))).source == "a book"


def test_what_a_concept_has_no_place_for_is_listed_once_a_kind() -> None:
    about = '<descrip type="subjectField">law</descrip>'
    terms = (
        ("zh", "法", note("partOfSpeech", "noun")),
        ("en", "law", note("partOfSpeech", "noun") + note("administrativeStatus", "seldom")),
    )
    lost = [str(problem) for problem in read(basic("\n" + entry(*terms, about=about)), "x.tbx").lost]
    assert lost == [
        "x.tbx:6: subjectField is not taken over",
        "x.tbx:6: partOfSpeech is not taken over, here and 1 more below",
        'x.tbx:6: administrativeStatus "seldom" is not taken over',
    ]
    assert read(basic(entry(ONE)), "x.tbx").lost == ()


def test_style_dct() -> None:
    spaces = ' xmlns:m="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
    about = "<descripGrp><basic:definition>a person</basic:definition><basic:source>s</basic:source></descripGrp>"
    more = (
        "<m:administrativeStatus>admittedTerm-admn-sts</m:administrativeStatus><basic:termType>acronym</basic:termType>"
    )
    data = basic(entry(("en", "CAS", more), about=about), style="dct", more=spaces)
    assert said(data) == [("en", "CAS", "acronym", "admitted")]
    assert (only(data).definition, only(data).source) == ("a person", "s")


def test_the_core_and_private_dialects() -> None:
    more = note("administrativeStatus", "preferred") + note("favourite", "yes")
    assert said(basic(entry(("en", "dean", more)), dialect="TBX-Acme")) == [("en", "dean", "full", "preferred")]
    core = entry(("en", "dean", "<note>zm:status=refused</note><note>zm:form=short</note>"))
    assert said(basic(core, dialect="TBX-Core")) == [("en", "dean", "short", "refused")]


TIG = '<tig><term>dean</term><termNote type="administrativeStatus">forbidden</termNote></tig>'
NTIG = (
    '<ntig><termGrp><term>DN</term><termNote type="termType">acronym</termNote></termGrp>'
    '<descrip type="context">the DN said</descrip></ntig>'
)


def test_version_2() -> None:
    data = martif(
        '<termEntry id="c1"><descrip type="conceptId">7</descrip><note>n</note>'
        f'<langSet xml:lang="zh-cn"><tig><term>院长</term></tig></langSet>'
        f'<langSet xml:lang="EN-US">{TIG}{NTIG}</langSet></termEntry>'
    )
    assert said(data) == [
        ("zh-CN", "院长", "full", "preferred"),
        ("en-US", "dean", "full", "refused"),
        ("en-US", "DN", "acronym", "preferred"),
    ]
    assert (only(data).note, only(data).match, only(data).line) == ("n", ("the DN said",), 4)


def test_files_of_weblate_have_notes_behind_the_languages() -> None:
    langs = '<langSet xml:lang="en"><tig><term>dean</term></tig></langSet><note from="translator">n</note>'
    assert only(martif(f'<termEntry id="1">{langs}</termEntry>')).note == "n"
    langs += '<langSet xml:lang="zh_Hans"><tig><term>院长</term></tig></langSet>'
    with pytest.raises(Unreadable, match="<langSet> stands behind <note>; the order in <termEntry> is"):
        read(martif(f'<termEntry id="1">{langs}</termEntry>'), "x")


def test_min_of_2013() -> None:
    key = "<noteGrp><note><noteKey>zm:from</noteKey><noteValue>2020</noteValue></note></noteGrp>"
    data = (
        '<TBX dialect="TBX-Min"><header><languages source="zh" target="en"/></header><body>'
        '<termEntry id="C1"><subjectField>law</subjectField><langSet xml:lang="zh"><tig><term>法</term></tig></langSet>'
        f'<langSet xml:lang="en"><tig><term>law</term><termStatus>obsolete</termStatus>{key}</tig></langSet>'
        "</termEntry></body></TBX>"
    ).encode()
    assert said(data) == [("zh", "法", "full", "preferred"), ("en", "law", "full", "deprecated")]
    assert only(data).terms[1].since == "2020"


def test_a_file_in_utf_16_and_in_gb() -> None:
    text = basic(entry(ONE)).decode()
    assert said(text.replace("UTF-8", "UTF-16").encode("utf-16"))[0][1] == "陈凯先"
    assert said(text.replace("UTF-8", "GB2312").encode("gb18030"))[0][1] == "陈凯先"


@pytest.mark.parametrize("path", real("tbx2-basic", "tbx2-min", "tbx3-basic", "tbx3-min", suffix=".tbx"))
def test_counts_of_real_files_are_those_of_an_xpath(path: Path) -> None:
    data = path.read_bytes()
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, resolve_entities=False))
    concepts = read(data, path.name).concepts
    entries = root.xpath('//*[local-name()="conceptEntry" or local-name()="termEntry"]')
    assert [concept.line for concept in concepts] == [entry.sourceline for entry in entries]
    assert [len(concept.terms) for concept in concepts] == [
        int(entry.xpath('count(.//*[local-name()="term"])')) for entry in entries
    ]
    assert [concept.id for concept in concepts] == [entry.get("id") for entry in entries]


@pytest.mark.parametrize("path", real("tbx-invalid", suffix=".tbx"))
def test_invalid_real_files_are_refused_with_the_line(path: Path) -> None:
    with pytest.raises(Unreadable) as fault:
        read(path.read_bytes(), path.name)
    name = path.name.split("__")[-1]
    assert str(fault.value.problems[0]) == f"{path.name}:{FAULTS[name]}"


FAULTS = {
    "Astronomy_DCA-Bad2.tbx": (
        "19: not well-formed: </transacGrp> found where </transac> of line 16 has to be closed first"
    ),
    "Astronomy_DCA-Bad3.tbx": "14: <conceptEntry> stands in <text>; allowed in: body",
    "Astronomy_DCA-Bad4.tbx": "126: <transacGrp> is not allowed in <body>; allowed: conceptEntry",
    "Astronomy_DCA-Bad5.tbx": '16: <transac type="doesThisWork"> is unknown in TBX-Basic; allowed: transactionType',
    "Sample-tbx-v2.tbx": '37: "context" is a type of <descrip>, not of <termNote>',
    "tbx_basic_sample_badattribute.tbx": (
        '32: <admin type="origin"> is unknown in TBX-Basic; allowed: customerSubset, source, projectSubset'
    ),
    "tbx_basic_sample_badelement.tbx": (
        '33: <transaction> is not allowed in <transacGrp>; did you mean "transac"? '
        "allowed: transac, transacNote, date, note, ref, xref"
    ),
    "tbx_basic_sample_badelementcontent.tbx": (
        '52: partOfSpeech "preposition" is unknown; allowed: noun, verb, adjective, adverb, properNoun, other'
    ),
    "tbx_basic_sample_badelementorder.tbx": (
        "64: <termNote> stands behind <descripGrp>; the order in <termSec> is term, then termNote or termNoteGrp, "
        "then descrip or descripGrp or admin or adminGrp or transacGrp or note or ref or xref"
    ),
    "tbx_basic_sample_badtargetattribute_value.tbx": (
        '44: target "C://Path/to/wikipedia" is no web address; it begins with http:// or https://'
    ),
    "tbx_basic_sample_notwellformed.tbx": (
        "41: not well-formed: </transacGrp> found where </date> of line 40 has to be closed first"
    ),
}
