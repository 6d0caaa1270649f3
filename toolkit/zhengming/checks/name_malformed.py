"""An English name that is right and is not written as a name."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark
from zhengming.names.people import Malformed


def check(context: Context) -> Iterator[Finding]:
    """One finding for each way in which a name is written wrongly, with every place."""
    found: dict[tuple[str, str], list[Malformed]] = {}
    for malformed in context.roster.malformed:
        found.setdefault((malformed.mention.text, malformed.what), []).append(malformed)
    for same in found.values():
        yield _finding(same)


def _finding(same: list[Malformed]) -> Finding:
    first = same[0]
    message = f'"{first.mention.text}" is written {first.what}; expected "{first.expected}"'
    marks = (Mark(m.mention.segment, m.mention.span, "again" if n else "") for n, m in enumerate(same))
    return Finding(message, tuple(marks), (first.expected,))
