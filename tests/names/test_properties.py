"""What holds of the name craft whatever the text."""

import string
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhengming.errors import ZhengmingError
from zhengming.model import Pair, Passage, Segment, Span
from zhengming.names import roster, tables
from zhengming.names.chinese import candidates
from zhengming.names.comparing import difference
from zhengming.names.describing import describe
from zhengming.names.english import runs, windows
from zhengming.names.people import Mention, Roster
from zhengming.names.readings import reads, romanised
from zhengming.names.syllables import split
from zhengming.readers import segment_of
from zhengming.script import fold

HAN = "罗文广小兵王李张欧阳司马安娜贝尔纳克斯长单曾和任的在说教授院长记者表示𠮷㛃𬱖"
MARKS = "·、，。（）() \n\t\u200b\u00ad\u202e\ufe00\U000e0100\ue000\ud7ff'’-.:"
KNOWN = st.sampled_from(HAN + MARKS + string.ascii_letters + "éüŁİıẞ０Ａ")
CHARACTERS = KNOWN | st.characters(exclude_categories=["Cs"])
TEXT = st.text(CHARACTERS, max_size=60)
PIECES_ZH = (
    *(
        "罗小兵",
        "罗晓兵",
        "罗文广",
        "李家宝",
        "李家室",
        "陈浩然",
        "陈浩",
        "安娜·贝尔纳",
        "（Luo Xiaobing）",
        "(Anna Bernard)",
    ),
    *("教授", "记者", "、", "和", "，", "表示，", "说。", "会见了"),
)
PIECES_EN = (
    *(
        "Luo Xiaobing",
        "luo xiaobing",
        "Luo Wenguang",
        "Luo Guangwen",
        "Chen Hao",
        "Chen Haoran",
        "Chen Haoarn",
        "Haoran",
    ),
    *("Chen Haorandelivered ", "Luo Xiao-\nbing ", "Anna Bernhard", "â€œ", "â€™s ", "\u00ad", "Professor ", "Prof."),
    *("Reporters ", ", ", " and ", " ", "said ", "delivered ", ". "),
)
NAMES_ZH = st.lists(st.sampled_from(PIECES_ZH), max_size=10).map("".join)
NAMES_EN = st.lists(st.sampled_from(PIECES_EN), max_size=12).map("".join)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _whole(segment: Segment) -> Passage:
    return Passage(segment, Span(0, len(segment.text)))


def _roster(zh: Sequence[str], en: Sequence[str]) -> Roster:
    """Who is who in paragraphs of which each renders the one of the same number, where both languages have it."""
    chinese = [segment_of(text, "zh", "x.zh.txt", n) for n, text in enumerate(zh, 1)]
    english = [segment_of(text, "en", "x.en.txt", n) for n, text in enumerate(en, 1)]
    pairs = [Pair((_whole(a),), (_whole(b),)) for a, b in zip(chinese, english, strict=False)]
    return roster(chinese, english, pairs, {})


def _mentions(found: Roster) -> Iterator[Mention]:
    yield from (m for p in found.people for m in (*p.zh, *p.en, *p.short))
    yield from (m for wrong in found.mismatches for m in (wrong.zh, wrong.en))
    yield from (missing.mention for missing in found.missing)
    yield from (m for variation in found.variations for form in variation.forms for m in form)
    yield from (m for misread in found.misread for m in (misread.zh, *misread.en))
    yield from (m for doubt in found.doubts for m in (doubt.zh, doubt.en))
    yield from (style.mention for style in found.styles)
    yield from (m for one in found.ambiguities for m in (one.mention, *one.bearers))
    yield from (malformed.mention for malformed in found.malformed)


def _stands_in_its_text(mention: Mention) -> bool:
    start, end = mention.span
    return 0 <= start < end <= len(mention.segment.text) and mention.segment.text[start:end] == mention.text


@QUICK
@given(TEXT | NAMES_ZH, TEXT | NAMES_EN)
def test_a_roster_never_fails_and_its_mentions_stand_in_the_text(zh: str, en: str) -> None:
    assert all(map(_stands_in_its_text, _mentions(_roster([zh], [en]))))


@QUICK
@given(st.lists(TEXT | NAMES_ZH, max_size=3), st.lists(TEXT | NAMES_EN, max_size=3))
def test_one_language_alone_never_fails(zh: list[str], en: list[str]) -> None:
    assert all(map(_stands_in_its_text, (*_mentions(_roster(zh, [])), *_mentions(_roster([], en)))))


