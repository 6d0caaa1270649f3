"""Traps of longest match in the shipped glossary, each with its twin."""

from pathlib import Path

import pytest

from zhengming.model import Lang, Segment
from zhengming.script import fold
from zhengming.termbase import load, shipped

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "traps.tsv").read_text("utf8").splitlines()
    if not line.startswith("#")
]
SHIPPED = load([shipped()])


def ids(text: str) -> set[str]:
    """The concepts whose terms stand in a text."""
    lang: Lang = "en" if text.isascii() else "zh"
    return {claim.concept.id for claim in SHIPPED.find(Segment(text, lang, "x", (), *fold(text)))}


@pytest.mark.parametrize(("concept", "trap", "twin"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_trap(concept: str, trap: str, twin: str) -> None:
    assert concept not in ids(trap)
    assert concept in ids(twin)


def test_table_is_as_long_as_promised() -> None:
    assert len(ROWS) >= 100
