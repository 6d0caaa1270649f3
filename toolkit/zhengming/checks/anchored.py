"""Chinese bodies that are neither in the glossary nor offices, and the English bodies that must be the same ones.

What ties the two together is the place, the country, the parent that the glossary knows, or what the body is for.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zhengming.checks.context import Context
from zhengming.checks.countries import named_in
from zhengming.checks.offices import functions
from zhengming.checks.phrases import Phrase, renderings
from zhengming.checks.places import own, spelt_in
from zhengming.model import Claim, Passage, Span
from zhengming.script import simplify

_SHORT_HEADS = frozenset("部厅委办局署")
_ROOM = 12
_NEAR = 30


class Body(NamedTuple):
    """A body in a Chinese passage: where its head ends, what stands before the head, the parent it follows."""

    passage: Passage
    span: Span
    before: str
    head: str
    parent: Claim | None

    @property
    def heads(self) -> tuple[str, ...]:
        """What its head can be in English."""
        return renderings()[self.head]


@cache
def _pattern() -> re.Pattern[str]:
    heads = sorted((head for head in renderings() if head not in _SHORT_HEADS), key=len, reverse=True)
    return re.compile(
        f"(?:{'|'.join(heads)})(?!长(?![江春沙期])|[生士员杯赛奖队]|联赛|锦标赛|医院|学院|学校|银行|大学)"
    )


@lru_cache(64)
def bodies(context: Context, passage: Passage) -> tuple[Body, ...]:
    """The bodies of a Chinese passage that the glossary does not know, from the left."""
    return tuple(_bodies(context, passage))


def _bodies(context: Context, passage: Passage) -> Iterator[Body]:
    claims = [c for c in context.claims.get(passage.segment, ()) if c.concept.kind == "institution"]
    text = simplify(passage.segment.text)
    free = passage.span.start
    for match in _pattern().finditer(text, *passage.span):
        span = Span(*match.span())
        if any(claim.span.touches(span) for claim in claims):
            continue
        parent = next((c for c in claims if span.start - _ROOM <= c.span.end <= span.start), None)
        start = max(free, span.start - _ROOM, parent.span.end if parent else 0)
        before = own(text[start : span.start])
        parent = parent if parent and len(before) == span.start - parent.span.end else None
        free = span.end
        if before or parent:
            yield Body(passage, Span(span.start - len(before), span.end), before, match[0], parent)


def ties(context: Context, body: Body, phrase: Phrase) -> int:
    """How many things tie an English body to a Chinese one. What it is for does not do so alone."""
    tied = _place(body, phrase) + _country(body, phrase)
    tied += _parent(context, body.parent, phrase) if body.parent else 0
    purposes = _purpose(body, phrase)
    return tied + purposes if tied or purposes > 1 else 0


def _place(body: Body, phrase: Phrase) -> bool:
    starts = range(len(body.before) - 1)
    return any(
        spelt_in(body.before[s : s + n], phrase.words) for s in starts for n in (2, 3) if s + n <= len(body.before)
    )


def _country(body: Body, phrase: Phrase) -> bool:
    return any({word.lower() for word in country.english} & phrase.words for country in named_in(body.before))


def _purpose(body: Body, phrase: Phrase) -> int:
    return sum(name in body.before and not each.lacking(phrase.words) for name, each in functions().items())


def _parent(context: Context, parent: Claim, phrase: Phrase) -> bool:
    mark = phrase.mark
    return any(
        claim.concept is parent.concept
        and mark.span.start - _NEAR < claim.span.end
        and claim.span.start < mark.span.end + _NEAR
        for claim in context.claims.get(mark.segment, ())
    )
