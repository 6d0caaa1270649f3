"""The tables of titles and of what modifies them, read once when first needed."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.model import Lang

TOLERATED = "~"


class Rank(NamedTuple):
    """A title taken apart: what it is a title of, and what that is modified by.

    `base` is the title without its modifiers (院长; "dean", in lower case with spaces for hyphens and in the singular).
    `marks` are deputy, executive, first, assistant, acting, honorary, emeritus, former, late, elect, senior, joint;
    `maybe` are the marks that the text leaves open, as that of the second title in "former president and dean".
    """

    lang: Lang
    base: str
    marks: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()


class Base(NamedTuple):
    """A row of the table: a Chinese title, its class, and the English titles that render it."""

    zh: str
    kind: str
    en: tuple[str, ...]


class Modifier(NamedTuple):
    """What a word before a title says. `far`: other words may stand between the two."""

    mark: str
    far: bool


@cache
def bases() -> Mapping[str, Base]:
    """The titles by their Chinese."""
    found = (Base(zh, kind, tuple(en.split("|"))) for zh, kind, en in rows("bases.tsv") if kind != "same")
    return {row.zh: row for row in found}


@cache
def short() -> Mapping[str, tuple[str, frozenset[str]]]:
    """The short titles of the table with what they are short for: 次官 → 部长, deputy."""
    full = {zh: title for zh, kind, title in rows("bases.tsv") if kind == "same"}
    return {zh: next(_apart(title), (title, frozenset())) for zh, title in full.items()}


@cache
def composites() -> Mapping[str, tuple[str, frozenset[str]]]:
    """The titles of the table that are modifiers and another title: 副校长 → 校长, deputy."""
    return {zh: apart for zh in bases() for apart in _apart(zh)}


def _apart(zh: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The title behind all the modifiers of a title, if it is in the table, and the marks of those."""
    known, at, marks = modifiers("zh"), 0, set[str]()
    words = tuple(known)
    while zh.startswith(words, at):
        word = next(word for word in words if zh.startswith(word, at))
        at += len(word)
        marks.add(known[word].mark)
    if marks and zh[at:] in bases() and not any(mark.startswith(TOLERATED) for mark in marks):
        yield zh[at:], frozenset(marks)


@cache
def rows_of(english_title: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The Chinese titles that an English one renders, each with the marks that are in the English word itself."""
    found = (base.zh for base in bases().values() if english_title in base.en)
    return tuple(composites().get(zh, (zh, frozenset())) for zh in found)


@cache
def modifiers(lang: Lang) -> Mapping[str, Modifier]:
    """The modifiers of one language by word."""
    own = [(mark, scope, words) for mark, tag, scope, words in rows("modifiers.tsv") if tag == lang]
    beside = [(mark, scope, words) for mark, scope, words in own if scope != "told"]
    return {word: Modifier(mark, scope == "far") for mark, scope, words in beside for word in words.split("|")}


@cache
def tellers(lang: Lang) -> Mapping[str, tuple[str, ...]]:
    """The words of one language that say elsewhere in a sentence what a modifier says, by mark."""
    told = [(mark, words) for mark, tag, scope, words in rows("modifiers.tsv") if (tag, scope) == (lang, "told")]
    return {mark: tuple(words.split("|")) for mark, words in told}


@cache
def english() -> Mapping[str, str]:
    """The English titles in lower case, in the singular and the plural, with their singular."""
    titles = {en for base in bases().values() for en in base.en}
    return {form: title for title in sorted(titles) for form in (_plural(title), title)}


@cache
def heads(lang: Lang) -> frozenset[str]:
    """The titles of those who lead a body: they stand for one another in translation."""
    found = [base for base in bases().values() if base.kind == "head"]
    return frozenset(base.zh for base in found) if lang == "zh" else frozenset(en for base in found for en in base.en)


@cache
def learned() -> frozenset[str]:
    """The Chinese titles that a person keeps on retiring: grades and honours."""
    return frozenset(base.zh for base in bases().values() if base.kind in ("learned", "honour"))


def _plural(title: str) -> str:
    words = title.split()
    at = next((i for i, w in enumerate(words) if w in ("of", "general", "in", "to") and i), len(words)) - 1
    words[at] = _plural_word(words[at])
    return " ".join(words)


def _plural_word(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("s") else "s")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this folder, by column."""
    text = Path(__file__).with_name(name).read_text("utf8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
