"""Names that both versions have, as evidence of which passages render each other."""

from collections import defaultdict
from collections.abc import Sequence

from zhengming.model import Segment
from zhengming.names.english import runs, windows
from zhengming.names.indexing import ChineseText

_LEAST_SYLLABLES = 3


def anchors(zh: Sequence[Segment], en: Sequence[Segment]) -> dict[Segment, frozenset[str]]:
    """Segment → a key for each name of three syllables or more in it that the other language can be read as."""
    chinese = ChineseText(zh, lambda _: ())
    found: dict[Segment, set[str]] = defaultdict(set)
    for segment in en:
        for latin in (latin for run in runs(segment.folded) for latin in windows(segment.folded, run)):
            for parse in latin.parses:
                if len(parse.syllables) >= _LEAST_SYLLABLES and parse.order != "joined":
                    for number, stretches in chinese.read_as(parse).items():
                        keys = {f"name:{chinese.text[start:end]}" for start, end in stretches}
                        found[segment] |= keys
                        found[chinese.segments[number]] |= keys
    return {segment: frozenset(keys) for segment, keys in found.items()}
