"""Which things of two languages stand together more often than chance has it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

Units = Mapping[str, Sequence[int]]
"""In which units (numbers that rise) something stands, by what it is."""


class Link(NamedTuple):
    """Two things that stand together: in how many units both, each, and how that compares with chance."""

    zh: str
    en: str
    together: int
    zh_units: int
    en_units: int
    surprise: float

    @property
    def dice(self) -> float:
        """Twice the units of both over the units of each: 1 where they always stand together."""
        return 2 * self.together / (self.zh_units + self.en_units)

    @property
    def kept(self) -> float:
        """The share of the units of the English that have the Chinese."""
        return self.together / self.en_units


def links(zh: Units, en: Units, total: int, least: int) -> Iterator[tuple[str, list[Link]]]:
    """For each Chinese thing the English ones with which it stands in as many units as asked, the closest first."""
    inside: dict[int, list[str]] = {}
    for text, units in en.items():
        for unit in units:
            inside.setdefault(unit, []).append(text)
    for text in sorted(zh):
        units = zh[text]
        common = Counter(other for unit in units for other in inside.get(unit, ()))
        found = [
            Link(text, other, both, len(units), len(en[other]), surprise(both, len(units), len(en[other]), total))
            for other, both in common.items()
            if both >= least
        ]
        yield text, sorted(found, key=lambda link: (-link.dice, -link.together, -len(link.en), link.en))


def surprise(both: int, first: int, second: int, total: int) -> float:
    """The log-likelihood ratio of two counts (Dunning 1993, Computational Linguistics 19:1): 10.8 is 1 in 1,000."""
    rows = (both, first - both), (second - both, total - first - second + both)
    whole = _entropy(cell for row in rows for cell in row)
    return 2 * (whole - _entropy(map(sum, rows)) - _entropy(map(sum, zip(*rows, strict=True))) + _of(total))


def _entropy(cells: "Iterator[int] | map[int]") -> float:
    return sum(map(_of, cells))


def _of(cell: int) -> float:
    return cell * log(cell) if cell > 0 else 0.0
