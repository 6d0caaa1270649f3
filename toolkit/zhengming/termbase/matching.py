"""Many terms at once: one automaton over the patterns of a language, and the longest that stand, from the left."""

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from ..model import Concept, Term

Place: TypeAlias = tuple[int, int, int]
"""Where a pattern was found, half open as its language counts, and its number."""


class Use(Protocol):
    """A term of a concept, with what its language has to know of it."""

    @property
    def term(self) -> Term: ...
    @property
    def concept(self) -> Concept: ...


Match: TypeAlias = tuple[int, int, Sequence[Use]]
"""A stretch of a folded text, half open, and each use of the words there: more than one where they are homonyms."""
Finder: TypeAlias = Callable[[str], Sequence[Match]]
Stands: TypeAlias = Callable[[int, int, int], tuple[int, Sequence[Use]]]
"""Where a pattern that was found from start to end in fact ends, and those of its uses that stand there."""


class Automaton(Protocol):
    """What finds patterns by their numbers, in a text or in bytes."""

    def find_overlapping(self, text: Any, /) -> list[Place]: ...
    def serialize(self) -> bytes: ...


class Index(NamedTuple):
    """The patterns of one language: what finds them, and for each its length and its uses.

    A use is a term of a concept by their numbers; those of pattern n are from `first[n]` up to `first[n + 1]`.
    """

    automaton: Automaton
    lengths: Sequence[int]
    first: Sequence[int]
    concepts: Sequence[int]
    terms: Sequence[int]


Pattern = TypeVar("Pattern", str, bytes)


def index(patterns: Iterable[tuple[Pattern, int, int]], build: Callable[[list[Pattern]], Automaton]) -> Index | None:
    """The index of patterns, each with the number of its concept and of the term in it; None where there are none."""
    uses: dict[Pattern, list[int]] = {}
    for pattern, *use in patterns:
        known = uses.setdefault(pattern, [])
        if known[-2:] != use:
            known += use
    if not uses:
        return None
    first, concepts, terms = array("I", [0]), array("I"), array("I")
    for known in uses.values():
        concepts.extend(known[::2])
        terms.extend(known[1::2])
        first.append(len(terms))
    return Index(build(list(uses)), array("I", map(len, uses)), first, concepts, terms)


Concepts: TypeAlias = Callable[[int, int], tuple[Term, Concept]]
"""Gives a term and its concept by the numbers of the concept and of the term in it."""
AUse = TypeVar("AUse", bound=Use)


class Uses(Generic[AUse]):
    """The uses of each pattern of an index by its number: in `made` those that were asked for, None for the others."""

    __slots__ = ("_concepts", "_index", "_use", "made")

    def __init__(self, index: Index, concepts: Concepts, use: Callable[[Term, Concept], AUse]) -> None:
        self.made: list[tuple[AUse, ...] | None] = [None] * len(index.lengths)
        self._index = index
        self._concepts = concepts
        self._use = use

    def make(self, pattern: int) -> tuple[AUse, ...]:
        """The uses of a pattern that are asked for for the first time."""
        index, concepts, use = self._index, self._concepts, self._use
        numbers = range(index.first[pattern], index.first[pattern + 1])
        self.made[pattern] = made = tuple([use(*concepts(index.concepts[n], index.terms[n])) for n in numbers])
        return made


def longest(places: list[Place], stands: Stands) -> list[Match]:
    """The longest matches that stand, leftmost first, none touching another.

    A match that does not stand gives way to a shorter one at its place, or to the next; and so does a title that
    ends within the name of a body: "head of the Publicity Department" before "of the CPC Central Committee".
    """
    if len(places) > 1:
        places.sort()
    matches: list[Match] = []
    free = at = 0
    places.append(_NOWHERE)
    for start, last, pattern in places[:-1]:
        at += 1
        following = places[at][0]
        if start < free or start == following:
            continue
        end, uses = stands(start, last, pattern)
        if uses and following < last:
            uses = _beside_bodies(uses, places, last, at, stands)
        if uses:
            matches.append((start, end, uses))
            free = end
        elif at > 1 and places[at - 2][0] == start:
            shorter = _shorter(places, at - 1, stands)
            if shorter:
                matches.append(shorter)
                free = shorter[1]
    return matches


_NOWHERE: Place = (sys.maxsize, 0, 0)


def _shorter(places: list[Place], before: int, stands: Stands) -> Match | None:
    """The longest match that stands where the one at `before` began that does not; None where there is none."""
    first = places[before][0]
    behind = before + 1
    while before and places[before - 1][0] == first:
        before -= 1
        start, last, pattern = places[before]
        end, uses = stands(start, last, pattern)
        if uses and places[behind][0] < last:
            uses = _beside_bodies(uses, places, last, behind, stands)
        if uses:
            return start, end, uses
    return None


def _beside_bodies(uses: Sequence[Use], places: list[Place], last: int, at: int, stands: Stands) -> Sequence[Use]:
    """The uses without titles where a body that stands begins before `last`, at `at` or later, and ends behind it."""
    for use in uses:
        if use.concept.kind == "title":
            break
    else:
        return uses
    while places[at][0] < last:
        if places[at][1] > last and any(use.concept.kind == "institution" for use in stands(*places[at])[1]):
            return [use for use in uses if use.concept.kind != "title"]
        at += 1
    return uses


def lower(text: str) -> str:
    """The text in lower case, of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
