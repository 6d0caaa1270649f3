"""The rank of titles: the pairs of ranks.tsv, the titles beside names of beside.tsv, and what the tables hold."""

from pathlib import Path

import pytest

from zhengming import titles
from zhengming.model import Lang, Span


def rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text("utf8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


RANKS = rows("ranks.tsv")


def test_enough_pairs() -> None:
    assert sum(said != "=" for _, _, said in RANKS) >= 120
    assert sum(said == "=" for _, _, said in RANKS) >= 120
    assert len({(zh, en) for zh, en, _ in RANKS}) == len(RANKS)


@pytest.mark.parametrize(("zh", "en", "said"), RANKS)
def test_ranks(zh: str, en: str, said: str) -> None:
    assert (titles.agree(zh, en) or "=") == said


def test_nothing_has_no_rank() -> None:
    assert titles.agree("", "") is None


@pytest.mark.parametrize(("lang", "text", "expected"), rows("beside.tsv"))
def test_titles_beside_a_name(lang: Lang, text: str, expected: str) -> None:
    clean, names, at = bracketed(text)
    found = titles.beside(clean, names, lang)[at]
    uses = (*found.own, *found.shared)
    assert "|".join(use.text for use in uses) == expected
    assert all(clean[use.span.start : use.span.end] == use.text for use in uses)


def bracketed(text: str) -> tuple[str, list[Span], Span]:
    """The text without brackets, all its names, and the one in ⟦ ⟧; the others stand in ⟨ ⟩."""
    names: list[Span] = []
    clean, start, asked = "", 0, Span(0, 0)
    for char in text:
        if char in "⟦⟨":
            start = len(clean)
        elif char in "⟧⟩":
            names.append(Span(start, len(clean)))
            asked = names[-1] if char == "⟧" else asked
        else:
            clean += char
    return clean, names, asked


def test_a_title_does_not_reach_over_another_name() -> None:
    text = "院长林国栋、周明远出席"
    assert titles.around(text, Span(6, 9), "zh", [Span(2, 5)]) == ()


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("副院长", "dean", "Vice Dean"),
        ("常务副院长", "dean", "Executive Vice Dean"),
        ("前副主任", "director", "Former Deputy Director"),
        ("副教授", "professor", "Associate Professor"),
        ("联席主席", "chair", "Co-Chair"),
        ("候任主席", "president", "President-elect"),
        ("院长", "dean", "Dean"),
    ],
)
def test_rendered(zh: str, en: str, expected: str) -> None:
    rank = titles.rank_zh(zh)
    assert rank
    assert titles.rendered(rank, en) == expected
    assert titles.agree(zh, expected) is None


def test_many_titles_take_linear_time() -> None:
    text = "副院长、" * 2000
    assert len(titles.find(text, "zh")) == 2000
    assert len(titles.find("Vice Dean and " * 2000, "en")) == 2000
