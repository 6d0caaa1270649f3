"""One person written two ways in one version, for which the other version is not needed."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from zhengming.model import Segment
from zhengming.names.comparing import parts, syllable_cost
from zhengming.names.desk import SURE_NAME, Desk
from zhengming.names.english import Parse, surname_weight
from zhengming.names.matching import Use
from zhengming.names.people import Mention, Mismatch, Variation
from zhengming.names.readings import readings

_FAMILIAR_SURNAME = 300.0
_CONFUSED = 0.25
_SAYS_PERSON = 4.0
_SIDE_BY_SIDE = re.compile(r"\s*(?:[,;、，]|,? ?and|&|和|与|及)\s*")


def variations(desk: Desk, wrong: Sequence[Mismatch]) -> Iterator[Variation]:
    """The names of one version that are too alike to be two people's."""
    yield from _in_english(desk, {(m.en.segment, m.en.span.start) for m in wrong})
    yield from _foreigners(desk)
    yield from _in_chinese(desk)


def _in_english(desk: Desk, settled: set[tuple[Segment, int]]) -> Iterator[Variation]:
    people: dict[Parse, list[Use]] = {}
    for use in desk.uses:
        parse = _as_person(use)
        if parse and (use.segment, use.mention.span.start) not in settled:
            people.setdefault(parse, []).append(use)
    for one, other in combinations(people, 2):
        said = _too_alike(one, other)
        first, second = people[one], people[other]
        if said and not _both_known(first, second) and not _side_by_side(first, second):
            forms = sorted((first, second), key=lambda uses: (-len(uses), not uses[0].name))
            kind, steps = said
            yield Variation("en", tuple(tuple(u.mention for u in uses) for uses in forms), steps, kind == "exchanged")


def _as_person(use: Use) -> Parse | None:
    """The one way to read a Latin name as a Chinese one that counts here, whatever its style."""
    if len(use.latin.tokens) < 2 or use.how == "transliteration":
        return None
    likely = [p for p in use.latin.parses if surname_weight(p.surname) >= _FAMILIAR_SURNAME]
    best = min(likely, key=lambda p: p.order != "surname-first", default=None)
    return best._replace(order="") if best else None


def _too_alike(one: Parse, other: Parse) -> tuple[str, str] | None:
    """How two names differ, where people would take the one for a slip of the other."""
    if one.surname == other.surname and len(one.given) == len(other.given) == 2:
        return _given_alike(one.given, other.given)
    if one.given == other.given and len(one.given) == 2 and len(one.surname) == len(other.surname) == 1:
        return _syllable_alike(one.surname[0], other.surname[0])
    return None


def _given_alike(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    if one[0] != one[1] and one == other[::-1]:
        return "exchanged", f"the same two syllables, {' '.join(one)} and {' '.join(other)}, in another order"
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return _syllable_alike(*differing[0]) if len(differing) == 1 else None


def _syllable_alike(one: str, other: str) -> tuple[str, str] | None:
    if syllable_cost(one, other) > _CONFUSED:
        return None
    where = "initial" if parts(one)[1] == parts(other)[1] else "final"
    return "confused", f"{one} and {other} differ in one {where} that is easily confused"


def _both_known(first: Sequence[Use], second: Sequence[Use]) -> bool:
    """Whether the Chinese has a name for each of the two."""
    names = {u.name for u in first if u.name}, {u.name for u in second if u.name}
    return bool(names[0] and names[1] and names[0] != names[1])


def _side_by_side(first: Sequence[Use], second: Sequence[Use]) -> bool:
    """Whether two names stand next to each other in a list: then they are two people's."""
    for a in first:
        for b in second:
            if a.segment is b.segment:
                left, right = sorted((a.latin, b.latin), key=lambda latin: latin.start)
                if _SIDE_BY_SIDE.fullmatch(a.segment.folded, left.end, right.start):
                    return True
    return False


def _foreigners(desk: Desk) -> Iterator[Variation]:
    """The foreign names of one Chinese spelling that the English spells in two ways."""
    spelt: dict[str, dict[str, list[Mention]]] = {}
    for use in desk.uses:
        if use.how == "transliteration" and use.here:
            spelt.setdefault(use.name, {}).setdefault(use.latin.key, []).append(use.mention)
    for name in sorted(spelt.keys() & _people_by_sound(desk)):
        forms = spelt[name]
        ordered = sorted(forms, key=lambda key: -len(forms[key]))
        for key in ordered[1:]:
            if not _same_name(ordered[0], key) and not _in_one_place(forms[ordered[0]], forms[key]):
                steps = f"both stand for {name}"
                yield Variation("en", (tuple(forms[ordered[0]]), tuple(forms[key])), steps, False)


def _in_one_place(first: Sequence[Mention], second: Sequence[Mention]) -> bool:
    """Whether two forms stand right beside each other, as parts of one name."""
    return any(
        a.segment is b.segment and min(abs(a.span.end - b.span.start), abs(b.span.end - a.span.start)) <= 1
        for a in first
        for b in second
    )


def _people_by_sound(desk: Desk) -> set[str]:
    """The names written by sound that a title or a verb of saying makes a person's."""
    return {c.text for c in desk.chinese.foreign if c.cue >= _SAYS_PERSON}


def _same_name(one: str, other: str) -> bool:
    """Whether one spelling is the other with a given name or a particle more."""
    words, others = set(one.replace("-", " ").split()), set(other.replace("-", " ").split())
    return words <= others or others <= words


def _in_chinese(desk: Desk) -> Iterator[Variation]:
    mentions: dict[str, list[Mention]] = {}
    for candidate in desk.likely:
        if len(candidate.text) == 3 and not candidate.foreign and candidate.score >= SURE_NAME:
            mentions.setdefault(candidate.text, []).append(desk.mention(candidate))
    listed = {
        frozenset((a.text, b.text))
        for a, b in zip(desk.likely, desk.likely[1:], strict=False)
        if desk.chinese.is_listed(a, b)
    }
    for one, other in combinations(mentions, 2):
        differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if one[0] == other[0] and len(differing) == 1 and frozenset((one, other)) not in listed:
            a, b = differing[0]
            if readings(a)[:1] == readings(b)[:1] != ():
                forms = sorted((mentions[one], mentions[other]), key=lambda found: -len(found))
                yield Variation("zh", tuple(map(tuple, forms)), f"{a} and {b} are both read {readings(a)[0]}", False)
