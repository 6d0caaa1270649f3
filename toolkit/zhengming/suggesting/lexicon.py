"""Which English words stand for a Chinese word, learned from the entries of the glossary itself."""

from collections import Counter

from zhengming.model import Concept
from zhengming.script import simplify
from zhengming.suggesting.phrasing import words_of
from zhengming.suggesting.wording import Cutter
from zhengming.termbase import Termbase

_LEAST, _SHARE = 2, 0.5
_SHORTEST = 2


class Lexicon:
    """The words that two entries and more of a glossary have in common: 教育 is education."""

    def __init__(self, termbase: Termbase, cutter: Cutter) -> None:
        self._cutter = cutter
        self._words: dict[str, frozenset[str]] | None = None
        self._termbase = termbase

    def supports(self, zh: str, en: str) -> bool:
        """Whether some word of a Chinese text is known to be a word of an English one."""
        if self._words is None:
            self._words = self._learned()
        english = frozenset(words_of(en))
        return any(not english.isdisjoint(self._words.get(word.text, ())) for word in self._cutter.cut(zh))

    def _learned(self) -> dict[str, frozenset[str]]:
        often: Counter[str] = Counter()
        both: dict[str, Counter[str]] = {}
        for concept in self._termbase.concepts.values():
            zh, en = self._chinese(concept), {word for term in concept.rendered("en") for word in words_of(term.text)}
            often.update(zh)
            for word in zh:
                both.setdefault(word, Counter()).update(en)
        return {
            word: frozenset(each for each, number in found.items() if number >= max(_LEAST, _SHARE * often[word]))
            for word, found in both.items()
        }

    def _chinese(self, concept: Concept) -> set[str]:
        cut = (word.text for term in concept.rendered("zh") for word in self._cutter.cut(simplify(term.text)))
        return {word for word in cut if len(word) >= _SHORTEST and self._cutter.tag(word) != "ns"}
