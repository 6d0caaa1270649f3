"""Mentions by the surname alone: Prof. Luo, 罗教授, and whom they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable

from zhengming.names.desk import Desk
from zhengming.names.english import titles
from zhengming.names.indexing import Stretch
from zhengming.names.people import Mention
from zhengming.names.readings import apart, written_surname

_ADDRESS = "教授|院士|博士|老师|先生|女士|主任|书记|[院校所处局部司会社]长|总经理|董事长|总裁|工程师|医生|总"


def in_chinese(desk: Desk, names: Iterable[str]) -> dict[str, list[Mention]]:
    """Chinese name → the places with its surname and a form of address, where one person alone bears the surname."""
    found: dict[str, list[Mention]] = {}
    for surname, bearers in _by_surname(names).items():
        if len(bearers) == 1:
            taken = {offset for stretch in desk.chinese.occurrences(bearers[0]) for offset in range(*stretch)}
            pattern = re.compile(f"{re.escape(surname)}(?:{_ADDRESS})")
            spots = (Stretch(*match.span()) for match in pattern.finditer(desk.chinese.text))
            found[bearers[0]] = [desk.chinese.mention(*spot) for spot in spots if spot.start not in taken]
    return found


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
