"""What holds of the name craft whatever the text."""

import string
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
from zhengming.names.readings import reads, romanised
from zhengming.names.syllables import split
from zhengming.readers import segment_of
from zhengming.script import fold

HAN = "罗文广小兵王李张欧阳司马安娜贝尔纳克斯长单曾和任的在说教授院长记者表示𠮷㛃𬱖"
MARKS = "·、，。（）() \n\t\u200b\u00ad\u202e\ufe00\U000e0100\ue000\ud7ff'’-.:"
KNOWN = st.sampled_from(HAN + MARKS + string.ascii_letters + "éüŁİıẞ０Ａ")
CHARACTERS = KNOWN | st.characters(exclude_categories=["Cs"])
TEXT = st.text(CHARACTERS, max_size=60)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _whole(segment: Segment) -> Passage:
    return Passage(segment, Span(0, len(segment.text)))


@QUICK
@given(TEXT, TEXT)
def test_a_roster_never_fails_and_its_mentions_stand_in_the_text(zh: str, en: str) -> None:
    chinese, english = segment_of(zh, "zh"), segment_of(en, "en")
    found = roster([chinese], [english], [Pair((_whole(chinese),), (_whole(english),))], {})
    mentions = [m for p in found.people for m in (*p.zh, *p.en)]
    mentions += [m for wrong in found.mismatches for m in (wrong.zh, wrong.en)]
    mentions += [missing.mention for missing in found.missing]
    mentions += [m for variation in found.variations for form in variation.forms for m in form]
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(mention.segment.text)
        assert mention.segment.text[mention.span.start : mention.span.end] == mention.text


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


ODD = ["罗", "罗" * 40, "··", "\ufe00", "\ue000\ue000", "𬱖𬱖", "\u202e罗文广", "罗\u200b文\u00ad广", "㛃㛃㛃"]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_do_no_harm(name: str) -> None:
    folded = fold(name).text
    assert isinstance(romanised(folded), tuple)
    assert difference(folded, ("luo",), ("wen", "guang")) is None or difference(folded, ("luo",), ("wen", "guang"))
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
