"""Which Latin names of the English version are readings of which Chinese names, and which are nearly so."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from zhengming.model import Segment, Span
from zhengming.names.chinese import Candidate, margin_of
from zhengming.names.comparing import SYLLABLE_TOO_MANY, Difference, difference
from zhengming.names.english import (
    Latin,
    Parse,
    Token,
    common_words,
    english_surnames,
    places,
    runs,
    surname_weight,
    windows,
)
from zhengming.names.indexing import ChineseText
from zhengming.names.people import How, Mention
from zhengming.names.readings import is_rare
from zhengming.names.syllables import split
from zhengming.names.transliteration import likeness

_FAMILIAR_SURNAME = 100.0
_SOUNDS_ALIKE = 0.74
_SHORTEST_FOREIGN = 4
_MOST_FOREIGN = 4
_KNOWN_ELSEWHERE = -6.0
_SURELY_A_NAME = 5.0


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
    strays: dict[Use, list[Token]] = defaultdict(list)
    for part in _unbroken(run, [t for t in run if t not in covered]):
        near = _next_to(run, part, exact)
        if near and len(part) == 1 and _is_stray(part[0]):
            strays[near].append(part[0])
        else:
            yield from _unexplained(segment, part, chinese, beside)
    for use in exact:
        yield replace(use, stray=tuple(strays[use]))


def _next_to(run: Sequence[Token], part: Sequence[Token], exact: Sequence[Use]) -> Use | None:
    """The name right after a part of a run, or right before it."""
    before, after = run.index(part[0]) - 1, run.index(part[-1]) + 1
    sides = [run[i] for i in (after, before) if 0 <= i < len(run)]
    return next((use for side in sides for use in exact if side in use.latin.tokens), None)


def _is_stray(token: Token) -> bool:
    """Whether a word is a Chinese surname and nothing else that may stand before a name."""
    if token.plain in common_words() | places() | english_surnames():
        return False
    return (token.plain,) in split(token.plain) and surname_weight((token.plain,)) > _FAMILIAR_SURNAME


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


def _unexplained(segment: Segment, run: list[Token], chinese: ChineseText, beside: frozenset[int]) -> Iterator[Use]:
    """What no reading explains: foreigners by their sound, then the best windows of what is left."""
    names = [t for t in run if t.plain not in common_words()]
    for part in _unbroken(run, names):
        foreign = _foreign(segment, part, chinese, beside)
        yield from foreign
        covered = {t for use in foreign for t in use.latin.tokens}
        for rest in _unbroken(part, [t for t in part if t not in covered]):
            yield from _left_over(segment, rest)


def _foreign(segment: Segment, run: list[Token], chinese: ChineseText, beside: frozenset[int]) -> list[Use]:
    names = chinese.foreign_in(beside)
    found = []
    for latin in _parts(run, _MOST_FOREIGN) if names else ():
        if len(latin.key) >= _SHORTEST_FOREIGN:
            alike, best = max(((likeness(c.text, latin.key), c) for c in names), key=lambda a: (a[0], -a[1].start))
            if alike >= _SOUNDS_ALIKE:
                stretches = tuple(Stretch(c.start, c.end) for c in chinese.foreign if c.text == best.text)
                found.append((alike, Use(segment, latin, best.text, "transliteration", stretches)))
    return _pick([use for _, use in sorted(found, key=lambda f: -f[0])])


def _parts(run: Sequence[Token], most: int) -> Iterator[Latin]:
    for i in range(len(run)):
        for j in range(i + 1, min(i + most, len(run)) + 1):
            yield Latin(run[i].start, run[j - 1].end, tuple(run[i:j]), ())


def spelt_elsewhere(use: Use, known: Mapping[str, Use]) -> Use | None:
    """A Latin stretch that no Chinese beside it explains, where it has a foreign name as it is spelt elsewhere."""
    for latin in _parts(use.latin.tokens, _MOST_FOREIGN):
        other = known.get(latin.key)
        if other:
            return replace(other, segment=use.segment, latin=latin, here=False)
    return None


def _left_over(segment: Segment, run: list[Token]) -> Iterator[Use]:
    ignored = places()
    found = [
        Use(segment, latin)
        for latin in windows(run)
        if len(latin.tokens) > 1 and latin.key not in ignored and not any(t.plain in ignored for t in latin.tokens)
    ]
    found.sort(key=_likelihood)
    kept: list[Use] = []
    for use in found:
        if all(use.latin.end <= k.latin.start or k.latin.end <= use.latin.start for k in kept):
            kept.append(use)
    yield from kept
    covered = {t for use in kept for t in use.latin.tokens}
    for rest in _unbroken(run, [t for t in run if t not in covered]):
        yield Use(segment, Latin(rest[0].start, rest[-1].end, tuple(rest), ()))


def _likelihood(use: Use) -> tuple[int, bool, float]:
    parse = use.latin.parses[0]
    return -min(len(use.latin.tokens), 3), parse.order == "given-first", -surname_weight(parse.surname)


def stretches(latin: Latin) -> Iterator[Latin]:
    """The two to four words of a Latin stretch that may be one name."""
    for part in _parts(latin.tokens, _MOST_FOREIGN):
        if len(part.tokens) > 1 and all(len(t.plain) > 1 for t in part.tokens):
            yield part


class Near(NamedTuple):
    """A Chinese stretch that a Latin name nearly reads."""

    stretch: Stretch
    parse: Parse
    difference: Difference
    score: float


def nearly(latin: Latin, chinese: ChineseText, beside: Iterable[int], known: Collection[str]) -> list[Near]:
    """The Chinese stretches of some segments that a Latin name nearly reads, the nearest first.

    `known` are Chinese names that are proven elsewhere in the release.
    """
    found = [
        near
        for number in sorted(beside)
        for parse in latin.parses
        if parse.order != "joined"
        for near in _nearly(parse, chinese, number, known)
    ]
    return sorted(found, key=lambda n: (n.difference.cost, -n.score, n.stretch.start))


def _nearly(parse: Parse, chinese: ChineseText, number: int, known: Collection[str]) -> Iterator[Near]:
    low = chinese.starts[number]
    high = low + len(chinese.segments[number].folded)
    alike = frozenset().union(*(chinese.by_syllable.get(s, frozenset()) for s in parse.syllables))
    text = chinese.text
    starts = {max(at - back, low) for at in range(low, high) if text[at] in alike for back in range(3)}
    for start in sorted(starts):
        for end in range(start + 2, min(start + 4, high) + 1):
            name = text[start:end]
            close = sum(c in alike for c in name) * 2 >= len(name) or chinese.score(start, end) >= _SURELY_A_NAME
            if close and _is_whole(name) and not chinese.is_claimed(start, end):
                near = _near(parse, chinese, start, end, known)
                if near:
                    yield near


def _is_whole(name: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" or ord(c) > 0xFFFF for c in name)


def _near(parse: Parse, chinese: ChineseText, start: int, end: int, known: Collection[str]) -> Near | None:
    name = chinese.text[start:end]
    found = difference(name, parse.surname, parse.given)
    if found is None or found.cost > 1.5:
        return None
    score = chinese.score(start, end)
    if score < -50:
        score = _score_anyhow(chinese.text, start, end, found)
    least = _KNOWN_ELSEWHERE if name in known else _least_score(found.cost, parse)
    if score < least or chinese.longer(start, end):
        return None
    return Near(Stretch(start, end), parse, found, score)


def _score_anyhow(text: str, start: int, end: int, found: Difference) -> float:
    candidate: Candidate = margin_of(text, start, end, len(found.name.surname))
    return candidate.score


def _least_score(cost: float, parse: Parse) -> float:
    """How much of a name a stretch must be by itself for a Latin name at this distance to be meant for it."""
    worth = cost * 3 / max(len(parse.syllables), 2 + (cost >= SYLLABLE_TOO_MANY))
    return -3.0 if worth <= 0.3 else 0.0 if worth <= 0.5 else 3.0 if worth <= 1.0 else 6.0
