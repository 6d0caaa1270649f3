"""Errors planted one at a time in releases of our own making, and whether they are found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from tests.names.making import Made, Mention, Piece
from tests.names.people import Person, person
from zhengming.names import tables
from zhengming.names.comparing import parts
from zhengming.names.english import parses
from zhengming.names.readings import joined, reads, surname_readings
from zhengming.names.syllables import is_syllable, plain, split

_CONFUSED = {
    "zh/z ch/c sh/s": ("zh/z", "ch/c", "sh/s", "z/zh", "c/ch", "s/sh"),
    "l/n r/l": ("l/n", "n/l", "r/l", "l/r"),
}
_COMMON = 300.0
_JOINTS = ("、", "和", "与", "及", "，", " ")


@dataclass(frozen=True)
class Planted:
    """An error: the mentions that it changes, how they are spelt, which are left out of their list."""

    mentions: tuple[Mention, ...]
    spelt: dict[Mention, str] = field(default_factory=dict)
    left_out: tuple[Mention, ...] = ()


def planted(random: Random, made: Made, defect: str) -> Planted | None:
    """An error of a class in some mention of a release; None where the release has no place for one."""
    if defect == "dropped from a list":
        listed = [m for _, m in made.mentions if m.listed]
        mention = random.choice(listed) if listed else None
        return Planted((mention,), left_out=(mention,)) if mention else None
    if defect.startswith("two exchanged"):
        return _exchanged(random, made, same=defect.endswith("in a paragraph"))
    mentions = [m for _, m in made.mentions if m.full]
    for mention in random.sample(mentions, len(mentions)):
        wrong = [w for w in SPELLINGS[defect](random, mention.person, made) if not fits(w, mention.person)]
        if wrong:
            return Planted((mention,), {mention: random.choice(wrong)})
    return None


def _exchanged(random: Random, made: Made, same: bool) -> Planted | None:
    """Two people each in the other's place, in one paragraph or in two that have only one of them each.

    Two names beside each other with only "and" or a comma between them would make another order, and no error.
    """
    full = [(n, m) for n, m in made.mentions if m.full]
    there = {(n, m.person) for n, m in made.mentions}
    options = [
        (a, b)
        for i, (n, a) in enumerate(full)
        for k, b in full[i + 1 :]
        if a.person is not b.person and (n == k) is same and not (a.listed and b.listed)
        if not (same and _side_by_side(made.zh[n], a.person, b.person))
        if same or not {(n, b.person), (k, a.person)} & there
    ]
    if not options:
        return None
    a, b = random.choice(options)
    return Planted((a, b), {a: b.person.en, b: a.person.en})


def _side_by_side(pieces: Sequence[Piece], one: Person, other: Person) -> bool:
    """Whether two people stand beside each other in a paragraph, with only a joint of a list between them."""
    people = [piece.person if isinstance(piece, Mention) else piece for piece in pieces]
    rows = zip(people, people[1:], people[2:], strict=False)
    return any({first, last} == {one, other} and joint in _JOINTS for first, joint, last in rows)


def fits(spelling: str, someone: Person) -> bool:
    """Whether a spelling is a legal one of somebody's name after all."""
    words = tuple(plain(word) for word in spelling.split())
    return spelling == someone.en or any(reads(someone.zh, p.surname, p.given) for p in parses(words))


def _spelling(surname: Sequence[str], given: Sequence[str]) -> str:
    return f"{joined(tuple(surname))} {joined(tuple(given))}"


def _transposed(random: Random, p: Person, made: Made) -> Iterator[str]:
    if len(set(p.given)) == 2:
        yield _spelling(p.surname, p.given[::-1])


def _wrong_syllable(change: Callable[[Random, str], Sequence[str]]) -> "Spelling":
    def spellings(random: Random, p: Person, made: Made) -> Iterator[str]:
        for n, syllable in enumerate(p.given):
            for other in change(random, syllable):
                yield _spelling(p.surname, (*p.given[:n], other, *p.given[n + 1 :]))

    return spellings


def confused(syllable: str, pairs: Sequence[str]) -> list[str]:
    """The syllables that differ from one in an initial that people confuse."""
    onset, final = parts(syllable)
    found = [pair.split("/")[1] + final for pair in pairs if pair.split("/")[0] == onset]
    return [other for other in found if is_syllable(other)]


