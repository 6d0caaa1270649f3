"""The heads that tables of terms are written with: our own, which lose nothing, and those that other tools want."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ....model import Concept, Term
from ...entries import LANGUAGES, usual
from .columns import SOURCE, TARGET, Column, columns_of
from .reading import LISTS, TEXTS


class Convention(NamedTuple):
    """How a tool wants a table: see the head of conventions.tsv."""

    name: str
    delimiter: str
    line_end: str
    mark: bool
    headed: bool
    single: bool
    langs: tuple[str, ...]
    heads: str
    about: str


@cache
def conventions() -> dict[str, Convention]:
    """The conventions of other tools by their names."""
    lines = Path(__file__).with_name("conventions.tsv").read_text("utf8").splitlines()
    found = {}
    for line in lines:
        if not line.startswith(("#", "name\t")):
            name, delimiter, ends, mark, headed, single, langs, heads, about = line.split("\t")
            ends = {"LF": "\n", "CRLF": "\r\n"}[ends]
            flags = mark == "yes", headed == "yes", single == "yes"
            found[name] = Convention(name, delimiter, ends, *flags, tuple(langs.split(",")), heads, about)
    return found


def heads_of(convention: Convention, concepts: Sequence[Concept], langs: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a convention between two languages, a group of columns as often as a concept has terms."""

    def repeated(group: re.Match[str]) -> str:
        langs = {column.lang for column in columns_of(group[1].split("|")) if column.role == "term"}
        family = {lang.partition("-")[0] for lang in langs}
        often = max((sum(t.lang.partition("-")[0] in family for t in c.terms) for c in concepts), default=1)
        return "|".join([group[1]] * max(often, 1))

    heads = re.sub("<(.+?)>", repeated, convention.heads).format(*langs).split("|")
    sides = dict(zip((SOURCE, TARGET), langs, strict=False))
    return tuple(column._replace(lang=sides.get(column.lang, column.lang)) for column in columns_of(heads))


def own_heads(concepts: Sequence[Concept]) -> list[str]:
    """The heads of our own table: those that the concepts need, at least id, kind, zh and en.

    `zh:form` and the like are there where a term is not what it would be taken for.
    """
    used = {term.lang for concept in concepts for term in concept.terms} or {"zh", "en"}
    langs = [*(lang for lang in LANGUAGES if lang in used), *sorted(used - set(LANGUAGES))]
    heads = ["id", "kind"]
    for lang in langs:
        heads += [lang, *(f"{lang}:{name}" for name in _needed(concepts, lang))]
    heads += [name for name in TEXTS if any(getattr(concept, name) for concept in concepts)]
    heads += ["known"] if any(concept.known for concept in concepts) else []
    heads += [name for name in LISTS if any(getattr(concept, name.replace("-", "_")) for concept in concepts)]
    offices = [office for concept in concepts for office in concept.roles]
    filled = [any(values) for values in zip(*offices, strict=True)] if offices else []
    return heads + [name for name, is_filled in zip(_OFFICE, filled, strict=False) if is_filled]


_OFFICE = ("role title", "role body", "role from", "role to")


def _needed(concepts: Sequence[Concept], lang: str) -> Iterator[str]:
    """What has to be said of the terms of a language, as it would not be taken for granted."""
    terms = [[term for term in concept.terms if term.lang == lang] for concept in concepts]
    every = [term for group in terms for term in group]
    if any(term.form != usual(lang, term.text)[0] for term in every):
        yield "form"
    if any(term.status != ("admitted" if at else "preferred") for group in terms for at, term in enumerate(group)):
        yield "status"
    if any(term.since for term in every):
        yield "from"
    if any(term.until for term in every):
        yield "to"
    if any(_says_case(term) for term in every):
        yield "case"


def _says_case(term: Term) -> bool:
    return term.case != usual(term.lang, term.text, term.form)[1]
