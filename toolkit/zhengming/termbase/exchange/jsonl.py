"""JSON Lines: one entry a line, with every field of it; the format for programs.

    {"id": "dean", "kind": "title", "terms": [{"text": "院长", "lang": "zh"}, {"text": "dean", "lang": "en"}]}

A term has text and lang, and form, status, from, to and case where they are not what would be taken for granted. An
entry has definition, note, source, parent, known, roles, scope, match and no-match where they are not empty; a role has
title, body, from and to. A line that says the same stays to the byte, and so does what an entry has no place for.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast, get_args

from ...encoding import taken
from ...errors import Problem, Unreadable
from ...model import Case, Concept, Form, Kind, Office, Status, Term
from ..entries import KINDS, usual
from .neutral import Format, Incoming, Outgoing

Fault = Callable[[str], None]
_TEXTS = ("definition", "note", "source", "parent")
_LISTS = {"scope": "scope", "match": "match", "no-match": "no_match"}
_FIELDS = ("id", "kind", "terms", *_TEXTS, "known", "roles", *_LISTS)
_TERM = ("text", "lang", "form", "status", "from", "to", "case")
_OFFICE = ("title", "body", "from", "to")
_CHOICES = {"form": get_args(Form), "status": get_args(Status), "case": get_args(Case), "kind": KINDS}


class _Line(NamedTuple):
    """A line of a file: its text with its line end, and the concept and the object in it, None in an empty line."""

    text: str
    concept: Concept | None
    fields: Mapping[str, Any]


def read(data: bytes, path: str) -> Incoming:
    """The entries of a file. Raises Unreadable with every line that is none."""
    lost: list[Problem] = []
    _, _, lines = _lines(data, path, lost)
    return Incoming(tuple(line.concept for line in lines if line.concept), tuple(lost))


def write(concepts: Sequence[Concept], like: bytes) -> Outgoing:
    """The entries as lines, over a file that is there or a new one."""
    mark, encoding, lines = _lines(like, "the file to write over", []) if like.strip() else (b"", "utf-8", [])
    waiting: dict[str, list[Concept]] = {}
    for concept in concepts:
        waiting.setdefault(_key(concept), []).append(concept)
    texts = []
    for line in lines:
        mine = waiting.get(_key(line.concept), []) if line.concept else []
        if line.concept is None:
            texts.append(line.text)
        elif mine:
            texts.append(_rewritten(line, mine.pop(0)))
    if texts and not texts[-1].endswith("\n"):
        texts[-1] += "\n"
    texts += [_dumped(_object(concept)) + "\n" for group in waiting.values() for concept in group]
    text = "".join(texts)
    ended = not lines or lines[-1].text.endswith("\n")
    return Outgoing(mark + (text if ended else text.rstrip("\n")).encode(encoding))


def _key(concept: Concept) -> str:
    """What a concept is known by again: its id, else all it says."""
    return concept.id or _dumped(_object(concept))


def _rewritten(line: _Line, concept: Concept) -> str:
    fields = _object(concept)
    if line.concept and _object(line.concept) == fields:
        return line.text
    kept = {name: value for name, value in line.fields.items() if name in fields or name not in _FIELDS}
    ending = line.text[len(line.text.rstrip("\r\n")) :]
    return _dumped({**kept, **fields}) + ending


def _dumped(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _object(concept: Concept) -> dict[str, Any]:
    """The fields of an entry that are not empty."""
    fields: dict[str, Any] = {"id": concept.id, "kind": concept.kind, "terms": _terms(concept)}
    fields |= {name: value for name in _TEXTS if (value := getattr(concept, name))}
    fields |= {"known": True} if concept.known else {}
    offices = [_filled(zip(_OFFICE, office, strict=True)) for office in concept.roles]
    fields |= {"roles": offices} if offices else {}
    return fields | {name: list(value) for name, field in _LISTS.items() if (value := getattr(concept, field))}


def _filled(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: value for name, value in fields if value}


def _terms(concept: Concept) -> list[dict[str, str]]:
    terms = []
    for term in concept.terms:
        form, _ = usual(term.lang, term.text)
        _, case = usual(term.lang, term.text, term.form)
        fields = {
            "text": term.text,
            "lang": term.lang,
            "form": term.form if term.form != form else "",
            "status": term.status if term.status != "preferred" else "",
            "from": term.since,
            "to": term.until,
            "case": term.case if term.case != case else "",
        }
        terms.append(_filled(fields.items()))
    return terms


def _lines(data: bytes, path: str, lost: list[Problem]) -> tuple[bytes, str, list[_Line]]:
    if not data.strip():
        raise Unreadable(Problem(path, 0, "is empty"))
    mark, encoding, text = taken(data, path)
    lines: list[_Line] = []
    faults: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        ended = line + "\n"
        if line.strip():
            lines.append(_line(ended, number, path, faults, lost))
        else:
            lines.append(_Line(ended, None, {}))
    lines[-1] = lines[-1]._replace(text=lines[-1].text[:-1])
    if faults:
        raise Unreadable(*faults)
    return mark, encoding, lines if lines[-1].text else lines[:-1]


def _line(text: str, number: int, path: str, faults: list[Problem], lost: list[Problem]) -> _Line:
    try:
        fields = json.loads(text.rstrip())
        _dumped(fields).encode()
    except UnicodeEncodeError:
        faults.append(Problem(path, number, "has half of a character (a lone surrogate), which is no text"))
        return _Line(text, None, {})
    except (ValueError, RecursionError) as fault:
        message = fault.msg.lower() if isinstance(fault, json.JSONDecodeError) else "too deep"
        column = f" in column {fault.colno}" if isinstance(fault, json.JSONDecodeError) else ""
        faults.append(Problem(path, number, f"is not JSON: {message}{column}"))
        return _Line(text, None, {})

    found = len(faults)
    concept = _concept(fields, path, number, lambda message: faults.append(Problem(path, number, message)))
    if len(faults) == found:
        unknown = [name for name in fields if name not in _FIELDS]
        lost += [Problem(path, number, f'"{name}" has no place in an entry; it is left out') for name in unknown]
    return _Line(text, concept, fields if isinstance(fields, dict) else {})


def _concept(fields: object, path: str, line: int, fault: Fault) -> Concept | None:
    if not isinstance(fields, dict):
        fault(f"is no entry: expected an object, found {_dumped(cast(Any, fields))[:60]}")
        return None
    texts = {name: _text(fields, name, fault) for name in ("id", "kind", *_TEXTS)}
    lists = {name: _strings(fields.get(name, []), name, fault) for name in _LISTS}
    terms = tuple(_term(each, fault) for each in _objects(fields.get("terms"), "terms", fault))
    offices = _objects(fields.get("roles", []), "roles", fault)
    known = fields.get("known", False)
    if not isinstance(known, bool):
        fault(f'"known" is true or false, not {_dumped(known)}')
    if texts["kind"] not in KINDS:
        fault(f'kind "{texts["kind"]}" is none of {", ".join(KINDS)}')
    return Concept(
        texts["id"],
        cast(Kind, texts["kind"]),
        terms,
        texts["note"],
        texts["source"],
        texts["parent"],
        path,
        line,
        tuple(Office(*(_text(office, name, fault) for name in _OFFICE)) for office in offices),
        known is True,
        lists["scope"],
        texts["definition"],
        lists["match"],
        lists["no-match"],
    )


def _term(fields: Mapping[str, Any], fault: Fault) -> Term:
    texts = {name: _text(fields, name, fault) for name in _TERM}
    for name in ("text", "lang"):
        if not texts[name]:
            fault(f'a term without "{name}": {_dumped(fields)[:60]}')
    for name in ("form", "status", "case"):
        if texts[name] and texts[name] not in _CHOICES[name]:
            fault(f'{name} "{texts[name]}" is none of {", ".join(_CHOICES[name])}')
    if unknown := fields.keys() - set(_TERM):
        fault(f'a term with "{min(unknown)}"; a term has {", ".join(_TERM)}')
    form, case = usual(texts["lang"], texts["text"], texts["form"])
    status, case = texts["status"] or "preferred", texts["case"] or case
    dates = texts["from"], texts["to"]
    return Term(texts["text"], texts["lang"], cast(Form, form), cast(Status, status), *dates, cast(Case, case))


def _text(fields: Mapping[str, Any], name: str, fault: Fault) -> str:
    value = fields.get(name, "")
    if isinstance(value, str):
        return value
    fault(f'"{name}" is a text, not {_dumped(value)[:60]}')
    return ""


def _strings(value: object, name: str, fault: Fault) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    fault(f'"{name}" is a list of texts, not {_dumped(cast(Any, value))[:60]}')
    return ()


def _objects(value: object, name: str, fault: Fault) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return value
    fault(f'"{name}" is a list of objects, not {_dumped(cast(Any, value))[:60]}')
    return []


FORMATS = (Format("jsonl", (".jsonl", ".ndjson"), "JSON Lines, one entry a line with every field", read, write),)
