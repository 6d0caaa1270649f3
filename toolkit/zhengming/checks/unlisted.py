"""Bodies that the glossary does not have: what their own words say they must be in English."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming.checks.anchored import Body, bodies, ties
from zhengming.checks.context import Context
from zhengming.checks.offices import Office, full, heads_in, licensed, offices
from zhengming.checks.phrases import Phrase
from zhengming.checks.places import spelt_in
from zhengming.model import Mark, Pair, Span
from zhengming.patterns import pattern

_SHOWN = 3
_ARTICLE = 5
_MINISTER = pattern("部[长長](?![江春])|大臣|[外防财]长")


class Unfit(NamedTuple):
    """An English body that does not fit the Chinese one: which words are at fault, and what they should be."""

    zh: Mark
    en: Mark
    because: str
    expected: tuple[str, ...] = ()
    grave: bool = True


def unfit(context: Context, pair: Pair) -> Iterator[Unfit]:
    """The bodies of a pair whose English does not fit."""
    english = [phrase for passage in pair.en for phrase in context.phrases(passage)]
    if english:
        here = [office for passage in pair.zh for office in offices(passage)]
        others = [body for passage in pair.zh for body in bodies(context, passage)]
        for office in here:
            if not _rendered(context, office, pair):
                yield from _office(context, office, english, pair)
        for body in others:
            yield from _other(context, body, english, pair)


def _rendered(context: Context, office: Office, pair: Pair) -> bool:
    """Whether the glossary knows the office, or what it is part of, and the English of the pair has it."""
    known = {
        claim.concept.id
        for claim in context.claims.get(office.passage.segment, ())
        if claim.span.touches(office.span) and claim.concept.kind in ("institution", "title")
    }
    there = {claim.concept.id for passage in pair.en for claim in context.claims.get(passage.segment, ())}
    return not known.isdisjoint(there)


def _office(context: Context, office: Office, english: Sequence[Phrase], pair: Pair) -> Iterator[Unfit]:
    fitting = full(office, english)
    if any(_allowed(office, phrase) for phrase in fitting):
        return
    others = _others(context, office, pair)
    zh = Mark(office.passage.segment, office.span)
    for phrase in fitting:
        if not licensed(phrase.head, others) and not _minister(phrase, pair):
            yield Unfit(zh, phrase.mark, _kind(office), office.heads)
            return
    near = [p for p in english if p.capital and _allowed(office, p) and _partly(office, p) and not fitting]
    if len(near) == 1 and not licensed(near[0].head, others):
        yield Unfit(zh, near[0].mark, f"it should say {_missing(office, near[0])}", (), False)


def _other(context: Context, body: Body, english: Sequence[Phrase], pair: Pair) -> Iterator[Unfit]:
    """The English body that must be a Chinese one and is of another kind, where no other Chinese one can be meant."""
    free = [phrase for phrase in english if phrase.capital and not _taken(context, phrase, pair)]
    tied = [(count, phrase) for phrase in free if (count := ties(context, body, phrase))]
    if not tied or any(phrase.head in body.heads for _, phrase in tied):
        return
    phrase = max(tied, key=lambda one: one[0])[1]
    if not licensed(phrase.head, _others(context, body, pair)):
        yield Unfit(Mark(body.passage.segment, body.span), phrase.mark, _kind(body), body.heads)


def _taken(context: Context, phrase: Phrase, pair: Pair) -> bool:
    """Whether an English body is one of the glossary that the Chinese of the pair names as well."""
    here = {claim.concept.id for passage in pair.zh for claim in context.claims.get(passage.segment, ())}
    claims = context.claims.get(phrase.mark.segment, ())
    begin = Span(phrase.mark.span.start, phrase.mark.span.start + _ARTICLE)
    return any(claim.concept.id in here and claim.span.touches(begin) for claim in claims)


def _kind(body: Office | Body) -> str:
    *first, last = (f'"{head.capitalize()}"' for head in body.heads[:_SHOWN])
    return f"{body.head} is {', '.join(first)}{' or ' if first else ''}{last}"


def _allowed(office: Office, phrase: Phrase) -> bool:
    return phrase.head in office.heads


def _others(context: Context, office: Office | Body, pair: Pair) -> frozenset[str]:
    """The head words of the other bodies in the Chinese of a pair, but for those that the English is known to have."""
    rendered = {claim.concept.id for passage in pair.en for claim in context.claims.get(passage.segment, ())}
    found = frozenset[str]()
    for passage in pair.zh:
        claims = context.claims.get(passage.segment, ())
        known = [claim.span for claim in claims if claim.concept.id in rendered and claim.concept.kind == "institution"]
        own_place = [office.span] if passage.segment is office.passage.segment else []
        found |= heads_in(passage, (*known, *own_place))
    return found


def _minister(phrase: Phrase, pair: Pair) -> bool:
    return phrase.head == "minister" and any(_MINISTER.search(passage.text) for passage in pair.zh)


def _partly(office: Office, phrase: Phrase) -> bool:
    """Whether an English body has some of the words of what an office is for, or is of its place."""
    lacking = len(office.function.lacking(phrase.words))
    return lacking < len(office.function.groups) or spelt_in(office.level.rstrip("省市州县区"), phrase.words)


def _missing(office: Office, phrase: Phrase) -> str:
    return " and ".join(f'"{word}"' for word in office.function.lacking(phrase.words))
