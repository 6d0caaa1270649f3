"""TMX as a document: units with both languages are stated pairs, and every character knows its place in the file."""

from pathlib import Path

import pytest

from readers.conftest import Reading, found, hold_against
from zhengming.encoding import decode
from zhengming.errors import Unreadable
from zhengming.model import Document, Place
from zhengming.readers import read

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "tmx"
EN, ZH = "Luo Wenguang spoke.", "罗文广讲话。"
OTHERS = 'what is checked is Chinese against English; "exclude" in the settings leaves files out'


def tmx(*units: dict[str, str], head: str = 'srclang="en"') -> str:
    """A file around units, each on a line, from line 3 on."""
    lines = (
        "<tu>" + "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in unit.items()) + "</tu>\n"
        for unit in units
    )
    return f'<?xml version="1.0"?>\n<tmx version="1.4"><header {head}/><body>\n{"".join(lines)}</body></tmx>\n'


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(pair.zh[0].text, pair.en[0].text) for pair in document.stated]


@pytest.mark.parametrize("tags", [("en", "zh-CN"), ("EN-US", "ZH-CN"), ("en_GB", "zh_Hans_CN"), ("eng", "cmn")])
def test_a_unit_with_both_languages_is_a_pair(reading: Reading, tags: tuple[str, str]) -> None:
    content = tmx({tags[0]: EN, tags[1]: ZH, "fr": "x"}, {"fr": "x", tags[0]: "y"})
    document = reading("x.tmx", content)
    assert (pairs(document), document.lang, document.meta) == ([(ZH, EN)], "zh", {"lang": tags[1]})
    hold_against(document, content)


def test_from_chinese(reading: Reading) -> None:
    document = reading("x.tmx", tmx({"zh": ZH, "en": EN}, head='srclang="zh-CN"'))
    assert (document.lang, pairs(document)) == ("en", [(ZH, EN)])


def test_old_files_say_lang(reading: Reading) -> None:
    content = tmx({"en": EN, "zh": ZH}).replace("xml:lang", "lang")
    doctype = '<!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx'
    assert pairs(reading("x.tmx", content.replace("<tmx", doctype))) == [(ZH, EN)]


def test_each_variant_has_one_of_the_other_language(reading: Reading) -> None:
    document = reading("x.tmx", tmx({"en": EN, "zh-CN": ZH, "zh-TW": "羅文廣講話。"}))
    assert pairs(document) == [(ZH, EN), ("羅文廣講話。", EN)]
    assert len(document.segments) == 3


def test_codes_are_no_prose(reading: Reading) -> None:
    codes = "<bpt i='1'>&lt;b&gt;</bpt>罗<hi>文</hi>广<ept i='1'>&lt;/b&gt;</ept><ph>{0}</ph>讲话。"
    assert pairs(reading("x.tmx", tmx({"en": EN, "zh": codes}))) == [("罗文广\ufffc讲话。", EN)]


def test_tags_of_omegat_are_no_prose(reading: Reading) -> None:
    unit = {"en": EN, "zh": "&lt;g0&gt;罗文&lt;/g0&gt;广&lt;t12/&gt;讲话。"}
    head = 'creationtool="OmegaT" srclang="en"'
    document = reading("x.tmx", tmx(unit, head=head))
    assert pairs(document) == [(ZH, EN)]
    hold_against(document, tmx(unit, head=head))
    assert pairs(reading("x.tmx", tmx(unit)))[0][0].startswith("<g0>")


def test_places_are_those_of_the_file(reading: Reading) -> None:
    segment, span = found(reading("x.tmx", tmx({"en": EN, "zh": "𠮷先生与罗&#25991;广"})), "罗文广")
    assert segment.place(span) == Place(3, 88, 3, 98)


REFUSED = [
    ("another root", "<xliff/>", "x.tmx:1: is no TMX: its root is <xliff>; allowed: <tmx>"),
    ("other languages", tmx({"en": "a", "fr": "b"}), f'x.tmx: is in "en", "fr"; {OTHERS}'),
    ("no unit", tmx(), f"x.tmx: is in no language; {OTHERS}"),
    (
        "cut off",
        tmx({"en": EN, "zh": ZH})[:-14],
        "x.tmx:4: not well-formed: ends inside <body> of line 2; the file is cut off",
    ),
]


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused(reading: Reading, content: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        reading("x.tmx", content)
    assert str(fault.value) == message


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"the real files are not at hand: no folder {SAMPLES}")
def test_real_files() -> None:
    stated = {}
    for path in sorted(SAMPLES.glob("*.tmx")):
        if path.name == "amazon-custom-terminology.tmx":
            with pytest.raises(Unreadable, match='is in "en", "fr", "es"'):
                read(path, path.name)
            continue
        document = read(path, path.name)
        hold_against(document, decode(path.read_bytes(), path.name, declares=True))
        stated[path.name] = len(document.stated)
    assert stated == {
        "MDN-doc-zh_CN__MDN-doc-zh_CN-level1.tmx": 336,
        "MDN-doc-zh_CN__MDN-doc-zh_CN-level2.tmx": 336,
        "MDN-doc-zh_CN__MDN-doc-zh_CN-omegat.tmx": 336,
        "OmegaT-L10N-zh_TW.tmx": 175,
        "lilium27-dita-zh.tmx": 3051,
    }
