"""A quantity that a text converts itself, and wrongly: "300 mu (200 hectares)", 300亩（合200公顷）."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log10
from typing import NamedTuple

from zhengming.figures.agreeing import amounts
from zhengming.figures.differing import FAIR, STRONG, Difference, times
from zhengming.figures.stated import Quantity
from zhengming.patterns import pattern
from zhengming.script import simplify

_MEASURES = {"mass", "length", "area", "volume", "energy", "power"}
_VESSELS = {"barrels"}  # 桶 is also a bucket, of any size
_LINK = 40
_ROUND, _FAR = 0.1, 1.4
_NEARLY = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|over|more than|some|or|equal to"
    r"|equivalent to|i\.e\.,?|=|≈|大约|约为|约合|折合|相当于|等于|超过|即|约|近|合|逾|超)\s?)*"
)
_BRACKET = pattern(rf"\s?[(（]\s?{_NEARLY}", re.I)
_BESIDE = pattern(
    r"(?:,?\s(?:or|that\sis)\s(?:about|approximately|roughly)\s|,?\sequivalent\sto\s|[,，]?(?:约合|折合|合|相当于))"
    rf"\s?{_NEARLY}",
    re.I,
)
_CLOSED = pattern(r"\s?[)）]")
_ENDED = pattern(r"\s?(?:[,，。；;、!！]|\.(?![0-9])|$)")
_COMPOUND = pattern(r"[\s,-]*(?:and\s)?|又|零")


class Conversion(NamedTuple):
    """A quantity, what the text makes of it in another unit, and what is wrong with that."""

    quantity: Quantity
    converted: Quantity
    difference: Difference


def misconverted(text: str, numbers: Sequence[Quantity]) -> Iterator[Conversion]:
    """The quantities of a text that stand beside a wrong conversion. The spans of the numbers are in the text."""
    before = None
    for quantity, converted in pairwise(numbers):
        compound = before and before.unit and _is_compound(text, before, quantity)
        before = quantity
        if not compound and _are_measures(quantity, converted) and _is_conversion(text, quantity, converted):
            found = compared(quantity, converted)
            if found:
                yield found


def compared(quantity: Quantity, converted: Quantity) -> Conversion | None:
    """Two quantities where the second is a wrong conversion of the first."""
    difference = _wrong(amounts(quantity)[0], amounts(converted)[0])
    return Conversion(quantity, converted, difference) if difference else None


def _is_compound(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities are one: 5 feet 10 inches."""
    return first.dimension == second.dimension and bool(_COMPOUND.fullmatch(text, first.span.end, second.span.start))


def _are_measures(quantity: Quantity, converted: Quantity) -> bool:
    here, there = quantity.unit, converted.unit
    if not here or not there or here.dimension != there.dimension or here.factor == there.factor:
        return False
    plain = not (quantity.weak or converted.weak or quantity.others or converted.others)
    return here.dimension in _MEASURES and plain and _VESSELS.isdisjoint({here.name, there.name})


def _is_conversion(text: str, quantity: Quantity, converted: Quantity) -> bool:
    start, end = quantity.span.end, converted.span.start
    if end - start > _LINK:
        return False
    link = simplify(text[start:end])
    if _BRACKET.fullmatch(link):
        return bool(_CLOSED.match(text, converted.span.end))
    return bool(_BESIDE.fullmatch(link) and _ENDED.match(text, converted.span.end))


def _wrong(here: float, there: float) -> Difference | None:
    if here <= 0 or there <= 0:
        return None
    power = round(log10(there / here))
    if power and abs(there / here / 10.0**power - 1) <= _ROUND:
        return Difference(STRONG, times(power))
    return Difference(FAIR, "another amount") if not 1 / _FAR <= there / here <= _FAR else None


def turned(quantity: Quantity, into: Quantity) -> Quantity:
    """A quantity in the unit of another one, to three digits."""
    factor = into.unit.factor if into.unit else 1
    return into._replace(value=float(f"{amounts(quantity)[0] / factor:.3g}"))
