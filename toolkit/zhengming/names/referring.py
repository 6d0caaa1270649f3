"""Mentions by the surname alone: Prof. Luo, 罗教授, and whom they mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from zhengming.names.cues import address_at
from zhengming.names.desk import Desk
from zhengming.names.english import titles
from zhengming.names.indexing import ChineseText, Stretch
from zhengming.names.people import Mention
from zhengming.names.readings import apart, written_surname


def in_chinese(desk: Desk, names: Iterable[str]) -> dict[str, list[Mention]]:
    """Chinese name → the places with its surname and a form of address, where one person alone bears the surname."""
    return {
        bearers[0]: [desk.chinese.mention(*spot) for spot in _addressed(desk.chinese, surname, bearers[0])]
        for surname, bearers in _by_surname(names).items()
        if len(bearers) == 1
    }


def _addressed(chinese: ChineseText, surname: str, name: str) -> Iterator[Stretch]:
    for start, end in chinese.occurrences(surname):
        address = address_at(chinese.text, end)
        if address and not chinese.text.startswith(name, start):
            yield Stretch(start, end + len(address))


def _by_surname(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for parts in apart(name)[:1]:
            found[parts.surname].append(name)
    return found


def in_english(desk: Desk, names: Iterable[str]) -> dict[str, list[Mention]]:
    """Chinese name → the places with its surname alone, where one person alone bears a surname that is spelt so."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for surname, borne in _by_surname(names).items():
        for way in written_surname(surname):
            bearers["".join(way)].update(borne)
    found: dict[str, list[Mention]] = defaultdict(list)
    for use in desk.left_over(desk.en):
        words = [token for token in use.latin.tokens if token.plain not in titles()]
        meant = bearers.get(words[0].plain, set()) if len(words) == 1 else set()
        if len(meant) == 1:
            found[next(iter(meant))].append(use.mention)
    return found
