"""A person whom one version names and the other does not."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark, Span
from zhengming.names.people import Missing


def check(context: Context) -> Iterator[Finding]:
    """One finding a person, at the first mention."""
    for missing in context.roster.missing:
        yield _finding(missing)


def _finding(missing: Missing) -> Finding:
    mention = missing.mention
    reading = f" ({missing.expected[0]})" if missing.expected else ""
    message = f"{mention.text}{reading} is named in the Chinese; the English that stands for it names nobody so"
    if missing.lang == "en":
        message = f'"{mention.text}" is named in the English; no name in the Chinese that stands for it reads so'
    beside = tuple(Mark(segment, Span(0, 0), "the name is not here") for segment in missing.beside[:1])
    return Finding(message, (Mark(mention.segment, mention.span), *beside), missing.expected)
