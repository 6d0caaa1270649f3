"""Names in pinyin that people would take for slips of one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zhengming.names import tables
from zhengming.names.comparing import parts, syllable_cost
from zhengming.names.english import Parse

_CONFUSED = 0.25
_SHORTEST_WORD = 5


class Alike(NamedTuple):
    """How one name differs from another that it is taken for.

    `kind` is "exchanged", "confused", "dropped" or "misspelt"; `steps` says it in words.
    """

    kind: str
    steps: str


def neighbours(name: Parse) -> Iterator[tuple[Parse, Alike]]:
    """The names that a name with a given name of two syllables is easily mistaken for, and how they differ from it."""
    first, second = name.given if len(name.given) == 2 else ("", "")
    if not first:
        return
    if first != second:
        said = f"the same two syllables, {first} {second} and {second} {first}, in another order"
        yield name._replace(given=(second, first)), Alike("exchanged", said)
    for n, syllable in enumerate(name.given):
        for other in _confusable(syllable):
            given = tuple(other if m == n else s for m, s in enumerate(name.given))
            yield Parse(name.surname, given, name.order), _confused(syllable, other)
        yield name._replace(given=(name.given[1 - n],)), Alike("dropped", f"{syllable} is not there")
    if len(name.surname) == 1:
        for other in _confusable(name.surname[0]):
            yield Parse((other,), name.given, name.order), _confused(name.surname[0], other)


@lru_cache(maxsize=4096)
def _confused(one: str, other: str) -> Alike:
    where = "initial" if parts(one)[1] == parts(other)[1] else "final"
    return Alike("confused", f"{one} and {other} differ in one {where} that is easily confused")


@cache
def _confusable(syllable: str) -> tuple[str, ...]:
    """The syllables that are easily taken for one: what shares neither onset nor final is not."""
    onset, final = parts(syllable)
    near = (other for other in tables.syllables() if parts(other)[0] == onset or parts(other)[1] == final)
    return tuple(other for other in near if 0 < syllable_cost(syllable, other) <= _CONFUSED)


def slips(names: Iterable[Parse], words: Iterable[tuple[str, str]]) -> Iterator[tuple[Parse, tuple[str, str], Alike]]:
    """The names that two Latin words in lower case, surname first, miss by one letter: chen haoarn.

    A word is looked up by what is left of it without any one letter, so that no two names are ever compared that have
    little in common.
    """
    known: dict[tuple[str, str], set[tuple[Parse, tuple[str, str]]]] = defaultdict(set)
    for name in names:
        spelt = "".join(name.surname), "".join(name.given)
        for key in _keys(spelt) if len(name.given) == 2 else ():
            known[key].add((name, spelt))
    for pair in words:
        found = {entry for key in _keys(pair) for entry in known.get(key, ())}
        for name, spelt in sorted(found):
            said = _letters(spelt, pair)
            if said:
                yield name, pair, Alike("misspelt", said)


def _keys(words: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Two words, the one whole and the other without a letter."""
    surname, given = words
    for shorter in _shortened(given) if len(given) >= _SHORTEST_WORD else ():
        yield surname, shorter
    for shorter in _shortened(surname) if len(surname) > 2 else ():
        yield shorter, given


def _shortened(word: str) -> set[str]:
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def _letters(right: tuple[str, str], wrong: tuple[str, str]) -> str:
    """How one word of two differs by one letter, in words; empty where they differ by more."""
    differing = [(a, b) for a, b in zip(right, wrong, strict=True) if a != b]
    if len(differing) != 1:
        return ""
    (word, other), low = differing[0], 0
    while low < min(len(word), len(other)) and word[low] == other[low]:
        low += 1
    rest, other_rest = word[low:], other[low:]
    if rest[1:] == other_rest:
        return f"the letter {rest[0]} is not there"
    if rest == other_rest[1:]:
        return f"the letter {other_rest[0]} is too many"
    if rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]:
        return f"the letters {rest[0]} and {rest[1]} are exchanged"
    return f"{other_rest[0]} stands for {rest[0]}" if rest[1:] == other_rest[1:] else ""
