"""A surname alone where the release has two people who bear it."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark


def check(context: Context) -> Iterator[Finding]:
    """One finding a place."""
    for ambiguity in context.roster.ambiguities:
        names = [bearer.text for bearer in ambiguity.bearers]
        said = " and ".join(f'"{name}"' for name in names[:3])
        titled = f'; only "{ambiguity.titled.text}" has that title here' if ambiguity.titled else ""
        message = f'"{ambiguity.mention.text}" can be {said}; expected the full name{titled}'
        marks = [Mark(ambiguity.mention.segment, ambiguity.mention.span)]
        marks += [Mark(bearer.segment, bearer.span, "one who bears it") for bearer in ambiguity.bearers[:3]]
        yield Finding(message, tuple(marks), tuple(names), severity="note" if ambiguity.titled else None)
