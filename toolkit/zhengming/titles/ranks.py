"""Comparing the rank of a Chinese title with that of an English one."""

import re
from functools import lru_cache
from typing import NamedTuple

from zhengming.model import Lang
from zhengming.script import simplify
from zhengming.titles.finding import find
from zhengming.titles.tables import Rank, bases, heads, learned, rows_of, tellers

_GRAVE = ("deputy", "assistant", "acting", "honorary", "emeritus", "former", "late", "elect")
_NOT_ADDED_GRAVELY = frozenset({"former", "emeritus", "late"})
_LIGHT = ("executive", "first", "senior", "joint")
_SUFFICES = {
    "executive": {"first", "senior"},
    "first": {"executive", "senior"},
    "senior": {"executive", "first"},
    "honorary": {"emeritus"},
    "emeritus": {"honorary", "former"},
    "former": {"emeritus", "late"},
    "late": {"former"},
}
_SORTS = {
    "head": "office", "state": "office", "post": "post", "learned": "grade", "honour": "grade",
    "level": "level", "press": "press",
}  # fmt: skip
_PREFIX = {
    "deputy": "Deputy",
    "executive": "Executive",
    "first": "First",
    "assistant": "Assistant",
    "acting": "Acting",
    "honorary": "Honorary",
    "emeritus": "Emeritus",
    "former": "Former",
    "late": "Late",
    "senior": "Senior",
    "joint": "Co-",
}
_OUTER = ("late", "former", "acting", "honorary", "emeritus")
_ORDER = (*_OUTER, "senior", "executive", "first", "joint", "deputy", "assistant")
_ASSOCIATE = frozenset(
    {"professor", "researcher", "research fellow", "research professor", "fellow", "chief physician"}
)
_VICE = frozenset(
    {"president", "chairman", "chairwoman", "chairperson", "chair", "minister", "mayor", "governor", "premier"}
    | {"dean", "principal", "rector", "chancellor"}
)


class Disagreement(NamedTuple):
    """Why two ranks disagree, as a clause; `grave` where it makes somebody another person's superior or inferior.

    `mark` is what the language `lacking` does not say.
    """

    reason: str
    grave: bool
    mark: str = ""
    lacking: Lang = "en"


def rank_zh(text: str) -> Rank | None:
    """The rank of a Chinese title: that of its last title, as 院长 in 中欧能源学院副院长; None where there is none."""
    found = find(text, "zh")
    return found[-1].rank if found else None


def rank_en(text: str) -> Rank | None:
    """The rank of an English title: that of its first title, as dean in "Vice Dean of …"; None where there is none."""
    found = find(text, "en")
    return found[0].rank if found else None


def agree(zh: str, en: str) -> str | None:
    """Why an English title does not have the rank of a Chinese one, as a clause; None where it has.

    Also None where either is no title, or where the two are not titles of the same thing (院长, "mayor").
    """
    chinese, english = rank_zh(zh), rank_en(en)
    if not chinese or not english:
        return None
    different = disagreement(chinese, english)
    return different.reason if different else None


def leads(rank: Rank) -> bool:
    """Whether a title is that of somebody who leads a body, at whatever rank."""
    return rank.base in heads(rank.lang)


@lru_cache(maxsize=4096)
def sort_of(rank: Rank) -> frozenset[str]:
    """What sort of title it is: an office, a post, or a grade that is learned; an English one may be several."""
    found = [rank.base] if rank.lang == "zh" else [zh for zh, _ in rows_of(rank.base)]
    return frozenset(_SORTS[bases()[zh].kind] for zh in found)


@lru_cache(maxsize=4096)
def corresponds(zh: Rank, en: Rank, loosely: bool = False) -> bool:
    """Whether two ranks are of the same title. Loosely: all titles of those who lead a body are one."""
    return bool(_readings(zh, en, loosely))


@lru_cache(maxsize=4096)
def disagreement(zh: Rank, en: Rank) -> Disagreement | None:
    """How the ranks of two corresponding titles differ; None where they agree or do not correspond."""
    readings = _readings(zh, en, True)
    found = [_difference(zh, marks, en.maybe) for marks in readings]
    return None if None in found else next(iter(found), None)


def told(text: str, lang: Lang, mark: str) -> bool:
    """Whether a sentence says in other words what a modifier says: "retired in 2020" for 前."""
    words = tellers(lang).get(mark, ())
    if lang == "zh":
        plain = simplify(text)
        return any(word in plain for word in words)
    return bool(words) and re.search(rf"\b(?:{'|'.join(words)})\b", text, re.I) is not None


def _readings(zh: Rank, en: Rank, loosely: bool) -> list[frozenset[str]]:
    """The marks that the English has where it is read as rendering the Chinese base."""
    rows = rows_of(en.base)
    found = [en.marks | marks for base, marks in rows if base == zh.base]
    if not found and loosely and zh.base in heads("zh") and en.base in heads("en"):
        found = [en.marks | marks for _, marks in rows]
    return found


def _difference(zh: Rank, en: frozenset[str], en_maybe: frozenset[str]) -> Disagreement | None:
    lost, added = zh.marks - en - en_maybe, en - zh.marks - zh.maybe
    if "deputy" in lost and "assistant" in added:
        return Disagreement("a deputy is made an assistant", True)
    if "assistant" in lost and "deputy" in added:
        return Disagreement("an assistant is made a deputy", True)
    for mark in _GRAVE:
        if mark in lost and not _SUFFICES.get(mark, set()) & en:
            return Disagreement(f'"{mark}" is lost', mark != "former" or zh.base not in learned(), mark, "en")
        if mark in added and not _SUFFICES.get(mark, set()) & zh.marks:
            return Disagreement(f'"{mark}" is added', mark not in _NOT_ADDED_GRAVELY, mark, "zh")
    return _light(lost, added, zh.marks, en)


def _light(lost: frozenset[str], added: frozenset[str], zh: frozenset[str], en: frozenset[str]) -> Disagreement | None:
    for mark in _LIGHT:
        if mark in lost and not _SUFFICES.get(mark, set()) & en:
            return Disagreement(f'"{mark}" is lost', False)
    if "executive" in added and "deputy" in en and not _SUFFICES["executive"] & zh:
        return Disagreement('"executive" is added', False)
    return None


def rendered(zh: Rank, en: str) -> str:
    """The base title `en` with the rank of a Chinese title: 常务副院长, dean → Executive Vice Dean."""
    marks = zh.marks
    words = [_prefix(mark, en) for mark in _ORDER if mark in marks]
    title = " ".join([*words, *(word.capitalize() for word in en.split())]).replace("- ", "-")
    return title + ("-elect" if "elect" in marks else "")


def _prefix(mark: str, en: str) -> str:
    if mark == "deputy" and en in _ASSOCIATE:
        return "Associate"
    if mark == "deputy" and en in _VICE:
        return "Vice"
    return _PREFIX[mark]
