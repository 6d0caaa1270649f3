"""How a Chinese name is read: by the surname table first, then character by character."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from zhengming.names import tables
from zhengming.names.syllables import spellings, split
from zhengming.script import is_han

_MOST_WAYS = 32
_NOBODY: tuple[float, tuple[str, ...]] = (0.0, ())


class Name(NamedTuple):
    """A Chinese name taken apart, in simplified characters."""

    surname: str
    given: str


def _known(char: str) -> tuple[str, str]:
    found = tables.readings().get(char) or (tables.rare_readings().get(char) if is_han(char) else None) or "\t"
    usual, _, other = found.partition("\t")
    return usual, other


@lru_cache(maxsize=16384)
def readings(char: str) -> tuple[str, ...]:
    """The usual readings of a character in pinyin without tones, the most usual first; empty where none is known."""
    usual, _ = _known(char)
    return tuple(usual.split(",")) if usual else ()


@lru_cache(maxsize=16384)
def rare_readings(char: str) -> tuple[str, ...]:
    """The legal but unusual readings of a character."""
    _, other = _known(char)
    return tuple(other.split(",")) if other else ()


def surname_weight(surname: str) -> float:
    """How many people in a million bear a surname; 0 where it is not known as one."""
    return tables.surnames().get(surname, _NOBODY)[0]


@lru_cache(maxsize=8192)
def surname_readings(surname: str) -> tuple[tuple[str, ...], ...]:
    """The readings of a surname, each as its syllables, the usual one first; by character where it is not known."""
    known = tables.surnames().get(surname, _NOBODY)[1]
    if known and len(surname) == 1:
        return tuple((reading,) for reading in known)
    if known:
        return tuple(way for reading in known for way in _as_syllables(surname, reading))
    return tuple(product(*map(readings, surname)))


def _as_syllables(surname: str, reading: str) -> Iterator[tuple[str, ...]]:
    yield from (way for way in split(reading) if len(way) == len(surname))


@lru_cache(maxsize=16384)
def written(char: str) -> frozenset[str]:
    """Every way in which a character may be written in a romanised given name, rare readings among them."""
    return frozenset(s for reading in readings(char) + rare_readings(char) for s in spellings(reading))


@lru_cache(maxsize=8192)
def written_surname(surname: str) -> frozenset[tuple[str, ...]]:
    """Every way in which a surname may be written, each as its syllables."""
    ways = surname_readings(surname)
    if len(surname) == 1:
        ways += tuple((r,) for r in readings(surname)) if not surname_weight(surname) else ()
    return frozenset(way for reading in ways for way in product(*map(spellings, reading)))


@lru_cache(maxsize=8192)
def apart(name: str) -> tuple[Name, ...]:
    """The ways to take a name of two to four characters apart into surname and given name, the likeliest first."""
    ways = [Name(name[:n], name[n:]) for n in (2, 1) if n < len(name) <= n + 2 and (n == 1 or surname_weight(name[:2]))]
    if len(name) == 4 and not ways:
        ways = [Name(name[:2], name[2:]), *([Name(name[0], name[1:])] if surname_weight(name[0]) else [])]
    return tuple(sorted(ways, key=lambda way: -surname_weight(way.surname) if len(way.surname) == 1 else -1e6))


@lru_cache(maxsize=4096)
def reads(name: str, surname: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether a Chinese name can be read as these syllables."""
    return any(
        len(way.given) == len(given) and surname in written_surname(way.surname) and fit_given(way.given, given)
        for way in apart(name)
    )


def fit_given(chars: str, syllables: tuple[str, ...]) -> bool:
    """Whether as many characters of a given name can be read as these syllables."""
    return all(syllable in written(char) for char, syllable in zip(chars, syllables, strict=True))


@lru_cache(maxsize=2048)
def is_rare(name: str, surname: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether a reading that `reads` accepts needs an unusual reading of some given-name character."""
    usual = [{s for reading in readings(c) for s in spellings(reading)} for c in name[-len(given) :]]
    return not all(s in u for s, u in zip(given, usual, strict=True))


@lru_cache(maxsize=8192)
def romanised(name: str) -> tuple[str, ...]:
    """The standard spellings of a Chinese name, surname first, the likeliest first: 罗文广 → Luo Wenguang.

    GB/T 28039-2011: surname, space, given name in one word; an apostrophe before a syllable that begins with a, o, e.
    """
    found = []
    for way in apart(name):
        for surname in surname_readings(way.surname):
            for given in product(*map(readings, way.given)):
                found.append(f"{joined(surname)} {joined(given)}")
    return tuple(dict.fromkeys(found))


def one_by_one(name: str) -> list[tuple[str, ...]]:
    """The ways to read some characters one by one, by their two most usual readings; none where they are too many."""
    options = [readings(char)[:2] for char in name]
    return list(product(*options)) if prod(map(len, options)) <= _MOST_WAYS else []


def joined(syllables: tuple[str, ...]) -> str:
    """Syllables as one capitalised word with the apostrophe where the standard wants it: xi an → Xi'an."""
    first, *rest = (spellings(s)[0] for s in syllables)
    return first.capitalize() + "".join(f"'{s}" if s[0] in "aoe" else s for s in rest)
