"""From the nodes of a glossary file to concepts; what is wrong with an entry is reported by line, all of it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast, get_args

from ..model import Case, Concept, Form, Kind, Status, Term
from ..script import HAN_CHAR
from .nodes import Fault, Fields, Items, Node, Text, one_text, unknown
from .offices import is_date, read_offices

LANGUAGES = ("zh", "zh-Hans", "zh-Hant", "zh-CN", "zh-HK", "zh-MO", "zh-TW", "zh-SG", "en", "en-GB", "en-US")
KINDS = get_args(Kind)
TEXTS = ("kind", "definition", "note", "source", "parent", "known")
FIELDS = ("kind", *LANGUAGES, "definition", "note", "source", "parent", "roles", "known", "scope", "match", "no-match")
"""The fields of an entry in the order of the canonical form."""
_KNOWN = frozenset(FIELDS)
TERM_FIELDS = ("text", "form", "status", "from", "to", "case")
_CHOICES = {"form": get_args(Form), "status": get_args(Status), "case": get_args(Case)}
ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{0,4}[A-Z]")
_LETTER = re.compile(r"[^\W_]")


def read_concept(key: str, line: int, node: Node, path: str, fault: Fault) -> Concept | None:
    """The concept of one entry, or None where the entry has a fault; every fault of it is reported."""
    report, lines = _noting(lambda at, message: fault(at, f'entry "{key}": {message}'))
    concept = _concept(key, line, node, path, report)
    return None if lines else concept


def _noting(fault: Fault) -> tuple[Fault, list[int]]:
    """A reporter that hands on to another, and the lines of what it has reported."""
    lines: list[int] = []

    def report(line: int, message: str) -> None:
        lines.append(line)
        fault(line, message)

    return report, lines


def _concept(key: str, line: int, node: Node, path: str, fault: Fault) -> Concept | None:
    if not ID.fullmatch(key):
        fault(line, f'"{key}" is no id; an id is lower-case letters, digits and single hyphens between them')
    if not isinstance(node, Fields):
        fault(line, f"fields expected below it, indented: {', '.join(FIELDS)}")
        return None
    for name in node.fields.keys() - _KNOWN:
        fault(node.fields[name][0], unknown("field", name, FIELDS))
    texts = {name: one_text(name, node, fault) for name in TEXTS}
    kind = _kind(texts["kind"], line, node, fault)
    given = [(lang, node.fields[lang][1]) for lang in LANGUAGES if lang in node.fields]
    terms = tuple(term for lang, value in given for term in _terms(lang, value, fault))
    if all(isinstance(value, Items) and not value.items for _, value in given):
        fault(line, "no term; give at least one under zh or en")
    if texts["known"] not in ("", "yes", "no"):
        fault(node.fields["known"][0], f'"known: {texts["known"]}" is neither yes nor no')
    known, about = texts["known"] == "yes", (texts["note"], texts["source"], texts["parent"])
    roles = read_offices(node, kind, fault)
    scope, match, no_match = (_texts(name, node, fault) for name in _LISTS)
    concept = Concept(key, cast(Kind, kind), terms, *about, path, line, roles, known, scope)
    definition = texts["definition"]
    more = bool(definition or match or no_match)
    return replace(concept, definition=definition, match=match, no_match=no_match) if more else concept


_LISTS = {
    "scope": "scope is a word or a list of words, as [网络, network], ids of bodies, or folders, as [releases/icare/]",
    "match": "match is a text or a list of texts in which the entry must be found",
    "no-match": "no-match is a text or a list of texts in which the entry must not be found",
}


def _texts(name: str, node: Fields, fault: Fault) -> tuple[str, ...]:
    """The texts of a field that holds one or a list of them."""
    if name not in node.fields:
        return ()
    line, value = node.fields[name]
    items = value.items if isinstance(value, Items) else (value,)
    words = tuple(item.text for item in items if isinstance(item, Text) and item.text.strip())
    if not words or len(words) < len(items):
        fault(line, _LISTS[name])
    return words


def _kind(kind: str, line: int, node: Fields, fault: Fault) -> str:
    if "kind" not in node.fields:
        fault(line, f"no kind; a kind is one of {', '.join(KINDS)}")
    elif kind not in KINDS:
        fault(node.fields["kind"][0], unknown("kind", kind, KINDS))
    return kind


def _terms(lang: str, node: Node, fault: Fault) -> list[Term]:
    """The terms of one language. The first without a status is the preferred one unless another says it is."""
    items = node.items if isinstance(node, Items) else (node,)
    sure = [item.text for item in items if isinstance(item, Text) and _surely(lang, item.text)]
    if len(set(sure)) == len(items):
        return [plain_term(lang, "admitted" if at else "preferred", text) for at, text in enumerate(sure)]
    given = [fields for item in items if (fields := _term_fields(lang, item, fault))]
    texts = [fields if isinstance(fields, str) else fields["text"] for fields in given]
    if len(set(texts)) < len(texts):
        twice = next(text for at, text in enumerate(texts) if text in texts[:at])
        fault(node.line, f'{lang} term "{twice}" is given twice')
    statuses = ["" if isinstance(fields, str) else fields.get("status", "") for fields in given]
    first = -1 if "preferred" in statuses or "" not in statuses else statuses.index("")
    defaults = ("preferred" if at == first else "admitted" for at in range(len(given)))
    return [_term(lang, s or d, f) for s, d, f in zip(statuses, defaults, given, strict=True)]


def _term(lang: str, status: str, fields: str | Mapping[str, str]) -> Term:
    if isinstance(fields, str):
        return plain_term(lang, status, fields)
    form, case = usual(lang, fields["text"], fields.get("form", ""))
    case = fields.get("case", case)
    since, until = fields.get("from", ""), fields.get("to", "")
    return Term(fields["text"], lang, cast(Form, form), cast(Status, status), since, until, cast(Case, case))


def usual(lang: str, text: str, form: str = "") -> tuple[str, str]:
    """The form and the case that a term has where they are not given; or the case of a given form."""
    latin = lang.startswith("en") and text.isupper() and bool(_ACRONYM.fullmatch(text))
    form = form or ("acronym" if latin else "full")
    return form, "exact" if latin or (form == "acronym" and text != text.lower()) else "any"


def plain_term(lang: str, status: str, text: str) -> Term:
    """The term of a text alone."""
    if text.isupper() and lang.startswith("en") and _ACRONYM.fullmatch(text):
        return Term(text, lang, "acronym", cast(Status, status), case="exact")
    return Term(text, lang, "full", cast(Status, status))


def _term_fields(lang: str, node: Node, fault: Fault) -> str | dict[str, str]:
    """The fields of one term as texts, or only its text where that is surely right; empty where it has a fault."""
    if isinstance(node, Text) and _surely(lang, node.text):
        return node.text
    report, lines = _noting(fault)
    fields = _given(lang, node, report)
    if "text" in fields:
        _check_text(lang, fields["text"], node.line, report)
    for name, allowed in _CHOICES.items():
        if name in fields and fields[name] not in allowed:
            report(node.line, unknown(name, fields[name], allowed))
    for name in ("from", "to"):
        if name in fields and not is_date(fields[name]):
            report(node.line, f'"{name}: {fields[name]}" is no date; write 2024, 2024-07 or 2024-07-06')
    since, until = fields.get("from", ""), fields.get("to", "9999")
    if since[: len(until)] > until[: len(since)]:
        report(node.line, f'from "{since}" is after to "{until}"')
    return {} if lines else fields


def _given(lang: str, node: Node, fault: Fault) -> dict[str, str]:
    if isinstance(node, Text):
        return {"text": node.text}
    if isinstance(node, Items):
        fault(node.line, f"a list inside the list of {lang} terms; a term is a text or {{text: …, form: …}}")
        return {}
    for name, (line, _) in node.fields.items():
        if name not in TERM_FIELDS:
            fault(line, unknown("field of a term", name, TERM_FIELDS))
    known = {name: one_text(name, node, fault) for name in node.fields if name in TERM_FIELDS}
    if "text" not in known:
        fault(node.line, f'{lang} term without "text"; a term is a text or {{text: …, form: …}}')
    return known


def _surely(lang: str, text: str) -> bool:
    """Whether a text is a term of the language at first sight, as nearly all are."""
    return text.isascii() and text[:1].isalpha() if lang[:2] == "en" else text[:1] >= "\u4e00" and text.isalpha()


def _check_text(lang: str, text: str, line: int, fault: Fault) -> None:
    han = HAN_CHAR.search(text)
    if not _LETTER.search(text):
        fault(line, f'{lang} term "{text}" has no letter; a term is a word or more')
    elif lang.startswith("zh") and not han:
        fault(line, f'{lang} term "{text}" has no Han character; English terms belong under en')
    elif lang.startswith("en") and han:
        fault(line, f'{lang} term "{text}" has the Han character "{han[0]}"; Chinese terms belong under zh')
