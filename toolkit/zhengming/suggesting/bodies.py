"""The institutions of past releases that the glossary lacks, with their short forms and acronyms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengming.checks.acronyms import introduced
from zhengming.checks.anchored import Body, bodies, ties
from zhengming.checks.context import Context
from zhengming.checks.phrases import Phrase
from zhengming.model import Pair, Passage, Segment, Span
from zhengming.suggesting.bracketed import Bracketed, behind
from zhengming.suggesting.naming import candidates, chosen, counted, plain, whole
from zhengming.suggesting.suggestion import Example, example
from zhengming.suggesting.wording import Cutter

_ROOM = 28
_TIME = re.compile(
    " on (?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b.*$"
)


_LIMITED = re.compile(r"\.?,? (?:Ltd|Limited|Inc|LLC|Plc|PLC)\b\.?")


class English(NamedTuple):
    """An English body beside a Chinese one: how many things tie it, whether it is the only one that can be meant."""

    text: str
    place: Example
    ties: int
    only: bool
    acronym: str = ""


class Occurrence(NamedTuple):
    """A Chinese body in a passage: what its name can be, the longest first, and the English bodies beside it."""

    release: int
    unit: int
    names: tuple[str, ...]
    place: Example
    bracketed: Bracketed
    english: tuple[English, ...]
    parent: str = ""


class _Found(NamedTuple):
    """A Chinese body of a passage with what its name can be."""

    passage: Passage
    body: Body
    names: tuple[str, ...]
    end: int
    parent: str


def occurrences(
    context: Context, units: Iterable[Pair], cutter: Cutter, release: int, unit: int
) -> Iterator[Occurrence]:
    """The Chinese bodies of a release that the glossary lacks; `unit` is the number of the first passage."""
    for number, pair in enumerate(units, unit):
        found = [each for passage in pair.zh for each in _chinese(context, passage, cutter)]
        english = [phrase for passage in pair.en for phrase in english_bodies(context, passage)] if found else []
        for one in found:
            segment = one.passage.segment
            place = example(segment, Span(one.end - len(one.names[-1]), one.end))
            beside = tuple(dict.fromkeys(_beside(context, one, found, english)))
            yield Occurrence(release, number, one.names, place, behind(segment.text, one.end), beside, one.parent)


def _chinese(context: Context, passage: Passage, cutter: Cutter) -> Iterator[_Found]:
    """The bodies of a Chinese passage."""
    text = plain(passage.segment.text)
    free = passage.span.start
    for body in bodies(context, passage):
        start, end = whole(text, body)
        if free < end:
            low = max(free, end - _ROOM, *_claimed(context, passage, start), 0)
            names = candidates(cutter, text[low:end])
            parent = body.parent.concept.id if body.parent and low == body.parent.span.end else ""
            free = end
            if names:
                yield _Found(passage, body, names, end, parent)


def _claimed(context: Context, passage: Passage, start: int) -> Iterator[int]:
    """Where the places end that the glossary recognises before a body."""
    for claim in context.claims.get(passage.segment, ()):
        if claim.span.end <= start + 1 and claim.concept.kind in ("institution", "person", "title"):
            yield claim.span.end


def english_bodies(context: Context, passage: Passage) -> Iterator[Phrase]:
    """The names of bodies in an English passage that the glossary does not have."""
    claimed = [claim.span for claim in context.claims.get(passage.segment, ()) if claim.concept.kind == "institution"]
    for phrase in context.phrases(passage):
        if phrase.capital and phrase.telling and not any(phrase.mark.span.touches(span) for span in claimed):
            yield phrase


def _beside(context: Context, one: _Found, found: Sequence[_Found], english: Sequence[Phrase]) -> Iterator[English]:
    """The English bodies that a Chinese one can be."""
    heads = set(one.body.heads)
    fitting = [phrase for phrase in english if phrase.head in heads]
    rivals = {other.names[-1] for other in found if heads & set(other.body.heads)}
    only = len({name_of(phrase) for phrase in fitting}) == len(rivals) == 1
    for phrase in fitting:
        segment, text = phrase.mark.segment, name_of(phrase)
        span = Span(phrase.mark.span.start, phrase.mark.span.start + len(text))
        tied = ties(context, one.body, phrase)
        yield English(" ".join(text.split()), example(segment, span), tied, only, _acronym(segment, span))


def name_of(phrase: Phrase) -> str:
    """The name of an English body, with the Ltd. behind it and without the day on which something happens there."""
    end = phrase.mark.span.end
    more = _LIMITED.match(phrase.mark.segment.text, end)
    return phrase.mark.text + more[0] if more else _TIME.sub("", phrase.mark.text)


def _acronym(segment: Segment, span: Span) -> str:
    """The acronym in brackets behind an English name."""
    return next((each.text for each in introduced(segment) if each.name.end == span.end), "")


def named(found: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    """The occurrences by the name that repeated use tells."""
    often = counted(one.names for one in found)
    groups: dict[str, list[Occurrence]] = {}
    for one in found:
        name = chosen(one.names, often)
        if name:
            groups.setdefault(name, []).append(one)
    return groups
