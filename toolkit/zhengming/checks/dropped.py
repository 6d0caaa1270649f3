"""The title that the Chinese gives a person in every mention, and the English never, in no word."""

import re
from collections.abc import Iterator, Mapping

from zhengming import titles
from zhengming.checks.context import Context
from zhengming.checks.holders import Held, Holder
from zhengming.model import Segment
from zhengming.names.people import Mention
from zhengming.patterns import pattern

_NEAR = 150
_ROLE = pattern(
    r"\b(?:head(?:s|ed|ing)?|lead(?:s|ers?|ing|ership)?|led|chair(?:s|ed|ing)?|chief|boss|top|official|officer|charge"
    r"|runs?|direct(?:s|ed|ing)?|presid\w+|govern\w*|found\w*|manag\w+|helm|role|post|position|office|title|capacity"
    r"|appoint\w*|elect\w*|nam(?:ed|ing)|serv(?:es|ed|ing)|became|secretar\w+|minist\w+|Mr|Mrs|Ms|Dr|Sir|Prof)\b",
    re.I,
)
_BEHIND = pattern(r"['’]s\b|\s*(?:[,(（—–:/]|-)|\s+(?:of|at|from|with|for|who|whose|as|and)\b")
_BEFORE = pattern(r"(?:['’]s|s['’]|\b(?:and|by)|[,(:/])\s*$")


def dropped(context: Context, numbers: Mapping[Segment, int]) -> Iterator[tuple[Held, Holder]]:
    """The titles of the heads of bodies who stand in the English with their bare names only."""
    found = [(one, title) for one in context.holders if (title := _always(one, numbers))]
    english = [use.rank for s in context.release.en for use in titles.find(s.text, "en")] if found else []
    for one, title in found:
        rendered = any(titles.corresponds(title.use.rank, rank, True) for rank in english)
        if not rendered and all(map(_bare, one.en_names)):
            yield title, one


def _always(one: Holder, numbers: Mapping[Segment, int]) -> Held | None:
    """The title of a head right before the first mention of somebody whom all the others give a title too."""
    if one.wrong or one.en or not one.en_names or not one.zh_names:
        return None
    first = one.zh_names[0]
    here, there = numbers.get(first.segment), numbers.get(one.en_names[0].segment)
    if here is None or here != there or not all(_titled(one, mention) for mention in one.zh_names):
        return None
    before = (held for held in _own(one, first) if held.use.span.end == first.span.start)
    return next((held for held in before if titles.leads(held.use.rank)), None)


def _own(one: Holder, mention: Mention) -> Iterator[Held]:
    return (held for held in one.zh if held.segment is mention.segment and not held.shared)


def _titled(one: Holder, mention: Mention) -> bool:
    spans = [held.use.span for held in _own(one, mention)]
    return any(span.end == mention.span.start or span.start == mention.span.end for span in spans)


def _bare(mention: Mention) -> bool:
    """Whether nothing beside an English name may say what its holder is."""
    text, (start, end) = mention.segment.text, mention.span
    around = f"{text[max(start - _NEAR, 0) : start]} {text[end : end + _NEAR]}"
    beside = _BEHIND.match(text, end) or _BEFORE.search(text[max(start - 12, 0) : start])
    return not (beside or _ROLE.search(around) or titles.find(around, "en"))