def nasal(syllable: str) -> list[str]:
    """The syllable with n for ng, or ng for n."""
    other = syllable[:-1] if syllable.endswith("ng") else f"{syllable}g" if syllable.endswith("n") else ""
    return [other] if is_syllable(other) else []


def _other_syllable(random: Random, syllable: str) -> list[str]:
    """Syllables that share an initial or a final with one, and are not of the other classes."""
    onset, final = parts(syllable)
    easy = {*nasal(syllable), *confused(syllable, sum(_CONFUSED.values(), ()))}
    alike = (s for s in _syllables() if onset == parts(s)[0] or final == parts(s)[1])
    return [s for s in alike if s != syllable and s not in easy]


@cache
def _syllables() -> list[str]:
    return [s for s in tables.syllables() if s.isascii() and len(s) > 1]


@cache
def _surnames() -> list[tuple[str, ...]]:
    """Frequent surnames as they are read."""
    found = [surname_readings(s)[0] for s, (weight, _) in tables.surnames().items() if weight >= _COMMON]
    return list(dict.fromkeys(way for way in found if way[0].isascii()))


def _similar_surname(random: Random, p: Person, made: Made) -> Iterator[str]:
    from rapidfuzz.distance import DamerauLevenshtein

    for other in _surnames():
        if len(other) == len(p.surname) == 1 and DamerauLevenshtein.distance(other[0], p.surname[0]) == 1:
            yield _spelling(other, p.given)


def _other_surname(random: Random, p: Person, made: Made) -> Iterator[str]:
    from rapidfuzz.distance import DamerauLevenshtein

    for other in random.sample(_surnames(), 20):
        if DamerauLevenshtein.distance("".join(other), "".join(p.surname)) > 2:
            yield _spelling(other, p.given)


def _somebody_here(random: Random, p: Person, made: Made) -> Iterator[str]:
    """Another person of the release, whom no paragraph names together with this one."""
    places: dict[Person, set[int]] = {}
    for n, mention in made.mentions:
        places.setdefault(mention.person, set()).add(n)
    yield from (other.en for other, where in places.items() if not where & places[p])


def _somebody_invented(random: Random, p: Person, made: Made) -> Iterator[str]:
    yield person(random, random.choice(("common", "common", "rare", "polyphonic"))).en


def _dropped(random: Random, p: Person, made: Made) -> Iterator[str]:
    if len(p.given) == 2:
        yield from (_spelling(p.surname, (syllable,)) for syllable in p.given)


def _doubled(random: Random, p: Person, made: Made) -> Iterator[str]:
    for n, syllable in enumerate(p.given):
        yield _spelling(p.surname, (*p.given[: n + 1], syllable, *p.given[n + 1 :]))


def _typo(random: Random, p: Person, made: Made) -> Iterator[str]:
    """Letters exchanged, left out or put in so that what comes out is no pinyin."""
    for n, word in enumerate(p.en.split()):
        at = random.randrange(1, len(word)) if len(word) > 2 else 0
        if not at:
            continue
        for new in (word[: at - 1] + word[at - 1 : at + 1][::-1] + word[at + 1 :], word[:at] + word[at + 1 :],
                    word[:at] + random.choice("abcdefghiklmnoprstuwyz") + word[at:]):  # fmt: skip
            if len(new) > 2 and new.isalpha() and not split(new.lower()):
                yield " ".join((*p.en.split()[:n], new.capitalize(), *p.en.split()[n + 1 :]))


Spelling = Callable[[Random, Person, Made], Iterator[str]]
SPELLINGS: dict[str, Spelling] = {
    "transposed": _transposed,
    **{name: _wrong_syllable(lambda _, s, pairs=pairs: confused(s, pairs)) for name, pairs in _CONFUSED.items()},  # type: ignore[misc]
    "n/ng": _wrong_syllable(lambda _, s: nasal(s)),
    "other syllable": _wrong_syllable(_other_syllable),
    "similar surname": _similar_surname,
    "other surname": _other_surname,
    "somebody of the release": _somebody_here,
    "somebody invented": _somebody_invented,
    "dropped syllable": _dropped,
    "doubled syllable": _doubled,
    "typo": _typo,
}
DEFECTS = (*SPELLINGS, "two exchanged, in two paragraphs", "two exchanged, in a paragraph", "dropped from a list")
