"""Comparing two states of a glossary: by entry, by field, by term."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ..model import Concept
from . import items
from .entries import FIELDS, LANGUAGES, TEXTS
from .rendering import rendered

What = Literal["added", "removed", "renamed", "changed"]


class Difference(NamedTuple):
    """What has changed in a field: what is new in it, what is gone, and what is said otherwise, each in words."""

    field: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


class Change(NamedTuple):
    """What has become of an entry. `old` is None where it is new, `new` where it is gone."""

    what: What
    old: Concept | None
    new: Concept | None
    differences: tuple[Difference, ...] = ()

    @property
    def concept(self) -> Concept:
        """The entry as it is, or as it was last."""
        found = self.new or self.old
        assert found
        return found


def compared(old: Mapping[str, Concept], new: Mapping[str, Concept]) -> list[Change]:
    """What has become of the entries, by id. Where an entry stands does not count."""
    was = renames(old, new)
    moved = set(was.values())
    changes = (change_of(old.get(was.get(key, key)), concept) for key, concept in new.items())
    gone = (change_of(concept, None) for key, concept in old.items() if key not in new and key not in moved)
    return sorted(filter(None, (*changes, *gone)), key=lambda change: change.concept.id)


def change_of(old: Concept | None, new: Concept | None) -> Change | None:
    """What has become of one entry; None where nothing has."""
    if not old or not new:
        return Change("added" if new else "removed", old, new) if old or new else None
    differences = tuple(_differences(old, new))
    if old.id != new.id:
        return Change("renamed", old, new, differences)
    return Change("changed", old, new, differences) if differences else None


def renames(old: Mapping[str, Concept], new: Mapping[str, Concept]) -> dict[str, str]:
    """Entries that have another id and the same terms: the new ids, and the old one of each."""
    gone = _by_terms(concept for key, concept in old.items() if key not in new)
    come = _by_terms(concept for key, concept in new.items() if key not in old) if gone else {}
    return {come[terms]: key for terms, key in gone.items() if key and come.get(terms)}


def _by_terms(concepts: Iterable[Concept]) -> dict[frozenset[tuple[str, str]], str]:
    """The ids by the terms; "" where several entries have the same."""
    found: dict[frozenset[tuple[str, str]], str] = {}
    for concept in concepts:
        terms = frozenset((term.lang, term.text) for term in concept.terms)
        found[terms] = "" if terms in found else concept.id
    return found


def _differences(old: Concept, new: Concept) -> Iterator[Difference]:
    before, after = rendered(old), rendered(new)
    for name in FIELDS:
        one, other = before.get(name, ""), after.get(name, "")
        if one != other:
            yield _in_text(name, old, new) if name in TEXTS else _in_list(name, old, new)


def _in_text(name: str, old: Concept, new: Concept) -> Difference:
    before, after = (("yes" if each.known else "") if name == "known" else getattr(each, name) for each in (old, new))
    if before and after:
        return Difference(name, edited=(f'"{after}", was "{before}"',))
    return Difference(name, (after,) if after else (), (before,) if before else ())


def _in_list(name: str, old: Concept, new: Concept) -> Difference:
    before, after = dict(items.listed(old, name)), dict(items.listed(new, name))
    added = tuple(_described(name, key, rest) for key, rest in after.items() if key not in before)
    removed = tuple(_called(name, key) for key in before if key not in after)
    both = [(key, before[key], rest) for key, rest in after.items() if before.get(key, rest) != rest]
    edited = tuple(f"{_called(name, key)}: {_edits(name, *rests)}" for key, *rests in both)
    order = () if added or removed or edited else ("in another order",)
    return Difference(name, added, removed, edited or order)


def _called(name: str, key: items.Rest) -> str:
    """What an item is called: a term or text by itself, an office by its title, body and beginning."""
    if name != "roles":
        return key[0]
    title, body, since = key
    return f"{title}{f', {body}' if body else ''}{f' from {since}' if since else ''}"


def _described(name: str, key: items.Rest, rest: items.Rest) -> str:
    """A new item with what is said of it."""
    if name == "roles":
        return f"{_called(name, key)}{f' to {rest[0]}' if rest[0] else ''}"
    if name not in LANGUAGES:
        return key[0]
    form, status, since, until, _ = rest
    dates = [f"{word} {date}" for word, date in (("from", since), ("to", until)) if date]
    return f"{key[0]} ({', '.join([status, *([form] if form != 'full' else []), *dates])})"


def _edits(name: str, old: items.Rest, new: items.Rest) -> str:
    """What is said otherwise of an item."""
    words = ("to",) if name == "roles" else ("", "", "from", "to", "case")
    pairs = [(word, was, now) for word, was, now in zip(words, old, new, strict=True) if was != now]
    return "; ".join(_edit(*pair) for pair in pairs if pair[0] != "case" or old[0] == new[0])


def _edit(word: str, was: str, now: str) -> str:
    if not was or not now:
        return f"{word} {now}" if now else f"no longer {word} {was}"
    return f"{word} {now}, was {was}".strip()
