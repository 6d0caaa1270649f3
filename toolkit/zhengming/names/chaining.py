"""How the characters of one Chinese name are read, one by one: 罗 luo, 文 wen, 广 guang."""

from collections.abc import Iterable, Iterator
from itertools import product

from zhengming.names.readings import apart, readings, surname_readings
from zhengming.names.syllables import spellings
from zhengming.script import fold, is_han

_LONGEST = 4


def chain(name: str, spelt: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """The characters of a Chinese name, as they stand, each with its reading; empty where pinyin does not decide.

    Of several readings the one is taken that gives one of the Latin forms `spelt`, else the likeliest.
    """
    plain = fold(name).text
    if len(plain) != len(name) or len(name) > _LONGEST or not all(map(is_han, plain)):
        return ()
    ways = list(_ways(plain))
    wanted = set(map(_letters, spelt))
    fitting = (way for way in ways if wanted & set(_written(*way)))
    chosen = next(fitting, ways[0] if ways else ((), ()))
    return tuple(zip(name, (*chosen[0], *chosen[1]), strict=True)) if ways else ()


def _ways(name: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ways to read a name, as the syllables of the surname and of the given name."""
    for way in apart(name):
        for surname in surname_readings(way.surname):
            for given in product(*map(readings, way.given)):
                yield surname, given


def _written(surname: tuple[str, ...], given: tuple[str, ...]) -> Iterator[str]:
    """The letters of a name, surname first and last, in each spelling of its syllables."""
    for syllables in product(*map(spellings, (*surname, *given))):
        first, last = "".join(syllables[: len(surname)]), "".join(syllables[len(surname) :])
        yield from (first + last, last + first)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text).text.casefold()))
