"""The table of countries and regions: their names in both languages, before an office and in the name of a body."""

from functools import cache
from typing import NamedTuple

from zhengming.titles.tables import rows

_OFFICE, _BODY = ":office", ":body"


class Country(NamedTuple):
    """A country as it is named: its Chinese names, the characters that are short for it, its English names."""

    names: tuple[str, ...]
    short: str
    english: tuple[str, ...]


@cache
def before_offices() -> tuple[Country, ...]:
    """Those that have offices. Each of the characters is alone short for the country."""
    found = ((_names(names, _BODY), short, english) for names, short, _, english, _ in rows("countries.tsv"))
    return tuple(Country(names, short, tuple(english.split("|"))) for names, short, english in found if names)


@cache
def in_bodies() -> tuple[Country, ...]:
    """Those that the names of bodies name, in English by single words. The character may stand for others too."""
    table = rows("countries.tsv")
    found = ((_names(names, _OFFICE), short, _words(english, more)) for names, _, short, english, more in table)
    return tuple(Country(names, short, words) for names, short, words in found if names)


def _names(names: str, other: str) -> tuple[str, ...]:
    """The Chinese names of a row but those that are for the other use only."""
    mine = (name for name in names.split("|") if not name.endswith(other))
    return tuple(name.removesuffix(_OFFICE).removesuffix(_BODY) for name in mine)


def _words(english: str, more: str) -> tuple[str, ...]:
    return (*(name for name in english.split("|") if name.isalpha()), *more.split())
