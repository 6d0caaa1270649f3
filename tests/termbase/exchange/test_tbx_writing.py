"""TBX written: new files by the strict rules, and files of others with nothing changed but what differs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.termbase.exchange.xml_samples import basic, entry, martif, real
from zhengming.errors import UsageError
from zhengming.model import Concept, Office, Term
from zhengming.termbase.exchange import Format
from zhengming.termbase.exchange.tbx import FORMATS, read, validate_basic

BASIC, MIN, MARTIF, MIN_OF_2013 = FORMATS
LUO = Concept(
    "luo-wenguang",
    "person",
    (
        Term("罗文广", "zh-Hans"),
        Term("老罗", "zh-Hans", "short", "refused"),
        Term("Luo Wenguang", "en", since="2019", until="2020-05", case="exact"),
        Term("W. Luo", "en", "short", "deprecated"),
        Term("LWG", "en", "acronym", "admitted"),
    ),
    'of two lines:\nthis <one> & "that"',
    "https://example.org/people",
    "icare",
    "people.yaml",
    3,
    (Office("校长", "icare", "2019", ""), Office("dean")),
    True,
    ("releases/icare/", "网络"),
    "an engineer",
    ("罗文广出席",),
    ("罗文广场",),
)
NUMBER = Concept("985", "term", (Term("九八五", "zh"), Term("Bank", "de")))
BARE = Concept("dean", "title", (Term("院长", "zh-Hans"), Term("dean", "en")))
ALL = (LUO, NUMBER, BARE)


def told(concept: Concept) -> Concept:
    return replace(concept, path="", line=0)


@pytest.mark.parametrize("form", [BASIC, MIN, MARTIF], ids=lambda form: form.name)
def test_what_is_written_anew_is_read_as_it_was(form: Format) -> None:
    out = form.write(ALL, b"")
    assert out.lost == ()
    back = read(out.content, "x").concepts
    assert [repr(told(concept)) for concept in back] == [repr(told(concept)) for concept in ALL]
    assert form.write(back, out.content).content == out.content


def test_what_is_written_anew_is_strict_basic() -> None:
    assert validate_basic(BASIC.write(ALL, b"").content) == ()


def test_a_new_file_whole() -> None:
    assert BASIC.write([replace(LUO, roles=(), scope=(), match=(), no_match=())], b"").content.decode() == WHOLE


WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>Glossary</title>
      </titleStmt>
      <sourceDesc>
        <p>Written by zhengming. Notes that begin with zm: are for its own use.</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
      <conceptEntry id="luo-wenguang">
        <descripGrp>
          <descrip type="definition">an engineer</descrip>
          <admin type="source">https://example.org/people</admin>
        </descripGrp>
        <note>of two lines:&#10;this &lt;one&gt; &amp; "that"</note>
        <note>zm:kind=person</note>
        <note>zm:parent=icare</note>
        <note>zm:known=yes</note>
        <langSec xml:lang="zh-Hans">
          <termSec>
            <term>罗文广</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          </termSec>
          <termSec>
            <term>老罗</term>
            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
            <termNote type="termType">shortForm</termNote>
            <note>zm:status=refused</note>
          </termSec>
        </langSec>
        <langSec xml:lang="en">
          <termSec>
            <term>Luo Wenguang</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
            <note>zm:from=2019</note>
            <note>zm:to=2020-05</note>
            <note>zm:case=exact</note>
          </termSec>
          <termSec>
            <term>W. Luo</term>
            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
            <termNote type="termType">shortForm</termNote>
          </termSec>
          <termSec>
            <term>LWG</term>
            <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
            <termNote type="termType">acronym</termNote>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>
"""


