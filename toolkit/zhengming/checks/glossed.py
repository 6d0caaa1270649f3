"""Whether the glossary has a title of the English as a rendering of one of the Chinese."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from zhengming.checks.context import Context
from zhengming.checks.holders import Held
from zhengming.checks.renderings import WRONG
from zhengming.model import Claim, Span


def known(context: Context, zh: Held, en: Held) -> bool:
    """Whether the glossary has anything beside the one title and the other of one concept, whatever it says of it."""
    return not _ids(_touching(context, zh)).isdisjoint(_ids(_touching(context, en)))


def allowed(context: Context, zh: Held, en: Held, with_body: bool = False) -> bool:
    """Whether the glossary allows the whole of the one title, with its rank, for the whole of the other.

    With body: only where its Chinese is more than the title, as 中联部部长 is.
    """
    mine = _holding(context, zh)
    mine = (claim for claim in mine if claim.span.start < zh.use.span.start) if with_body else mine
    return not _ids(mine).isdisjoint(_ids(_holding(context, en)))


def _ids(claims: Iterator[Claim]) -> frozenset[str]:
    return frozenset(claim.concept.id for claim in claims)


def _holding(context: Context, held: Held) -> Iterator[Claim]:
    good = (claim for claim in _touching(context, held) if claim.term.status not in WRONG)
    return (claim for claim in good if claim.span.holds(held.use.span))


def _touching(context: Context, held: Held) -> Iterator[Claim]:
    return _claims_at(context.claims.get(held.segment, ()), held.use.span)


def _claims_at(claims: Sequence[Claim], span: Span) -> Iterator[Claim]:
    """Those of the claims of a text, given in its order, that touch a span."""
    first = bisect_right(claims, span.start, key=lambda claim: claim.span.end)
    return takewhile(lambda claim: claim.span.start < span.end, (claims[i] for i in range(first, len(claims))))
