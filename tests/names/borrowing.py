"""Real news as frames: the people of ../shared/bench/dev22 replaced by invented ones, at measuring time only.

Nothing of those texts is kept. A person is replaced whose English name is the pinyin of the Chinese one wherever the
version has it, and whose surname stands nowhere alone.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.names.people import Person, person
from zhengming.names.readings import romanised

BENCH = Path(__file__).parents[3] / "shared" / "bench"
_VERSIONS = ("refA", "refB")


class Borrowed(NamedTuple):
    """The lines of a real release in both languages, and the Chinese names in it with their English."""

    name: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    people: tuple[tuple[str, str], ...]


@cache
def borrowed() -> tuple[Borrowed, ...]:
    """The releases that have somebody to replace; none where the folder is absent."""
    if not (BENCH / "dev22.jsonl").exists():
        return ()
    names: defaultdict[str, set[str]] = defaultdict(set)
    for line in (BENCH / "dev22.jsonl").read_text("utf8").splitlines():
        mention = json.loads(line)
        if mention["kind"] == "person" and mention.get("origin") == "cn":
            names[mention["doc"]].add(mention["zh"])
    found = (_borrowed(doc, version, sorted(names[doc])) for doc in sorted(names) for version in _VERSIONS)
    return tuple(release for release in found if release.people)


def _borrowed(doc: str, version: str, names: list[str]) -> Borrowed:
    zh, en = (_lines(BENCH / "dev22" / doc / f"{side}.txt") for side in ("zh", version))
    pairs = ((name, spelling) for name in names for spelling in romanised(name) if spelling in "\n".join(en))
    people = tuple((name, spelling) for name, spelling in pairs if _is_whole(name, spelling, zh, en))
    return Borrowed(f"{doc}/{version}", zh, en, people)


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf8").rstrip("\n").split("\n"))


def _is_whole(name: str, spelling: str, zh: tuple[str, ...], en: tuple[str, ...]) -> bool:
    """Whether the English has nothing else of a name, and has it on as many lines as it must."""
    rest = "\n".join(en).replace(spelling, "")
    alone = re.search(rf"\b({'|'.join(spelling.split())})\b", rest)
    return not alone and any(name in a and spelling in b for a, b in zip(zh, en, strict=True))


def recast(random: Random, release: Borrowed, arm: str, kept: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """The lines of a release with its people, but for the `kept` ones, replaced by invented ones of an arm."""
    zh, en, cast = "\n".join(release.zh), "\n".join(release.en), list[Person]()
    for name, spelling in release.people:
        if name not in kept:
            mark = f"\ue000{len(cast)}\ue001"
            cast.append(_other(random, arm, len(name), en, cast))
            zh, en = zh.replace(name, mark), en.replace(spelling, mark)
    for n, new in enumerate(cast):
        zh, en = zh.replace(f"\ue000{n}\ue001", new.zh), en.replace(f"\ue000{n}\ue001", new.en)
    return zh.split("\n"), en.split("\n")


def _other(random: Random, arm: str, size: int, en: str, cast: list[Person]) -> Person:
    """Somebody new: a given name of the same length, a surname that nobody else has."""
    taken = {other.surname for other in cast}
    while True:
        new = person(random, arm)
        alone = re.search(rf"\b{new.surname_en}\b", en)
        if len(new.given) == min(size - 1, 2) and new.surname not in taken and not alone:
            return new
