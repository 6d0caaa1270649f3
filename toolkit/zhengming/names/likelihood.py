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
HOPELESS = -8.0
_FREQUENT_SURNAME = log(2000 / 1e6)
_MOST_AS_SECOND = -_UNKNOWN_CHAR


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


@cache
def frequent_surnames() -> frozenset[str]:
    """The surnames of one character that are so frequent that two of them may be the husband's and one's own."""
    return frozenset(name for name, share in surname_logs().items() if len(name) == 1 and share > _FREQUENT_SURNAME)


@lru_cache(maxsize=4096)
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
    """How likely a character is as a word of its own, and each longer word that it begins, by what follows it."""
    cells = tables.words_beginning_with(char).split(" ")
    longer = dict(zip(cells[::2], map(_log_share, cells[1::2]), strict=False))
    return _alone(char), longer


@lru_cache(maxsize=1024)
def as_words(clause: str) -> tuple[list[float], list[float]]:
    """For each offset of a clause the best log-probability of what stands before it, and after it, as words."""
    size = len(clause)
    before, after = [0.0, *[NEVER] * size], [0.0] * (size + 1)
    words: list[tuple[float, list[tuple[int, float]]]] = []
    for start, char in enumerate(clause):
        alone, longer = _beginning_with(char)
        here, after_first, found = before[start], start + 1, []
        if here + alone > before[after_first]:
            before[after_first] = here + alone
        for end in range(start + 2, min(start + LONGEST_WORD, size) + 1):
            value = longer.get(clause[after_first:end])
            if value is not None:
                found.append((end, value))
                if here + value > before[end]:
                    before[end] = here + value
        words.append((alone, found))
    for start in range(size - 1, -1, -1):
        alone, found = words[start]
        best = alone + after[start + 1]
        for end, value in found:
            if value + after[end] > best:
                best = value + after[end]
        after[start] = best
    return before, after


def is_han(char: str) -> bool:
    """Whether a character is one of those that are left in a folded text."""
    return "\u3400" <= char <= "\u9fff" or char == "\u3007" or "\U00020000" <= char <= "\U000323af"


# Whether a character may begin a name, its log-probability as a word of its own, and how much likelier than that it is
# as a surname, as first, as second and as only given-name character, and as a second one that may repeat the first.
Gain = tuple[bool, float, float, float, float, float, float]


class _Gains(dict[str, Gain]):
    """Character → its gain, worked out when it is first met."""

    def __missing__(self, char: str) -> Gain:
        if not is_han(char):
            found: Gain = False, 0.0, NEVER, NEVER, NEVER, NEVER, NEVER
        else:
            first, second, only = _given(char)
            alone, surname = _alone(char), surname_logs().get(char, NEVER)
            own = _A_NAME + surname - alone
            begins = own > HOPELESS or char in frequent_surnames() or char in _compound_beginnings()
            doubled = max(second, _DOUBLED) - alone
            found = begins, alone, own, _TWO_GIVEN + first - alone, second - alone, _ONE_GIVEN + only - alone, doubled
        self[char] = found
        return found


gains = _Gains()
"""How much likelier each character is as part of a name than by itself."""


# Of two characters side by side: how much likelier they are as a whole name than by themselves, and as the beginning of
# one of three; whether they are a surname of two, and whether they may be two surnames. None where they begin no name.
Start = tuple[float, float, bool, bool] | None


class _Starts(dict[str, Start]):
    """Two characters → what they can begin, worked out when they are first met."""

    def __missing__(self, two: str) -> Start:
        begins, _, surname, *_ = gains[two[0]]
        found: Start = None
        if begins and is_han(two[1]):
            _, _, _, first, _, only, _ = gains[two[1]]
            whole, beginning = (surname + only, surname + first) if surname > HOPELESS else (NEVER, NEVER)
            is_compound = two in surname_logs()
            found = whole, beginning, is_compound, is_compound or frequent_surnames().issuperset(two)
            if whole <= HOPELESS and beginning + _MOST_AS_SECOND <= HOPELESS and not found[3]:
                found = None
        self[two] = found
        return found


starts = _Starts()
"""What two characters side by side can begin."""


@cache
def beginnings() -> frozenset[str]:
    """The characters that may begin a name."""
    return frozenset(char for char in {surname[0] for surname in tables.surnames()} if gains[char][0])


@cache
def _compound_beginnings() -> frozenset[str]:
    return frozenset(surname[0] for surname in tables.surnames() if len(surname) > 1)
