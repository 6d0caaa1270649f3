"""Which of many segments may state a figure at all: told by a few scans over all of them, laid end to end."""

from collections.abc import Iterable, Sequence
from functools import cache

from zhengming.figures.numerals import CARDINAL_WORDS, ORDINAL_WORDS
from zhengming.model import Segment
from zhengming.patterns import pattern
from zhengming.sheet import Finder, Sheet, finder

CHINESE = pattern("[0-9零〇○一二两三四五六七八九十百千万亿兆壹贰叁半周期拜@:]")
_ENGLISH = (
    pattern("[0-9@]"),
    pattern("://|www[.]"),
    pattern("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"),
    pattern("[IVX]{2,6}(?![A-Za-z0-9-])"),
)
_WORDS = (
    *CARDINAL_WORDS.split("|"), *ORDINAL_WORDS.split("|"), "half", "halve", "quarter", "doubl", "twice", "tripl",
    "thrice", "quadrupl", "decade", "centu", "centen", "lunar", "day of the ",
)  # fmt: skip
"""What a number in words begins with, and a date of the lunar calendar."""


def sift(segments: Iterable[Segment]) -> list[Segment]:
    """The segments that may state a figure, those of each language in their order."""
    zh: list[Segment] = []
    en: list[Segment] = []
    for segment in segments:
        (zh if segment.lang == "zh" else en).append(segment)
    return [*(zh[number] for number in _rows(zh).having(CHINESE)), *(en[number] for number in _english(_rows(en)))]


def _rows(segments: Sequence[Segment]) -> Sheet:
    return Sheet(segment.folded for segment in segments)


def _english(sheet: Sheet) -> list[int]:
    found = {number for sign in _ENGLISH for number in sheet.having(sign)}
    low = sheet.lowered
    found.update(sheet.at(start for start, _, _ in _words()(low) if not "a" <= low[start - 1 : start] <= "z"))
    return sorted(found)


@cache
def _words() -> Finder:
    return finder(_WORDS)
