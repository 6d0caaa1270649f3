"""Entries for a glossary, mined from past releases: people, institutions, titles, terms."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from zhengming import words as dictionaries
from zhengming.checks.context import Context
from zhengming.engine import Progress, paired
from zhengming.errors import Problem
from zhengming.model import Confidence, Kind
from zhengming.settings import Settings
from zhengming.suggesting.institutions import Institutions
from zhengming.suggesting.lexicon import Lexicon
from zhengming.suggesting.material import material
from zhengming.suggesting.people import People
from zhengming.suggesting.rejections import Row, compared, pairs
from zhengming.suggesting.suggestion import Suggestion
from zhengming.suggesting.terms import Terms
from zhengming.suggesting.titles import Titles
from zhengming.suggesting.wording import Cutter
from zhengming.termbase import Termbase

KINDS: tuple[Kind, ...] = ("person", "institution", "title", "term", "place")
SURE: tuple[Confidence, ...] = ("low", "medium", "high")
LEAST = 2


def suggest(
    paths: Sequence[Path],
    settings: Settings,
    termbase: Termbase,
    *,
    kinds: Collection[Kind] = KINDS,
    least: int = LEAST,
    rejected: Collection[Row] = (),
    least_sure: Confidence = "medium",
    progress: Progress | None = None,
) -> tuple[tuple[Suggestion, ...], tuple[Problem, ...]]:
    """What some releases have that the glossary lacks, and what could not be read.

    Something must stand `least` times in the Chinese, and be as sure as asked. What is `rejected` is not suggested,
    whatever its kind. People come first, then institutions, titles, terms and places; the most frequent first.
    """
    words = dictionaries.load(settings.words)
    releases, problems = paired(paths, settings, progress=progress)
    miners = _miners(termbase, Cutter(words), kinds)
    for number, release in enumerate(releases):
        if progress:
            progress(number, len(releases), release.name)
        context = Context(release, settings, termbase, words=words)
        if context.both:
            read = material(context)
            for miner in miners:
                miner.read(read)
    found = _once(suggestion for miner in miners for suggestion in miner.suggestions(least))
    wanted = (each for each in found if each.kind in kinds and SURE.index(each.confidence) >= SURE.index(least_sure))
    return tuple(sorted(_without(wanted, pairs(rejected)), key=_order)), problems


Miner = People | Institutions | Titles | Terms


def _miners(termbase: Termbase, cutter: Cutter, kinds: Collection[Kind]) -> list[Miner]:
    """What mines entries of some kinds; what is surer of a kind comes first."""
    found: list[Miner] = [People(termbase)] if "person" in kinds else []
    if set(kinds) - {"person"}:
        found += [Institutions(cutter), Titles(termbase), Terms(cutter, Lexicon(termbase, cutter))]
    return found


def _once(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """The suggestions but those that another makes needless: the same name, or a part that hardly stands alone."""
    kept: list[Suggestion] = []
    by_name: dict[str, Suggestion] = {}
    for each in found:
        if each.name not in by_name:
            kept.append(each)
            by_name[each.name] = each
    often: dict[str, int] = {}
    for each in kept:
        for part in {each.name[i:j] for i in range(len(each.name)) for j in range(i + 2, len(each.name) + 1)}:
            if part in by_name and part != each.name and _is_part(by_name[part], each):
                often[part] = often.get(part, 0) + each.times
    return (each for each in kept if 2 * often.get(each.name, 0) < each.times)


def _is_part(one: Suggestion, other: Suggestion) -> bool:
    """Whether the English of one suggestion is part of that of another."""
    return all(any(mine.text.lower() in its.text.lower() for its in other.renderings) for mine in one.renderings)


def _without(found: Iterable[Suggestion], rejected: Collection[tuple[str, str]]) -> Iterator[Suggestion]:
    """The suggestions without the renderings that somebody has rejected."""
    for each in found:
        left = tuple(r for r in each.renderings if compared(each.name, r.text) not in rejected)
        if any(rendering.form == "full" for rendering in left):
            yield each._replace(renderings=left)


def _order(suggestion: Suggestion) -> tuple[int, int, str]:
    return KINDS.index(suggestion.kind), -suggestion.times, suggestion.name
