"""A new entry from what a person would type: a person from the Chinese name alone, anything else from two terms."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple, get_args

from zhengming.errors import UsageError
from zhengming.keeping.proving import name_doubt, refusal, title_doubt, unread
from zhengming.model import Concept, Kind, Office, Term
from zhengming.names.readings import apart, readings, romanised, surname_weight
from zhengming.script import HAN_CHAR
from zhengming.termbase import load, shipped
from zhengming.termbase.entries import plain_term
from zhengming.termbase.words import cheapest

AS_TOLD = "as told by who keeps it"
"""The source of what somebody is sure of, so that nothing asks again."""
_LONGEST_ID = 60
_NO_ID = re.compile("[^a-z0-9]+")


class Given(NamedTuple):
    """What is known of a new entry so far. `sure`: the English name is right although it does not read so."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    kind: Kind | None = None
    id: str = ""
    note: str = ""
    source: str = ""
    parent: str = ""
    role: Office | None = None
    short: Collection[str] = ()
    sure: bool = False


class Question(NamedTuple):
    """What only a person can know of a new entry, and answers that are likely; an answer may be another."""

    about: Literal["kind", "zh", "en"]
    text: str
    answers: tuple[str, ...] = ()


def propose(given: Given, taken: Collection[str]) -> Concept | Question:
    """The entry that is meant, or the first question about it. `taken` are the ids that are in use.

    Raises UsageError where the English name is no reading of the Chinese one, or the title of another rank, unless that
    is said to be sure or has a source.
    """
    kind = given.kind or ("person" if given.zh and is_person(given.zh[0]) else None)
    if not kind:
        return Question("kind", f"what is {(*given.zh, *given.en)[0]}?", get_args(Kind))
    if not given.zh:
        return Question("zh", f"what is {given.en[0]} in Chinese?")
    english = given.en or (_romanised(given.zh[0]) if kind == "person" else ())
    if len(english) != 1 and not given.en:
        what = "it can be read in more than one way: " if english else ""
        return Question("en", f"what is {given.zh[0]} in English? {what}".rstrip(), english)
    if not given.sure and not given.source:
        _check(kind, given.zh[0], english[0])
    terms = (*_terms("zh", given.zh, given.short), *_terms("en", english, given.short))
    roles = (given.role,) if given.role else ()
    key = given.id or free_id(english[0], taken)
    source = given.source or (AS_TOLD if given.sure and kind in ("person", "title") else "")
    return Concept(key, kind, terms, given.note, source, given.parent, roles=roles)


def is_person(zh: str) -> bool:
    """Whether two to four characters are a person's name at first sight: a surname, and no word of the language."""
    ways = apart(zh) if 2 <= len(zh) <= 4 and all(map(HAN_CHAR.fullmatch, zh)) else ()
    known = [way for way in ways if surname_weight(way.surname) >= 1 and all(map(readings, way.given))]
    return bool(known) and len(zh) - len(known[0].surname) <= 2 and not _is_word(zh)


def _is_word(zh: str) -> bool:
    """Whether a text is a word: it is commoner as a whole than its parts are one after the other."""
    return cheapest(zh) < min(cheapest(zh[:at]) + cheapest(zh[at:]) for at in range(1, len(zh)))


def free_id(text: str, taken: Collection[str]) -> str:
    """An id made of a text, and a number where others have it: Luo Wenguang → luo-wenguang, luo-wenguang-2."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    whole = _NO_ID.sub("-", plain.lower()).strip("-")
    short = whole if len(whole) <= _LONGEST_ID else whole[: whole.rfind("-", 0, _LONGEST_ID)]
    base = short or "entry"
    return next(key for key in _numbered(base, len(taken)) if key not in taken)


def _numbered(base: str, most: int) -> Iterable[str]:
    return (base if number == 1 else f"{base}-{number}" for number in range(1, most + 3))


def _romanised(name: str) -> tuple[str, ...]:
    return romanised(name)[:4]


def _check(kind: Kind, zh: str, en: str) -> None:
    """Raises UsageError where a name is not read so, a title is of another rank, or the shipped glossary refuses it."""
    doubt = title_doubt(zh, en) if kind == "title" else ""
    if kind in ("institution", "term", "title"):
        doubt = refusal(zh, en, load([shipped()])) or doubt
    if kind == "person":
        doubt = name_doubt(zh, en) or (unread(zh, en) if is_person(zh) else "")
    if doubt:
        raise UsageError(f"{doubt}; if it is right, say where it is from with --source, or --sure")


def _terms(lang: str, texts: Iterable[str], short: Collection[str]) -> Iterable[Term]:
    for at, text in enumerate(texts):
        term = plain_term(lang, "admitted" if at else "preferred", text)
        yield term._replace(form="short") if text in short else term
