"""What is found by short cuts is what is found by looking at every place of every term, one after the other."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.model import Concept, Lang, Segment, Term
from zhengming.script import fold
from zhengming.termbase import Termbase, chinese, english, parse
from zhengming.termbase.matching import lower
from zhengming.termbase.words import crossed, neighbours

HERE = Path(__file__).parent
TERMS = parse((HERE / "terms.yaml").read_text("utf8"), "terms.yaml")
TABLES = Path(chinese.__file__).parent / "tables"
BESIDE = [
    word
    for line in (TABLES / "affixes.tsv").read_text("utf8").splitlines()
    if line[:2] in ("zh", "en")
    for word in line.split("\t")[1].split()
]
PIECES = [
    *"东公期与 ，的5a-/_'’“",
    " ",
    " ",
    "  ",
    " of ",
    " & ",
    " and ",
    "s ",
    "'s ",
    "es",
    "\n",
    "\u200b",
    "東",
    "ž",
]
WORDS = [term.text for concept in TERMS.concepts.values() for term in concept.terms]
LINES = [
    line.replace("⟦", "").replace("⟧", "")
    for name in ("chinese.txt", "english.txt")
    for line in (HERE / name).read_text("utf8").splitlines()
]


class Found(NamedTuple):
    """A term where it stands: a body's end may be behind that of its words."""

    start: int
    end: int
    ends: int
    term: Term
    concept: Concept


def everywhere(text: str, lang: Lang) -> Iterator[Found]:
    """All places where a term stands, whatever overlaps."""
    lowered = lower(text)
    for concept in TERMS.concepts.values():
        for term in concept.rendered(lang):
            spellings = (
                {lower(fold(term.text).text)} if lang == "zh" else english._spellings(lower(english._bare(term)))
            )
            for spelling in spellings:
                for start in range(len(text) - len(spelling) + 1):
                    end = start + len(spelling)
                    if lowered[start:end] == spelling and (ends := stands(text, start, end, term, concept, lang)):
                        yield Found(start, end, ends, term, concept)


def stands(text: str, start: int, end: int, term: Term, concept: Concept, lang: Lang) -> int:
    if lang == "zh":
        return end if chinese._surely_stands(lower(text), start, end, chinese._use(term, concept)) else 0
    ending = english._ENDING.match(text, end)
    if not ending or (start and text[start - 1].isalnum()):
        return 0
    use = english._use(term, concept)
    return ending.end() if english._use_stands(text, start, end, ending.end(), use) else 0


def plainly(text: str, lang: Lang) -> list[tuple[int, int, str, str]]:
    found = list(everywhere(text, lang))
    bodies = [each for each in found if each.concept.kind == "institution"]
    chosen: list[tuple[int, int, str, str]] = []
    free = 0
    for start, end in sorted({(each.start, each.end) for each in found}, key=lambda place: (place[0], -place[1])):
        here = [each for each in found if (each.start, each.end) == (start, end)]
        if any(start < body.start < end < body.end for body in bodies):
            here = [each for each in here if each.concept.kind != "title"]
        if start >= free and here:
            free = here[0].ends
            chosen += [(start, free, each.term.text, each.concept.id) for each in here]
    return chosen


def quickly(text: str, lang: Lang, termbase: Termbase = TERMS) -> list[tuple[int, int, str, str]]:
    found = termbase.find(Segment(text, lang, "x", (), text))
    return [(*claim.span, claim.term.text, claim.concept.id) for claim in found]


@settings(deadline=None, max_examples=400)
@given(
    st.lists(st.sampled_from([*WORDS, *PIECES]) | st.sampled_from([*BESIDE, *WORDS]), max_size=8).map("".join),
    st.sampled_from(["zh", "en"]),
)
def test_any_text(text: str, lang: Lang) -> None:
    text = fold(text).text
    if lang == "en":
        text = re.sub(" {2,}", " ", text.translate(dict.fromkeys(map(ord, english._SPACES), " ")))
    assert quickly(text, lang) == plainly(text, lang)


@pytest.mark.parametrize("line", LINES)
def test_the_lines_of_the_tables(line: str) -> None:
    text = fold(line).text
    assert quickly(text, "zh") == plainly(text, "zh")


def test_the_pairs_are_those_of_the_words() -> None:
    """pairs.txt is made of words.txt, by toolkit/build_words.py."""
    words = (line for line in (TABLES / "words.txt").read_text("utf8").splitlines() if not line.startswith("#"))
    pairs = {
        pair for line in words for rest in line[2:].split(" ") for pair in pairwise(line[0] + rest.rstrip("0123456789"))
    }
    lines = (line for line in (TABLES / "pairs.txt").read_text("utf8").splitlines() if not line.startswith("#"))
    assert pairs == {(line[0], char) for line in lines for char in line[2:]}
    assert all(two in neighbours[one] for one, two in list(pairs)[:1000])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("东", "北大", True),
        ("在东", "北大", True),
        ("和", "北大", False),
        ("", "北大", False),
        ("公司长", "期", True),
        ("#", "#", False),
    ],
)
def test_crossed(left: str, right: str, expected: bool) -> None:
    assert crossed(left, right) is expected