def test_min_of_2013_says_what_it_cannot_carry() -> None:
    out = MIN_OF_2013.write([LUO], b"")
    (back,) = read(out.content, "x").concepts
    assert back.terms == LUO.terms
    parts = ["the definition", "the source", "the note", "the kind", "the parent", "that it is known", "the scope",
             "an office", "a text to match", "a text not to match"]  # fmt: skip
    assert [str(problem) for problem in out.lost] == [
        f'people.yaml:3: entry "luo-wenguang": {part} has no place in this format' for part in parts
    ]
    assert MIN_OF_2013.write([replace(BARE, kind="term")], b"").lost == ()


def test_nothing_to_write_is_an_error() -> None:
    for concepts in ((), (Concept("a", "term", ()),)):
        with pytest.raises(UsageError, match="no concept with a term to write"):
            BASIC.write(concepts, b"")
    out = BASIC.write((Concept("a", "term", ()), BARE), b"")
    assert [str(problem) for problem in out.lost] == [
        ': entry "a": an entry without a term has no place in this format'
    ]


def canonical(data: bytes) -> list[bytes]:
    """The canonical form of each entry, and last that of the file without them."""
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, resolve_entities=False))
    entries = root.xpath('//*[local-name()="conceptEntry" or local-name()="termEntry"]')
    for each in entries:
        each.tail = None
    forms = [etree.tostring(each, method="c14n") for each in entries]
    for each in entries:
        each.getparent().remove(each)
    return [*forms, etree.tostring(root, method="c14n")]


REAL = real("tbx2-basic", "tbx2-min", "tbx3-basic", "tbx3-min", suffix=".tbx")


@pytest.mark.parametrize("path", REAL)
def test_a_real_file_without_edits_stays_to_the_byte(path: Path) -> None:
    data = path.read_bytes()
    concepts = read(data, path.name).concepts
    assert BASIC.write(concepts, data) == (data, ())
    assert BASIC.write(concepts[::-1], data).content == data
    elsewhere = [replace(concept, path="a.yaml", line=0) for concept in concepts]
    assert BASIC.write(elsewhere, data).content == data


def first_term(change: Callable[[Term], Term]) -> Callable[[Concept], Concept]:
    def changed(concept: Concept) -> Concept:
        at = next((n for n, term in enumerate(concept.terms) if term.text), 0)
        return replace(concept, terms=(*concept.terms[:at], change(concept.terms[at]), *concept.terms[at + 1 :]))

    return changed


EDITS: dict[str, Callable[[Concept], Concept]] = {
    "the text of a term": first_term(lambda term: term._replace(text=f"{term.text} & <co>")),
    "its status": first_term(lambda term: term._replace(status="refused")),
    "its form": first_term(lambda term: term._replace(form="acronym")),
    "its time": first_term(lambda term: term._replace(since="2019", case="exact")),
    "new terms": lambda concept: replace(
        concept, terms=(*concept.terms, Term("罗文广", "zh-Hans"), Term("老罗", "zh-Hans", "short", "refused"))
    ),
    "the note": lambda concept: replace(concept, note="another\nnote"),
    "the definition": lambda concept: replace(concept, definition="another one", source="somewhere"),
    "the kind": lambda concept: replace(
        concept, kind="person", roles=(Office("院长", "icare"),), known=True, scope=("a/",), no_match=("x",)
    ),
}


