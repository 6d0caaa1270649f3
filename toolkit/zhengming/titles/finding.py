"""The titles of a text, with their rank."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from zhengming.model import Lang, Segment, Span
from zhengming.patterns import pattern
from zhengming.script import is_han, simplify
from zhengming.sheet import Sheet
from zhengming.titles.tables import TOLERATED, Rank, bases, composites, english, modifiers, short

_WORD = pattern("[A-Za-z]+")
EN_WORD = r"(?:(?:[A-Za-z]\.)+|(?:St|Dr|Mr|Ms|Mrs|Prof)\.|[\w'’&-]+)"
"""A word of a sentence; only an abbreviation ends in a point, since what stands behind another is a new sentence."""
_NOT_A_TITLE = (
    *"级府团台处室办杯奖们制岗队",
    *("秘书", "身边", "选举", "职务", "职位", "职称", "人选", "候选", "竞选", "助理"),
)
_OF_A_BOARD = pattern("(?<=[委董理监])[员事]会(?![见谈晤同])")
"""The end of 委员 and its like where it is a board's name: 委员会, but not 委员会见."""
_ASSISTANT, _OF_ITS_OWN = "助理", ("教授", "研究", "工程")
_NO_MODIFIER_AFTER = {
    "前": "目以之此日当赛生向面从提年天月空史台幕",
    "代": "时现当古近历世一二三四五六七八九十几每前后年取替交朝末换新",
    "原": "太中平高草五开松固清济三还复",
    "老": "元古",
    "执行": "非",
    **dict.fromkeys(("退休", "离休", "卸任", "离任", "退役"), "未不非"),
}
_NO_MEETING = frozenset("员协学商联理董")
_FAR = pattern(
    "(?:^|[的任由为了和与及“])(?P<word>前(?![海门锋哨郭卫往来期后者沿方景面进提述天年月日夜一二三四五六七八九十几])|原(?![因来则本定材油始先创标])"
    "|已故|时任|候任|代理).{1,14}$"
)
_GONE = pattern("(?:退休|离休|退役|卸任|离任|荣休|荣退|曾任|曾担任|曾在|历任).{1,14}$")
_ENDING = pattern("(?:[ -]+(emeritus|emerita|elect|designate))(?![A-Za-z])", re.I)
_ENDINGS = {"emeritus": "emeritus", "emerita": "emeritus", "elect": "elect", "designate": "elect"}
_TIME = pattern(
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "spring|summer|autumn|fall|winter|night|morning|afternoon|evening|weeks?|months?|years?|decades?)\\b"
)
_GOES_ON = pattern("[-\u2010\u2011][A-Za-z]")
_NEGATED = pattern(r"\b[Nn]on[- ]?$")
_ONLY_CAPITAL = frozenset(("general", "gen", "major", "col", "lord", "lords", "peer", "marshal"))
_ASSISTANT_TO = pattern(r"\b[Aa]ssistants? to (?:the |its |his |her )?$")
_OWN_ASSISTANT = pattern(r"['’]s (?:executive |special |personal )?assistants?(?![\w-])", re.I)
"""What makes an assistant of a title: "the Dean's Assistant"."""
_STOP = frozenset(
    (
        *("of", "to", "and", "or", "the", "a", "an", "for", "by", "with", "in", "at", "on", "as", "between", "from"),
        *("who", "is", "was", "that", "which"),
    )
)
_GAPS = frozenset((" ", "\u00a0", "\u2010", "\u2011", "-", ".", ". "))
_WORDS_BETWEEN = 3
_LOOK_BACK = 90
_SPACES = "-\u2010\u2011\u00a0\n"


class TitleUse(NamedTuple):
    """A title in a text: where it stands with its modifiers, in code points, and its rank."""

    span: Span
    text: str
    rank: Rank

    @property
    def is_plural(self) -> bool:
        """Whether an English title is said of several people."""
        level = re.sub(f"[{_SPACES}]", " ", self.text.lower())
        return self.rank.lang == "en" and not re.search(rf"\b{re.escape(self.rank.base)}\b", level)


