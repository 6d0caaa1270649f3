"""What holds for any text: reading never raises, spans lie inside and in order, and the time grows with the length."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.planting import examined
from zhengming.figures import Figures, keys, read
from zhengming.figures.agreeing import agree, meet, same
from zhengming.figures.almanac import dated, impossible, weekday
from zhengming.figures.differing import apart, between, said
from zhengming.model import Lang, Span
from zhengming.readers import segment_of

PIECES = st.sampled_from(
    [
        *"0123456789０９.,，:：-–~～/%％ 年月日时点分秒元万亿千百十一二两三五九零〇第届半多余来近约成折倍至到周",
        *(
            "百分之",
            "三分之",
            "世纪",
            "年代",
            "上旬",
            "十四五",
            "二十大",
            "六中全会",
            "翻两番",
            "农历",
            "下午",
            "人民币",
            "个百分点",
        ),
        *(
            "hundred ",
            "thousand",
            " million",
            "billion ",
            "twenty-",
            "one ",
            "first",
            "the 21st",
            "half a ",
            "a decade",
            "dozen",
        ),
        *(
            "December ",
            "May 5",
            " 1990s",
            "p.m.",
            "Sunday",
            "RMB ",
            "$",
            "US$",
            "km",
            "percentage points",
            "XIV",
            "°C",
            "m",
        ),
        *("http://a.cn/", "a@b.cn", "+86 27 ", "10.1000/", "\u200b", "\ufe0f", "⼀", "\U0001d7ce", "\ud800", "\n"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join))


def spans(figures: Figures) -> Iterator[Span]:
    for kind in figures:
        for figure in kind:
            yield figure.span


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_reading_never_raises(text: str, lang: Lang) -> None:
    found = read(segment_of(text, lang))
    keys(found)
    for span in spans(found):
        assert 0 <= span.start < span.end <= len(text)
    for kind in found:
        starts = [figure.span.start for figure in kind]
        assert starts == sorted(starts)
    for day in found.days:
        dated(day)
        weekday(day, "2024-02-29")
        impossible(day)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_comparing_never_raises(zh: str, en: str) -> None:
    here, there = read(segment_of(zh, "zh")), read(segment_of(en, "en"))
    for one in here.quantities:
        said(one)
        for other in there.quantities:
            if same(one, other) < 2:
                between(one, other)
    for day in here.days:
        for other_day in there.days:
            assert not (
                agree(day, other_day) and (apart(day, other_day) or ("", "another part of it"))[1] == "another day"
            )
    for hour in here.hours:
        for other_hour in there.hours:
            meet(hour, other_hour)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_checking_never_raises(lines: list[tuple[str, str]]) -> None:
    for finding in examined([zh for zh, _ in lines], [en for _, en in lines]):
        assert finding.message[:1] == finding.message[:1].lower() or finding.message[0] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for mark in finding.marks:
            assert 0 <= mark.span.start < mark.span.end <= len(mark.segment.text)


@given(st.floats(min_value=0.01, max_value=1e15, allow_nan=False))
def test_a_number_agrees_with_itself(value: float) -> None:
    text = f"{value:.2f}"
    (zh,), (en,) = read(segment_of(f"共{text}吨", "zh")).quantities, read(segment_of(f"{text} tons", "en")).quantities
    assert same(zh, en) == 3


HOSTILE = [
    "1" * 20_000,
    "1," * 10_000,
    "1,234" * 4_000,
    "1.2" * 7_000,
    "亿" * 20_000,
    "一" * 20_000,
    "一百" * 10_000,
    "1万" * 10_000,
    "十" * 20_000,
    "百分之" * 7_000,
    "第" * 20_000,
    "1月" * 10_000,
    "1日、" * 7_000,
    "1日至" * 7_000,
    "12:" * 7_000,
    "下午" * 10_000,
    "one " * 5_000,
    "one hundred and " * 1_300,
    "twenty-" * 3_000,
    "May 5, " * 3_000,
    "5 to " * 4_000,
    "December 5-" * 2_000,
    "a@" * 10_000,
    "a." * 10_000 + "@b.cn",
    "http://" * 3_000,
    "+86 " * 5_000,
    "0" * 9 + " " * 20_000,
    "1 2 " * 5_000,
    " " * 20_000,
    "$" * 20_000,
    "农历" + "一" * 20_000,
    "half a " * 3_000,
    "X" * 20_000,
    "10.1000/" * 2_500,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:12]!r}")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_text_is_read(text: str, lang: Lang) -> None:
    found = read(segment_of(text, lang))
    assert all(span.end <= len(text) for span in spans(found))


LONG = [("1日、", "May 5, "), ("12吨、", "120 tons, "), ("a@b.cn、", "a@c.cn, ")]


@pytest.mark.parametrize(("zh", "en"), LONG)
def test_one_long_paragraph(zh: str, en: str) -> None:
    found = examined([zh * 500], [en * 500])
    assert all(mark.span.end <= len(mark.segment.text) for finding in found for mark in finding.marks)
