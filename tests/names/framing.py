"""Public figures in sentences and everyday words in theirs, run through the name checks; and what is known to fail."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zhengming import engine, termbase
from zhengming.checks import CHECKS
from zhengming.model import Document, Finding, Lang, Release
from zhengming.readers import segment_of
from zhengming.settings import Settings

HERE = Path(__file__).parent
KNOWN = HERE / "known_failures.tsv"
NAME_CHECKS = tuple(check for check in CHECKS if check.category == "names")
NO_COURTESY = frozenset(["emperor", "king", "princess", "pope", "monk", "nun"])


class Figure(NamedTuple):
    """A well-known person: `spellings` are established English ones, `role` and `sex` are keys of figure-labels.tsv."""

    name: str
    region: str
    spellings: tuple[str, ...]
    role: str
    sex: str


class Failure(NamedTuple):
    """What is known to be found where nothing should be: in which frames, how grave, and why."""

    table: str
    key: str
    severity: str
    frames: tuple[str, ...]
    reason: str


def rows(path: Path, columns: int) -> list[list[str]]:
    """The rows of a table without its comments."""
    found = [line.split("\t") for line in path.read_text("utf8").splitlines() if line and not line.startswith("#")]
    assert all(len(row) == columns and all(row) for row in found), f"{path.name} has a row without {columns} cells"
    return found


@cache
def figures() -> dict[str, Figure]:
    """Chinese name → figure."""
    return {name: Figure(name, region, tuple(spellings.split("|")), role, sex)
            for name, region, spellings, role, sex in rows(HERE / "figures.tsv", 5)}  # fmt: skip


@cache
def ordinary() -> dict[str, tuple[str, str]]:
    """Word that looks like a name → a Chinese sentence with it, and the English for it."""
    return {word: (zh, en) for word, zh, en in rows(HERE / "ordinary.tsv", 3)}


@cache
def frames() -> dict[str, tuple[str, str]]:
    """Name of a frame → its Chinese and its English sentence."""
    return {frame: (zh, en) for frame, zh, en in rows(HERE / "figure-frames.tsv", 3)}


@cache
def labels() -> dict[tuple[str, str], dict[Lang, str]]:
    """Kind and key of a label → what it is in either language."""
    return {(kind, key): {"zh": zh, "en": en} for kind, key, zh, en in rows(HERE / "figure-labels.tsv", 4)}


@cache
def known() -> dict[tuple[str, str, str], Failure]:
    """Table, key and severity → what is known to fail."""
    found = [Failure(t, key, severity, tuple(f.split(",")), why) for t, key, severity, f, why in rows(KNOWN, 5)]
    assert len({row[:3] for row in found}) == len(found), f"{KNOWN.name} has a key twice"
    return {row[:3]: row for row in found}


def framed(figure: Figure, frame: str, spelling: str) -> tuple[str, str]:
    """The Chinese and the English sentence of a frame with a figure in them."""

    def filled(template: str, lang: Lang, name: str) -> str:
        said = {kind: labels()[kind, key][lang] for kind, key in
                (("region", figure.region), ("role", figure.role), ("courtesy", figure.sex))}  # fmt: skip
        sentence = template.format(name=name, **said)
        return sentence[0].upper() + sentence[1:]

    zh, en = frames()[frame]
    return filled(zh, "zh", figure.name), filled(en, "en", spelling)


def frames_of(figure: Figure) -> Iterator[str]:
    """The frames that suit a figure: nobody says Mr. to an emperor."""
    for frame in frames():
        if frame != "courtesy" or (figure.role not in NO_COURTESY and not figure.name.endswith("夫人")):
            yield frame


def found_by_names(zh: str, en: str) -> tuple[Finding, ...]:
    """What the name checks find in a release of one Chinese and one English paragraph, with an empty glossary."""
    sides = [((segment_of(text, lang, f"case.{lang}.txt"),), lang) for text, lang in _both(zh, en)]
    documents = tuple(Document(side[0].path, lang, side, True) for side, lang in sides)
    release = Release("case", documents, sides[0][0], sides[1][0])
    return engine.check_release(release, Settings(), termbase.Termbase({}), NAME_CHECKS)


def _both(zh: str, en: str) -> tuple[tuple[str, Lang], tuple[str, Lang]]:
    return (zh, "zh"), (en, "en")


@cache
def figure_findings(name: str) -> dict[str, dict[str, list[str]]]:
    """Severity → frame → what is found for any spelling of a figure."""
    figure = figures()[name]
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for frame in frames_of(figure):
        for spelling in figure.spellings:
            for finding in found_by_names(*framed(figure, frame, spelling)):
                found[finding.severity or ""][frame].append(f"{finding.check}: {finding.message}")
    return found


@cache
def word_findings(word: str) -> list[str]:
    """What is found in the sentence of an everyday word."""
    return [f"{f.check}, {f.severity}: {f.message}" for f in found_by_names(*ordinary()[word])]
