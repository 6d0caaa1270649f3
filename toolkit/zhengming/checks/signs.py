"""Which segments may name a body at all: told by a scan over all of them, laid end to end."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from zhengming.checks.offices import FURTHER, HEADS, functions
from zhengming.checks.phrases import head_words, renderings
from zhengming.model import Segment
from zhengming.sheet import Finder, Sheet, finder
from zhengming.titles.countries import in_bodies

_HEADS, _FURTHER = tuple(HEADS.split("|")), tuple(FURTHER.split("|"))
_KINDS = (
    *("政府", "议会", "国会", "议院", "央行", "军方", "警方", "总统府", "总理府", "检方", "协会", "当局"),
    *map("".join, product("卫外财教国内司商农劳", "生交政育防务法业工", "部")),
    *map("".join, product("省市县区", ("委", "政府"))),
)
"""The bodies of which a country may be said in one character, the committees and governments of a place."""


def with_bodies(segments: Sequence[Segment]) -> frozenset[Segment]:
    """The segments of one language in which a word stands that ends the name of a body."""
    if not segments:
        return frozenset()
    sheet = Sheet(segment.folded for segment in segments)
    places = _chinese(sheet.text) if segments[0].lang == "zh" else _english(sheet.lowered)
    return frozenset(segments[number] for number in sheet.at(places))


def _chinese(text: str) -> Iterator[int]:
    heads, functions_ = _bodies()(text), _functions()(text)
    yield from (start for start, _, _ in heads)
    for start, end, _ in functions_:
        further = next((word for word in _FURTHER if text.startswith(word, end)), "")
        if text[end - 1] == "委" or text.startswith(_HEADS, end) or text.startswith(_HEADS, end + len(further)):
            yield start


def _english(low: str) -> Iterator[int]:
    return (start for start, _, _ in _words()(low) if not low[start - 1 : start].isalnum())


@cache
def _bodies() -> Finder:
    universities = (f"{country.short}大" for country in in_bodies())
    return finder((*(head for head in renderings() if len(head) > 1), *_KINDS, *universities))


@cache
def _functions() -> Finder:
    return finder(functions())


@cache
def _words() -> Finder:
    return finder(head_words())
