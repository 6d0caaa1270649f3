"""What files of concepts in XML say, and in which of their elements: the concept, its languages, its terms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from json import JSONDecodeError, loads
from typing import NamedTuple, cast, get_args

from ... import languages
from ...markup import Chars, Element
from ...model import Case, Concept, Form, Kind, Office, Status, Term


class Fact(NamedTuple):
    """One thing that a file says.

    `key` is what it is about, `value` what it says. It is the text of `element`, behind the words of `before`; when it
    goes, `holder` goes.
    """

    key: str
    value: str
    element: Element
    holder: Element
    before: str = ""


@dataclass(slots=True)
class Naming:
    """A term of a file: its section, the element of its text, and what is said about it."""

    section: Element
    word: Element
    term: Term
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A language section of an entry with its terms."""

    element: Element
    lang: str
    namings: list[Naming]


@dataclass(slots=True)
class Entry:
    """An entry of a file: the concept that it is, and where all of that is written."""

    element: Element
    concept: Concept
    sections: list[Section]
    facts: list[Fact]


def tag_of(written: str) -> str:
    """A language tag in the case of BCP 47: zh-hant-tw and ZH_HANT_TW are zh-Hant-TW. Any language has one."""
    if known := languages.tag_of(written):
        return known
    first, *rest = written.strip().replace("_", "-").split("-")
    shaped = (part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest)
    return "-".join((first.lower(), *shaped))


def is_kept(tag: str) -> bool:
    """Whether a language is one that a glossary keeps."""
    return languages.is_chinese(tag) or languages.is_english(tag)


def plain(element: Element) -> str:
    """The characters in an element; where a line of the file ends, one space. Line ends as references stay."""
    return spaced(_characters(element))


def spaced(parts: Iterable[str]) -> str:
    """A text whose line ends of the file, marked as NUL, are spaces."""
    return re.sub("[ \t]*(?:\0[ \t]*)+", " ", "".join(parts)).strip()


def _characters(element: Element) -> Iterator[str]:
    for part in element.parts:
        if isinstance(part, Chars):
            yield "\0" if part.text == "\n" and part.end - part.start <= 2 else part.text
        else:
            yield from _characters(part)


def resolved(statuses: Sequence[str]) -> list[Status]:
    """The statuses of the terms of one language: the first without one is preferred, unless another says it is."""
    first = -1 if "preferred" in statuses or "" not in statuses else statuses.index("")
    return [cast(Status, said or ("preferred" if at == first else "admitted")) for at, said in enumerate(statuses)]


def term_of(text: str, lang: str, form: str, facts: Sequence[Fact]) -> Term:
    """A term with what the facts of this program say of it; `form` is what else is said of its form."""
    said = {fact.key: fact.value for fact in reversed(facts)}
    form, case = said.get("zm:form", form), said.get("zm:case", "")
    return Term(
        text,
        lang,
        cast(Form, form if form in get_args(Form) else "full"),
        since=said.get("zm:from", ""),
        until=said.get("zm:to", ""),
        case=cast(Case, case if case in get_args(Case) else "any"),
    )


def values(facts: Sequence[Fact], *keys: str) -> tuple[str, ...]:
    """What is said under some keys, in the order of the file."""
    return tuple(fact.value for fact in facts if fact.key in keys)


def first(facts: Sequence[Fact], *keys: str) -> str:
    """What is said under the first of some keys that has anything."""
    return next((value for key in keys for value in values(facts, key) if value), "")


def concept_of(element: Element, facts: Sequence[Fact], terms: Sequence[Term], path: str) -> Concept:
    """The concept that an entry with these facts and terms is."""
    kind = first(facts, "zm:kind")
    found = Concept(
        first(facts, "zm:id") or element.get("id"),
        cast(Kind, kind if kind in get_args(Kind) else "term"),
        tuple(terms),
        "\n".join(values(facts, "note")),
        first(facts, "zm:source", "source", "xref"),
        first(facts, "zm:parent"),
        path,
        element.line,
    )
    return replace(
        found,
        roles=tuple(role for value in values(facts, "zm:role") if (role := _role(value))),
        known=first(facts, "zm:known") == "yes",
        scope=values(facts, "zm:scope"),
        definition=first(facts, "zm:definition", "definition"),
        match=tuple(dict.fromkeys(values(facts, "zm:match", "match"))),
        no_match=values(facts, "zm:no-match"),
    )


def _role(value: str) -> Office | None:
    try:
        parts = loads(value)
    except (JSONDecodeError, RecursionError):
        return None
    fits = isinstance(parts, list) and len(parts) == 4 and all(isinstance(part, str) for part in parts)
    return Office(*parts) if fits else None
