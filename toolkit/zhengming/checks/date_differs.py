"""A date, a time or a day of the week that is another one in the other version, or that cannot be."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from zhengming.checks.context import Context
from zhengming.checks.dating import Differing, differing
from zhengming.checks.tallying import alone, tallies
from zhengming.figures import Day, Hour, Weekday
from zhengming.figures.agreeing import meet
from zhengming.figures.almanac import WEEKDAYS, dated, impossible, is_no_time, timed, weekday
from zhengming.figures.differing import STRONG, WEAK
from zhengming.model import Finding, Mark, Segment, Span
from zhengming.patterns import pattern

F = TypeVar("F", Hour, Weekday)

_ZONE = pattern(
    r"当地时间|北京时间|格林尼治|东部时间|世界时|\b(?:GMT|UTC|EST|EDT|ET|PT|CET)\b|\b(?:local|Beijing)\stime\b"
)
_BESIDE = pattern(r"[\s,，、]{0,2}[（(]?\s?|\s?[）)]?[\s,，]{0,2}")
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
    for segment, figures in context.figures.items():
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
    for segment, figures in context.figures.items():
        for day, name in _beside(segment, figures.days, figures.weekdays):
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
    found: dict[tuple[object, ...], list[Differing]] = {}
    for zh, en, difference in differing(context):
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
