"""English names of somebody else: a person of the release, or nobody in it, where the Chinese has another name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhengming.names.chinese import Candidate
from zhengming.names.comparing import Difference
from zhengming.names.desk import Desk, Room
from zhengming.names.english import surname_weight
from zhengming.names.indexing import Stretch
from zhengming.names.matching import Use
from zhengming.names.others import is_surname_spelling
from zhengming.names.owning import may_be_own
from zhengming.names.people import Mismatch
from zhengming.names.readings import romanised, written_surname

_KNOWN_SURNAME = 30.0
_LIKELY_ENOUGH = 3.0
_MOST_AT_ONCE = 4


def strangers(desk: Desk, room: Room, taken: set[str], unexplained: Sequence[Use]) -> Iterator[tuple[Use, Mismatch]]:
    """The English names that the Chinese beside them does not have, where as many of its names have no English.

    They are paired in their order. `taken` are Chinese names that are accounted for, `unexplained` the Latin names that
    nothing nearly fits.
    """
    here = desk.named(room.zh)
    away = [u for segment in room.en for u in desk.uses_in.get(segment, ()) if u.name and not here[u.name]]
    unknown = [use for use in unexplained if use.whole and _is_person(use)]
    if not away and not unknown:
        return
    found = sorted(away + unknown, key=lambda use: (desk.order[use.segment], use.latin.start))
    owed = [c for c in desk.owed(room) if c.text not in taken and not desk.by_surname(c.text, room)]
    if unknown:
        owed = [c for c in owed if c.score >= _LIKELY_ENOUGH]
    if not owed and (unknown or not _is_near(desk, room, away[0].name)):
        owed = desk.partly_owed(room)
    if len(owed) == len(found) <= _MOST_AT_ONCE:
        for use, candidate in zip(found, owed, strict=True):
            if use.name or not (_has_surname(use, candidate.text) or may_be_own(candidate.text, use.latin)):
                yield use, _stranger(desk, use, candidate)


def _is_person(use: Use) -> bool:
    """Whether a Latin name is surely one in pinyin: of several words, with a surname that people bear."""
    parses = use.latin.parses if len(use.latin.tokens) > 1 else ()
    return any(surname_weight(parse.surname) >= _KNOWN_SURNAME for parse in parses)


def _has_surname(use: Use, name: str) -> bool:
    """Whether a Latin name ends with the surname of a Chinese one: then the given name is one of choice."""
    last = use.latin.tokens[-1].plain
    return is_surname_spelling(name[0], last) or (last,) in written_surname(name[0])


def _stranger(desk: Desk, use: Use, candidate: Candidate) -> Mismatch:
    mismatch = mismatch_of(desk, use, Stretch(candidate.start, candidate.end), candidate.text, other=use.name)
    return mismatch if use.name else mismatch._replace(sure=False)


def _is_near(desk: Desk, room: Room, name: str) -> bool:
    """Whether a name stands in a neighbouring Chinese segment, whence a pronoun may refer to it."""
    around = {number + step for number in room.zh for step in (-1, 1)}
    return desk.named(around)[name] > 0


def mismatch_of(
    desk: Desk, use: Use, stretch: Stretch, name: str, found: Difference | None = None, other: str = ""
) -> Mismatch:
    right = next((u.mention for u in desk.matched.get(name, ()) if u is not use and not u.stray), None)
    expected = (_nearest(romanised(name), use.latin.key),) if romanised(name) else ()
    return Mismatch(desk.chinese.mention(*stretch), use.mention, name, expected, found, right, other)


def _nearest(spellings: Sequence[str], written: str) -> str:
    """The spelling, of those that a name with several readings has, that shares most syllables with what is written."""
    there = Counter(pairwise(written))
    return max(spellings, key=lambda spelling: (Counter(pairwise(spelling.lower())) & there).total())