@lru_cache(512)
def find(text: str, lang: Lang) -> tuple[TitleUse, ...]:
    """Every title of a text, in its order."""
    return tuple(_chinese(text) if lang == "zh" else _english(text))


def among(segments: Sequence[Segment]) -> frozenset[Segment]:
    """The segments of one language in which a title may stand."""
    if not segments:
        return frozenset()
    lang = segments[0].lang
    sheet = Sheet(segment.folded for segment in segments)
    text = sheet.text if lang == "zh" else _level(sheet.text)
    return frozenset(segments[number] for number in sheet.at(start for start, _ in _automaton(lang)(text)))


def within(uses: Sequence[TitleUse], span: Span) -> Sequence[TitleUse]:
    """Those of the titles of a text, given in its order, that stand within a span."""
    first = bisect_left(uses, span.start, key=_start)
    last = bisect_left(uses, span.end, key=_start)
    return [use for use in uses[first:last] if use.span.end <= span.end]


def cut_off(text: str, uses: Sequence[TitleUse], at: int) -> TitleUse | None:
    """The title that begins before a place and ends behind it, without what is before: 院长 where a name ends in 原."""
    for use in uses[max(bisect_left(uses, at, key=_start) - 1, 0) :][:1]:
        if use.span.start < at < use.span.end:
            for short in find(text[at : use.span.end], use.rank.lang):
                return short._replace(span=Span(short.span.start + at, short.span.end + at))
    return None


def _start(use: TitleUse) -> int:
    return use.span.start


def _chinese(text: str) -> Iterator[TitleUse]:
    plain = simplify(text)
    free = 0
    for start, end in _automaton("zh")(plain):
        assistant = end + len(_ASSISTANT)
        if plain.startswith(_ASSISTANT, end) and not plain.startswith(_OF_ITS_OWN, assistant):
            yield _chinese_use(text, plain, free, Span(start, end), assistant)
            free = end
        elif not plain.startswith(_NOT_A_TITLE, end) and not _OF_A_BOARD.match(plain, end - 1):
            yield _chinese_use(text, plain, free, Span(start, end), end)
            free = end


@cache
def _automaton(lang: Lang) -> Callable[[str], list[tuple[int, int]]]:
    """What finds the titles of a language in a text in lower case: leftmost, the longest."""
    from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

    chinese = (*short(), *(zh for zh in bases() if zh not in composites()))
    titles = list(chinese if lang == "zh" else english())
    automaton = CharwiseDoubleArrayAhoCorasick(titles, MATCH_KIND_LEFTMOST_LONGEST)
    return lambda text: [(start, end) for start, end, _ in automaton.find(text)]


def _chinese_use(text: str, plain: str, free: int, base: Span, end: int) -> TitleUse:
    start, marks = _modified(plain, base.start)
    maybe = {"deputy"} if plain[max(start - 1, 0) : start] == "正" and "deputy" in marks else set()
    if end > base.end:
        marks.add("assistant")
    before = _han_before(plain, max(start - 20, free), start)
    far = _FAR.search(before[-18:])
    if far:
        mark = modifiers("zh")[far["word"]].mark
        (marks if far.start() == 0 or far["word"] in ("已故", "时任", "候任") else maybe).add(mark)
    if _GONE.search(before):
        maybe |= {"former", "emeritus"} - marks
    span = Span(start, end)
    title, more = short().get(plain[base.start : base.end], (plain[base.start : base.end], frozenset()))
    rank = Rank("zh", title, frozenset(marks | more), frozenset(maybe))
    return TitleUse(span, text[span.start : span.end], _settled(rank))


def _han_before(plain: str, low: int, start: int) -> str:
    """The Han characters directly before a place, not from before `low`."""
    at = start
    while at > low and is_han(plain[at - 1]):
        at -= 1
    return plain[at:start]


def _modified(plain: str, start: int) -> tuple[int, set[str]]:
    """Where the modifiers before a Chinese title begin, and the marks that they leave."""
    marks: set[str] = set()
    while word := _modifier_before(plain, start):
        marks.add(modifiers("zh")[word].mark)
        start -= len(word)
    return start, marks


