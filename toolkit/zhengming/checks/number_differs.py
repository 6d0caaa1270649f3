"""A number of one version that is another number in the other."""

from collections.abc import Iterable, Iterator

from zhengming.checks.context import Context
from zhengming.checks.tallying import Elsewhere, Stated, Tally, near, tallies
from zhengming.figures import Quantity
from zhengming.figures.agreeing import amounts, raw, same, values
from zhengming.figures.differing import FAIR, STRONG, WEAK, Difference, between, said
from zhengming.model import Finding, Segment, Span

Number = Stated[Quantity]
_Found = tuple[Number, Number, Difference]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each number that the English has wrong, with all its places."""
    if not context.both:
        return
    elsewhere: Elsewhere[Quantity] = Elsewhere(context, lambda segment: _all_values(context, segment))
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


def _all_values(context: Context, segment: Segment) -> Iterator[str]:
    """All numbers of a segment, those of its dates too; ordinals are told apart."""
    figures = context.figures[segment]
    for quantity in figures.quantities:
        yield from (_stated(quantity, value) for value in values(quantity))
    for day in figures.days:
        yield from (raw(part) for part in (day.year, day.month, day.day) if part)


def _stated(quantity: Quantity, value: float) -> str:
    return f"#{raw(value)}" if quantity.ordinal else raw(value)


def _differences(context: Context, tally: Tally[Quantity], elsewhere: "Elsewhere[Quantity]") -> Iterator[_Found]:
    """The numbers of a pair that are left over and stand for each other, the surest first."""
    zh = [each for each in tally.zh_left if not each.claimed]
    en = [each for each in tally.en_left if not each.claimed and not _repeats(each, tally.zh, context)]
    candidates = []
    for i, j in near(len(zh), len(en)):
        difference = between(zh[i].figure, en[j].figure)
        if difference and _holds(zh[i], en[j], difference, tally, elsewhere):
            candidates.append((-difference.strength, abs(i - j), i, j, difference))
    here, there = set(range(len(zh))), set(range(len(en)))
    for _, _, i, j, difference in sorted(candidates):
        if i in here and j in there:
            here.remove(i)
            there.remove(j)
            yield zh[i], en[j], difference


def _repeats(number: Number, others: Iterable[Number], context: Context) -> bool:
    """Whether a number is on the other side after all, if less often, or is part of a date there."""
    days = [day for segment in {other.segment for other in others} for day in context.figures[segment].days]
    value = number.figure.value
    return any(same(other.figure, number.figure) for other in others) or any(
        value in (day.year, day.month, day.day, (day.year or 0) % 100) for day in days
    )


def _holds(
    zh: Number, en: Number, difference: Difference, tally: Tally[Quantity], elsewhere: "Elsewhere[Quantity]"
) -> bool:
    """Whether one number can be said to stand for the other: the surer, the less other paragraphs count."""
    here, there = (_stated(each.figure, each.figure.value) for each in (zh, en))
    if difference.strength == STRONG:
        return not (here in elsewhere.near(tally.number, 1) and there in elsewhere.near(tally.number, 0))
    if any(same(zh.figure, other.figure) for other in tally.en) or here in elsewhere.en or there in elsewhere.zh:
        return False
    if difference.strength == FAIR:
        return tally.plain or zh.figure.dimension != ""
    return difference.strength == WEAK and tally.plain and _alone(zh, tally.zh_left) and _alone(en, tally.en_left)


def _alone(number: Number, left: Iterable[Number]) -> bool:
    """Whether a number is the only one left of its dimension."""
    figure = number.figure
    return not any(
        each is not number and (each.figure.dimension, each.figure.ordinal) == (figure.dimension, figure.ordinal)
        for each in left
    )


def _finding(found: list[_Found]) -> Finding:
    zh, en, difference = found[0]
    wanted = said(zh.figure)
    return Finding(
        f'{zh.text} is {wanted}; the English has "{en.text}" ({difference.words})',
        (*(each.mark() for _, each, _ in found), *(each.mark(wanted) for each, _, _ in found)),
        (wanted,),
        severity="warning" if difference.strength == WEAK else None,
        confidence={STRONG: "high", FAIR: "medium"}.get(difference.strength, "low"),  # type: ignore[arg-type]
    )
