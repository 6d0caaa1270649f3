"""How far a romanised name is from the readings of a Chinese one, and where they part."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from zhengming.names.readings import Name, apart, readings, surname_readings, written, written_surname

TRANSPOSED = 0.5
SYLLABLE_TOO_MANY = 0.9
_ONSETS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_CONFUSED = "zh/z ch/c sh/s n/l r/l f/h j/zh q/ch x/sh x/s j/z q/c"
_CONFUSED_ONSETS = {frozenset(pair.split("/")) for pair in _CONFUSED.split()}


class Step(NamedTuple):
    """One place where the spelling leaves the reading. `kind` is "differs", "exchanged", "dropped" or "added"."""

    kind: str
    chars: str
    expected: str
    found: str


class Difference(NamedTuple):
    """The distance of a romanised name from a Chinese one, the reading it was measured from, and the steps."""

    cost: float
    name: Name
    expected: tuple[str, ...]
    steps: tuple[Step, ...]


@lru_cache(maxsize=4096)
def parts(syllable: str) -> tuple[str, str]:
    """Onset and final of a pinyin syllable: zhang → zh, ang."""
    onset = next((o for o in _ONSETS if syllable.startswith(o)), "")
    return onset, syllable[len(onset) :]


@lru_cache(maxsize=8192)
def syllable_cost(expected: str, found: str) -> float:
    """0 for the same syllable, up to 1 for one that shares neither onset nor final."""
    if expected == found:
        return 0.0
    (onset, final), (other_onset, other_final) = parts(expected), parts(found)
    cost = 0.0
    if onset != other_onset:
        cost += 0.25 if frozenset((onset, other_onset)) in _CONFUSED_ONSETS else 0.5
    if final != other_final:
        cost += 0.2 if final.rstrip("g") == other_final.rstrip("g") else 0.5
    return cost


@lru_cache(maxsize=8192)
def _char_cost(char: str, ways: frozenset[str], found: str) -> float:
    return 0.0 if found in ways else min((syllable_cost(way, found) for way in ways), default=1.0)


def difference(name: str, surname: tuple[str, ...], given: tuple[str, ...]) -> Difference | None:
    """How far a Chinese name is from these syllables; None where nothing is known of its readings."""
    found = surname + given
    options = [d for way in apart(name) for d in _differences(way, found)]
    return min(options, key=lambda d: d.cost, default=None)


def _differences(way: Name, found: tuple[str, ...]) -> Iterator[Difference]:
    for surname in surname_readings(way.surname)[:2]:
        size = len(way.surname)
        whole = [w for w in written_surname(way.surname) if len(w) == size]
        ways = [frozenset(w[i] for w in whole) for i in range(size)] + [written(c) for c in way.given]
        if all(ways):
            cost, steps = _aligned(way.surname + way.given, ways, found)
            expected = surname + tuple(readings(c)[0] if readings(c) else "?" for c in way.given)
            yield Difference(cost, way, expected, tuple(steps))


def _aligned(chars: str, ways: Sequence[frozenset[str]], found: Sequence[str]) -> tuple[float, list[Step]]:
    """The cheapest way to turn the readings of some characters into the syllables found."""
    rows, columns = len(chars), len(found)
    best: dict[tuple[int, int], tuple[float, list[Step]]] = {(0, 0): (0.0, [])}
    for i in range(rows + 1):
        for j in range(columns + 1):
            if (i, j) != (0, 0):
                best[i, j] = min(_arrivals(best, chars, ways, found, i, j), key=lambda option: option[0])
    return best[rows, columns]


def _arrivals(
    best: dict[tuple[int, int], tuple[float, list[Step]]],
    chars: str,
    ways: Sequence[frozenset[str]],
    found: Sequence[str],
    i: int,
    j: int,
) -> Iterator[tuple[float, list[Step]]]:
    if i and j:
        cost, steps = best[i - 1, j - 1]
        here = _char_cost(chars[i - 1], ways[i - 1], found[j - 1])
        step = [Step("differs", chars[i - 1], _nearest(ways[i - 1], found[j - 1]), found[j - 1])] if here else []
        yield cost + here, steps + step
    if i > 1 and j > 1 and found[j - 1] in ways[i - 2] and found[j - 2] in ways[i - 1] and found[j - 1] != found[j - 2]:
        cost, steps = best[i - 2, j - 2]
        both = Step("exchanged", chars[i - 2 : i], f"{found[j - 1]} {found[j - 2]}", f"{found[j - 2]} {found[j - 1]}")
        yield cost + TRANSPOSED, [*steps, both]
    if i:
        cost, steps = best[i - 1, j]
        yield cost + SYLLABLE_TOO_MANY, [*steps, Step("dropped", chars[i - 1], _nearest(ways[i - 1], ""), "")]
    if j:
        cost, steps = best[i, j - 1]
        yield cost + SYLLABLE_TOO_MANY, [*steps, Step("added", "", "", found[j - 1])]


def _nearest(ways: frozenset[str], found: str) -> str:
    return min(sorted(ways), key=lambda way: (syllable_cost(way, found), "ü" in way))


_SAID = {
    "exchanged": "{found} stands for {expected}: two syllables are exchanged",
    "dropped": "{chars} {expected} is not there",
    "added": "{found} is one syllable too many",
}


def explained(steps: Sequence[Step]) -> str:
    """The steps of a difference as one clause."""
    return ", ".join(_step_said(step) for step in steps)


def _step_said(step: Step) -> str:
    if step.kind != "differs":
        return _SAID[step.kind].format(chars=step.chars, expected=step.expected, found=step.found)
    (onset, final), (other_onset, other_final) = parts(step.expected), parts(step.found)
    where = "one initial" if final == other_final else "one final" if onset == other_onset else "the syllable"
    return f"{step.chars} is {step.expected}, not {step.found}: {where} differs"
