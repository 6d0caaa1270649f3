"""Which Latin names of the English version are readings of which Chinese names, and which are nearly so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Segment, Span
from . import others
from .chinese import Candidate, margin_of
from .comparing import Difference, difference
from .english import Latin, Parse, Token, common_words, places, runs, surname_weight, windows
from .indexing import ChineseText
from .people import How, Mention
from .readings import is_rare
from .syllables import split

_FAMILIAR_SURNAME = 100.0


class Stretch(NamedTuple):
    """Offsets in the joined Chinese text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Use:
    """A Latin name in the English text, and the Chinese name that it is a reading of (empty where it is none).

    `stray` are the capitalised syllables beside it that belong to no name: "Li" in "Li Zhu Lilan".
    """

    segment: Segment
    latin: Latin
    name: str = ""
    how: How = "reading"
    stretches: tuple[Stretch, ...] = ()
    here: bool = True
    stray: tuple[Token, ...] = ()

    @property
    def mention(self) -> Mention:
        first, last = (*self.stray, *self.latin.tokens)[0], max((*self.stray, *self.latin.tokens), key=lambda t: t.end)
        start = min(first.start, self.latin.start)
        span = self.segment.original(start, max(last.end, self.latin.end))
        return Mention(self.segment, span, self.segment.text[span.start : span.end])


def uses(segment: Segment, chinese: ChineseText, beside: frozenset[int], claimed: Sequence[Span]) -> Iterator[Use]:
    """The Latin names of an English segment. `beside` are the numbers of the Chinese segments that it renders."""
    for run in runs(segment.folded):
        free = [t for t in run if not any(span.touches(Span(t.start, t.end)) for span in claimed)]
        for part in _unbroken(run, free):
            yield from _uses_of(segment, part, chinese, beside)


