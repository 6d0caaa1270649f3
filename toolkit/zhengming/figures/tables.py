"""The tables of facts that figures rest on: units, and words in which a numeral is no figure."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming.figures.stated import Unit
from zhengming.model import Lang

_FOLDER = Path(__file__).parent
_SHORT = 4


class Units(NamedTuple):
    """A pattern that finds the name of a unit, and the unit of each name. Short English names keep their case."""

    pattern: re.Pattern[str]
    by_name: Mapping[str, Unit]

    def of(self, written: str) -> Unit:
        return self.by_name.get(written) or self.by_name[written.lower()]


def _rows() -> list[list[str]]:
    lines = (_FOLDER / "units.tsv").read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def units(lang: Lang) -> Units:
    """The units of a language, by what they are called there."""
    patterns, by_name = [], {}
    for dimension, factor, name, chinese, english in _rows():
        unit = Unit(dimension, float(factor), name)
        for written in filter(None, (chinese if lang == "zh" else english).split(",")):
            bare = re.sub(r"\(\?.*", "", written)
            by_name[bare] = unit
            patterns.append((len(bare), written if lang == "zh" else _english(bare)))
            if lang == "en" and not _is_short(bare):
                by_name |= {form.lower(): unit for form in (bare, f"{bare}s")}
    ordered = [pattern for _, pattern in sorted(patterns, key=lambda item: (-item[0], item[1]))]
    return Units(re.compile("|".join(ordered)), by_name)


def _english(name: str) -> str:
    """The pattern of an English name: its plural too, and whole words only."""
    end = r"(?![A-Za-z])" if name[-1].isalnum() else ""
    return re.escape(name) + end if _is_short(name) else rf"(?i:{re.escape(name)}s?){end}"


def _is_short(name: str) -> bool:
    return len(name) < _SHORT and name not in ("ton", "won", "yen", "day", "mu", "jin")


@cache
def phrases(lang: Lang) -> re.Pattern[str]:
    """The words of a language in which a numeral is no figure."""
    lines = (_FOLDER / "phrases.txt").read_text("utf8").splitlines()
    border = lines.index("----")
    if lang == "zh":
        found = " ".join(line for line in lines[:border] if not line.startswith("#")).split()
        return re.compile("|".join(sorted(map(re.escape, found), key=lambda phrase: (-len(phrase), phrase))))
    english = " | ".join(lines[border + 1 :]).split(" | ")
    spaced = (re.escape(phrase).replace(r"\ ", r"[\s,]+(?:and\s)?") for phrase in english)
    return re.compile(rf"\b(?:{'|'.join(sorted(spaced, key=lambda phrase: (-len(phrase), phrase)))})\b")
