"""Acronyms in brackets behind the full name in English text, and whether they fit it."""

from collections.abc import Iterator
from typing import NamedTuple

from zhengming.model import Mark, Segment, Span
from zhengming.patterns import pattern

_BRACKET = pattern(r" ?[(（](?:the )?[\"“']?([A-Z][A-Z&.]{1,7})[\"”']?[)）]")
_NAME = pattern(r"(?:[A-Z][\w'’&.-]*(?:,? (?:of|for|the|and|in|on|de|&))*,?[ -])*[A-Z][\w'’&.-]*$")
_WORD = pattern(r"[^\W\d_][\w'’]*")
_ROOM = 120
_LEAST = 3
_FOREIGN = frozenset({"ISO", "OAU", "OUA", "OTAN", "ONU", "OMS", "COI", "UTC", "FAI", "FEI", "FIS", "FIE", "UCI"})


class Acronym(NamedTuple):
    """An acronym in brackets and the capitalised name before it."""

    segment: Segment
    span: Span
    text: str
    name: Span

    @property
    def full(self) -> str:
        return self.segment.text[self.name.start : self.name.end]


def introduced(segment: Segment) -> Iterator[Acronym]:
    """The acronyms that stand in brackets behind a capitalised name of two words and more."""
    text = segment.text
    if "(" not in text and "（" not in text:
        return
    for match in _BRACKET.finditer(text):
        start = max(0, match.start() - _ROOM)
        name = _NAME.search(text[start : match.start()])
        if name and " " in name[0]:
            span = Span(start + name.start() + _begin(name[0], match[1]), start + name.end())
            yield Acronym(segment, Span(*match.span(1)), match[1].replace(".", ""), span)


def _begin(name: str, acronym: str) -> int:
    """Where the words begin whose initials are the acronym; 0 where none are."""
    starts = [match.start() for match in _WORD.finditer(name)]
    initials = [(start, name[start].upper()) for start in starts if name[start].isupper()]
    last = initials[-len(acronym) :]
    return last[0][0] if "".join(letter for _, letter in last) == acronym else 0


def fitting(acronym: Acronym) -> str:
    """What the acronym should be where its letters are those of its name in another order, or one is wrong; else empty.

    Only initials count: an acronym made in another way, as many are, is no error.
    """
    text = acronym.text
    words = _WORD.findall(acronym.full.replace("-", " "))
    capital = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    if len(text) < _LEAST or text in _FOREIGN or _inside(text, every) or _inside(text, capital):
        return ""
    windows = [capital[i : i + len(text)] for i in range(len(capital) - len(text) + 1)]
    return next((w for w in windows if sorted(w) == sorted(text)), "") or _one_off(text, windows)


def _inside(text: str, initials: str) -> bool:
    """Whether the letters of a text stand among some initials in this order."""
    rest = iter(initials)
    return all(letter in rest for letter in text)


def _one_off(text: str, windows: list[str]) -> str:
    """The initials of a whole name of which all but one are right."""
    near = (w for w in windows if len(windows) == 1 and sum(a != b for a, b in zip(w, text, strict=True)) == 1)
    return next(near, "") if len(text) > _LEAST else ""


def marked(acronym: Acronym, note: str = "") -> Mark:
    """The place of an acronym."""
    return Mark(acronym.segment, acronym.span, note)
