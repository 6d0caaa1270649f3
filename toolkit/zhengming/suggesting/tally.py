"""What all releases of a run say together: how often each name stands where, and which stand for each other."""

from collections.abc import Iterator
from typing import NamedTuple

from zhengming.model import Lang, Mark
from zhengming.suggesting.suggestion import Example, Rendering, example

_SHOWN = 3


class Count:
    """How often something stands, and in how many releases; these come one after the other."""

    __slots__ = ("_last", "number", "releases")

    def __init__(self) -> None:
        self.number = self.releases = 0
        self._last = -1

    def add(self, release: int, number: int = 1) -> None:
        self.number += number
        self.releases += release != self._last
        self._last = release


class Both(NamedTuple):
    """Where a Chinese and an English text stand for each other, how that is known, and the first places."""

    seen: Count
    how: dict[str, int]
    examples: list[tuple[Example, Example]]


class Tally:
    """The counts of one kind of thing over all releases, in the order of the releases."""

    def __init__(self) -> None:
        self.release = -1
        self.counts: dict[tuple[Lang, str], Count] = {}
        self._both: dict[str, dict[str, Both]] = {}

    def begin(self) -> None:
        """A new release begins."""
        self.release += 1

    def saw(self, lang: Lang, text: str, number: int = 1) -> None:
        """A text stands so many times in a language of this release."""
        self.counts.setdefault((lang, text), Count()).add(self.release, number)

    def matched(self, zh: str, en: str, how: str, places: tuple[Mark, Mark]) -> None:
        """A Chinese and an English text stand for each other in one passage."""
        found = self._both.setdefault(zh, {}).setdefault(en, Both(Count(), {}, []))
        found.seen.add(self.release)
        found.how[how] = found.how.get(how, 0) + 1
        if len(found.examples) < _SHOWN:
            zh_mark, en_mark = places
            found.examples.append((example(*zh_mark[:2]), example(*en_mark[:2])))

    def __iter__(self) -> Iterator[tuple[str, dict[str, Both]]]:
        """The Chinese texts with what stands for each, in their order."""
        return iter(sorted(self._both.items()))

    def count(self, lang: Lang, text: str) -> Count:
        return self.counts.get((lang, text)) or Count()

    def rendering(self, text: str, both: Both) -> Rendering:
        """An English text with its figures."""
        number = self.count("en", text).number
        return Rendering(text, "full", number, both.seen.number, both.seen.releases, tuple(both.examples))


def times(number: int) -> str:
    """A number of times in words."""
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"
