"""Many texts laid end to end: a scan over all of them finds what a scan over each would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.sheet import Sheet, finder

_TEXTS = st.lists(st.text(alphabet="ab\u4e2d\n \u0130\ud800", max_size=8), max_size=8)


@given(_TEXTS)
def test_a_pattern_is_found_where_it_is_in_each(texts: list[str]) -> None:
    for pattern in map(re.compile, ("a", "ab+", "b(?!a)", "(?<!b)a", "[a\u4e2d]b")):
        assert list(Sheet(texts).having(pattern)) == [n for n, text in enumerate(texts) if pattern.search(text)]


@given(_TEXTS)
def test_words_are_found_where_they_are_in_each(texts: list[str]) -> None:
    words = ("a", "ab", "b\u4e2d", "bb")
    sheet = Sheet(texts)
    found = sheet.at(start for start, _, _ in finder(words)(sheet.text))
    assert found == [n for n, text in enumerate(texts) if any(word in text for word in words)]
    assert len(sheet.lowered) == len(sheet.text)


@pytest.mark.parametrize(("texts", "wanted"), [([], []), ([""], []), (["", "a", "", "ba"], [1, 3]), (["a\na"], [0])])
def test_each_text_is_named_once(texts: list[str], wanted: list[int]) -> None:
    assert list(Sheet(texts).having(re.compile("a"))) == wanted
