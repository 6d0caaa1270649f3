"""What a changed glossary can touch: releases in which one of the changed terms stands, old or new.

That holds for entries that matter only where they are recognised. Bodies and people with offices are also looked for
where they are not, and an entry may be the part of another: a change of these can touch every release.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from zhengming.model import Concept, Term
from zhengming.termbase import Termbase

MOST = 20_000
_KINDS = ("person", "title", "term", "place", "product")

Row = Any


def rows_of(termbase: Termbase) -> dict[str, Row]:
    """The entries of a glossary as plain rows; none where there are too many to be worth it."""
    concepts = termbase.concepts
    return {key: _row(concepts[key]) for key in sorted(concepts)} if len(concepts) <= MOST else {}


def _row(concept: Concept) -> Row:
    more = [repr(part) for part in (concept.note, concept.source, concept.known, concept.scope)]
    offices = [list(office) for office in concept.roles]
    return [concept.kind, [list(term) for term in concept.terms], concept.parent, offices, more]


def changed(old: Mapping[str, Row], termbase: Termbase) -> Termbase | None:
    """The entries that differ, each as it was and as it is; None where a change can touch every release."""
    new = rows_of(termbase)
    if not old or not new:
        return None
    differ = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    rows = [row for key in differ for row in (old.get(key), new.get(key)) if row]
    if any(row[0] not in _KINDS or row[2] or row[3] for row in rows):
        return None
    if any(used in differ for row in (*old.values(), *new.values()) for used in _parts(row)):
        return None
    return Termbase({str(number): _concept(str(number), row) for number, row in enumerate(rows)})


def _parts(row: Row) -> Iterator[str]:
    """The entries that an entry names: its parent, and what its offices are and where."""
    yield row[2]
    for office in row[3]:
        yield from (part for part in office if isinstance(part, str))


def _concept(key: str, row: Row) -> Concept:
    return Concept(key, row[0], tuple(Term(*term) for term in row[1]))
