"""Surnames, the characters of given names, ordinary words and transliterations: what is counted from word lists."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
PERSONS = frozenset({"nr", "nrfg"})
NAMES = PERSONS | {"nrt"}
FLOOR = 0.5
NEVER = -99.0
TITLES = frozenset()


class Word(NamedTuple):
    """A word of the dictionary: its text, how often it was seen, its tag."""

    text: str
    count: int
    tag: str


class Given(NamedTuple):
    """How many names have a character first of two, second of two, and alone."""

    first: Counter[str]
    second: Counter[str]
    alone: Counter[str]


def read_jieba() -> list[Word]:
    """The words of jieba's dictionary that are written in Han characters only, in its order."""
    import jieba

    lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf8").splitlines()
    words = (Word(text, int(count), tag) for text, count, tag in (line.split() for line in lines))
    return [word for word in words if HAN.fullmatch(word.text)]


def read_family_names(path: Path) -> dict[str, float]:
    """Surname → bearers per million, from the workbook (which counts in units of ten thousand people)."""
    from openpyxl import load_workbook

    rows = list(load_workbook(path, read_only=True).active.iter_rows(min_row=2, values_only=True))
    total = sum(count for _, count in rows)
    return {name: count / total * 1e6 for name, count in rows}


def split_name(text: str, surnames: Mapping[str, float]) -> tuple[str, str] | None:
    """Surname and given name of one or two characters, if the text can be that; a compound surname goes first."""
    for length in (2, 1):
        surname, given = text[:length], text[length:]
        if surname in surnames and 1 <= len(given) <= 2 and (length == 1 or len(given) == 2 or len(text) == 3):
            return surname, given
    return None


def count_given(names: Iterable[tuple[str, str]]) -> Given:
    """Count the characters of given names, each dictionary word once."""
    counts = Given(Counter(), Counter(), Counter())
    for _, given in names:
        if len(given) == 1:
            counts.alone[given] += 1
        else:
            counts.first[given[0]] += 1
            counts.second[given[1]] += 1
    return counts


Shares = Callable[[str], float]


def log_shares(counts: Counter[str]) -> Shares:
    """Character → natural logarithm of its smoothed share among about 8,000."""
    whole = math.log(counts.total() + FLOOR * 8000)
    table = {char: math.log(n + FLOOR) - whole for char, n in counts.items()}
    unseen = math.log(FLOOR) - whole
    return lambda char: table.get(char, unseen)


def places(texts: Iterable[str]) -> dict[tuple[int, int], Shares]:
    """(Length of the word, place in it) → logarithms of the shares of the characters there."""
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for i, char in enumerate(text):
            counts[len(text), i][char] += 1
    return {place: log_shares(counter) for place, counter in counts.items()}


def likelihood(text: str, shares: Mapping[tuple[int, int], Shares]) -> float:
    """Logarithm of the likelihood of a text, each character by its place."""
    return sum(shares[len(text), i](char) for i, char in enumerate(text))


def name_odds(
    surnames: Mapping[str, float], given: Given, others: Sequence[Mapping[tuple[int, int], Shares]]
) -> Callable[[str, str], float]:
    """Surname and given name → log-odds that they are a name and not an ordinary or a transliterated word."""
    first, second, alone = (log_shares(counts) for counts in given)

    def odds(surname: str, rest: str) -> float:
        name = math.log(surnames[surname] / 1e6)
        name += first(rest[0]) + second(rest[1]) if len(rest) == 2 else alone(rest)
        return name - max(likelihood(surname + rest, shares) for shares in others)

    return odds


def judge_names(words: Sequence[Word], surnames: Mapping[str, float]) -> tuple[Given, Mapping[str, float]]:
    """The counted given names, and for each word tagged as a person the log-odds that it is a name of ours."""
    parts = {word.text: split_name(word.text, surnames) for word in words if word.tag in PERSONS}
    names = {text: split for text, split in parts.items() if split and split[1] not in TITLES}
    given = count_given(names.values())
    ordinary = places(word.text for word in words if word.tag not in NAMES)
    foreign = places(word.text for word in words if word.tag == "nrt")
    for _ in range(3):
        odds = name_odds(surnames, given, [ordinary, foreign])
        judged = {text: odds(*split) for text, split in names.items()}
        given = count_given(names[text] for text, value in judged.items() if value > 0)
    return given, {text: judged.get(text, NEVER) for text in parts}


def given_rows(given: Given) -> list[tuple[str, str, str, str]]:
    """Rows of given.tsv."""
    chars = sorted(given.first.keys() | given.second.keys() | given.alone.keys())
    return [(c, str(given.first[c]), str(given.second[c]), str(given.alone[c])) for c in chars]


def surname_rows(
    weights: Mapping[str, float], narrow: Mapping[str, str], special: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Rows of surnames.tsv, the weightiest first."""
    order = sorted(weights, key=lambda name: (-weights[name], name))
    return [(name, f"{weights[name]:.1f}", special.get(name) or reading(name, narrow)) for name in order]


def reading(surname: str, narrow: Mapping[str, str]) -> str:
    """The readings of a surname from those of its characters; of a compound, the first of each, joined."""
    if len(surname) == 1:
        return narrow[surname]
    return "".join(narrow[char].split(",")[0] for char in surname)


def is_lexical(word: Word, odds: Mapping[str, float]) -> bool:
    """Whether a word belongs in the lexicon: two to four characters, or up to six if common, and no name."""
    if word.count < 3 or word.tag == "nrt":
        return False
    if word.tag in PERSONS:
        return odds[word.text] < (0 if word.count >= 5 else -3)
    return 2 <= len(word.text) <= 4 or (5 <= len(word.text) <= 6 and word.count >= 50)


def lexicon_rows(words: Iterable[Word], odds: Mapping[str, float]) -> list[tuple[str, str]]:
    """Rows of lexicon.tsv: a first character, and "rest count" pairs."""
    rests: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word in words:
        if is_lexical(word, odds):
            rests[word.text[0]].append((word.text[1:], word.count))
    return [(first, " ".join(f"{rest} {n}" for rest, n in sorted(rests[first]))) for first in sorted(rests)]


def character_rows(words: Iterable[Word]) -> list[tuple[str, str, str]]:
    """Rows of chars.tsv: how often a character is a word of its own, and how often it is in any word."""
    alone: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for word in words:
        for char in word.text:
            anywhere[char] += word.count
        if len(word.text) == 1:
            alone[word.text] += word.count
    return [(char, str(alone[char]), str(anywhere[char])) for char in sorted(anywhere)]


def transliteration_rows(words: Sequence[Word], surnames: Mapping[str, float]) -> list[tuple[str, str, str]]:
    """Rows of transliteration.tsv: characters of transliterated names, with their counts there and in all words."""
    foreign = [word.text for word in words if word.tag == "nrt" and len(word.text) >= 3]
    everywhere = Counter(char for word in words for char in word.text)
    counts = Counter(char for text in foreign for char in text)
    for _ in range(3):
        total, ground = counts.total(), everywhere.total()
        lift = {c: math.log((n / total) / (everywhere[c] / ground)) for c, n in counts.items()}
        kept = [t for t in foreign if sum(lift.get(c, -3.0) for c in t) / len(t) > 0.5]
        counts = Counter(char for text in kept for char in text)
    rows = [(c, n, everywhere[c]) for c, n in counts.items() if n >= 3]
    return [(c, str(n), str(every)) for c, n, every in sorted(rows, key=lambda row: (-row[1], row[0]))]
