"""Which titles of a text belong to a name in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise, product
from typing import NamedTuple

from zhengming.model import Lang, Span
from zhengming.patterns import pattern
from zhengming.script import is_han, simplify
from zhengming.titles.finding import EN_WORD, TitleUse, cut_off, find, within

_REACH = {"zh": 60, "en": 220}

_ZH_STOP = frozenset("。！？；\n")
_ZH_JOINTS = ("，并兼任", "，并兼", "，兼任", "，兼", "并兼任", "并兼", "兼任", "兼", *"、/和及暨")
_ZH_APPOSITIONS = tuple(
    map("".join, product(("，男，", "，女，", *"，（("), ("现任", "现为", "时任", "系", "是", "为", "即", "")))
)
_ZH_VERBS = (
    *("担任", "出任", "现任", "就任", "接任", "升任", "兼任", "当选", "任命为", "聘任为", "聘为", "选举为", "选为"),
    *"任是为系",
)
_ZH_OTHER_VERBS = ("信任", "认为", "以为", "因为", "较为", "更为")
_ZH_SUCCEEDS = ("接替", "接任", "取代", "代替", "替代", "顶替")
_ZH_VERB_WITHIN = 10
_ZH_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz“”")
_ZH_LONGEST = 24
_ZH_ENDS = (*"，。、；：！？）)\n”的后时兼和并", "一职", "职务", "期间", "以来")

_ZH_GROUP = pattern("[两二三四五六七八九几]位|等(?:[一二两三四五六七八九十几\\d]*[位名])?")
_LISTED = {
    "zh": pattern("(?:、|和|与|及|以及|暨)"),
    "en": pattern(r"(?:,|,? and|,? &|,? as well as) "),
}

_HONORIFICS = (
    r"(?:(?:Prof|Professor|Dr|Mr|Mrs|Ms|Mme|Sir|Dame|Hon|Academician|Comrade|Engr)\.?,?\s*"
    r"|H\. ?E\. ?|(?:His|Her) Excellency )*"
)
_CAPITALS = (
    r"(?:(?:[A-Z]\.)+|St\.|[A-Z][\w'’&-]*|of|the|and|for|in|on|at|&"
    r"|provincial|municipal|central|national|regional|county|district|city|state|local|people['’]s|party|university)"
)
_EN_TOUCHES = pattern(rf"\s+{_HONORIFICS}")
_EN_ABBREVIATED = pattern(rf"\.?\s*{_HONORIFICS}")
_EN_OF = pattern(rf"(?: (?:of|for|at|to|in) (?:{_CAPITALS} ){{0,13}}(?:(?:[A-Z]\.)+|[A-Z][\w'’&-]*) | ){_HONORIFICS}")
_EN_COMMA = pattern(rf"(?: (?:of|for|at|in|to) [^,;.()]{{1,90}})?, {_HONORIFICS}")
_EN_ADVERB = r"(?:Recently|Earlier|Later|Today|Yesterday|Meanwhile|Afterwards|(?:On|In|At) [^,.;]{1,40}),\s"
_EN_DETERMINED = pattern(
    rf"(?:^|[^,;\s]\s|(?:^|[.!?”] ){_EN_ADVERB})"
    r"(?:(?:the|its|their|our|his|her)\s|[\w.]+(?:'s|s'|’s|s’)\s)(?:[\w-]+ ){0,2}$",
    re.I,
)
_EN_WORDS = (
    rf"(?:(?!(?:and|by|with|said|says|met|told|that|where|which|as|from|under|after|when|while)\b){EN_WORD}\s+){{0,5}}"
)
_EN_APPOSITION = pattern(
    rf"(?:\s*,\s*|\s*[(（]\s*)(?:who (?:is|was|serves as|served as)\s+|as\s+)?(?:(?:the|a|an)\s+)?{_EN_WORDS}"
)
_EN_BODY_FIRST = pattern(
    r"\s*[,(（]\s*(?:the |a )?(?:[\w'’&.-]+ ){0,5}(?:Committee|Council|Board|Bureau|Commission|Group)"
    r"(?: (?:of|at|for) [^,;.()]{1,80}?)?,? and (?:the )?"
)
_EN_PREDICATE = pattern(
    r"\s+(?:(?:is|was|has been|had been|will be|who is|who was)\s+)?"
    r"(?:(?:appointed|elected|named|made|serv(?:es|ed|ing)|act(?:s|ed|ing)|work(?:s|ed)|is|was|became|becomes|remains)\s+)?"
    rf"(?:(?:to serve )?as\s+|to be\s+)?(?:(?:currently|also|now|the|a|an)\s+){{0,3}}{_EN_WORDS}"
)
_EN_VERB = pattern(r"\b(?:is|was|be|been|as|became|becomes|remains|appointed|elected|named|made)\b")
_EN_MAKES = pattern(
    rf"\b(?:(?:re-?)?appoint(?:s|ed|ing)?|named|elect(?:s|ed|ing)?|promot(?:es|ed)|chose)\s+{_HONORIFICS}$"
)
_EN_MAKES_WITHIN = 60
_EN_MADE = pattern(r"\s+(?:(?:its|the|a|an|new|their|our)\s+){0,2}(?:[A-Z][\w'’&-]*\s+){0,3}")
_EN_CHAIN = pattern(
    r"(?: (?:of|for|at|to|in) [^,;.()]{1,90}?)?(?:,| and|, and|,? as well as|/| &|,? concurrently)"
    r"\s*(?:(?:the|a|an|also|concurrently)\s+){0,2}(?:[A-Z][\w'’&-]*\s+){0,5}|,? "
)
_EN_OTHER = pattern(rf"\s+{_HONORIFICS}(?!Of\b|And\b|For\b|At\b)[A-Z][a-z]")


class Beside(NamedTuple):
    """The titles of one name: its own, and those that it shares with the names beside it in a list."""

    own: tuple[TitleUse, ...]
    shared: tuple[TitleUse, ...] = ()


def beside(text: str, names: Sequence[Span], lang: Lang) -> Mapping[Span, Beside]:
    """The titles of all the names of a text, given in its order: 副院长罗小兵、林国栋 are both 副院长."""
    own = _own(text, names, lang)
    before = _spread(text, names, own, lang, 1)
    after = _spread(text, names, own, lang, -1)
    rows = zip(names, own, before, after, strict=True)
    return {name: Beside(found, (*first, *last)) for name, found, first, last in rows}


def _own(text: str, names: Sequence[Span], lang: Lang) -> list[tuple[TitleUse, ...]]:
    """The titles of each name; what stands behind one as its own does not belong to the next: X, dean of B, and Y."""
    own: list[tuple[TitleUse, ...]] = []
    for at, name in enumerate(names):
        taken = {use.span for use in own[-1] if use.span > names[at - 1]} if own else set[Span]()
        own.append(tuple(use for use in around(text, name, lang, _near(names, at)) if use.span not in taken))
    return own


def _near(names: Sequence[Span], at: int) -> list[Span]:
    """The names that stand next before and next after one."""
    return [other for other in names[max(at - 2, 0) : at + 3] if not other.touches(names[at])]


def _spread(
    text: str, names: Sequence[Span], own: Sequence[tuple[TitleUse, ...]], lang: Lang, step: int
) -> list[tuple[TitleUse, ...]]:
    """The titles that a list of names shares, handed from name to name: onward from before it, back from behind it."""
    shared: list[tuple[TitleUse, ...]] = [() for _ in names]
    places = range(1, len(names)) if step > 0 else range(len(names) - 2, -1, -1)
    for at in places:
        last, name = names[at - step], names[at]
        gap = text[last.end : name.start] if step > 0 else text[name.end : last.start]
        if not own[at] and _LISTED[lang].fullmatch(gap):
            outside = [use for use in own[at - step] if (use.span < last) == (step > 0) and _is_shared(text, use, last)]
            shared[at] = tuple(outside) or shared[at - step]
    return shared


def _is_shared(text: str, use: TitleUse, name: Span) -> bool:
    """Whether a title is meant of several: one before a Chinese list, 两位教授 behind it, an English plural."""
    if use.rank.lang == "en":
        return use.is_plural
    return use.span < name or _ZH_GROUP.fullmatch(text, name.end, use.span.start) is not None


def around(text: str, span: Span, lang: Lang, others: Sequence[Span] = ()) -> tuple[TitleUse, ...]:
    """The titles that belong to the name at `span`, in the order of the text.

    `others` are the other names of the text: a title does not reach over one, nor belong to two of them.
    """
    low, high = _window(text, span, lang, others)
    found = find(text, lang)
    titles = within(found, Span(low, high))
    left = [use for use in titles if use.span.end <= span.start]
    right = [use for use in titles if use.span.start >= span.end]
    if lang == "zh":
        if first := cut_off(text, found, span.end):
            right = [first, *right]
        plain = _simplified(text)
        return (*_zh_before(plain, span, left), *_zh_after(plain, span, right, others))
    return (*_en_before(text, span, left), *_en_after(text, span, right, others))


@lru_cache(512)
def _simplified(text: str) -> str:
    return simplify(text)


def _window(text: str, span: Span, lang: Lang, others: Sequence[Span]) -> tuple[int, int]:
    low = max([0, span.start - _REACH[lang], *(o.end for o in others if o.end <= span.start)])
    high = min([len(text), span.end + _REACH[lang], *(o.start for o in others if o.start >= span.end)])
    return low, high


def _chained(text: str, uses: Sequence[TitleUse], is_link: Callable[[str], object]) -> list[TitleUse]:
    """The titles of a row, as long as one leads to the next."""
    kept = list(uses[:1])
    for a, b in pairwise(uses):
        first, second = sorted((a, b), key=lambda use: use.span)
        if not is_link(text[first.span.end : second.span.start]):
            break
        kept.append(b)
    return kept


def _scoped(uses: Sequence[TitleUse]) -> list[TitleUse]:
    """The titles of one person; "former" or 原 before the first may be meant of all."""
    ordered = sorted(uses, key=lambda use: use.span)
    open_marks = frozenset[str]()
    found = []
    for use in ordered:
        rank = use.rank._replace(maybe=use.rank.maybe | (open_marks - use.rank.marks))
        found.append(use._replace(rank=rank))
        open_marks |= use.rank.marks & {"former", "honorary", "acting"}
    return found


def _zh_before(text: str, span: Span, left: Sequence[TitleUse]) -> list[TitleUse]:
    near = [use for use in left if _ZH_STOP.isdisjoint(text[use.span.end : span.start])]
    if not near or text[near[-1].span.end : span.start].strip(' \u3000“”"：:'):
        return []
    return _scoped(_chained(text, near[::-1], _zh_chain))


def _zh_after(text: str, span: Span, right: Sequence[TitleUse], others: Sequence[Span]) -> list[TitleUse]:
    near = [use for use in right if _ZH_STOP.isdisjoint(text[span.end : use.span.start])]
    if not near or text.endswith(_ZH_SUCCEEDS, 0, span.start):
        return []
    first = near[0]
    gap = text[span.end : first.span.start]
    starts = {other.start for other in others}
    taken = first.span.end in starts
    if (not gap or _ZH_GROUP.fullmatch(gap)) and not taken:
        called = [use for use in _chained(text, near, _zh_chain) if use is first or use.span.end not in starts]
        return _scoped((*called, *_zh_made(text, called[-1], near)))
    if not _opens(_ZH_APPOSITIONS, "", gap) and not _zh_predicate(gap):
        return []
    return _scoped(_ended(text, _chained(text, near, _zh_row)))


def _zh_made(text: str, called: TitleUse, near: Sequence[TitleUse]) -> list[TitleUse]:
    """The titles that a verb gives to somebody who is addressed by another one: 罗文广教授为副院长."""
    rest = [use for use in near if use.span.start >= called.span.end]
    if not rest or not _zh_predicate(text[called.span.end : rest[0].span.start]):
        return []
    return _ended(text, _chained(text, rest, _zh_row))


def _opens(openings: Sequence[str], beside: str, gap: str) -> bool:
    """Whether a gap is one of some openings, the longest first, and a few words; `beside` may stand in these too."""
    opening = next((each for each in openings if gap.startswith(each)), None)
    if opening is None or len(gap) > len(opening) + _ZH_LONGEST:
        return False
    return all(is_han(char) or char in _ZH_PLAIN or char in beside for char in gap[len(opening) :])


_zh_chain = partial(_opens, _ZH_JOINTS, "《》·")
_zh_row = partial(_opens, (*_ZH_JOINTS, "，"), "《》·")


def _zh_predicate(gap: str) -> bool:
    """Whether a gap is a few characters and a verb that gives the title behind it: 于去年担任, but not 信任."""
    starts = range(min(len(gap), _ZH_VERB_WITHIN + 1))
    return any(_opens(_ZH_VERBS, "", gap[at:]) for at in starts if gap[max(at - 1, 0) : at + 1] not in _ZH_OTHER_VERBS)


def _ended(text: str, uses: Sequence[TitleUse]) -> list[TitleUse]:
    """The titles behind which no name follows."""
    return [use for use in uses if use.span.end == len(text) or text.startswith(_ZH_ENDS, use.span.end)]


def _en_before(text: str, span: Span, left: Sequence[TitleUse]) -> list[TitleUse]:
    if not left:
        return []
    last = left[-1]
    gap = text[last.span.end : span.start]
    touches = _EN_ABBREVIATED if last.rank.base == "prof" else _EN_TOUCHES
    if not (touches.fullmatch(gap) or _EN_OF.fullmatch(gap) or _introduces(text, last, gap)):
        return []
    return _scoped(_chained(text, left[::-1], _EN_CHAIN.fullmatch))


def _introduces(text: str, title: TitleUse, gap: str) -> bool:
    """Whether a title stands before its name and a comma: "the dean of the school, Luo Xiaobing"."""
    before = text[max(0, title.span.start - 60) : title.span.start]
    return bool(_EN_COMMA.fullmatch(gap) and _EN_DETERMINED.search(before))


def _en_after(text: str, span: Span, right: Sequence[TitleUse], others: Sequence[Span]) -> list[TitleUse]:
    if not right:
        return []
    gap = text[span.end : right[0].span.start]
    predicate = _EN_PREDICATE.fullmatch(gap)
    apposed = _EN_APPOSITION.fullmatch(gap) or _EN_BODY_FIRST.fullmatch(gap)
    if not apposed and not (predicate and _EN_VERB.search(gap)) and not _is_made(text, span, gap):
        return []
    chain = _chained(text, right, _EN_CHAIN.fullmatch)
    following = min((other.start for other in others if other.start >= span.end), default=len(text))
    return _scoped([use for use in chain if not _is_of_next(text, use, following)])


def _is_made(text: str, name: Span, gap: str) -> bool:
    """Whether the verb before a name gives the title right behind it: "appointed Luo Wenguang Dean"."""
    return bool(_EN_MADE.fullmatch(gap) and _EN_MAKES.search(text[max(name.start - _EN_MAKES_WITHIN, 0) : name.start]))


def _is_of_next(text: str, use: TitleUse, name: int) -> bool:
    """Whether a title stands before another name, to which it belongs: A, deputy director of the committee B, and C."""
    if name < len(text) and use.span.end < name <= use.span.end + _REACH["en"]:
        return bool(_EN_OTHER.match(text, use.span.end) or _EN_OF.fullmatch(text, use.span.end, name))
    return bool(_EN_OTHER.match(text, use.span.end))
