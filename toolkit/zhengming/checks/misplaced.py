"""Bodies of one country that the English gives to another: 塞政府 as the Serbian government in news from Cyprus."""

import re
from collections.abc import Iterator
from functools import cache

from zhengming.checks.context import Context
from zhengming.checks.countries import by_english, named, standing_for
from zhengming.checks.unlisted import Unfit
from zhengming.model import Mark, Pair, Passage, Span
from zhengming.patterns import pattern
from zhengming.script import HAN, simplify
from zhengming.titles.countries import Country, in_bodies

_KINDS = (
    "政府|议会|国会|议院|央行|军方|警方|总统府|总理府|使馆|大使馆|法院|检方|[卫外财教国内司商农劳][生交政育防务法业工]部|"
    "大学|大(?=[医科工文法经商健中])|学院|协会|当局"
)


def misplaced(context: Context) -> Iterator[Unfit]:
    """The bodies in the English that are given to a country which the whole Chinese never names."""
    short = [pair for pair in context.bodied if pair.en and any(_short().search(simplify(p.text)) for p in pair.zh)]
    known = named(simplify("\n".join(segment.text for segment in context.release.zh))) if short else frozenset()
    for pair in short:
        for mark, word, candidates in (found for passage in pair.en for found in _abroad(context, passage)):
            if known.isdisjoint(candidates):
                yield from _instead(pair, mark, word, candidates, known)


def _abroad(context: Context, passage: Passage) -> Iterator[tuple[Mark, str, tuple[Country, ...]]]:
    """The bodies of a passage with a country in their name."""
    for phrase in context.phrases(passage):
        for word in _WORD.findall(phrase.mark.text):
            if word in by_english():
                yield phrase.mark, word, by_english()[word]
    for match in _government().finditer(passage.text):
        start = passage.span.start
        word = match["noun"] or match["adjective"]
        yield Mark(passage.segment, Span(start + match.start(), start + match.end())), word, by_english()[word]


_WORD = pattern(r"[A-Z]\w+")


@cache
def _government() -> re.Pattern[str]:
    words = "|".join(sorted(by_english(), key=len, reverse=True))
    bodies = "[Gg]overnment|[Pp]arliament|[Aa]uthorities|[Mm]ilitary|[Pp]olice|[Cc]ongress"
    return re.compile(
        rf"\b(?P<adjective>{words})(?:['’]s)? (?:{bodies})\b|\b(?:{bodies}) of (?:the )?(?P<noun>{words})\b"
    )


def _instead(
    pair: Pair, mark: Mark, word: str, candidates: tuple[Country, ...], known: frozenset[Country]
) -> Iterator[Unfit]:
    """The body of a known country whose one character can stand for the wrong one too."""
    for passage in pair.zh:
        for match in _short().finditer(simplify(passage.text)):
            meant = standing_for(match["character"], known)
            if len(meant) == 1 and standing_for(match["character"], candidates):
                start = passage.span.start
                zh = Mark(passage.segment, Span(start + match.start(), start + match.end()))
                country = meant[0]
                because = (
                    f'{match["character"]} stands for {country.names[0]} here, and the Chinese nowhere names "{word}"'
                )
                yield Unfit(zh, mark, because, ())
                return


@cache
def _short() -> re.Pattern[str]:
    characters = "".join(sorted({country.short for country in in_bodies()}))
    return re.compile(f"(?:(?<![{HAN}])|(?<=[和与在由据对向]))(?P<character>[{characters}])(?:{_KINDS})")
