"""The rules of TBX: each fault with its line and what is allowed, beside a twin that is right."""

import pytest

from tests.termbase.exchange.xml_samples import basic, entry, martif
from zhengming.errors import Unreadable
from zhengming.termbase.exchange.tbx import read, validate_basic

ONE = ("zh", "陈凯先", "")
DCT = ' xmlns:min="http://www.tbxinfo.net/ns/min"'


def with_term(more: str) -> bytes:
    return basic(entry(("zh", "陈凯先", more)))


CASES: list[tuple[str, bytes, bytes, str]] = [
    (
        "another root",
        b"<glossary/>",
        basic(entry(ONE)),
        "1: <glossary> is no root of TBX; allowed: <tbx> (version 3), <martif> (version 2), <TBX> (TBX-Min)",
    ),
    (
        "another namespace",
        basic(entry(ONE)).replace(b"ed-2", b"ed-9"),
        basic(entry(ONE)).replace(b"ed-2", b"ed:3.0"),
        '2: has the namespace "urn:iso:std:iso:30042:ed-9"; that of TBX v3 is "urn:iso:std:iso:30042:ed-2"',
    ),
    (
        "another style",
        basic(entry(ONE), style="attributes"),
        basic(entry(ONE)),
        '2: style "attributes" is unknown; allowed: dca, dct',
    ),
    (
        "no dialect of TBX",
        basic(entry(ONE), dialect="TMX"),
        basic(entry(ONE), dialect="TBX-Core"),
        '2: type "TMX" is no dialect of TBX; allowed: TBX-Basic, TBX-Min, TBX-…',
    ),
    (
        "version 2 that says it is 3",
        basic('<termEntry id="c1"><langSet xml:lang="zh"><tig><term>a</term></tig></langSet></termEntry>'),
        martif('<termEntry id="c1"><langSet xml:lang="zh"><tig><term>a</term></tig></langSet></termEntry>'),
        "5: <termEntry> is not allowed in <body>; allowed: conceptEntry",
    ),
    (
        "version 3 that says it is 2",
        martif(entry(ONE)),
        basic(entry(ONE)),
        "4: <conceptEntry> is not allowed in <body>; allowed: termEntry",
    ),
    ("no entry", basic(""), basic(entry(ONE)), "4: <body> has no <conceptEntry>, which it needs"),
    (
        "no language",
        basic('<conceptEntry id="a"><note>n</note></conceptEntry>'),
        basic(entry(ONE)),
        "5: <conceptEntry> has no <langSec>, which it needs",
    ),
    (
        "a language without a tag",
        basic(entry(ONE).replace(' xml:lang="zh"', "")),
        basic(entry(ONE)),
        "5: <langSec> has no xml:lang, which it needs",
    ),
    (
        "a tag that is none",
        basic(entry(("Chinese (simplified)", "陈", ""))),
        basic(entry(("zh_hans", "陈", ""))),
        '5: xml:lang "Chinese (simplified)" is no language tag; one is zh-Hans, zh-TW, en',
    ),
    (
        "no term",
        basic(entry(ONE).replace("<term>陈凯先</term>", "")),
        basic(entry(ONE)),
        "5: <termSec> has no <term>, which it needs",
    ),
    (
        "two terms",
        with_term("<term>陈凯</term>"),
        with_term(""),
        "5: <term> stands twice in <termSec>; it stands there once",
    ),
    (
        "text between elements",
        basic(entry(ONE, about="陈凯先")),
        basic(entry(ONE, about=" \n ")),
        '5: <conceptEntry> has the text "陈凯先" in it; allowed: '
        "descrip, descripGrp, admin, adminGrp, transacGrp, note, ref, xref, langSec",
    ),
    (
        "an element of another name",
        with_term("<notes>x</notes>"),
        with_term("<note>x</note>"),
        '5: <notes> is not allowed in <termSec>; did you mean "note"? allowed: term, termNote, termNoteGrp, descrip, '
        "descripGrp, admin, adminGrp, transacGrp, note, ref, xref",
    ),
    (
        "an element where characters stand",
        with_term('<termNote type="termType"><note>x</note></termNote>'),
        with_term('<termNote type="termType">full<hi>Form</hi></termNote>'),
        "5: <note> is not allowed in <termNote>; allowed: hi, foreign, sc, ec, ph",
    ),
    (
        "a type that is missing",
        with_term("<termNote>noun</termNote>"),
        with_term('<termNote type="partOfSpeech">noun</termNote>'),
        "5: <termNote> has no type, which it needs",
    ),
    (
        "a category of another element",
        with_term('<termNote type="definition">x</termNote>'),
        basic(entry(ONE, about='<descrip type="definition">x</descrip>')),
        '5: "definition" is a type of <descrip>, not of <termNote>',
    ),
    (
        "a category of another dialect",
        basic(entry(ONE, about='<descrip type="definition">x</descrip>'), dialect="TBX-Min"),
        basic(entry(ONE, about='<descrip type="subjectField">x</descrip>'), dialect="TBX-Min"),
        '5: <descrip type="definition"> is unknown in TBX-Min; allowed: subjectField',
    ),
    (
        "a category of nobody",
        with_term('<termNote type="favourite">x</termNote>'),
        basic(entry(("zh", "陈", '<termNote type="favourite">x</termNote>')), dialect="TBX-Acme"),
        '5: <termNote type="favourite"> is unknown in TBX-Basic; allowed: administrativeStatus, partOfSpeech, '
        "grammaticalGender, geographicalUsage, termLocation, termType",
    ),
    (
        "a category at another level",
        basic(entry(ONE, about='<descrip type="context">x</descrip>')),
        with_term('<descrip type="context">x</descrip>'),
        '5: <descrip type="context"> stands in <conceptEntry>; allowed in: termSec',
    ),
    (
        "a value of nobody",
        with_term('<termNote type="grammaticalGender">common</termNote>'),
        with_term('<termNote type="administrativeStatus">house word</termNote>'),
        '5: grammaticalGender "common" is unknown; allowed: masculine, feminine, neuter, other',
    ),
    (
        "a reference to nothing",
        with_term('<ref type="crossReference" target="c2">x</ref>'),
        with_term('<ref type="crossReference" target="c1">x</ref>'),
        '5: target "c2" is no id of this file; a reference names the id of one of its elements',
    ),
    (
        "an address that is none",
        with_term('<xref type="externalCrossReference" target="example.org">x</xref>'),
        with_term('<xref type="externalCrossReference" target="https://example.org">x</xref>'),
        '5: target "example.org" is no web address; it begins with http:// or https://',
    ),
    (
        "an id twice",
        basic(entry(ONE) + "\n" + entry(ONE)),
        basic(entry(ONE) + "\n" + entry(ONE, name="c2")),
        '6: id "c1" is given twice, first in line 5',
    ),
    (
        "elements of modules in style dca",
        basic(entry(("zh", "陈", "<min:partOfSpeech>noun</min:partOfSpeech>")), more=DCT),
        basic(entry(("zh", "陈", "<min:partOfSpeech>noun</min:partOfSpeech>")), more=DCT, style="dct"),
        "5: <min:partOfSpeech> is not allowed in <termSec>; allowed: term, termNote, termNoteGrp, descrip, descripGrp, "
        "admin, adminGrp, transacGrp, note, ref, xref",
    ),
    (
        "an element of a module in the wrong order",
        basic(entry(("zh", "陈", "<note>x</note><min:partOfSpeech>noun</min:partOfSpeech>")), more=DCT, style="dct"),
        basic(entry(("zh", "陈", "<min:partOfSpeech>noun</min:partOfSpeech><note>x</note>")), more=DCT, style="dct"),
        "5: <min:partOfSpeech> stands behind <note>; the order in <termSec> is term, then termNote or termNoteGrp, "
        "then descrip or descripGrp or admin or adminGrp or transacGrp or note or ref or xref",
    ),
    (
        "not well-formed",
        basic("<conceptEntry>"),
        basic(entry(ONE)),
        "6: not well-formed: </body> found where </conceptEntry> of line 5 has to be closed first",
    ),
    (
        "a DOCTYPE",
        b"<!DOCTYPE tbx [<!ENTITY a 'b'>]><tbx/>",
        basic(entry(ONE)),
        "1: has a DOCTYPE with declarations in it, which are not allowed",
    ),
]


