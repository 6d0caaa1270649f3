"""A number of one version that is another number in the other."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from zhengming.checks.context import Context
from zhengming.checks.tallying import Elsewhere, Stated, Tally, first_of_each, near, segments_of, tallies
from zhengming.figures import Quantity
from zhengming.figures.agreeing import amounts, raw, same, values
from zhengming.figures.converting import Conversion, compared, misconverted, turned
from zhengming.figures.differing import FAIR, STRONG, WEAK, Difference, between, said
from zhengming.model import Finding, Lang, Mark, Segment, Span

Number = Stated[Quantity]
_USUAL = {"money:元": "money:CNY", "money:?": "money:CNY", "money:$": "money:USD"}
_LANGS: tuple[Lang, ...] = ("zh", "en")
_Found = tuple[Number, Number, Difference]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each number that the English has wrong, or a version converts wrongly, with all its places."""
    findings = tuple(_between(context)) if context.both else ()
    yield from findings
    told = {(mark.segment, mark.span) for finding in findings for mark in finding.marks}
    yield from _misconverted(context, told)


def _between(context: Context) -> Iterator[Finding]:
    elsewhere = Elsewhere(context, lambda segment: _all_names(context, segment))
    found: dict[tuple[object, ...], list[_Found]] = {}
    for tally in tallies(context, lambda segment: _quantities(context, segment), same, _keys):
        for zh, en, difference in _differences(context, tally, elsewhere):
            key = (zh.figure.value, zh.figure.unit, en.figure.value, en.figure.unit)
            found.setdefault(key, []).append((zh, en, difference))
    for each in found.values():
        yield _finding(each)


def _quantities(context: Context, segment: Segment) -> Iterable[tuple[Span, Quantity]]:
    return ((quantity.span, quantity) for quantity in context.figures[segment].quantities)


def _keys(quantity: Quantity) -> tuple[object, ...]:
    """What a quantity is struck out by: the amount with its unit, then (by `same`) the bare number."""
    return ((quantity.dimension, quantity.ordinal, raw(amounts(quantity)[0])),)


def _all_names(context: Context, segment: Segment) -> Iterator[str]:
    """By what all numbers of a segment are known, and its years."""
    figures = context.figures[segment]
    for quantity in figures.quantities:
        if not (quantity.weak and quantity.value <= 1):
            yield from _names(quantity)
    yield from (raw(day.year) for day in figures.days if day.year)


def _names(quantity: Quantity) -> Iterator[str]:
    """What a quantity is known by: its amount with the dimension, then the bare number; ordinals apart."""
    if quantity.ordinal:
        yield f"#{raw(quantity.value)}"
        return
    if quantity.unit:
        dimension = _USUAL.get(quantity.dimension, quantity.dimension)
        yield from (f"{dimension} {raw(amount)}" for amount in amounts(quantity))
    yield from map(raw, values(quantity))


def _name(quantity: Quantity) -> str:
    return next(_names(quantity))


class _Pair(NamedTuple):
    """What counts for and against two numbers of a pair: the pair itself, what it states, what others state."""

    tally: Tally[Quantity]
    zh: frozenset[str]
    en: frozenset[str]
    elsewhere: Elsewhere


def _differences(context: Context, tally: Tally[Quantity], elsewhere: Elsewhere) -> Iterator[_Found]:
    """The numbers of a pair that are left over and stand for each other, the surest first."""
    zh, en = ([each for each in left if not each.claimed] for left in (tally.zh_left, tally.en_left))
    if not zh or not en:
        return
    pair = _Pair(tally, _stated_by(context, tally.zh), _stated_by(context, tally.en), elsewhere)
    candidates = []
    for i, j in near(len(zh), len(en)):
        difference = between(zh[i].figure, en[j].figure)
        if difference and _holds(zh[i], en[j], difference, pair):
            candidates.append((-difference.strength, abs(i - j), i, j, difference))
    for i, j, difference in first_of_each(candidates):
        yield zh[i], en[j], difference


