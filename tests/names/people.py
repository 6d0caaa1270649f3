"""Invented people for the test sets: their names drawn at random, in three arms, with the spelling that is right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from zhengming.names import tables
from zhengming.names.readings import joined, readings, surname_readings
from zhengming.script import simplify

ARMS = ("common", "rare", "polyphonic")
_ONE_CHARACTER = 0.15


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody who does not exist. `surname` and `given` are the syllables of the name as it is read."""

    zh: str
    surname_zh: str
    surname: tuple[str, ...]
    given: tuple[str, ...]
    title: tuple[str, str] = field(default=("教授", "professor"))

    @property
    def en(self) -> str:
        return f"{self.surname_en} {joined(self.given)}"

    @property
    def surname_en(self) -> str:
        return joined(self.surname)


@cache
def pool(kind: str) -> list[list[str]]:
    """The rows of one kind in pools.tsv, without the kind."""
    lines = (Path(__file__).parent / "pools.tsv").read_text("utf8").splitlines()
    return [line.split("\t")[1:] for line in lines if line.startswith(f"{kind}\t")]


def person(random: Random, arm: str, surname: str = "") -> Person:
    """Somebody with a name of an arm; `surname` where it must be a certain one."""
    surname = surname or _surname(random, arm)
    size = 1 if random.random() < _ONE_CHARACTER else 2
    given = _given(random, arm, size)
    several = arm == "polyphonic"
    ways = surname_readings(surname)
    read = tuple(_reading(random, c) if several else readings(c)[0] for c in given)
    return Person(surname + given, surname, random.choice(ways) if several else ways[0], read, _title(random))


def cast(random: Random, arm: str, size: int) -> list[Person]:
    """People of one release: no two spelt alike, none whose name is the beginning of another's."""
    found: list[Person] = []
    while len(found) < size:
        new = person(random, arm)
        if not any(new.en == old.en or new.zh.startswith(old.zh) or old.zh.startswith(new.zh) for old in found):
            found.append(new)
    return found


def _title(random: Random) -> tuple[str, str]:
    zh, en = random.choice(pool("title"))
    return zh, en


def _surname(random: Random, arm: str) -> str:
    if arm == "polyphonic":
        return random.choice(pool("surname"))[0]
    rare = arm == "rare" and random.random() < 0.7
    return _drawn(random, *_surnames(rare))


def _given(random: Random, arm: str, size: int) -> str:
    if arm == "rare":
        return "".join(random.choice(_rare_given(random.random() < 0.5)) for _ in range(size))
    chars = [_drawn(random, *_frequent_given(place)) for place in range(size)]
    if arm == "polyphonic":
        chars[random.randrange(size)] = random.choice(pool("given"))[0]
    return "".join(chars)


def _reading(random: Random, char: str) -> str:
    """A reading that a character has in names, where it has several."""
    listed = {row[0]: row[1].split(",") for row in pool("given")}.get(char, [])
    return random.choice([r for r in listed if r in readings(char)] or readings(char)[:1])


def _drawn(random: Random, items: Sequence[str], weights: Sequence[float]) -> str:
    return random.choices(items, cum_weights=weights)[0]


@cache
def _surnames(rare: bool) -> tuple[list[str], list[float]]:
    """Frequent surnames by the number of their bearers; rare ones each as likely."""
    found = {s: weight for s, (weight, _) in tables.surnames().items() if len(s) == 1}
    if rare:
        chosen = {s: 1.0 for s, weight in found.items() if 2 <= weight < 100}
    else:
        chosen = {s: weight for s, weight in found.items() if weight >= 700}
    return list(chosen), list(accumulate(chosen.values()))


@cache
def _frequent_given(place: int) -> tuple[list[str], list[float]]:
    """The characters that most names have first (0) or second (1), by the number of the names."""
    given = {c: counts for c, counts in tables.given().items() if simplify(c) == c and readings(c)}
    counts = {c: int(counts.split("\t")[place]) for c, counts in given.items()}
    chosen = dict(sorted(counts.items(), key=lambda item: -item[1])[:400])
    return list(chosen), list(accumulate(map(float, chosen.values())))


def _bearers(counts: str) -> int:
    return sum(map(int, counts.split("\t")))


@cache
def _rare_given(attested: bool) -> list[str]:
    """Characters that few names have, or none although they are in the tables; no frequent words."""
    names, words = tables.given(), tables.characters()
    return [
        c
        for c in tables.readings()
        if "\u4e00" <= c <= "\u9fff" and simplify(c) == c and readings(c)
        if (1 <= _bearers(names[c]) <= 8 if attested and c in names else not attested and c not in names)
        if int(words.get(c, "0\t0").split("\t")[0]) < 300
    ]
