"""Whether an English name that is near to a Chinese one may be the person's own spelling, and so no slip.

A slip keeps the surname in pinyin and misses the rest of the reading by little. Who writes a name by another rule, or
has a name of choice, shows it: a syllable that another romanisation gives, a hyphen beside what is no pinyin, a
Western first name before the surname.
"""

from collections.abc import Iterator, Sequence

from zhengming.names import others, tables
from zhengming.names.comparing import syllable_cost
from zhengming.names.english import Latin, surname_weight
from zhengming.names.readings import written
from zhengming.names.syllables import is_syllable, split
from zhengming.names.transliteration import likeness

_ALL_BUT_ALIKE = 0.95
_NEAR = 0.5


def may_be_own(name: str, latin: Latin) -> bool:
    """Whether a Latin name that does not read a Chinese one tells by its form that it is no pinyin with a slip."""
    words = [token.plain for token in latin.tokens]
    hyphenated = any("-" in word for word in words)
    return len(words) > 1 and (
        any(_in_part(name, parts, hyphenated) for parts in _orders(words))
        or (hyphenated and _is_no_pinyin(name, words))
        or _is_chosen(name, words)
        or _is_heard(name, words)
        or _is_half_pinyin(name, words)
    )


def _orders(words: Sequence[str]) -> Iterator[list[str]]:
    """The parts of a Latin name with the surname first, be it written first or last."""
    parts = [part for word in words for part in word.replace("'", "-").split("-") if part]
    yield parts
    yield [*parts[-1:], *parts[:-1]]


def _in_part(name: str, parts: list[str], hyphenated: bool) -> bool:
    """Chu Li-luan for 朱立伦: the syllables stand apart, some are in another romanisation, and one at most is odd.

    Nobody spells a surname by its Cantonese sound and the given name in pinyin.
    """
    if len(parts) != len(name):
        return False
    kinds = [others.kind_of(char, part, n == 0) for n, (char, part) in enumerate(zip(name, parts, strict=True))]
    if hyphenated:
        kinds = [kind or _careless(char, part) for kind, char, part in zip(kinds, name, parts, strict=True)]
    near = all(kind or n == 0 or _is_near(name[n], parts[n]) for n, kind in enumerate(kinds))
    if not kinds[0] and len(name) == 2:
        return _neighbours(name[0], parts[0]) != "" and not kinds[1]
    if not near or (kinds[0] == "Hong Kong" and "pinyin" in kinds):
        return False
    if hyphenated:
        return kinds.count("") <= 1 and bool(set(kinds) - {"", "pinyin"})
    return kinds[0] not in ("", "pinyin") and kinds.count("") == 1


def _careless(char: str, part: str) -> str:
    """Wade-Giles without the letters that only a scholar writes: chi for chih, suan for hsuan."""
    for form in others.spellings(char, "Wade-Giles"):
        if part != form and part in (form.removesuffix("h"), form.replace("hs", "s"), form.replace("hs", "sh")):
            return "careless"
    return ""


def _is_near(char: str, part: str) -> bool:
    """Whether a part that is no spelling of a character is near to its reading: luan for 伦."""
    return min((syllable_cost(way, part) for way in written(char)), default=1.0) <= _NEAR


def _neighbours(surname: str, part: str) -> str:
    return next((scheme for scheme in ("Korean", "Vietnamese") if part in others.spellings(surname, scheme)), "")


def _is_no_pinyin(name: str, words: Sequence[str]) -> bool:
    """Whether a hyphenated given name has a syllable that pinyin does not have, nor has with two letters exchanged."""
    parts = [part for word in words if "-" in word for part in word.split("-")]
    odd = [part for part in parts if not is_syllable(part)]
    letters = {"".join(sorted(way)) for char in name for way in written(char)}
    return any("".join(sorted(part)) not in letters for part in odd)


def _is_chosen(name: str, words: Sequence[str]) -> bool:
    """Whether a name of choice stands before the surname: Maya Lin; Yo-Yo Ma; Nieng Yan, which is one syllable."""
    if others.kind_of(name[0], words[-1], True) == "":
        return False
    first = words[0]
    halves = first.split("-")
    doubled = len(halves) == 2 and halves[0] == halves[1] and not all(halves[0] in written(char) for char in name[1:])
    odd = len(name) == 2 and not any(len(way) == 1 for way in split(first))
    return first in tables.first_names() or doubled or odd


def _is_heard(name: str, words: Sequence[str]) -> bool:
    """Hun Sen for 洪森: no surname of China, and two short words that sound like the characters all the same."""
    short = len(name) == len(words) == 2 and not surname_weight((words[0],))
    return short and likeness(name, " ".join(words)) >= _ALL_BUT_ALIKE


def _is_half_pinyin(name: str, words: Sequence[str]) -> bool:
    """Hsi Muren for 席慕蓉: the surname is in Wade-Giles, and one syllable of the rest is further off than a slip."""
    if len(words) != 2 or others.kind_of(name[0], words[0], True) != "Wade-Giles":
        return False
    ways = [way for way in split(words[1]) if len(way) == len(name) - 1]
    odd = [[(c, s) for c, s in zip(name[1:], way, strict=True) if s not in written(c)] for way in ways]
    return any(len(steps) == 1 and _is_far(*steps[0]) for steps in odd)


def _is_far(char: str, part: str) -> bool:
    return min((syllable_cost(way, part) for way in written(char)), default=1.0) >= _NEAR
