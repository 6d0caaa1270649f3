"""Finding names in Chinese text.

A stretch is a name where the text is likelier with a name there than as words of the lexicon alone. Both readings of
a clause are scored as log-probabilities: words by their frequency, names by their surname and given-name characters.
What stands beside a name (a title before it, a verb of saying after it) adds to its score.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import log
from typing import NamedTuple

from zhengming.names import tables
from zhengming.names.cues import beside, edges, strongest
from zhengming.names.likelihood import (
    HOPELESS,
    LONGEST_WORD,
    NEVER,
    Gain,
    as_words,
    frequent_surnames,
    gain,
    name_log,
    surname_logs,
)

# The Han characters that are left in a folded text.
HAN = "\u3400-\u9fff\u3007\U00020000-\U000323af"
_FEW = r"[^\s、，,。；：！？（）()“”]{0,4}"
_CLAUSE = re.compile(f"[{HAN}·]{{2,}}")
_A_FOREIGNER = log(0.0005)
_A_JAPANESE = log(0.0005 / 150)
_JAPANESE_GIVEN = -6.0
_JAPAN = re.compile("日本|日方|日媒|东京")
_LONGEST_FOREIGN = 8
_LONGEST_DOTTED = 16
_SHORT_FOREIGN = log(0.2)
_UNUSUAL_FOREIGN = -8.0
_MOST_GAINED = 1.0
_LEAST_MARGIN = -12.0
_ROUNDING = 1e-6

# What a name next in a list, and another mention, say for a stretch (natural logarithms).
_IN_LIST = 3.0
_AGAIN = 1.5
_MOST_AGAIN = 4.5
LIST_JOINT = re.compile(rf"\s*(?:{_FEW}、{_FEW}|[，,和与及])?\s*")


class Candidate(NamedTuple):
    """A stretch of folded Chinese text that may be a name; `foreign` where its characters are those of transliteration.

    `margin` is how much likelier the text is with a name there than without, in natural logarithms; `cue` is what the
    neighbourhood adds.
    """

    start: int
    end: int
    text: str
    margin: float
    cue: float
    foreign: bool = False

    @property
    def score(self) -> float:
        return self.margin + self.cue


# A stretch of a clause that may be a name: start, end of the surname and end, how much likelier it is as a name than as
# bare characters, and its log-probability as a name, which 0 leaves open. A foreign one ends its surname at its start.
_Chance = tuple[int, int, int, float, float]


def is_about_japan(text: str) -> bool:
    return _JAPAN.search(text) is not None


def clauses(text: str) -> Iterator[slice]:
    """Where the clauses of a folded text stand: no name goes beyond one."""
    return (slice(*clause.span()) for clause in _CLAUSE.finditer(text))


def candidates(text: str, least: float, about_japan: bool, lines: slice = slice(None)) -> list[Candidate]:
    """The stretches of some lines of a folded text that may be names and score at least so much, by place."""
    found: list[Candidate] = []
    start, end, _ = lines.indices(len(text))
    for match in _CLAUSE.finditer(text, start, end):
        clause, at = match.group(), match.start()
        hopeful = list(_hopeful(text, at, _chances(clause, about_japan), least - _ROUNDING))
        if hopeful:
            found += _scored(clause, at, hopeful, least)
    return found


def _hopeful(text: str, at: int, chances: Iterable[_Chance], least: float) -> Iterator[tuple[_Chance, float]]:
    """The stretches of a clause that can score so much, and what stands beside them."""
    hopeless, (left, right) = least - strongest(), edges()
    for chance in chances:
        i, _, j, gained, _ = chance
        if gained > least or (
            gained > hopeless and (text[at + i - 1 : at + i] in left or text[at + j : at + j + 1] in right)
        ):
            cue = beside(text, at + i, at + j)
            if gained + cue > least:
                yield chance, cue


def candidates_at(text: str, start: int, clause: slice, least: float, about_japan: bool) -> list[Candidate]:
    """The same for the stretches that begin at one offset of a clause."""
    words, at = text[clause], clause.start
    here = _chances_from(words, about_japan).get(start - at, ())
    chances = [(chance, beside(text, at + chance[0], at + chance[2])) for chance in here]
    return list(_scored(words, at, chances, least)) if chances else []


def _scored(clause: str, at: int, chances: Sequence[tuple[_Chance, float]], least: float) -> Iterator[Candidate]:
    """The candidates among some stretches of a clause, given with what stands beside them."""
    before, after = as_words(clause)
    whole = before[-1]
    for (i, k, j, _, value), cue in chances:
        margin = before[i] + (value or name_log(clause[i:k], clause[k:j])) + after[j] - whole
        if margin > _LEAST_MARGIN and margin + cue >= least:
            yield Candidate(at + i, at + j, clause[i:j], margin, cue, k == i)


@lru_cache(maxsize=1024)
def _chances(clause: str, about_japan: bool) -> tuple[_Chance, ...]:
    """The stretches of a clause that may be names: those that begin with a surname, then the foreign ones."""
    gains = list(map(gain, clause))
    found = list(_stretches(clause, gains))
    foreign = [*_foreign_stretches(clause), *(_japanese_stretches(clause) if about_japan else ())]
    if foreign:
        bare = [0.0, *accumulate(alone for _, alone, *_ in gains)]
        found += [(i, i, j, value - bare[j] + bare[i], value) for i, j, value in foreign]
    return tuple(found)


@lru_cache(maxsize=256)
def _chances_from(clause: str, about_japan: bool) -> dict[int, list[_Chance]]:
    found: dict[int, list[_Chance]] = defaultdict(list)
    for chance in _chances(clause, about_japan):
        found[chance[0]].append(chance)
    return found


@cache
def _foreign() -> dict[str, float]:
    counts = tables.foreign_characters()
    total = sum(count for count, _ in counts.values())
    return {char: log(count / total) for char, (count, _) in counts.items() if count}


@cache
def _foreign_run() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_foreign())}]{{2,}}")


def _foreign_stretches(clause: str) -> Iterator[tuple[int, int, float]]:
    """The stretches of characters of transliteration, and their log-probability as a foreign name."""
    if "·" in clause:
        yield from _dotted_stretches(clause)
        return
    foreign = _foreign()
    for run in _foreign_run().finditer(clause):
        low, high = run.span()
        for i in range(low, high - 1):
            value = _A_FOREIGNER + foreign[clause[i]]
            for j in range(i + 2, min(i + _LONGEST_FOREIGN, high) + 1):
                value += foreign[clause[j - 1]]
                yield i, j, value + (_SHORT_FOREIGN if j - i == 2 else 0.0)


def _dotted_stretches(clause: str) -> Iterator[tuple[int, int, float]]:
    """The same where a name has a dot, which any characters may stand beside."""
    foreign = _foreign()
    for i, char in enumerate(clause):
        value, dotted = _A_FOREIGNER, False
        for j in range(i + 1, min(i + _LONGEST_DOTTED, len(clause)) + 1 if char != "·" else 0):
            last = clause[j - 1]
            dotted = dotted or last == "·"
            value += 0.0 if last == "·" else foreign.get(last) or _as_unusual(last)
            if last != "·" and (1 < j - i <= _LONGEST_FOREIGN or dotted):
                yield i, j, value + (_SHORT_FOREIGN if j - i == 2 else 0.0)


def _as_unusual(char: str) -> float:
    """The log-probability in a foreign name of a character that none has: a rare one does not make a name longer."""
    return min(_UNUSUAL_FOREIGN, gain(char)[1] + _MOST_GAINED)


def _japanese_stretches(clause: str) -> Iterator[tuple[int, int, float]]:
    """The stretches that begin with a Japanese surname of two characters or more, as names of foreigners."""
    for i in range(len(clause) - 2):
        for k in (i + 2, i + 3):
            if clause[i:k] in tables.japanese_surnames():
                for j in range(k + 1, min(k + 2, len(clause)) + 1):
                    yield i, j, _A_JAPANESE + _JAPANESE_GIVEN * (j - k)


def _stretches(clause: str, gains: Sequence[Gain]) -> Iterator[_Chance]:
    """The stretches that begin with a surname and are not hopeless."""
    last = len(clause) - 1
    for i in [i for i, found in enumerate(gains) if found[0] and i < last]:
        surname = gains[i][2]
        if surname > HOPELESS:
            _, _, _, first, _, only, _ = gains[i + 1]
            if surname + only > HOPELESS:
                yield i, i + 1, i + 2, surname + only, 0.0
            if i + 2 <= last and surname + first + gains[i + 2][6] > HOPELESS:
                second = gains[i + 2][6 if clause[i + 1] == clause[i + 2] else 4]
                yield i, i + 1, i + 3, surname + first + second, 0.0
        if i + 2 <= last:
            is_compound = clause[i : i + 2] in surname_logs()
            if is_compound:
                yield i, i + 2, i + 3, -NEVER, 0.0
            if i + 3 <= last and (is_compound or frequent_surnames().issuperset(clause[i : i + 2])):
                yield i, i + 2, i + 4, -NEVER, 0.0


def margin_of(text: str, start: int, end: int, surname: int = 1) -> Candidate:
    """How much of a name one stretch is, whatever its characters. `surname` is the length of the surname."""
    low, high = start, end
    while low > 0 and start - low < LONGEST_WORD and _is_han(text[low - 1]):
        low -= 1
    while high < len(text) and high - end < LONGEST_WORD and _is_han(text[high]):
        high += 1
    before, after = as_words(text[low:high])
    value = name_log(text[start : start + surname], text[start + surname : end])
    margin = before[start - low] + value + after[end - low] - before[-1]
    return Candidate(start, end, text[start:end], margin, beside(text, start, end))


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char == "\u3007" or "\U00020000" <= char <= "\U000323af"


def best(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The candidates that do not overlap a better one, by place.

    Those next to another one in a list, and those that stand in several places, gain by it.
    """
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(found, key=lambda c: (-c.score, c.start)):
        if taken.isdisjoint(range(candidate.start, candidate.end)):
            kept.append(candidate)
            taken.update(range(candidate.start, candidate.end))
    return _together(sorted(kept), text)


def _together(kept: list[Candidate], text: str) -> list[Candidate]:
    listed = set()
    for one, other in pairwise(kept):
        if LIST_JOINT.fullmatch(text, one.end, other.start) and max(one.score, other.score) >= _IN_LIST:
            listed |= {one, other}
    often = Counter(c.text for c in kept)
    return [_raised(c, min(_AGAIN * (often[c.text] - 1), _MOST_AGAIN), _IN_LIST * (c in listed)) for c in kept]


def _raised(candidate: Candidate, margin: float, cue: float) -> Candidate:
    if not margin and not cue:
        return candidate
    return candidate._replace(margin=candidate.margin + margin, cue=candidate.cue + cue)
