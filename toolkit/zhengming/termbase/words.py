"""Chinese words and how common they are, to tell where one ends; and the affixes that make another term of a term."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_letters
from typing import NamedTuple

_LONGEST = 4
_UNKNOWN = 190
_DIGITS = "0123456789"
_ALNUM = f"{ascii_letters}{_DIGITS}"


@cache
def _tails(first: str) -> dict[str, int]:
    """What follows a first character in the known words, and each word's cost: -10 ln(share of running text)."""
    words = ((word.rstrip(_DIGITS), word) for word in _line("words.txt", first).split(" ") if word)
    return {tail: int(word[len(tail) :]) for tail, word in words}


@lru_cache(1 << 16)
def cheapest(text: str) -> int:
    """The cost of the likeliest way to read a text as words; a character that is no known word costs most."""
    best = [0] + [_UNKNOWN * len(text)] * len(text)
    for start, first in enumerate(text):
        tails = _tails(first)
        best[start + 1] = min(best[start + 1], best[start] + tails.get("", _UNKNOWN))
        for end in range(start + 2, min(start + _LONGEST, len(text)) + 1):
            cost = tails.get(text[start + 1 : end])
            if cost is not None and best[start] + cost < best[end]:
                best[end] = best[start] + cost
    return best[-1]


def crossed(left: str, right: str) -> bool:
    """Whether any known word begins in `left` and ends in `right`."""
    near = left[1 - _LONGEST :]
    for i, first in enumerate(near):
        tails, head = _tails(first), near[i + 1 :]
        if any(head + right[:j] in tails for j in range(1, min(_LONGEST - len(head), len(right) + 1))):
            return True
    return False


class _Neighbours(dict[str, frozenset[str]]):
    """For each character those that follow it inside a word: Han in a known word, or a Latin letter or digit in any."""

    def __missing__(self, first: str) -> frozenset[str]:
        latin = first.isascii() and first.isalnum()
        self[first] = found = frozenset(_ALNUM if latin else _line("pairs.txt", first))
        return found


neighbours = _Neighbours()


class Signs(NamedTuple):
    """Characters that may stand directly before a term, and directly after it."""

    before: frozenset[str]
    after: frozenset[str]

    @classmethod
    def of(cls, before: Iterable[str], after: Iterable[str]) -> "Signs":
        """The last characters of what may stand before, and the first of what may stand after."""
        return cls(frozenset(text[-1] for text in before), frozenset(text[0] for text in after))


@cache
def affixes(rule: str) -> tuple[str, ...]:
    """The words of one rule of affixes.tsv, longest first."""
    words = next(line for line in _table("affixes.tsv") if line.startswith(f"{rule}\t")).split("\t")[1].split()
    return tuple(sorted(words, key=len, reverse=True))


def _line(name: str, first: str) -> str:
    """What a sorted table has behind a first character and a space; empty where that has no line."""
    lines = _table(name)
    at = bisect_left(lines, first)
    return lines[at][2:] if first and at < len(lines) and lines[at][0] == first else ""


@cache
def _table(name: str) -> list[str]:
    return (Path(__file__).parent / "tables" / name).read_text("utf8").splitlines()
