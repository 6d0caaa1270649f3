"""The cheapest way to walk through two sequences of units together, a bead at a time.

A bead takes 0 to 4 units of either side. It costs little where it is a usual kind, where the lengths go together
(Gale and Church 1993) and where its sides share evidence. The walk stays in a band, so that the cost is linear.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

KINDS = (
    *((1, 1, 0.1), (1, 0, 2.0), (0, 1, 2.0), (1, 2, 2.0), (2, 1, 2.0), (2, 2, 3.0), (1, 3, 3.2), (3, 1, 3.2)),
    *((2, 3, 4.0), (3, 2, 4.0), (3, 3, 4.5), (1, 4, 4.0), (4, 1, 4.0)),
)
_SKIP = 2
_MOST = 4
EVIDENCE = 3.5
LENGTH_CAP = 6.0
USUAL_RATIO = 1.5
USUAL_WEIGHT = 1000
SKIP_LENGTH = 30.0
SKIP_CAP = 2.0
VARIANCE = 5.0
FULL = 10_000
WIDTH = 7


class Unit(NamedTuple):
    """A block or a sentence: its length, its evidence, and its kind (heading level, metadata, 0 for prose)."""

    size: int
    keys: frozenset[str]
    kind: int = 0


class Bead(NamedTuple):
    """Units that render each other: half-open ranges of both sequences."""

    zh: int
    zh_end: int
    en: int
    en_end: int


Votes = dict[tuple[int, int], float]
Links = list[dict[int, float]]
Band = list[tuple[int, int]]


class Plan(NamedTuple):
    """What a walk goes by: the band, the lengths summed up, the shared evidence, the kinds where there are any."""

    band: Band
    zh: list[float]
    en: list[float]
    links: Links
    kinds: tuple[list[int], list[list[tuple[int, ...]]]] | None


def votes(zh: Sequence[Unit], en: Sequence[Unit]) -> Votes:
    """The evidence that stands in exactly one unit of either side: how much of it links which units."""
    here, there = _once(zh), _once(en)
    found: Votes = defaultdict(float)
    for key in sorted(here.keys() & there.keys()):
        found[here[key], there[key]] += weight(key)
    return dict(found)


def _once(units: Sequence[Unit]) -> dict[str, int]:
    """The keys that only one unit has, and its number."""
    seen: dict[str, int] = {}
    for number, unit in enumerate(units):
        for key in unit.keys:
            seen[key] = -1 if key in seen else number
    return {key: number for key, number in seen.items() if number >= 0}


def weight(key: str) -> float:
    """How much a key proves: a single digit or letter less than the rest."""
    return 1.0 if len(key) > 1 else 0.4


def ratio(zh: Sequence[Unit], en: Sequence[Unit]) -> float:
    """How long the English is for a Chinese text of length 1; for short texts not far from the usual."""
    lengths = sum(u.size for u in zh) + USUAL_WEIGHT, sum(u.size for u in en) + USUAL_RATIO * USUAL_WEIGHT
    return min(max(lengths[1] / lengths[0], 0.7), 2.2)


def length_cost(zh: float, en: float) -> float:
    """How badly two lengths, in the same measure, go together: half the square of standard deviations, capped."""
    return min((zh - en) ** 2 / (VARIANCE * (zh + en + 1)), LENGTH_CAP)


def walk(zh: Sequence[Unit], en: Sequence[Unit], points: Votes) -> tuple[list[Bead], float]:
    """The beads of the cheapest walk and its cost. `points` are pairs of units that the band leads by."""
    scale = ratio(zh, en)
    sizes = [0.0, *accumulate(u.size * scale for u in zh)], [0.0, *accumulate(float(u.size) for u in en)]
    band = _band(*sizes, points)
    kinds = [u.kind for u in zh], _behind([u.kind for u in en])
    plan = Plan(band, *sizes, _links(zh, en, band), kinds if any(u.kind for u in (*zh, *en)) else None)
    rows: list[list[float]] = []
    steps: list[list[int]] = []
    for i in range(len(zh) + 1):
        row, step = _row(plan, i, rows)
        rows.append(row)
        steps.append(step)
    return _back(steps, band), rows[-1][-1]


def _behind(kinds: list[int]) -> list[list[tuple[int, ...]]]:
    """For so many units of a bead and each number of units taken, the kinds of the last ones."""
    return [[tuple(kinds[max(j - b, 0) : j]) for j in range(len(kinds) + 1)] for b in range(_MOST + 1)]


def _row(plan: Plan, i: int, rows: list[list[float]]) -> tuple[list[float], list[int]]:
    """The least cost to come to each point of a row, and the kind of the last bead."""
    low, high = plan.band[i]
    row = [float("inf")] * (high - low + 1)
    step = [_SKIP] * len(row)
    row[0] = float("inf") if i else 0.0
    shared: dict[int, float] = {}
    gains: list[list[float]] = [[]]
    for a in range(1, min(i, _MOST) + 1):
        for k, gain in plan.links[i - a].items():
            shared[k] = shared.get(k, 0.0) + gain
        gains.append(list(accumulate((shared.get(k, 0.0) for k in range(low - _MOST, high)), initial=0.0)))
    for number, (a, b, cost) in enumerate(KINDS):
        if 0 < a <= i:
            start = max(low, plan.band[i - a][0] + b)
            for k, total in enumerate(_totals(plan, i, (a, b), start, rows[i - a], gains[a]), start - low):
                if total + cost < row[k]:
                    row[k], step[k] = total + cost, number
    for k in range(1, len(row)):
        total = row[k - 1] + KINDS[_SKIP][2] + _skip_cost(plan.en[low + k] - plan.en[low + k - 1])
        if total < row[k]:
            row[k], step[k] = total, _SKIP
    return row, step


def _totals(
    plan: Plan, i: int, bead: tuple[int, int], start: int, before: list[float], gains: list[float]
) -> Iterator[float]:
    """The costs to come to the points of a row from `start` on by a bead of `a` by `b` units, without its own."""
    a, b = bead
    (low, high), first = plan.band[i], plan.band[i - a][0]
    if not b:
        skip = _skip_cost(plan.zh[i] - plan.zh[i - 1])
        return (total + skip for total in before[start - first : max(high + 1 - first, start - first)])
    end = max(min(high, first + len(before) - 1 + b) + 1, start)
    size = plan.zh[i] - plan.zh[i - a]
    lengths = (y - x for x, y in zip(plan.en[start - b : end - b], plan.en[start:end], strict=True))
    at = _MOST - low
    shares = zip(gains[start - b + at : end - b + at], gains[start + at : end + at], strict=True)
    totals = (
        t + (c if (c := (size - y) * (size - y) / (VARIANCE * (size + y + 1))) < LENGTH_CAP else LENGTH_CAP) - g2 + g1
        for t, y, (g1, g2) in zip(before[start - b - first : end - b - first], lengths, shares, strict=True)
    )
    if plan.kinds is None:
        return totals
    zh, en = tuple(plan.kinds[0][i - a : i]), plan.kinds[1][b]
    return (t + _kind_cost(zh, kinds) for t, kinds in zip(totals, en[start:], strict=False))


def _skip_cost(size: float) -> float:
    """What it costs that a unit has no counterpart, beside the kind of bead: the longer it is, the more."""
    return min(size / SKIP_LENGTH, SKIP_CAP)


@lru_cache(maxsize=4096)
def _kind_cost(zh: tuple[int, ...], en: tuple[int, ...]) -> float:
    """Headings go with headings of their level, and do not melt with prose."""
    if len(zh) == len(en) == 1:
        return (-1.5 if zh[0] else 0.0) if zh == en else 1.0 if zh[0] > 0 < en[0] else 4.0
    return 0.0 if len({*zh, *en}) == 1 else 4.0


def _back(steps: list[list[int]], band: Band) -> list[Bead]:
    """The beads of the best walk, from its end backwards."""
    i, j = len(steps) - 1, band[-1][1]
    beads = []
    while i or j:
        a, b, _ = KINDS[steps[i][j - band[i][0]]]
        beads.append(Bead(i - a, i, j - b, j))
        i, j = i - a, j - b
    return beads[::-1]


def _band(zh: list[float], en: list[float], points: Votes) -> Band:
    """For each number of Chinese units taken, the numbers of English units that may have been taken."""
    n, m = len(zh) - 1, len(en) - 1
    if n * m <= FULL:
        return [(0, m)] * (n + 1)
    posts = [(0, 0), *((i, j) for i, j in chain(points) if i and j), (n, m)]
    centre = [0]
    width = []
    for (i, j), (i2, j2) in pairwise(posts):
        share = (en[j2] - en[j]) / ((zh[i2] - zh[i]) or 1)
        centre += [min(max(bisect_left(en, en[j] + (zh[k] - zh[i]) * share), j), j2) for k in range(i + 1, i2)]
        centre += [j2] if i2 > i else []
        width += [WIDTH + min(int((i2 - i) ** 0.5 / 2), WIDTH)] * (i2 - i)
    width.append(WIDTH)
    lows = [max(centre[max(k - 1, 0)] - width[k], 0) for k in range(n + 1)]
    highs = [min(centre[min(k + 1, n)] + width[k], m) for k in range(n + 1)]
    lows = list(accumulate(lows[::-1], min))[::-1]
    highs = list(accumulate(highs, max))
    return [(0 if k == 0 else lows[k], m if k == n else highs[k]) for k in range(n + 1)]


def chain(points: Votes) -> list[tuple[int, int]]:
    """The heaviest selection of points that rises on both sides."""
    ordered = sorted(points, key=lambda p: (p[0], -p[1]))
    columns = sorted({j for _, j in ordered})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    came: list[int] = []
    for number, point in enumerate(ordered):
        at = bisect_left(columns, point[1])
        total, before = _most(tree, at)
        came.append(before)
        _raise(tree, at + 1, (total + points[point], number))
    number = _most(tree, len(columns))[1]
    found = []
    while number >= 0:
        found.append(ordered[number])
        number = came[number]
    return found[::-1]


def _most(tree: list[tuple[float, int]], at: int) -> tuple[float, int]:
    """The heaviest chain that ends in one of the first columns (a Fenwick tree of maxima)."""
    best = (0.0, -1)
    while at:
        best = max(best, tree[at])
        at &= at - 1
    return best


def _raise(tree: list[tuple[float, int]], at: int, value: tuple[float, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _links(zh: Sequence[Unit], en: Sequence[Unit], band: Band) -> Links:
    """For each Chinese unit the English units that share evidence with it, within the band, and how much.

    A key that several units of the neighbourhood have is shared out among them.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(en):
        for key in unit.keys:
            places[key].append(number)
    found: list[list[tuple[str, list[int]]]] = []
    often: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(zh):
        low, high = band[number][0], band[number + 1][1]
        near = [(key, _between(places[key], low, high)) for key in sorted(unit.keys) if key in places]
        found.append([(key, js) for key, js in near if 0 < len(js) <= 6])
        for key, _ in found[-1]:
            often[key].append(number)
    reach = 3 * WIDTH if len(zh) * len(en) > FULL else len(zh)
    return [_shares(number, near, often, reach) for number, near in enumerate(found)]


def _between(places: list[int], low: int, high: int) -> list[int]:
    return places[bisect_left(places, low) : bisect_left(places, high)]


def _shares(
    number: int, near: list[tuple[str, list[int]]], often: dict[str, list[int]], reach: int
) -> dict[int, float]:
    linked: dict[int, float] = defaultdict(float)
    for key, js in near:
        rivals = len(_between(often[key], number - reach, number + reach + 1))
        for j in js:
            linked[j] += EVIDENCE * weight(key) / (len(js) * rivals)
    return dict(linked)
