"""Whether a temperature is above or below zero: 零下20度, -20℃, "20 degrees below zero"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhengming.figures.stated import Quantity
from zhengming.figures.tables import units
from zhengming.model import Lang, Span
from zhengming.patterns import pattern

_SEEN = 200
_SIGN_SEEN = 24


class _Signs(NamedTuple):
    """The words of a language: right before a number, right behind it, anywhere in its sentence, and its end."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    anywhere: re.Pattern[str]
    degrees: re.Pattern[str]
    stop: re.Pattern[str]


_ZH = _Signs(
    pattern(
        r"(?:零下|冰点以下|(?<![正胜担])负|(?<![0-9A-Za-z°℃%～~至到—–−-])(?<![0-9零一二三四五六七八九十]度)[-−–－])(?:约|大约|近)?\s?$"
    ),
    pattern(r"(?!)"),
    pattern(r"零下|冰点|负|[-−–－]\s?[0-9]"),
    pattern(r"[多余来]?度(?![假过电量数])"),
    pattern(r"[。；！？\n]"),
)
_EN = _Signs(
    pattern(
        r"(?:\b(?:minus|negative|sub-?zero|below(?:-|\s)zero)[\s-](?:(?:about|around|nearly|roughly|some)\s)?"
        r"|(?:^|(?<=[\s(\[,;:~]))[-−–])$"
    ),
    pattern(
        r"[\s-]*(?:degrees?|°)?[\s-]*(?:celsius|centigrade|fahrenheit|[cf]\b)?,?[\s-]*(?:\([^()]{0,30}\)\s)?below\b"
    ),
    pattern(r"\b(?:minus|negative|sub-?zero|below|freezing|frost)\b|[-−–]\s?[0-9]"),
    pattern(r"[\s-]?(?:degrees?\b(?!\s(?:of\b|angle|north|south|east|west|latitude|longitude))|°)"),
    pattern(r"[.!?;](?=\s)|\n"),
)


def signed(text: str, lang: Lang, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of a text, temperatures with what it says of their sign."""
    signs = _ZH if lang == "zh" else _EN
    low = text if lang == "zh" else text.replace("\u0130", "I").lower()
    return [_signed(low, signs, number) for number in numbers]


def _signed(text: str, signs: _Signs, number: Quantity) -> Quantity:
    start, end = number.span
    degrees = None if number.unit else signs.degrees.match(text, end)
    if number.ordinal or not (number.dimension == "temperature" or degrees or _is_minus(text, number, signs)):
        return number
    sign = signs.before.search(text[max(start - _SIGN_SEEN, 0) : start])
    if sign:
        start -= len(sign[0])
        if degrees and signs is _ZH:
            return number._replace(span=Span(start, degrees.end()), unit=units("zh").of("摄氏度"), below=True)
        return number._replace(span=Span(start, end), below=True)
    if signs.behind.match(text, number.span.start + len(_bare(text, number))):
        return number._replace(below=True)
    return number if signs.anywhere.search(_sentence(text, number.span, signs.stop)) else number._replace(below=False)


def _is_minus(text: str, number: Quantity, signs: _Signs) -> bool:
    """Whether "minus" stands in words before an English number without a unit."""
    return signs is _EN and not number.unit and text.endswith(("minus ", "sub-zero ", "subzero "), 0, number.span.start)


_DIGITS = pattern(r"[0-9.,]*[0-9]|[a-z]+(?:-[a-z]+)?")


def _bare(text: str, number: Quantity) -> str:
    """A number as it is written, without its unit."""
    found = _DIGITS.match(text, number.span.start)
    return found[0] if found else ""


def _sentence(text: str, span: Span, stop: re.Pattern[str]) -> str:
    """The sentence around a number, as far as it is near."""
    before, behind = text[max(span.start - _SEEN, 0) : span.start], text[span.end : span.end + _SEEN]
    begin = max((found.end() for found in stop.finditer(before)), default=0)
    end = stop.search(behind)
    return before[begin:] + text[span.start : span.end] + (behind[: end.start()] if end else behind)
