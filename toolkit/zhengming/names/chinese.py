"""Finding names in Chinese text.

A stretch is a name where the text is likelier with a name there than as words of the lexicon alone. Both readings of
a clause are scored as log-probabilities: words by their frequency, names by their surname and given-name characters.
What stands beside a name (a title before it, a verb of saying after it) adds to its score.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from zhengming.names import tables
from zhengming.names.cues import beside, most_beside
from zhengming.names.likelihood import (
    HOPELESS,
    LONGEST_WORD,
    NEVER,
    as_words,
    beginnings,
    gains,
    is_han,
    name_log,
    starts,
)
from zhengming.patterns import pattern

# The Han characters that are left in a folded text.
HAN = "\u3400-\u9fff\u3007\U00020000-\U000323af"
_FEW = r"[^\s、，,。；：！？（）()“”]{0,4}"
_CLAUSE = pattern(f"[{HAN}·]{{2,}}")
_A_FOREIGNER = log(0.0005)
_A_JAPANESE = log(0.0005 / 150)
_JAPANESE_GIVEN = -6.0
_JAPAN = pattern("日本|日方|日媒|东京")
_LONGEST_FOREIGN = 8
_LONGEST_DOTTED = 16
_NEVER_IN_NAMES = "与及是了被把从并对"
_SHORT_FOREIGN = log(0.2)
_UNUSUAL_FOREIGN = -8.0
_MOST_GAINED = 1.0
_LEAST_MARGIN = -12.0
_ROUNDING = 1e-6

# What a name next in a list, and another mention, say for a stretch (natural logarithms).
_IN_LIST = 3.0
_AGAIN = 1.5
_MOST_AGAIN = 4.5
LIST_JOINT = pattern(rf"\s*(?:{_FEW}、{_FEW}|[，,和与及])?\s*")


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


# A stretch of a text that may be a name: start, end of the surname and end, how much likelier it is as a name than as
# bare characters, and its log-probability as a name, which 0 leaves open. A foreign one ends its surname at its start.
_Chance = tuple[int, int, int, float, float]


def is_about_japan(text: str) -> bool:
    return _JAPAN.search(text) is not None


def clauses(text: str) -> Iterator[slice]:
    """Where the clauses of a folded text stand: no name goes beyond one."""
    return (slice(*clause.span()) for clause in _CLAUSE.finditer(text))


def candidates(text: str, least: float, about_japan: bool, lines: slice = slice(None)) -> list[Candidate]:
    """The stretches of some lines of a folded text that may be names and score at least so much, by clause."""
    start, end, _ = lines.indices(len(text))
    low = least - _ROUNDING
    hopeful = sorted(_hopeful(text, _chances(text, start, end, about_japan, low), low), key=_start)
    found: list[Candidate] = []
    first = done = 0
    for match in _CLAUSE.finditer(text, start, end) if hopeful else ():
        last = match.end()
        while done < len(hopeful) and hopeful[done][0][0] < last:
            done += 1
        if first < done:
            found += _scored(match.group(), match.start(), hopeful[first:done], least)
            first = done
    return found


def _start(hopeful: tuple[_Chance, float]) -> int:
    return hopeful[0][0]


def _hopeful(text: str, chances: Iterable[_Chance], least: float) -> Iterator[tuple[_Chance, float]]:
    """Those of some stretches that can score so much, and what stands beside them."""
    for chance in chances:
        cue = beside(text, chance[0], chance[2])
        if chance[3] + cue > least:
            yield chance, cue


def candidates_at(text: str, start: int, clause: slice, least: float, about_japan: bool) -> list[Candidate]:
    """The same for the stretches that begin at one offset of a clause."""
    here = _chances_from(text[clause], about_japan).get(start - clause.start, ())
    at = clause.start
    chances = [
        ((i + at, k + at, j + at, gained, value), beside(text, i + at, j + at)) for i, k, j, gained, value in here
    ]
    return list(_scored(text[clause], at, chances, least)) if chances else []


def _scored(clause: str, at: int, chances: Sequence[tuple[_Chance, float]], least: float) -> Iterator[Candidate]:
    """The candidates among some stretches of a clause that begins at an offset, given with what stands beside them."""
    before, after = as_words(clause)
    whole = before[-1]
    for (start, middle, end, _, value), cue in chances:
        i, k, j = start - at, middle - at, end - at
        margin = before[i] + (value or name_log(clause[i:k], clause[k:j])) + after[j] - whole
        if margin > _LEAST_MARGIN and margin + cue >= least:
            yield Candidate(start, end, clause[i:j], margin, cue, k == i)


@lru_cache(maxsize=256)
def _chances_from(clause: str, about_japan: bool) -> dict[int, list[_Chance]]:
    found: dict[int, list[_Chance]] = defaultdict(list)
    for chance in _chances(clause, 0, len(clause), about_japan, NEVER):
        found[chance[0]].append(chance)
    return found


def _chances(text: str, start: int, end: int, about_japan: bool, least: float) -> Iterator[_Chance]:
    """The stretches of a text that may be names and, with what can stand beside them, can be likelier than so.

    Those that begin with a surname, then the foreign ones.
    """
    yield from _stretches(text, start, end, least)
    clauses = [match.span() for match in _CLAUSE.finditer(text, start, end)] if "·" in text or about_japan else ()
    dotted = [clause for clause in clauses if "·" in text[slice(*clause)]]
    yield from _foreign_stretches(text, start, end, dotted, least)
    for at, last in dotted:
        yield from _as_chances(text, at, _dotted_stretches(text[at:last]))
    for at, last in clauses if about_japan else ():
        yield from _as_chances(text, at, _japanese_stretches(text[at:last]))


def _as_chances(text: str, at: int, stretches: Iterable[tuple[int, int, float]]) -> Iterator[_Chance]:
    for i, j, value in stretches:
        yield at + i, at + i, at + j, value - sum(gains[char][1] for char in text[at + i : at + j]), value


@cache
def _foreign() -> dict[str, float]:
    counts = tables.foreign_characters()
    total = sum(count for count, _ in counts.values())
    return {char: log(count / total) for char, (count, _) in counts.items() if count}


@cache
def _foreign_run() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_foreign())}]{{2,}}")


@cache
def _between_names() -> re.Pattern[str]:
    """The words that no name with a dot has in it: 的, but in 阿的江; 和 and its like where a name goes on behind."""
    foreign = f"[{''.join(_foreign())}]"
    goes_on = f"(?=[{HAN}]{{1,{_LONGEST_FOREIGN}}}·)"
    return re.compile(
        f"(?<!阿)的|(?<={foreign}阿)的|夫人|[{_NEVER_IN_NAMES}]|[在等向到]{goes_on}|和(?![卓加]){goes_on}"
        f"|(?<={foreign}{foreign})[和在等向到](?={foreign}{foreign})"
    )


def _foreign_stretches(
    text: str, start: int, end: int, dotted: Sequence[tuple[int, int]], least: float
) -> Iterator[_Chance]:
    """The stretches of characters of transliteration, but for those in some clauses, as foreign names."""
    foreign, (before, behind) = _foreign(), most_beside()
    for run in _foreign_run().finditer(text, start, end):
        low = run.start()
        if dotted and any(first <= low < last for first, last in dotted):
            continue
        rows = [(foreign[char], gains[char][1]) for char in run.group()]
        for i in range(len(rows) - 1):
            value, alone = rows[i]
            value += _A_FOREIGNER
            needed = least - before.get(text[low + i - 1 : low + i], 0.0)
            for j in range(i + 1, min(i + _LONGEST_FOREIGN, len(rows))):
                value += rows[j][0]
                alone += rows[j][1]
                said = value + _SHORT_FOREIGN if j == i + 1 else value
                if said - alone + behind.get(text[low + j + 1 : low + j + 2], 0.0) > needed:
                    yield low + i, low + i, low + j + 1, said - alone, said


def _dotted_stretches(clause: str) -> Iterator[tuple[int, int, float]]:
    """The same where a name has a dot, which any characters may stand beside."""
    foreign = _foreign()
    ends = [*(match.start() for match in _between_names().finditer(clause)), len(clause)]
    for i, char in enumerate(clause):
        value, dotted = _A_FOREIGNER, False
        end = ends[bisect_left(ends, i)]
        for j in range(i + 1, min(i + _LONGEST_DOTTED, end) + 1 if char != "·" else 0):
            last = clause[j - 1]
            dotted = dotted or last == "·"
            value += 0.0 if last == "·" else foreign.get(last) or _as_unusual(last)
            if last != "·" and (1 < j - i <= _LONGEST_FOREIGN or dotted):
                yield i, j, value + (_SHORT_FOREIGN if j - i == 2 else 0.0)


def _as_unusual(char: str) -> float:
    """The log-probability in a foreign name of a character that none has: a rare one does not make a name longer."""
    return min(_UNUSUAL_FOREIGN, gains[char][1] + _MOST_GAINED)


def _japanese_stretches(clause: str) -> Iterator[tuple[int, int, float]]:
    """The stretches that begin with a Japanese surname of two characters or more, as names of foreigners."""
    for i in range(len(clause) - 2):
        for k in (i + 2, i + 3):
            if clause[i:k] in tables.japanese_surnames():
                for j in range(k + 1, min(k + 2, len(clause)) + 1):
                    yield i, j, _A_JAPANESE + _JAPANESE_GIVEN * (j - k)


def _stretches(text: str, first: int, end: int, least: float) -> Iterator[_Chance]:
    """The stretches that begin with a surname and are not hopeless."""
    begin, (before, behind) = beginnings(), most_beside()
    for i in [i for i, char in enumerate(text[first : end - 1], first) if char in begin]:
        start = starts[text[i : i + 2]]
        if start:
            whole, beginning, is_compound, is_double = start
            needed = least - before.get(text[i - 1 : i], 0.0)
            if whole > HOPELESS and whole + behind.get(text[i + 2 : i + 3], 0.0) > needed:
                yield i, i + 1, i + 2, whole, 0.0
            third = gains[text[i + 2]] if i + 2 < end else None
            if third and third[6] > NEVER:
                if beginning + third[6] > HOPELESS:
                    gained = beginning + third[6 if text[i + 1] == text[i + 2] else 4]
                    if gained + behind.get(text[i + 3 : i + 4], 0.0) > needed:
                        yield i, i + 1, i + 3, gained, 0.0
                if is_compound:
                    yield i, i + 2, i + 3, -NEVER, 0.0
                if is_double and i + 3 < end and is_han(text[i + 3]):
                    yield i, i + 2, i + 4, -NEVER, 0.0


def margin_of(text: str, start: int, end: int, surname: int = 1) -> Candidate:
    """How much of a name one stretch is, whatever its characters. `surname` is the length of the surname."""
    low, high = start, end
    while low > 0 and start - low < LONGEST_WORD and is_han(text[low - 1]):
        low -= 1
    while high < len(text) and high - end < LONGEST_WORD and is_han(text[high]):
        high += 1
    before, after = as_words(text[low:high])
    value = name_log(text[start : start + surname], text[start + surname : end])
    margin = before[start - low] + value + after[end - low] - before[-1]
    return Candidate(start, end, text[start:end], margin, beside(text, start, end))


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
