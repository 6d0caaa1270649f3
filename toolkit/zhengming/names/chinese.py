"""Finding names in Chinese text.

A stretch is a name where the text is likelier with a name there than as words of the lexicon alone. Both readings of
a clause are scored as log-probabilities: words by their frequency, names by their surname and given-name characters.
What stands beside a name (a title before it, a verb of saying after it) adds to its score.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from zhengming.names import tables
from zhengming.names.cues import beside
from zhengming.names.likelihood import LONGEST_WORD, NEVER, as_words, compound_beginnings, gain, name_log, surname_logs

# The Han characters that are left in a folded text.
HAN = "\u3400-\u9fff\u3007\U00020000-\U000323af"
_FEW = r"[^\s、，,。；：！？（）()“”]{0,4}"
_CLAUSE = re.compile(f"[{HAN}·]{{2,}}")
_MAY_BE_DOUBLE = log(2000 / 1e6)
_A_FOREIGNER = log(0.0005)
_A_JAPANESE = log(0.0005 / 150)
_JAPANESE_GIVEN = -6.0
_JAPAN = re.compile("日本|日方|日媒|东京")
_LONGEST_FOREIGN = 8
_LONGEST_DOTTED = 16
_SHORT_FOREIGN = log(0.2)
_UNUSUAL_FOREIGN = -8.0
_LEAST_MARGIN = -12.0
_HOPELESS = -8.0

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


def candidates(text: str, least: float = 0.0) -> list[Candidate]:
    """The stretches of a folded text that may be names, by place; those whose score is below `least` are left out."""
    about_japan = _JAPAN.search(text) is not None
    return [
        candidate
        for clause in _CLAUSE.finditer(text)
        for candidate in _in_clause(text, clause.start(), clause.group(), about_japan)
        if candidate.score >= least
    ]


def _in_clause(text: str, at: int, clause: str, about_japan: bool) -> Iterator[Candidate]:
    for i, j, margin, foreign in _margins(clause, about_japan):
        yield Candidate(at + i, at + j, clause[i:j], margin, beside(text, at + i, at + j), foreign)


@lru_cache(maxsize=2048)
def _margins(clause: str, about_japan: bool) -> tuple[tuple[int, int, float, bool], ...]:
    """Start, end and margin of the stretches of a clause that may be names, and whether they are foreign ones."""
    stretches = [(i, j, name_log(clause[i:k], clause[k:j]), False) for i, k, j in _stretches(clause)]
    stretches += [(i, j, value, True) for i, j, value in _foreign_stretches(clause)]
    if about_japan:
        stretches += [(i, j, value, True) for i, j, value in _japanese_stretches(clause)]
    if not stretches:
        return ()
    before, after = as_words(clause)
    whole = before[-1]
    margins = ((i, j, before[i] + value + after[j] - whole, foreign) for i, j, value, foreign in stretches)
    return tuple(found for found in margins if found[2] > _LEAST_MARGIN)


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
            value += 0.0 if last == "·" else foreign.get(last, _UNUSUAL_FOREIGN)
            if last != "·" and (1 < j - i <= _LONGEST_FOREIGN or dotted):
                yield i, j, value + (_SHORT_FOREIGN if j - i == 2 else 0.0)


def _japanese_stretches(clause: str) -> Iterator[tuple[int, int, float]]:
    """The stretches that begin with a Japanese surname of two characters or more, as names of foreigners."""
    for i in range(len(clause) - 2):
        for k in (i + 2, i + 3):
            if clause[i:k] in tables.japanese_surnames():
                for j in range(k + 1, min(k + 2, len(clause)) + 1):
                    yield i, j, _A_JAPANESE + _JAPANESE_GIVEN * (j - k)


def _stretches(clause: str) -> Iterator[tuple[int, int, int]]:
    """Start, end of the surname and end of every stretch that begins with a surname and is not hopeless.

    A name can be likelier than the best words by no more than it is likelier than the bare characters.
    """
    compound, surnames = compound_beginnings(), surname_logs()
    found = [gain(char) for char in clause]
    last = len(clause) - 1
    for i in range(last):
        surname = found[i][0]
        if surname > _HOPELESS:
            following = found[i + 1]
            if surname + following[3] > _HOPELESS:
                yield i, i + 1, i + 2
            if i + 2 <= last and surname + following[1] + found[i + 2][2] > _HOPELESS:
                yield i, i + 1, i + 3
        is_compound = clause[i] in compound and clause[i : i + 2] in surnames
        both = min(surnames.get(clause[i], NEVER), surnames.get(clause[i + 1], NEVER))
        if i + 3 <= last and not is_compound and both > _MAY_BE_DOUBLE:
            yield i, i + 2, i + 4
        if is_compound and i + 2 <= last:
            yield i, i + 2, i + 3
            if i + 3 <= last:
                yield i, i + 2, i + 4


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


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or _han().match(char) is not None


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
    return [
        c._replace(
            margin=c.margin + min(_AGAIN * (often[c.text] - 1), _MOST_AGAIN), cue=c.cue + _IN_LIST * (c in listed)
        )
        for c in kept
    ]
