"""Names of one release in two styles: surname first and last, hyphen or not, capitals or not."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark
from zhengming.names.people import Style

_SAID = {
    "first": "has the surname first",
    "last": "has the surname last",
    "joined": "joins the given name",
    "hyphenated": "has a hyphen in the given name",
    "spaced": "parts the given name",
    "capitals": "has capitals",
    "ordinary": "has no capitals",
}
_MOST_MARKS = 20


def check(context: Context) -> Iterator[Finding]:
    """One finding for each way in which some names leave the style of most."""
    for look in (_order, _joint, _capitals):
        yield from _mixed(context.roster.styles, look)


def _order(style: Style) -> str:
    return style.order


def _joint(style: Style) -> str:
    return style.joint


def _capitals(style: Style) -> str:
    return style.capitals


def _mixed(styles: Sequence[Style], look: Callable[[Style], str]) -> Iterator[Finding]:
    counts = Counter(look(style) for style in styles if look(style))
    if len(counts) < 2:
        return
    usual, most = counts.most_common(1)[0]
    rare = [style for style in styles if look(style) not in ("", usual)]
    first = rare[0].mention
    message = f'"{first.text}" {_SAID[look(rare[0])]}; of {counts.total()} names here {most} are written the other way'
    marks = tuple(Mark(style.mention.segment, style.mention.span) for style in rare[:_MOST_MARKS])
    yield Finding(message, marks)
