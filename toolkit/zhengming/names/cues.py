"""What stands beside a name in Chinese text, and how much it says for one."""

import re
from functools import cache

from zhengming.names import tables

_SPACES = " \u3000"
_LINE_ENDS = ("", "\n")
_WHOLE_LINE = 4.0
_TITLE = 4.0
_TITLE_LENGTHS = (4, 3, 2)
_NO_OFFICE = frozenset(("先生", "女士", "老师", "同志", "小姐"))
_ADDRESS = (
    *("教授", "院士", "博士", "老师", "先生", "女士", "主任", "书记", "院长", "校长", "所长", "处长", "局长", "部长"),
    *(
        "副校长",
        "副院长",
        "副主任",
        "秘书长",
        "副局长",
        "司长",
        "会长",
        "社长",
        "总经理",
        "董事长",
        "总裁",
        "工程师",
        "医生",
        "总",
    ),
)


@cache
def _cues() -> tuple[dict[str, float], dict[str, float]]:
    left: dict[str, float] = {}
    right: dict[str, float] = {}
    for side, word, weight in tables.rows("cues.tsv", 3):
        (left if side == "left" else right)[word] = float(weight)
    return left, right


def address_at(text: str, at: int) -> str:
    """The form of address that begins somewhere in a text, as it follows a surname: 教授; empty where there is none."""
    found = _address().match(text, at)
    return found[0] if found else ""


@cache
def _address() -> re.Pattern[str]:
    return re.compile("|".join(_ADDRESS))


def offices(text: str, start: int, end: int) -> set[str]:
    """The words for what somebody is, right before and behind a name, by their last two characters: 教授 for 副教授."""
    left = _cues()[0]
    before = (text[start - n : start] for n in _TITLE_LENGTHS if start >= n)
    found = [next((word for word in before if left.get(word, 0.0) >= _TITLE), ""), address_at(text, end)]
    return {word[-2:] for word in found if word} - _NO_OFFICE


def is_word(text: str) -> bool:
    """Whether two characters are a word of the lexicon."""
    return len(text) == 2 and tables.is_word(text)


def is_after_name(char: str) -> bool:
    """Whether a character by itself goes on after a name: 和, 任, 向."""
    return _cues()[1].get(char, 0.0) > 0


@cache
def _lengths() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Last character → the lengths of the cues on the left that end with it; first one, of those on the right."""
    left: dict[str, tuple[int, ...]] = {}
    right: dict[str, tuple[int, ...]] = {}
    for words, by_edge, edge in ((_cues()[0], left, -1), (_cues()[1], right, 0)):
        for length, char in sorted({(-len(word), word[edge]) for word in words}):
            by_edge[char] = (*by_edge.get(char, ()), -length)
    return left, right


@cache
def most_beside() -> tuple[dict[str, float], dict[str, float]]:
    """The most that what stands before a stretch can say for a name, by its last character; behind it, by its first."""
    found: tuple[dict[str, float], ...] = {}, {}
    for words, most, edge in zip(_cues(), found, (-1, 0), strict=True):
        for word, weight in words.items():
            most[word[edge]] = max(weight, most.get(word[edge], 0.0))
        anything = max(*most.values(), _WHOLE_LINE / 2)
        most |= dict.fromkeys(_SPACES, anything) | dict.fromkeys(_LINE_ENDS, _WHOLE_LINE / 2)
    return found[0], found[1]


def beside(text: str, start: int, end: int) -> float:
    """What the neighbourhood of a stretch says for a name there, in natural logarithms."""
    while start and text[start - 1] in _SPACES:
        start -= 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    previous, following = text[start - 1 : start], text[end : end + 1]
    if previous in _LINE_ENDS and following in _LINE_ENDS:
        return _WHOLE_LINE
    (left, right), (left_lengths, right_lengths) = _cues(), _lengths()
    before = 0.0
    for length in left_lengths.get(previous, ()):
        found = left.get(text[max(start - length, 0) : start])
        if found is not None:
            before = found
            break
    for length in right_lengths.get(following, ()):
        found = right.get(text[end : end + length])
        if found is not None:
            return before + found
    return before
