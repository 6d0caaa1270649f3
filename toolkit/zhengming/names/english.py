"""Finding names in English text: capitalised runs, and which Chinese names they can be the romanisation of."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from zhengming.names import tables
from zhengming.names.syllables import plain, spellings, split
from zhengming.patterns import pattern

_WORD = pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['-][A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*")
_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# What stands before a word is asked behind its first letter: so a search goes from one capital to the next.
_CAPITALISED = pattern(
    rf"[A-Z\u00c0-\u024f\u1e00-\u1eff](?<![{_LETTER}].)(?<![{_LETTER}]['-].)[{_LETTER}]*(?:['-][{_LETTER}]+)*"
)
_LONGEST_RUN = 24
_MOST_TOKENS = 4
_JOINTS = frozenset((" ", "\n", "  ", " \n", "\n ", "\t", "   "))
_GLUED = pattern("([A-Z][a-z]+)([A-Z][A-Za-z'-]+)")
_NO_SYLLABLES = "-"


class Token(NamedTuple):
    """A Latin word: where it stands in the folded text, and its letters in lower case without diacritics."""

    start: int
    end: int
    text: str
    plain: str


class Parse(NamedTuple):
    """A way to read a Latin name as a Chinese one. `order` is "surname-first", "given-first" or "joined"."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    order: str

    @property
    def syllables(self) -> tuple[str, ...]:
        return self.surname + self.given


class Latin(NamedTuple):
    """A capitalised stretch of folded English text that may be a person's name, and what it can be in pinyin."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    parses: tuple[Parse, ...]

    @property
    def key(self) -> str:
        return self.tokens[0].plain if len(self.tokens) == 1 else " ".join([t.plain for t in self.tokens])


def tokens(text: str) -> list[Token]:
    """The Latin words of a text, without the 's of a possessive."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.endswith(("'s", "'S")):
            word = word[:-2]
        found.append(Token(match.start(), match.start() + len(word), word, plain(word)))
    return found


def runs(text: str) -> Iterator[list[Token]]:
    """The stretches of capitalised words with only a space between them, but for single words that are no names."""
    run: list[Token] = []
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        if not word[0].isupper():
            continue
        if word.endswith(("'s", "'S")):
            word = word[:-2]
        start = match.start()
        if run and (text[run[-1].end : start] not in _JOINTS or len(run) == _LONGEST_RUN):
            if len(run) > 1 or run[0].plain not in common_words():
                yield run
            run = []
        glued = _GLUED.fullmatch(word)
        if glued and plain(glued[1]) in titles():
            run.append(Token(start, start + glued.end(1), glued[1], plain(glued[1])))
            start, word = start + glued.end(1), glued[2]
        run.append(Token(start, start + len(word), word, plain(word)))
    if run and (len(run) > 1 or run[0].plain not in common_words()):
        yield run


@cache
def common_words() -> frozenset[str]:
    """English words that are never part of a Chinese name although they are capitalised: titles, months."""
    return tables.english_words("never") | tables.english_words("title")


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name."""
    return tables.english_words("title")


@cache
def places() -> frozenset[str]:
    """Words that a reader takes for a place, unless the Chinese has a name there."""
    return tables.english_words("place")


@cache
def english_surnames() -> frozenset[str]:
    """English words that are spelt like a Chinese surname and stand before names at the beginning of a sentence."""
    return tables.english_words("surname")


@cache
def _surnames() -> dict[tuple[int, str], float]:
    """Number of syllables and spelling of a surname → how many people in a million bear one written so."""
    weights: dict[tuple[int, str], float] = {}
    for surname, (weight, readings) in tables.surnames().items():
        for spelling in (spelling for reading in readings for spelling in spellings(reading)):
            key = len(surname), spelling
            weights[key] = weights.get(key, 0.0) + weight
    return weights


def surname_weight(syllables: tuple[str, ...]) -> float:
    """How many people in a million bear a surname of these syllables; 0 where none is known."""
    return _surnames().get((len(syllables), "".join(syllables)), 0.0)


@lru_cache(maxsize=4096)
def parses(words: tuple[str, ...]) -> tuple[Parse, ...]:
    """What one to four Latin words in lower case can be as a Chinese name; the likeliest first."""
    if len(words) == 1:
        return tuple(_joined(words[0]))
    found = [*_surname_first(words, 2)]
    turned = (words[-1], *words[:-1])
    found += [parse._replace(order="given-first") for parse in _surname_first(turned, 1)]
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (p.order != "surname-first", -surname_weight(p.surname))))


def _surname_first(words: tuple[str, ...], most: int) -> Iterator[Parse]:
    for count in range(1, min(most, len(words) - 1) + 1):
        for surname in _as_surname(words[:count]):
            for given in _as_given(words[count:]):
                yield Parse(surname, given, "surname-first")


def _as_surname(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for ways in product(*map(split, words)):
        way = tuple(s for w in ways for s in w)
        if len(way) == 1 or (len(way) == 2 and (surname_weight(way) or _is_double(words, way))):
            yield way


def _is_double(words: tuple[str, ...], way: tuple[str, ...]) -> bool:
    """Whether two words are two surnames, the husband's and one's own: Li Zhu."""
    return len(words) == 2 and all(surname_weight((syllable,)) for syllable in way)


def _as_given(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(words) > 1 and not all(len(w) <= 6 for w in words):
        return
    for ways in product(*map(split, words)):
        way = tuple(s for w in ways for s in w)
        if (len(words) == 1 and len(way) <= 3) or len(words) == len(way) <= 2:
            yield way


def _joined(word: str) -> Iterator[Parse]:
    for way in split(word):
        for count in (1, 2):
            if 0 < len(way) - count <= 2 and surname_weight(way[:count]):
                yield Parse(way[:count], way[count:], "joined")


def windows(text: str, run: Sequence[Token]) -> Iterator[Latin]:
    """Every stretch of a run that can be a Chinese name in pinyin. A letter with a point is an initial."""
    for i, j, found in _windows(tuple([_NO_SYLLABLES if _is_initial(text, token) else token.plain for token in run])):
        yield Latin(run[i].start, run[j - 1].end, tuple(run[i:j]), found)


@lru_cache(maxsize=2048)
def _windows(words: tuple[str, ...]) -> tuple[tuple[int, int, tuple[Parse, ...]], ...]:
    """The stretches of some words that can be a name: their first one, the one behind their last, how they parse."""
    able = [bool(split(word)) and word not in common_words() for word in words]
    found = []
    for i in range(len(words)):
        for j in range(i + 1, min(i + _MOST_TOKENS, len(words)) + 1):
            if not able[j - 1]:
                break
            if ways := parses(words[i:j]):
                found.append((i, j, ways))
    return tuple(found)


def _is_initial(text: str, token: Token) -> bool:
    return len(token.text) == 1 and text[token.end : token.end + 1] == "."
