"""Romanisations other than pinyin: Wade-Giles, Tongyong, Hong Kong, Korean and Sino-Vietnamese spellings."""

from functools import lru_cache

from zhengming.names import tables
from zhengming.names.readings import readings, surname_readings


@lru_cache(maxsize=8192)
def spellings(char: str, is_surname: bool = False) -> dict[str, frozenset[str]]:
    """Scheme → how a character may be spelt in it, in lower case without apostrophes and diacritics."""
    mandarin = [way[0] for way in surname_readings(char)] if is_surname else list(readings(char))
    known = tables.syllables()
    return {
        "Wade-Giles": frozenset(s for r in mandarin for s in known.get(r, ((), ()))[0]),
        "Tongyong": frozenset(s for r in mandarin for s in known.get(r, ((), ()))[1]),
        "pinyin": frozenset(mandarin),
        "Hong Kong": frozenset(s for r in _of(tables.cantonese(), char) for s in tables.hong_kong().get(r, ())),
        "Korean": frozenset(_of(tables.korean(), char)),
        "Vietnamese": frozenset(_of(tables.vietnamese(), char)),
    }


def _of(table: dict[str, str], char: str) -> tuple[str, ...]:
    return tuple(table[char].split(",")) if char in table else ()


def scheme(name: str, words: tuple[str, ...]) -> str:
    """The scheme in which Latin words in lower case spell a Chinese name, surname first or last; empty where none does.

    Taiwan and Hong Kong names mix schemes, so Wade-Giles, Tongyong and pinyin count as one.
    """
    parts = [part for word in words for part in word.replace("'", "").split("-")]
    if len(parts) != len(name):
        return ""
    for order in (parts, [*parts[-1:], *parts[:-1]]):
        for candidates in (("Hong Kong",), ("Wade-Giles", "Tongyong", "pinyin"), ("Korean",), ("Vietnamese",)):
            if all(_spells(c, part, candidates, i == 0) for i, (c, part) in enumerate(zip(name, order, strict=True))):
                return candidates[0]
    return ""


def _spells(char: str, part: str, schemes: tuple[str, ...], is_surname: bool) -> bool:
    known = spellings(char, is_surname)
    return any(part in known[scheme] for scheme in schemes)
