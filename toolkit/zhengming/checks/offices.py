"""Offices whose Chinese name says what they are for: 青海省农业农村厅 is one of agriculture and rural affairs.

Such an office needs no glossary: its English name must have those words, and a head that 厅 can be.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from zhengming.checks.phrases import Phrase, renderings
from zhengming.checks.places import own
from zhengming.model import Passage, Span
from zhengming.patterns import pattern
from zhengming.script import simplify

HEADS = "委员会|总局|总署|局|厅|部|署|委|办公室|办"
FURTHER = "监督管理|管理|行政|事务"
_NOT_AFTER = "门分队员托派法理公事学面势限名级下件位署落属里首堂子"
_LEVEL = pattern("(?:省|市|自治区|州|县|区|国家)$")
_BEFORE = 6
_OFTEN = pattern("[委局厅部署办]")


class Function(NamedTuple):
    """What an office is for: groups of English words of which one each must be there; further heads it may have."""

    groups: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...] = ()

    def lacking(self, words: frozenset[str]) -> list[str]:
        """The first word of each group of which some words have none."""
        return [group[0] for group in self.groups if words.isdisjoint(group)]


class Office(NamedTuple):
    """An office in a Chinese passage."""

    passage: Passage
    span: Span
    text: str
    head: str
    function: Function
    level: str

    @property
    def heads(self) -> tuple[str, ...]:
        """What its head can be in English."""
        return renderings()[self.head] + self.function.heads


@cache
def functions() -> dict[str, Function]:
    lines = Path(__file__).with_name("functions.tsv").read_text("utf8").splitlines()
    rows = ((*line.split("\t"), "")[:3] for line in lines if line and not line.startswith("#"))
    return {
        name: Function(tuple(tuple(group.split(",")) for group in english.split()), tuple(heads.split()))
        for names, english, heads in rows
        for name in names.split(",")
    }


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(functions(), key=len, reverse=True)
    whole = "|".join(name for name in names if name[-1] == "委")
    parts = "|".join(name for name in names if name[-1] != "委")
    return re.compile(
        f"(?:(?P<whole>{whole})|(?P<part>{parts})(?:{FURTHER})?(?P<head>{HEADS}))(?![{_NOT_AFTER}]|长(?![江春沙期]))"
    )


@lru_cache(64)
def offices(passage: Passage) -> tuple[Office, ...]:
    """The offices that a Chinese passage names, from the left."""
    return tuple(_offices(passage))


def _offices(passage: Passage) -> Iterator[Office]:
    text = simplify(passage.text)
    if not _OFTEN.search(text):
        return
    for match in _pattern().finditer(text):
        place = own(text[max(0, match.start() - _BEFORE) : match.start()])
        place = place if _LEVEL.search(place) else ""
        if match["whole"] and (not place or text[match.end() : match.end() + 2] == "员会"):
            continue
        start = match.start() - len(place)
        span = Span(passage.span.start + start, passage.span.start + match.end())
        name = match["whole"] or match["part"]
        yield Office(passage, span, passage.text[start : match.end()], match["head"] or "委", functions()[name], place)


def full(office: Office, found: Sequence[Phrase]) -> list[Phrase]:
    """The English bodies that have all the words of what an office is for."""
    return [phrase for phrase in found if not office.function.lacking(phrase.words)]


def licensed(head: str, others: frozenset[str]) -> bool:
    """Whether some Chinese head words can be an English one."""
    return any(head in renderings()[other] for other in others)


@cache
def _any_head() -> re.Pattern[str]:
    names = sorted(renderings(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(names)})(?!医院|学院|学校|银行|大学)")


def heads_in(passage: Passage, without: Sequence[Span] = ()) -> frozenset[str]:
    """The Chinese head words in a passage outside some stretches of its segment."""
    text = simplify(passage.segment.text)
    found = ((match[0], Span(*match.span())) for match in _any_head().finditer(text, *passage.span))
    return frozenset(word for word, span in found if not any(span.touches(other) for other in without))
