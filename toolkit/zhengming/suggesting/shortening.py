"""The short form that a Chinese text uses for a body without saying so: 华科大 for 华中科技大学."""

import re
from collections import Counter
from collections.abc import Iterable

from zhengming.suggesting.wording import Cutter

_SHORTEST_NAME, _HEAD = 5, 2
_LEAST, _FEWEST, _AROUND = 2, 3, 6


def shortened(cutter: Cutter, name: str, texts: Iterable[str]) -> list[str]:
    """The words made of characters of a name, in its order, from its first to one of its last two, the usual first.

    They stand twice and more in texts (simplified) that have the name too; no dictionary has them as other words.
    """
    if len(name) < _SHORTEST_NAME:
        return []
    inner = re.escape("".join(dict.fromkeys(name[1:])))
    pattern = re.compile(f"{re.escape(name[0])}[{inner}]{{1,3}}")
    found: Counter[str] = Counter()
    for text in (text.replace(name, "，") for text in texts):
        for match in pattern.finditer(text):
            ends = _ends(cutter, text, *match.span())
            found.update(each for each in (text[match.start() : end] for end in ends) if _is_short(cutter, each, name))
    return sorted((each for each in found if found[each] >= _LEAST), key=lambda each: (-found[each], each))


def _ends(cutter: Cutter, text: str, start: int, end: int) -> list[int]:
    """Where a row of three characters and more ends with a word; nowhere where it begins inside one."""
    low = max(start - _AROUND, 0)
    words = cutter.cut(text[low : end + _AROUND])
    begins = any(low + word.start == start for word in words)
    return [low + word.end for word in words if start + _FEWEST <= low + word.end <= end] if begins else []


def _is_short(cutter: Cutter, text: str, name: str) -> bool:
    """Whether a word leaves characters of the name out and keeps its beginning and its head."""
    rest = iter(name)
    ordered = all(char in rest for char in text)
    return ordered and text not in name and text[-1] in name[-_HEAD:] and not cutter.often(text)
