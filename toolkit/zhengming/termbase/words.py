"""Chinese words and how common they are, to tell where one ends; and the affixes that make another term of a term."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_letters
from typing import NamedTuple

_LONGEST = 4
_UNKNOWN = 190
_DIGITS = "0123456789"
_WORD = re.compile(r"(\D*)(\d+) ?")
_ALNUM = f"{ascii_letters}{_DIGITS}"


class _Tails(dict[str, dict[str, int]]):
    """What follows a first character in the known words, and each word's cost: -10 ln(share of running text)."""

    def __missing__(self, first: str) -> dict[str, int]:
        self[first] = found = {tail: int(cost) for tail, cost in _WORD.findall(_line("words.txt", first))}
        return found


class _Neighbours(dict[str, frozenset[str]]):
    """For each character those that follow it inside a word: Han in a known word, or a Latin letter or digit in any."""

    def __missing__(self, first: str) -> frozenset[str]:
        latin = first.isascii() and first.isalnum()
        self[first] = found = frozenset(_ALNUM if latin else _line("pairs.txt", first))
        return found


_tails = _Tails()
neighbours = _Neighbours()


@lru_cache(1 << 14)
def cheapest(text: str) -> int:
    """The cost of the likeliest way to read a text as words; a character that is no known word costs most."""
    return costs(text)[-1]


def costs(text: str) -> list[int]:
    """The cost of the likeliest way to read each beginning of a text as words, from none of it to all."""
    size = len(text)
    best = [0] + [_UNKNOWN * size] * size
    for start, first in enumerate(text):
        tails, so_far = _tails[first], best[start]
        cost = so_far + tails.get("", _UNKNOWN)
        end = start + 1
        if cost < best[end]:
            best[end] = cost
        while end < size and end - start < _LONGEST and text[end] in neighbours[text[end - 1]]:
            end += 1
            known = tails.get(text[start + 1 : end])
            if known is not None and so_far + known < best[end]:
                best[end] = so_far + known
    return best


def crossed(left: str, right: str) -> bool:
    """Whether any known word begins in `left` and ends in `right`."""
    head, following = "", right[:1]
    for first in left[: -_LONGEST : -1]:
        if following not in neighbours[first]:
            return False
        tails = _tails[first]
        for end in range(1, min(_LONGEST - len(head), len(right) + 1)):
            if head + right[:end] in tails:
                return True
        head, following = first + head, first
    return False


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
    """What a sorted table has behind a first character, not ASCII, and a space; empty where that has no line."""
    if first.isascii():
        return ""
    lines = _table(name)
    at = bisect_left(lines, first)
    return lines[at][2:] if at < len(lines) and lines[at][0] == first else ""


@cache
def _table(name: str) -> list[str]:
    return (Path(__file__).parent / "tables" / name).read_text("utf8").splitlines()
