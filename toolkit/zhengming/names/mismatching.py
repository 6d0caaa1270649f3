"""English names that are no reading of the Chinese name they stand for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from zhengming.names.chinese import Candidate
from zhengming.names.comparing import Difference
from zhengming.names.desk import SURE_NAME, Desk, Room
from zhengming.names.matching import Stretch, Use, is_introduced
from zhengming.names.misspelling import meant
from zhengming.names.nearing import Near, nearly
from zhengming.names.people import Mismatch
from zhengming.names.readings import romanised

_NEAR_ENOUGH = 1.0
_OWED_REACH = 1.4
_SPOKEN_FOR = 0.5


def mismatches(desk: Desk) -> list[Mismatch]:
    """The English names that do not fit, by place."""
    found: dict[Use, Mismatch] = {}
    for room in desk.rooms:
        for use, mismatch in _in_room(desk, room, found):
            found.setdefault(use, mismatch)
    return sorted(found.values(), key=lambda m: (desk.order[m.en.segment], m.en.span))


def _in_room(desk: Desk, room: Room, found: dict[Use, Mismatch]) -> Iterator[tuple[Use, Mismatch]]:
    for use in (u for segment in room.en for u in desk.uses_in.get(segment, ())):
        if use.stray and use.here:
            yield use, _mismatch(desk, use, use.stretches[0], use.name)
    taken: set[str] = set()
    for use in desk.left_over(room.en):
        mismatch = _near(desk, room, use) or _slip(desk, room, use, taken)
        if mismatch and use not in found:
            taken.add(mismatch.name)
            yield use, mismatch
    yield from _exchanged(desk, room, taken)


def _near(desk: Desk, room: Room, use: Use) -> Mismatch | None:
    """The Chinese name whose reading a Latin name misses by little."""
    if not use.latin.parses:
        return None
    found = nearly(use.latin, desk.chinese, room.zh, desk.matched, is_introduced(use))
    have = Counter(_name(desk, n) for n in {n.stretch: n for n in found}.values())
    used = desk.rendered(room.en)

    def cost(near: Near) -> float:
        name = _name(desk, near)
        return near.difference.cost + (_SPOKEN_FOR if used[name] >= have[name] else 0.0)

    best = min(found, key=lambda n: (cost(n), -n.score, n.stretch.start), default=None)
    if best is None or cost(best) > _reach(best, used) or desk.scheme_of(_name(desk, best), use.latin):
        return None
    return _mismatch(desk, use, best.stretch, _name(desk, best), best.difference)


def _reach(near: Near, used: Counter[str]) -> float:
    """How far a Latin name may be from a Chinese one: further where that is surely a name that nothing renders."""
    is_owed = not used[near.difference.name.surname + near.difference.name.given] and near.score >= SURE_NAME
    return _OWED_REACH if is_owed and len(near.parse.syllables) > 2 else _NEAR_ENOUGH


def _name(desk: Desk, near: Near) -> str:
    return desk.chinese.text[near.stretch.start : near.stretch.end]


def _slip(desk: Desk, room: Room, use: Use, taken: set[str]) -> Mismatch | None:
    """The Chinese name that is meant by what is no pinyin."""
    found = meant(desk, room, use, taken)
    if not found:
        return None
    mismatch = _mismatch(desk, Use(use.segment, found.latin), found.stretch, found.name)
    return replace(mismatch, expected=(found.expected,), sure=False) if found.expected else mismatch


def _exchanged(desk: Desk, room: Room, taken: set[str]) -> Iterator[tuple[Use, Mismatch]]:
    """The English name of somebody whom this passage does not name, where one whom it names is not rendered."""
    here, rendered = desk.named(room.zh), desk.rendered(room.en)
    away = [u for segment in room.en for u in desk.uses_in.get(segment, ()) if u.name and not here[u.name]]
    if len(away) != 1 or any(len(u.latin.tokens) > 1 and u.latin.parses for u in desk.left_over(room.en)):
        return
    owed = [c for c in desk.owed(room) if c.text not in taken and not desk.by_surname(c.text, room.en)]
    if not owed and not _is_near(desk, room, away[0].name):
        owed = [c for c in _first_of_each(desk, room) if here[c.text] > rendered[c.text] > 0]
    if len(owed) == 1:
        stretch = Stretch(owed[0].start, owed[0].end)
        yield away[0], _mismatch(desk, away[0], stretch, owed[0].text, other=away[0].name)


def _first_of_each(desk: Desk, room: Room) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    for number in sorted(room.zh):
        for candidate in desk.likely_in.get(number, ()):
            found.setdefault(candidate.text, candidate)
    return list(found.values())


def _is_near(desk: Desk, room: Room, name: str) -> bool:
    """Whether a name stands in a neighbouring Chinese segment, whence a pronoun may refer to it."""
    around = {number + step for number in room.zh for step in (-1, 1)}
    return desk.named(around)[name] > 0


def _mismatch(
    desk: Desk, use: Use, stretch: Stretch, name: str, found: Difference | None = None, other: str = ""
) -> Mismatch:
    right = next((u.mention for u in desk.matched.get(name, ()) if u is not use and not u.stray), None)
    return Mismatch(desk.chinese.mention(*stretch), use.mention, name, romanised(name)[:1], found, right, other)
