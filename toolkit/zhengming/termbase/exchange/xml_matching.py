"""Which concept that is written is which entry of the file, and which term which."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ...model import Concept, Term
from .xml_facts import Naming, is_kept

LEAST_ALIKE = 0.5
MOST_OWNERS = 50
"""A term that more concepts have than this tells nothing about which is which."""
MOST_COMPARED = 2_000
"""So many pairs of terms of one language are compared letter by letter, and no more."""


def matched(old: Sequence[Concept], new: Sequence[Concept]) -> list[int]:
    """For each new concept the number of the old one that it is, or -1: by id, else by its terms."""
    found = [-1] * len(new)
    free = dict.fromkeys(range(len(old)))
    by_id = {concept.id: at for at, concept in enumerate(old) if concept.id}
    for at, concept in enumerate(new):
        same = by_id.get(concept.id, -1) if concept.id else -1
        if same in free:
            found[at] = same
            del free[same]
    _by_all_terms(old, new, found, free)
    _by_most_terms(old, new, found, free)
    return found


def _by_all_terms(old: Sequence[Concept], new: Sequence[Concept], found: list[int], free: dict[int, None]) -> None:
    """Match what is left by all its terms, in the order of the file."""
    owners: dict[frozenset[tuple[str, str]], list[int]] = {}
    for at in reversed(free):
        owners.setdefault(_keys(old[at]), []).append(at)
    for at, concept in enumerate(new):
        if found[at] < 0 and (same := owners.get(_keys(concept))):
            found[at] = same.pop()
            del free[found[at]]


def _by_most_terms(old: Sequence[Concept], new: Sequence[Concept], found: list[int], free: dict[int, None]) -> None:
    """Match what is left by most of its terms."""
    owners: dict[tuple[str, str], list[int]] = {}
    for at in free:
        for key in _keys(old[at]):
            owners.setdefault(key, []).append(at)
    for at, concept in enumerate(new):
        if found[at] >= 0:
            continue
        keys = _keys(concept)
        telling = (owners[key] for key in keys if len(owners.get(key, ())) in range(1, MOST_OWNERS + 1))
        near = {each for several in telling for each in several if each in free}
        best = max(near, key=lambda each: (_share(keys, _keys(old[each])), -each), default=-1)
        if best >= 0 and _share(keys, _keys(old[best])) >= LEAST_ALIKE:
            found[at] = best
            del free[best]


def _keys(concept: Concept) -> frozenset[tuple[str, str]]:
    """The terms of a concept in Chinese and English, or all of them where there are none in these."""
    kept = frozenset((t.lang, t.text) for t in concept.terms if is_kept(t.lang) and t.text)
    return kept or frozenset((t.lang, t.text) for t in concept.terms if t.text)


def _share(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """The share of the terms of the smaller concept that both have."""
    return len(one & other) / max(min(len(one), len(other)), 1)


def paired(old: Sequence[Naming], new: Sequence[Term]) -> list[Naming | None]:
    """For each new term of a language the old one that it is, or None: the same text, else one that is alike."""
    free = list(old)
    found: list[Naming | None] = []
    for term in new:
        same = next((naming for naming in free if naming.term.text == term.text), None)
        found.append(same)
        if same:
            free.remove(same)
    few = found.count(None) * len(free) <= MOST_COMPARED
    for at, term in enumerate(new):
        if found[at] is None and free and few:
            best = max(free, key=lambda naming: _alike(naming.term.text, term.text))
            alone = len(free) == 1 and found.count(None) == 1
            if alone or _alike(best.term.text, term.text) >= LEAST_ALIKE:
                found[at] = best
                free.remove(best)
    return found


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
