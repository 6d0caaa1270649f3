"""Pairs of institutions, each with its twin: what is wrong is found, what is right stays silent."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.test_cases import unbracketed
from zhengming import engine, termbase
from zhengming.checks import by_name
from zhengming.model import Document, Finding, Release
from zhengming.readers import segment_of
from zhengming.settings import Settings

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "bodies.tsv").read_text("utf8").splitlines()
    if not line.startswith("#")
]
SHIPPED = termbase.load([termbase.shipped()])


def differs(zh: str, en: str) -> tuple[Finding, ...]:
    """What institution-differs finds in a release of one paragraph, notes left out."""
    here, there = segment_of(zh, "zh", "x.zh.txt", 1), segment_of(en, "en", "x.en.txt", 1)
    documents = (Document("x.zh.txt", "zh", (here,), True), Document("x.en.txt", "en", (there,), True))
    release = Release("x", documents, (here,), (there,))
    found = engine.check_release(release, Settings(), SHIPPED, [by_name()["institution-differs"]])
    return tuple(finding for finding in found if finding.severity != "note")


@pytest.mark.parametrize(("zh", "wrong", "right"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_pair(zh: str, wrong: str, right: str) -> None:
    text, ((column, marked),) = unbracketed(wrong)
    found = differs(zh, text)
    messages = [finding.message for finding in found]
    assert len(found) == 1, messages
    places = [m for m in found[0].marks if m.segment.lang == "en" and m.span.start < column - 1 + len(marked)]
    nowhere = "has no form of it" in messages[0]
    assert nowhere or any(mark.span.end >= column for mark in places), messages
    assert [finding.message for finding in differs(zh, right)] == []


def test_table_is_as_long_as_promised() -> None:
    assert len(ROWS) >= 100


OWN = ("institution-differs", "institution-varies", "institution-short", "term-missing", "term-refused", "term-varies")
FURTHER = ("script-mixed", "untranslated", "segment-missing")
CHINESE = st.lists(st.text("省市教育委部厅局大学研究院、。塞政府UN国國（）A1  \u200b长", max_size=20), max_size=5)
ENGLISH = st.lists(st.text("Ministry of Education,(MOE) and İ’s-&.大1", max_size=30), max_size=5)


@settings(deadline=None)
@given(CHINESE, ENGLISH)
def test_any_text_is_looked_through(zh: list[str], en: list[str]) -> None:
    here = tuple(segment_of(text, "zh", "x.zh.txt", line) for line, text in enumerate(zh, 1))
    there = tuple(segment_of(text, "en", "x.en.txt", line) for line, text in enumerate(en, 1))
    documents = (Document("x.zh.txt", "zh", here, True), Document("x.en.txt", "en", there, True))
    checks = [by_name()[name] for name in (*OWN, *FURTHER)]
    for finding in engine.check_release(Release("x", documents, here, there), Settings(), SHIPPED, checks):
        assert all(0 <= m.span.start <= m.span.end <= len(m.segment.text) for m in finding.marks)
        assert finding.message