def _modifier_before(plain: str, end: int) -> str:
    known = modifiers("zh")
    for length in range(min(8, end), 0, -1):
        word = plain[end - length : end]
        if word in known and not _blocked(word, plain[max(end - length - 2, 0) : end - length]):
            return word
    return ""


def _blocked(word: str, before: str) -> bool:
    if word == "前" and before[-1:] == "会" and before[:-1] not in _NO_MEETING:
        return True
    return before[-1:] != "" and before[-1] in _NO_MODIFIER_AFTER.get(word, "")


def _settled(rank: Rank) -> Rank:
    """The rank with the tolerated marks moved to `maybe`."""
    tolerated = {mark for mark in rank.marks if mark.startswith(TOLERATED)}
    open_marks = {mark.removeprefix(TOLERATED) for mark in tolerated} - {""}
    return rank._replace(marks=rank.marks - tolerated - rank.maybe, maybe=rank.maybe | open_marks)


def _english(text: str) -> Iterator[TitleUse]:
    level = _level(text)
    found = [Span(start, end) for start, end in _automaton("en")(level) if _is_word(level, start, end)]
    starts = {span.start for span in found}
    free = 0
    for span in found:
        if span.start < free:
            continue
        follows = span.end + 1 in starts
        if level[span.start : span.end] in modifiers("en") and follows:
            continue
        common = level[span.start : span.end] in _ONLY_CAPITAL and text[span.start].islower()
        use = _english_use(text, level, free, span)
        if not common and not _hyphenated(text, span.end):
            yield use
        free = use.span.end


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalpha()) and not text[end : end + 1].isalpha()


def _level(text: str) -> str:
    """The text in lower case with a space for every hyphen, of the same length."""
    lowered = text.replace("\u0130", "I").lower()
    for char in _SPACES:
        lowered = lowered.replace(char, " ")
    return lowered


def _hyphenated(text: str, end: int) -> bool:
    """Whether the word goes on behind a hyphen as something else: president-led, director-level."""
    return bool(_GOES_ON.match(text, end)) and not _ENDING.match(text, end)


def _english_use(text: str, level: str, free: int, base: Span) -> TitleUse:
    start, marks = _modified_before(text, free, base.start)
    end = base.end
    if ending := _ENDING.match(text, end):
        marks.add(_ENDINGS[ending[1].lower()])
        end = ending.end()
    elif own := _OWN_ASSISTANT.match(text, end):
        marks.add("assistant")
        end = own.end()
    span = Span(start, end)
    title = english()[level[base.start : base.end]]
    return TitleUse(span, text[start:end], _settled(Rank("en", title, frozenset(marks))))


def _of_time(text: str, word: re.Match[str]) -> bool:
    """Whether "late" or "past" is said of a time: "in late July President …"."""
    return word[0].lower() in ("late", "past") and bool(_TIME.match(text, word.end() + 1))


def _modified_before(text: str, free: int, right: int) -> tuple[int, set[str]]:
    """Where the modifiers before an English title begin, and the marks that they leave."""
    assistant = _ASSISTANT_TO.search(text, max(0, right - 24), right)
    if assistant:
        return assistant.start(), {"assistant"}
    marks: set[str] = set()
    start, between, known = right, 0, modifiers("en")
    for match in reversed(list(_WORD.finditer(text, max(free, right - _LOOK_BACK), right))):
        word, span = match[0].lower(), Span(*match.span())
        gap = text[span.end : right]
        modifier = (
            known.get(word)
            if not _of_time(text, match) and not _NEGATED.search(text, max(span.start - 5, 0), span.start)
            else None
        )
        if gap not in _GAPS or (word in _STOP and not modifier):
            break
        if modifier and (modifier.far or not between):
            marks.add(modifier.mark)
            start, between = span.start, 0
        elif between == _WORDS_BETWEEN:
            break
        else:
            between += 1
        right = span.start
    return start, marks
