"""Finding English terms: by word, with plural and possessive, whatever the hyphens; capitals count where they must.

An acronym stands as it is written (IT is not it), a one-word name of a body, place, product or person with its capital.
A title does not stand behind a change of its rank (Dean in Vice Dean), a body not where the words around make another
body of it (Nanjing University of Aeronautics, German Foreign Ministry). Where the longer words are no term themselves,
nothing is found.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from ..model import Concept, Term
from .matching import Automaton, Concepts, Finder, Index, Match, Uses, index, longest, lower
from .words import affixes

_ASCII_SPACES = "-\t\r\n"
_SPACES = f"{_ASCII_SPACES}‐‑‒–—"
_LEVEL = dict.fromkeys(map(ord, _SPACES), " ")
_GAPS = re.compile(" {2,}")
_ARTICLE = re.compile("^(?:the|a|an) (?=.)", re.IGNORECASE)
_ENDING = re.compile(r"((?<=[sxzoh])es|s)?(?!\w)")
_OF_ANOTHER = re.compile(r" (?:of|for) (?!China\b|the P|PRC)(?:the )?[A-Z]")
_OFFICES = frozenset(("ministry", "department"))
_VOWELS = frozenset("aeiou")
_PROPER = ("person", "institution", "place", "product")
_WORDS_ONLY = bytes(code if chr(code).isalnum() else 32 for code in range(256))
_MORE = 4
"""Bytes of a pattern beyond those that tell it from all others: fewer find more that is none of it."""


class Use(NamedTuple):
    """A term of a concept: what to look for, how it must be written (or ""), whether its capital counts.

    `plain`: neither that nor the words around it matter.
    """

    term: Term
    concept: Concept
    lowered: str
    exact: str
    capital: bool
    plain: bool


def compiled(concepts: Iterable[Concept]) -> Index | None:
    """The index of the English terms of these concepts; None where there are none."""
    patterns = (
        (pattern, number, at)
        for number, concept in enumerate(concepts)
        for at, term in enumerate(concept.terms)
        if term.lang.startswith("en")
        for pattern in sorted(map(_worded, _spellings(lower(_bare(term)))))
    )
    return index(patterns, _automaton)


def _automaton(patterns: list[bytes]) -> Automaton:
    """What finds the beginnings of some patterns, each as long as to tell it from all others, and a little longer.

    So it is less than half as large, and faster for that.
    """
    from daachorse import DoubleArrayAhoCorasick

    ordered = sorted(range(len(patterns)), key=patterns.__getitem__)
    begin, before = list(patterns), 0
    for one, other in pairwise([*ordered, ordered[-1]]):
        after = _common(patterns[one], patterns[other]) if one != other else 0
        begin[one] = patterns[one][: max(before, after) + _MORE]
        before = after
    return DoubleArrayAhoCorasick(begin)


def _common(one: bytes, other: bytes) -> int:
    """How long the beginning is that two patterns have in common."""
    size = min(len(one), len(other))
    differ = int.from_bytes(one[:size], "big") ^ int.from_bytes(other[:size], "big")
    return size - (differ.bit_length() + 7) // 8


def _worded(text: str) -> bytes:
    """A lower-case text for the automaton, a byte a character and one before: anything but letters and digits is a gap.

    So a word is looked for only where one begins. What this takes for the same is told apart by `_stands`.
    """
    return f" {text}".encode("latin-1", "replace").translate(_WORDS_ONLY)


def finder(found: Index, concepts: Concepts) -> Finder:
    """What finds the terms of an index in a folded text."""
    return partial(_find, found, Uses(found, concepts, _use))


def _use(term: Term, concept: Concept) -> Use:
    bare = _bare(term)
    exact = bare if term.case == "exact" else ""
    capital = concept.kind in _PROPER and bare[0].isupper()
    plain = not exact and not capital and concept.kind not in ("title", "institution")
    return _new(Use, (term, concept, lower(bare), exact, capital, plain))


_new = tuple.__new__


def _spellings(text: str) -> set[str]:
    """The forms to look for: & for and, and the plural where it is more than an ending."""
    spellings = {text}
    head, of, rest = text.partition(" of ")
    if of:
        spellings.add(_plural(head) + of + rest)
    elif text.endswith("y"):
        spellings.add(_plural(text))
    if " and " in text or " & " in text:
        spellings |= {text.replace(" and ", " & "), text.replace(" & ", " and ")}
    return spellings


def _plural(text: str) -> str:
    if text.endswith("y") and text[-2:-1] not in _VOWELS:
        return text[:-1] + "ies"
    return text + ("es" if text.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _bare(term: Term) -> str:
    """A term without its article, with one space wherever words are parted."""
    text = term.text
    if "-" in text or "  " in text or not (text.isascii() and text.isprintable()):
        text = _GAPS.sub(" ", text.translate(_LEVEL))
    return _ARTICLE.sub("", text, count=1)


def _find(index: Index, known: Uses[Use], text: str) -> Sequence[Match]:
    for char in _ASCII_SPACES if text.isascii() else _SPACES:
        if char in text:
            text = text.replace(char, " ")
    if "  " not in text:
        return _found(index, known, text)
    gaps = [match.span() for match in _GAPS.finditer(text)]
    ends, gone = [], [0]
    for start, end in gaps:
        ends.append(start - gone[-1])
        gone.append(gone[-1] + end - start - 1)
    matches = _found(index, known, _GAPS.sub(" ", text))
    moved = ((m, gone[bisect_left(ends, m[0])], gone[bisect_left(ends, m[1] - 1)]) for m in matches)
    return [(start + first, end + last, found) for (start, end, found), first, last in moved]


def _found(index: Index, known: Uses[Use], text: str) -> Sequence[Match]:
    lowered = lower(text)
    found = index.automaton.find_overlapping(_worded(lowered))
    if not found:
        return ()
    lengths = index.lengths
    places = [(start, start + lengths[pattern], pattern) for start, _, pattern in found]
    return longest(places, partial(_stands, known, text, lowered))


def _stands(
    known: Uses[Use], text: str, lowered: str, start: int, behind: int, pattern: int
) -> tuple[int, Sequence[Use]]:
    """Where a pattern with its ending ends, and those of its uses that stand; a place counts the gap before it."""
    ends = end = behind - 1
    after = text[end:behind]
    if after.isalnum() or after == "_":
        ending = _ENDING.match(text, end) if after in "se" else None
        if not ending:
            return end, ()
        ends = ending.end()
    if start and text[start - 1].isalnum():
        return end, ()
    word = lowered[start:end]
    uses = known.made[pattern] or known.make(pattern)
    if len(uses) == 1 and uses[0].plain and word == uses[0].lowered:
        return ends, uses
    return ends, [use for use in uses if _is_spelled(word, use) and _use_stands(text, start, end, ends, use)]


def _is_spelled(word: str, use: Use) -> bool:
    return word == use.lowered or word in _spellings(use.lowered)


def _use_stands(text: str, start: int, end: int, ends: int, use: Use) -> bool:
    if not _cased(text, start, end, use):
        return False
    kind = use.concept.kind
    if kind == "title":
        return not _reranked(_last_word(text, start), text[ends : ends + 24])
    return kind != "institution" or not _another_body(_last_word(text, start), text[start:end], text[end : end + 24])


def _last_word(text: str, end: int) -> str:
    """The word before a place that a space parts from it; empty where there is none."""
    before = text[max(0, end - 24) : end]
    if len(before) < 2 or before[-1] != " " or before[-2].isspace():
        return ""
    return before.split()[-1]


def _cased(text: str, start: int, end: int, use: Use) -> bool:
    """Whether the capitals are as they must be."""
    if use.exact:
        word = text[start:end]
        return word == use.exact and not (text.isupper() and word.lower() in affixes("en common word"))
    if not use.capital or text[start].isupper():
        return True
    return " " in text[start:end] and use.concept.kind != "person"


def _reranked(before: str, after: str) -> bool:
    """Whether the words around a title change its rank or its office."""
    after = after.removeprefix("'s").lower()
    return before.lower() in affixes("en before title") or after.startswith(_after_title())


@cache
def _after_title() -> tuple[str, ...]:
    return tuple(f" {word}" for word in affixes("en after title"))


def _another_body(before: str, words: str, after: str) -> bool:
    """Whether the words around the name of a body make it the name of another."""
    first, last = words.split(" ", 1)[0].lower(), words.rsplit(" ", 1)[-1].lower()
    if (last in affixes("en head") or first in _OFFICES) and _OF_ANOTHER.match(after):
        return True
    named = before[:1].isupper() and before[-1].isalnum()
    office = first in affixes("en head") or last in _OFFICES
    return named and (before in affixes("en direction") or (office and not _function(before)))


def _function(word: str) -> bool:
    return word.lower() in affixes("en before body")
