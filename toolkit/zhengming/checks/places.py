"""Chinese place names: where the name of a body begins, and how a place sounds in English."""

import re
from collections.abc import Iterable, Sequence

from zhengming.patterns import pattern
from zhengming.script import is_han

_CUT = pattern(
    "[的了与和及由在从向对为是任赴到出将被给让请等该各某两多几者说]|来自|参观|访问|介绍|成立|举行|担任|加入|联合|会同|"
    "目前|同时|此前|根据|有关|通过|获悉|协助|依托|支持|邀请|组织|代表"
)


def own(text: str) -> str:
    """The end of a Chinese text that can belong to a name: nothing before a stop, a particle or a verb."""
    last = max((match.end() for match in _CUT.finditer(text)), default=0)
    return text[next((i for i in range(len(text), last, -1) if not is_han(text[i - 1])), last) :]


def spelt_in(place: str, words: Iterable[str]) -> bool:
    """Whether one of some English words is the sound of a Chinese place name of two characters and more."""
    from zhengming.names.readings import readings

    syllables = tuple(map(readings, place))
    return len(place) > 1 and any(_spells(syllables, re.sub("['’]", "", word)) for word in words)


def _spells(syllables: Sequence[Sequence[str]], word: str) -> bool:
    """Whether a word is made of one reading of each character."""
    if not syllables:
        return not word
    return any(word.startswith(reading) and _spells(syllables[1:], word[len(reading) :]) for reading in syllables[0])
