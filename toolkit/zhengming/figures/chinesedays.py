"""Dates and weekdays in Chinese. Offsets are in the text to match in."""

import re
from collections.abc import Iterator

from zhengming.figures.numerals import han_value
from zhengming.figures.stated import Day, Part, Weekday
from zhengming.model import Span
from zhengming.patterns import pattern

_HAN = "零〇○一二三四五六七八九"
_PIECES = {
    "YEAR": rf"(?:1[0-9]{{3}}|2[01][0-9]{{2}}|[一二][{_HAN}]{{3}})",
    "MONTH": "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])",
    "DAY": "(?:[1-3][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])",
    "NUMBER": "(?:3[01]|[12][0-9]|0?[1-9])",
    "JOIN": r"\s?(?:起?[至到]|[-–—~～]{1,2}|[、和及与或])\s?",
    "ALONE": f"(?<![0-9.{_HAN}十百千万])",
    "DURATION": "(?![元圆本内游均间]|[以之]?[内前后])",
    "PART": "上旬|中旬|下旬|[初底末](?![级中])",
}


def _pattern(text: str) -> re.Pattern[str]:
    for name, piece in _PIECES.items():
        text = text.replace(f"<{name}>", piece)
    return re.compile(text, re.X)


_CYCLE = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_LUNAR = rf"(?:农历|阴历|旧历)[{_HAN}十廿正腊冬闰初月年{_CYCLE}0-9]*|[正腊冬]月初?[{_HAN}十廿]{{1,3}}"
_FEAST = (
    "三八|五一|五四|六一|七一|八一|七七|九一八|九一一|一二[·]?九|9[·.]11"
    '|(?<=[“"])十一(?=[”"])|十一(?=国庆|期间|假|长假|黄金)'
)
_DATE = _pattern(
    rf"""
    (?P<lunar>{_LUNAR})
    | (?<![{_HAN}十百千万第])(?P<feast>{_FEAST})(?![{_HAN}十百千万亿月日个])
    | (?<![0-9.])(?P<isoyear><YEAR>)(?P<sep>[-/.])(?P<isomonth>1[0-2]|0?[1-9])(?P=sep)(?P<isoday><NUMBER>)(?![0-9])
    | <ALONE>(?:(?P<century>20|19|18|二十|十九|十八|[上本])世纪)?\s?(?P<decade>[1-9]0|[二三四五六七八九]{{1,2}}十)
        \s?年代(?P<decadepart>初|末|前期|后期|中期)?
    | <ALONE>(?<!第)(?P<year><YEAR>)\s?年(?!代)
        (?:\s?(?P<ymonth><MONTH>)\s?月份?(?:\s?(?P<yday><DAY>)(?:\s?[日号]|(?=<JOIN><DAY>\s?[日号]))
           |(?P<ympart><PART>))?|(?P<ypart>[初底末](?![级中])))?
    | <ALONE>(?<![第个几])(?P<month><MONTH>)\s?月(?![球亮光票薪租刊均饼季台])份?
        (?:\s?(?P<mday><DAY>)(?:\s?[日号](?![元圆])|(?=<JOIN><DAY>\s?[日号]))|(?P<mpart><PART>))?
    | <ALONE>(?<![第个几])(?P<frommonth>1[0-2]|[1-9])(?=\s?[-–—~～至到]\s?<MONTH>\s?月(?![0-9]))
    | <ALONE>(?<![第每])(?P<day><NUMBER>)(?:\s?日<DURATION>|(?=<JOIN><NUMBER>\s?日<DURATION>))
    | (?<![0-9./:-])(?P<from>1[0-9]{{3}}|2[01][0-9]{{2}})(?=\s?[-–—~～至到]{{1,2}}\s?<YEAR>(?![0-9]))
    | (?<=[0-9][-–—~～至到])(?P<until>1[0-9]{{3}}|2[01][0-9]{{2}})(?![0-9])
    """
)
_SIGN = pattern(f"[年月日历0-9]|三八|五[一四]|[六七八]一|七七|九一|一二|十一|[{_HAN}]{{4}}")
_PARTS: dict[str, Part] = {
    "上旬": "early", "初": "early", "前期": "early", "中旬": "mid", "中期": "mid",
    "下旬": "late", "底": "late", "末": "late", "后期": "late",
}  # fmt: skip
_CENTURIES = {"20": 1900, "二十": 1900, "上": 1900, "19": 1800, "十九": 1800, "18": 1700, "十八": 1700, "本": 2000}
_FEASTS = {
    "三八": (3, 8), "五一": (5, 1), "五四": (5, 4), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1), "十一": (10, 1),
    "七七": (7, 7), "九一": (9, None), "一二": (12, 9), "9·": (9, 11), "9.": (9, 11),
}  # fmt: skip
_INHERITS = _pattern("<JOIN>")
_WEEKDAY = pattern(
    "(?:星期|礼拜|(?<=[本下上每这到至于])周"
    "|周(?=.(?:$|[，、。；：）)（( 0-9上下晚早中凌傍至到和及或前后的举将开公宣休在])))([一二三四五六日天])"
)


def days(text: str) -> Iterator[Day]:
    """The dates of a Chinese text. A day without a month has that of the date it is joined to: 8日 in 12月8日至10日."""
    if not _SIGN.search(text):
        return
    before: Day | None = None
    for found in _DATE.finditer(text):
        if found["lunar"]:
            yield Day(Span(*found.span()))
            before = None
            continue
        if found["feast"]:
            yield Day(Span(*found.span()), None, *_FEASTS[found["feast"][:2]], named=True)
            continue
        day = _day(found)
        if before and _INHERITS.fullmatch(text[before.span.end : day.span.start]):
            day = _inherited(day, before)
        yield day
        before = day


def _inherited(day: Day, before: Day) -> Day:
    """A date with what it leaves to the one that it is joined to."""
    if day.day and day.month is None:
        return day._replace(year=before.year, month=before.month)
    if day.month and not day.year and day.month >= (before.month or 13):
        return day._replace(year=before.year)
    return day


def _day(found: re.Match[str]) -> Day:
    span = Span(*found.span())
    if found["decade"]:
        return _decade(found, span)
    part = found["ympart"] or found["ypart"] or found["mpart"] or ""
    year = found["isoyear"] or found["year"] or found["from"] or found["until"]
    month = found["isomonth"] or found["ymonth"] or found["month"] or found["frommonth"]
    day = found["isoday"] or found["yday"] or found["mday"] or found["day"]
    return Day(span, _value(year), _value(month), _value(day), _PARTS.get(part, ""))


def _decade(found: re.Match[str], span: Span) -> Day:
    """上世纪90年代: the century is the twentieth where nothing says otherwise. 六七十年代 begins with the sixties."""
    decade = found["decade"]
    if len(decade) > 2:
        decade = decade[0] + "十"
    year = _CENTURIES.get(found["century"] or "", 1900) + (_value(decade) or 0)
    return Day(span, year, part=_PARTS.get(found["decadepart"] or "", ""), decade=True)


def _value(text: str | None) -> int | None:
    value = han_value(text) if text else None
    return None if value is None else int(value)


def weekdays(text: str) -> Iterator[Weekday]:
    """The days of the week that a Chinese text names."""
    for found in _WEEKDAY.finditer(text):
        yield Weekday(Span(*found.span()), "一二三四五六日天".index(found[1]) % 7 if found[1] != "天" else 6)
