"""Which English titles the shipped glossary and the checks of titles take for a Chinese one, and which they do not."""

from pathlib import Path

import pytest

from zhengming import engine
from zhengming.checks import by_name
from zhengming.model import Concept, Document, Lang, Release, Segment
from zhengming.readers import segment_of
from zhengming.settings import Settings
from zhengming.termbase import load, shipped

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "ranks.tsv").read_text("utf8").splitlines()
    if not line.startswith("#")
]
SHIPPED = load([shipped()])
SENTENCES = (
    ("{}李小兵主持会议。", "{} Li Xiaobing chaired the meeting."),
    ("会议由{}李小兵主持。", "The meeting was chaired by Li Xiaobing, {}."),
)


def pairs(column: int) -> list[tuple[str, str]]:
    return [(row[0], en) for row in ROWS for en in row[column].split("|")]


def allowed(text: str, lang: Lang) -> set[str]:
    """The concepts of which a whole text is a good term."""
    segment = segment_of(text, lang, "x", 1)
    claims = [claim for claim in SHIPPED.find(segment) if claim.span == (0, len(text))]
    return {claim.concept.id for claim in claims if claim.term.status in ("preferred", "admitted")}


def findings(zh: str, en: str) -> list[list[str]]:
    """What the checks of titles say of the two, in each of the sentences."""
    return [said(a.format(zh), b.format(en)) for a, b in SENTENCES]


def said(zh: str, en: str) -> list[str]:
    sides: list[tuple[Segment, ...]] = [(segment_of(zh, "zh", "a.zh.txt", 1),), (segment_of(en, "en", "a.en.txt", 1),)]
    release = Release("a", tuple(Document(side[0].path, side[0].lang, side, True) for side in sides), *sides)
    chosen = [by_name()[name] for name in ("title-rank", "title-differs", "title-varies")]
    return [finding.message for finding in engine.check_release(release, Settings(), SHIPPED, chosen)]


@pytest.mark.parametrize(("zh", "en"), pairs(1), ids="".join)
def test_right(zh: str, en: str) -> None:
    assert allowed(zh, "zh") & allowed(en.rstrip("."), "en")
    assert findings(zh, en) == [[], []]


@pytest.mark.parametrize(("zh", "en"), pairs(2), ids="".join)
def test_wrong(zh: str, en: str) -> None:
    assert not allowed(zh, "zh") & allowed(en, "en")
    assert all(findings(zh, en))


def good(concept: Concept, lang: Lang) -> list[str]:
    """The good terms of a concept in a language, the preferred one first."""
    return [term.text for term in concept.rendered(lang) if term.status in ("preferred", "admitted")]


def test_what_the_glossary_allows_is_right() -> None:
    known = [concept for concept in SHIPPED.concepts.values() if concept.kind == "title"]
    every = [(good(concept, "zh")[0], en) for concept in known for en in good(concept, "en")]
    a, b = SENTENCES[1]
    assert len(every) > 4000
    assert not [(zh, en) for zh, en in every[::3] if said(a.format(zh), b.format(en))]


def test_table_is_as_long_as_promised() -> None:
    assert len(ROWS) >= 60
