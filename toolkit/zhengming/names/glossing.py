"""Latin names in brackets right behind a Chinese name: the Chinese itself says that the two are one person's."""

from typing import NamedTuple

from zhengming.names.chinese import Candidate
from zhengming.names.english import Token, parses, tokens
from zhengming.names.indexing import ChineseText
from zhengming.names.people import Mention
from zhengming.names.readings import reads
from zhengming.patterns import pattern

_WORD = "[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f'-]*[.]?"
_BRACKET = pattern(f"[(（]\\s*({_WORD}(?: {_WORD}){{1,3}})\\s*[)）]")


class Gloss(NamedTuple):
    """A Chinese name, and the Latin one in brackets behind it, where it stands in the Chinese, and its words."""

    candidate: Candidate
    latin: Mention
    words: tuple[Token, ...]

    @property
    def is_reading(self) -> bool:
        """Whether the Latin name is no more than the Chinese one in pinyin."""
        words = tuple(token.plain for token in self.words)
        return any(reads(self.candidate.text, parse.surname, parse.given) for parse in parses(words))


def glosses(chinese: ChineseText) -> list[Gloss]:
    """The Latin names in brackets behind likely Chinese ones, by place."""
    found = []
    for number, segment in enumerate(chinese.segments):
        brackets = list(_BRACKET.finditer(segment.folded))
        low = chinese.starts[number]
        names = {c.end - low: c for c in chinese.best_in.get(number, ())} if brackets else {}
        for match in brackets:
            if match.start() in names:
                span = segment.original(*match.span(1))
                mention = Mention(segment, span, segment.text[span.start : span.end])
                found.append(Gloss(names[match.start()], mention, tuple(tokens(match[1]))))
    return found
