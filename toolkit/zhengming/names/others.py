"""Romanisations other than pinyin: Wade-Giles, Tongyong, older ones, Hong Kong, Korean, Sino-Vietnamese."""

from functools import lru_cache

from zhengming.names import tables
from zhengming.names.readings import readings, surname_readings, written, written_surname
from zhengming.names.syllables import split

SCHEMES = (("Hong Kong",), ("Wade-Giles", "Tongyong", "pinyin"), ("Korean",), ("Vietnamese",))


@lru_cache(maxsize=16384)
def spellings(char: str, scheme: str, is_surname: bool = False) -> frozenset[str]:
    """How a character may be spelt in a scheme, in lower case without apostrophes and diacritics."""
    if scheme == "Hong Kong":
        return frozenset(s for r in _split(tables.cantonese().get(char, "")) for s in tables.hong_kong().get(r, ()))
    if scheme == "Korean":
        return frozenset(_split(tables.korean().get(char, "\t").partition("\t")[2]))
    if scheme == "Vietnamese":
        return frozenset(_split(tables.vietnamese().get(char, "\t").partition("\t")[0]))
    mandarin = [way[0] for way in surname_readings(char)] if is_surname else list(readings(char))
    if scheme == "pinyin":
        return frozenset(mandarin)
    if scheme == "older":
        return frozenset(s for r in mandarin for s in tables.older().get(r, ()))
    known, which = tables.syllables(), 0 if scheme == "Wade-Giles" else 1
    return frozenset(s for r in mandarin for s in known.get(r, ((), ()))[which])


def usual(char: str, scheme: str, is_surname: bool = False) -> str:
    """The most usual spelling of a character in a scheme; empty where there is none."""
    if scheme == "Korean":
        known = _split(tables.korean().get(char, "\t").partition("\t")[2])
    elif scheme == "Vietnamese":
        known = _split(tables.vietnamese().get(char, "\t").partition("\t")[0])
    elif scheme == "Hong Kong":
        known = tables.hong_kong().get(tables.cantonese().get(char, "").split(",")[0], ())
        known = tables.customary_surnames().get(char, known) if is_surname else known
    else:
        known = tuple(sorted(spellings(char, scheme, is_surname)))
    return known[0] if known else ""


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()


def scheme(name: str, words: tuple[str, ...]) -> str:
    """The scheme in which Latin words in lower case spell a Chinese name, surname first or last; empty where none does.

    Taiwan and Hong Kong names mix: the surname may be spelt in any scheme, or as is customary, whatever the given name
    is spelt in. Pinyin throughout is no scheme of its own.
    """
    parts = [part for word in words for part in word.replace("'", "").split("-")]
    for size in (1, 2) if len(name) > 2 else (1,):
        for order in (parts, [*parts[-size:], *parts[:-size]]):
            found = _scheme_of(name, order) or (size == 2 and _with_compound(name, order))
            if found:
                return found
    return _with_own_surname(name, words) or (_older(name, words) if words else "")


def _older(name: str, words: tuple[str, ...]) -> str:
    """A name of which a part at least is in an older romanisation, and no letter slip of pinyin: Hwai-min, Gungwu."""
    for own, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        given = "-".join(rest).replace("'", "-")
        ways = [tuple(given.split("-"))] if "-" in given or len(name) == 2 else _halves(given)
        for way in ways if "-" not in own else ():
            if len(way) == len(name) - 1 and _is_older(name, (own, *way), "-" in given):
                return "Wade-Giles"
    return ""


def _is_older(name: str, parts: tuple[str, ...], hyphenated: bool) -> bool:
    kinds = [kind_of(char, part, n == 0) for n, (char, part) in enumerate(zip(name, parts, strict=True))]
    odd = [part for kind, part in zip(kinds[1:], parts[1:], strict=True) if kind != "pinyin"]
    if not all(kinds) or "older" not in kinds or not {"Hong Kong", "Tongyong"}.isdisjoint(kinds[1:]):
        return False
    return hyphenated or not (any(map(split, odd)) or any(map(_is_slip_of, name, parts)))


def _halves(word: str) -> list[tuple[str, ...]]:
    return [(word[:at], word[at:]) for at in range(1, len(word))]


def kind_of(char: str, part: str, is_surname: bool = False) -> str:
    """The kind of spelling that a part of a name is for a character; empty where it is none."""
    if part in written(char) or (is_surname and (part,) in written_surname(char)):
        return "pinyin"
    known = ("Wade-Giles", "Tongyong", "older", "Hong Kong")
    found = next((scheme for scheme in known if part in spellings(char, scheme, is_surname)), "")
    return found or ("customary" if is_surname and part in tables.customary_surnames().get(char, ()) else "")


def _is_slip_of(char: str, part: str) -> bool:
    """Whether an older spelling may as well be pinyin with a letter put in, left out or exchanged."""
    from rapidfuzz.distance import OSA

    if kind_of(char, part) != "older":
        return False
    ways = [way for way in written(char) if OSA.distance(way, part) == 1]
    return any(len(way) != len(part) or sorted(way) == sorted(part) for way in ways)


def _with_own_surname(name: str, words: tuple[str, ...]) -> str:
    """A surname in the spelling of the family behind a given name in pinyin: Qianyuan Hsiao."""
    if len(words) != 2 or not is_surname_spelling(name[0], words[1]):
        return ""
    ways = [way for way in split(words[0]) if len(way) == len(name) - 1]
    fits = any(all(s in written(c) for s, c in zip(way, name[1:], strict=True)) for way in ways)
    return "Wade-Giles" if fits else ""


def _scheme_of(name: str, parts: list[str]) -> str:
    if len(parts) != len(name):
        return ""
    for group in SCHEMES:
        if all(_spells(char, part, group) for char, part in zip(name[1:], parts[1:], strict=True)):
            own = _spells(name[0], parts[0], group, True)
            if own or (group not in SCHEMES[2:] and is_surname_spelling(name[0], parts[0])):
                return group[0]
    return ""


def _with_compound(name: str, parts: list[str]) -> str:
    """A compound surname in one word: Szeto Wah-man."""
    if name[:2] not in tables.customary_surnames() or parts[0] not in tables.customary_surnames()[name[:2]]:
        return ""
    rest = list(zip(name[2:], parts[1:], strict=False))
    fits = (g for g in SCHEMES[:2] if len(rest) == len(name) - 2 and all(_spells(c, p, g) for c, p in rest))
    return next((group[0] for group in fits), "")


def is_surname_spelling(surname: str, part: str) -> bool:
    """Whether a surname is spelt so anywhere: by a scheme, or by custom."""
    customary = part in tables.customary_surnames().get(surname, ())
    return customary or any(_spells(surname, part, group, True) for group in SCHEMES[:2])


def _spells(char: str, part: str, schemes: tuple[str, ...], is_surname: bool = False) -> bool:
    return any(part in spellings(char, scheme, is_surname) for scheme in schemes)


def shared(name: str, words: tuple[str, ...], scheme: str) -> float:
    """The share of a Chinese name that Latin words spell in a scheme, place by place, where they spell the surname."""
    parts = [part for word in words for part in word.replace("'", "").split("-")]
    if len(parts) != len(name) or parts[0] not in spellings(name[0], scheme, True):
        return 0.0
    return sum(part in spellings(char, scheme) for char, part in zip(name, parts, strict=True)) / len(name)
