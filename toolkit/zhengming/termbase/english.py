"""Finding English terms: by word, with plural and possessive, whatever the hyphens; capitals count where they must.

An acronym stands as it is written (IT is not it), a one-word name of a body, place, product or person with its capital.
A title does not stand behind a change of its rank (Dean in Vice Dean), a body not where the words around make another
body of it (Nanjing University of Aeronautics). Where the longer words are no term themselves, nothing is found.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial

from ..model import Concept, Term
from .matching import Finder, Index, Match, Use, index, longest, lower
from .words import affixes

_LEVEL = dict.fromkeys(map(ord, "-‐‑‒–—\t\r\n"), " ")
_GAPS = re.compile(" {2,}")
_ARTICLE = re.compile("^(?:the|a|an) (?=.)", re.IGNORECASE)
_ENDING = re.compile(r"((?<=[sxzoh])es|s)?(?!\w)")
_LAST_WORD = re.compile(r"(\S+) $")
_OF_ANOTHER = re.compile(r" (?:of|for) (?!China\b|the P|PRC)(?:the )?[A-Z]")
_OFFICES = frozenset(("ministry", "department"))
_VOWELS = frozenset("aeiou")
_PROPER = ("person", "institution", "place", "product")


def finder(concepts: Iterable[Concept]) -> Finder:
    """What finds the English terms of these concepts in a folded text."""
    found = index(_patterns(concepts))
    return partial(_find, found) if found else lambda text: iter(())


def _patterns(concepts: Iterable[Concept]) -> Iterator[tuple[str, Use]]:
    for concept in concepts:
        for term in concept.rendered("en"):
            use = Use(term, concept)
            for pattern in _spellings(lower(_bare(term))):
                yield pattern, use


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


def _find(found: Index, text: str) -> Iterator[Match]:
    level = text.translate(_LEVEL)
    if "  " not in level:
        return longest(found, lower(level), partial(_stands, level))
    kept = [i for i, char in enumerate(level) if char != " " or level[i - 1 : i] != " "]
    close = "".join(level[i] for i in kept)
    matches = longest(found, lower(close), partial(_stands, close))
    return (Match(kept[start], kept[end - 1] + 1, uses) for start, end, uses in matches)


def _stands(text: str, start: int, end: int, use: Use) -> int:
    if start and text[start - 1].isalnum():
        return 0
    ending = _ENDING.match(text, end)
    if not ending or not _cased(text, start, end, use):
        return 0
    last = _LAST_WORD.search(text, max(0, start - 24), start)
    before = last[1] if last else ""
    if use.concept.kind == "title" and _reranked(before, text[ending.end() : ending.end() + 24]):
        return 0
    if use.concept.kind == "institution" and _another_body(before, text[start:end], text[end : end + 24]):
        return 0
    return ending.end()


def _cased(text: str, start: int, end: int, use: Use) -> bool:
    """Whether the capitals are as they must be."""
    word = text[start:end]
    if use.term.case == "exact":
        return word == _bare(use.term) and not (text.isupper() and word.lower() in affixes("en common word"))
    single = " " not in word or use.concept.kind == "person"
    return not (single and use.concept.kind in _PROPER and _bare(use.term)[0].isupper()) or word[0].isupper()


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
    return named and (before in affixes("en direction") or (first in affixes("en head") and not _function(before)))


def _function(word: str) -> bool:
    return word.lower() in affixes("en before body")
