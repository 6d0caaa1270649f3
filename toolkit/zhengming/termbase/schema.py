"""The JSON Schema of a glossary file, for editors that check and complete YAML as it is typed (json-schema.org).

It allows what the reader allows, and no more where a schema can say it; that a role does not overlap another, say, it
cannot.
"""

from collections.abc import Mapping
from typing import Any, get_args

from ..model import Case, Form, Status
from .entries import FIELDS, ID, KINDS, LANGUAGES

_SCALAR: Mapping[str, Any] = {"type": ["string", "number", "boolean"]}
_DATE = {"type": ["string", "integer"], "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"}
_ABOUT = {
    "kind": "what it is",
    "definition": "what it means",
    "note": "a remark for those who keep the glossary",
    "source": "where it is from, as an address; lint believes an entry that has one",
    "parent": "the id of the body above",
    "roles": "the offices of a person, both dates included; no end means still",
    "known": "everybody knows it: a short form needs no introduction",
    "scope": "where it counts: words of the release, ids of bodies that it names, folders (with a slash at the end)",
    "match": "texts in which it must be found; lint tries them",
    "no-match": "texts in which it must not be found; lint tries them",
}


def schema() -> dict[str, Any]:
    """The schema as an object that JSON can hold."""
    fields = {name: {"description": _ABOUT.get(name, f"the terms in {name}")} | _field(name) for name in FIELDS}
    entry = {
        "type": "object",
        "required": ["kind"],
        "additionalProperties": False,
        "properties": fields,
        "anyOf": [{"required": [lang]} for lang in LANGUAGES],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "a glossary file of zhengming",
        "type": ["object", "null"],
        "propertyNames": {"pattern": f"^{ID.pattern.replace('(?:', '(')}$"},
        "additionalProperties": {"$ref": "#/$defs/entry"},
        "$defs": {"entry": entry, "term": _term(), "role": _role()},
    }


def _field(name: str) -> dict[str, Any]:
    if name in LANGUAGES:
        return _one_or_more({"$ref": "#/$defs/term"})
    if name in ("scope", "match", "no-match"):
        return _one_or_more(_SCALAR)
    if name == "roles":
        return {"type": "array", "items": {"$ref": "#/$defs/role"}}
    if name == "known":
        return {"enum": ["yes", "no", True, False]}
    return {"enum": list(KINDS)} if name == "kind" else dict(_SCALAR)


def _one_or_more(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def _term() -> dict[str, Any]:
    choices = {"form": get_args(Form), "status": get_args(Status), "case": get_args(Case)}
    fields = {"text": _SCALAR, **{name: {"enum": list(every)} for name, every in choices.items()}}
    full = _record(fields | {"from": _DATE, "to": _DATE}, ["text"])
    return {"description": "a text, or {text: …} with form, status, from, to, case", "anyOf": [_SCALAR, full]}


def _role() -> dict[str, Any]:
    return _record({"title": _SCALAR, "body": _SCALAR, "from": _DATE, "to": _DATE}, ["title"])


def _record(fields: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "required": required, "additionalProperties": False, "properties": dict(fields)}
