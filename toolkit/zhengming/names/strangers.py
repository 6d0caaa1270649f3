"""English names of somebody else: a person of the release, or nobody in it, where the Chinese has another name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhengming.names.chinese import Candidate
from zhengming.names.comparing import Difference
from zhengming.names.desk import SURE_NAME, Desk, Room
from zhengming.names.english import surname_weight
from zhengming.names.indexing import Stretch
from zhengming.names.matching import Use
from zhengming.names.others import is_surname_spelling
from zhengming.names.owning import may_be_own
from zhengming.names.people import Mismatch
from zhengming.names.readings import romanised, written_surname
from zhengming.patterns import pattern

_KNOWN_SURNAME = 30.0
_LIKELY_ENOUGH = 3.0
_NEIGHBOURS_SAY = 2.0
_MOST_AT_ONCE = 4
_THIRD_PERSON = {"zh": pattern("[他她]|本人|其"), "en": pattern(r"\b(?:he|him|his|she|her|hers)\b", re.I)}


def strangers(desk: Desk, room: Room, taken: set[str], unexplained: Sequence[Use]) -> Iterator[tuple[Use, Mismatch]]:
    """The English names that the Chinese beside them does not have, where one of its names has no English.

    `taken` are Chinese names that are accounted for, `unexplained` the Latin names that nothing nearly fits.
    """
    here = desk.named(room.zh)
    away = [u for segment in room.en for u in desk.uses_in.get(segment, ()) if u.name and not here[u.name]]
    if desk.stated:  # what sounds like a word of another message is not named after it
        away = [use for use in away if use.how != "transliteration"]
    unknown = [use for use in unexplained if use.whole and _is_person(use)]
    found = sorted(away + unknown, key=lambda use: (desk.order[use.segment], use.latin.start))[:_MOST_AT_ONCE]
    for use, candidate in _paired(desk, room, taken, found) if found else ():
        if use.name or not (_has_surname(use, candidate.text) or may_be_own(candidate.text, use.latin)):
            yield use, _stranger(desk, use, candidate)


def _paired(desk: Desk, room: Room, taken: set[str], found: Sequence[Use]) -> Iterator[tuple[Use, Candidate]]:
    """English names that are strange here and the Chinese ones that they stand for.

    All in their order where both sides have equally many; else those whose place among the other names says so.
    """
    owed = [c for c in desk.owed(room) if c.text not in taken and not desk.by_surname(c.text, room)]
    owed = [c for c in owed if not desk.stated or not desk.is_whole(c) or c.margin >= SURE_NAME]
    if not all(use.name for use in found):
        owed = [c for c in owed if c.score >= _LIKELY_ENOUGH or c.cue >= _NEIGHBOURS_SAY or c.text in desk.matched]
    referred = not owed and any(use.name and _may_be_referred_to(desk, room, use.name) for use in found)
    owed = owed or [c for c in desk.partly_owed(room) if c.text not in taken]
    if len(owed) == len(found) and not referred:
        yield from zip(found, owed, strict=True)
    else:
        yield from _by_place(desk, room, found, owed)


def _by_place(
    desk: Desk, room: Room, found: Sequence[Use], owed: Sequence[Candidate]
) -> Iterator[tuple[Use, Candidate]]:
    """The strange names that stand between the same two names as one Chinese name that has no English.

    A person named shortly before may be meant by a pronoun, unless both versions name as many people in step.
    """
    uses = [use for segment in room.en for use in sorted(desk.uses_in.get(segment, ()), key=_place)]
    english = [use for use in uses if use in found or (use.here and use.name)]
    likely = [c for number in room.zh for c in desk.likely_in.get(number, ())]
    weak = [] if owed else _weak(desk, room, likely)
    chinese = sorted((*likely, *weak))
    wanted = {c.text for c in owed or weak}
    rows = [""] + ["" if u in found else u.name for u in english] + [""], ["", *(c.text for c in chinese), ""]
    in_step = len(english) == len(chinese)
    for use in found:
        if not in_step and use.name and _may_be_referred_to(desk, room, use.name):
            continue
        at = english.index(use) + 1
        fits = [c for n, c in enumerate(chinese, 1) if c.text in wanted and _same_neighbours(rows, at, n)]
        if len(fits) == 1 and (in_step or len(english) > 1):
            yield use, fits[0]


def _weak(desk: Desk, room: Room, likely: Sequence[Candidate]) -> list[Candidate]:
    """The stretches of three characters and more that may be names and are not likely by themselves."""
    best = (c for number in sorted(room.zh) for c in desk.chinese.best_in.get(number, ()))
    taken = {offset for c in likely for offset in range(c.start, c.end)}
    return [c for c in best if len(c.text) > 2 and not c.foreign and taken.isdisjoint(range(c.start, c.end))]


def _same_neighbours(rows: tuple[list[str], list[str]], at: int, n: int) -> bool:
    """Whether place `at` of the English row and place `n` of the Chinese one are between the same names."""
    english, chinese = rows
    return (english[at - 1], english[at + 1]) == (chinese[n - 1], chinese[n + 1])


def _place(use: Use) -> int:
    return use.latin.start


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
    return mismatch if use.name else mismatch._replace(sure=False, by_place=True)


def _may_be_referred_to(desk: Desk, room: Room, name: str) -> bool:
    """Whether a person named in a neighbouring Chinese segment may be meant by a pronoun that the English lacks."""
    around = {number + step for number in room.zh for step in (-1, 1)}
    if not desk.named(around)[name]:
        return False
    zh = sum(len(_THIRD_PERSON["zh"].findall(desk.chinese.segments[number].folded)) for number in room.zh)
    return zh == 0 or zh > sum(len(_THIRD_PERSON["en"].findall(segment.folded)) for segment in room.en)


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