def _unbroken(run: Sequence[Token], free: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in run:
        if token in free:
            part.append(token)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _uses_of(segment: Segment, run: list[Token], chinese: ChineseText, beside: frozenset[int]) -> Iterator[Use]:
    exact = _pick([use for latin in windows(run) if (use := _exact(segment, latin, chinese, beside))])
    covered = {token for use in exact for token in use.latin.tokens}
    for use in exact:
        stray = tuple(_stray(run, use.latin, covered))
        yield Use(segment, use.latin, use.name, use.how, use.stretches, use.here, stray)
        covered |= set(stray)
    for part in _unbroken(run, [t for t in run if t not in covered]):
        yield from _unexplained(segment, part)


def _exact(segment: Segment, latin: Latin, chinese: ChineseText, beside: frozenset[int]) -> Use | None:
    for parse in latin.parses:
        found = [Stretch(*s) for s in chinese.read_as(parse)]
        here = [s for s in found if chinese.where(s.start)[0] in beside]
        kept = _convincing(here or found, chinese, parse, bool(here))
        if kept:
            name = _usual(kept, chinese)
            stretches = tuple(s for s in kept if chinese.text[s.start : s.end] == name)
            rare = is_rare(name, parse.surname, parse.given)
            return Use(segment, latin, name, "rare reading" if rare else "reading", stretches, bool(here))
    return None


def _convincing(found: Sequence[Stretch], chinese: ChineseText, parse: Parse, here: bool) -> list[Stretch]:
    """The stretches that are names by more than chance."""
    if parse.order == "joined":
        return [s for s in found if here and chinese.score(*s) >= 3]
    if len(parse.syllables) == 2:
        return [s for s in found if chinese.score(*s) >= (-2 if here else 3)]
    return list(found)


def _usual(stretches: Sequence[Stretch], chinese: ChineseText) -> str:
    names = [chinese.text[s.start : s.end] for s in stretches]
    return max(dict.fromkeys(names), key=names.count)


def _pick(found: Sequence[Use]) -> list[Use]:
    """The uses that do not overlap a better one: more words first, then the ones whose Chinese stands beside."""
    kept: list[Use] = []
    for use in sorted(found, key=lambda u: (-len(u.latin.tokens), not u.here, u.latin.start)):
        if all(use.latin.end <= k.latin.start or k.latin.end <= use.latin.start for k in kept):
            kept.append(use)
    return sorted(kept, key=lambda u: u.latin.start)


def _stray(run: Sequence[Token], latin: Latin, covered: Iterable[Token]) -> Iterator[Token]:
    """The syllables right beside a name in its run that belong to nothing else."""
    at, last = run.index(latin.tokens[0]), run.index(latin.tokens[-1])
    for neighbour in (at - 1, last + 1):
        if 0 <= neighbour < len(run):
            token = run[neighbour]
            known = token in covered or token.plain in common_words() or token.plain in places()
            if not known and (token.plain,) in split(token.plain) and surname_weight((token.plain,)) > _FAMILIAR_SURNAME:
                yield token


def _unexplained(segment: Segment, run: list[Token]) -> Iterator[Use]:
    """The best windows of what no Chinese name explains."""
    ignored = common_words() | places()
    found = [
        Use(segment, latin)
        for latin in windows(run)
        if len(latin.tokens) > 1 and not any(t.plain in ignored for t in latin.tokens)
    ]
    found.sort(key=lambda use: (-min(len(use.latin.tokens), 3), -surname_weight(use.latin.parses[0].surname)))
    kept: list[Use] = []
    for use in found:
        if all(use.latin.end <= k.latin.start or k.latin.end <= use.latin.start for k in kept):
            kept.append(use)
    yield from kept


class Near(NamedTuple):
    """A Chinese stretch that a Latin name nearly reads."""

    stretch: Stretch
    parse: Parse
    difference: Difference
    score: float


def nearly(latin: Latin, chinese: ChineseText, beside: Iterable[int]) -> list[Near]:
    """The Chinese stretches of some segments that a Latin name nearly reads, the nearest first."""
    found = [
        near
        for number in sorted(beside)
        for parse in latin.parses
        if parse.order != "joined"
        for near in _nearly(parse, chinese, number)
    ]
    return sorted(found, key=lambda n: (n.difference.cost, -n.score, n.stretch.start))


def _nearly(parse: Parse, chinese: ChineseText, number: int) -> Iterator[Near]:
    low = chinese.starts[number]
    high = low + len(chinese.segments[number].folded)
    alike = frozenset().union(*(chinese.by_syllable.get(s, frozenset()) for s in parse.syllables))
    text = chinese.text
    starts = {max(at - back, low) for at in range(low, high) if text[at] in alike for back in range(3)}
    for start in sorted(starts):
        for end in range(start + 2, min(start + 4, high) + 1):
            name = text[start:end]
            if sum(c in alike for c in name) * 2 >= len(name) and _is_whole(name) and not chinese.is_claimed(start, end):
                near = _near(parse, chinese, start, end)
                if near:
                    yield near


def _is_whole(name: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" or ord(c) > 0xFFFF for c in name)


def _near(parse: Parse, chinese: ChineseText, start: int, end: int) -> Near | None:
    name = chinese.text[start:end]
    found = difference(name, parse.surname, parse.given)
    if found is None or found.cost > 1.5:
        return None
    score = chinese.score(start, end)
    if score < -50:
        score = _score_anyhow(chinese.text, start, end, found)
    if score < _least_score(found.cost, parse) or chinese.longer(start, end):
        return None
    return Near(Stretch(start, end), parse, found, score)


def _score_anyhow(text: str, start: int, end: int, found: Difference) -> float:
    candidate: Candidate = margin_of(text, start, end, len(found.name.surname))
    return candidate.score


def _least_score(cost: float, parse: Parse) -> float:
    """How much of a name a stretch must be by itself for a Latin name at this distance to be meant for it."""
    worth = cost * 3 / len(parse.syllables)
    return -3.0 if worth <= 0.3 else 0.0 if worth <= 0.5 else 3.0 if worth <= 1.0 else 6.0


def scheme_of(name: str, latin: Latin) -> str:
    """The other romanisation in which a Latin name spells a Chinese name; empty where there is none."""
    return others.scheme(name, tuple(t.plain for t in latin.tokens))
