"""The words of a Chinese text with their parts of speech, as jieba's dictionary has them.

jieba takes about a second to begin: it is imported when the first text is cut, and not before.
"""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from zhengming.words import Words

if TYPE_CHECKING:
    from jieba import Tokenizer  # type: ignore[import-untyped]


class Word(NamedTuple):
    """A word, where it begins in its text, and its part of speech: n, v, ns …; empty where no dictionary has it."""

    text: str
    start: int
    tag: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Cutter:
    """Cuts Chinese texts into words. `own` are the words of a person's dictionaries."""

    def __init__(self, own: Words | None = None) -> None:
        self._own = own

    def cut(self, text: str) -> list[Word]:
        """The words of a text (simplified), punctuation and all, in its order."""
        words, at = [], 0
        for word in self._tokenizer.cut(text, HMM=False):
            words.append(Word(word, at, self._tags.get(word, "")))
            at += len(word)
        return words

    def tag(self, word: str) -> str:
        """The part of speech of a word; empty where no dictionary has it."""
        return self._tags.get(word, "")

    def often(self, word: str) -> int:
        """How often general text has a word, in some 60 million; 0 where no dictionary has it."""
        return int(self._tokenizer.FREQ.get(word) or 0)

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from zhengming.words import tokenizer

        return tokenizer(self._own.entries if self._own else ())

    @cached_property
    def _tags(self) -> dict[str, str]:
        with self._tokenizer.get_dict_file() as lines:
            rows = (line.decode("utf8").split() for line in lines)
            found = {row[0]: row[2] for row in rows if len(row) > 2}
        return found | {entry.word: entry.tag for entry in (self._own.entries if self._own else ()) if entry.tag}
