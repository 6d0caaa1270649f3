"""A glossary file as nodes that know their line: texts, lists and fields, and nothing else of YAML.

Anchors, aliases and tags are refused: a glossary is edited by hand and merged by line, so an entry says what it means.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple, TypeAlias

Event: TypeAlias = Any
"""An event of PyYAML; its types name no common ground for those that have an anchor, a tag or a value."""
Fault: TypeAlias = Callable[[int, str], None]
"""Reports one fault: the line from 1, 0 for the whole file, and the message."""


_UNFIT = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class Text(NamedTuple):
    """A scalar, always read as text: NO, 1.10 and 2024-01-01 stay what they look like."""

    line: int
    text: str


class Items(NamedTuple):
    """A list."""

    line: int
    items: "tuple[Node, ...]"


class Fields(NamedTuple):
    """A mapping in the order of the file, duplicate keys already reported and left out."""

    line: int
    fields: "dict[str, tuple[int, Node]]"


Node: TypeAlias = Text | Items | Fields


def one_text(name: str, node: Fields, fault: Fault) -> str:
    """The text of a field, empty where there is none; anything else than a text is a fault."""
    if name not in node.fields:
        return ""
    line, value = node.fields[name]
    if isinstance(value, Text):
        return value.text
    fault(line, f'"{name}" is one text, not a {"list" if isinstance(value, Items) else "mapping"}')
    return ""


def unknown(what: str, found: str, allowed: Collection[str]) -> str:
    """What to say of a word that is none of the allowed ones."""
    from difflib import get_close_matches

    near = get_close_matches(found, allowed, 1)
    hint = f'did you mean "{near[0]}"? ' if near else ""
    return f'unknown {what} "{found}"; {hint}allowed: {", ".join(allowed)}'


def read_nodes(text: str, fault: Fault) -> Iterator[tuple[str, int, Node]]:
    """The entries at the top of a YAML text: key, line and value. Each fault is reported."""
    import yaml

    if unfit := re.search(_UNFIT, text):
        line = text.count("\n", 0, unfit.start()) + 1
        fault(line, f"not valid YAML: the character U+{ord(unfit[0]):04X} is not allowed")
        return
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    events: Iterator[Event] = yaml.parse(text, Loader=loader)
    try:
        yield from _entries(events, fault)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault(mark.line + 1 if mark else 0, f"not valid YAML: {_clause(error)}")
    except RecursionError:
        fault(0, "nested too deeply; an entry holds fields, a field terms, a term its fields")


def _clause(error: Any) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return ", ".join(parts)


def _entries(events: Iterator[Event], fault: Fault) -> Iterator[tuple[str, int, Node]]:
    documents = 0
    for event in events:
        kind = _kind(event)
        documents += kind == "DocumentStart"
        if kind == "DocumentStart" and documents > 1:
            fault(_line(event), "a second YAML document; a glossary file holds one")
        elif kind == "MappingStart":
            yield from _pairs(events, event, fault)
        elif kind in ("SequenceStart", "Alias") or (kind == "Scalar" and event.value):
            fault(_line(event), "no entry; a glossary file holds entries: an id, a colon, and indented fields below")
            _node(events, event, lambda line, message: None)


def _kind(event: Event) -> str:
    return type(event).__name__.removesuffix("Event")


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _pairs(events: Iterator[Event], start: Event, fault: Fault) -> Iterator[tuple[str, int, Node]]:
    """The fields of a mapping whose start was just read, up to and including its end."""
    _check_plain(start, fault)
    seen: dict[str, int] = {}
    while (event := next(events)) and _kind(event) != "MappingEnd":
        key = _node(events, event, fault)
        line = _line(event)
        value = _node(events, next(events), fault)
        if not isinstance(key, Text):
            fault(line, "a list or mapping as a key; a key is one word")
        elif key.text in seen:
            fault(line, f'"{key.text}" is given twice, first in line {seen[key.text]}')
        else:
            seen[key.text] = line
            yield key.text, line, value


def _node(events: Iterator[Event], event: Event, fault: Fault) -> Node:
    kind = _kind(event)
    if kind == "Alias":
        fault(_line(event), f'alias "*{event.anchor}"; a glossary uses no anchors and aliases, so write the value out')
        return Text(_line(event), "")
    if kind == "Scalar":
        _check_plain(event, fault)
        return Text(_line(event), event.value)
    if kind == "MappingStart":
        return Fields(_line(event), {key: (line, value) for key, line, value in _pairs(events, event, fault)})
    _check_plain(event, fault)
    items = []
    while (inner := next(events)) and _kind(inner) != "SequenceEnd":
        items.append(_node(events, inner, fault))
    return Items(_line(event), tuple(items))


def _check_plain(event: Event, fault: Fault) -> None:
    if event.anchor:
        fault(_line(event), f'anchor "&{event.anchor}"; a glossary uses no anchors and aliases, so write the value out')
    if event.tag and event.tag != "!":
        fault(_line(event), f'tag "{event.tag}"; every value of a glossary is text, so leave the tag out')