@pytest.mark.parametrize(("wrong", "right", "message"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_reported_and_its_twin_is_read(wrong: bytes, right: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(wrong, "x.tbx")
    assert str(fault.value.problems[0]) == f"x.tbx:{message}"
    assert read(right, "x.tbx").concepts


def test_all_faults_are_reported_up_to_a_number() -> None:
    wrong = "\n".join(entry(("zh", "陈", "<comment/>"), name=f"c{n}") for n in range(50))
    with pytest.raises(Unreadable) as fault:
        read(basic(wrong), "x.tbx")
    assert [problem.line for problem in fault.value.problems if not isinstance(problem, str)] == list(range(5, 25))


STRICT = [
    (
        "a status in other words",
        '<termNote type="administrativeStatus">preferred</termNote>',
        'administrativeStatus "preferred" is unknown; allowed: preferredTerm-admn-sts, admittedTerm-admn-sts, '
        "deprecatedTerm-admn-sts, supersededTerm-admn-sts",
    ),
    (
        "a form in other words",
        '<termNote type="termType">initialism</termNote>',
        'termType "initialism" is unknown; allowed: fullForm, acronym, abbreviation, shortForm, variant, phrase',
    ),
    ("another attribute", '<note from="x">x</note>', "<note> has the attribute from; allowed: id, xml:lang"),
]


@pytest.mark.parametrize(("more", "message"), [case[1:] for case in STRICT], ids=[case[0] for case in STRICT])
def test_what_binds_only_when_we_write(more: str, message: str) -> None:
    assert [str(problem) for problem in validate_basic(with_term(more), "x")] == [f"x:5: {message}"]
    assert read(with_term(more), "x").concepts


def test_only_basic_of_version_3_is_that() -> None:
    assert validate_basic(with_term("")) == ()
    for other in (basic(entry(ONE), dialect="TBX-Min"), basic(entry(ONE), style="dct"), martif("<termEntry/>")):
        assert str(validate_basic(other, "x")[0]).endswith("is no TBX-Basic of version 3 in style dca")
    assert validate_basic(b"<tbx>", "x")[0].message.startswith("not well-formed")
