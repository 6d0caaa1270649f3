"""The Chinese side of a release as one text, and where in it a name could be read as given syllables."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import contains
from typing import NamedTuple

from zhengming.model import Segment, Span
from zhengming.names.chinese import (
    LIST_JOINT,
    Candidate,
    best,
    candidates,
    candidates_at,
    clauses,
    is_about_japan,
    margin_of,
)
from zhengming.names.cues import address_at, is_after_name, is_word
from zhengming.names.english import Parse
from zhengming.names.people import How, Mention
from zhengming.names.readings import fit_given, reads, surname_weight, written, written_surname
from zhengming.patterns import pattern

# A two-character name can be read into ordinary words by chance, a longer one hardly.
_BEFORE_DOT = pattern("[\u3400-\u9fff]{0,4}·")
_NO_CANDIDATE = -99.0
_LEAST_SCORE = -12.0
_NOTHING: frozenset[str] = frozenset()
_SURELY_FOREIGN = 4.0
_SAID_BY_BOTH = 0.5
_SURE_NAME = 5.0
_FREQUENT = 20
_LEAST_WITH_GIVEN = -3.0


class Stretch(NamedTuple):
    """Offsets in the joined Chinese text."""

    start: int
    end: int


class _Syllables(dict[str, set[str]]):
    """Syllable → the characters, of those met so far, that may be written so in a given name or as a surname."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def meet(self, chars: set[str]) -> None:
        for char in chars - self._met:
            for syllable in written(char) | {way[0] for way in written_surname(char) if len(way) == 1}:
                self.setdefault(syllable, set()).add(char)
        self._met |= chars


_syllables = _Syllables()


Answer = tuple[str, How, tuple[Stretch, ...], bool]


def any_touches(spans: Sequence[Span], here: Span) -> bool:
    """Whether any of some spans, given in order and not overlapping, touches one."""
    at = bisect_left(spans, (here.end,))
    return at > 0 and spans[at - 1].touches(here)


def _slice_start(part: slice) -> int:
    return int(part.start)


