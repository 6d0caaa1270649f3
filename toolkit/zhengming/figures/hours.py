"""Times of day in both languages. Offsets are in the text to match in."""

import re
from collections.abc import Iterator

from zhengming.figures.numerals import han_value
from zhengming.figures.stated import Hour
from zhengming.model import Lang, Span
from zhengming.patterns import pattern

_HAN = "[零〇一二两三四五六七八九十]{1,3}"
_CHINESE = pattern(
    rf"""
    (?P<part>凌晨|清晨|早上|早晨|早|上午|中午|午间|下午|傍晚|晚上|晚间|晚|夜间|午夜)?\s?
    (?:
      (?<![0-9.:：/])(?P<clock>[0-9]{{1,2}})[:：](?P<minutes>[0-5][0-9])(?:[:：][0-5][0-9])?(?![0-9:：]|[.][0-9])
      | (?<![0-9.:：第几个{"零〇一二两三四五六七八九十"}])(?P<hour>[0-9]{{1,2}}|{_HAN})\s?
        (?:时(?![代期候间光段刻常而装尚报任速空尔点辰差隔机])|点(?=\s?(?:[0-9一二三四五六七八九十]{{1,3}}\s?分|半|整|钟|左右|许|[一三]刻)))
        (?:钟|整)?(?:(?P<after>[0-9]{{1,2}}|{_HAN})\s?分(?![之钟])|(?P<half>半))?
      | (?<=[晨上早午晚间夜])(?P<said>[0-9]{{1,2}}|{_HAN})\s?点(?:(?P<past>[0-9]{{1,2}}|{_HAN})\s?分|(?P<thirty>半))?
    )
    """,
    re.X,
)
_ENGLISH = pattern(
    r"""
    (?<![0-9.:/,$A-Za-z-])
    (?: (?P<hour>[01]?[0-9]|2[0-9])(?:[:.](?P<minutes>[0-5][0-9]))?(?::[0-5][0-9])?\s?(?P<half>[ap])\.?\s?m\b\.?
      | (?P<clock>[0-9]{1,2}):(?P<past>[0-5][0-9])(?::[0-5][0-9])?(?!:?[0-9]|\.[0-9])(?:\s?(?:hours|hrs)\b)?
      | (?P<said>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?o'clock
    )
    (?P<part>\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?
    """,
    re.X,
)
_CHINESE_SIGN = pattern("[时点:：]")
_ENGLISH_SIGN = pattern(r"[0-9]\s?(?:[ap]\.?\s?m\b|:[0-9])|o'clock")
_LATER = ("下午", "傍晚", "晚上", "晚间", "晚", "夜间")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def hours(text: str, lang: Lang) -> Iterator[Hour]:
    """The times of day that a text states. An hour past 24 is kept: that it cannot be is for others to say."""
    pattern, sign = (_CHINESE, _CHINESE_SIGN) if lang == "zh" else (_ENGLISH, _ENGLISH_SIGN)
    if not sign.search(text):
        return
    for found in pattern.finditer(text):
        hour = _chinese(found) if lang == "zh" else _english(found)
        if hour:
            yield hour


def _chinese(found: re.Match[str]) -> Hour | None:
    hour = _value(found["clock"] or found["hour"] or found["said"])
    minute = _value(found["minutes"] or found["after"] or found["past"]) or 0
    if hour is None or (found["clock"] and not found["part"] and hour > 24):
        return None
    part = found["part"]
    if part in _LATER and hour < 12:
        hour += 12
    minute = 30 if found["half"] or found["thirty"] else minute
    return Hour(Span(*found.span()), hour, minute, half=not part and not found["clock"] and hour <= 12)


def _english(found: re.Match[str]) -> Hour | None:
    said = found["said"] or ""
    hour = _WORDS.index(said) + 1 if said in _WORDS else int(found["hour"] or found["clock"] or said)
    minute = int(found["minutes"] or found["past"] or 0)
    part = found["half"] or {" in the morning": "a", None: ""}.get(found["part"], "p")
    if found["clock"] and hour > 24:
        return None
    if part == "p" and hour < 12:
        hour += 12
    elif part == "a" and hour == 12:
        hour = 0
    return Hour(Span(*found.span()), hour, minute, half=not part and hour <= 12)


def _value(text: str | None) -> int | None:
    value = han_value(text) if text else None
    return None if value is None else int(value)
