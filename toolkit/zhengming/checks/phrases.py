"""Names of bodies in English text: a head word (Bureau, Institute) with the words that belong to it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.model import Mark, Passage, Span
from zhengming.patterns import pattern

_TOKEN = pattern(r"[^\W\d_][\w'’.&-]*[^\W_]|[^\W\d_]|&|[^\s\w]|\d+")
_JOINING = frozenset(("and", "&", "the", "of", "for", "on", "in"))
_ROOM = 7
_AROUND = 90


class Phrase(NamedTuple):
    """A body in an English passage: its head word in the plainest form, the other words, and where all of it stands."""

    mark: Mark
    head: str
    words: frozenset[str]
    capital: bool

    @property
    def telling(self) -> frozenset[str]:
        """Its words that are neither small, nor of a level, nor head words."""
        return frozenset(w for w in self.words if w not in _JOINING and w not in _words("level") and not head_of(w))


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.lower().removesuffix("'s").removesuffix("’s").rstrip(".")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalpha()


@cache
def _words(rule: str) -> frozenset[str]:
    """The words of one rule of phrases.tsv."""
    lines = Path(__file__).with_name("phrases.tsv").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(next(words for name, words in rows if name == rule).split())


@cache
def _spelt() -> dict[str, str]:
    halves = (pair.partition("=") for pair in _words("spelt"))
    return {word: plain for word, _, plain in halves}


@cache
def renderings() -> dict[str, tuple[str, ...]]:
    """What each Chinese head word can be in English, the usual word first."""
    lines = Path(__file__).with_name("heads.tsv").read_text("utf8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {zh: tuple(english.split()) for zh, english in rows}


@cache
def _heads() -> frozenset[str]:
    return frozenset().union(*renderings().values(), _words("further")) - _words("common")


def head_words() -> list[str]:
    """The words in lower case that a head word may be written as, longer ones first."""
    return sorted(_heads() | {word for word, plain in _spelt().items() if plain in _heads()}, key=len, reverse=True)


@cache
def _head_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(head_words())})\b")


def head_of(word: str) -> str:
    """The head word that a word is, in the singular and in one spelling; empty where it is none."""
    plain = _spelt().get(word, word)
    return plain if plain in _heads() else ""


def phrases(passage: Passage) -> Iterator[Phrase]:
    """The bodies of an English passage, by their head words, from the left."""
    text, (low, high) = passage.segment.text, passage.span
    plain = text.lower()
    for match in _head_word().finditer(plain if len(plain) == len(text) else text, low, high):
        start, end = max(low, match.start() - _AROUND), min(high, match.end() + _AROUND)
        tokens = [_Token(m[0], *m.span()) for m in _TOKEN.finditer(text, start, end)]
        at = next((i for i, token in enumerate(tokens) if token.start == match.start()), -1)
        if at >= 0 and (head := head_of(tokens[at].plain)) and not _goes_on(tokens, at):
            yield _phrase(passage, tokens, at, head)


def _goes_on(tokens: list[_Token], at: int) -> bool:
    """Whether another head word comes directly after, which is then the one that counts: Club in Club League."""
    following = tokens[at + 1 : at + 2]
    return bool(following and following[0].capital == tokens[at].capital and head_of(following[0].plain))


def _phrase(passage: Passage, tokens: list[_Token], at: int, head: str) -> Phrase:
    first, last = _before(tokens, at), _after(tokens, at)
    words = frozenset(t.plain for i, t in enumerate(tokens[first : last + 1], first) if t.word and i != at)
    span = Span(tokens[first].start, tokens[last].end)
    return Phrase(Mark(passage.segment, span), head, words, tokens[at].capital)


def _before(tokens: list[_Token], at: int) -> int:
    """The first token of the name whose head is at a place."""
    first = at
    while first and at - first < _ROOM:
        token = tokens[first - 1]
        if token.word and _belongs(token, tokens[at].capital):
            first -= 1
        elif first > 1 and _joins(tokens, first, at):
            first -= 2
        else:
            break
    return first


def _joins(tokens: list[_Token], first: int, at: int) -> bool:
    """Whether the token before a place joins a further word to the name: "and", or a comma in a list that has it."""
    token, word = tokens[first - 1], tokens[first - 2]
    if token.plain in ("and", "&"):
        return _belongs(word, tokens[at].capital, True)
    return token.text == "," and word.capital and "and" in [each.plain for each in tokens[first:at]]


def _belongs(token: _Token, capital: bool, joined: bool = False) -> bool:
    """Whether a word before a head belongs to its name; `joined` where only an "and" stands between."""
    if not token.word or token.plain in _words("stop"):
        return False
    if joined and head_of(token.plain):
        return False
    return token.capital or (token.plain in _words("level") if capital else not joined)


def _after(tokens: list[_Token], at: int) -> int:
    """The last token of the name whose head is at a place: what follows "of" or "for"."""
    last = at
    if at + 1 >= len(tokens) or tokens[at + 1].plain not in ("of", "for", "on"):
        return at
    for number in range(at + 2, min(at + 2 + _ROOM, len(tokens))):
        token = tokens[number]
        if head_of(token.plain):
            return _without(tokens, at, number)
        if token.word and (token.capital or (not tokens[at].capital and token.plain not in _words("stop"))):
            last = number
        elif token.plain not in _JOINING and not _listed(tokens, number):
            break
    return last


def _without(tokens: list[_Token], at: int, other: int) -> int:
    """The last token of a name that ends before the name of another head: Institute of Optics, of Yunxi University."""
    last = other - 1
    while last > at and tokens[last].word and tokens[last].plain not in _JOINING:
        last -= 1
    while last > at and tokens[last].plain in (*_JOINING, ","):
        last -= 1
    return last


def _listed(tokens: list[_Token], number: int) -> bool:
    """Whether a comma stands in a list that goes on: Culture, Sports and Tourism."""
    rest = tokens[number + 1 : number + 3]
    return tokens[number].text == "," and len(rest) == 2 and rest[0].capital and rest[1].plain in ("and", ",", "&")
