"""An allowance that gives no reason, or that allows nothing."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding


def check(context: Context) -> Iterator[Finding]:
    """One finding an allowance, where it stands in the text or in the settings."""
    for void in context.void:
        yield Finding(void.message, (void.mark,))
