"""Names that a list proves: one of several that stand together, where the English has all the others and no more."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from zhengming.names.chinese import Candidate
from zhengming.names.desk import LIKELY_NAME, Desk, Room
from zhengming.names.matching import Use
from zhengming.patterns import pattern

_OTHERS = 2
_IN_LIST = 3.0
_NAME = 3
_FEW = r"[^\s、，,。；：！？（）()“”和与及]{0,4}"
_JOINT = pattern(rf"{_FEW}(?:、{_FEW}|[和与及])")
_ENGLISH_JOINT = pattern(r"(?=,| and| &)(?:,? ?(?:and |& |as well as )?)(?:[A-Z][a-z]+[.]? ){0,2}")
_MORE_BEFORE = pattern(r"(?:,|\b(?:and|or|with|by)|&) (?:[A-Z][\w.]* ){0,2}$")
_MORE_AFTER = pattern(r"(?:'s?)?(?:,|;| ?(?:and|or|with|plus|along|together|et al|as well as)\b| ?&| ?\()")


def is_proven(desk: Desk, candidate: Candidate, room: Room) -> bool:
    """Whether a likely name of three characters stands in a list of people whom the English lists without it."""
    if candidate.foreign or len(candidate.text) != _NAME or candidate.score < LIKELY_NAME or desk.stated:
        return False
    names = {other.text for other in _row(desk, candidate)} - {candidate.text}
    rendered = desk.rendered(room.en)
    if len(names) < _OTHERS or not all(rendered[name] for name in names):
        return False
    uses = ([use for use in desk.uses_in.get(segment, ()) if use.name in names] for segment in room.en)
    return any(_is_whole(here, names) for here in uses)


def ends(desk: Desk) -> Iterator[Candidate]:
    """What ends a list of two names or more that the English has, and may be a name itself by standing there."""
    text = desk.chinese.text
    for number, here in desk.likely_in.items():
        if len(here) < _OTHERS or desk.stated:
            continue
        lasts = {c for one, c in pairwise(here) if _JOINT.fullmatch(text, one.end, c.start) and c.text in desk.matched}
        found = desk.chinese.candidates_in(number, LIKELY_NAME - _IN_LIST) if lasts else ()
        for candidate in found:
            behind = bisect_left(here, candidate)
            last = here[behind - 1] if behind else None
            free = behind == len(here) or candidate.end <= here[behind].start
            if last in lasts and free and last and _JOINT.fullmatch(text, last.end, candidate.start):
                yield candidate._replace(cue=candidate.cue + _IN_LIST)


def _row(desk: Desk, candidate: Candidate) -> list[Candidate]:
    """The likely names of the list in which one stands, by place."""
    here, text = desk.likely_in[desk.chinese.where(candidate.start)[0]], desk.chinese.text
    first = last = bisect_left(here, candidate)
    if here[first : first + 1] != [candidate]:
        here = [*here[:first], candidate, *here[first:]]
    while first and _JOINT.fullmatch(text, here[first - 1].end, here[first].start):
        first -= 1
    while last + 1 < len(here) and _JOINT.fullmatch(text, here[last].end, here[last + 1].start):
        last += 1
    return here[first : last + 1]


def _is_whole(uses: list[Use], names: set[str]) -> bool:
    """Whether Latin names, each once, are a list of just these people that neither begins before nor goes on behind."""
    if len(uses) != len(names) or {use.name for use in uses} != names:
        return False
    uses = sorted(uses, key=lambda use: use.latin.start)
    text = uses[0].segment.folded
    joined = all(
        _ENGLISH_JOINT.fullmatch(text, one.latin.end, other.latin.start)
        for one, other in pairwise(uses)
    )
    first, last = uses[0].latin.start, uses[-1].latin.end
    return joined and not _MORE_BEFORE.search(text[max(first - 40, 0) : first]) and not _MORE_AFTER.match(text, last)
