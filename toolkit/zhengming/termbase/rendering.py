"""An entry as it is written: the canonical form that `glossary format` gives, and every new entry has.

What a reader would take for granted is not written, so that reading the text gives the same concept again.
"""

import re
from collections.abc import Sequence

from ..model import Concept, Office, Term
from .entries import FIELDS, LANGUAGES, usual

_BARE = re.compile(r"https?://[\w./-]+|[^\W_](?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*")
_WORD = re.compile(r"[^\W_](?:[\w .'’&/()+·–、《》“”（）-]*(?<! ))")
_NO_TEXT = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)|[+-]?[\d_.,:]+(?:e[+-]?\d+)?|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?"
)
"""What other readers of YAML take for something else than a text (YAML 1.1, 10.2 and the types of yaml.org)."""
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_LISTS = {"scope": "scope", "match": "match", "no-match": "no_match"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def block(concept: Concept) -> str:
    """The lines of an entry, from its id to the end of its last field, each with its line end."""
    lines = (f"  {name}: {value}\n" for name, value in rendered(concept).items())
    return f"{concept.id}:\n{''.join(lines)}"


def rendered(concept: Concept) -> dict[str, str]:
    """The fields of an entry that are not empty, in canonical order, each as the text of its value."""
    texts = {
        "kind": concept.kind,
        "definition": _text(concept.definition),
        "note": _text(concept.note),
        "source": _text(concept.source),
        "parent": _text(concept.parent),
        "known": "yes" if concept.known else "",
    }
    there = {*(term.lang for term in concept.terms), *(("roles",) if concept.roles else ())}
    there |= _LISTS.keys() if concept.scope or concept.match or concept.no_match else set()
    lists = {name: _list(listed(concept, name)) for name in there}
    values = ((name, texts.get(name) or lists.get(name, "")) for name in FIELDS)
    return {name: value for name, value in values if value}


def listed(concept: Concept, name: str) -> list[str]:
    """The items of a field that holds a list, each as its text."""
    if name in LANGUAGES:
        return _terms(concept, name)
    if name == "roles":
        return [_office(office) for office in concept.roles]
    return [_word(text) for text in getattr(concept, _LISTS.get(name, ""), ())]


def same(one: Concept, other: Concept) -> bool:
    """Whether two entries say the same, wherever they stand."""
    return one.id == other.id and rendered(one) == rendered(other)


def _list(items: Sequence[str]) -> str:
    if len(items) == 1 and items[0][0] != "{":
        return items[0]
    return f"[{', '.join(items)}]" if items else ""


def _terms(concept: Concept, lang: str) -> list[str]:
    terms = [term for term in concept.terms if term.lang == lang]
    taken = _taken([term.status for term in terms])
    return [_term(term, status) for term, status in zip(terms, taken, strict=True)]


def _taken(statuses: Sequence[str]) -> list[str]:
    """The status that a reader takes each term to have where those of the others are as they are."""
    if "preferred" not in statuses:
        return ["preferred"] * len(statuses)
    first = statuses.index("preferred")
    if "admitted" in statuses[:first] or "preferred" in statuses[first + 1 :]:
        return ["admitted"] * len(statuses)
    return ["preferred" if at == first else "admitted" for at in range(len(statuses))]


def _term(term: Term, status: str) -> str:
    form, _ = usual(term.lang, term.text)
    _, case = usual(term.lang, term.text, term.form)
    more = {
        "form": term.form if term.form != form else "",
        "status": term.status if term.status != status else "",
        "from": term.since,
        "to": term.until,
        "case": term.case if term.case != case else "",
    }
    given = [f"{name}: {value}" for name, value in more.items() if value]
    return f"{{{', '.join((f'text: {_word(term.text)}', *given))}}}" if given else _word(term.text)


def _office(office: Office) -> str:
    given = {"title": office.title, "body": office.body, "from": office.since, "to": office.until}
    return f"{{{', '.join(f'{name}: {_word(value)}' for name, value in given.items() if value)}}}"


def _text(text: str) -> str:
    """A text as the value of a field."""
    bare = text.isprintable() and _BARE.fullmatch(text) and not _NO_TEXT.fullmatch(text)
    return text if bare or not text else _quoted(text)


def _word(text: str) -> str:
    """A text as an item of a list or as a value of a term; dates are bare, as everywhere in a glossary."""
    bare = _WORD.fullmatch(text) and (not _NO_TEXT.fullmatch(text) or _DATE.fullmatch(text))
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    """A character as it stands in double quotes (YAML 1.1, 5.7)."""
    if char in _ESCAPES or char.isprintable():
        return _ESCAPES.get(char, char)
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
