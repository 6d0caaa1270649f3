"""One person written two ways in one version, for which the other version is not needed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from zhengming.model import Segment
from zhengming.names.confusing import in_chinese
from zhengming.names.desk import Desk
from zhengming.names.distinguishing import are_told_apart, has_own_introduction
from zhengming.names.english import Parse, surname_weight
from zhengming.names.matching import Use
from zhengming.names.people import Mismatch, Variation
from zhengming.names.resembling import Alike, neighbours, slips
from zhengming.names.respelling import foreigners

_FAMILIAR_SURNAME = 300.0
_KNOWN_SURNAME = 3.0
_CROWD = 100
_OFTEN = 3

People = Mapping[Parse, Sequence[Use]]


def variations(desk: Desk, wrong: Sequence[Mismatch]) -> Iterator[Variation]:
    """The names of one version that are too alike to be two people's."""
    yield from _in_english(desk, {(m.en.segment, m.en.span.start) for m in wrong})
    if not desk.stated:
        yield from foreigners(desk)
    yield from in_chinese(desk)


def _in_english(desk: Desk, settled: set[tuple[Segment, int]]) -> Iterator[Variation]:
    free = [use for use in desk.uses if not settled or (use.segment, use.mention.span.start) not in settled]
    people: dict[Parse, list[Use]] = {}
    last = _has_surnames_last(free)
    for use in free:
        parse = as_person(use, last)
        if parse:
            people.setdefault(parse, []).append(use)
    for first, second, alike in (*_alike(people), *_misspelt(people, free)):
        forms = [first, second]
        if alike.kind in ("exchanged", "confused"):
            forms.sort(key=lambda uses: (-len(uses), not uses[0].name))
        by_chance = len(people) > _CROWD and len(forms[0]) < _OFTEN and alike.kind != "misspelt"
        told_apart = by_chance or _both_known(first, second)
        told_apart = told_apart or (desk.stated and not any(use.name for use in (*first, *second)))
        if not told_apart and not are_told_apart(first, second, alike.kind != "misspelt"):
            mentions = tuple(tuple(use.mention for use in uses) for uses in forms)
            yield Variation("en", mentions, alike.steps, alike.kind == "exchanged")


def as_person(use: Use, last: bool = False) -> Parse | None:
    """The one way to read a Latin name as a Chinese one that counts here, whatever its style.

    Where it can be read surname first and surname last, it is surname first, unless `last`.
    """
    usual = "given-first" if last else "surname-first"
    best = min(_likely(use), key=lambda parse: parse.order != usual, default=None)
    return best._replace(order="") if best else None


def _likely(use: Use) -> tuple[Parse, ...]:
    return () if len(use.latin.tokens) < 2 or use.how == "transliteration" else _borne(use.latin.parses)


@lru_cache(maxsize=4096)
def _borne(parses: tuple[Parse, ...]) -> tuple[Parse, ...]:
    """The ways to read a name whose surname people bear; many, where the given name has one syllable."""
    least = _FAMILIAR_SURNAME, _FAMILIAR_SURNAME, _KNOWN_SURNAME
    return tuple(p for p in parses if surname_weight(p.surname) >= least[min(len(p.given), 2)])


def _has_surnames_last(uses: Sequence[Use]) -> bool:
    """Whether the surname is last in most names that can be read in one way only."""
    readings = [{parse.order for parse in _likely(use)} for use in uses]
    orders = Counter(order for found in readings if len(found) == 1 for order in found)
    return orders["given-first"] > orders["surname-first"]


def _alike(people: People) -> Iterator[tuple[Sequence[Use], Sequence[Use], Alike]]:
    """The names that people would take for slips of one another, each pair once, the fuller one first."""
    order = {person: n for n, person in enumerate(people)}
    shared = Counter(part for person in people for part in (("surname", person.surname), ("given", person.given)))
    for person, uses in people.items():
        alone = shared["surname", person.surname] == shared["given", person.given] == 1
        for other, alike in () if alone else neighbours(person):
            if alike.kind == "dropped":
                if other in people and _is_short_for(people[other], uses):
                    yield uses, people[other], alike
            elif order.get(other, -1) > order[person]:
                yield uses, people[other], alike


def _is_short_for(short: Sequence[Use], whole: Sequence[Use]) -> bool:
    """Whether a name of fewer syllables is only met after the whole one, no more often, and nobody new's."""
    first, later = whole[0], short[0]
    is_later = later.segment is not first.segment or later.latin.start > first.latin.start
    return is_later and len(short) <= len(whole) and not any(has_own_introduction(use, whole) for use in short)


def _misspelt(people: People, free: Sequence[Use]) -> Iterator[tuple[Sequence[Use], Sequence[Use], Alike]]:
    """The names that are no pinyin and miss somebody's name by one letter."""
    odd: dict[tuple[str, str], list[Use]] = {}
    for use in free:
        words = [token.plain.replace("-", "") for token in use.latin.tokens]
        if not use.name and not use.latin.parses and len(words) == 2 and all(words):
            odd.setdefault((words[0], words[1]), []).append(use)
            odd.setdefault((words[1], words[0]), []).append(use)
    for name, spelt, alike in slips(people, odd) if odd else ():
        yield people[name], odd[spelt], alike


def _both_known(first: Sequence[Use], second: Sequence[Use]) -> bool:
    """Whether the Chinese has a name for each of the two."""
    names = {u.name for u in first if u.name}, {u.name for u in second if u.name}
    return bool(names[0] and names[1] and names[0] != names[1])
