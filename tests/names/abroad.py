"""Foreigners whose Chinese name is written by sound: right, by the surname alone, and with errors that sound proves."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from tests.names.framing import HERE, Figure, found_by_names, framed, rows
from zhengming.names.readings import joined, readings

FRAMES = ("title before", "title after", "said")
_ANOTHER = 7
"""How far down the table the person stands whose name is taken for another's."""


class Foreigner(NamedTuple):
    """A well-known person: the Chinese name in full, and the English one."""

    zh: str
    en: str


class Case(NamedTuple):
    """A foreigner in a frame, with the English spelling that stands there."""

    person: Foreigner
    frame: str
    spelling: str

    @property
    def texts(self) -> tuple[str, str]:
        person = Figure(self.person.zh, "elsewhere", (self.person.en,), "politician", "m")
        return framed(person, self.frame, self.spelling)


@cache
def foreigners() -> tuple[Foreigner, ...]:
    return tuple(Foreigner(*row) for row in rows(HERE / "foreign.tsv", 2))


def in_pinyin(name: str) -> str:
    """How Mandarin reads the characters, word by word."""
    parts = (part.replace("-", "") for part in name.split("·"))
    return " ".join(joined(tuple(readings(char)[0] for char in part)) for part in parts)


def _right(person: Foreigner, number: int) -> str:
    return person.en


def _surname_alone(person: Foreigner, number: int) -> str:
    return person.en.split()[-1]


def _in_pinyin(person: Foreigner, number: int) -> str:
    return in_pinyin(person.zh)


def _half_in_pinyin(person: Foreigner, number: int) -> str:
    return f"{person.en.split()[0]} {in_pinyin(person.zh).split()[-1]}"


def _anothers(person: Foreigner, number: int) -> str:
    return foreigners()[(number + _ANOTHER) % len(foreigners())].en


def _nobodys(person: Foreigner, number: int) -> str:
    return "the politician"


SPELLINGS: dict[str, Callable[[Foreigner, int], str]] = {
    "right": _right,
    "the surname alone": _surname_alone,
    "in pinyin": _in_pinyin,
    "the surname in pinyin": _half_in_pinyin,
    "another's name": _anothers,
    "no name": _nobodys,
}
ACCEPTED = ("right", "the surname alone")


def cases(kind: str) -> list[Case]:
    """Every foreigner in every frame, spelt in one way; those whose pinyin is the right spelling too are left out."""
    spelt = SPELLINGS[kind]
    found = [
        Case(p, frame, spelt(p, n))
        for n, p in enumerate(foreigners())
        for frame in FRAMES
        if " " in p.en and "·" in p.zh
    ]
    return [case for case in found if kind in ACCEPTED or case.spelling != case.person.en]


def flagged(some: Sequence[Case]) -> list[tuple[Case, list[str]]]:
    """The cases in which a name check finds something, notes apart, and what."""
    said = [(case, [f.message for f in found_by_names(*case.texts) if f.severity != "note"]) for case in some]
    return [(case, messages) for case, messages in said if messages]
