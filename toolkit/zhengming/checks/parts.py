"""The part that somebody plays in a passage: who chairs, receives, is defeated, took the photograph.

Told by the words right beside a name, which `parts.tsv` lists for both languages. They say who is meant where two
people stand in one paragraph, whatever the order of the words.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.model import Lang, Span

_REACH = {"zh": 30, "en": 160}
_SHORT = {
    "zh": {"~": "[^，。；：、！？“”（）\n]{0,16}", "…": "[^，。；：、！？“”\n]{0,10}"},
    "en": {"~": r"(?:(?:[A-Z][\w.'’-]*|of|the|and|at|for|its) ){0,10}", "…": r"[^.;:]{0,60}?"},
}


class _Cue(NamedTuple):
    """A row of the table: what is done, and what stands on either side of the name."""

    part: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _cues(lang: Lang) -> tuple[_Cue, ...]:
    """The rows of one language."""
    lines = Path(__file__).with_name("parts.tsv").read_text("utf8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        _Cue(part, re.compile(f"{_full(before, lang)}$"), re.compile(_full(after, lang)))
        for part, language, before, after in rows
        if language == lang
    )


def _full(pattern: str, lang: Lang) -> str:
    for sign, meaning in _SHORT[lang].items():
        pattern = pattern.replace(sign, meaning)
    return f"(?:{pattern})"


def parts_of(text: str, name: Span, lang: Lang, between: Span) -> frozenset[str]:
    """What is said of the name in a text that its neighbours say; they end where other names begin (`between`)."""
    before = text[max(between.start, name.start - _REACH[lang]) : name.start]
    after = text[name.end : min(between.end, name.end + _REACH[lang])]
    return frozenset(cue.part for cue in _cues(lang) if cue.before.search(before) and cue.after.match(after))
