"""XLIFF: translated segments are stated pairs, and every character knows its place in the file."""

from pathlib import Path

import pytest

from readers.conftest import Reading, found, hold_against, texts
from zhengming.encoding import decode
from zhengming.errors import Unreadable
from zhengming.model import Document, Place
from zhengming.readers import read

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "xliff"


def one(units: str, source: str = "en", target: str = "zh-CN") -> str:
    """A file of version 1.2 around units, which begin in line 4."""
    into = f' target-language="{target}"' if target else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="x" source-language="{source}"{into} datatype="plaintext"><body>\n{units}\n'
        "</body></file></xliff>\n"
    )


def two(units: str, source: str = "zh-Hans", target: str = "en-GB", version: str = "2.0") -> str:
    """A file of version 2 around units, which begin in line 3."""
    space = f"urn:oasis:names:tc:xliff:document:{version}"
    return (
        f'<?xml version="1.0"?>\n<xliff version="{version}" xmlns="{space}" srcLang="{source}" trgLang="{target}">'
        f'<file id="f">\n{units}\n</file></xliff>\n'
    )


def unit(source: str, target: str, state: str = "", more: str = "", note: str = "") -> str:
    said = f' state="{state}"' if state else ""
    return f'<trans-unit id="1"{more}><source>{source}</source><target{said}>{target}</target>{note}</trans-unit>'


def segment(source: str, target: str, more: str = "") -> str:
    return f'<unit id="u"><segment{more}><source>{source}</source><target>{target}</target></segment></unit>'


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(pair.zh[0].text, pair.en[0].text) for pair in document.stated]


EN, ZH = "Luo Wenguang spoke.", "罗文广讲话。"

TRANSLATED = [
    ("1.2", one(unit(EN, ZH))),
    ("1.2 from Chinese", one(unit(ZH, EN), "zh_Hans_CN", "en-US")),
    ("1.2 into Hong Kong", one(unit(EN, ZH), "EN-us", "zh-hk")),
    ("1.2 without a namespace", one(unit(EN, ZH)).replace(' xmlns="urn:oasis:names:tc:xliff:document:1.2"', "")),
    ("1.2 that does not say into what", one(unit(EN, ZH), target="")),
    ("1.2 from Chinese that does not say into what", one(unit(ZH, EN), "zh", "")),
    ("1.2 in a group", one(f"<group><group>{unit(EN, ZH)}</group></group>")),
    ("1.2 signed off", one(unit(EN, ZH, "signed-off"))),
    ("2.0", two(segment(ZH, EN))),
    ("2.1", two(segment(EN, ZH, ' state="final"'), "en", "zh-TW")),
    ("2.2", two(f"<group id='g'>{segment(EN, ZH)}</group>", "en", "zh-Hant", "2.2")),
    ("with a suggestion", one(unit(EN, ZH, note="<alt-trans><source>x</source><target>乙</target></alt-trans>"))),
]


@pytest.mark.parametrize("content", [case[1] for case in TRANSLATED], ids=[case[0] for case in TRANSLATED])
def test_what_is_translated_is_a_pair(reading: Reading, content: str) -> None:
    document = reading("x.xlf", content)
    assert pairs(document) == [(ZH, EN)]
    assert texts(document) == [EN, ZH]
    hold_against(document, content)


UNTRANSLATED = [
    ("without a target", one(f"<trans-unit id='1'><source>{EN}</source></trans-unit>")),
    ("an empty target", one(unit(EN, " "))),
    ("new", one(unit(EN, ZH, "new"))),
    ("needs translation", one(unit(EN, EN, "needs-translation"))),
    ("initial", two(segment(EN, EN, ' state="initial"'), "en", "zh")),
    ("a template", one(f"<trans-unit id='1'><source>{EN}</source></trans-unit>", target="")),
]


@pytest.mark.parametrize("content", [case[1] for case in UNTRANSLATED], ids=[case[0] for case in UNTRANSLATED])
def test_what_is_not_translated_is_no_pair(reading: Reading, content: str) -> None:
    document = reading("x.xlf", content)
    assert (document.lang, document.stated, texts(document)) == ("en", (), [EN])


def test_what_must_not_be_translated_says_nothing(reading: Reading) -> None:
    content = one(unit("x", "x", more=' translate="no"') + unit(EN, ZH))
    assert pairs(reading("x.xlf", content)) == [(ZH, EN)]


INLINE = [
    ("formatting", "罗<g id='1'>文</g>广讲话。", ZH),
    ("codes", "<bpt id='1'>&lt;b&gt;</bpt>罗文<ept id='1'>&lt;/b&gt;</ept>广<it id='2' pos='open'>{</it>讲话。", ZH),
    ("begin and end", "<bx id='1'/>罗文广<ex id='1'/>讲话。", ZH),
    ("a picture", "罗文广<x id='1'/>讲话。", "罗文广\ufffc讲话。"),
    ("a line break", "罗文广<x id='1' ctype='lb'/>讲话。", ZH),
    ("a mark", "<mrk mtype='x-term'>罗文广</mrk>讲话。", ZH),
    ("references", "罗&#25991;广讲话。", ZH),
    ("a section of characters", "罗<![CDATA[文广]]>讲话。", ZH),
    ("a comment", "罗<!-- x -->文广讲话。", ZH),
    ("lines", "\n  罗文广\n  讲话。\n", ZH),
]


