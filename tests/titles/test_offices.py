"""Offices of all kinds in a sentence: what is right stays silent, one wrong title is one finding."""

import pytest

from tests.titles.test_titles import rows
from zhengming import engine, termbase
from zhengming.checks import CHECKS
from zhengming.model import Document, Finding, Lang, Release
from zhengming.readers import segment_of
from zhengming.settings import Settings

OFFICES = [[*row, ""][:3] for row in rows("offices.tsv")]
WRONG = [(zh, wrong) for zh, _, wrong in OFFICES if wrong]
TITLES = [check for check in CHECKS if check.category == "titles"]
SHIPPED = termbase.load([termbase.shipped()])


def found(zh: str, en: str) -> list[Finding]:
    texts: list[tuple[Lang, str]] = [("zh", zh), ("en", en)]
    segments = {lang: (segment_of(text, lang, f"x.{lang}.txt", 1),) for lang, text in texts}
    documents = tuple(Document(f"x.{lang}.txt", lang, segments[lang], True) for lang, _ in texts)
    release = Release("x", documents, segments["zh"], segments["en"])
    return [f for f in engine.check_release(release, Settings(), SHIPPED, TITLES) if f.severity != "note"]


def test_enough_offices() -> None:
    assert len(OFFICES) >= 100
    assert len(WRONG) >= 60


@pytest.mark.parametrize(("zh", "en"), [(zh, right) for zh, right, _ in OFFICES])
def test_right(zh: str, en: str) -> None:
    assert [finding.message for finding in found(zh, en)] == []


@pytest.mark.parametrize(("zh", "en"), WRONG)
def test_wrong(zh: str, en: str) -> None:
    assert len(found(zh, en)) == 1
