"""What a name can be: the accepted spellings of a Chinese one, the Chinese behind a Latin one, and whether two fit."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from zhengming.names import others, tables
from zhengming.names.comparing import difference, explained
from zhengming.names.english import Parse, parses, tokens
from zhengming.names.readings import (
    Name,
    apart,
    joined,
    rare_readings,
    readings,
    reads,
    romanised,
    surname_readings,
)
from zhengming.names.readings import (
    surname_weight as surname_share,
)
from zhengming.names.syllables import spellings, split
from zhengming.names.transliteration import exchanged, least_likeness, likeness, sounds_otherwise
from zhengming.script import HAN_CHAR, fold

_LONGEST = 40
_MOST_SURNAMES = 8
_ALIKE_UNLESS_CHINESE = 0.8
_SCHEMES = ("Wade-Giles", "Hong Kong", "Korean", "Vietnamese")


class Row(NamedTuple):
    """One line of a description: what it is about, and what there is to say."""

    label: str
    text: str


def describe(text: str, other: str = "") -> tuple[Row, ...]:
    """What a Chinese or Latin name can be; with a second name, whether the two can be one person's.

    Raises ValueError, with a sentence for a person, where a text is no name.
    """
    first = _name_in(text)
    if not other:
        return tuple(_chinese(first) if HAN_CHAR.search(first) else _latin(first))
    second = _name_in(other)
    chinese, latin = sorted((first, second), key=lambda name: HAN_CHAR.search(name) is None)
    if not HAN_CHAR.search(chinese) or HAN_CHAR.search(latin):
        raise ValueError(f'"{text}" and "{other}" are in one script; expected one Chinese and one Latin name')
    return tuple(_compared(chinese, latin))


def _name_in(text: str) -> str:
    name = fold(text).text.strip()
    if not any(c.isalpha() for c in name):
        raise ValueError(f'"{text}" has no letter and no Chinese character; expected a name, 罗小兵 or "Luo Xiaobing"')
    if len(name) > _LONGEST:
        raise ValueError(f'"{name[:10]}…" has {len(name)} characters; expected a name of at most {_LONGEST}')
    return name


def _chinese(name: str) -> Iterator[Row]:
    han = name.replace(" ", "")
    if _is_by_sound(han):
        yield Row("kind", "a name written by sound: pinyin does not decide its spelling")
        yield Row("by sound", _sound(han))
        return
    if len(han) < 2:
        yield Row("kind", f"{han} is one character; a Chinese name has a surname and a given name")
    unknown = [c for c in han if not readings(c)]
    if unknown:
        yield Row("unknown", f"no reading is known of {' '.join(unknown)}")
        return
    ways = apart(han)
    for way in ways:
        yield from _read(way)
    accepted = romanised(han)
    if accepted:
        yield Row("standard", ", ".join(accepted))
        yield Row("also accepted", " · ".join(_styles(ways[0])))
    yield from _in_other_schemes(han)


def _is_by_sound(name: str) -> bool:
    return "·" in name or len(name) > 4


def _sound(name: str) -> str:
    return " ".join(joined((readings(c) or ("?",))[:1]) if c != "·" else "·" for c in name)


def _read(way: Name) -> Iterator[Row]:
    share = surname_share(way.surname)
    borne = "rare" if share else "not in the table of surnames"
    if share >= 100:
        borne = f"{share / 1e4:.2g} % of people bear it"
    reading = " or ".join(joined(r).lower() for r in surname_readings(way.surname))
    yield Row("surname", f"{way.surname} {reading} ({borne})")
    for char in way.given:
        usual, rare = " or ".join(readings(char)), ", ".join(rare_readings(char))
        yield Row("given name", f"{char} {usual}" + (f" (rarely {rare})" if rare else ""))


def _styles(way: Name) -> Iterator[str]:
    surname, given = joined(surname_readings(way.surname)[0]), [readings(c)[0] for c in way.given]
    whole = joined(tuple(given))
    yield f"{whole} {surname}"
    yield f"{surname.upper()} {whole}"
    yield f"{surname}, {whole}"
    if len(given) > 1:
        yield f"{surname} {joined(tuple(given[:1]))}-{given[1]}"
        yield f"{surname} {' '.join(g.capitalize() for g in given)}"
    yield f"{surname} {' '.join(g[0].upper() + '.' for g in given)}"
    for syllable in dict.fromkeys((*surname_readings(way.surname)[0], *given)):
        if len(spellings(syllable)) > 1:
            yield f"{syllable} as {', '.join(spellings(syllable))}"


def _in_other_schemes(name: str) -> Iterator[Row]:
    for scheme in _SCHEMES:
        known = [sorted(others.spellings(c, scheme, i == 0)) for i, c in enumerate(name)]
        if all(known):
            yield Row(scheme, " ".join("/".join(ways[:4]) for ways in known))


def _latin(name: str) -> Iterator[Row]:
    words = tuple(t.plain for t in tokens(name))
    found = parses(words) if 1 <= len(words) <= 4 else ()
    for parse in _plain_first(found, name):
        yield Row(f"read {parse.order}", f"{joined(parse.surname)} {joined(parse.given)}")
        yield Row("surname", _surnames_read(parse) or f"no surname is read {joined(parse.surname).lower()}")
        yield Row("given name", ", ".join(f"{s}: {_characters_read(s)}" for s in parse.given))
    if not found:
        yield from _no_pinyin(words)


def _plain_first(found: tuple[Parse, ...], name: str) -> list[Parse]:
    """The likeliest ways to read a name, those that would need an apostrophe only where it has one."""
    likely = [p for p in found if all(map(_characters_read, p.given))]
    written = [p for p in likely if "'" in name or "'" not in joined(p.surname) + joined(p.given)]
    return (written or likely)[:2]


def _surnames_read(parse: Parse) -> str:
    return " ".join(_surnames_by_reading().get(parse.surname, ())[:_MOST_SURNAMES])


@cache
def _surnames_by_reading() -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for surname in sorted(tables.surnames(), key=lambda s: -surname_share(s)):
        for reading in surname_readings(surname):
            for way in product(*map(spellings, reading)):
                found.setdefault(way, []).append(surname)
    return found


def _characters_read(syllable: str) -> str:
    given = tables.given()
    chars = [c for c in given if any(syllable in spellings(r) for r in readings(c)[:1])]
    chars.sort(key=lambda c: (-sum(map(int, given[c].split("\t"))), c))
    return "".join(chars[:10])


def _no_pinyin(words: tuple[str, ...]) -> Iterator[Row]:
    wrong = [word for word in words if not split(word)]
    if not wrong:
        yield Row("kind", f"pinyin, but no name: {len(words)} words; a Chinese name has two to four")
    for word in wrong:
        nearest = _nearest_pinyin(word)
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        yield Row("no pinyin", f'"{word}" cannot be taken apart into pinyin syllables{hint}')


def _nearest_pinyin(word: str) -> list[str]:
    """The spellings one slip away that are pinyin: a letter exchanged, left out or doubled."""
    slips = {word[:i] + word[i + 1 :] for i in range(len(word))}
    slips |= {word[:i] + word[i + 1 : i + 2] + word[i : i + 1] + word[i + 2 :] for i in range(len(word) - 1)}
    return sorted(slip for slip in slips if slip and split(slip) and len(split(slip)[0]) <= 2)[:5]


def _compared(chinese: str, latin: str) -> Iterator[Row]:
    han, words = chinese.replace(" ", ""), tuple(t.plain for t in tokens(latin))
    if _is_by_sound(han):
        yield Row("by sound", _sound(han))
    else:
        yield Row("standard", ", ".join(romanised(chinese)) or "no reading is known")
    yield Row("verdict", f'"{latin}" {_verdict(chinese, words)}')


def _verdict(chinese: str, words: tuple[str, ...]) -> str:
    """Whether Latin words can be a Chinese name and how that is known, to follow them in a sentence."""
    found = parses(words) if 1 <= len(words) <= 4 else ()
    if any(reads(chinese, parse.surname, parse.given) for parse in found):
        return f"is a reading of {chinese}"
    scheme = others.scheme(chinese, words)
    if scheme:
        return f"spells {chinese} in the {scheme} way"
    said = _by_sound(chinese.replace(" ", ""), words)
    if said:
        return said
    gaps = [gap for parse in found if (gap := difference(chinese, parse.surname, parse.given))]
    nearest = min(gaps, key=lambda gap: gap.cost, default=None)
    why = explained(nearest.steps) if nearest else "it is no pinyin, and no other romanisation of the characters"
    return f"is no reading of {chinese}: {why}"


def _by_sound(chinese: str, words: tuple[str, ...]) -> str:
    """What sound tells of Latin words beside a name written by sound; empty where the name may be a Chinese one."""
    foreign = _is_by_sound(chinese) or chinese in tables.foreign_names()
    latin = " ".join(words[-1:] if foreign and "·" not in chinese else words)
    if not foreign and (len(words) != 1 or len(chinese) < 3 or split(latin)):
        return ""
    if likeness(chinese, latin) < max(least_likeness(latin), 0 if foreign else _ALIKE_UNLESS_CHINESE):
        if not foreign:
            return ""
        unlike = not words or sounds_otherwise(chinese, chinese, words)
        return f"sounds otherwise than {chinese}" if unlike else f"may be {chinese}: its sound does not decide it"
    sound = exchanged(chinese, latin)
    if sound:
        other = "l" if sound == "n" else "n"
        return f"has {sound} where {chinese} has {other}; transliterations do not take one for the other"
    return f"sounds like {chinese}"
