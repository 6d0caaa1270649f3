"""What the two sides of a pair state: what agrees is struck out, and what is left is laid side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from zhengming.checks.context import Context
from zhengming.model import Lang, Mark, Passage, Segment, Span

F = TypeVar("F")
D = TypeVar("D")
_CLOSE = 20
_PLAIN = 2


class Stated(NamedTuple, Generic[F]):
    """One figure and the segment in which it stands. `claimed` says that it is a part of a name of the glossary."""

    segment: Segment
    span: Span
    figure: F
    claimed: bool

    @property
    def text(self) -> str:
        return self.segment.text[self.span.start : self.span.end]

    def mark(self, note: str = "") -> Mark:
        return Mark(self.segment, self.span, note)


class Tally(NamedTuple, Generic[F]):
    """One pair: all figures of both sides, and those of each that nothing on the other side agrees with.

    `plain` says that hardly more than one block stands on each side.
    """

    number: int
    zh: Sequence[Stated[F]]
    en: Sequence[Stated[F]]
    zh_left: Sequence[Stated[F]]
    en_left: Sequence[Stated[F]]
    plain: bool


def tallies(
    context: Context,
    figures: Callable[[Segment], Iterable[tuple[Span, F]]],
    alike: Callable[[F, F], int],
    keys: Callable[[F], Sequence[object]],
) -> Iterator[Tally[F]]:
    """The pairs of a release one by one.

    `figures` gives what a segment states, `alike` how well two figures agree (0: not at all), and `keys` things of
    which figures that agree best have one in common: the first common key decides.
    """
    for number, pair in context.stating:
        if pair.zh and pair.en:
            zh, en = (stated(context, side, figures) for side in (pair.zh, pair.en))
            if zh and en:
                here, there = _left(zh, en, alike, keys)
                yield Tally(number, zh, en, here, there, max(len(pair.zh), len(pair.en)) <= _PLAIN)


def stated(
    context: Context, passages: Iterable[Passage], figures: Callable[[Segment], Iterable[tuple[Span, F]]]
) -> list[Stated[F]]:
    """The figures of some passages, in order."""
    found = []
    for passage in passages:
        claims = [claim.span for claim in context.claims.get(passage.segment, ())]
        for span, figure in figures(passage.segment):
            if passage.span.holds(span):
                claimed = any(claim.touches(span) for claim in claims)
                found.append(Stated(passage.segment, span, figure, claimed))
    return found


def _left(
    zh: Sequence[Stated[F]],
    en: Sequence[Stated[F]],
    alike: Callable[[F, F], int],
    keys: Callable[[F], Sequence[object]],
) -> tuple[list[Stated[F]], list[Stated[F]]]:
    """What is left of both sides when everything that agrees is struck out, one for one."""
    here, there = list(zh), list(en)
    for level in range(max((len(keys(each.figure)) for each in zh), default=0)):
        here, there = _struck(here, there, lambda figure, level=level: keys(figure)[level : level + 1])  # type: ignore[misc]
    return _paired(here, there, alike)


def _struck(
    zh: list[Stated[F]], en: list[Stated[F]], keys: Callable[[F], Sequence[object]]
) -> tuple[list[Stated[F]], list[Stated[F]]]:
    waiting: dict[object, list[Stated[F]]] = {}
    for each in reversed(en):
        for key in keys(each.figure):
            waiting.setdefault(key, []).append(each)
    gone: set[int] = set()
    left = []
    for each in zh:
        match = next((waiting[key] for key in keys(each.figure) if waiting.get(key)), None)
        if match:
            gone.add(id(match.pop()))
        else:
            left.append(each)
    return left, [each for each in en if id(each) not in gone]


def _paired(
    zh: list[Stated[F]], en: list[Stated[F]], alike: Callable[[F, F], int]
) -> tuple[list[Stated[F]], list[Stated[F]]]:
    """What is left when those near each other that agree, the best first, are struck out."""
    scores = sorted(
        ((-score, abs(i - j), i, j) for i, j in near(len(zh), len(en)) if (score := alike(zh[i].figure, en[j].figure)))
    )
    here, there = set(range(len(zh))), set(range(len(en)))
    for _, _, i, j in scores:
        if i in here and j in there:
            here.remove(i)
            there.remove(j)
    return [zh[i] for i in sorted(here)], [en[j] for j in sorted(there)]


def first_of_each(candidates: Iterable[tuple[int, int, int, int, D]]) -> Iterator[tuple[int, int, D]]:
    """The best of some candidates (how bad, how far, place on either side, what), each place used once."""
    here: set[int] = set()
    there: set[int] = set()
    for _, _, i, j, what in sorted(candidates, key=lambda each: each[:4]):
        if i not in here and j not in there:
            here.add(i)
            there.add(j)
            yield i, j, what


def near(zh: int, en: int) -> Iterator[tuple[int, int]]:
    """Pairs of places in two rows of so many figures, those not too far from each other: their number is linear."""
    for i in range(zh):
        middle = i * en // max(zh, 1)
        for j in range(max(middle - _CLOSE, 0), min(middle + _CLOSE, en)):
            yield i, j


def alone(tally: Tally[F]) -> tuple[Stated[F], Stated[F]] | None:
    """The one figure that is left on each side, where hardly more than a block stands on each."""
    here, there = ([each for each in side if not each.claimed] for side in (tally.zh_left, tally.en_left))
    return (here[0], there[0]) if tally.plain and len(here) == 1 == len(there) else None


class Elsewhere:
    """What the two sides state, each thing by some name, next to a pair and in the whole release."""

    def __init__(self, context: Context, names: Callable[[Segment], Iterable[object]]) -> None:
        self._pairs = {
            "zh": {number: _named(pair.zh, names) for number, pair in context.stating},
            "en": {number: _named(pair.en, names) for number, pair in context.stating},
        }
        self.zh, self.en = (frozenset().union(*self._pairs[lang].values()) for lang in ("zh", "en"))

    def near(self, name: object, number: int, lang: Lang) -> bool:
        """Whether a pair next to one of this number states something on a side."""
        pairs = self._pairs[lang]
        return any(name in pairs.get(place, ()) for place in (number - 1, number + 1))


def _named(passages: Iterable[Passage], names: Callable[[Segment], Iterable[object]]) -> frozenset[object]:
    return frozenset(name for passage in passages for name in names(passage.segment))


def segments_of(figures: Iterable[Stated[F]]) -> tuple[Segment, ...]:
    """The segments in which some figures stand, each once."""
    return tuple(dict.fromkeys(each.segment for each in figures))
