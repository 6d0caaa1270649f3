"""Numerals in words: what 三万五千, "thirty-five thousand" and XIV are worth."""

import re

from zhengming.patterns import pattern

DIGITS = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
"""A number in Arabic digits, as a regular expression. Linear: nothing is tried twice."""
HAN_NUMERALS = "零〇○一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟"
LONGEST, LONGEST_WORDS = 24, 100

_FORMAL = str.maketrans("○〇两壹贰叁肆伍陆柒捌玖拾佰仟", "零零二一二三四五六七八九十百千")
_ONES = {char: value for value, char in enumerate("零一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_PIECES = pattern(rf"{DIGITS}|[{HAN_NUMERALS}]")

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_WORDS: dict[str, int] = {word: value for value, word in enumerate(f"{_UNITS} eighteen nineteen".split())}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS |= dict(zip(_TENS, range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
_ORDINALS = _IRREGULAR | {
    (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"): value
    for word, value in (_WORDS | {"hundred": 100, "thousand": 1000}).items()
    if word not in ("one", "two", "three", "five", "eight", "nine", "twelve", "zero")
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

CARDINAL_WORDS = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
ORDINAL_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))


def digits_value(text: str) -> float | None:
    """The value of 35,000 or 3.5; nothing where there are more digits than a figure has."""
    return float(text.replace(",", "").replace("，", "")) if len(text) <= LONGEST else None


def han_value(text: str) -> float | None:
    """The value of a numeral in Chinese: 三万五千, 2万4801, 1.3万亿, 二〇二四. Nothing where it is none (五四)."""
    pieces = _PIECES.findall(text.translate(_FORMAL))
    if len(text) > LONGEST or not pieces:
        return None
    if len(pieces) > 1 and all(piece in _ONES for piece in pieces):
        return _spelt(pieces)
    total, section, number, scale = 0.0, 0.0, None, 1
    for piece in pieces:
        if piece in _SMALL and not (number is None and section and scale <= _SMALL[piece]):
            scale = _SMALL[piece]
            section, number = section + (1 if number is None else number) * scale, None
        elif piece in _BIG:
            big, section = _BIG[piece], section + (number or 0)
            if total and total % big == 0 and not section:
                return None
            total = (total + section) * big if total < big and total else total + (section or 1) * big
            section, number, scale = 0.0, None, big
        elif number in (None, 0) and piece not in _SMALL:
            value = _ONES[piece] if piece in _ONES else digits_value(piece)
            if value is None:
                return None
            number, scale = value, 10 if piece == "零" else scale
        else:
            return None
    tail = (number or 0) * (scale / 10 if pieces[-1] in _ONES and len(pieces) > 1 and pieces[-2] != "零" else 1)
    return total + section + tail


def _spelt(pieces: list[str]) -> float | None:
    """The value of digits that are read one by one, as years and numbers of rooms are: 二〇二四."""
    return float("".join(str(_ONES[piece]) for piece in pieces)) if len(pieces) > 3 or "零" in pieces[1:] else None


def words_value(text: str) -> float | None:
    """The value of an English numeral in words, lower case: "two hundred and fifty", "twenty-first"."""
    if len(text) > LONGEST_WORDS:
        return None
    total, section = 0, None
    for word in re.split(r"[\s-]+", text):
        if word in ("and", "a", "an"):
            continue
        value = _WORDS.get(word, _ORDINALS.get(word))
        if word in ("hundred", "hundredth", "dozen"):
            section = (1 if section is None else section) * _SCALES.get(word, 100)
        elif word in _SCALES or word == "thousandth":
            total, section = total + (1 if section is None else section) * _SCALES.get(word, 1000), 0
        elif value is None or not _adds(section, value):
            return None
        else:
            section = (section or 0) + value
    return float(total + (section or 0))


def _adds(section: int | None, value: int) -> bool:
    """Whether a word can follow what was counted so far: five after twenty, not after two."""
    if not section:
        return True
    return section % 100 == 0 or (section % 10 == 0 and section % 100 >= 20 and value < 10)


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral of at most 89, or nothing where it is not well formed."""
    if not re.fullmatch("(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)) or None
