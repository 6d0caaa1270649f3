"""The offices of a person in a glossary: which title, of which body, from when to when."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from ..model import Concept, Kind, Office
from .nodes import Fault, Fields, Items, Node, one_text, unknown

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_FIELDS = ("title", "body", "from", "to")
_AN_OFFICE = "{title: dean, body: a-university, from: 2019-03, to: 2023-06}"
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS: Mapping[str, Kind] = {"title": "title", "body": "institution"}
_A: Mapping[Kind, str] = {"title": "a title", "institution": "an institution"}


def is_date(text: str) -> bool:
    """Whether a text is a day that exists, a month or a year, as 2024-07-06, 2024-07 or 2024."""
    if not _DATE.fullmatch(text):
        return False
    from datetime import date

    try:
        return bool(date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def read_offices(node: Fields, kind: str, fault: Fault) -> tuple[Office, ...]:
    """The field `roles` of an entry; what is wrong with it is reported."""
    if "roles" not in node.fields:
        return ()
    line, value = node.fields["roles"]
    if kind != "person":
        fault(line, f"roles of a {kind or 'thing'}; only a person has them")
    if not isinstance(value, Items):
        fault(line, f"roles are a list, as [{_AN_OFFICE}]")
        return ()
    offices = tuple(_office(item, fault) for item in value.items)
    for message in _overlaps(offices):
        fault(line, message)
    return offices


def _office(node: Node, fault: Fault) -> Office:
    if not isinstance(node, Fields):
        fault(node.line, f"a role is {_AN_OFFICE}")
        return Office("")
    for name, (line, _) in node.fields.items():
        if name not in _FIELDS:
            fault(line, unknown("field of a role", name, _FIELDS))
    office = Office(*(one_text(name, node, fault) for name in _FIELDS))
    if not office.title:
        fault(node.line, f"a role without a title; a role is {_AN_OFFICE}")
    ends = [("from", office.since), ("to", office.until)]
    wrong = [f"{name}: {when}" for name, when in ends if when and not is_date(when)]
    for text in wrong:
        fault(node.line, f'"{text}" is no date; write 2024, 2024-07 or 2024-07-06')
    if not wrong and _before(office.until or "9999", office.since):
        fault(node.line, f'the role "{office.title}" ends in {office.until}, before it begins in {office.since}')
    return office


def _before(one: str, other: str) -> bool:
    """Whether a date is surely before another, as far as both say: 2023 is not before 2023-06."""
    return one[: len(other)] < other[: len(one)]


def _overlaps(offices: Sequence[Office]) -> Iterator[str]:
    """The offices that are given twice for one time; one may begin in the month in which the one before ends."""
    for one, other in combinations(offices, 2):
        if one[:2] == other[:2] and _meet(one, other) and _meet(other, one):
            yield f'two roles "{one.title}" overlap: {_time(one)}, and {_time(other)}'


def _meet(one: Office, other: Office) -> bool:
    return _before(one.since or "0000", other.until or "9999") or one == other


def _time(office: Office) -> str:
    return f"from {office.since or 'the beginning'} to {office.until or 'now'}"


def office_faults(concept: Concept, kinds: Mapping[str, Kind | None]) -> Iterator[str]:
    """The ids in the offices of a person that are none, or the id of something else.

    `kinds` are those of all ids, None where an entry has a fault.
    """
    for office in concept.roles:
        for name, kind in _KINDS.items():
            found = office.title if name == "title" else office.body
            if kinds.get(found, kind) not in (kind, None):
                yield f'the {name} "{found}" of a role is a {kinds[found]}, where {_A[kind]} is expected'
            elif found not in kinds and _ID.fullmatch(found):
                near = "".join(f'did you mean "{each}"? ' for each in _near(found, kinds))
                hint = f"{near}write a text as in a release, as 院长 or Dean"
                yield f'the {name} "{found}" of a role is no known id; {hint}'


def _near(found: str, known: Collection[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(found, known, 1)
