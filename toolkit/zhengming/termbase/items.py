"""Three-way merging of the fields that are lists: terms, offices, texts, item by item."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..model import Concept, Office, Term
from .entries import LANGUAGES
from .threeway import interleaved, reordered

Rest = tuple[str, ...]
"""What an item says besides what it is known by: the form, status, dates and case of a term, the end of an office."""
_TEXTS = {"scope": "scope", "match": "match", "no-match": "no_match"}


class Both(NamedTuple):
    """An entry as ours would have it, and as theirs would, with the edits of both: the same without a clash."""

    ours: Concept
    theirs: Concept


def merged(name: str, base: Concept | None, ours: Concept, theirs: Concept) -> Both | None:
    """Our entry with one list as both sides make it; None where only a person can tell what the list is to be.

    An item that one side has added is there, one that one side has taken out is gone, what one side says of an item
    holds. Sides clash where one has taken out what the other has edited, and where both say something else of an item.
    """
    lists = (listed(base, name), listed(ours, name), listed(theirs, name))
    b, o, t = (dict(each) for each in lists)
    orders = [[_key(key) for key, _ in each] for each in lists]
    order = interleaved(*(orders[:0:-1] if reordered(*orders) else orders[1:]))
    keys = {_key(key): key for each in lists for key, _ in each}
    sides: tuple[list[tuple[Rest, Rest]], ...] = ([], [])
    for key in (keys[one] for one in order):
        for side, rest in zip(sides, _item(name, b.get(key), o.get(key), t.get(key)), strict=True):
            if rest is not None:
                side.append((key, rest))
    if all(_preferred(items[:1]) for items in lists[1:] if name in LANGUAGES):
        for side in sides:
            side.sort(key=lambda item: not _preferred([item]))
    one = _with(ours, name, sides[0])
    other = one if sides[0] == sides[1] else _with(ours, name, sides[1])
    return Both(one, other) if all(_sensible(name, made, ours, theirs) for made in (one, other)) else None


def _key(key: Rest) -> str:
    return "\0".join(key)


def listed(concept: Concept | None, name: str) -> list[tuple[Rest, Rest]]:
    """The items of a list: what each is known by, and what it says besides."""
    if not concept:
        return []
    if name == "roles":
        return [((title, body, since), (until,)) for title, body, since, until in concept.roles]
    if name in _TEXTS:
        return [((text,), ()) for text in getattr(concept, _TEXTS[name])]
    return [((t.text,), (t.form, t.status, t.since, t.until, t.case)) for t in concept.terms if t.lang == name]


def borrowed(concept: Concept, name: str, other: Concept) -> Concept:
    """An entry with one field as another has it."""
    if name in LANGUAGES or name == "roles" or name in _TEXTS:
        return _with(concept, name, listed(other, name))
    return replace(concept, **{name: getattr(other, name)})


def _with(concept: Concept, name: str, items: Sequence[tuple[Rest, Rest]]) -> Concept:
    """An entry with other items in a list."""
    if name == "roles":
        return replace(concept, roles=tuple(Office(*key, *rest) for key, rest in items))
    if name in _TEXTS:
        texts: dict[str, Any] = {_TEXTS[name]: tuple(key[0] for key, _ in items)}
        return replace(concept, **texts)
    made: list[Any] = [Term(key[0], name, *rest) for key, rest in items]  # type: ignore[arg-type]
    return replace(concept, terms=(*(term for term in concept.terms if term.lang != name), *made))


def _item(name: str, base: Rest | None, ours: Rest | None, theirs: Rest | None) -> tuple[Rest | None, Rest | None]:
    """What is said of an item as ours would have it, and as theirs would; None where it is gone."""
    if theirs in (base, ours):
        return ours, ours
    if ours == base:
        return theirs, theirs
    if ours is None or theirs is None:
        return ours, theirs
    before = base or _nothing(name)
    pairs = [_one(*each) for each in zip(before, ours, theirs, strict=True)]
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def _nothing(name: str) -> Sequence[str | None]:
    """What an item says that was not there before."""
    return ("",) if name == "roles" else (None, None, "", "", None)


def _one(base: str | None, ours: str, theirs: str) -> tuple[str, str]:
    if theirs in (base, ours):
        return ours, ours
    return (theirs, theirs) if ours == base else (ours, theirs)


def _sensible(name: str, made: Concept, ours: Concept, theirs: Concept) -> bool:
    """Whether a merged list holds as much as it must, and prefers one term where both sides do."""
    items, sides = listed(made, name), (listed(ours, name), listed(theirs, name))
    if not items:
        return not all(sides)
    if name in _TEXTS or name == "roles":
        return True
    preferred, *before = (_preferred(each) for each in (items, *sides))
    return min(before) <= preferred <= max(before)


def _preferred(items: Sequence[tuple[Rest, Rest]]) -> int:
    return sum(rest[1:2] == ("preferred",) for _, rest in items)
