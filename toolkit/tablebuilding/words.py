"""Ordinary words, foreign names, and how often characters occur: what is counted from the dictionary of jieba."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tablebuilding.people import FOREIGN, NAMES, PERSONS, Word, likelihood, places

_LIFT_UNKNOWN = -3.0
_LIFT_NEEDED = 0.5


def is_lexical(word: Word, odds: Mapping[str, float]) -> bool:
    """Whether a word belongs in the lexicon: two to four characters, or up to six if common, and no Chinese name."""
    length = len(word.text)
    if word.seen < (50 if length > 4 else 10 if word.tag == FOREIGN else 3) or not 2 <= length <= 6:
        return False
    return word.tag not in PERSONS or odds[word.text] < (0 if word.seen >= 5 else -3)


def lexicon_rows(words: Iterable[Word], odds: Mapping[str, float]) -> list[tuple[str, str]]:
    """Rows of lexicon.tsv: a first character, and "rest count" pairs."""
    rests: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word in words:
        if is_lexical(word, odds):
            rests[word.text[0]].append((word.text[1:], word.seen))
    return [(first, " ".join(f"{rest} {n}" for rest, n in sorted(rests[first]))) for first in sorted(rests)]


def character_rows(words: Iterable[Word]) -> list[tuple[str, str, str]]:
    """Rows of chars.tsv: how often a character is a word of its own, and how often it is in any word."""
    alone: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for word in words:
        for char in word.text:
            anywhere[char] += word.seen
        if len(word.text) == 1:
            alone[word.text] += word.seen
    return [(char, str(alone[char]), str(anywhere[char])) for char in sorted(anywhere)]


def lifts(words: Sequence[Word], kept: Sequence[str]) -> dict[str, float]:
    """Character → logarithm of its share in these foreign names over its share in all words."""
    everywhere = Counter(char for word in words for char in word.text)
    counts = Counter(char for text in kept for char in text)
    share = counts.total() / everywhere.total()
    return {char: math.log(n / everywhere[char] / share) for char, n in counts.items()}


def mean_lift(text: str, lift: Mapping[str, float]) -> float:
    """How typical the characters of a text are of foreign names: above 0 more than of words at large."""
    return sum(lift.get(char, _LIFT_UNKNOWN) for char in text) / len(text)


def transliterated(words: Sequence[Word]) -> list[str]:
    """The words tagged as foreign names whose characters are typical of such words."""
    tagged = [word.text for word in words if word.tag == FOREIGN]
    kept = [text for text in tagged if len(text) >= 3]
    for _ in range(3):
        lift = lifts(words, kept)
        kept = [text for text in tagged if mean_lift(text, lift) > _LIFT_NEEDED]
    return kept


def foreign_rows(words: Sequence[Word], odds: Mapping[str, float]) -> list[tuple[str, str]]:
    """Rows of foreign.tsv: known transliterated names and their counts.

    Their characters are typical of such names, and make one more likely than an ordinary word of that length.
    """
    foreign = transliterated(words)
    lift = lifts(words, foreign)
    ours, theirs = places(word.text for word in words if word.tag not in NAMES), places(foreign)
    tagged = [word for word in words if word.tag in NAMES and word.seen >= 3 and 2 <= len(word.text) <= 8]
    typical = [word for word in tagged if odds.get(word.text, -1) < 0 and mean_lift(word.text, lift) > 0]
    rows = [w for w in typical if (len(w.text), 0) in theirs and likelihood(w.text, theirs) > likelihood(w.text, ours)]
    return sorted((word.text, str(word.seen)) for word in rows)


def transliteration_rows(words: Sequence[Word]) -> list[tuple[str, str, str]]:
    """Rows of transliteration.tsv: character, transliterated words that have it, all words that have it."""
    everywhere = Counter(char for word in words for char in word.text)
    counts = Counter(char for text in transliterated(words) for char in text)
    rows = [(c, n, everywhere[c]) for c, n in counts.items() if n >= 3]
    return [(c, str(n), str(every)) for c, n, every in sorted(rows, key=lambda row: (-row[1], row[0]))]
