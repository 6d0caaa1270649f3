"""Foreign names written in Chinese by sound: how alike 贝尔纳 and Bernard are.

Both are reduced to their consonants, and these are aligned; vowels hardly count, since Chinese has no other way to
write a consonant alone than with a vowel of its own (斯 for s, 特 for t).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import inf

from zhengming.names import tables
from zhengming.names.comparing import parts
from zhengming.names.readings import readings
from zhengming.names.syllables import plain, split
from zhengming.patterns import pattern

_LETTERS = pattern("sch|tch|tsch|ch|sh|ph|th|tz|ts|ck|gh|kh|zh|dj|qu|[bcdfghjklmnpqrstvwxyz]|[aeiouü]+")
_DOUBLED = pattern(r"([a-z])\1")
# What Hungarian and Polish write so may be that one sound: Kovács, Kaczmarek, Szabó.
_EASTERN = pattern("cs|cz|sz")
_SOUNDS = {
    "ph": "f",
    "ck": "k",
    "c": "k",
    "q": "k",
    "qu": "k",
    "gh": "g",
    "kh": "h",
    "sch": "sh",
    "tch": "ch",
    "tsch": "ch",
    "tz": "ts",
    "dj": "j",
    "zh": "j",
}
_ALIKE = (
    "l r",
    "b p v",
    "b w",
    "v w f",
    "f p",
    "f h",
    "d t th",
    "th s z",
    "z s",
    "z ts j",
    "z j",
    "g k",
    "g h",
    "k h",
    "j zh q ch y",
    "j g",
    "q ch k j",
    "x s sh h ch",
    "sh s ch",
    "ts c s ch z",
    "c k",
    "zh ch j z",
    "m n N ng",
    "R r l",
    "y i j",
    "w g",
    "w h",
    "r h",
    "sh x",
)
# Latin consonants that Chinese often leaves out, and Chinese sounds that only fill a syllable: coda n (N), 尔 (R).
_FAINT = {"h": 0.1, "r": 0.3, "l": 0.35, "w": 0.25, "y": 0.2, "n": 0.4, "ng": 0.4, "g": 0.45, "t": 0.45, "d": 0.45}
_FILLING = {"N": 0.4, "R": 0.3, "y": 0.3, "w": 0.4, "h": 0.5}
_LOST = 0.75
_NEAR = 0.2
_PROVEN = 0.9
_SOUNDS_ALIKE = 0.74
_SOUNDS_ALIKE_IN_PINYIN = 0.97
_SHORTEST = 4
_OTHER_NAME = 0.58
_OTHER_SURNAME = 0.72
_OTHER_WORD = 0.4
_OTHERWISE_ALIKE = 0.95


@cache
def _near_sounds() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in _ALIKE for a in group.split() for b in group.split())


@lru_cache(maxsize=16384)
def latin_consonants(name: str) -> tuple[str, ...]:
    """The consonants of a Latin name in order."""
    sounds = []
    for word in re.findall("[a-zü]+", plain(name)):
        word = _DOUBLED.sub(r"\1", word)
        for match in _LETTERS.finditer(word):
            unit = match.group()
            after = word[match.end() : match.end() + 1]
            if unit == "x":
                sounds += ["k", "s"]
            elif unit == "c" and after in "eiy" and after:
                sounds.append("s")
            elif unit == "y" and not (after and after in "aeiou"):
                continue
            elif unit[0] not in "aeiouü":
                sounds.append(_SOUNDS.get(unit, unit))
    return tuple(sounds)


@lru_cache(maxsize=16384)
def chinese_consonants(name: str) -> tuple[str, ...]:
    """The consonants of a transliterated Chinese name in order, by the first reading of each character.

    N is an n that ends a syllable, R is 尔.
    """
    sounds = []
    for char in name:
        syllable = (readings(char) or ("",))[0]
        if syllable == "er":
            sounds.append("R")
            continue
        onset, final = parts(syllable)
        if onset and onset not in "y":
            sounds.append(onset)
        elif onset == "y" and final[:1] in "aeou":
            sounds.append("y")
        if final.endswith(("n", "ng")):
            sounds.append("N")
    return tuple(sounds)


@lru_cache(maxsize=16384)
def likeness(chinese: str, latin: str) -> float:
    """How alike a transliterated Chinese name and a Latin one sound, from 0 to 1.

    Several Latin words are compared with the whole of a name with a dot, a single one with its last part.
    """
    if "·" in chinese and " " not in latin:
        return likeness(chinese.rpartition("·")[2], latin)
    if latin in tables.customary_foreign().get(chinese, ()):
        return 1.0
    shared = _customary(chinese, latin) if "·" in chinese else 0
    if shared:
        chinese, latin = chinese.partition("·")[2], latin.partition(" ")[2]
    left, right = chinese_consonants(chinese.replace("·", "")), latin_consonants(latin)
    if not left or not right:
        return 0.0
    eastern = latin_consonants(_EASTERN.sub(_as_english, latin))
    return max(0.0, *(1 - _distance(left, way) / (shared + max(len(left), len(way))) for way in {right, eastern}))


def least_likeness(latin: str) -> float:
    """How alike a Latin name and one written by sound must be to be the same: what may be pinyin, nearly the same.

    None is enough for a word of a few letters.
    """
    if len(latin) < _SHORTEST:
        return inf
    return _SOUNDS_ALIKE_IN_PINYIN if split(latin) else _SOUNDS_ALIKE


def _as_english(found: re.Match[str]) -> str:
    return "s" if found[0] == "sz" else "ch"


def sounds_otherwise(chinese: str, fuller: str, words: Sequence[str]) -> bool:
    """Whether Latin words sound quite unlike a name written by sound; `fuller` is the name with what may belong to it.

    A single word, or a name without a dot, must be unlike in every part.
    """
    if len(words) == 1 or "·" not in chinese:
        parts = {part for name in (chinese, fuller) for part in (name, *name.split("·"))}
        return all(likeness(part, word) < _OTHER_WORD for part in parts for word in words)
    last = likeness(chinese.split("·")[-1], words[-1])
    return last < _OTHER_SURNAME and all(likeness(name, " ".join(words)) < _OTHER_NAME for name in (chinese, fuller))


def exchanged(chinese: str, latin: str) -> str:
    """The sound, n or l, that a Latin name has where the Chinese has the other of the two; empty where it has not.

    No transliteration takes the one for the other. Names that sound alike otherwise are told apart only.
    """
    if "·" in chinese and " " not in latin:
        chinese = chinese.rpartition("·")[2]
    left, right = chinese_consonants(chinese.replace("·", "")), latin_consonants(latin)
    now, worst = _distance(left, right), (1 - _OTHERWISE_ALIKE) * max(len(left), len(right), 1)
    for n, sound in enumerate(right):
        other = {"n": "l", "l": "n"}.get(sound)
        then = _distance(left, (*right[:n], other, *right[n + 1 :])) if other else now
        if then <= min(now - _PROVEN, worst):
            return sound
    return ""


def _customary(chinese: str, latin: str) -> int:
    """The number of sounds of a first name that stands for the Latin one by custom; 0 where it does not."""
    first, word = chinese.partition("·")[0], latin.partition(" ")[0]
    return len(chinese_consonants(first)) if word in tables.customary_foreign().get(first, ()) else 0


def _distance(left: Sequence[str], right: Sequence[str]) -> float:
    row = [0.0]
    for sound in right:
        row.append(row[-1] + _FAINT.get(sound, _LOST))
    for sound in left:
        lost = _FILLING.get(sound, _LOST)
        new = [row[0] + lost]
        for j, other in enumerate(right, 1):
            new.append(min(row[j - 1] + _cost(sound, other), row[j] + lost, new[j - 1] + _FAINT.get(other, _LOST)))
        row = new
    return row[-1]


def _cost(sound: str, other: str) -> float:
    if sound.lower() == other:
        return 0.0
    return _NEAR if (sound, other) in _near_sounds() else 1.0
