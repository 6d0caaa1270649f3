"""Chinese stretches whose reading a Latin name misses by little."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from zhengming.names.chinese import margin_of
from zhengming.names.comparing import SYLLABLE_TOO_MANY, Difference, difference
from zhengming.names.cues import beside
from zhengming.names.english import Latin, Parse
from zhengming.names.indexing import ChineseText, Stretch

_KNOWN_ELSEWHERE = -6.0
_SURELY_A_NAME = 5.0
_INTRODUCED_IN_BOTH = 6.0
_NEIGHBOURS_SAY = 2.0


class Near(NamedTuple):
    """A Chinese stretch that a Latin name nearly reads."""

    stretch: Stretch
    parse: Parse
    difference: Difference
    score: float


def nearly(
    latin: Latin, chinese: ChineseText, numbers: Iterable[int], known: Collection[str], introduced: bool
) -> list[Near]:
    """The Chinese stretches of some segments that a Latin name nearly reads, the nearest first.

    `known` are Chinese names that are proven elsewhere in the release; `introduced` says that a word for a person
    stands before the Latin name.
    """
    found = [
        near
        for number in sorted(numbers)
        for parse in latin.parses
        if parse.order != "joined"
        for near in _nearly(parse, chinese, number, known, introduced)
    ]
    return sorted(found, key=lambda n: (n.difference.cost, -n.score, n.stretch.start))


def _nearly(
    parse: Parse, chinese: ChineseText, number: int, known: Collection[str], introduced: bool
) -> Iterator[Near]:
    low = chinese.starts[number]
    high = low + len(chinese.segments[number].folded)
    alike = frozenset().union(*(chinese.written_as(s) for s in parse.syllables))
    text = chinese.text
    starts = {max(at - back, low) for at in range(low, high) if text[at] in alike for back in range(3)}
    for start in sorted(starts):
        for end in range(start + 2, min(start + 4, high) + 1):
            name = text[start:end]
            close = sum(c in alike for c in name) * 2 >= len(name) or chinese.score(start, end) >= _SURELY_A_NAME
            if close and _is_whole(name) and not chinese.is_claimed(start, end):
                near = _near(parse, chinese, start, end, known, introduced)
                if near:
                    yield near


def _is_whole(name: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" or ord(c) > 0xFFFF for c in name)


def _near(
    parse: Parse, chinese: ChineseText, start: int, end: int, known: Collection[str], introduced: bool
) -> Near | None:
    name = chinese.text[start:end]
    found = difference(name, parse.surname, parse.given)
    if found is None or found.cost > 1.5:
        return None
    score = chinese.score(start, end)
    if score < -50:
        score = margin_of(chinese.text, start, end, len(found.name.surname)).score
    if introduced and beside(chinese.text, start, end) >= _NEIGHBOURS_SAY:
        score += _INTRODUCED_IN_BOTH
    least = _KNOWN_ELSEWHERE if name in known else _least_score(found.cost, parse)
    if score < least or chinese.is_tail(start, end) or chinese.longer(start, end):
        return None
    return Near(Stretch(start, end), parse, found, score)


def _least_score(cost: float, parse: Parse) -> float:
    """How much of a name a stretch must be by itself for a Latin name at this distance to be meant for it."""
    worth = cost * 3 / max(len(parse.syllables), 2 + (cost >= SYLLABLE_TOO_MANY))
    return -3.0 if worth <= 0.3 else 0.0 if worth <= 0.5 else 3.0 if worth <= 1.0 else 6.0
