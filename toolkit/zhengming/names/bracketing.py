"""Latin names in brackets right behind a Chinese name: the text itself says that the two are one person's."""

import re
from collections.abc import Iterator

from zhengming.model import Segment
from zhengming.names.comparing import difference
from zhengming.names.desk import Desk
from zhengming.names.english import parses, tokens
from zhengming.names.people import Mention, Mismatch
from zhengming.names.readings import romanised

_BRACKET = re.compile("[(（]\\s*([A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){1,2})\\s*[)）]")
_A_SLIP = 1.0


def in_brackets(desk: Desk) -> Iterator[Mismatch]:
    """The Latin names in brackets that the Chinese name before them nearly reads, and does not."""
    for number, segment in enumerate(desk.chinese.segments):
        low = desk.chinese.starts[number]
        brackets = list(_BRACKET.finditer(segment.folded))
        names = {c.end - low: c for c in desk.chinese.best_in.get(number, ()) if not c.foreign} if brackets else {}
        for match in brackets:
            candidate = names.get(match.start())
            if candidate and _is_slip(candidate.text, match[1]):
                zh = desk.chinese.mention(candidate.start, candidate.end)
                latin = _mention(segment, *match.span(1))
                yield Mismatch(zh, latin, candidate.text, romanised(candidate.text)[:1], None, in_brackets=True)


def _is_slip(name: str, text: str) -> bool:
    words = tuple(token.plain for token in tokens(text))
    gaps = [difference(name, parse.surname, parse.given) for parse in parses(words)]
    costs = [gap.cost for gap in gaps if gap]
    return bool(costs) and 0 < min(costs) <= _A_SLIP


def _mention(segment: Segment, start: int, end: int) -> Mention:
    span = segment.original(start, end)
    return Mention(segment, span, segment.text[span.start : span.end])