def _said(found: Roster) -> set[tuple[str, ...]]:
    """What a roster says of a release, without the places."""
    said = {("mismatch", m.zh.text, m.en.text, *m.expected) for m in found.mismatches}
    said |= {("missing", m.mention.text, m.lang) for m in found.missing}
    said |= {("varies", v.lang, *(form[0].text for form in v.forms), v.steps) for v in found.variations}
    said |= {("malformed", m.mention.text, m.what) for m in found.malformed}
    return said | {("person", p.name, *(m.text for m in (*p.zh, *p.en))) for p in found.people}


@QUICK
@given(st.lists(NAMES_ZH, min_size=1, max_size=2), st.lists(NAMES_EN, min_size=1, max_size=2))
def test_the_result_is_the_same_between_other_paragraphs(zh: list[str], en: list[str]) -> None:
    size = min(len(zh), len(en))
    among = _roster(
        ["今天天气很好。", *zh[:size], "大家都很高兴。"], ["The weather is fine.", *en[:size], "All were glad."]
    )
    assert _said(_roster(zh[:size], en[:size])) == _said(among)


@QUICK
@given(TEXT)
def test_candidates_stand_in_the_text(text: str) -> None:
    folded = fold(text).text
    assert all(folded[c.start : c.end] == c.text for c in candidates(folded, -99, False))


@QUICK
@given(TEXT)
def test_candidates_are_the_same_between_other_paragraphs(text: str) -> None:
    folded = fold(text.replace("\n", " ")).text
    alone = {(c.text, round(c.margin, 6)) for c in candidates(folded, -99, False)}
    among = {(c.text, round(c.margin, 6)) for c in candidates(f"今天天气很好。\n{folded}\n大家都很高兴。", -99, False)}
    if "日" not in folded and "东京" not in folded:
        assert alone <= among


@QUICK
@given(TEXT)
def test_latin_names_stand_in_the_text(text: str) -> None:
    folded = fold(text).text
    for latin in (latin for run in runs(folded) for latin in windows(folded, run)):
        assert folded[latin.start : latin.end].startswith(latin.tokens[0].text)


@QUICK
@given(st.text(CHARACTERS, min_size=1, max_size=50), st.text(CHARACTERS, max_size=50))
def test_describing_says_something_or_why_not(text: str, other: str) -> None:
    with suppress(ValueError):
        assert all(row.label and row.text for row in describe(text, other))


ODD = [
    *(
        "罗",
        "罗" * 40,
        "··",
        "·" * 40,
        "\ufe00",
        "\ue000\ue000",
        "𬱖𬱖",
        "𬱖\U000e0100𬱖",
        "\u202e罗文广",
        "罗\u200b文\u00ad广",
    ),
    *(
        "㛃㛃㛃",
        "\ud800",
        "罗\udfff广",
        "L",
        "L" * 40,
        "Luo " * 40,
        "--",
        "(()",
        "\u200f",
        "Luo\u202eXiaobing",
        "luo\x00xiaobing",
    ),
]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_do_no_harm(name: str) -> None:
    folded = fold(name).text
    assert isinstance(romanised(folded), tuple)
    assert difference(folded, ("luo",), ("wen", "guang")) is None or difference(folded, ("luo",), ("wen", "guang"))
    for zh, en in (
        (name, name),
        (f"{name}教授说，罗小兵教授（{name}）出席。", f"Professor {name} said Luo Xiaobing{name} came."),
    ):
        assert all(map(_stands_in_its_text, _mentions(_roster([zh, "罗小兵教授出席。"], [en, "Luo Xiaobing came."]))))
    assert isinstance(candidates(folded, -99, False), list)


def test_every_standard_spelling_is_a_reading() -> None:
    for name in map("".join, product("罗单曾吕", "文乐小", ["广", "朝", ""])):
        for spelling in romanised(name):
            surname, given_name = spelling.replace("'", "-").lower().split(" ")
            assert any(reads(name, one, way) for one in split(surname) for way in split(given_name))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# head\n\xe7\xbd\x97\tluo\t", "cut off"),
        (b"# head\n\xe7\xbd\x97\tluo\n", "found 2 columns where the table has 3"),
        (b"\xff\xfe\n", "cannot be read"),
    ],
)
def test_a_damaged_table_is_named(content: bytes, said: str, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "readings.tsv").write_bytes(content)
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    with pytest.raises(ZhengmingError, match=said) as caught:
        tables.lines("readings.tsv", 3)
    assert "names/tables/readings.tsv" in str(caught.value)
