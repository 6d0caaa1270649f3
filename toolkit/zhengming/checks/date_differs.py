"""A date, a time or a day of the week that is another one in the other version, or that cannot be."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from zhengming.checks.context import Context
from zhengming.checks.tallying import Elsewhere, Stated, Tally, alone, near, tallies
from zhengming.figures import Day, Hour, Weekday
from zhengming.figures.agreeing import agree, meet
from zhengming.figures.almanac import WEEKDAYS, dated, impossible, is_no_time, timed, weekday
from zhengming.figures.differing import FAIR, STRONG, WEAK, Difference, apart
from zhengming.model import Finding, Mark, Segment, Span

F = TypeVar("F", Day, Hour, Weekday)
Date = Stated[Day]
_Found = tuple[Date, Date, Difference]

_RELATIVE = re.compile(
    r"[今去明前同当次翌上本]年|年[前来]|\b(?:this|last|next|same|previous|following|past|current)\syear\b|\byears?\s(?:ago|earlier|later)\b"
)
_ZONE = re.compile(
    r"当地时间|北京时间|格林尼治|东部时间|世界时|\b(?:GMT|UTC|EST|EDT|ET|PT|CET)\b|\b(?:local|Beijing)\stime\b"
)
_BESIDE = re.compile(r"[\s,，、]{0,2}[（(]?\s?|\s?[）)]?[\s,，]{0,2}")
_APART = 4


def check(context: Context) -> Iterator[Finding]:
    """One finding for each date that differs, each that does not exist, and each day of the week that is not its."""
    yield from _no_dates(context)
    yield from _no_weekdays(context)
    if context.both:
        yield from _other_dates(context)
        yield from _other_hours(context)
        yield from _other_weekdays(context)


def _no_dates(context: Context) -> Iterator[Finding]:
    """Dates that do not exist and times past 24, in either version."""
    found: dict[tuple[str, str], list[Mark]] = {}
    for segment in context.segments:
        figures = context.figures[segment]
        wrong: list[tuple[Span, str, str]] = [
            *((day.span, dated(day), impossible(day)) for day in figures.days if impossible(day)),
            *((hour.span, timed(hour), "a day has 24 hours") for hour in figures.hours if is_no_time(hour)),
        ]
        for span, name, why in wrong:
            found.setdefault((name, why), []).append(Mark(segment, span))
    for (_, why), marks in found.items():
        yield Finding(f"{_quoted(marks[0])} does not exist: {why}", tuple(marks))


def _quoted(mark: Mark) -> str:
    return f'"{mark.text}"' if mark.segment.lang == "en" else mark.text


def _no_weekdays(context: Context) -> Iterator[Finding]:
    """Days of the week that stand beside a date of another one, in either version."""
    found: dict[tuple[str, int, int], list[Mark]] = {}
    for segment in context.segments:
        for day, name in _beside(segment, context.figures[segment].days, context.figures[segment].weekdays):
            right = weekday(day, context.release.date)
            if right is not None and right != name.day:
                key = dated(day._replace(year=None)), right, name.day
                found.setdefault(key, []).extend((Mark(segment, name.span), Mark(segment, day.span)))
    for (date, right, _), marks in found.items():
        message = f"{date} is a {WEEKDAYS[right]}; the text says {_quoted(marks[0])}"
        yield Finding(message, tuple(marks), (WEEKDAYS[right],))


def _beside(segment: Segment, days: Sequence[Day], names: Sequence[Weekday]) -> Iterator[tuple[Day, Weekday]]:
    """The dates of a segment that have a day of the week next to them."""
    for name in names:
        for day in days:
            first, second = sorted((name.span, day.span))
            between = segment.text[first.end : second.start]
            if 0 <= second.start - first.end <= _APART and _BESIDE.fullmatch(between):
                yield day, name


def _other_dates(context: Context) -> Iterator[Finding]:
    elsewhere: Elsewhere[Day] = Elsewhere(context, lambda segment: _known(context, segment))
    found: dict[tuple[object, ...], list[_Found]] = {}
    for tally in tallies(
        context, _stating(lambda segment: context.figures[segment].days), agree, lambda day: (day[1:],)
    ):
        for zh, en, difference in _differences(context, tally, elsewhere):
            found.setdefault((*zh.figure[1:], *en.figure[1:]), []).append((zh, en, difference))
    for each in found.values():
        zh, en, difference = each[0]
        yield Finding(
            f'{zh.text} is {dated(zh.figure)}; the English has "{en.text}" ({difference.words})',
            (*(one.mark() for _, one, _ in each), *(one.mark(dated(one.figure)) for one, _, _ in each)),
            (dated(zh.figure),),
            severity="warning" if difference.strength == WEAK else None,
            confidence="high" if difference.strength == STRONG else "medium",
        )


def _stating(figures: Callable[[Segment], Sequence[F]]) -> Callable[[Segment], Iterable[tuple[Span, F]]]:
    return lambda segment: ((figure.span, figure) for figure in figures(segment))


def _known(context: Context, segment: Segment) -> Iterator[tuple[object, ...]]:
    """By what the dates of a segment, and what may be dates, are known: a day of a month, a day, a month, a year."""
    for day in context.figures[segment].days:
        yield from _names(day)
    for quantity in context.figures[segment].quantities:
        yield ("day" if quantity.ordinal else "year", quantity.value)


def _names(day: Day) -> list[tuple[object, ...]]:
    """What a date is known by, the most telling first."""
    found: list[tuple[object, ...]] = []
    if day.month and day.day:
        found.append(("month and day", day.month, day.day))
    if day.day:
        found.append(("day", day.day))
    if day.month and not day.day:
        found.append(("month", day.month))
    if day.year:
        found.append(("year", day.year))
    return found


def _differences(context: Context, tally: Tally[Day], elsewhere: "Elsewhere[Day]") -> Iterator[_Found]:
    """The dates of a pair that are left over and stand for each other, the surest first."""
    zh = [each for each in tally.zh_left if not each.claimed and not _meant(each, tally.en, context)]
    en = [each for each in tally.en_left if not each.claimed and not _meant(each, tally.zh, context)]
    relative = any(_RELATIVE.search(each.segment.text) for each in (*tally.zh, *tally.en))
    candidates = []
    for i, j in near(len(zh), len(en)):
        difference = apart(zh[i].figure, en[j].figure) if not impossible(zh[i].figure) else None
        if difference and _holds(zh[i], en[j], difference, tally, elsewhere, relative):
            candidates.append((-difference.strength, abs(i - j), i, j, difference))
    here, there = set(range(len(zh))), set(range(len(en)))
    for _, _, i, j, difference in sorted(candidates):
        if i in here and j in there:
            here.remove(i)
            there.remove(j)
            yield zh[i], en[j], difference


def _meant(date: Date, others: Iterable[Date], context: Context) -> bool:
    """Whether the other side has a date after all: as often as not it has the number or the day alone."""
    figure = date.figure
    segments = {other.segment for other in others}
    numbers = [quantity for segment in segments for quantity in context.figures[segment].quantities]
    if date.segment.lang == "en" and any(agree(other.figure, figure) for other in others):
        return True
    if figure.day and not (figure.month and date.segment.lang == "en"):
        return any(number.ordinal and number.value == figure.day for number in numbers)
    alone = figure.year and not figure.month
    return bool(alone) and any(number.value in (figure.year, (figure.year or 0) % 100) for number in numbers)


def _holds(
    zh: Date, en: Date, difference: Difference, tally: Tally[Day], elsewhere: "Elsewhere[Day]", relative: bool
) -> bool:
    """Whether one date can be said to stand for the other: the surer, the less other paragraphs count."""
    here, there = _names(zh.figure)[0], _names(en.figure)[0]
    if difference.strength == STRONG:
        return not (here in elsewhere.near(tally.number, 1) and there in elsewhere.near(tally.number, 0))
    if here in elsewhere.en or there in elsewhere.zh or any(agree(zh.figure, other.figure) for other in tally.en):
        return False
    if not zh.figure.day and relative:
        return False
    if difference.strength == FAIR:
        return tally.plain
    return tally.plain and len(tally.zh_left) == 1 == len(tally.en_left)


def _other_hours(context: Context) -> Iterator[Finding]:
    """The only time that is left on each side, where no time zone is in play."""
    figures = _stating(lambda segment: context.figures[segment].hours)
    for tally in tallies(context, figures, lambda zh, en: int(meet(zh, en)), lambda hour: (hour[1:],)):
        if pair := alone(tally):
            zh, en = pair
            if not any(_ZONE.search(each.segment.text) for each in pair):
                message = f'{zh.text} is {timed(zh.figure)}; the English has "{en.text}" (another time)'
                yield Finding(message, (en.mark(), zh.mark(timed(zh.figure))), (timed(zh.figure),), confidence="medium")


def _other_weekdays(context: Context) -> Iterator[Finding]:
    """The only day of the week that is left on each side."""
    figures = _stating(lambda segment: context.figures[segment].weekdays)
    for tally in tallies(context, figures, lambda zh, en: int(zh.day == en.day), lambda name: (name.day,)):
        if pair := alone(tally):
            zh, en = pair
            right = WEEKDAYS[zh.figure.day]
            yield Finding(f'{zh.text} is {right}; the English has "{en.text}"', (en.mark(), zh.mark(right)), (right,))
