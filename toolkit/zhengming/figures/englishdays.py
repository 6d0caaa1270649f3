"""Dates and weekdays in English. Offsets are in the text to match in."""

import re
from collections.abc import Iterator

from zhengming.figures.stated import Day, Part, Weekday
from zhengming.model import Span
from zhengming.patterns import pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PIECES = {
    "NAME": "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![A-Za-z])",
    "NUMBER": "(?:3[0-9]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?",
    "TO": r"\s?(?:-|–|—|\bto\b|\band\b|&|\bthrough\b|\buntil\b|\btill\b|\bor\b|,)\s?",
    "FREE": r"(?![0-9]|,[0-9]{3}|\.[0-9]|:[0-9]|\s?(?:%|percent|per\scent|people|[ap]\.?m\b))",
    "YEAR": r"(?:1[0-9]{3}|2[01][0-9]{2})(?![0-9]|,[0-9]{3}|\.[0-9]|\s?(?:%|percent|yuan|people|tons|million))",
    "COUNTED": r"(?:million|billion|thousand|per\scent|percent|yuan|tons|people|meters|km|square)",
    "INYEAR": r"(?:\s?,\s?|\s(?:of\s|in\s)?)",
}


def _pattern(text: str) -> re.Pattern[str]:
    for name, piece in _PIECES.items():
        text = text.replace(f"<{name}>", piece)
    return re.compile(text, re.X)


_AT = pattern("[0-9]+|[JFMASOND][a-z]{2}|day of the |[Ll]unar ")
_DATE = _pattern(
    r"""
    (?P<lunar><NAME>\s<NUMBER>\s(?:in|of|on)\s(?:the\s)?(?:Chinese|lunar)\s(?:lunar\s)?calendar
        |day\sof\sthe\s[0-9a-z]{1,12}\s(?:lunar\s)?(?:month\sof\sthe\s)?(?:lunar|Chinese)\s(?:lunar\s)?(?:month|calendar|year)
        |[Ll]unar\s(?:<NAME>|[Mm]onth)(?:\s[0-9]{1,2})?)
    | (?<![0-9.])(?P<isoyear>1[0-9]{3}|2[01][0-9]{2})(?P<sep>[-/.])(?P<isomonth>1[0-2]|0?[1-9])(?P=sep)
        (?P<isoday>3[01]|[12][0-9]|0?[1-9])(?![0-9])
    | (?<![./-])(?P<slashed>[0-3]?[0-9]/[0-3]?[0-9]/(?:[12][0-9])?[0-9]{2})(?![0-9/])
    | (?P<decade>(?:1[0-9]|20)[0-9]0)'?s\b
    | (?<![.,/A-Za-z-])(?P<before><NUMBER>)(?:<TO>(?P<before2><NUMBER>))?(?:\sof)?\s(?:the\s)?(?P<aname><NAME>)
        (?!\s[0-9]{1,2}(?![0-9]))(?:<INYEAR>(?P<ayear><YEAR>))?
    | \b(?P<name><NAME>)(?:
          (?:\s?,)?\s?(?:the\s)?(?P<after><NUMBER>)<FREE>(?:<TO>(?:the\s)?(?P<after2><NUMBER>)<FREE>)?
        )?(?:<INYEAR>(?P<year><YEAR>))?
    | (?<![A-Za-z.,/$€£¥-])(?:
          (?P<bare>(?:1[0-9]|20|21)[0-9]{2})(?![0-9A-Za-z%/]|[.,][0-9]|-[A-Za-z0-9]|\s<COUNTED>\b)
          |(?P<from>(?:1[0-9]|20)[0-9]{2})(?=[-–—](?:1[0-9]|20)[0-9]{2}(?![0-9])))
    | (?<=[0-9][-–—])(?P<until>(?:1[0-9]|20)[0-9]{2})(?![0-9A-Za-z])
    """
)
_PART = pattern(r"\b(?:(early|beginning\sof|start\sof)|(mid|middle\sof)|(late|end\sof))[\s-](?:the\s)?$", re.IGNORECASE)
_LOOK_BACK = 18
_WEEKDAY = pattern(
    r"(?=[MTWFS])\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=[.,)]))\b"
)
_AMBIGUOUS = frozenset({"May", "March", "Mar"})
_MONTH_CUE = pattern(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Tt]o|[Oo]f|this|last|next|late|early|and|mid)[\s-]$")


def days(text: str) -> Iterator[Day]:
    """The dates of an English text, each of a range or list: December 8 to 10 is two."""
    end = 0
    for at in _AT.finditer(text):
        found = _DATE.match(text, at.start()) if at.start() >= end else None
        if found:
            end = found.end()
            yield from _days(found, text)


def _days(found: re.Match[str], text: str) -> Iterator[Day]:
    span, part = _with_part(found, text)
    if found["lunar"] or found["slashed"]:
        yield Day(span)
    elif found["decade"]:
        yield Day(span, int(found["decade"]), part=part, decade=True)
    elif found["isoyear"]:
        yield Day(span, int(found["isoyear"]), int(found["isomonth"]), int(found["isoday"]))
    elif bare := found["bare"] or found["from"] or found["until"]:
        yield Day(span, int(bare), part=part)
    else:
        yield from _named(found, text, span, part)


def _with_part(found: re.Match[str], text: str) -> tuple[Span, Part]:
    """The span of a date with the part of it that stands before it: early, in the middle of, late."""
    before = _PART.search(text, max(found.start() - _LOOK_BACK, 0), found.start())
    if not before or found["before"]:
        return Span(*found.span()), ""
    parts: tuple[Part, ...] = ("early", "mid", "late")
    return Span(before.start(), found.end()), parts[(before.lastindex or 1) - 1]


def _named(found: re.Match[str], text: str, span: Span, part: Part) -> Iterator[Day]:
    """The dates that the name of a month stands in."""
    name = found["aname"] or found["name"]
    year = _number(found["ayear"] or found["year"])
    month = _MONTHS.index(name[:3].lower()) + 1
    first, second = found["before"] or found["after"], found["before2"] or found["after2"]
    if (
        not (first or year or part)
        and name in _AMBIGUOUS
        and not _MONTH_CUE.search(text[max(span.start - 8, 0) : span.start])
    ):
        return
    if not second:
        yield Day(span, year, month, _number(first), part)
        return
    group = "before2" if found["before2"] else "after2"
    if group == "after2":
        yield Day(Span(span.start, found.end("after")), year, month, _number(first), part)
        yield Day(Span(found.start(group), span.end), year, month, _number(second))
    else:
        yield Day(Span(*found.span("before")), year, month, _number(first))
        yield Day(Span(found.start(group), span.end), year, month, _number(second))


def _number(text: str | None) -> int | None:
    return int(text.rstrip("stndrh")) if text else None


def weekdays(text: str) -> Iterator[Weekday]:
    """The days of the week that an English text names."""
    for found in _WEEKDAY.finditer(text):
        yield Weekday(Span(*found.span()), _WEEKDAYS.index((found[1] or found[2])[:3].lower()))
