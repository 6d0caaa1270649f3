"""Where the Chinese name of a body begins, which only its words and its repeated use tell."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from zhengming.checks.anchored import Body
from zhengming.script import simplify
from zhengming.suggesting.wording import Cutter, Word

_PART = re.compile("n|vn|[ablifjgz]|eng|$")
"""The parts of speech of the words that the name of a body is made of; none where no dictionary has the word."""
_JOINS = frozenset("与和及")
_COMPANY = re.compile("(?:股份|集团|科技|控股|实业)?(?:股份|责任)?有限(?:责任)?公司")
_AFFILIATED = ("附属", "直属", "下属", "所属")
_GENERIC = frozenset(
    ("有限", "股份", "有关", "相关", "其他", "学校", "公司", "单位", "部分", "一流", "所谓", *"个家所该本我")
)
_SIDES = frozenset("东南西北中")
_SINGLE = ("n", "ns", "nr", "j")
_SHARE = 0.5
_LEAST = 2


def whole(text: str, body: Body) -> tuple[int, int]:
    """Where a body stands in the simplified text of its segment, with 有限公司 behind it."""
    start, end = body.span
    more = _COMPANY.match(text, end)
    return start, more.end() if more else end


def candidates(cutter: Cutter, text: str) -> tuple[str, ...]:
    """What the name can be of a body that ends where a text ends, the longest first."""
    words = cutter.cut(text)
    at, begins = len(words) - 1, list[int]()
    joined = False
    while at >= 0 and (_goes_on(words, at) or (not joined and _joins(words, at))):
        joined = joined or words[at].text in _JOINS
        if _begins(words, at):
            begins.append(words[at].start)
        at -= 1
    return tuple(text[begin:] for begin in reversed(begins))


def _goes_on(words: Sequence[Word], at: int) -> bool:
    return _is_part(words[at], at == len(words) - 2) or _is_work(words, at)


def _is_part(word: Word, before_head: bool = False) -> bool:
    if not word.text.isalnum() or (before_head and word.tag == "d"):
        return word.text.isalnum()
    return bool(_PART.match(word.tag)) or word.text[0] == "第" or word.text in _SIDES


def _is_work(words: Sequence[Word], at: int) -> bool:
    """Whether a verb stands between two nouns: 联合 in 清洁能源联合实验室."""
    word = words[at]
    return word.tag == "v" and len(word.text) > 1 and 0 < at < len(words) - 1 and _is_part(words[at - 1])


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether an "and" stands between two words that belong together: 清洁与可再生能源学院."""
    return words[at].text in _JOINS and 0 < at < len(words) - 2 and _is_part(words[at - 1])


def _begins(words: Sequence[Word], at: int) -> bool:
    """Whether a name can begin with a word: with a noun, and with more than its head."""
    word = words[at]
    if word.text in _GENERIC or word.text.startswith(_AFFILIATED) or not _is_part(word):
        return False
    if len(word.text) == 1 and word.tag not in _SINGLE and word.text not in _SIDES:
        return False
    return not (at == len(words) - 1 and len(word.text) < 4)


def chosen(names: Sequence[str], often: Counter[str]) -> str:
    """The longest of some names, each the end of the one before, that comes again and is no chance of its place."""
    for name, shorter in zip(names, (*names[1:], ""), strict=True):
        if often[name] >= _LEAST and often[name] >= _SHARE * often[shorter]:
            return name
    return ""


def plain(text: str) -> str:
    """A text as names are counted: simplified."""
    return simplify(text)


def counted(occurrences: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each name that may be meant stands."""
    return Counter(name for names in occurrences for name in names)
