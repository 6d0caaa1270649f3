"""One committee or government of a place that the English has several of: 省委 as "provincial committees"."""

import re
from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.checks.unlisted import Unfit
from zhengming.model import Mark, Pair, Passage, Span
from zhengming.patterns import pattern
from zhengming.script import simplify

_ONE = pattern("(?:省|市|县|区)(?:委(?!员会|属|书记们)|政府)")
_ANOTHER = "[^，。、]{1,4}[省市县](?:委|政府)"
_SEVERAL = pattern(f"[各多几两三四五六七八九十]个?[省市县区级]|[省市县区]级|[和、]{_ANOTHER}|等[省市县]|地方|基层")
_LEVELS = {"省": "provincial", "市": "municipal|city", "县": "county", "区": "district"}
_PLURAL = "(?:Party |party |CPC |government and |people['’]s |People['’]s )*(?P<head>committees|governments)"


def plural(context: Context, pair: Pair) -> Iterator[Unfit]:
    """The committees and governments of one place that the English of a pair has in the plural."""
    for passage in pair.zh:
        text = simplify(passage.text)
        if _SEVERAL.search(text):
            continue
        for match in _ONE.finditer(text):
            english = next(filter(None, (_plural(each, match[0]) for each in pair.en)), None)
            if english:
                start = passage.span.start
                zh = Mark(passage.segment, Span(start + match.start(), start + match.end()))
                yield Unfit(zh, english, "it is one body, and the English has several", (), False)


def _plural(passage: Passage, body: str) -> Mark | None:
    """Where an English passage has several of a body."""
    head = "committees" if body.endswith("委") else "governments"
    pattern = rf"\b(?:{_LEVELS[body[0]]}) {_PLURAL}\b"
    found = (m for m in re.finditer(pattern, passage.text, re.IGNORECASE) if m["head"].lower() == head)
    first = next(found, None)
    start = passage.span.start
    return Mark(passage.segment, Span(start + first.start(), start + first.end())) if first else None
