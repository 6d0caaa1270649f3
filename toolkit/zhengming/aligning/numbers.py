"""The numbers of a segment as evidence: what both languages write for the same quantity or date is one key."""

import re
from collections.abc import Iterator

from zhengming.model import Segment

_SCALES = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "兆": 12,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<{}>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b\.?"
)
_DATES = re.compile(
    r"(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]"
    rf"|\b{_MONTH.format('month')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\d)"
    rf"|\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH.format('after')}"
)
_NUMBER = re.compile(
    r"(?P<value>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s?(?P<scale>(?:[十百千]?[万亿兆]|[百千])亿?|(?:thousand|million|billion|trillion)\b)?",
    re.I,
)
_HAN_NUMBER = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零○一二三四五六七八九]{2,4}(?=年)")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def number_keys(segment: Segment) -> frozenset[str]:
    """The numbers of a segment in a form that is the same in both languages: "90亿" and "9 billion" as "9e+09".

    For aligning only: units are left out, values are rounded to four digits. Dates are "7/6" beside their numbers.
    """
    text = segment.folded
    if segment.lang == "en":
        return frozenset(_keys(text)) if re.search(r"\d", text) else frozenset()
    return frozenset(_keys(text)) | frozenset(map(_han_value, _HAN_NUMBER.findall(text)))


def _keys(text: str) -> Iterator[str]:
    for found in _DATES.finditer(text):
        month = found["m"] or str(_MONTHS.index((found["month"] or found["after"])[:3].lower()) + 1)
        yield f"{int(month)}/{int(found['d'] or found['day'] or found['before'])}"
    for found in _NUMBER.finditer(text):
        scale = found["scale"] or ""
        power = _SCALES.get(scale.lower()) or sum(_SCALES[c] for c in scale)
        yield _key(float(found["value"].replace(",", "")) * 10**power)


def _key(value: float) -> str:
    return f"{value:.4g}" if value < 1e300 else "many"


def _han_value(text: str) -> str:
    """The value of 二十三, 十二 or 二〇二四."""
    if "十" not in text:
        return text.translate(_HAN_DIGITS).lstrip("0") or "0"
    tens, ones = text.translate(_HAN_DIGITS).split("十")
    return str(int(tens or "1") * 10 + int(ones or "0"))