def _stated_by(context: Context, numbers: Iterable[Number]) -> frozenset[str]:
    """By what the numbers of a side of a pair are known, and the bare ones of its dates."""
    segments = segments_of(numbers)
    days = [day for segment in segments for day in context.figures[segment].days]
    parts = {raw(part) for day in days for part in (day.month, day.day, (day.year or 0) % 100) if part}
    return frozenset(name for segment in segments for name in _all_names(context, segment)) | parts


def _holds(zh: Number, en: Number, difference: Difference, pair: _Pair) -> bool:
    """Whether one number can be said to stand for the other: the surer, the less other places count."""
    tally, elsewhere = pair.tally, pair.elsewhere
    here, there = _name(zh.figure), _name(en.figure)
    near_by = elsewhere.near(here, tally.number, "en")
    if difference.strength == STRONG:
        if there in pair.zh:
            return here not in elsewhere.en
        return not (near_by and elsewhere.near(there, tally.number, "zh"))
    if here in pair.en or there in pair.zh:
        return False
    if difference.strength == FAIR and tally.plain:
        return not elsewhere.near(there, tally.number, "zh")
    if there in elsewhere.zh or difference.strength == FAIR:
        return there not in elsewhere.zh and zh.figure.dimension != "" and not near_by
    return tally.plain and not near_by and _alone(zh, tally.zh_left) and _alone(en, tally.en_left)


def _alone(number: Number, left: Iterable[Number]) -> bool:
    """Whether a number is the only one left of its dimension; where it has none, the only one at all in digits."""
    figure = number.figure
    return not any(
        each is not number
        and (
            (each.figure.dimension, each.figure.ordinal) == (figure.dimension, figure.ordinal)
            or not (figure.unit or figure.ordinal or each.figure.weak)
        )
        for each in left
    )


def _finding(found: list[_Found]) -> Finding:
    zh, en, difference = found[0]
    wanted = said(zh.figure)
    plain = zh.text.replace(",", "") == wanted.replace(",", "")
    known = f"the Chinese has {zh.text}" if plain else f"{zh.text} is {wanted}"
    return Finding(
        f'{known}; the English has "{en.text}" ({difference.words})',
        (*(each.mark() for _, each, _ in found), *(each.mark(wanted) for each, _, _ in found)),
        (wanted,),
        severity="warning" if difference.strength == WEAK else None,
        confidence={STRONG: "high", FAIR: "medium"}.get(difference.strength, "low"),  # type: ignore[arg-type]
    )


def _misconverted(context: Context, told: Container[tuple[Segment, Span]]) -> Iterator[Finding]:
    """One finding for each quantity that a version converts wrongly, where it is not told by what the other has."""
    found: dict[tuple[object, ...], list[tuple[Segment, Conversion]]] = {}
    stated = {lang: _all(context, context.release.side(lang)) for lang in _LANGS}
    for segment, figures in context.figures.items():
        for each in misconverted(segment.text, figures.quantities):
            if (segment, each.quantity.span) not in told and (segment, each.converted.span) not in told:
                each = _the_wrong_last(each, stated["en" if segment.lang == "zh" else "zh"])
                key = tuple((figure.value, figure.unit) for figure in (each.quantity, each.converted))
                found.setdefault(key, []).append((segment, each))
    for places in found.values():
        segment, first = places[0]
        wrong, right = Mark(segment, first.converted.span), Mark(segment, first.quantity.span)
        wanted = f"about {said(turned(first.quantity, first.converted))}"
        yield Finding(
            f'"{right.text}" is {wanted}; beside it stands "{wrong.text}" ({first.difference.words})',
            (
                *(Mark(place, each.converted.span) for place, each in places),
                *(Mark(place, each.quantity.span, wanted) for place, each in places),
            ),
            (wanted,),
            severity="warning" if first.difference.strength == FAIR else None,
            confidence="high" if first.difference.strength == STRONG else "medium",
        )


def _all(context: Context, segments: Iterable[Segment]) -> frozenset[str]:
    return frozenset(name for segment in segments for name in _all_names(context, segment))


def _the_wrong_last(found: Conversion, stated: Container[str]) -> Conversion:
    """A conversion, turned round where only what it makes of the quantity is what the other version states."""
    if _name(found.converted) in stated and _name(found.quantity) not in stated:
        return compared(found.converted, found.quantity) or found
    return found
