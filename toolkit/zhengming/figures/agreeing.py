"""Whether two quantities, or two dates, of the two languages can be the same."""

from collections.abc import Iterator

from zhengming.figures.stated import Day, Hour, Quantity

_CONVERTED = 0.03
_ROUGH = 0.06
_ROUNDED = 0.25
_PLAIN = 0.02
_ANY_MONEY = "money:?"
_DOLLARS = {"money:USD", "money:HKD", "money:TWD", "money:AUD", "money:CAD", "money:SGD"}
_YUAN = {"money:CNY", "money:HKD", "money:MOP", "money:TWD", "money:SGD"}


def raw(value: float) -> str:
    """A value as it is compared: to nine digits."""
    return f"{value:.9g}"


def values(quantity: Quantity) -> tuple[float, ...]:
    """All that a quantity can mean, as it is written: without its unit."""
    return (quantity.value, *quantity.others)


def amounts(quantity: Quantity) -> tuple[float, ...]:
    """All that it can mean in the basic unit of its dimension."""
    unit = quantity.unit
    if not unit:
        return values(quantity)
    if unit.dimension == "temperature":
        signed = ((-value if quantity.below else value) for value in values(quantity))
        return tuple(value if unit.factor else (value - 32) / 1.8 for value in signed)
    return tuple(value * unit.factor for value in values(quantity))


def comparable(zh: Quantity, en: Quantity) -> bool:
    """Whether equal numbers make two quantities the same: not where another currency or kind of unit is said."""
    here, there = zh.dimension, en.dimension
    if not here or not there:
        return True
    if here == there:
        return zh.unit == en.unit
    if here.startswith("money") and there.startswith("money"):
        return _may_be_one({here, there})
    if zh.weak or en.weak:
        return {here, there} == {"ratio", "times"}
    return {here, there} != {"ratio", "points"}


def _may_be_one(currencies: set[str]) -> bool:
    """Whether two names of currencies can mean one: 元 and yuan, 元 and Hong Kong dollars, $ and U.S. dollars."""
    if _ANY_MONEY in currencies:
        return True
    if "money:$" in currencies:
        return not currencies.isdisjoint(_DOLLARS)
    return "money:元" in currencies and not currencies.isdisjoint(_YUAN)


def kin(zh: Quantity, en: Quantity) -> bool:
    """Whether two quantities measure the same: length and length, yuan and RMB."""
    return bool(zh.dimension) and bool(en.dimension) and (zh.dimension == en.dimension or _is_same_money(zh, en))


def _is_same_money(zh: Quantity, en: Quantity) -> bool:
    return zh.dimension.startswith("money") and en.dimension.startswith("money") and comparable(zh, en)


def opposed(zh: Quantity, en: Quantity) -> bool:
    """Whether one is below zero and the other is not, of temperatures that are not converted."""
    alike = zh.unit == en.unit or not (zh.unit and en.unit)
    return alike and None not in (zh.below, en.below) and zh.below != en.below


def same(zh: Quantity, en: Quantity) -> int:
    """How well two quantities agree: 3 the same amount, 2 the same number, 1 rounded or converted, 0 not at all."""
    if opposed(zh, en):
        return 0
    if zh.dimension == en.dimension and _meet(amounts(zh), amounts(en)):
        return 3
    if comparable(zh, en) and _meet(values(zh), values(en)):
        return 2
    return int(close(zh, en))


def _meet(zh: tuple[float, ...], en: tuple[float, ...]) -> bool:
    return not {raw(a) for a in zh}.isdisjoint({raw(b) for b in en})


def close(zh: Quantity, en: Quantity) -> bool:
    """Whether one is the other rounded, or converted to another unit."""
    if zh.dimension and en.dimension and not kin(zh, en):
        return False
    here, there = amounts(zh), amounts(en)
    about = zh.about or en.about
    if kin(zh, en) and zh.unit != en.unit and not _is_same_money(zh, en):
        return any(_apart(a, b) <= (_ROUGH if about else _CONVERTED) for a in here for b in there)
    if zh.ordinal or en.ordinal:
        return False
    return any(_rounded(a, b, about) for a in values(zh) for b in values(en))


def _apart(a: float, b: float) -> float:
    return abs(a - b) / max(abs(a), abs(b), 1e-9)


def _rounded(a: float, b: float, about: bool) -> bool:
    """Whether the one of two numbers with fewer digits is the other one made round."""
    coarse, fine = sorted((a, b), key=digits)
    places, apart = digits(coarse), _apart(a, b)
    if places == digits(fine) or apart > _ROUNDED or not coarse:
        return False
    if float(f"{fine:.{places - 1}e}") == coarse:
        return places > 1 or about or apart <= _PLAIN
    step = 10.0 ** (len(f"{int(fine)}") - places)
    return about and abs(coarse - fine) < step and fine >= 100


def digits(value: float) -> int:
    """How many digits of a number are not the zeros at its end: 2 for 35,000."""
    return len(figures_of(value).strip("0")) or 1


def figures_of(value: float) -> str:
    """The digits of a number without its point, at most ten."""
    return f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0") or "0"


def agree(zh: Day, en: Day) -> int:
    """How many parts of two dates agree; 0 where one differs or they have none in common."""
    if zh.decade != en.decade:
        return int(bool(zh.year and en.year and zh.year // 10 == en.year // 10 and not (zh.decade and zh.month)))
    parts = [(a, b) for a, b in _parts(zh, en) if a and b]
    return len(parts) if all(a == b for a, b in parts) else 0


def _parts(zh: Day, en: Day) -> Iterator[tuple[object, object]]:
    return zip(zh[1:5], en[1:5], strict=True)


def meet(zh: Hour, en: Hour) -> bool:
    """Whether two times of day can be the same."""
    if zh.minute != en.minute:
        return False
    return zh.hour % 24 == en.hour % 24 or ((zh.half or en.half) and zh.hour % 12 == en.hour % 12)