@pytest.mark.parametrize(("target", "text"), [case[1:] for case in INLINE], ids=[case[0] for case in INLINE])
def test_inline_elements_of_1_2(reading: Reading, target: str, text: str) -> None:
    content = one(unit(EN, target))
    document = reading("x.xlf", content)
    assert pairs(document) == [(text, EN)]
    hold_against(document, content)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("罗<pc id='1'>文</pc>广讲话。", ZH),
        ("<sc id='1'/>罗文广<ec startRef='1'/>讲话。", ZH),
        ("<mrk id='m' type='term'>罗文广</mrk>讲话。", ZH),
        ("<sm id='m'/>罗文广<em startRef='m'/>讲话。", ZH),
        ("罗文广<ph id='1'/>讲话。", "罗文广\ufffc讲话。"),
        ("罗文广<ph id='1' subType='xlf:lb'/>讲话。", ZH),
    ],
)
def test_inline_elements_of_2(reading: Reading, target: str, text: str) -> None:
    content = two(segment(EN, target), "en", "zh")
    assert pairs(reading("x.xlf", content)) == [(text, EN)]


def test_marks_make_segments_and_trados_says_how_sure_they_are(reading: Reading) -> None:
    def marked(*said: str) -> str:
        return "".join(f'<g id="{n}"><mrk mtype="seg" mid="{n}">{text}</mrk></g> ' for n, text in enumerate(said, 1))

    defined = (
        '<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><sdl:seg id="1" conf="Translated"/>'
        '<sdl:seg id="2" conf="Draft"/><sdl:seg id="3"/></sdl:seg-defs>'
    )
    content = one(
        f"<trans-unit id='1'><source>One. Two. Three.</source>"
        f"<seg-source>{marked('One.', 'Two.', 'Three.')}</seg-source>"
        f"<target>{marked('一。', '二。', '三。')}</target>MORE</trans-unit>"
    )
    document = reading("x.sdlxliff", content.replace("MORE", ""))
    assert pairs(document) == [("一。", "One."), ("二。", "Two."), ("三。", "Three.")]
    assert pairs(reading("x.sdlxliff", content.replace("MORE", defined))) == [("一。", "One.")]


def test_places_are_those_of_the_file(reading: Reading) -> None:
    content = one(unit(EN, "\n    𠮷先生与罗&#25991;广\n    讲话。").replace("<target", "\n  <target"))
    document = reading("x.xlf", content.replace("\n", "\r\n"))
    segment, span = found(document, "罗文广")
    assert segment.place(span) == Place(6, 9, 6, 19)
    segment, span = found(document, "Luo Wenguang")
    assert segment.place(span) == Place(4, 28, 4, 40)


def test_a_note_speaks_to_this_program(reading: Reading) -> None:
    said = "<note>zhengming: allow name-mismatch because he wants it so</note><note>a note</note>"
    (remark,) = reading("x.xlf", one(unit(EN, ZH, note=said))).remarks
    assert (remark.text, remark.reach, remark.place.line) == ("allow name-mismatch because he wants it so", "here", 4)
    comment = one("<!-- zhengming: allow name-mismatch because so -->\n" + unit(EN, ZH))
    assert [remark.reach for remark in reading("x.xlf", comment).remarks] == ["next"]


OTHERS = 'what is checked is Chinese against English; "exclude" in the settings leaves files out'
REFUSED = [
    ("another root", "<tmx/>", "1: is no XLIFF: its root is <tmx>; allowed: <xliff>"),
    (
        "another namespace",
        '<xliff xmlns="urn:x"/>',
        '1: has the namespace "urn:x"; that of XLIFF begins with "urn:oasis:names:tc:xliff:document:"',
    ),
    ("other languages", one(unit("a", "b"), "en", "fr-FR"), f'3: is in "en", "fr-FR"; {OTHERS}'),
    ("one language twice", one(unit("a", "b"), "zh-CN", "zh-TW"), f'3: is in "zh-CN", "zh-TW"; {OTHERS}'),
    ("other languages in 2", two(segment("a", "b"), "de", "en"), f'2: is in "de", "en"; {OTHERS}'),
    ("no unit", one(""), f"3: is in no language; {OTHERS}"),
    (
        "not well-formed",
        one("<trans-unit>"),
        "5: not well-formed: </body> found where </trans-unit> of line 4 has to be closed first",
    ),
    (
        "an entity",
        one(unit(EN, "&x;")),
        "4: uses the entity &x;, which is not allowed; allowed are &amp; &lt; &gt; &quot; &apos; and numbers",
    ),
    (
        "a DOCTYPE",
        '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]><xliff>&x;</xliff>',
        "1: has a DOCTYPE with declarations in it, which are not allowed",
    ),
]


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_line(reading: Reading, content: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        reading("x.xlf", content)
    assert str(fault.value) == f"x.xlf:{message}"


def test_files_in_other_languages_beside_ours_are_passed_over(reading: Reading) -> None:
    content = one(unit("a", "b"), "en", "fr").replace("</xliff>", one(unit(EN, ZH)).split("\n", 2)[2])
    assert pairs(reading("x.xlf", content)) == [(ZH, EN)]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"the real files are not at hand: no folder {SAMPLES}")
def test_real_files() -> None:
    stated, refused = {}, {}
    for path in sorted((*SAMPLES.glob("*.xlf"), *SAMPLES.glob("*.xliff"))):
        text = decode(path.read_bytes(), path.name, declares=True)
        try:
            document = read(path, path.name)
        except Unreadable as fault:
            refused[path.name] = str(fault)
            continue
        hold_against(document, text)
        assert document.segments
        stated[path.name.split("__")[-1]] = len(document.stated)
    assert stated == {
        "2020-10-12.xlf": 0,  # has no target
        "about_the.htm.xlf": 0,  # all need translation
        "Working_with_the_Review_tool.xlf": 0,  # all need translation
        "sampe_sch.xliff": 1,
        "char-limit.xliff": 1,
        "size-restriction.xliff": 87,
        "uber-counts.xliff": 2,
    }
    assert len(refused) == 10
    assert all(OTHERS in message for message in refused.values())
