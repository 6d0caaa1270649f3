"""Titles of both versions that render each other although nobody knows whose they are."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from zhengming import titles
from zhengming.checks.context import Context
from zhengming.checks.holders import Held
from zhengming.model import Pair, Passage, Segment, Span
from zhengming.patterns import pattern
from zhengming.script import is_han

Place = tuple[Segment, Span]
Essence = TypeVar("Essence", bound=Hashable)

_BESIDE_A_NAME = pattern(r"(?:[A-Z][a-z]+(?:-[A-Za-z]+)?,? (?:the )?)$")
_BEFORE_A_NAME = pattern(r"\.? (?:[A-Z]\w*\.? ){0,3}[A-Z][a-z]+")
_NO_NAME = frozenset("们会的和与及等是在或")
_LONGEST_NAME = 60


def places(held: Sequence[Held]) -> Iterator[Place]:
    """Where some titles stand."""
    return ((one.segment, one.use.span) for one in held)


def held_by_somebody(context: Context) -> frozenset[Place]:
    """Where the titles of the people stand whom both versions name."""
    known = [one for one in context.holders if one.en_names]
    return frozenset(place for one in known for place in places((*one.zh, *one.en)))


@lru_cache(2)
def numbers(context: Context) -> Mapping[Segment, int]:
    """The number of the pair in which a segment stands."""
    return {passage.segment: n for n, pair in enumerate(context.pairs) for passage in (*pair.zh, *pair.en)}


def of_nobody(
    context: Context,
    essence: Callable[[Held], Essence],
    differ: Callable[[Essence, Essence], bool],
    known: Collection[Place],
) -> Iterator[tuple[Held, Held]]:
    """Titles of one kind that differ, beside the names of people who could not be matched, alone in their sentence.

    `essence` is all of a title that `differ` looks at. `known` are the places of titles that somebody holds.
    """
    for pair in context.pairs:
        if context.titled.isdisjoint(passage.segment for passage in pair.zh):
            continue
        zh = {essence(held) for held in in_passages(pair.zh)}
        en = {essence(held) for held in in_passages(pair.en)} if zh else zh
        if any(differ(one, other) for one in zh for other in en):
            for fine in context.sentences(pair):
                for one, other in _free(fine, known):
                    if differ(essence(one), essence(other)):
                        yield one, other


def _free(fine: Pair, known: Collection[Place]) -> Iterator[tuple[Held, Held]]:
    """The titles of two sentences that render each other, beside names, and that nobody known holds."""
    for one, other in _matched(list(in_passages(fine.zh)), list(in_passages(fine.en))):
        if _beside_names(one, other) and not any(place in known for place in places((one, other))):
            yield one, other


def in_passages(side: Sequence[Passage]) -> Iterator[Held]:
    """The titles of some passages, whoever holds them."""
    for passage in side:
        uses = titles.find(passage.segment.text, passage.segment.lang)
        yield from (Held(passage.segment, use) for use in titles.within(uses, passage.span))


def _matched(zh: Sequence[Held], en: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """The titles that correspond to one title of the other side each, and that to no other."""
    counts = Counter(one.use.rank for one in zh)
    for one in (one for one in zh if counts[one.use.rank] == 1):
        others = [other for other in en if titles.corresponds(one.use.rank, other.use.rank)]
        if len(others) == 1 and sum(titles.corresponds(another, others[0].use.rank) for another in counts) == 1:
            yield one, others[0]


def _beside_names(zh: Held, en: Held) -> bool:
    """Whether both titles seem to stand beside somebody's name."""
    text, span = zh.segment.text, zh.use.span
    after = text[span.end : span.end + 2]
    if len(after) < 2 or not all(map(is_han, after)) or after[0] in _NO_NAME:
        return False
    text, span = en.segment.text, en.use.span
    before = text[max(span.start - _LONGEST_NAME, 0) : span.start]
    return bool(_BEFORE_A_NAME.match(text, span.end) or _BESIDE_A_NAME.search(before))
