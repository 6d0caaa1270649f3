"""Chinese words and how common they are, to tell where one ends; and the affixes that make another term of a term."""

from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

_LONGEST = 4
_UNKNOWN = 190
_DIGITS = "0123456789"


@cache
def _tails(first: str) -> dict[str, int]:
    """What follows a first character in the known words, and each word's cost: -10 ln(share of running text)."""
    lines = _table("words.txt")
    at = bisect_left(lines, first)
    if at == len(lines) or lines[at][0] != first:
        return {}
    words = ((word.rstrip(_DIGITS), word) for word in lines[at][2:].split(" "))
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


@cache
def affixes(rule: str) -> tuple[str, ...]:
    """The words of one rule of affixes.tsv, longest first."""
    words = next(line for line in _table("affixes.tsv") if line.startswith(f"{rule}\t")).split("\t")[1].split()
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _table(name: str) -> list[str]:
    return (Path(__file__).parent / "tables" / name).read_text("utf8").splitlines()
