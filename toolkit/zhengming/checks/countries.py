"""Countries and regions as they are named in both languages, and the one character that stands for a country."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Country(NamedTuple):
    """A country: its Chinese names, the character that stands for it (or none), its English name and adjectives."""

    names: tuple[str, ...]
    character: str
    english: frozenset[str]


@cache
def countries() -> tuple[Country, ...]:
    """All of them, as the table has them."""
    lines = Path(__file__).with_name("countries.tsv").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        Country(tuple(names.split(",")), "" if character == "-" else character, frozenset(english.split()))
        for names, character, english in rows
    )


@cache
def by_english() -> dict[str, tuple[Country, ...]]:
    """The countries that an English word may name."""
    found: dict[str, tuple[Country, ...]] = {}
    for country in countries():
        for word in country.english:
            found[word] = (*found.get(word, ()), country)
    return found


def named(text: str) -> frozenset[Country]:
    """The countries that a Chinese text names in full."""
    return frozenset(country for country in countries() if any(name in text for name in country.names))


def standing_for(character: str, among: Iterable[Country]) -> tuple[Country, ...]:
    """The countries of some that a character can stand for."""
    return tuple(country for country in among if country.character == character)
