"""English names that are no reading of the Chinese name they stand for."""

from collections import Counter
from collections.abc import Iterator

from zhengming.names.bracketing import against_brackets, in_brackets
from zhengming.names.desk import SURE_NAME, Desk, Room
from zhengming.names.english import parses, tokens
from zhengming.names.matching import Use, is_introduced
from zhengming.names.misspelling import meant
from zhengming.names.nearing import Near
from zhengming.names.owning import may_be_own
from zhengming.names.people import Mismatch
from zhengming.names.readings import reads
from zhengming.names.strangers import mismatch_of, strangers

_NEAR_ENOUGH = 1.0
_OWED_REACH = 1.4
_SPOKEN_FOR = 0.5
_CHOSEN = 0.5
_PART_OF_A_RUN = 0.5

# Words of a Latin name, and whether somebody is introduced by it → how far the nearest Chinese name is, and that one.
Nearest = dict[tuple[str, bool], tuple[float, Near | None]]


def mismatches(desk: Desk) -> list[Mismatch]:
    """The English names that do not fit, by place."""
    found = dict(against_brackets(desk))
    for room in desk.rooms:
        for use, mismatch in _in_room(desk, room, found):
            found.setdefault(use, mismatch)
    in_english = sorted(found.values(), key=lambda m: (desk.order[m.en.segment], m.en.span))
    return [*in_english, *in_brackets(desk)]


def _in_room(desk: Desk, room: Room, found: dict[Use, Mismatch]) -> Iterator[tuple[Use, Mismatch]]:
    for use in (u for segment in room.en for u in desk.uses_in.get(segment, ())):
        if use.stray and use.here:
            yield use, mismatch_of(desk, use, use.stretches[0], use.name)
    taken: set[str] = set()
    unexplained: list[Use] = []
    barren: set[tuple[str, bool, bool]] = set()
    nearest: Nearest = {}
    for use in desk.left_over(room.en):
        kind = use.latin.key, use.whole, is_introduced(use)
        mismatch = None if kind in barren else _near(desk, room, use, nearest) or _slip(desk, room, use, taken)
        if not mismatch:
            barren.add(kind)
        if mismatch and use not in found:
            taken.add(mismatch.name)
            yield use, mismatch
        elif not mismatch:
            unexplained.append(use)
    yield from strangers(desk, room, taken, unexplained)
    yield from _against_glossary(desk, room)


def _against_glossary(desk: Desk, room: Room) -> Iterator[tuple[Use, Mismatch]]:
    """The people who by the glossary do not write their name as it reads."""
    for use in (u for segment in room.en for u in desk.uses_in.get(segment, ()) if u.how != "glossary"):
        concept = desk.listed.get(use.name)
        own = (
            [term.text for term in concept.rendered("en") if term.status in ("preferred", "admitted")]
            if concept
            else []
        )
        if own and not any(_reads(use.name, text) for text in own):
            found = mismatch_of(desk, use, use.stretches[0], use.name)
            yield use, found._replace(expected=tuple(own), by_glossary=True)


def _reads(name: str, text: str) -> bool:
    words = tuple(token.plain for token in tokens(text))
    return any(reads(name, parse.surname, parse.given) for parse in parses(words)) if 0 < len(words) < 5 else False


def _near(desk: Desk, room: Room, use: Use, nearest: Nearest) -> Mismatch | None:
    """The Chinese name whose reading a Latin name misses by little. `nearest` are those of the room found so far."""
    key = use.latin.key, is_introduced(use)
    if use.latin.parses and key not in nearest:
        nearest[key] = _nearest(desk, room, use)
    cost, best = nearest.get(key, (0.0, None))
    reach = _reach(best, desk.rendered(room.en)) if best and use.whole else _PART_OF_A_RUN
    if best is None or cost > reach or desk.scheme_of(_name(desk, best), use.latin):
        return None
    if may_be_own(_name(desk, best), use.latin):
        return None
    found_so = mismatch_of(desk, use, best.stretch, _name(desk, best), best.difference)
    return found_so._replace(sure=_is_sure(best))


def _nearest(desk: Desk, room: Room, use: Use) -> tuple[float, Near | None]:
    """The name of a room that a Latin name misses by least, and by how much: more where others stand for it already."""
    found = desk.nearly(use, room)
    have = Counter(_name(desk, n) for n in {n.stretch: n for n in found}.values())
    used = desk.rendered(room.en)

    def cost(near: Near) -> float:
        name = _name(desk, near)
        return near.difference.cost + (_SPOKEN_FOR if used[name] >= have[name] else 0.0)

    best = min(found, key=lambda n: (cost(n), -n.score, n.stretch.start), default=None)
    return (cost(best) if best else 0.0), best


def _is_sure(near: Near) -> bool:
    """Whether sound proves it: not for a name of one's own choice, which has the surname last and fits in part."""
    differs = any(step.kind == "differs" for step in near.difference.steps)
    return near.parse.order != "given-first" or not differs or near.difference.cost <= _CHOSEN


def _reach(near: Near, used: Counter[str]) -> float:
    """How far a Latin name may be from a Chinese one: further where that is surely a name that nothing renders."""
    is_owed = not used[near.difference.name.surname + near.difference.name.given] and near.score >= SURE_NAME
    return _OWED_REACH if is_owed and len(near.parse.syllables) > 2 else _NEAR_ENOUGH


def _name(desk: Desk, near: Near) -> str:
    return desk.chinese.text[near.stretch.start : near.stretch.end]


def _slip(desk: Desk, room: Room, use: Use, taken: set[str]) -> Mismatch | None:
    """The Chinese name that is meant by what is no pinyin."""
    found = meant(desk, room, use, taken)
    if not found or may_be_own(found.name, found.latin):
        return None
    mismatch = mismatch_of(desk, Use(use.segment, found.latin), found.stretch, found.name)
    usual = (found.expected,) if found.expected else mismatch.expected
    return mismatch._replace(expected=usual, sure=found.sure and not found.expected)
