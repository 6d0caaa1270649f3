"""Number expressions of both languages with their values, and numerals that are no figures."""

from pathlib import Path

import pytest

from zhengming.figures import Quantity, read
from zhengming.figures.agreeing import same
from zhengming.figures.differing import between, said
from zhengming.model import Lang
from zhengming.readers import segment_of

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


NUMBERS = rows("numbers.tsv")


def only(text: str, lang: Lang) -> Quantity:
    found = read(segment_of(text, lang)).quantities
    assert found, f"nothing is read in {text}"
    return found[0]


@pytest.mark.parametrize(("zh", "en", "value", "unit"), NUMBERS, ids=[f"{row[0]} {row[1]}" for row in NUMBERS])
def test_both_say_the_same(zh: str, en: str, value: str, unit: str) -> None:
    chinese, english = only(zh, "zh"), only(f"There were {en} then.", "en")
    assert chinese.value == pytest.approx(float(value))
    assert (chinese.unit.name if chinese.unit else "") == unit
    assert same(chinese, english) >= 2


def test_there_are_enough() -> None:
    assert len(NUMBERS) >= 300


@pytest.mark.parametrize(("zh", "en", "value", "unit"), NUMBERS, ids=[f"{row[0]} {row[1]}" for row in NUMBERS])
def test_ten_times_as_much_is_found(zh: str, en: str, value: str, unit: str) -> None:
    chinese, english = only(zh, "zh"), only(f"There were {en} then.", "en")
    wrong = english._replace(value=english.value * 10, others=())
    assert not same(chinese, wrong)
    if (
        not (english.weak or chinese.weak)
        and english.ordinal == chinese.ordinal
        and english.dimension == chinese.dimension
    ):
        found = between(chinese, wrong)
        assert found
        assert found.words == "ten times as much"


@pytest.mark.parametrize(("lang", "text"), rows("figureless.tsv"), ids=lambda text: text)
def test_no_figure(lang: Lang, text: str) -> None:
    assert not [quantity for quantity in read(segment_of(text, lang)).quantities if not quantity.weak]


SAID = [
    ("90亿元", "9 billion yuan"),
    ("10.85万吨", "108,500 tons"),
    ("二十大", "the 20th"),
    ("1.8亿", "180 million"),
    ("30%", "30 percent"),
    ("2万4801", "24,801"),
    ("107374182", "107,374,182"),
    ("1.3万亿斤", "1.3 trillion jin"),
    ("3.5", "3.5"),
    ("第二十二届", "the 22nd"),
    ("第一百一十三次", "the 113th"),
    ("0.5个百分点", "0.5 percentage points"),
]


@pytest.mark.parametrize(("zh", "english"), SAID)
def test_how_a_number_is_called(zh: str, english: str) -> None:
    assert said(only(zh, "zh")) == english


CLOSE = [
    ("2.98亿", "about 300 million"),
    ("近9000", "8,950"),
    ("30.2%", "30 percent"),
    ("100亩", "6.7 hectares"),
    ("500斤", "250 kilograms"),
    ("100公里", "62 miles"),
    ("38摄氏度", "100.4 degrees Fahrenheit"),
    ("3.48亿", "more than 300 million"),
    ("三分之一", "33 percent"),
    ("18个月", "1.5 years"),
    ("48小时", "two days"),
    ("1公里", "1,000 meters"),
    ("增长两倍", "tripled"),
    ("打八折", "20 percent"),
]
APART = [
    ("2.98亿", "30 million"),
    ("30.2%", "32 percent"),
    ("100亩", "67 hectares"),
    ("500斤", "500 kilograms"),
    ("3天", "5 days"),
    ("0.5个百分点", "0.5 percent"),
    ("50亿元", "5 billion euros"),
    ("90亿", "90 billion"),
    ("二十大", "21st"),
    ("1350", "1,360"),
    ("3.48亿", "348,000"),
    ("725公里", "725 meters"),
    ("12亿", "120 million"),
    ("2592", "2,952"),
]


@pytest.mark.parametrize(("zh", "en"), CLOSE)
def test_rounded_or_converted(zh: str, en: str) -> None:
    assert same(only(zh, "zh"), only(f"It is {en} now.", "en"))


@pytest.mark.parametrize(("zh", "en"), APART)
def test_not_the_same(zh: str, en: str) -> None:
    chinese, english = only(zh, "zh"), only(f"It is {en} now.", "en")
    assert not same(chinese, english)
    assert between(chinese, english)
