"""The tables of facts that figures rest on: units, and words in which a numeral is no figure."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.figures.stated import Unit
from zhengming.model import Lang
from zhengming.patterns import pattern
from zhengming.sheet import Finder, finder

_FOLDER = Path(__file__).parent
_SHORT = 4


class Named(NamedTuple):
    """The name of a unit as it stands in a text, and where it ends."""

    name: str
    end: int


class Units(NamedTuple):
    """The unit of each name, the lengths of the names, the longest first, and what may not follow some of them.

    `exact` are short English names, which keep their case; `loose` are the others in lower case.
    """

    lang: Lang
    by_name: Mapping[str, Unit]
    lengths: Sequence[int]
    behind: Mapping[str, re.Pattern[str]]
    exact: frozenset[str]
    loose: frozenset[str]

    def of(self, written: str) -> Unit:
        return self.by_name.get(written) or self.by_name[written.lower()]

    def at(self, text: str, at: int) -> Named | None:
        """The longest name of a unit that begins at an offset; an English one whole, and in the plural too."""
        for length in self.lengths:
            name = text[at : at + length]
            end = at + len(name)
            if self.lang == "zh":
                behind = self.behind.get(name)
                if name in self.by_name and (behind is None or behind.match(text, end)):
                    return Named(name, end)
            elif name in self.exact or name.lower() in self.loose:
                for last in (end + 1, end) if text[end : end + 1] in ("s", "S") and name not in self.exact else (end,):
                    if not (name[-1].isalnum() and text[last : last + 1].isascii() and text[last : last + 1].isalpha()):
                        return Named(text[at:last], last)
        return None


def _rows() -> list[list[str]]:
    lines = (_FOLDER / "units.tsv").read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def units(lang: Lang) -> Units:
    """The units of a language, by what they are called there."""
    by_name: dict[str, Unit] = {}
    behind: dict[str, re.Pattern[str]] = {}
    exact: set[str] = set()
    loose: set[str] = set()
    for dimension, factor, name, chinese, english in _rows():
        unit = Unit(dimension, float(factor), name)
        for written in filter(None, (chinese if lang == "zh" else english).split(",")):
            bare, ahead, condition = written.partition("(?")
            by_name[bare] = unit
            if ahead:
                behind[bare] = pattern(ahead + condition)
            if lang == "en" and _is_short(bare):
                exact.add(bare)
            elif lang == "en":
                forms = bare.lower(), f"{bare}s".lower()
                by_name |= dict.fromkeys(forms, unit)
                loose.update(forms)
    lengths = sorted({len(name) for name in by_name}, reverse=True)
    return Units(lang, by_name, lengths, behind, frozenset(exact), frozenset(loose))


def _is_short(name: str) -> bool:
    return len(name) < _SHORT and name not in ("ton", "won", "yen", "day", "mu", "jin")


def _phrases() -> tuple[list[str], list[str]]:
    lines = (_FOLDER / "phrases.txt").read_text("utf8").splitlines()
    border = lines.index("----")
    chinese = " ".join(line for line in lines[:border] if not line.startswith("#")).split()
    return chinese, " | ".join(lines[border + 1 :]).split(" | ")


@cache
def phrases() -> re.Pattern[str]:
    """The English words in which a numeral is no figure."""
    spaced = (re.escape(phrase).replace(r"\ ", r"[\s,]+(?:and\s)?") for phrase in _phrases()[1])
    ordered = sorted(spaced, key=lambda phrase: (-len(phrase), phrase))
    first = "".join(sorted({phrase[0] for phrase in ordered}))
    return re.compile(rf"[{first}](?<!\w.)(?:{'|'.join(f'(?<={phrase[0]}){phrase[1:]}' for phrase in ordered)})\b")


@cache
def chinese_phrases() -> Finder:
    """What finds the Chinese words in which a numeral is no figure: the leftmost, the longest."""
    return finder(_phrases()[0], longest=True)
