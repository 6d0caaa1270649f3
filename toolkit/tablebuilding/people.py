"""Surnames and the characters of given names, and which words of the dictionary are names of persons."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
PERSONS = frozenset({"nr", "nrfg"})
FOREIGN = "nrt"
NAMES = PERSONS | {FOREIGN}
NEVER = -99.0
_SMOOTHING = 0.5
_PARTICLES = frozenset("的了呢")
_NO_NAME = re.compile(r".*[爷帝哥嫂婆后妃氏县市镇乡郡殿宫寺庙祠]|[明元清宋唐隋汉金晋魏].[宗祖]")

Shares = Callable[[str], float]
Places = Mapping[tuple[int, int], Shares]


class Word(NamedTuple):
    """A word of the dictionary: its text, how often it was seen, its tag."""

    text: str
    seen: int
    tag: str


class Given(NamedTuple):
    """How many names have a character first of two, second of two, and alone."""

    first: Counter[str]
    second: Counter[str]
    alone: Counter[str]


class Judged(NamedTuple):
    """The counted given names; for each word tagged as a person the log-odds that it is one with a Chinese name."""

    given: Given
    odds: Mapping[str, float]


def read_jieba() -> list[Word]:
    """The words of jieba's dictionary that are written in Han characters only, in its order."""
    import jieba  # type: ignore[import-untyped]

    lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf8").splitlines()
    words = (Word(text, int(count), tag) for text, count, tag in (line.split() for line in lines))
    return [word for word in words if HAN.fullmatch(word.text)]


def read_family_names(path: Path) -> dict[str, float]:
    """Surname → bearers per million, from the workbook (which counts in units of ten thousand people)."""
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    rows = list(load_workbook(path, read_only=True).active.iter_rows(min_row=2, values_only=True))
    total = sum(count for _, count in rows)
    return {name: count / total * 1e6 for name, count in rows}


@cache
def hand_list(name: str) -> frozenset[str]:
    """The words of one of the lists beside this module that were judged by hand."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def surname_rows(
    weights: Mapping[str, float], narrow: Mapping[str, str], special: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Rows of surnames.tsv, the weightiest first."""
    order = sorted(weights, key=lambda name: (-weights[name], name))
    return [(name, f"{weights[name]:.1f}", special.get(name) or surname_reading(name, narrow)) for name in order]


def surname_reading(surname: str, narrow: Mapping[str, str]) -> str:
    """The readings of a surname from those of its characters; of a compound, the first of each, joined."""
    if len(surname) == 1:
        return narrow[surname]
    return "".join(narrow[char].split(",")[0] for char in surname)


def split_name(text: str, surnames: Mapping[str, float]) -> tuple[str, str] | None:
    """Surname and given name of one or two characters, if the text can be that; a compound surname goes first."""
    for length in (2, 1):
        surname, given = text[:length], text[length:]
        if surname in surnames and 1 <= len(given) <= 2:
            return surname, given
    return None


def count_given(names: Iterable[tuple[str, str]]) -> Given:
    """Count the characters of given names, each dictionary word once; nobody is named with a particle."""
    counts = Given(Counter(), Counter(), Counter())
    for given in (given for _, given in names if _PARTICLES.isdisjoint(given)):
        if len(given) == 1:
            counts.alone[given] += 1
        else:
            counts.first[given[0]] += 1
            counts.second[given[1]] += 1
    return counts


def fragments(names: Mapping[str, tuple[str, str]]) -> frozenset[str]:
    """The texts that are a person of a novel with the next character of the text (郭靖见, 黄蓉笑, 令狐冲道).

    They are many beside what the surname and the first character of the given name would let expect.
    """
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text, (surname, given) in names.items():
        if len(given) == 2:
            groups[surname, given[0]].append(text)
    surnames, firsts = Counter[str](), Counter[str]()
    for (surname, first), texts in groups.items():
        surnames[surname] += len(texts)
        firsts[first] += len(texts)
    total = surnames.total()
    found: set[str] = set()
    for (surname, first), texts in groups.items():
        expected = surnames[surname] * (firsts[first] - len(texts)) / total
        if len(texts) >= (10 if len(surname) == 1 else 3) and len(texts) > 6 * expected:
            found.update(texts)
    return frozenset(found)


def log_shares(counts: Counter[str]) -> Shares:
    """Character → natural logarithm of its smoothed share among about 8,000."""
    whole = math.log(counts.total() + _SMOOTHING * 8000)
    table = {char: math.log(n + _SMOOTHING) - whole for char, n in counts.items()}
    unseen = math.log(_SMOOTHING) - whole
    return lambda char: table.get(char, unseen)


def places(texts: Iterable[str]) -> Places:
    """(Length of the word, place in it) → logarithms of the shares of the characters there."""
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for i, char in enumerate(text):
            counts[len(text), i][char] += 1
    return {place: log_shares(counter) for place, counter in counts.items()}


def likelihood(text: str, shares: Places) -> float:
    """Logarithm of the likelihood of a text, each character by its place."""
    return sum(shares[len(text), i](char) for i, char in enumerate(text))


def name_odds(
    surnames: Mapping[str, float], given: Given, others: Sequence[Places]
) -> Callable[[tuple[str, str]], float]:
    """Surname and given name → log-odds that they are a name and not an ordinary or a transliterated word."""
    first, second, alone = (log_shares(counts) for counts in given)

    def odds(name: tuple[str, str]) -> float:
        surname, rest = name
        ours = math.log(surnames[surname] / 1e6)
        ours += first(rest[0]) + second(rest[1]) if len(rest) == 2 else alone(rest)
        return ours - max(likelihood(surname + rest, shares) for shares in others)

    return odds


def may_be_name(word: Word, given: str) -> bool:
    """Whether nothing known is against it: a title (李大爷), a place, a frequent word (武功, 黄金周)."""
    if given in hand_list("titles") or _NO_NAME.fullmatch(given) or _NO_NAME.fullmatch(word.text):
        return False
    if len(word.text) == 2 and word.seen >= 20:
        return word.text in hand_list("persons")
    return word.text not in hand_list("ordinary")


def judge_names(words: Sequence[Word], surnames: Mapping[str, float]) -> Judged:
    """Tell the names among the words that are tagged as persons, and count the characters of their given names."""
    tagged = [word for word in words if word.tag in PERSONS]
    parts = ((word, split_name(word.text, surnames)) for word in tagged)
    names = {word.text: split for word, split in parts if split and may_be_name(word, split[1])}
    broken = fragments(names)
    given = count_given(split for text, split in names.items() if text not in broken)
    ordinary = places(word.text for word in words if word.tag not in NAMES)
    foreign = places(word.text for word in words if word.tag == FOREIGN)
    judged: dict[str, float] = {}
    for _ in range(3):
        odds = name_odds(surnames, given, [ordinary, foreign])
        judged = {text: odds(split) for text, split in names.items()}
        given = count_given(names[text] for text, value in judged.items() if value > 0 and text not in broken)
    certain = dict.fromkeys(hand_list("persons"), math.inf)
    return Judged(given, {word.text: judged.get(word.text, NEVER) for word in tagged} | certain)


def given_rows(given: Given) -> list[tuple[str, str, str, str]]:
    """Rows of given.tsv."""
    chars = sorted(given.first.keys() | given.second.keys() | given.alone.keys())
    return [(c, str(given.first[c]), str(given.second[c]), str(given.alone[c])) for c in chars]