@pytest.mark.parametrize("path", REAL)
@pytest.mark.parametrize("what", EDITS)
def test_an_edit_changes_only_its_entry(path: Path, what: str) -> None:
    data = path.read_bytes()
    concepts = list(read(data, path.name).concepts)
    of_2013 = data.lstrip().startswith(b"<TBX")
    before = canonical(data)
    for at in sorted({0, len(concepts) // 2, len(concepts) - 1}):
        edited = [*concepts]
        edited[at] = EDITS[what](concepts[at])
        out = BASIC.write(edited, data)
        after = canonical(out.content)
        assert [n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] in ([at], [])
        back = read(out.content, path.name).concepts[at]
        if not (of_2013 and what in ("the note", "the definition", "the kind")):
            assert before[at] != after[at]
            assert in_order(back) == in_order(edited[at])
        else:
            assert out.lost


def in_order(concept: Concept) -> object:
    """What a concept says, with its terms by language; without the examples, which follow from its terms."""
    terms = sorted((term for term in concept.terms if term.text), key=lambda term: term.lang)
    return repr(replace(told(concept), terms=tuple(terms), match=()))


@pytest.mark.parametrize("path", REAL)
def test_an_entry_taken_out_and_one_put_in(path: Path) -> None:
    data = path.read_bytes()
    concepts = read(data, path.name).concepts
    ours = [
        n for n, concept in enumerate(concepts) if any(t.text and t.lang[:2] in ("zh", "en") for t in concept.terms)
    ]
    kept = [concept for n, concept in enumerate(concepts) if n not in ours[:1]]
    out = BASIC.write([*kept, LUO], data).content
    back = read(out, path.name).concepts
    assert [concept.id for concept in back] == [*(concept.id for concept in kept), "luo-wenguang"]
    assert back[-1].terms == LUO.terms


FILE = basic(
    "<!-- people -->\n"
    '  <conceptEntry id="c1">\n'
    '    <descrip type="subjectField">law</descrip>\n'
    '    <langSec xml:lang="zh-CN">\n'
    '      <termSec id="t1"><term>法<hi>院</hi></term><?keep this?></termSec>\n'
    '      <termSec id="t2"><term>法庭</term><termNote type="partOfSpeech">noun</termNote></termSec>\n'
    "    </langSec>\n"
    '    <langSec xml:lang="de"><termSec><term>Gericht</term></termSec></langSec>\n'
    "  </conceptEntry>\n"
    '  <conceptEntry id="c2">\n'
    '    <ref type="crossReference" target="t2">法庭</ref>\n'
    '    <langSec xml:lang="zh-CN"><termSec><term>院</term></termSec></langSec>\n'
    "  </conceptEntry>"
)


def edited(change: Callable[[Concept], Concept], data: bytes = FILE, at: int = 0) -> tuple[list[str], list[str]]:
    """The lines that go and that come when one concept of a file is changed."""
    concepts = list(read(data, "x").concepts)
    concepts[at] = change(concepts[at])
    old, new = data.decode().split("\n"), BASIC.write(concepts, data).content.decode().split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


TERMS = (Term("法院", "zh-CN"), Term("法庭", "zh-CN", status="admitted"))


def test_a_status_is_put_behind_its_term() -> None:
    terms = (TERMS[0], TERMS[1]._replace(status="refused"))
    assert edited(lambda concept: replace(concept, terms=terms)) == (
        ['      <termSec id="t2"><term>法庭</term><termNote type="partOfSpeech">noun</termNote></termSec>'],
        [
            '      <termSec id="t2"><term>法庭</term><termNote type="partOfSpeech">noun</termNote>',
            '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
            "<note>zm:status=refused</note></termSec>",
        ],
    )


def test_terms_change_places_with_all_that_is_theirs() -> None:
    terms = (TERMS[1]._replace(status="preferred"), TERMS[0]._replace(status="admitted"))
    gone, come = edited(lambda concept: replace(concept, terms=terms))
    assert (gone, come) == ([], [])
    concepts = [replace(read(FILE, "x").concepts[0], terms=terms), read(FILE, "x").concepts[1]]
    out = BASIC.write(concepts, FILE).content.decode()
    assert out.index("法庭") < out.index("<?keep this?>")


def test_a_language_that_no_glossary_keeps_stays_and_a_new_one_comes_last() -> None:
    _, come = edited(lambda concept: replace(concept, terms=(*TERMS, Term("court", "en"))))
    assert come == [
        '    <langSec xml:lang="en">',
        "      <termSec>",
        "        <term>court</term>",
        '        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>',
        "      </termSec>",
    ]
    gone, come = edited(lambda concept: replace(concept, terms=TERMS))
    assert (gone, come) == ([], [])


def test_a_term_that_goes_leaves_no_reference_to_it() -> None:
    gone, come = edited(lambda concept: replace(concept, terms=TERMS[:1]))
    assert come == ['    <ref type="crossReference">法庭</ref>']
    assert len(gone) == 2


def test_an_entry_that_goes_takes_its_lines_with_it() -> None:
    out = BASIC.write(read(FILE, "x").concepts[1:], FILE).content.decode()
    assert "c1" not in out
    assert "<!-- people -->\n  <conceptEntry" in out


def test_an_entry_in_languages_that_no_glossary_keeps_stays() -> None:
    data = basic(entry(("de", "Dekan", "")) + "\n" + entry(("zh", "院长", ""), name="c2"))
    assert BASIC.write(read(data, "x").concepts[1:], data).content == data


def test_an_entry_under_another_id_is_known_by_its_terms() -> None:
    concepts = [replace(concept, id=f"ours-{n}") for n, concept in enumerate(read(FILE, "x").concepts)]
    assert BASIC.write(concepts, FILE).content == FILE


def test_a_definition_leaves_with_its_group() -> None:
    about = '<descripGrp><descrip type="definition">d</descrip><admin type="source">s</admin></descripGrp>'
    data = basic(entry(("zh", "院长", ""), about=about))
    (concept,) = read(data, "x").concepts
    assert BASIC.write([replace(concept, definition="", source="")], data).content == basic(entry(("zh", "院长", "")))
    out = BASIC.write([replace(concept, definition="")], data).content
    assert (read(out, "x").concepts[0].definition, read(out, "x").concepts[0].source) == ("", "s")
    assert validate_basic(out) == ()


def test_style_dct_stays_dct() -> None:
    spaces = ' xmlns:m="http://www.tbxinfo.net/ns/min"'
    status = "<m:administrativeStatus>preferredTerm-admn-sts</m:administrativeStatus>"
    data = basic(entry(("en", "dean", status)), style="dct", more=spaces)
    (concept,) = read(data, "x").concepts
    term = concept.terms[0]._replace(status="admitted", form="acronym")
    out = BASIC.write([replace(concept, terms=(term,))], data).content.decode()
    assert "<m:administrativeStatus>admittedTerm-admn-sts</m:administrativeStatus>" in out
    assert '<basic:termType xmlns:basic="http://www.tbxinfo.net/ns/basic">acronym</basic:termType>' in out
    assert read(out.encode(), "x").concepts[0].terms == (term,)


def test_house_words_stay_house_words() -> None:
    more = '<termNote type="administrativeStatus">forbidden</termNote>'
    tig = f"<tig><term>dean</term>{more}</tig>"
    data = martif(f'<termEntry id="a"><langSet xml:lang="en">{tig}</langSet></termEntry>')
    (concept,) = read(data, "x").concepts
    assert concept.terms[0].status == "refused"
    for status, word in (("preferred", "preferred"), ("deprecated", "deprecated")):
        changed = replace(concept, terms=(concept.terms[0]._replace(status=status),))
        assert f">{word}</termNote>" in BASIC.write([changed], data).content.decode()


@pytest.mark.parametrize(("encoding", "declared"), [("utf-16", "UTF-16"), ("gb18030", "GBK"), ("utf-8-sig", "UTF-8")])
def test_the_encoding_stays(encoding: str, declared: str) -> None:
    data = FILE.decode().replace("UTF-8", declared).replace("\n", "\r\n").encode(encoding)
    concepts = list(read(data, "x").concepts)
    assert BASIC.write(concepts, data).content == data
    concepts[0] = replace(concepts[0], terms=(*TERMS, Term("法é", "zh-CN", status="admitted")))
    out = BASIC.write(concepts, data).content
    assert out.decode(encoding).startswith(f'<?xml version="1.0" encoding="{declared}"?>\r\n')
    assert read(out, "x").concepts[0].terms[2].text == "法é"
    assert "\n" not in out.decode(encoding).replace("\r\n", "")
