"""Releases of one language alone, made of one side of those of `making`, and errors planted in them."""

from collections.abc import Iterator
from functools import cache
from random import Random

from tests.names.injecting import SPELLINGS, fits
from tests.names.making import Made, Mention, made
from tests.names.people import Person
from zhengming.model import Lang
from zhengming.names import tables
from zhengming.names.readings import readings

_OFTEN_GIVEN = 30

ENGLISH = ("transposed", "n/ng", "dropped syllable", "typo")
CHINESE = ("homophone", "look-alike", "lost character")


def misspelt(random: Random, sample: Made, defect: str) -> tuple[Mention, str] | None:
    """The last mention of somebody who is named three times or more by full name, and how it is spelt.

    None where the release has nobody whose name can have the defect.
    """
    lang: Lang = "zh" if defect in CHINESE else "en"
    mentions: dict[Person, list[Mention]] = {}
    for pieces in sample.zh if lang == "zh" else sample.en:
        for piece in pieces:
            if isinstance(piece, Mention) and piece.full:
                mentions.setdefault(piece.person, []).append(piece)
    for person, places in mentions.items():
        wrong = list(_wrong(random, sample, person, defect)) if len(places) > 2 else []
        if wrong and not places[-1].listed:
            return places[-1], random.choice(wrong)
    return None


def _wrong(random: Random, sample: Made, person: Person, defect: str) -> Iterator[str]:
    if defect in ENGLISH:
        if len(person.given) == 2:
            yield from (text for text in SPELLINGS[defect](random, person, sample) if not fits(text, person))
        return
    size = len(person.surname_zh)
    for n, char in enumerate(person.zh):
        if n >= size and len(person.zh) == 3 and defect != "lost character":
            others = _homophones(char) if defect == "homophone" else tables.lookalikes().get(char, "")
            yield from (person.zh[:n] + other + person.zh[n + 1 :] for other in others)
    if defect == "lost character" and len(person.zh) == 3 and size == 1:
        yield person.zh[:2]


def _homophones(char: str) -> list[str]:
    """The characters of one sound that many given names have."""
    often = (c for c, counts in tables.given().items() if sum(map(int, counts.split("\t"))) >= _OFTEN_GIVEN)
    return [c for c in often if c != char and readings(c)[:1] == readings(char)[:1]]


@cache
def sample(arm: str, n: int) -> Made:
    return made(Random(f"lonely/{arm}/{n}"), arm)
