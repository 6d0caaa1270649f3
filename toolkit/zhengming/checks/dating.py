"""Which dates of the two versions stand for each other and are not the same."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zhengming.checks.context import Context
from zhengming.checks.tallying import Elsewhere, Stated, Tally, first_of_each, near, segments_of, tallies
from zhengming.figures import Day
from zhengming.figures.agreeing import agree
from zhengming.figures.almanac import impossible
from zhengming.figures.differing import FAIR, STRONG, Difference, apart
from zhengming.model import Segment, Span
from zhengming.patterns import pattern

Date = Stated[Day]
Differing = tuple[Date, Date, Difference]
Name = tuple[str, *tuple[float, ...]]

_RELATIVE_YEAR = pattern(
    r"[今去明前同当次翌上本]年|年[前来]|\b(?:this|last|next|same|previous|following|past|current)\syear\b"
    r"|\byears?\s(?:ago|earlier|later)\b"
)
_RELATIVE_MONTH = pattern("[上下次前当][个]?月|农历|月[底末初]")
_RELATIVE_DAY = pattern("[昨今明当次翌前同][日天晚]|周[一二三四五六日]|星期|日前|近日")
_STRANGE = Difference(FAIR, "a month that the Chinese nowhere has")
_YEARS = 2


class _Sides(NamedTuple):
    """What counts for and against the dates of a pair: what its sides and other places state, and how they speak."""

    tally: Tally[Day]
    zh: frozenset[Name]
    en: frozenset[Name]
    elsewhere: Elsewhere
    relative_year: bool
    relative_day: bool


def differing(context: Context) -> Iterator[Differing]:
    """The dates of each pair that are left over and stand for each other, with what is wrong; the surest first."""
    elsewhere = Elsewhere(context, lambda segment: _known(context, segment))
    months = frozenset(day.month for segment in context.release.zh for day in context.figures[segment].days)
    for tally in tallies(context, lambda segment: _days(context, segment), agree, lambda day: (day[1:6],)):
        if tally.zh_left and tally.en_left:
            yield from _left(context, tally, elsewhere)
        for zh, en in _strange_months(tally, months - {None}):
            yield zh, en, _STRANGE


def _days(context: Context, segment: Segment) -> Iterator[tuple[Span, Day]]:
    return ((day.span, day) for day in context.figures[segment].days)


def _known(context: Context, segment: Segment) -> Iterator[Name]:
    """By what the dates of a segment are known, and what may be dates: years in figures alone, days as ordinals."""
    for day in context.figures[segment].days:
        yield from _names(day)
    for quantity in context.figures[segment].quantities:
        yield ("ordinal" if quantity.ordinal else "number", quantity.value)


def _names(day: Day) -> Iterator[Name]:
    """By what a date is known: all of it, then every part of it that says something; for the check of strange days."""
    yield ("date", *_parts(day.year, day.month, day.day))
    for year in {day.year, None}:
        for month in {day.month, None}:
            for number in {day.day, None}:
                if year or month or number:
                    yield ("within a date", *_parts(year, month, number))


def _parts(*parts: int | None) -> tuple[int, ...]:
    return tuple(part or 0 for part in parts)


def _within(day: Day) -> Name:
    """By what a date is known to any other that says the same or more; its year does not count where it has a day."""
    year = None if day.month and day.day else day.year
    return ("within a date", *_parts(year, day.month, day.day))


def _again(day: Day, names: frozenset[Name]) -> bool:
    """Whether a side has a date after all, if less often: in full, within another, or less of it."""
    parts = _parts(day.year, day.month, day.day)
    if day.part or ("within a date", *parts) in names:
        return not day.part
    less = ((0, *parts[1:]), (0, 0, parts[2]), (parts[0], parts[1], 0), (0, parts[1], 0), (parts[0], 0, 0))
    return any(any(each) and ("date", *each) in names for each in less)


def _meant(day: Day, names: frozenset[Name]) -> bool:
    """Whether a side has what may be the date: the day as an ordinal, the year as a number."""
    if day.day and not day.month:
        return ("ordinal", day.day) in names
    year = day.year or 0
    return bool(year) and not day.month and not {("number", year), ("number", year % 100)}.isdisjoint(names)


def _left(context: Context, tally: Tally[Day], elsewhere: Elsewhere) -> Iterator[Differing]:
    here, there = (_stated_by(context, side) for side in (tally.zh, tally.en))
    texts = [segment.text for side in (tally.zh, tally.en) for segment in segments_of(side)]
    sides = _Sides(
        tally, here, there, elsewhere,
        relative_year=any(map(_RELATIVE_YEAR.search, texts)), relative_day=any(map(_RELATIVE_DAY.search, texts)),
    )  # fmt: skip
    zh = [each for each in tally.zh_left if _asked(each) and not _meant(each.figure, there)]
    en = [
        each
        for each in tally.en_left
        if _asked(each) and not _meant(each.figure, here) and not _again(each.figure, here)
    ]
    candidates = []
    for i, j in near(len(zh), len(en)):
        difference = apart(zh[i].figure, en[j].figure)
        if difference and _holds(zh[i].figure, en[j].figure, difference, sides):
            candidates.append((-difference.strength, abs(i - j), i, j, difference))
    for i, j, difference in first_of_each(candidates):
        yield zh[i], en[j], difference


def _asked(date: Date) -> bool:
    """Whether a date is one that has to be there: none of a name or feast, and none that cannot be."""
    return not (date.claimed or date.figure.named or impossible(date.figure))


def _stated_by(context: Context, dates: Iterable[Date]) -> frozenset[Name]:
    return frozenset(name for segment in segments_of(dates) for name in _known(context, segment))


def _holds(zh: Day, en: Day, difference: Difference, sides: _Sides) -> bool:
    """Whether one date can be said to stand for the other: the surer, the less other places count."""
    here, there = _within(zh), _within(en)
    tally, elsewhere = sides.tally, sides.elsewhere
    if difference.strength == STRONG:
        return not (elsewhere.near(here, tally.number, "en") and elsewhere.near(there, tally.number, "zh"))
    if not zh.month and sides.relative_year and zh.year and en.year and abs(zh.year - en.year) <= _YEARS:
        return False
    if _again(zh, sides.en):
        return tally.plain and there not in elsewhere.zh and not sides.relative_day
    if difference.strength == FAIR:
        return tally.plain and not elsewhere.near(there, tally.number, "zh")
    alone = len(tally.zh_left) == 1 == len(tally.en_left)
    return tally.plain and alone and not elsewhere.near(here, tally.number, "en") and there not in elsewhere.zh


def _strange_months(tally: Tally[Day], months: frozenset[int | None]) -> Iterator[tuple[Date, Date]]:
    """Dates of a month that the Chinese nowhere has, where it has the day alone: 8日 as "February 8" in a December."""
    bare = {each.figure.day: each for each in tally.zh if each.figure.day and not each.figure.month}
    if not months or not bare or any(_RELATIVE_MONTH.search(segment.text) for segment in segments_of(tally.zh)):
        return
    for en in tally.en:
        if en.figure.month and en.figure.month not in months and en.figure.day in bare and not en.claimed:
            yield bare[en.figure.day], en
