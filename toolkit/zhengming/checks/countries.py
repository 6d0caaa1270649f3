"""Countries and regions as they are named in both languages, and the one character that stands for a country."""

from collections.abc import Iterable
from functools import cache, lru_cache

from zhengming.titles.countries import Country, in_bodies


@cache
def by_english() -> dict[str, tuple[Country, ...]]:
    """The countries that an English word may name."""
    found: dict[str, tuple[Country, ...]] = {}
    for country in in_bodies():
        for word in country.english:
            found[word] = (*found.get(word, ()), country)
    return found


def named(text: str) -> frozenset[Country]:
    """The countries that a Chinese text names in full."""
    return frozenset(country for country in in_bodies() if any(name in text for name in country.names))


@lru_cache(4096)
def named_in(name: str) -> frozenset[Country]:
    """The same for the name of a body, which comes more than once."""
    return named(name)


def ending(text: str) -> str:
    """The first name of the country with whose name a Chinese text ends, or nothing."""
    return next((country.names[0] for country in in_bodies() if text.endswith(country.names)), "")


def standing_for(character: str, among: Iterable[Country]) -> tuple[Country, ...]:
    """The countries of some that a character can stand for."""
    return tuple(country for country in among if country.short == character)


def same_but_country(one: str, other: str) -> bool:
    """Whether two English names differ only in how they name a country: China Center, Chinese Center."""
    return one != other and _plain(one) == _plain(other)


def _plain(name: str) -> list[str]:
    """The words of a name without the small ones, each country by its first Chinese name."""
    plain: list[str] = []
    for word in name.replace("'s", "").replace(",", "").split():
        country = by_english()[word][0].names[0] if word in by_english() else ""
        if word[0].isupper() and not (country and plain[-1:] == [country]):
            plain.append(country or word)
    return plain
