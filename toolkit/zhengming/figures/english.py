"""Numbers in English text, with what is counted or measured. Offsets are in the text to match in."""

import re
from collections.abc import Callable, Iterable, Iterator

from zhengming.figures.blanking import blank
from zhengming.figures.numerals import CARDINAL_WORDS, DIGITS, ORDINAL_WORDS, digits_value, roman_value, words_value
from zhengming.figures.stated import Quantity, Unit
from zhengming.figures.tables import phrases, units
from zhengming.model import Span
from zhengming.patterns import pattern

_LARGE = "hundred|thousand|million|billion|trillion"
_ANY_DIGIT = pattern("[0-9]+")
_NUMBER = pattern(
    rf"""
    (?<![a-z0-9_.])(?<![a-z]-)(?<![0-9],)(?<![0-9]/)
    (?P<digits>{DIGITS})(?![.,/]?[0-9])
    (?: (?P<ordinal>(?:st|nd|rd|th)\b)
      | (?P<scale>(?:[\s-](?:{_LARGE}))+(?![a-z])|\s?(?:mln|bln|bn|mn|tn)(?![a-z])) )?
    """,
    re.X,
)
_SHORT_SCALE = pattern("[mkb](?![a-z0-9])")
_ANY_WORD = pattern(rf"(?<![a-z])(?:{CARDINAL_WORDS}|{ORDINAL_WORDS})\b")
_WORDS = pattern(
    rf"(?:{CARDINAL_WORDS})(?:(?:\s|-|\sand\s)(?:{CARDINAL_WORDS})(?![a-z])){{0,12}}(?:[\s-](?P<nth>{ORDINAL_WORDS})(?![a-z]))?"
    rf"|(?P<single>{ORDINAL_WORDS})"
)
_ROUND = pattern(r"(?:an?\s|one\s)?(?:hundred|thousand|dozen|million|billion)")
_ROMAN = pattern(r"(?<=[a-z]\s)[IVX]{2,6}(?![A-Za-z0-9-])")

_FRACTION = pattern(
    r"\b(?:(?P<part>one|two|three|four|five|seven|nine)[\s-]"
    r"(?P<whole>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"|an?\s(?P<single>third|quarter|fifth|tenth)\sof|half\sa\s(?P<large>million|billion)|(?<!and\sa\s)(?P<half>half))\b"
)
_WHOLES = {
    "half": 2, "halve": 2, "quarter": 4, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_TIMES = pattern(
    r"\b(?:(?:(?P<two>doubl|twice)|(?P<three>tripl|thrice)|(?P<four>quadrupl))(?:ed?|es|ing)?"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,4})-?fold)(?![a-z])"
)
_YEARS = pattern(r"\b(?P<one>(?:an?|the|last|past|this|next)\s)?(?P<word>decade|century|centenary|centennial)(?![a-z])")
_COUNTED_BEFORE = pattern(rf"(?:[0-9]|[0-9](?:st|nd|rd|th)|{CARDINAL_WORDS}|{ORDINAL_WORDS})[\s-]$")

