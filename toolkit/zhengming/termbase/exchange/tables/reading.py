"""From the rows of a table to concepts; what a table says and an entry has no place for is told by line."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, cast

from ....errors import Problem
from ....model import Case, Concept, Form, Kind, Office, Status, Term
from ...entries import usual
from ...offices import is_date
from .columns import Key, Layout
from .guessing import Record
from .values import allowed, meaning

Unit = dict[Key, str]
"""What one row says, without its empty cells, in the words of an entry."""
Fault = Callable[[int, str], None]
LISTS = ("scope", "match", "no-match")
TEXTS = ("definition", "note", "source", "parent")


class Group(NamedTuple):
    """A concept and the rows that say it: their numbers among the records, and what each says."""

    concept: Concept
    rows: tuple[int, ...]
    units: tuple[Unit, ...]


class Reading(NamedTuple):
    """The concepts of a table in the order of their first rows."""

    layout: Layout
    groups: tuple[Group, ...]
    lost: tuple[Problem, ...]


def groups_of(records: Sequence[Record], layout: Layout, path: str, head: int = 0) -> Reading:
    """The concepts of the rows below the heads, which stand in line `head`. Rows with the same id are one concept."""
    lost: list[Problem] = []

    def fault(line: int, message: str) -> None:
        lost.append(Problem(path, line, message))

    _tell_columns(records, layout, head, fault)
    together: dict[object, list[int]] = {}
    units: dict[int, Unit] = {}
    for number, record in enumerate(records):
        unit = _unit(record, layout, fault)
        if unit:
            units[number] = unit
            together.setdefault(unit.get(("id", "", 0)) or number, []).append(number)
    groups = []
    for numbers in together.values():
        said = [(records[number].line, units[number]) for number in numbers]
        concept = concept_of(said, layout, path, fault)
        if concept.terms:
            groups.append(Group(concept, tuple(numbers), tuple(unit for _, unit in said)))
        else:
            fault(said[0][0], "has no term")
    return Reading(layout, tuple(groups), tuple(sorted(lost)))


def _tell_columns(records: Sequence[Record], layout: Layout, head: int, fault: Fault) -> None:
    """Report the columns that an entry has no place for, each once."""
    filled: Counter[int] = Counter()
    for record in records:
        filled.update(at for at, text in enumerate(record.cells) if text)
    known = {c.at: c for c in layout.columns}
    for at in sorted(filled):
        column = known.get(at)
        if column is None or column.role in ("", "-"):
            name = f'column "{column.head}"' if column and column.head else f"column {at + 1}"
            count = f"{filled[at]} cells are" if filled[at] > 1 else "1 cell is"
            fault(head, f"{name} has no place in an entry; {count} left out")


def _unit(record: Record, layout: Layout, fault: Fault) -> Unit:
    unit: Unit = {}
    for column in layout.columns:
        text = record.text(column.at)
        if not text or column.role in ("", "-", "src-lang", "tgt-lang"):
            continue
        known = meaning(column.role, text)
        if known is None:
            fault(record.line, f'{column.role} "{_short(text)}" is none of {allowed(column.role)}; left out')
        elif column.key not in unit:
            unit[column.key] = known
        elif unit[column.key] != known:
            fault(record.line, f'{column.role} "{_short(text)}" is left out: an entry has one')
    return unit


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def concept_of(said: Sequence[tuple[int, Unit]], layout: Layout, path: str, fault: Fault) -> Concept:
    """The concept that rows say, each with its line."""
    texts = {name: _one(said, name, fault) for name in (*TEXTS, "kind", "known")}
    terms = _terms(said, layout, fault)
    lists = {name: tuple(unit[key] for _, unit in said if (key := (name, "", 0)) in unit) for name in LISTS}
    return Concept(
        said[0][1].get(("id", "", 0), ""),
        cast(Kind, texts["kind"] or "term"),
        tuple(terms),
        texts["note"],
        texts["source"],
        texts["parent"],
        path,
        said[0][0],
        tuple(_offices(said)),
        texts["known"] == "yes",
        lists["scope"],
        texts["definition"],
        lists["match"],
        lists["no-match"],
    )


def _one(said: Sequence[tuple[int, Unit]], role: str, fault: Fault) -> str:
    """What rows say once an entry; what they say differently later is left out."""
    found = ""
    for line, unit in said:
        for (name, _, _), text in unit.items():
            if name == role and found and text != found:
                fault(line, f'{role} "{_short(text)}" is left out: an entry has one')
            elif name == role:
                found = text
    return found


def _offices(said: Sequence[tuple[int, Unit]]) -> Iterator[Office]:
    for _, unit in said:
        fields = [unit.get((f"role-{name}", "", 0), "") for name in ("title", "body", "from", "to")]
        if fields[0]:
            yield Office(*fields)


def _terms(said: Sequence[tuple[int, Unit]], layout: Layout, fault: Fault) -> list[Term]:
    """The terms of rows, by language in the order of the columns; a text that comes again says nothing new."""
    found: dict[tuple[str, str], Term] = {}
    statuses: dict[tuple[str, str], str] = {}
    for line, unit in said:
        last = next((lang for lang in reversed(layout.langs) if any(k[:2] == ("term", lang) for k in unit)), "")
        for key, text in unit.items():
            if key[0] == "term" and (text, key[1]) not in found:
                about = _about(unit, key, key[1] == last)
                found[text, key[1]] = _term(text, key[1], about, line, fault)
                statuses[text, key[1]] = about["status"]
    terms = []
    for lang in layout.langs:
        mine = [each for each in found if each[1] == lang]
        given = [statuses[each] for each in mine]
        first = -1 if "preferred" in given or "" not in given else given.index("")
        for at, each in enumerate(mine):
            status = given[at] or ("preferred" if at == first else "admitted")
            terms.append(found[each]._replace(status=cast(Status, status)))
    return terms


def _about(unit: Unit, key: Key, is_last: bool) -> dict[str, str]:
    """What a row says of one of its terms. What names no language is said of all; a status, of the last language."""
    _, lang, slot = key
    own = {name: unit.get((name, lang, slot), "") for name in ("status", "form", "case", "from", "to", "forbidden")}
    row = {name: unit.get((name, "", 0), "") for name in own}
    about = {name: own[name] or ("" if name in ("status", "forbidden") and not is_last else row[name]) for name in own}
    info = unit.get(("info", lang, slot), "").lower()
    if about["forbidden"] == "yes" or "forbidden" in info:
        about["status"] = "refused"
    if not about["case"] and "casesensitive" in info:
        about["case"] = "exact"
    return about


def _term(text: str, lang: str, about: dict[str, str], line: int, fault: Fault) -> Term:
    form, case = usual(lang, text, about["form"])
    since, until = (_date(name, about[name], line, fault) for name in ("from", "to"))
    return Term(text, lang, cast(Form, form), "preferred", since, until, cast(Case, about["case"] or case))


def _date(role: str, text: str, line: int, fault: Fault) -> str:
    if text and not is_date(text):
        fault(line, f'{role} "{_short(text)}" is no date (2024, 2024-07 or 2024-07-06); left out')
        return ""
    return text
