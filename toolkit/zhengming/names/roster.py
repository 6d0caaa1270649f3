"""Who is who in a release: names of both versions matched to each other, and what is left over accounted for.

Evidence outranks: an exact reading in the same passage > elsewhere in the release > another romanisation > a near
reading > the only one left over on both sides. English that one person explains is not used for another.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..model import Claim, Pair, Segment, Span
from .chinese import Candidate
from .comparing import difference
from .english import tokens
from .indexing import ChineseText
from .matching import Near, Stretch, Use, nearly, scheme_of, uses
from .people import Mention, Mismatch, Missing, Person, Roster
from .readings import romanised, written_surname, apart

_SURE_NAME = 5.0


def roster(zh: Sequence[Segment], en: Sequence[Segment], pairs: Sequence[Pair], claims: Mapping[Segment, Sequence[Claim]]) -> Roster:
    """Who is who in a release.

    `pairs` say which segments render which; `claims` are the places where the glossary recognises a term: those of
    institutions, places and terms are no names.
    """
    desk = _Desk(zh, en, pairs, claims)
    mismatches = tuple(desk.mismatches)
    return Roster(tuple(desk.people()), mismatches, tuple(desk.missing()))


class _Desk:
    """The names of one release laid out: what is exact, what is near, what is left."""

    def __init__(self, zh: Sequence[Segment], en: Sequence[Segment], pairs: Sequence[Pair], claims: Mapping[Segment, Sequence[Claim]]) -> None:
        spans = {s: [c.span for c in found if c.concept.kind != "person"] for s, found in claims.items()}
        self.claimed = lambda segment: spans.get(segment, ())
        self.chinese = ChineseText(zh, self.claimed)
        self.en = tuple(en)
        numbers = {segment: n for n, segment in enumerate(zh)}
        self.beside: dict[Segment, frozenset[int]] = {}
        self.opposite: dict[int, list[Segment]] = defaultdict(list)
        for pair in pairs:
            here = frozenset(numbers[p.segment] for p in pair.zh)
            for passage in pair.en:
                self.beside[passage.segment] = self.beside.get(passage.segment, frozenset()) | here
                for n in here:
                    self.opposite[n].append(passage.segment)

    @cached_property
    def uses(self) -> list[Use]:
        return [u for s in self.en for u in uses(s, self.chinese, self.beside.get(s, frozenset()), self.claimed(s))]

    @cached_property
    def exact(self) -> list[Use]:
        return [use for use in self.uses if use.name]

    @cached_property
    def left_over(self) -> list[Use]:
        return [use for use in self.uses if not use.name]

    @cached_property
    def matched(self) -> dict[str, list[Use]]:
        """Chinese name → the English mentions that are readings of it."""
        found: dict[str, list[Use]] = defaultdict(list)
        for use in self.exact:
            found[use.name].append(use)
        return found

    @cached_property
    def strong(self) -> list[Candidate]:
        """The Chinese stretches that are names by more than doubt."""
        return [c for c in self.chinese.best if c.score >= _SURE_NAME or c.text in self.matched]

    @cached_property
    def mismatches(self) -> list[Mismatch]:
        found = list(self._stray())
        found += self._near()
        found += self._exchanged({m.zh for m in found})
        return sorted(found, key=lambda m: (self.en.index(m.en.segment), m.en.span))

    def _stray(self) -> Iterator[Mismatch]:
        for use in self.exact:
            if use.stray:
                yield self._mismatch(use, use.stretches[0], use.name, None)

    def _near(self) -> Iterator[Mismatch]:
        for use in self.left_over:
            near = self._nearest(use)
            if near and not scheme_of(near.difference.name.surname + near.difference.name.given, use.latin):
                name = self.chinese.text[near.stretch.start : near.stretch.end]
                yield self._mismatch(use, near.stretch, name, near)

    def _nearest(self, use: Use) -> Near | None:
        beside = self.beside.get(use.segment, frozenset())
        found = nearly(use.latin, self.chinese, beside)
        if not found:
            return None
        used = Counter(s for u in self.exact if u.segment is use.segment for s in [u.name])
        have = Counter(self.chinese.text[n.stretch.start : n.stretch.end] for n in {n.stretch: n for n in found}.values())

        def cost(near: Near) -> float:
            name = self.chinese.text[near.stretch.start : near.stretch.end]
            return near.difference.cost + (0.5 if used[name] >= have[name] else 0.0)

        best = min(found, key=lambda n: (cost(n), -n.score, n.stretch.start))
        return best if cost(best) <= 1.0 else None

    def _exchanged(self, taken: set[Mention]) -> Iterator[Mismatch]:
        """English names of people whom this passage does not name, where one whom it names has no English."""
        for segment in self.en:
            beside = self.beside.get(segment, frozenset())
            here = [u for u in self.exact if u.segment is segment]
            away = [u for u in here if not u.here]
            if len(away) != 1 or any(u.segment is segment for u in self.left_over):
                continue
            named = {u.name for u in here}
            owed = [c for c in self.strong if self.chinese.where(c.start)[0] in beside and c.text not in named]
            owed = [c for c in owed if not self._by_surname(c.text, segment)]
            if len({c.text for c in owed}) == 1 and self.chinese.mention(owed[0].start, owed[0].end) not in taken:
                yield self._mismatch(away[0], Stretch(owed[0].start, owed[0].end), owed[0].text, None, away[0].name)

    def _by_surname(self, name: str, segment: Segment) -> bool:
        """Whether a segment names somebody by the surname of a Chinese name alone."""
        words = {t.plain for t in tokens(segment.folded) if t.text[0].isupper()}
        return any("".join(way) in words for way in _surnames(name))

    def _mismatch(self, use: Use, stretch: Stretch, name: str, near: Near | None, other: str = "") -> Mismatch:
        right = next((u.mention for u in self.matched.get(name, ()) if u is not use and not u.stray), None)
        found = near.difference if near else None
        return Mismatch(self.chinese.mention(*stretch), use.mention, name, romanised(name)[:1], found, right, other)

    def missing(self) -> Iterator[Missing]:
        named = set(self.matched) | {m.name for m in self.mismatches}
        seen: set[str] = set()
        for c in self.strong:
            if c.text in named or c.text in seen:
                continue
            seen.add(c.text)
            beside = tuple(self.opposite.get(self.chinese.where(c.start)[0], ()))
            if beside and not self._spoken_for(c.text, beside):
                yield Missing(self.chinese.mention(c.start, c.end), "zh", beside, romanised(c.text)[:1])

    def _spoken_for(self, name: str, beside: Sequence[Segment]) -> bool:
        """Whether something in the English may stand for a Chinese name, be it only a surname."""
        if any(use.segment in beside for use in self.left_over):
            return True
        return any(self._by_surname(name, segment) for segment in self.en)

    def people(self) -> Iterator[Person]:
        for name, found in self.matched.items():
            stretches = sorted({s for use in found for s in use.stretches})
            yield Person(name, tuple(self.chinese.mention(*s) for s in stretches), tuple(u.mention for u in found), "reading")


def _surnames(name: str) -> set[tuple[str, ...]]:
    return {way for parts in apart(name) for way in written_surname(parts.surname)}
