"""Pinyin syllables: taking a Latin word apart into them, and what may stand for what."""

import unicodedata
from functools import cache, lru_cache

from zhengming.names import tables

MOST_SYLLABLES = 4
_LONGEST_WORD = 24

# ü as passports, keyboards and schoolbooks write it: GB/T 28039-2011; National Immigration Administration, 29 September
# 2021, which has LYU and NYU, LUE and NUE.
_SPELLINGS = {"lü": ("lyu", "lü", "lu", "lv"), "nü": ("nyu", "nü", "nu", "nv"), "lüe": ("lue", "lüe", "lyue"),
              "nüe": ("nue", "nüe", "nyue")}  # fmt: skip


def spellings(syllable: str) -> tuple[str, ...]:
    """The ways in which a syllable may be written in a name: lü as lyu, lü, lu or lv."""
    return _SPELLINGS.get(syllable, (syllable,))


@cache
def _legal() -> frozenset[str]:
    return frozenset(s for syllable in tables.syllables() for s in spellings(syllable))


def is_syllable(text: str) -> bool:
    return text in _legal()


def plain(word: str) -> str:
    """A Latin word in lower case without diacritics other than ü: Kvešić → kvesic, Lü → lü."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ü", "\0"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("\0", "ü")
    return letters.replace("đ", "d").replace("ø", "o").replace("ł", "l").replace("ß", "ss")


@lru_cache(maxsize=16384)
def split(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to take a word in lower case apart into pinyin syllables, the fewest syllables first.

    An apostrophe or a hyphen is a boundary. Empty where there is no way.
    """
    parts = word.replace("'", "-").split("-")
    if len(word) > _LONGEST_WORD or not all(parts):
        return ()
    ways: list[tuple[str, ...]] = [()]
    for part in parts:
        ways = [done + rest for done in ways for rest in _split_part(part) if len(done + rest) <= MOST_SYLLABLES]
    return tuple(sorted(ways, key=len))


@lru_cache(maxsize=16384)
def _split_part(part: str) -> tuple[tuple[str, ...], ...]:
    if not part:
        return ((),)
    legal = _legal()
    return tuple(
        (part[:n], *rest)
        for n in range(min(6, len(part)), 0, -1)
        if part[:n] in legal
        for rest in _split_part(part[n:])
        if len(rest) < MOST_SYLLABLES
    )
