"""Mentions by the surname alone: Prof. Luo, 罗教授, and whom they mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zhengming.names import cues
from zhengming.names.cues import address_at
from zhengming.names.desk import Desk
from zhengming.names.distinguishing import offices
from zhengming.names.english import titles
from zhengming.names.indexing import ChineseText, Stretch
from zhengming.names.matching import Use
from zhengming.names.people import Mention
from zhengming.names.readings import apart, written_surname


def in_chinese(desk: Desk, names: Iterable[str]) -> dict[str, list[Mention]]:
    """Chinese name → the places with its surname and a form of address: of the only bearer, or the one so titled."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for surname, bearers in _by_surname(names).items():
        titled = {name: _titles_of(desk.chinese, name) for name in bearers} if len(bearers) > 1 else {}
        for spot in _addressed(desk.chinese, surname, bearers):
            own = [name for name in bearers if not titled or desk.chinese.text[spot.end - 2 : spot.end] in titled[name]]
            if len(own) == 1:
                found[own[0]].append(desk.chinese.mention(*spot))
    return found


def _titles_of(chinese: ChineseText, name: str) -> set[str]:
    return {title for place in chinese.occurrences(name) for title in cues.offices(chinese.text, *place)}


def _addressed(chinese: ChineseText, surname: str, names: Sequence[str]) -> Iterator[Stretch]:
    for start, end in chinese.occurrences(surname):
        address = address_at(chinese.text, end)
        if address and not any(chinese.text.startswith(name, start) for name in names):
            yield Stretch(start, end + len(address))


def _by_surname(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for parts in apart(name)[:1]:
            found[parts.surname].append(name)
    return found


def in_english(desk: Desk, names: Iterable[str]) -> dict[str, list[Mention]]:
    """Chinese name → the places with its surname alone: of the only bearer of one spelt so, or the one so titled."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for surname, borne in _by_surname(names).items():
        for way in written_surname(surname):
            bearers["".join(way)].update(borne)
    found: dict[str, list[Mention]] = defaultdict(list)
    for use in desk.left_over(desk.en):
        words = [token for token in use.latin.tokens if token.plain not in titles()]
        meant = bearers.get(words[0].plain, set()) if len(words) == 1 else set()
        own = so_titled(desk, use, meant) if len(meant) > 1 else meant
        if len(own) == 1:
            found[next(iter(own))].append(use.mention)
    return found


def so_titled(desk: Desk, use: Use, names: Iterable[str]) -> set[str]:
    """Those of some people who have somewhere the title that stands before a surname alone."""
    titles_here = offices([use])
    return {name for name in names if titles_here and titles_here <= offices(desk.matched.get(name, ()))}
