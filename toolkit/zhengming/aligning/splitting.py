"""Where the sentences of a segment begin and end, in Chinese and in English."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from zhengming.model import Segment, Span
from zhengming.patterns import pattern

_CLOSING = "”’\"'」』）)】》〉］\\]"
_ZH_END = f"(?:[。！？!?；｡．](?:[。！？!?；｡…])*|…+(?![…{_CLOSING}]*[，、,]))(?:[{_CLOSING}]|\\s+[”’」』）】》])*|\n+"
_EN_END = f"(?:[.!?…。！？]+[{_CLOSING}]*(?=\\s|[{_CLOSING}]*$)|\n+)"
_WORD_BEFORE = pattern(r"([A-Za-z][A-Za-z.]*)\.$")
_STARTER = pattern(r"(?:The|He|She|It|They|We|This|These|That|In|On|At|But|And|An?|As|After|His|Her|Then|There)\s")


def split(segment: Segment) -> tuple[Span, ...]:
    """The sentences of a segment as spans of its text, in order, without the white space between them.

    Chinese ends at 。！？；… with what closes there; English at . ! ? before white space, unless an abbreviation, an
    initial or a word that goes on in lower case says otherwise.
    """
    text = segment.text
    ends = _chinese_ends(text) if segment.lang == "zh" else _english_ends(text)
    spans = []
    start = 0
    for end in (*ends, len(text)):
        part = text[start:end]
        if stripped := part.strip():
            first = start + len(part) - len(part.lstrip())
            spans.append(Span(first, first + len(stripped)))
        start = end
    return tuple(spans)


def _chinese_ends(text: str) -> Iterator[int]:
    return (found.end() for found in re.finditer(_ZH_END, text))


def _english_ends(text: str) -> Iterator[int]:
    for found in re.finditer(_EN_END, text):
        before, after = (
            text[max(found.start() - 24, 0) : found.start() + 1],
            text[found.end() : found.end() + 40].lstrip(),
        )
        if found[0][0] == "\n" or not (after[:1].islower() or _abbreviated(before, found[0], after)):
            yield found.end()


def _abbreviated(before: str, mark: str, after: str) -> bool:
    """Whether a full stop belongs to a word and the sentence goes on."""
    word = _WORD_BEFORE.search(before) if mark == "." else None
    if word is None:
        return False
    name = word[1]
    if name.lower() in _abbreviations():
        return name.lower() not in ("no", "nos", "fig", "figs") or after[:1].isdigit()
    return (len(name) == 1 or "." in name) and name.isupper() and bool(after) and not _STARTER.match(after)


@cache
def _abbreviations() -> frozenset[str]:
    lines = Path(__file__).with_name("abbreviations.txt").read_text("utf8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
