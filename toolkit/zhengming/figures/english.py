"""Numbers in English text, with what is counted or measured. Offsets are in the text to match in."""

import re
from collections.abc import Iterator

from zhengming.figures.blanking import BLANK
from zhengming.figures.numerals import CARDINAL_WORDS, DIGITS, ORDINAL_WORDS, digits_value, roman_value, words_value
from zhengming.figures.stated import Quantity, Unit
from zhengming.figures.tables import phrases, units
from zhengming.model import Span

_SIGN = r"US\$|HK\$|NT\$|A\$|C\$|S\$|\$|RMB|CNY|USD|EUR|HKD|GBP|JPY|¥|￥|€|£"
_LARGE = "hundred|thousand|million|billion|trillion"
_NUMBER = re.compile(
    rf"""
    (?P<sign>(?<![A-Za-z])(?:{_SIGN})\s?)?
    (?<![A-Za-z0-9_.])(?<![A-Za-z]-)(?<![0-9],)(?<![0-9]/)
    (?P<digits>{DIGITS})(?![.,/]?[0-9])
    (?:(?P<ordinal>(?:st|nd|rd|th)\b)
      |(?P<scale>(?:[\s-](?i:{_LARGE}))+(?![A-Za-z])|\s?(?:mln|bln|bn|mn|tn)(?![A-Za-z])|(?(sign)[mMkb])(?![A-Za-z0-9]))?
    )
    | \b(?P<words>(?i:(?:(?:an?|one)\s(?=hundred|thousand|million|billion|trillion|dozen))?(?:{CARDINAL_WORDS})
        (?:(?:\s|-|\sand\s)(?:{CARDINAL_WORDS})(?![A-Za-z]))*(?:[\s-](?:{ORDINAL_WORDS})(?![A-Za-z]))?))(?![A-Za-z])
    | \b(?P<nth>(?i:{ORDINAL_WORDS}))(?![A-Za-z])
    | (?<=[a-z]\s)(?P<roman>[IVX]{{2,6}})(?![A-Za-z0-9-])
    """,
    re.X,
)
_PLURAL_SCALE = re.compile(r"(?i:(?:hundred|thousand|million|billion|trillion|dozen|ten|decade)s\b)")
_FRACTION = re.compile(
    r"\b(?:(?P<part>(?i:one|two|three|four|five|seven|nine))[\s-](?P<whole>(?i:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?))"
    r"|(?i:an?)\s(?P<single>(?i:third|quarter|fifth|tenth))\sof|(?P<large>(?i:half\sa\s(?:million|billion)))|(?<!and\sa\s)(?P<half>(?i:half)))(?![A-Za-z])"
)
_WHOLES = {
    "half": 2,
    "halve": 2,
    "quarter": 4,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_TIMES = re.compile(
    r"\b(?i:(?:(?P<two>doubl|twice)|(?P<three>tripl|thrice)|(?P<four>quadrupl))(?:ed?|es|ing)?"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,4})-?fold)(?![A-Za-z])"
)
_DECADE = re.compile(
    r"\b(?P<one>(?i:an?|the|last|past|this|next)\s)?(?P<word>(?i:decade|century|centenary|centennial))(?![A-Za-z])"
)
_HALF_MORE = re.compile(r"\s(?i:and\sa\shalf)\b")
_WITH = re.compile(
    r"(?:[\s-](?:consecutive|full|whole|straight|square|more|additional|calendar|working|or\sso|odd|plus))?\+?[\s-]?"
)
_ABOUT = re.compile(
    r"""(?ix) (?:about|around|nearly|almost|over|than|approximately|some|roughly|up\sto|exceeding|exceeded|exceed|least
    |above|close\sto|nearing|below|under|estimated) \s (?:the\s|an?\s)? (?:US|HK|RMB|[$¥€£\s])* $"""
)
_AFTER_ABOUT = re.compile(r"\s?(?:\+|-odd|-plus|\splus\b|\sor\s(?:so|more)\b|\sodd\b)")
_SIGNS = {
    "$": "usd",
    "US$": "usd",
    "USD": "usd",
    "HK$": "hkd",
    "HKD": "hkd",
    "NT$": "twd",
    "A$": "aud",
    "C$": "cad",
    "S$": "sgd",
    "RMB": "yuan",
    "CNY": "yuan",
    "¥": "yuan",
    "￥": "yuan",
    "€": "eur",
    "EUR": "eur",
    "£": "gbp",
    "GBP": "gbp",
    "JPY": "jpy",
}
_SHORT_SCALES = {"mln": 1e6, "bln": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12, "m": 1e6, "M": 1e6, "k": 1e3, "b": 1e9}
_RATIO, _TIMES_UNIT = Unit("ratio", 1, "percent"), Unit("times", 1, "times")
_FEW = 10
_SEEN = 40


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of an English text whose dates and addresses are blanked, in order."""
    taken: list[Quantity] = []
    text = phrases("en").sub(lambda phrase: BLANK * len(phrase[0]), text)
    for reader in (_fractions, _times, _decades):
        found = list(reader(text))
        text = _without(text, found)
        taken += found
    return iter(sorted((*taken, *_numbers(text)), key=lambda quantity: quantity.span))


def _without(text: str, found: list[Quantity]) -> str:
    from zhengming.figures.blanking import blank

    return blank(text, [quantity.span for quantity in found])


def _fractions(text: str) -> Iterator[Quantity]:
    """Two thirds, in percent; half, which may be no figure."""
    for found in _FRACTION.finditer(text):
        if found["large"]:
            yield Quantity(Span(*found.span()), 5e5 if found[0].lower().endswith("million") else 5e8, about=True)
            continue
        whole = _WHOLES[(found["whole"] or found["single"] or "half").lower().removesuffix("s")]
        part = words_value((found["part"] or "one").lower()) or 1
        percent = 100 * part / whole
        yield Quantity(Span(*found.span()), percent, _RATIO, (round(percent, 1), part / whole), weak=True)


def _times(text: str) -> Iterator[Quantity]:
    """Doubled, twice, threefold."""
    for found in _TIMES.finditer(text):
        fold = found["fold"]
        if fold:
            number = float(fold) if fold.isdigit() else words_value(fold.lower()) or 1
        else:
            number = {"two": 2.0, "three": 3.0, "four": 4.0}[found.lastgroup or "two"]
        yield Quantity(Span(*found.span()), number, _TIMES_UNIT, (number - 1,), weak=True)


def _decades(text: str) -> Iterator[Quantity]:
    """A decade or a century as so many years."""
    for found in _DECADE.finditer(text):
        if (
            re.search(
                r"(?:[0-9]|st|nd|rd|th|[a-z](?<=one|two|six|ten|ree|our|ive|ght|ine|ven|eth|rst|ond|ird))[\s-]$",
                text[max(found.start() - 8, 0) : found.start()],
            )
            and not found["one"]
        ):
            continue
        yield Quantity(
            Span(*found.span()),
            10 if found["word"].lower() == "decade" else 100,
            units("en").of("year"),
            weak=True,
            about=True,
        )


def _numbers(text: str) -> Iterator[Quantity]:
    end = 0
    for found in _NUMBER.finditer(text):
        quantity = _quantity(text, found) if found.start() >= end else None
        if quantity:
            end = quantity.span.end
            yield quantity


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    span = Span(*found.span())
    value = _value(found)
    if (
        value is None
        or _PLURAL_SCALE.match(text, span.end - (found["words"] is not None and 0))
        or _is_part(text, span)
    ):
        return None
    ordinal = bool(found["ordinal"] or found["nth"] or found["roman"] or _ends_ordinal(found["words"]))
    weak = value <= _FEW and not found["digits"]
    about = bool(_ABOUT.search(text, max(span.start - _SEEN, 0), span.start) or _AFTER_ABOUT.match(text, span.end))
    quantity = Quantity(span, value, about=about, ordinal=ordinal, weak=weak or _is_round_word(found["words"]))
    return quantity if ordinal else _measured(text, quantity, found["sign"])


def _is_round_word(words: str | None) -> bool:
    """Whether the words only say a round number: a hundred, a dozen."""
    return (
        bool(words)
        and re.fullmatch(r"(?i)(?:an?\s|one\s)?(?:hundred|thousand|dozen|million|billion)", words or "") is not None
    )


def _ends_ordinal(words: str | None) -> bool:
    return bool(words) and re.search(rf"(?i)(?:{ORDINAL_WORDS})$", words or "") is not None


def _is_part(text: str, span: Span) -> bool:
    """Whether what was found is only a part of a longer name or sign: 5G, 3D, 737-800."""
    behind = text[span.end : span.end + 1]
    return behind.isascii() and behind.isalpha() and not units("en").pattern.match(text, span.end)


def _value(found: re.Match[str]) -> float | None:
    if found["roman"]:
        return roman_value(found["roman"])
    words = found["words"] or found["nth"]
    if words:
        return words_value(words.lower())
    value = digits_value(found["digits"])
    for scale in re.findall("[A-Za-z]+", found["scale"] or ""):
        value = value and value * (_SHORT_SCALES.get(scale) or words_value(scale.lower()) or 1)
    return value


def _measured(text: str, quantity: Quantity, sign: str | None) -> Quantity:
    """A number with the unit behind it, or with the currency before it."""
    end = quantity.span.end
    if more := _HALF_MORE.match(text, end):
        end, quantity = more.end(), quantity._replace(value=quantity.value + 0.5)
    if sign:
        return quantity._replace(span=Span(quantity.span.start, end), unit=units("en").of(_SIGNS[sign.strip()]))
    between = _WITH.match(text, end)
    name = units("en").pattern.match(text, between.end() if between else end)
    if not name:
        return quantity._replace(span=Span(quantity.span.start, end))
    unit = units("en").of(name[0])
    others = (quantity.value - 1, quantity.value + 1) if unit.dimension == "times" else ()
    return quantity._replace(span=Span(quantity.span.start, name.end()), unit=unit, others=others)
