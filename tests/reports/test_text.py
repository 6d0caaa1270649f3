"""What a person reads on a terminal."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.model import Document, Finding, Mark, Release, Report, Span
from zhengming.places import cell_width
from zhengming.readers import segment_of
from zhengming.reports.hostile import harmless
from zhengming.reports.text import excerpt, render, wrapped

ZH = segment_of("根据协议，罗文广出席签约仪式。", "zh", "memo.zh.md", 3)
EN = segment_of("Under the agreement, Luo Guangwen attended the signing ceremony.", "en", "memo.en.md", 3)
FINDING = Finding(
    '罗文广 reads Luo Wenguang; the English has "Luo Guangwen" (the syllables are exchanged)',
    (Mark(EN, Span(21, 33)), Mark(ZH, Span(5, 8), "the same person")),
    ("Luo Wenguang",),
    severity="error",
    check="name-mismatch",
    category="names",
)
DOCUMENTS = (Document("memo.zh.md", "zh", (ZH,)), Document("memo.en.md", "en", (EN,)))
RELEASE = Release("memo.md", DOCUMENTS, (ZH,), (EN,))

PAGE = """\
error name-mismatch
memo.en.md:3:22
  罗文广 reads Luo Wenguang; the English has "Luo Guangwen"
  (the syllables are exchanged)
    Under the agreement, Luo Guangwen attended the signing c…
                         ^^^^^^^^^^^^
memo.zh.md:3:6
    根据协议，罗文广出席签约仪式。
              ^^^^^^ the same person

1 error in 1 release (2 files)
"""


def test_whole_page() -> None:
    assert render(Report((FINDING,), (RELEASE,)), width=61) == PAGE


def test_colour_adds_nothing_but_escapes() -> None:
    coloured = render(Report((FINDING,), (RELEASE,)), width=61, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == PAGE


def test_no_findings() -> None:
    assert render(Report((), (RELEASE,))) == "no findings in 1 release (2 files)\n"


def test_what_was_not_read_is_in_the_summary() -> None:
    report = Report((), (), (("a.md", 0, "is empty"), ("b.md", 3, "odd"), ("b.md", 4, "odd")))
    assert render(report) == "no findings in 0 releases (0 files); 2 paths could not be checked\n"


def test_a_whole_file_has_no_line_and_no_excerpt() -> None:
    mark = Mark(segment_of("", "en", "a.md"), Span(0, 0))
    page = render(Report((Finding("is empty", (mark,), severity="error", check="unreadable"),)))
    assert page.startswith("error unreadable\na.md\n  is empty\n\n")


def test_expected_is_said_unless_the_message_says_it() -> None:
    mark = (Mark(EN, Span(0, 5)),)
    page = render(
        Report((Finding("not so", mark, ("Peter Luo",), severity="note"), Finding("Peter", mark, ("Peter",))))
    )
    assert page.count("expected: ") == 1
    assert "  expected: Peter Luo\n" in page


def test_a_paragraph_of_a_word_file_has_its_label() -> None:
    mark = Mark(replace(EN, label="table 2, row 4"), Span(0, 5))
    assert "memo.en.md:3:1 (table 2, row 4)\n" in render(Report((Finding("x", (mark,)),)))


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, []),
        ("one two three", 20, ["one two three"]),
        ("one two three", 8, ["one two", "three"]),
        ("罗文广出席签约仪式。", 10, ["罗文广出席", "签约仪式。"]),
        ("罗文广出席签约。", 8, ["罗文广出", "席签约。"]),
        ("罗文广 reads Luo", 10, ["罗文广", "reads Luo"]),
        ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
    ],
)
def test_wrapped(text: str, cells: int, lines: list[str]) -> None:
    assert list(wrapped(text, cells)) == lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("罗文广 é 𠮷 👍", "罗文广 é 𠮷 👍"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb\nc\rd", "a b c d"),
        ("\x00\x07", "␀␇"),
        ("\x9b31m\x7f", "\\u009b31m\\u007f"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("\ud800", "\\ud800"),
    ],
)
def test_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


ANY = st.text(st.characters(), max_size=200)
MIXED = st.text(st.sampled_from("abc 罗文广，。\u0301👍\x1b\u202e\u200b"), max_size=200)


@given(ANY | MIXED, st.integers(0, 200), st.integers(0, 200), st.integers(20, 100))
def test_an_excerpt_fits_and_shows_its_mark(text: str, a: int, b: int, cells: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    parts = excerpt(Mark(segment_of(text, "zh", "x"), Span(start, end)), cells)
    assert cell_width("".join(parts)) <= cells
    shown = harmless(text[start:end])
    assert parts[1] == shown or (parts[1].endswith("…") and shown.startswith(parts[1][:-1]))


@given(ANY | MIXED, ANY, st.integers(30, 120), st.booleans())
def test_nothing_of_the_input_reaches_the_terminal_raw(text: str, message: str, width: int, at_end: bool) -> None:
    span = Span(len(text) // 2, len(text)) if at_end else Span(0, len(text) // 3)
    finding = Finding(message, (Mark(segment_of(text, "en", text or "x"), span, message),), severity="note", check="x")
    page = render(Report((finding,)), width=width)
    assert not {c for c in page if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(page)


@given(ANY | MIXED, st.integers(2, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, cells: int) -> None:
    lines = list(wrapped(harmless(text), cells))
    assert all(cell_width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(harmless(text).split())
