"""What of a catalogue may name somebody: most of its messages name nobody, and none has to do with another."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from zhengming.model import Claim, Pair, Segment, Span
from zhengming.names.english import common_words
from zhengming.names.indexing import ChineseText
from zhengming.names.syllables import plain, split
from zhengming.patterns import pattern
from zhengming.sheet import Sheet

_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_CAPITAL = "[A-Z\u00c0-\u00de]"
_WORD = rf"{_CAPITAL}[{_LETTER}'-]*"
_TWO_WORDS = pattern(rf"({_WORD})[.]?\s{{1,3}}(?=({_WORD}))")


class Sifted(NamedTuple):
    """The segments that are left, and the pairs of them."""

    zh: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...]


def sift(
    zh: Sequence[Segment],
    en: Sequence[Segment],
    pairs: Sequence[Pair],
    claims: Mapping[Segment, Sequence[Claim]],
    words: Mapping[Segment, Sequence[Span]] | None = None,
) -> Sifted:
    """The pairs, and what is in none, whose Chinese or English may have a name, or where the glossary sees somebody."""
    spans = {s: tuple(c.span for c in found if c.concept.kind != "person") for s, found in claims.items()}
    chinese = ChineseText(zh, lambda segment: spans.get(segment, ()), words)
    kept = {zh[chinese.where(candidate.start)[0]] for candidate in chinese.candidates}
    capitals = (en[number] for number in Sheet(segment.folded for segment in en).having(_TWO_WORDS))
    kept |= {segment for segment in capitals if _may_name(segment.folded)}
    kept |= {segment for segment, found in claims.items() if any(c.concept.kind == "person" for c in found)}
    together = []
    for pair in pairs:
        segments = [passage.segment for passage in (*pair.zh, *pair.en)]
        if not kept.isdisjoint(segments):
            together.append(pair)
            kept.update(segments)
    return Sifted(tuple(s for s in zh if s in kept), tuple(s for s in en if s in kept), tuple(together))


def _may_name(text: str) -> bool:
    """Whether two capitalised words of an English text stand side by side of which one at least is made of syllables.

    A name that is misspelt may have another that is not.
    """
    return any(map(_is_able, chain.from_iterable(_TWO_WORDS.findall(text))))


@lru_cache(4096)
def _is_able(word: str) -> bool:
    letters = plain(word)
    return len(letters) > 1 and letters not in common_words() and bool(split(letters))