class ChineseText:
    """The segments of one language joined by line feeds, indexed by character. Offsets are those of the joined text."""

    def __init__(
        self,
        segments: Sequence[Segment],
        claimed: Callable[[Segment], Sequence[Span]],
        words: Mapping[Segment, Sequence[Span]] | None = None,
    ) -> None:
        self.segments = tuple(segments)
        self.starts: list[int] = []
        at = 0
        for segment in segments:
            self.starts.append(at)
            at += len(segment.folded) + 1
        self.text = "\n".join(s.folded for s in segments)
        self._claimed = claimed
        self._words = words or {}
        self._claims: dict[int, list[Span]] = {}
        self.answers: dict[tuple[str, frozenset[int]], Answer | None] = {}
        self._read: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[int, list[Stretch]]] = {}
        self._candidates_in: dict[tuple[int, float], list[Candidate]] = {}
        self._unlikely: dict[int, list[Candidate]] = {}
        self._spoken_of: dict[str, bool] = {}
        self._foreign_in: dict[frozenset[int], list[Candidate]] = {}
        self._named_in: dict[frozenset[int], dict[str, list[Candidate]]] = {}
        self._addressed: dict[tuple[str, frozenset[int]], int] = {}
        self._written_as: dict[str, set[str]] = {}
        self._places_of: dict[str, dict[str, list[int]]] = {}

    @cached_property
    def _chars(self) -> set[str]:
        chars = set(self.text)
        _syllables.meet(chars)
        return chars

    def written_as(self, syllable: str) -> set[str]:
        """The characters of this text that may be written as a syllable, in a given name or as a surname."""
        if syllable not in self._written_as:
            self._written_as[syllable] = self._chars & _syllables.get(syllable, _NOTHING)
        return self._written_as[syllable]

    def _places(self, char: str) -> dict[str, list[int]]:
        """Where a character stands, by the character behind it."""
        found = self._places_of.get(char)
        if found is None:
            found = self._places_of[char] = {}
            at = self.text.find(char)
            while at >= 0:
                found.setdefault(self.text[at + 1 : at + 2], []).append(at)
                at = self.text.find(char, at + 1)
        return found

    def _side_by_side(self, first: set[str], second: set[str]) -> list[int]:
        """Where one of some characters stands right before one of others, in order."""
        places = map(self._places, first) if second else ()
        return sorted(at for behind in places for char in behind.keys() & second for at in behind[char])

    @cached_property
    def best_in(self) -> dict[int, list[Candidate]]:
        """Number of a segment → the likeliest names in it."""
        found: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in self.best:
            found[self.where(candidate.start)[0]].append(candidate)
        return found

    @cached_property
    def foreign(self) -> list[Candidate]:
        """The names written by sound, by place."""
        return [c for c in self.best if c.foreign]

    @cached_property
    def foreign_places(self) -> dict[str, tuple[Stretch, ...]]:
        """Each name written by sound → where it stands."""
        found: dict[str, list[Stretch]] = defaultdict(list)
        for candidate in self.foreign:
            found[candidate.text].append(Stretch(candidate.start, candidate.end))
        return {name: tuple(stretches) for name, stretches in found.items()}

    def named_in(self, numbers: frozenset[int]) -> dict[str, list[Candidate]]:
        """The likeliest names of some segments, each with its places there."""
        if numbers not in self._named_in:
            found: dict[str, list[Candidate]] = {}
            for number in sorted(numbers):
                for candidate in self.best_in.get(number, ()):
                    found.setdefault(candidate.text, []).append(candidate)
            self._named_in[numbers] = found
        return self._named_in[numbers]

    def foreign_in(self, numbers: frozenset[int]) -> list[Candidate]:
        """The names written by sound in some segments, each at its first place there."""
        if numbers not in self._foreign_in:
            places = self.named_in(numbers).values() if self.foreign else ()
            firsts = (next((c for c in found if c.foreign), None) for found in places)
            self._foreign_in[numbers] = [first for first in firsts if first]
        return self._foreign_in[numbers]

    @cached_property
    def _about_japan(self) -> bool:
        return is_about_japan(self.text)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Every stretch that is likelier a name than not, outside of what the glossary claims, by place."""
        return self._unclaimed(0.0, slice(None))

    def candidates_in(self, number: int, least: float) -> list[Candidate]:
        """Every stretch of a segment that may be a name and scores so much, outside of what the glossary claims."""
        key = number, least
        if key not in self._candidates_in:
            low = self.starts[number]
            self._candidates_in[key] = self._unclaimed(least, slice(low, low + len(self.segments[number].folded)))
        return self._candidates_in[key]

    @cached_property
    def _likely_from(self) -> dict[int, list[Candidate]]:
        """Where the stretches in pinyin begin that are likelier names than not."""
        found: dict[int, list[Candidate]] = defaultdict(list)
        for plain in self.candidates:
            candidate = self._best_at.get((plain.start, plain.end), plain)
            if not candidate.foreign:
                found[candidate.start].append(candidate)
        return found

    def _unlikely_from(self, start: int) -> Sequence[Candidate]:
        """The other stretches in pinyin that begin at an offset and may be names."""
        if start not in self._unlikely:
            number = bisect_right(self._clauses, start, key=_slice_start) - 1
            clause = self._clauses[number] if number >= 0 else slice(0, 0)
            found = candidates_at(self.text, start, clause, _LEAST_SCORE, self._about_japan)
            free = (c for c in found if not c.foreign and not self.is_claimed(c.start, c.end))
            self._unlikely[start] = [c for c in free if not self.is_best(c.start, c.end)]
        return self._unlikely[start]

    def _unclaimed(self, least: float, lines: slice) -> list[Candidate]:
        found = candidates(self.text, least, self._about_japan, lines)
        return [c for c in found if not self.is_claimed(c.start, c.end)]

    @cached_property
    def _clauses(self) -> list[slice]:
        return list(clauses(self.text))

    @cached_property
    def best(self) -> list[Candidate]:
        """The likeliest names, none overlapping another."""
        found = best(self.candidates, self.text)
        short = {c.text for c in found if c.foreign and len(c.text) == 2 and c.score >= _SURELY_FOREIGN}
        found = [c for c in found if not c.foreign or len(c.text) > 2 or c.text in short]
        parts = {part for c in found if "·" in c.text for part in c.text.split("·")}
        return [c._replace(foreign=True) if c.text in parts else c for c in found]

    @cached_property
    def _best_at(self) -> dict[tuple[int, int], Candidate]:
        return {(c.start, c.end): c for c in self.best}

    def is_best(self, start: int, end: int) -> bool:
        """Whether a stretch is one of the likeliest names, and no part of a likelier one."""
        return (start, end) in self._best_at

    def where(self, offset: int) -> tuple[int, int]:
        """The number of the segment, and the offset in its folded text."""
        number = bisect_right(self.starts, offset) - 1
        return number, offset - self.starts[number]

    def mention(self, start: int, end: int) -> Mention:
        number, at = self.where(start)
        segment = self.segments[number]
        span = segment.original(at, at + end - start)
        return Mention(segment, span, segment.text[span.start : span.end])

    def is_listed(self, one: Candidate, other: Candidate) -> bool:
        """Whether two candidates are neighbours in a list."""
        first, second = sorted((one, other))
        return LIST_JOINT.fullmatch(self.text, first.end, second.start) is not None

    def is_claimed(self, start: int, end: int) -> bool:
        number, at = self.where(start)
        segment = self.segments[number]
        if number not in self._claims:
            self._claims[number] = sorted(self._claimed(segment))
        claims, words = self._claims[number], self._words.get(segment, ())
        if not claims and not words:
            return False
        here = segment.original(at, at + end - start)
        if words and any(word.touches(here) and (word == here or not here.holds(word)) for word in words):
            return True
        return any_touches(claims, here)

    def score(self, start: int, end: int) -> float:
        """How much of a name a stretch is; very low where it is no candidate at all."""
        likely = [c.score for c in self._likely_from.get(start, ()) if c.end == end]
        found = likely or [c.score for c in self._unlikely_from(start) if c.end == end]
        return max(found, default=_NO_CANDIDATE)

    def speaks_of(self, words: Iterable[str]) -> bool:
        """Whether any of some words stands anywhere in the text."""
        for word in words:
            if word not in self._spoken_of:
                self._spoken_of[word] = word in self.text
            if self._spoken_of[word]:
                return True
        return False

    def occurrences(self, name: str) -> Iterator[Stretch]:
        """Every place where the characters of a name stand."""
        behind = self._places(name[0])
        starts = behind.get(name[1], ()) if len(name) > 1 else sorted(chain.from_iterable(behind.values()))
        for start in starts:
            if self.text.startswith(name, start) and not self.is_claimed(start, start + len(name)):
                yield Stretch(start, start + len(name))

    def is_dotted(self, end: int) -> bool:
        """Whether what ends here is followed, within its word, by the dot of a foreign name."""
        return _BEFORE_DOT.match(self.text, end) is not None

    def addressed(self, surname: str, numbers: frozenset[int]) -> int:
        """How often a surname stands alone before a form of address in some segments."""
        key = surname, numbers
        if key not in self._addressed:
            folded = [self.segments[number].folded for number in numbers]
            ends = ((text, match.end()) for text in folded for match in re.finditer(surname, text))
            self._addressed[key] = sum(bool(address_at(text, end)) for text, end in ends)
        return self._addressed[key]

    def score_anyhow(self, start: int, end: int, surname: int = 1) -> float:
        """How much of a name a stretch is, whatever its characters. `surname` is the length of the surname."""
        known = self.score(start, end)
        return known if known > _NO_CANDIDATE else margin_of(self.text, start, end, surname).score

    @cached_property
    def _tails(self) -> dict[int, int]:
        """End of every name of three characters that is sure by itself → its beginning."""
        sure = (c for c in self.best if len(c.text) == 3 and not c.foreign and c.score >= _SURE_NAME)
        return {c.end: c.start for c in sure if surname_weight(c.text[0]) > _FREQUENT * surname_weight(c.text[1])}

    def is_tail(self, start: int, end: int) -> bool:
        """Whether two characters are the given name of a sure name, whose surname is by far the more frequent one."""
        return end - start == 2 and self._tails.get(end) == start - 1

    def longer(self, start: int, end: int) -> Candidate | None:
        """A candidate that begins here and goes on further, where it is the likelier name."""
        found = [c for c in self._likely_from.get(start, ()) if c.end > end and c.score > 0]
        if not found or is_after_name(self.text[end : end + 1]) or is_word(self.text[end : end + 2]):
            return None
        longer = max(found, key=lambda c: c.score)
        return longer if longer.score > self.score_anyhow(start, end) + _SAID_BY_BOTH else None

    def with_given(self, given: tuple[str, ...], number: int) -> Iterator[Stretch]:
        """The stretches of a segment that may be a name with a given name of two syllables, whatever the surname."""
        low = self.starts[number]
        places = self._side_by_side(*map(self.written_as, given))
        inside = slice(bisect_right(places, low), bisect_left(places, low + len(self.segments[number].folded) - 1))
        for at in places[inside]:
            if fit_given(self.text[at : at + 2], given):
                for size in (2, 1):
                    surname = self.text[max(at - size, low) : at]
                    if len(surname) == size and surname_weight(surname):
                        if self._may_be_name(at - size, at + 2, size):
                            yield Stretch(at - size, at + 2)
                        break

    def _may_be_name(self, start: int, end: int, surname: int) -> bool:
        return not self.is_claimed(start, end) and self.score_anyhow(start, end, surname) >= _LEAST_WITH_GIVEN

    def read_as(self, parse: Parse) -> dict[int, list[Stretch]]:
        """Number of a segment → the stretches in it that can be read as the syllables of a name, whole names only."""
        key = parse.surname, parse.given
        if key not in self._read:
            found: dict[int, list[Stretch]] = {}
            for start, end in self._reading(parse):
                found.setdefault(self.where(start)[0], []).append(Stretch(start, end))
            self._read[key] = found
        return self._read[key]

    def _reading(self, parse: Parse) -> Iterator[tuple[int, int]]:
        first, second, *rest = (self.written_as(s) for s in parse.syllables)
        if not (first and second and all(rest)):
            return
        for start in self._side_by_side(first, second):
            end = start + 2 + len(rest)
            name = self.text[start:end]
            if len(name) == end - start and all(map(contains, rest, name[2:])) and self._is_name(start, end, parse):
                yield start, end

    def _is_name(self, start: int, end: int, parse: Parse) -> bool:
        name = self.text[start:end]
        if not reads(name, parse.surname, parse.given) or self.is_claimed(start, end):
            return False
        if len(parse.given) == 1 and len(parse.surname) == 2:
            return not self.longer(start, end)
        if len(name) > 2:
            return True
        return surname_weight(name[0]) > 0 and not self.is_tail(start, end) and not self.longer(start, end)
