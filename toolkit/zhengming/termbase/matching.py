"""Many terms at once: one automaton over the patterns of a language, and the longest that stand, from the left."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

from ..model import Concept, Term

Place: TypeAlias = tuple[int, int, int]
"""Where a pattern was found, half open, and its number."""


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


class Index:
    """The patterns of one language: what finds them, and for each its uses, a term of a concept by their numbers.

    The uses of pattern n are those from `first[n]` up to `first[n + 1]`.
    """

    __slots__ = ("automaton", "concepts", "first", "terms")

    def __init__(
        self, automaton: Automaton, first: Sequence[int], concepts: Sequence[int], terms: Sequence[int]
    ) -> None:
        self.automaton = automaton
        self.first = first
        self.concepts = concepts
        self.terms = terms


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
    return Index(build(list(uses)), first, concepts, terms)


AUse = TypeVar("AUse", bound=Use)


class Uses(dict[int, tuple[AUse, ...]]):
    """The uses of each pattern of an index by its number, made when they are first asked for."""

    def __init__(self, index: Index, concept: Callable[[int], Concept], use: Callable[[Term, Concept], AUse]) -> None:
        super().__init__()
        self._index = index
        self._concept = concept
        self._use = use

    def __missing__(self, pattern: int) -> tuple[AUse, ...]:
        index = self._index
        numbers = range(index.first[pattern], index.first[pattern + 1])
        found = [(self._concept(index.concepts[n]), index.terms[n]) for n in numbers]
        self[pattern] = made = tuple(self._use(concept.terms[term], concept) for concept, term in found)
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
    while at < len(places):
        start, at, first = places[at][0], _behind(places, at), at
        for here in range(at - 1, first - 1, -1) if start >= free else ():
            end, uses = stands(*places[here])
            if uses and at < len(places) and places[at][0] < places[here][1]:
                uses = _beside_bodies(uses, places, here, at, stands)
            if uses:
                matches.append((start, end, uses))
                free = end
                break
    return matches


def _behind(places: Sequence[Place], at: int) -> int:
    """The first of the places that begins behind the one at `at`."""
    start = places[at][0]
    at += 1
    while at < len(places) and places[at][0] == start:
        at += 1
    return at


def _beside_bodies(uses: Sequence[Use], places: list[Place], here: int, at: int, stands: Stands) -> Sequence[Use]:
    """The uses without titles where a body that stands begins in the place, at `at` or later, and ends behind it."""
    if not any(use.concept.kind == "title" for use in uses):
        return uses
    last = places[here][1]
    while at < len(places) and places[at][0] < last:
        if places[at][1] > last and any(use.concept.kind == "institution" for use in stands(*places[at])[1]):
            return [use for use in uses if use.concept.kind != "title"]
        at += 1
    return uses


def lower(text: str) -> str:
    """The text in lower case, of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
