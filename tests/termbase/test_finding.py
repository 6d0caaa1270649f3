"""What is found in text and what is not: two tables of lines in which ⟦brackets⟧ mark every match."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.model import Lang, Segment
from zhengming.script import fold
from zhengming.termbase import Termbase, parse

HERE = Path(__file__).parent
TERMS = parse((HERE / "terms.yaml").read_text("utf8"), "terms.yaml")
CHINESE = [line for line in (HERE / "chinese.txt").read_text("utf8").splitlines() if line and line[0] != "#"]
ENGLISH = [line for line in (HERE / "english.txt").read_text("utf8").splitlines() if line and line[0] != "#"]


def segment(text: str, lang: Lang) -> Segment:
    return Segment(text, lang, "x", (), *fold(text))


def marked(text: str, lang: Lang, termbase: Termbase = TERMS) -> str:
    spans = sorted({claim.span for claim in termbase.find(segment(text, lang))}, reverse=True)
    for start, end in spans:
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def bare(line: str) -> str:
    return line.replace("⟦", "").replace("⟧", "")


@pytest.mark.parametrize("line", CHINESE)
def test_chinese(line: str) -> None:
    assert marked(bare(line), "zh") == line


@pytest.mark.parametrize("line", ENGLISH)
def test_english(line: str) -> None:
    assert marked(bare(line), "en") == line


def test_tables_are_as_long_as_promised() -> None:
    traps = [line for line in CHINESE + ENGLISH if "⟦" not in line]
    assert len(traps) >= 60
    assert len(CHINESE + ENGLISH) - len(traps) >= 60


def test_homonyms_share_a_span() -> None:
    termbase = parse("a: {kind: title, en: Head}\nb: {kind: title, en: [Chief, Head]}\n")
    claims = termbase.find(segment("the Head", "en"))
    assert [(claim.span, claim.concept.id) for claim in claims] == [((4, 8), "a"), ((4, 8), "b")]


def test_only_the_language_of_the_segment() -> None:
    assert not TERMS.find(segment("HUST 与院方", "zh"))
    assert not TERMS.find(segment("院长 of it", "en"))


def test_nothing_in_an_empty_termbase() -> None:
    empty = parse("")
    assert not empty
    assert not empty.find(segment("北大", "zh"))
    assert not empty.find(segment("Peking University", "en"))


def test_regional_terms_are_found() -> None:
    termbase = parse("a:\n  kind: term\n  zh: 信息技术\n  zh-TW: 資訊科技\n  en-GB: programme\n  en-US: program\n")
    assert marked("資訊科技與资讯科技", "zh", termbase) == "⟦資訊科技⟧與⟦资讯科技⟧"
    assert marked("programme, programs", "en", termbase) == "⟦programme⟧, ⟦programs⟧"


def test_case_can_be_set() -> None:
    text = "a:\n  kind: term\n  en: [{text: Apple, case: exact}, {text: WHO, case: any}]\n"
    assert marked("apple Apple who", "en", parse(text)) == "apple ⟦Apple⟧ ⟦who⟧"


@settings(deadline=None)
@given(st.text(alphabet="北大学东副院长前代公司期 a5G·’\u200b學院İ—-", max_size=30), st.sampled_from(["zh", "en"]))
def test_any_text_gives_ordered_spans_inside_it(text: str, lang: Lang) -> None:
    spans = sorted({claim.span for claim in TERMS.find(segment(text, lang))})
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
