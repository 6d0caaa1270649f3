"""One person written two ways in one version."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark
from zhengming.names.people import Variation


def check(context: Context) -> Iterator[Finding]:
    """One finding for two spellings, at the first place of the rarer one."""
    for variation in context.roster.variations:
        yield _finding(variation)


def _finding(variation: Variation) -> Finding:
    usual, other = variation.forms[0], variation.forms[1]
    message = f'"{other[0].text}" and "{usual[0].text}" are written for one person ({variation.steps})'
    marks = [Mark(m.segment, m.span, "again" if n else "") for n, m in enumerate(other)]
    marks += [Mark(m.segment, m.span, "written so here") for m in usual[:3]]
    return Finding(message, tuple(marks), (usual[0].text,), severity=None if variation.sure else "warning")
