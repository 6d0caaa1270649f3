"""Whole sentences as press offices write them: what agrees is silent, and errors planted in it are found."""

from collections.abc import Iterator

import pytest

from tests.figures.planting import examined, measure
from tests.figures.test_numbers import rows

SENTENCES = rows("sentences.tsv")


@pytest.mark.parametrize(("zh", "en"), SENTENCES, ids=[zh[:16] for zh, _ in SENTENCES])
def test_a_sentence_that_agrees(zh: str, en: str) -> None:
    assert [finding.message for finding in examined([zh], [en])] == []


def test_all_of_them_as_one_release() -> None:
    zh, en = zip(*SENTENCES, strict=True)
    assert [finding.message for finding in examined(zh, en)] == []


def test_planted_errors_are_found() -> None:
    texts: Iterator[tuple[str, list[str], list[str]]] = ((zh, [zh], [en]) for zh, en in SENTENCES)
    found = measure(texts)
    for kinds in (("tenfold", "a tenth"), ("another",), ("digits exchanged",)):
        counts = [count for kind, count in found.items() if kind.startswith(kinds)]
        assert sum(hits for hits, _ in counts) / sum(of for _, of in counts) >= 0.9, (kinds, found)
