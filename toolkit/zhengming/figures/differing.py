"""How two figures that should be the same differ: ten times as much, two digits exchanged, another day."""

from math import isclose, log10
from typing import NamedTuple

from zhengming.figures.agreeing import amounts, comparable, digits, figures_of, kin, opposed
from zhengming.figures.almanac import nth
from zhengming.figures.stated import Day, Quantity

STRONG, FAIR, WEAK = 3, 2, 1
_SMALL = 10
_LARGE = 10_000
_POWERS = 12
_NEAR = 0.05


class Difference(NamedTuple):
    """How sure it is that one figure was meant to be the other, and what is wrong with it, for people."""

    strength: int
    words: str


def between(zh: Quantity, en: Quantity) -> Difference | None:
    """How an English quantity goes wrong that stands for a Chinese one, or nothing where they are not akin."""
    if zh.ordinal != en.ordinal and (en.ordinal or en.unit or zh.weak or en.weak):
        return None
    if opposed(zh, en):
        words = "the minus sign is lost" if zh.below else "the minus sign is added"
        return Difference(STRONG, words) if zh.value == en.value != 0 else None
    measured = kin(zh, en)
    if zh.dimension and en.dimension and not measured:
        return _another_unit(zh, en)
    if not measured and (zh.weak or en.weak) and not zh.ordinal:
        return None
    here, there = (amounts(zh)[0], amounts(en)[0]) if zh.unit != en.unit and measured else (zh.value, en.value)
    if here * there <= 0 or any(each.weak and each.value <= 1 for each in (zh, en)):
        return None
    if measured and zh.unit != en.unit and zh.value == en.value:
        return Difference(STRONG, "another unit")
    found = _tenfold(here, there, measured) or _misread(zh, en, measured) or _other(zh, en, measured)
    if found and (zh.weak or en.weak):
        return found._replace(strength=min(found.strength, WEAK if min(zh.value, en.value) < _SMALL else STRONG))
    return found


def _another_unit(zh: Quantity, en: Quantity) -> Difference | None:
    """The same number of something else: yuan as dollars, percentage points as percent."""
    if comparable(zh, en) or not isclose(zh.value, en.value, rel_tol=1e-6):
        return None
    if zh.dimension.startswith("money"):
        return Difference(STRONG, "another currency")
    return Difference(STRONG, "percent and percentage points are not the same")


def _tenfold(here: float, there: float, measured: bool) -> Difference | None:
    power = round(log10(there / here))
    if not power or abs(power) > _POWERS:
        return None
    scaled = here * 10.0**power
    if isclose(scaled, there, rel_tol=1e-6):
        sure = digits(here) > 1 or measured or max(here, there) >= _LARGE
        return Difference(STRONG if sure else FAIR, times(power))
    coarse, fine = sorted((scaled, there), key=digits)
    near = isclose(scaled, there, rel_tol=_NEAR) and float(f"{fine:.{digits(coarse) - 1}e}") == coarse
    return Difference(FAIR, times(power)) if near and max(here, there) >= _LARGE else None


def times(power: int) -> str:
    """What a power of ten too many is called: ten times as much, a tenth of it."""
    names = {1: "ten", 2: "a hundred", 3: "a thousand", 4: "ten thousand", 6: "a million"}
    parts = {1: "a tenth", 2: "a hundredth", 3: "a thousandth", 6: "a millionth"}
    if power > 0:
        return f"{names.get(power, f'{10**power:,}')} times as much"
    return f"{parts.get(-power, f'1/{10**-power:,}')} of it"


def _misread(zh: Quantity, en: Quantity, measured: bool) -> Difference | None:
    """Digits that are exchanged, wrong or lost, in numbers of the same unit."""
    if (measured and zh.unit != en.unit and not zh.dimension.startswith("money")) or (zh.value == int(zh.value)) != (
        en.value == int(en.value)
    ):
        return None
    here, there = figures_of(zh.value), figures_of(en.value)
    longest = max(len(here), len(there))
    here, there = here.ljust(longest, "0"), there.ljust(longest, "0")
    wrong = [place for place in range(longest) if here[place] != there[place]]
    if longest < 2 or int(log10(zh.value)) != int(log10(en.value)):
        return None
    strength = STRONG if (longest > 2 and measured) or longest > 3 else FAIR
    if (
        len(wrong) == 2
        and wrong[1] - wrong[0] == 1
        and here[wrong[0]] == there[wrong[1]]
        and here[wrong[1]] == there[wrong[0]]
    ):
        return Difference(strength, "two digits are exchanged")
    if len(wrong) == 1:
        return Difference(strength if longest > 2 else FAIR, "one digit differs")
    return None


def _other(zh: Quantity, en: Quantity, measured: bool) -> Difference | None:
    """Another number of the same, or one of about the same size of what nobody says."""
    bare = not (zh.unit or en.unit) and int(log10(zh.value)) == int(log10(en.value))
    alike = measured or (zh.ordinal and en.ordinal) or bare
    return Difference(WEAK, "another number") if alike else None


def said(quantity: Quantity) -> str:
    """What a quantity is called in English: 9 billion yuan, 108,500 tons, the 20th."""
    value = quantity.value
    if quantity.ordinal:
        return f"the {nth(int(value))}"
    unit = quantity.unit.name if quantity.unit else ""
    if unit == "percent":
        return f"{_number(value)} percent"
    return f"{'minus ' if quantity.below else ''}{_number(value)} {unit}".strip()


def _number(value: float) -> str:
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale and round(value / scale, 4) * scale == value:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{round(value, 4):,}"


def apart(zh: Day, en: Day) -> Difference | None:
    """How an English date goes wrong that stands for a Chinese one, or nothing where they are not akin."""
    if bool(zh.day) != bool(en.day) or zh.decade != en.decade:
        return None
    if zh.month and en.month and (zh.month, zh.day) == (en.day, en.month):
        return Difference(STRONG, "month and day are exchanged")
    wrong = [
        name
        for name, a, b in zip(("year", "month", "day", "part"), zh[1:5], en[1:5], strict=True)
        if a and b and a != b
    ]
    shared = [name for name, a, b in zip(("year", "month", "day"), zh[1:4], en[1:4], strict=True) if a and b and a == b]
    if len(wrong) == 1 and shared:
        return Difference(STRONG, f"another {wrong[0]}" if wrong[0] != "part" else "another part of it")
    if wrong == ["year"] and zh.year and en.year:
        return Difference(FAIR if _similar(str(zh.year), str(en.year)) else WEAK, "another year")
    return Difference(FAIR, f"another {wrong[0]}" if len(wrong) == 1 else "another date") if wrong else None


def _similar(here: str, there: str) -> bool:
    return sum(a != b for a, b in zip(here, there, strict=False)) == 1 or sorted(here) == sorted(there)
