"""What the words beside a title say about its office: of which country, where, responsible for what, of which body."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from zhengming.model import Lang, Span
from zhengming.patterns import pattern
from zhengming.script import simplify
from zhengming.sheet import Finder, finder
from zhengming.titles.countries import before_offices
from zhengming.titles.finding import EN_WORD, TitleUse
from zhengming.titles.tables import rows

_BETWEEN = "(?:联邦|政府|国家|临时|过渡|新任|时任|现任|候任){0,2}"
_MISSION = "(?:大使馆|使馆|总领事馆|领事馆|代表处)?(?:特命全权|临时|常驻)?"
_SENT = "驻"
_MINISTERS = ("长", "臣")
_RESPONSIBLE = ("部长", "外长", "防长", "财长", "大臣", "发言人", "厅长", "局长", "议长", "议员")
"""How the titles end of those who answer for a portfolio or sit in a chamber."""
_OPENS = "(?<![\u4e00-\u9fff])|(?<=[据由和与对向见晤了的在同以])"
_EN_BEFORE = pattern(rf"(?<!\w)(?:{EN_WORD} ){{0,4}}$")
_EN_STOPS = (
    "who|said|says|told|met|will|has|had|was|is|that|on|during|as"
    "|attended|visited|expressed|stated|announced|added|noted"
)
_EN_AFTER = pattern(
    rf",? (?:of|for|in|to|at|with)\b((?:(?! (?:{_EN_STOPS})\b|(?<![A-Z])\.(?:\s|$))[^,;:()“”\n]){{1,80}})"
)
_EN_SEAT = pattern(r"(?:^|\s)(?:to|in|at)\s(.*)")


class Setting(NamedTuple):
    """What stands beside a title. Countries by their first Chinese name, portfolios by the first Chinese word.

    `seat` is where an ambassador is sent; `short` a Chinese character before the office that may be short for a
    country; `stem` are the English words that stand before the title.
    """

    countries: frozenset[str] = frozenset()
    seat: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    short: str = ""
    stem: tuple[str, ...] = ()


class Rule(NamedTuple):
    """Where a body decides what its head is called: the wrong English titles and the right ones."""

    zh: str
    before: re.Pattern[str]
    wrong: frozenset[str]
    right: tuple[str, ...]
    grave: bool


def setting(text: str, use: TitleUse, lang: Lang) -> Setting:
    """What the words beside a title say about its office."""
    return _chinese(text, use) if lang == "zh" else _english(text, use)


@lru_cache(64)
def countries_in(text: str) -> frozenset[str]:
    """The countries that a Chinese text names, also by the one character that is short for them."""
    plain = simplify(text)
    named, at = frozenset[str](), 0
    rest = []
    for start, end in _names(plain, "country", "zh"):
        named |= _keys("zh")[plain[start:end]]
        rest.append(plain[at:start])
        at = end
    plain = " ".join((*rest, plain[at:]))
    return named | frozenset(key for key, short, _, _ in _countries() if any(char in plain for char in short))


def country_names(key: str) -> tuple[str, ...]:
    """What a country is called in English, the name first."""
    return next(en for zh, _, _, en in _countries() if zh == key)


def short_for(char: str, text: str) -> frozenset[str]:
    """The countries with a name of several characters that begins with one and stands in a Chinese text."""
    plain = simplify(text)
    return frozenset(key for key, _, names, _ in _countries() if any(n[0] == char and n in plain for n in names))


def rule_for(text: str, use: TitleUse) -> Rule | None:
    """The rule of the body that stands before a Chinese title, if there is one."""
    before = simplify(text[max(use.span.start - 24, 0) : use.span.start])
    return next((rule for rule in _rules() if rule.zh == use.rank.base and rule.before.search(before)), None)


def _chinese(text: str, use: TitleUse) -> Setting:
    left = simplify(text[max(use.span.start - 30, 0) : use.span.start])
    seat = _zh_seat().search(left) if _SENT in left else None
    if seat:
        where = countries_in(seat["seat"]) if len(seat["seat"]) == 1 else _known("country", seat["seat"])
        return Setting(_known("country", seat["of"]), where)
    office = _zh_office().search(left)
    responsible = use.rank.base.endswith(_RESPONSIBLE)
    country, words = (office["country"], office["portfolio"]) if office else ("", "")
    portfolios = _known("portfolio", words) if responsible else frozenset[str]()
    inside = next((use.rank.base[:end] for start, end in _names(use.rank.base, "portfolio", "zh") if start == 0), "")
    if inside and use.rank.base.endswith(_MINISTERS):
        portfolios |= _keys("zh")[inside]
    short = office["short"] if office and not country and (words or inside) else ""
    return Setting(_known("country", country), frozenset(), portfolios, short or "")


def extent(text: str, use: TitleUse, lang: Lang) -> Span:
    """A title with the countries and portfolios that stand beside it, as one stretch of the text."""
    if lang == "zh":
        left = simplify(text[max(use.span.start - 30, 0) : use.span.start])
        found = (_zh_seat().search(left) if _SENT in left else None) or _zh_office().search(left)
        return Span(use.span.start - (len(left) - found.start() if found else 0), use.span.end)
    before, behind = _beside(text, use)
    start, end = use.span.start - len(before), use.span.end
    parts = [Span(start + a, start + b) for a, b in _places(before)] + [
        Span(end + a, end + b) for a, b in _places(behind)
    ]
    return Span(min(part.start for part in (*parts, use.span)), max(part.end for part in (*parts, use.span)))


def _places(text: str) -> Iterator[tuple[int, int]]:
    yield from _names(text, "country", "en")
    yield from _names(text.lower(), "portfolio", "en")


def _beside(text: str, use: TitleUse) -> tuple[str, str]:
    """The words before an English title, and those behind it that begin with a preposition."""
    before = _EN_BEFORE.search(text[max(use.span.start - 50, 0) : use.span.start])
    after = _EN_AFTER.match(text, use.span.end)
    return before[0] if before else "", after[0] if after else ""


def _english(text: str, use: TitleUse) -> Setting:
    before, behind = _beside(text, use)
    words = f"{before}{use.text}"
    seat = _EN_SEAT.search(behind)
    if seat:
        behind = behind[: seat.start()]
    known = f"{words} | {behind}"
    return Setting(
        _said("country", known),
        _said("country", seat[1]) if seat else frozenset(),
        _said("portfolio", known.lower()),
        stem=tuple(words.split()),
    )


def _known(what: str, text: str | None) -> frozenset[str]:
    text = text or ""
    return frozenset().union(*(_keys("zh")[text[start:end]] for start, end in _names(text, what, "zh")))


def _said(what: str, text: str) -> frozenset[str]:
    return frozenset().union(*(_keys("en")[text[start:end]] for start, end in _names(text, what, "en")))


@cache
def _countries() -> tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((country.names[0], country.short, country.names, country.english) for country in before_offices())


@cache
def _portfolios() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    table = [(zh.split("|"), en.split("|")) for zh, en in rows("portfolios.tsv")]
    return tuple((zh[0], tuple(zh), tuple(en)) for zh, en in table)


@cache
def _keys(lang: Lang) -> Mapping[str, frozenset[str]]:
    """What a word is the name of."""
    found: dict[str, set[str]] = {}
    named = [(key, zh if lang == "zh" else en) for key, _, zh, en in _countries()]
    named += [(key, zh if lang == "zh" else en) for key, zh, en in _portfolios()]
    for key, words in named:
        for word in words:
            found.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def _words(what: str, lang: Lang) -> Iterable[str]:
    if what == "country":
        return (word for _, _, zh, en in _countries() for word in (zh if lang == "zh" else en))
    return (word for _, zh, en in _portfolios() for word in (zh if lang == "zh" else en))


def _names(text: str, what: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """Where the names of one kind stand in a text, the longest at each place, none inside another."""
    places = ((start, -end) for start, end, _ in _finder(what, lang)(text) if lang == "zh" or _whole(text, start, end))
    free = 0
    for start, end in sorted(places):
        if start >= free:
            free = -end
            yield start, free


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or behind a stretch of an English text."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in (*"_.-",) or behind.isalnum() or behind == "_")


@cache
def _finder(what: str, lang: Lang) -> Finder:
    return finder(_words(what, lang))


@cache
def _country() -> str:
    """The names of countries in Chinese as a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(set(_words("country", "zh")), key=len, reverse=True)))


@cache
def _zh_office() -> re.Pattern[str]:
    words = "|".join(sorted((w for w in _words("portfolio", "zh") if len(w) > 1), key=len, reverse=True))
    office = rf"(?:{words})(?:[和与及暨、]?(?:{words})){{0,2}}"
    country = rf"(?P<country>{_country()})"
    short = rf"(?:{_OPENS})(?P<short>[\u4e00-\u9fff])"
    return re.compile(rf"(?:{country}的?|{short})?{_BETWEEN}(?P<portfolio>{office})?部?$")


@cache
def _zh_seat() -> re.Pattern[str]:
    country = _country()
    short = "".join(sorted({char for _, short, _, _ in _countries() for char in short}))
    return re.compile(rf"(?P<of>{country})?(?:常|前)?{_SENT}(?P<seat>{country}|[{short}]){_MISSION}$")


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_rule(*row) for row in rows("bodies.tsv"))


def _rule(zh: str, before: str, wrong: str, right: str, severity: str) -> Rule:
    pattern = re.compile(f"{before}$")
    return Rule(zh, pattern, frozenset(wrong.split("|")), tuple(right.split("|")), severity == "error")
