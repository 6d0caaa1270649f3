"""The stretches of a sentence that a term can be, in Chinese and in English."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.model import Passage, Span
from zhengming.script import simplify
from zhengming.suggesting.wording import Cutter, Word

_ZH_LONGEST, _ZH_WORDS = 12, 6
_EN_WORDS = 6
_COMMON = 1500
_WORD = re.compile(r"[A-Za-z](?:[\w'’.-]*\w)?|&")
_POSSESSIVE = re.compile("['’]s?$")
_ADVERB = re.compile("ly$|ward$")
_CONTENT = re.compile("n(?!r)|v|[abjlgz]|i|s$|eng|k|d$|f$|$")
_HEADS = re.compile("n(?!r)|v|[jlgz]|i|k|eng|$")
_ALONE = re.compile("n(?!r)|[jlz]|eng|$")
_NO_BEGIN = frozenset(("v", "vd", "d", "ad"))
_PARTICIPLE = re.compile("[a-z]{3}[^e]ed$")
_QUALITY = re.compile("(?:able|ible|ful|ous|less|ical|ific|ish)$")


class Candidate(NamedTuple):
    """A stretch that may be a term: what it counts as, where it stands, which words around could belong to it."""

    key: str
    span: Span
    around: tuple[str, str]


@cache
def _edges(rule: str) -> frozenset[str]:
    """The words of one rule of edges.tsv."""
    lines = Path(__file__).with_name("edges.tsv").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(next(words for name, words in rows if name == rule).split())


def chinese(cutter: Cutter, passage: Passage, taken: Sequence[Span], known: Sequence[Span] = ()) -> Iterator[Candidate]:
    """What can be a term in a Chinese passage, outside the places that are taken, and longer than what is known."""
    text = simplify(passage.segment.text)
    for start, end in _free(passage.span, taken):
        words = cutter.cut(text[start:end])
        for first in range(len(words)):
            for last in range(first, min(first + _ZH_WORDS, len(words))):
                if not _goes_on(words[last], last > first):
                    break
                span = Span(start + words[first].start, start + words[last].end)
                if span.end - span.start > _ZH_LONGEST:
                    break
                if _is_term(cutter, words[first : last + 1]) and _is_new(span, known):
                    around = _neighbour(words, first - 1), _neighbour(words, last + 1)
                    yield Candidate(text[span.start : span.end], span, around)


def _neighbour(words: Sequence[Word], at: int) -> str:
    """The word at a place beside a Chinese term, where it could be part of it."""
    if not 0 <= at < len(words):
        return ""
    if words[at].text[0].isdigit():
        return "#"
    return words[at].text if words[at].tag == "m" or _goes_on(words[at], True) else ""


def _is_new(span: Span, known: Sequence[Span]) -> bool:
    """Whether a stretch is more than what is known, and no piece of it."""
    return all(span.holds(each) and span != each for each in known if each.touches(span))


def _free(within: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a passage between the places that are taken."""
    at = within.start
    for span in sorted(each for each in taken if each.touches(within)):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < within.end:
        yield Span(at, within.end)


def _goes_on(word: Word, inside: bool) -> bool:
    """Whether a word can be part of a Chinese term."""
    if not word.text.isalnum() or word.text[0].isdigit():
        return False
    if len(word.text) == 1:
        return word.text not in _edges("zh chars") or (inside and word.text in _edges("zh last"))
    return bool(_CONTENT.match(word.tag)) and word.tag != "d"


def _is_term(cutter: Cutter, words: Sequence[Word]) -> bool:
    """Whether some words can be a term: they begin and end as a noun does, and are not one everyday word."""
    first, last = words[0], words[-1]
    if len(words) == 1:
        return len(first.text) > 1 and bool(_ALONE.match(first.tag)) and cutter.often(first.text) < _COMMON
    if first.tag in _NO_BEGIN or first.text in _edges("zh chars"):
        return False
    return bool(_HEADS.match(last.tag)) or len(last.text) == 1


def english(passage: Passage, taken: Sequence[Span], known: Sequence[Span] = ()) -> Iterator[Candidate]:
    """What can be a term in an English passage, outside the places that are taken, and longer than what is known."""
    text = passage.segment.text
    for start, end in _free(passage.span, taken):
        for run in _runs(text, start, end):
            plain = [_plain(text[span.start : span.end]) for span in run]
            for first in range(len(run)):
                if not _is_edge(plain[first], "en first"):
                    continue
                for last in range(first, min(first + _EN_WORDS, len(run))):
                    if last > first and plain[last] in _edges("en both") - _edges("en inside"):
                        break
                    if _is_edge(plain[last], "en last") and _is_name(plain[first : last + 1]):
                        key = " ".join((*plain[first:last], _singular(plain[last])))
                        span = Span(run[first].start, run[last].start + len(_bare(text, run[last])))
                        if _is_new(span, known):
                            yield Candidate(key, span, (_beside(plain, first - 1), _beside(plain, last + 1)))


def _beside(words: Sequence[str], at: int) -> str:
    """The word at a place beside an English term, where it could be part of it."""
    return words[at] if 0 <= at < len(words) and words[at] not in _edges("en both") else ""


def _runs(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The words of a text between which only single spaces stand."""
    run: list[Span] = []
    for match in _WORD.finditer(text, start, end):
        if run and text[run[-1].end : match.start()] != " ":
            yield run
            run = []
        run.append(Span(*match.span()))
    if run:
        yield run


def _is_edge(word: str, rule: str) -> bool:
    """Whether a term may begin or end with an English word."""
    if len(word) < 2 or word in _edges("en both") or word in _edges(rule) or _ADVERB.search(word):
        return False
    return not _PARTICIPLE.search(word)


def _is_name(words: Sequence[str]) -> bool:
    """Whether some English words end as a noun does, and are not one everyday word."""
    return not _QUALITY.search(words[-1]) if len(words) > 1 else _is_noun(words[0])


def _is_noun(word: str) -> bool:
    return word not in _edges("en common") and not _QUALITY.search(word) and not word.endswith("ing")


def words_of(text: str) -> list[str]:
    """The words of an English text as they are counted, without the small ones."""
    found = (_plain(match[0]) for match in _WORD.finditer(text))
    return [_singular(word) for word in found if word not in _edges("en both")]


def singular_of(text: str) -> str:
    """An English phrase in the singular, where its last word is no name: birth certificates."""
    first, space, last = text.rpartition(" ")
    return f"{first}{space}{_singular(last)}" if last.islower() else text


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word.lower())


def _bare(text: str, span: Span) -> str:
    return _POSSESSIVE.sub("", text[span.start : span.end])


def _singular(word: str) -> str:
    """An English word as it is counted: without the ending of the plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
