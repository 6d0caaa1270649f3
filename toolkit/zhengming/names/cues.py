"""What stands beside a name in Chinese text, and how much it says for one."""

from functools import cache

from zhengming.names import tables

_SPACES = " \u3000"
_CUE_LENGTHS = (4, 3, 2, 1)
_LINE_ENDS = ("", "\n")
_WHOLE_LINE = 4.0
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
    return next((word for word in _ADDRESS if text.startswith(word, at)), "")


def is_word(text: str) -> bool:
    """Whether two characters are a word of the lexicon."""
    return len(text) == 2 and tables.frequency(text) != ""


def is_after_name(char: str) -> bool:
    """Whether a character by itself goes on after a name: 和, 任, 向."""
    return _cues()[1].get(char, 0.0) > 0


def beside(text: str, start: int, end: int) -> float:
    """What the neighbourhood of a stretch says for a name there, in natural logarithms."""
    left, right = _cues()
    while start and text[start - 1] in _SPACES:
        start -= 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    if text[max(start - 1, 0) : start] in _LINE_ENDS and text[end : end + 1] in _LINE_ENDS:
        return _WHOLE_LINE
    for n in _CUE_LENGTHS:
        if text[max(start - n, 0) : start] in left:
            before = left[text[max(start - n, 0) : start]]
            break
    else:
        before = 0.0
    for n in _CUE_LENGTHS:
        if text[end : end + n] in right:
            return before + right[text[end : end + n]]
    return before
