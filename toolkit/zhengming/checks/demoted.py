"""The head of a board or committee whom the English makes a member: 监事会主席 as "Member of the Supervisory Board"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from zhengming import titles
from zhengming.checks.holders import Held, Holder
from zhengming.model import Mark, Span
from zhengming.patterns import pattern
from zhengming.script import simplify

_SEEN = 12
_MEMBERS = pattern("成员|会员|组员|委员(?!会|长)|[董监理]事(?!会|长|局)|常委(?!会)|代表")
_BEHIND = pattern(r" (?:of|on) [^,;.()]{1,80}")


def demoted(holder: Holder, zh: Sequence[Held], en: Sequence[Held]) -> Iterator[tuple[Held, Mark]]:
    """The title of the head of a body, and where the English has a membership in its place in a pair."""
    heads = [(one, words) for one in zh if not one.shared and (words := _headed(one))]
    members = [(other, body) for other in en if not other.shared and (body := _joined(other))]
    if len(heads) != 1 or len(members) != 1 or not holder.is_sure:
        return
    (one, words), (other, body) = heads[0], members[0]
    leads = any(titles.leads(each.use.rank) and not _within(each, other, body) for each in holder.en)
    named = words.search(other.segment.text, *body)
    if named and not leads and not _MEMBERS.search(simplify(one.segment.text)):
        yield one, Mark(other.segment, Span(other.use.span.start, max(named.end(), other.use.span.end)))


def _headed(one: Held) -> re.Pattern[str] | None:
    """The English words for the body of members that a Chinese title is the head of, if it is that of one."""
    if not titles.leads(one.use.rank):
        return None
    before = simplify(one.segment.text[max(one.use.span.start - _SEEN, 0) : one.use.span.start])
    return next((words for zh, words in _boards() if before.endswith(zh) or one.use.rank.base.startswith(zh)), None)


@cache
def _boards() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    lines = Path(__file__).with_name("boards.tsv").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((tuple(zh.split("|")), re.compile(rf"\b(?:{en})\b", re.I)) for zh, en in rows)


def _joined(other: Held) -> Span | None:
    """Where the body stands that an English title says to be a member of."""
    text, span = other.segment.text, other.use.span
    if not re.search(r"\bmembers?$", other.use.text, re.I):
        return None
    behind = _BEHIND.match(text, span.end)
    return Span(*behind.span()) if behind else span if " " in other.use.text else None


def _within(each: Held, other: Held, body: Span) -> bool:
    """Whether a title is but a word of that body's name: the Board of Directors."""
    return each.segment is other.segment and body.holds(each.use.span)
