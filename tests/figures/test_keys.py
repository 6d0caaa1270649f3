"""Numbers as evidence for aligning: what both languages write for the same quantity or date is one key."""

import pytest

from zhengming.figures import keys, read
from zhengming.model import Segment
from zhengming.readers import segment_of


def number_keys(segment: Segment) -> frozenset[str]:
    return keys(read(segment))


SAME = [
    ("90亿元", "9 billion yuan", "9e+09"),
    ("3.5万人", "35,000 people", "3.5e+04"),
    ("1200万", "12 million", "1.2e+07"),
    ("2万亿", "2 trillion", "2e+12"),
    ("7月6日", "July 6", "7/6"),
    ("7月6日", "6 July", "7/6"),
    ("9月1日", "Sept. 1st", "9/1"),
    ("9月1日", "September 1, 2024", "9/1"),
    ("第二十三届", "the 23rd", "23"),
    ("十二名", "12", "12"),
    ("二〇二四年", "2024", "2024"),
    ("２０２４年", "in 2024", "2024"),
    ("3,500名", "3500", "3500"),
]
DIFFERENT = [
    ("90亿元", "90 billion yuan"),
    ("7月6日", "June 7"),
    ("3.5万", "3.5"),
    ("5月", "may"),
    ("没有", "none"),
]


@pytest.mark.parametrize(("zh", "en", "key"), SAME)
def test_numbers_that_are_one_key(zh: str, en: str, key: str) -> None:
    assert key in number_keys(segment_of(zh, "zh")) & number_keys(segment_of(en, "en"))


@pytest.mark.parametrize(("zh", "en"), DIFFERENT)
def test_numbers_that_are_not(zh: str, en: str) -> None:
    shared = number_keys(segment_of(zh, "zh")) & number_keys(segment_of(en, "en"))
    assert {key for key in shared if "/" in key or len(key) > 1} == set()
