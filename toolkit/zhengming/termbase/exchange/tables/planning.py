"""What has to change in a table so that it says other concepts: the fewest cells and rows."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import NamedTuple

from ....errors import Problem
from ....languages import is_chinese, is_english
from ....model import Concept
from .columns import Key, Layout
from .reading import Group, Reading, Unit
from .units import effective, units_of

_ELSEWHERE = ("id", "path", "line")
_CONTENT = tuple(field.name for field in fields(Concept) if field.name not in _ELSEWHERE)
_KEPT = ("info", "src-lang", "tgt-lang")


class Added(NamedTuple):
    """A new row: the number of the row that it follows, -1 for the end, and what it says."""

    behind: int
    unit: Unit


class Plan(NamedTuple):
    """The cells that change, by the number of their row, the rows that go, the rows that come, and what is lost.

    An empty text is a cell to empty.
    """

    changed: dict[int, Unit]
    dropped: frozenset[int]
    added: tuple[Added, ...]
    lost: tuple[Problem, ...]


def plan(concepts: Sequence[Concept], reading: Reading, name: str, again: bool = False) -> Plan:
    """The changes to a table; `name` is that of the format, for messages. `again` lets a source stand in several rows.

    A concept that the table says already keeps its rows. One with the same id, or with the same terms, changes the
    rows that say it, but never their id. Rows that say what is not given go, unless they are in other languages.
    """
    owned = _owners(concepts, reading)
    changed: dict[int, Unit] = {}
    dropped = {row for group in _nobodys(reading, owned) for row in group.rows}
    added: list[Added] = []
    lost: list[Problem] = []
    sources: set[str] = set()
    for concept, groups in zip(concepts, owned, strict=True):
        if len(groups) == 1 and _content(groups[0].concept) == _content(concept):
            continue
        near = groups[0].units[0] if groups else None
        units, missing = units_of(concept, reading.layout, near)
        if reading.layout.single and not again:
            units = list(_new(units, reading.layout, sources, missing))
        if missing:
            lost.append(
                Problem(concept.path, concept.line, f"{_called(concept)}: {name} has no place for {_list(missing)}")
            )
        _place(units, groups, reading.layout, changed, dropped, added)
    return Plan(changed, frozenset(dropped), tuple(added), tuple(lost))


def _new(units: Sequence[Unit], layout: Layout, sources: set[str], missing: list[str]) -> Iterator[Unit]:
    """The rows whose source no row before has; each of the others is said to be missing."""
    for unit in units:
        source = unit.get(("term", layout.langs[0], 0), "")
        if source in sources:
            missing.append(f'a second row with "{source}"')
        else:
            yield unit
        sources.add(source)


def _called(concept: Concept) -> str:
    return (
        f'entry "{concept.id}"' if concept.id else f'entry "{concept.terms[0].text}"' if concept.terms else "an entry"
    )


def _list(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def _content(concept: Concept) -> tuple[object, ...]:
    return tuple(getattr(concept, name) for name in _CONTENT)


def _nobodys(reading: Reading, owned: Iterable[Sequence[Group]]) -> Iterator[Group]:
    """The groups that no concept owns, but for those in other languages."""
    mine = {group.rows for groups in owned for group in groups}
    for group in reading.groups:
        if group.rows not in mine and any(is_chinese(t.lang) or is_english(t.lang) for t in group.concept.terms):
            yield group


def _owners(concepts: Sequence[Concept], reading: Reading) -> list[list[Group]]:
    """The groups of rows that say each concept now: the same content, else the same id, else the same terms."""
    owned: list[list[Group]] = [[] for _ in concepts]
    free = dict.fromkeys(range(len(reading.groups)))
    _claim_same(concepts, reading, owned, free, with_id=True)
    _claim_same(concepts, reading, owned, free, with_id=False)
    by_id = {reading.groups[n].concept.id: n for n in free if reading.groups[n].concept.id}
    for number, concept in enumerate(concepts):
        if not owned[number] and concept.id in by_id and by_id[concept.id] in free:
            del free[by_id[concept.id]]
            owned[number] = [reading.groups[by_id[concept.id]]]
    _claim_alike(concepts, reading, owned, free)
    return owned


def _claim_same(
    concepts: Sequence[Concept], reading: Reading, owned: list[list[Group]], free: dict[int, None], with_id: bool
) -> None:
    same: dict[object, deque[int]] = defaultdict(deque)
    for n in free:
        concept = reading.groups[n].concept
        same[_content(concept), concept.id if with_id else ""].append(n)
    for number, concept in enumerate(concepts):
        found = None if owned[number] else same.get((_content(concept), concept.id if with_id else ""))
        if found:
            n = found.popleft()
            del free[n]
            owned[number] = [reading.groups[n]]


def _claim_alike(
    concepts: Sequence[Concept], reading: Reading, owned: list[list[Group]], free: dict[int, None]
) -> None:
    """Give concepts the groups with the same terms in a row; where there are none, one that has a term of theirs."""
    rows: dict[object, deque[int]] = defaultdict(deque)
    single: dict[Key | tuple[Key, str], deque[int]] = defaultdict(deque)
    for n in free:
        for unit in reading.groups[n].units:
            rows[_terms(unit)].append(n)
            for each in _terms(unit):
                single[each].append(n)
    several = not reading.layout.with_role("id")
    for exact in (True, False):
        for number, concept in enumerate(concepts):
            if owned[number] or not free:
                continue
            units, _ = units_of(concept, reading.layout)
            wanted = [rows[_terms(u)] for u in units] if exact else [single[e] for u in units for e in _terms(u)]
            for numbers in wanted:
                while numbers and numbers[0] not in free:
                    numbers.popleft()
                if numbers and ((several and exact) or not owned[number]):
                    n = numbers.popleft()
                    del free[n]
                    owned[number].append(reading.groups[n])


def _terms(unit: Unit) -> frozenset[tuple[Key, str]]:
    return frozenset((key, text) for key, text in unit.items() if key[0] == "term")


def _place(
    units: Sequence[Unit],
    groups: Sequence[Group],
    layout: Layout,
    changed: dict[int, Unit],
    dropped: set[int],
    added: list[Added],
) -> None:
    """Put the rows of a concept where its rows were."""
    old = [(row, effective(unit, g.concept), unit) for g in groups for row, unit in zip(g.rows, g.units, strict=True)]
    partners = _partners(units, [whole for _, whole, _ in old])
    dropped.update(old[n][0] for n in range(len(old)) if n not in partners)
    behind = old[-1][0] if old else -1
    for unit, partner in zip(units, partners, strict=True):
        if partner is None:
            added.append(Added(behind, unit))
        else:
            row, whole, said = old[partner]
            behind = row
            difference = _difference(unit, whole, said)
            if difference:
                changed[row] = difference


def _difference(unit: Unit, whole: Unit, said: Unit) -> Unit:
    """The cells of a row that have to say something else. The id stays the file's own."""
    gone = {key: "" for key in said if key not in unit and key[0] not in (*_KEPT, "id")}
    return gone | {key: text for key, text in unit.items() if whole.get(key) != text and key[0] != "id"}


def _partners(units: Sequence[Unit], old: Sequence[Unit]) -> list[int | None]:
    """For each new row the old one that it replaces: with the same terms, else with one of them, else the next."""
    free = list(range(len(old)))
    partners: list[int | None] = [None] * len(units)
    for shared in (_all, _some, _any):
        for number, unit in enumerate(units):
            if (
                partners[number] is None
                and (found := next((n for n in free if shared(unit, old[n])), None)) is not None
            ):
                free.remove(found)
                partners[number] = found
    return partners


def _all(new: Unit, old: Unit) -> bool:
    return _terms(new) == _terms(old)


def _some(new: Unit, old: Unit) -> bool:
    return bool(_terms(new) & _terms(old))


def _any(new: Unit, old: Unit) -> bool:
    return True
