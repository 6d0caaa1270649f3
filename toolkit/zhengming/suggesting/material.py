"""One release as the miners are given it, each analysis made once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhengming import who
from zhengming.checks.context import Context
from zhengming.model import Entry, Pair, Segment, Span

_PARTS = ("title", "term", "product")


class Material(NamedTuple):
    """A release with its people, and the passages that render each other, as small as is certain."""

    context: Context
    units: Sequence[Pair]
    people: Sequence[tuple[who.Known, Entry]]

    def known(self) -> Mapping[Segment, Sequence[Span]]:
        """Where the glossary recognises what may be part of something longer: Trustee in Board of Trustees."""
        claims = self.context.claims.items()
        return {segment: [claim.span for claim in each if claim.concept.kind in _PARTS] for segment, each in claims}

    def taken(self) -> Mapping[Segment, Sequence[Span]]:
        """Where the glossary recognises any other thing or somebody is named."""
        found: dict[Segment, list[Span]] = {}
        for segment, claims in self.context.claims.items():
            found[segment] = [claim.span for claim in claims if claim.concept.kind not in _PARTS]
        mentions = [m for one, _ in self.people for m in (*one.zh, *one.en, *one.short)]
        for mention in mentions:
            found.setdefault(mention.segment, []).append(mention.span)
        return found


def material(context: Context) -> Material:
    """What there is in a release of two languages."""
    both = (pair for pair in context.pairs if pair.zh and pair.en)
    units = tuple(unit for pair in both for unit in context.sentences(pair) if unit.zh and unit.en)
    return Material(context, units, tuple(who.people(context)))
