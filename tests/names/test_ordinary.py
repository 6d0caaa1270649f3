"""Everyday words, places and products that look like names: the name checks find nothing in them."""

import pytest

from tests.names.framing import known, ordinary, word_findings


@pytest.mark.parametrize("word", ordinary())
def test_nothing_is_found(word: str) -> None:
    expected = known().get(("ordinary", word, "any"))
    found = word_findings(word)
    if expected:
        assert found, "repaired: take it out of known_failures.tsv"
        pytest.xfail(expected.reason)
    assert found == []


def test_the_words_stand_in_their_sentences() -> None:
    assert [word for word, (zh, _) in ordinary().items() if word not in zh] == []
    assert len(ordinary()) >= 600


def test_what_is_known_to_fail_is_in_the_table() -> None:
    assert {key for table, key, _ in known() if table == "ordinary"} <= ordinary().keys()
