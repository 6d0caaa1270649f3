"""A name that sound cannot decide: chosen, foreign, or written by a rule that is not known."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark


def check(context: Context) -> Iterator[Finding]:
    """One note a person."""
    for doubt in context.roster.doubts:
        message = (
            f'"{doubt.en.text}" may stand for {doubt.zh.text}: {doubt.why}; '
            "if the person writes the name so, put it into the glossary"
        )
        yield Finding(
            message, (Mark(doubt.en.segment, doubt.en.span), Mark(doubt.zh.segment, doubt.zh.span, "named here"))
        )
