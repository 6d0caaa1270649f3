"""Finding Chinese terms: simplified and traditional as one, and never inside a longer word.

A match stands where the likeliest reading of its surroundings has word boundaries at both of its ends: 北大 does not
stand in 东北大学, nor 司长 in 公司长期. A title does not stand behind a change of its rank (院长 in 副院长) or before
what makes it something else (院长助理), and a short form of a body neither across a place name nor before a word that
makes it another body (北大附中). Where the longer words are no term themselves, nothing is found.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple, TypeAlias

from ..model import Concept, Term
from ..script import fold, is_han
from .matching import Concepts, Finder, Index, Match, Place, Uses, index, longest, lower
from .words import Signs, affixes, cheapest, costs, crossed, neighbours

_AROUND = 6
_ALNUM = re.compile("[A-Za-z0-9]")
_COST = {"full": 120, "short": 100, "acronym": 100}
"""What a term of the glossary costs at most, in the unit of words.txt, however rare it is in general text."""
_AFTER_OFFICE = ("门", "队")
Find: TypeAlias = Callable[[str], list[Place]]


class Use(NamedTuple):
    """A term of a concept, and the characters beside it that may make another title or body of it."""

    term: Term
    concept: Concept
    signs: Signs


def compiled(concepts: Iterable[Concept]) -> Index | None:
    """The index of the Chinese terms of these concepts; None where there are none."""
    from daachorse import CharwiseDoubleArrayAhoCorasick

    patterns = (
        (lower(fold(term.text).text), number, at)
        for number, concept in enumerate(concepts)
        for at, term in enumerate(concept.terms)
        if term.lang.startswith("zh")
    )
    return index(patterns, CharwiseDoubleArrayAhoCorasick)


def finder(found: Index, concepts: Concepts) -> Finder:
    """What finds the terms of an index in a folded text."""
    return partial(_find, found.automaton.find_overlapping, Uses(found, concepts, _use))


def _find(places: Find, known: Uses[Use], text: str) -> list[Match]:
    text = lower(text)
    found = places(text)
    return longest(found, partial(_stands, known, f"{text}\0")) if found else []


def _use(term: Term, concept: Concept) -> Use:
    return _new(Use, (term, concept, _signs(concept.kind, term.form == "full")))


_new = tuple.__new__


def _stands(known: Uses[Use], text: str, start: int, end: int, pattern: int) -> tuple[int, Sequence[Use]]:
    """What stands of a pattern, by the characters beside it where these decide, and else by a closer look.

    The text ends with a NUL, which so is also what stands before its beginning.
    """
    uses = known.made[pattern] or known.make(pattern)
    signs_before, signs_after = uses[0].signs
    before, after = text[start - 1], text[end]
    if (
        before in signs_before
        or after in signs_after
        or text[start] in neighbours[before]
        or after in neighbours[text[end - 1]]
        or len(uses) > 1
    ):
        return end, [use for use in uses if _surely_stands(text, start, end, use)]
    return end, uses


def _surely_stands(text: str, start: int, end: int, use: Use) -> bool:
    before, word, after = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
    return _whole(before, word, after, _COST[use.term.form]) and not _outgrown(before, word, after, use)


def _whole(before: str, word: str, after: str, cost: int) -> bool:
    """Whether a word has boundaries at both ends: no Latin word or number runs on, no likelier Chinese word crosses."""
    if _ALNUM.fullmatch(word[0]) and _ALNUM.fullmatch(before[-1:]):
        return False
    if _ALNUM.fullmatch(word[-1]) and _ALNUM.match(after):
        return False
    over_start, over_end = crossed(before, word + after), crossed(before + word, after)
    if not over_start and not over_end:
        return True
    left, right = _han_before(before) if over_start else "", _han_after(after) if over_end else ""
    read = costs(left + word + right)
    return read[len(left)] + min(cost, cheapest(word)) + cheapest(right) <= read[-1]


def _han_after(text: str) -> str:
    for at, char in enumerate(text):
        if not ("\u4e00" <= char <= "\u9fff" or is_han(char)):
            return text[:at]
    return text


def _han_before(text: str) -> str:
    return _han_after(text[::-1])[::-1]


@cache
def _signs(kind: str, full: bool) -> Signs:
    """The characters directly beside a term without which nothing around it makes another of it (see `_outgrown`)."""
    if kind == "title":
        return Signs.of(affixes("zh before title"), affixes("zh after title"))
    if kind != "institution":
        return Signs.of((), ())
    places = () if full else tuple(char for place in affixes("zh place") for char in place)
    heads = ("大学",) if full else affixes("zh after short body")
    longer = (*affixes("zh after body"), *affixes("zh goes on after 大学"), *_AFTER_OFFICE)
    return Signs.of((*affixes("zh country"), *places), (*heads, *longer))


def _outgrown(before: str, word: str, after: str, use: Use) -> bool:
    """Whether what stands around makes another title or another body of it."""
    if use.concept.kind == "title":
        return _reranked(before) or after.startswith(affixes("zh after title"))
    if use.concept.kind != "institution":
        return False
    if after.startswith(affixes("zh after body")) or _foreign(before, word) or _goes_on(word, after):
        return True
    if use.term.form == "full":
        return not word.endswith("大学") and _heads(after, ("大学",))
    return _heads(after, affixes("zh after short body")) or _in_place(before, word)


def _goes_on(word: str, after: str) -> bool:
    """Whether a longer word begins at the end of a body: 大学生, 大学城, 部门, 部队."""
    if word.endswith("大学"):
        longer, other = affixes("zh goes on after 大学"), affixes("zh no more after 大学")
        return after.startswith(longer) and not after.startswith(other)
    return word.endswith("部") and after.startswith(_AFTER_OFFICE)


def _foreign(before: str, word: str) -> bool:
    """Whether it is the office of another country: 教育部 in 美国教育部."""
    return word.endswith(affixes("zh office")) and before.endswith(affixes("zh country"))


def _heads(after: str, heads: tuple[str, ...]) -> bool:
    """Whether the head of another body follows: 学院, but not the 学 of 学生."""
    return any(after.startswith(head) and after[len(head) : len(head) + 1] not in ("生", "者") for head in heads)


def _reranked(before: str) -> bool:
    """Whether a change of rank comes directly before: 副, 前 (but not the 前 of 目前)."""
    for affix in affixes("zh before title"):
        if before.endswith(affix):
            left = _han_before(before)
            return len(affix) > 1 or cheapest(left[:-1]) + cheapest(affix) <= cheapest(left)
    return False


def _in_place(before: str, word: str) -> bool:
    """Whether a place name runs from before into the word: 东北 into 北大."""
    places = affixes("zh place")
    return any((before[-i:] + word[:j]) in places for i in (1, 2) for j in (1, 2) if len(before) >= i)