_SIGN = pattern(r"(?<![a-z])(?:us\$|hk\$|nt\$|a\$|c\$|s\$|[$¥￥€£]|rmb|cny|usd|eur|hkd|gbp|jpy)\s?$")
_SIGNS = {
    "$": "dollar", "us$": "usd", "hk$": "hkd", "nt$": "twd", "a$": "aud", "c$": "cad", "s$": "sgd", "rmb": "yuan",
    "¥": "yuan", "￥": "yuan", "€": "eur", "£": "gbp",
}  # fmt: skip
_SCALES = {"mln": 1e6, "bln": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12, "m": 1e6, "k": 1e3, "b": 1e9}
_BETWEEN = pattern(
    r"(?:[\s-](?:consecutive|full|whole|straight|more|additional|calendar|working|or\sso|odd|plus))?\+?[\s-]?"
)
_HALF_MORE = pattern(r"\sand\sa\shalf\b")
_ABOUT = pattern(
    r"""(?x) (?:about|around|nearly|almost|over|than|approximately|some|roughly|up\sto|exceeding|exceeded|exceed|least
    |above|close\sto|nearing|below|under|estimated) \s (?:the\s|an?\s)? (?:us|hk|rmb|[$¥€£\s])* $"""
)
_AFTER_ABOUT = pattern(r"\s?(?:\+|-odd|-plus|\splus\b|\sor\s(?:so|more)\b|\sodd\b)")
_RATIO, _MULTIPLE = Unit("ratio", 1, "percent"), Unit("times", 1, "times")
_FEW = 10
_SEEN = 40
_SIGN_SEEN = 6


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of an English text whose dates and addresses are blanked, in order."""
    low = text.replace("\u0130", "I").lower()
    low = blank(low, [found.span() for found in phrases().finditer(low)])
    taken: list[Quantity] = []
    readers: tuple[tuple[Callable[[str], Iterable[Quantity]], tuple[str, ...]], ...] = (
        (
            _fractions,
            ("half", "halves", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        ),
        (_times, ("doubl", "twice", "tripl", "thrice", "quadrupl", "fold")),
        (_years, ("decade", "centu", "centen")),
    )
    for reader, signs in readers:
        if any(sign in low for sign in signs):
            found = list(reader(low))
            low = blank(low, [quantity.span for quantity in found])
            taken += found
    return iter(sorted((*taken, *_numbers(low, text)), key=lambda quantity: quantity.span))


def _fractions(low: str) -> Iterator[Quantity]:
    """Two thirds, in percent; half, which may be no figure; half a million."""
    for found in _FRACTION.finditer(low):
        span = Span(*found.span())
        if found["large"]:
            yield Quantity(span, 5e5 if found["large"] == "million" else 5e8, about=True)
            continue
        whole = _WHOLES[(found["whole"] or found["single"] or "half").removesuffix("s")]
        part = words_value(found["part"] or "one") or 1
        percent = 100 * part / whole
        yield Quantity(span, percent, _RATIO, (round(percent, 1), part / whole), weak=True)


def _times(low: str) -> Iterator[Quantity]:
    """Doubled, twice, threefold."""
    for found in _TIMES.finditer(low):
        fold = found["fold"]
        if fold:
            number = float(fold) if fold.isdigit() else words_value(fold) or 1
        else:
            number = {"two": 2.0, "three": 3.0, "four": 4.0}[found.lastgroup or "two"]
        yield Quantity(Span(*found.span()), number, _MULTIPLE, (number - 1,), weak=True)


def _years(low: str) -> Iterator[Quantity]:
    """A decade or a century as so many years, where none is counted."""
    for found in _YEARS.finditer(low):
        if found["one"] or not _COUNTED_BEFORE.search(low, max(found.start() - _SEEN, 0), found.start()):
            years = 10 if found["word"] == "decade" else 100
            yield Quantity(Span(*found.span()), years, units("en").of("year"), weak=True, about=True)


def _numbers(low: str, text: str) -> Iterator[Quantity]:
    """The numbers in digits, in words and in Roman numerals."""
    digits = list(_found(_in_digits, _ANY_DIGIT, low, text))
    yield from digits
    yield from _found(_in_words, _ANY_WORD, blank(low, [number.span for number in digits]), text)
    for found in _ROMAN.finditer(text):
        value = roman_value(found[0]) if not low.startswith("\ufffc", found.start()) else None
        if value:
            yield Quantity(Span(*found.span()), value, ordinal=True, weak=value <= _FEW)


def _found(
    reader: Callable[[str, str, int], Quantity | None], signs: re.Pattern[str], low: str, text: str
) -> Iterator[Quantity]:
    """What a reader finds at the places that may begin a number, none inside another."""
    end = 0
    for at in signs.finditer(low):
        number = reader(low, text, at.start()) if at.start() >= end else None
        if number:
            end = number.span.end
            yield number


def _in_digits(low: str, text: str, start: int) -> Quantity | None:
    found = _NUMBER.match(low, start)
    value = digits_value(found["digits"]) if found else None
    if not found or value is None:
        return None
    end = found.end()
    sign = _SIGN.search(low, max(start - _SIGN_SEEN, 0), start)
    for scale in re.findall("[a-z]+", found["scale"] or ""):
        value *= _SCALES.get(scale) or words_value(scale) or 1
    if sign and not found["scale"] and (short := _SHORT_SCALE.match(low, end)):
        value, end = value * _SCALES[short[0]], short.end()
    if _goes_on(text, end):
        return None
    number = Quantity(Span(start, end), value, about=_is_about(low, start, end), ordinal=bool(found["ordinal"]))
    if sign and not number.ordinal:
        name = sign[0].strip()
        return number._replace(span=Span(sign.start(), end), unit=units("en").of(_SIGNS.get(name, name)))
    return number if number.ordinal else _measured(low, text, number)


def _in_words(low: str, text: str, start: int) -> Quantity | None:
    found = _WORDS.match(low, start)
    value = words_value(found[0]) if found else None
    if not found or value is None:
        return None
    article = re.compile(r"\ban?\s$").search(low, max(start - 3, 0), start)
    ordinal = bool(found["nth"] or found["single"])
    start = article.start() if article and not ordinal else start
    weak = value <= _FEW or bool(_ROUND.fullmatch(found[0]))
    about = _is_about(low, start, found.end())
    number = Quantity(Span(start, found.end()), value, about=about, ordinal=ordinal, weak=weak)
    return number if ordinal else _measured(low, text, number)


def _is_about(low: str, start: int, end: int) -> bool:
    return bool(_ABOUT.search(low, max(start - _SEEN, 0), start) or _AFTER_ABOUT.match(low, end))


def _goes_on(text: str, end: int) -> bool:
    """Whether a number goes on as a name or sign that begins with it: 5G, 3D, 737-800."""
    behind = text[end : end + 1]
    return behind.isascii() and behind.isalpha() and not units("en").at(text, end)


def _measured(low: str, text: str, number: Quantity) -> Quantity:
    """A number with the unit behind it."""
    end = number.span.end
    if more := _HALF_MORE.match(low, end):
        end, number = more.end(), number._replace(value=number.value + 0.5)
    between = _BETWEEN.match(low, end)
    named = units("en").at(text, between.end() if between else end)
    if not named:
        return number._replace(span=Span(number.span.start, end))
    unit = units("en").of(named.name)
    others = (number.value - 1, number.value + 1) if unit.dimension == "times" else ()
    return number._replace(span=Span(number.span.start, named.end), unit=unit, others=others)
