"""Many short texts laid end to end, so that one scan tells which of them have something to look at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

_BETWEEN = "\0"
Finder = Callable[[str], list[tuple[int, int, int]]]


class Sheet:
    """Texts joined by a character that no word has. Numbers are those of the texts, from 0; offsets are in `text`."""

    def __init__(self, texts: Iterable[str]) -> None:
        rows = list(texts)
        self.text = _BETWEEN.join(rows)
        self.starts = [0, *accumulate(len(row) + 1 for row in rows)]

    @property
    def lowered(self) -> str:
        """The text in lower case, of the same length."""
        return self.text.replace("\u0130", "I").lower()

    def number(self, offset: int) -> int:
        """The number of the text in which an offset lies."""
        return bisect_right(self.starts, offset) - 1

    def having(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The numbers of the texts in which a pattern is found, which must look the same among others as alone."""
        found = pattern.search(self.text)
        while found and found.start() < len(self.text):
            number = self.number(found.start())
            yield number
            found = pattern.search(self.text, self.starts[number + 1])

    def at(self, offsets: Iterable[int]) -> list[int]:
        """The numbers of the texts in which some offsets lie, each once, in order."""
        return sorted(set(map(self.number, offsets)))


def finder(words: Iterable[str], longest: bool = False) -> Finder:
    """What finds every place of some words in a text, those inside one another too: start, end, number of the word.

    With `longest` only the leftmost and longest, none inside another.
    """
    from daachorse import MATCH_KIND_LEFTMOST_LONGEST, MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

    kind = MATCH_KIND_LEFTMOST_LONGEST if longest else MATCH_KIND_STANDARD
    automaton = CharwiseDoubleArrayAhoCorasick(list(dict.fromkeys(words)), kind)
    ask = automaton.find if longest else automaton.find_overlapping

    def find(text: str) -> list[tuple[int, int, int]]:
        try:
            return ask(text)
        except UnicodeEncodeError:  # halves of a surrogate pair
            return ask(text.encode("utf8", "replace").decode("utf8"))

    return find
