"""Reads a segment: links first, then dates and times, then numbers in what is left."""

from collections.abc import Iterator, Mapping, Sequence

from zhengming.figures import chinese, chinesedays, english, englishdays
from zhengming.figures.blanking import blank
from zhengming.figures.degrees import signed
from zhengming.figures.hours import hours
from zhengming.figures.links import links
from zhengming.figures.numerals import DIGITS, digits_value
from zhengming.figures.sifting import CHINESE, sift
from zhengming.figures.stated import Day, Figures, Quantity, Unit
from zhengming.model import Segment, Span
from zhengming.patterns import pattern
from zhengming.script import is_traditional

_NOTHING = Figures()


def read_all(segments: Sequence[Segment]) -> Mapping[Segment, Figures]:
    """What each of some segments states. Never raises, whatever the text."""
    return dict.fromkeys(segments, _NOTHING) | {segment: read(segment) for segment in sift(segments)}


def read(segment: Segment) -> Figures:
    """What a segment states, with spans in its text. Never raises, whatever the text."""
    text = segment.folded
    zh = segment.lang == "zh"
    if zh and not CHINESE.search(text):
        return _NOTHING
    addresses = tuple(links(text))
    text = blank(text, (link.span for link in addresses))
    days = tuple(chinesedays.days(text) if zh else englishdays.days(text))
    text = blank(text, (day.span for day in days))
    weekdays = tuple(chinesedays.weekdays(text) if zh else englishdays.weekdays(text))
    text = blank(text, (day.span for day in weekdays))
    times = tuple(hours(text, segment.lang))
    text = blank(text, (time.span for time in times))
    found = signed(text, segment.lang, list(chinese.quantities(text) if zh else english.quantities(text)))
    numbers = _without_country(segment, _shared(text, found))
    days = tuple(day for day in days if day[1:] != _LUNAR)
    if segment.offsets is None:
        return Figures(tuple(numbers), days, times, weekdays, addresses)
    return Figures(
        tuple(number._replace(span=_placed(segment, number.span)) for number in numbers),
        tuple(day._replace(span=_placed(segment, day.span)) for day in days),
        tuple(time._replace(span=_placed(segment, time.span)) for time in times),
        tuple(day._replace(span=_placed(segment, day.span)) for day in weekdays),
        tuple(link._replace(span=_placed(segment, link.span)) for link in addresses),
    )


def _without_country(segment: Segment, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers, those in 元 of no country where the text is traditional: it may mean Hong Kong or Taiwan dollars."""
    if segment.lang == "en" or not any(number.dimension == "money:元" for number in numbers):
        return numbers
    if not is_traditional(segment.text):
        return numbers
    return [number._replace(unit=_SOME_YUAN) if number.dimension == "money:元" else number for number in numbers]


_SOME_YUAN = Unit("money:?", 1, "yuan")
_RANGE = pattern(r"\s?(?:[-–—~～]|至|到|to|or|and|、)\s?")
_LEADING = pattern(DIGITS)


def _shared(text: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers, those at the beginning of a range with the unit of its end: 3 and 5 in 3-5亿元 are both yuan."""
    for place in range(len(numbers) - 2, -1, -1):
        first, second = numbers[place : place + 2]
        apart = text[first.span.end : second.span.start]
        if first.unit or first.ordinal or second.ordinal or len(apart) > 5 or not _RANGE.fullmatch(apart):
            continue
        leading = _LEADING.match(text, second.span.start)
        own = digits_value(leading[0]) if leading else None
        scaled = (first.value * second.value / own,) if own and second.value != own else ()
        numbers[place] = first._replace(unit=second.unit, others=(*first.others, *scaled))
    return numbers


_LUNAR = Day(Span(0, 0))[1:]


def _placed(segment: Segment, span: Span) -> Span:
    return segment.original(span.start, span.end)


def keys(figures: Figures) -> frozenset[str]:
    """What a segment states in a form that is the same in both languages: 90亿 and "9 billion" are "9e+09".

    For aligning only: units are left out, values are rounded to four digits. Dates are "7/6", their parts numbers.
    """
    return frozenset(_keys(figures))


def _keys(figures: Figures) -> Iterator[str]:
    for day in figures.days:
        if day.month and day.day:
            yield f"{day.month}/{day.day}"
        for part in (day.year, day.month, day.day):
            if part:
                yield str(part)
    for quantity in figures.quantities:
        if not quantity.weak:
            yield f"{quantity.value:.4g}" if quantity.value < 1e300 else "many"
