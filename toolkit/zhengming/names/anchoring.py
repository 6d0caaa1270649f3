"""Names that both versions have, as evidence of which passages render each other."""

from collections import defaultdict
from collections.abc import Sequence

from zhengming.model import Segment
from zhengming.names.chinese import margin_of
from zhengming.names.english import runs, windows
from zhengming.names.indexing import ChineseText

_LEAST_SYLLABLES = 3
_SHORT_NAME = 3.0


def anchors(zh: Sequence[Segment], en: Sequence[Segment]) -> dict[Segment, frozenset[str]]:
    """Segment → a key for each name in it that the other language can be read as, likely ones where they are short."""
    chinese = ChineseText(zh, lambda _: ())
    found: dict[Segment, set[str]] = defaultdict(set)
    for segment in en:
        for latin in (latin for run in runs(segment.folded) for latin in windows(segment.folded, run)):
            for parse in latin.parses:
                for number, stretches in chinese.read_as(parse).items() if parse.order != "joined" else ():
                    keys = {f"name:{chinese.text[slice(*s)]}" for s in stretches if _tells(chinese, *s)}
                    if keys:
                        found[segment] |= keys
                        found[chinese.segments[number]] |= keys
    return {segment: frozenset(keys) for segment, keys in found.items()}


def _tells(chinese: ChineseText, start: int, end: int) -> bool:
    """Whether a stretch is no name by chance."""
    return end - start >= _LEAST_SYLLABLES or margin_of(chinese.text, start, end).score >= _SHORT_NAME
