"""Chinese words and how common they are, to tell where one ends; and the affixes that make another term of a term."""

from functools import cache, lru_cache
from importlib.resources import files

_LONGEST = 4
_UNKNOWN = 19.0


@cache
def _costs() -> dict[str, float]:
    """Words and their cost: the negative natural logarithm of their share of running text, in tenths in the file."""
    costs: dict[str, float] = {}
    for line in _table("words.txt"):
        cost, words = line.split(" ", 1)
        costs |= dict.fromkeys(words.split(), int(cost) / 10)
    return costs


@lru_cache(1 << 16)
def cheapest(text: str) -> float:
    """The cost of the likeliest way to read a text as words; a character that is no known word costs most."""
    costs = _costs()
    best = [0.0]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST), end - 1)
        known = [best[start] + costs[word] for start in starts if (word := text[start:end]) in costs]
        best.append(min(best[end - 1] + costs.get(text[end - 1], _UNKNOWN), *known, float("inf")))
    return best[-1]


def crossed(left: str, right: str) -> bool:
    """Whether any known word begins in `left` and ends in `right`."""
    costs = _costs()
    near = min(len(left), _LONGEST - 1)
    return any(left[-i:] + right[:j] in costs for i in range(1, near + 1) for j in range(1, _LONGEST - i + 1))


@cache
def affixes(rule: str) -> tuple[str, ...]:
    """The words of one rule of affixes.tsv, longest first."""
    rows = (line.split("\t") for line in _table("affixes.tsv"))
    words = next(words.split() for name, words in rows if name == rule)
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _table(name: str) -> tuple[str, ...]:
    text = files(__package__).joinpath("tables", name).read_text("utf8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
