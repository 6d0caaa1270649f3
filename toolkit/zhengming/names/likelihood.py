"""How likely a stretch of running Chinese text is as words of the lexicon, and how likely as a name.

All figures are natural logarithms of shares of running text.
"""

from functools import cache, lru_cache
from math import log

from zhengming.names import tables

LONGEST_WORD = 4
_UNKNOWN_CHAR = -15.0
_LOG_ALL_WORDS = log(60_000_000)
_A_NAME = log(0.004)
_TWO_GIVEN = log(0.8)
_ONE_GIVEN = log(0.2)
_NEVER_SEEN = 0.3
_DOUBLED = log(0.03)
_RAREST_SURNAME = log(0.05 / 1e6)
_DOUBLE_SURNAME = log(0.003)
NEVER = -1e9
_NO_GAIN = (NEVER, NEVER, NEVER, NEVER)


@lru_cache(maxsize=8192)
def _log_share(count: str) -> float:
    return log(max(int(count), 1)) - _LOG_ALL_WORDS


@lru_cache(maxsize=16384)
def _alone(char: str) -> float:
    """The log-probability of a character as a word of its own."""
    known = tables.characters().get(char)
    return _log_share(known[: known.index("\t")]) if known else _UNKNOWN_CHAR


@cache
def _names_counted() -> tuple[int, int, int]:
    """How many names the counts of given-name characters are of: first of two, second of two, only one."""
    rows = [row.split("\t") for row in tables.given().values()]
    first, second, only = (sum(int(row[i]) for row in rows) or 1 for i in range(3))
    return first, second, only


@lru_cache(maxsize=16384)
def _given(char: str) -> tuple[float, float, float]:
    """The log-probability of a character as first of two, second of two, and only given-name character."""
    counts = tables.given().get(char, "0\t0\t0").split("\t")
    first, second, only = ((int(n) + _NEVER_SEEN) / whole for n, whole in zip(counts, _names_counted(), strict=True))
    return log(first), log(second), log((only + second) / 2)


@cache
def surname_logs() -> dict[str, float]:
    return {name: log(max(weight, 0.5) / 1e6) for name, (weight, _) in tables.surnames().items()}


@lru_cache(maxsize=8192)
def name_log(surname: str, given: str) -> float:
    """The log-probability that a word of running text is this name."""
    surname_log = surname_logs().get(surname) or _unknown_surname(surname)
    if len(given) == 1:
        return _A_NAME + surname_log + _ONE_GIVEN + _given(given)[2]
    first, second = given[0], given[1]
    if first == second:
        return _A_NAME + surname_log + _TWO_GIVEN + _given(first)[0] + _DOUBLED
    return _A_NAME + surname_log + _TWO_GIVEN + _given(first)[0] + _given(second)[1]


def _unknown_surname(surname: str) -> float:
    if len(surname) == 1:
        return _RAREST_SURNAME
    known = surname_logs()
    return _DOUBLE_SURNAME + known.get(surname[0], _RAREST_SURNAME) + known.get(surname[1], _RAREST_SURNAME)


@lru_cache(maxsize=4096)
def _beginning_with(char: str) -> tuple[float, dict[str, float]]:
    """The log-probability of a character as a word, and of the longer words that it begins, by what follows it."""
    cells = tables.words_beginning_with(char).split(" ")
    return _alone(char), dict(zip(cells[::2], map(_log_share, cells[1::2]), strict=False))


@lru_cache(maxsize=256)
def as_words(clause: str) -> tuple[list[float], list[float]]:
    """For each offset of a clause the best log-probability of what stands before it, and after it, as words."""
    size = len(clause)
    before, after = [0.0, *[NEVER] * size], [*[NEVER] * size, 0.0]
    edges: list[tuple[int, int, float]] = []
    for start, char in enumerate(clause):
        alone, longer = _beginning_with(char)
        here, second = before[start], start + 1
        edges.append((start, second, alone))
        if here + alone > before[second]:
            before[second] = here + alone
        for end in range(start + 2, min(start + LONGEST_WORD, size) + 1) if longer else ():
            value = longer.get(clause[second:end])
            if value is not None:
                edges.append((start, end, value))
                if here + value > before[end]:
                    before[end] = here + value
    for start, end, value in reversed(edges):
        if after[end] + value > after[start]:
            after[start] = after[end] + value
    return before, after


@lru_cache(maxsize=16384)
def gain(char: str) -> tuple[float, float, float, float]:
    """How much likelier a character is as a surname, first, second and only given-name character than by itself."""
    if char == "·":
        return _NO_GAIN
    first, second, only = _given(char)
    alone, surname = _alone(char), surname_logs().get(char)
    own = _A_NAME + surname - alone if surname is not None else NEVER
    return own, _TWO_GIVEN + first - alone, max(second, _DOUBLED) - alone, _ONE_GIVEN + only - alone


@cache
def compound_beginnings() -> frozenset[str]:
    return frozenset(surname[0] for surname in tables.surnames() if len(surname) > 1)
