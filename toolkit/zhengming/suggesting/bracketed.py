"""What stands in brackets behind a name: its short form, its acronym, its English name."""

import re
from typing import NamedTuple

_BRACKETS = re.compile('[”"」》]?[（(]([^（）()]{2,120})[）)]')
_SHORT = re.compile('(?:统称|简称|下称|以下称)(?:为|作)?[：:]?[“"「『《]?([^“”"「」『』《》，,、；;\\s]{2,12})')
_ENGLISH = re.compile("[A-Z][A-Za-z'’&.-]*(?:,? [A-Za-z'’&.-]+)+")
_ACRONYM = re.compile("(?<![A-Za-z])[A-Z][A-Z&-]{1,9}(?![A-Za-z])")
_HAN = re.compile("[\u4e00-\u9fff]")
_FULL = 12


class Bracketed(NamedTuple):
    """The forms in one pair of brackets; each is empty where it is not there."""

    short: str = ""
    acronym: str = ""
    english: str = ""


def behind(text: str, end: int) -> Bracketed:
    """What the brackets directly behind a name in a Chinese text say: （以下简称“华科大”）, （ICARE）."""
    match = _BRACKETS.match(text, end)
    if not match:
        return Bracketed()
    inside = match[1]
    said = _SHORT.search(inside)
    short = said[1] if said else ""
    english = _ENGLISH.search(inside)
    full = english[0].strip(" ,.") if english and len(english[0]) >= _FULL else ""
    rest = inside.replace(full, " ") if full else inside
    acronym = _ACRONYM.search(rest)
    if not said and _HAN.search(rest):
        return Bracketed(english=full)
    return Bracketed(short if _HAN.search(short) else "", acronym[0] if acronym else "", full)
