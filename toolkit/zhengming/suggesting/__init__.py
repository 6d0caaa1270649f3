"""Entries for a glossary, mined from past releases: people, institutions, titles, terms."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from zhengming import words as dictionaries
from zhengming.checks.context import Context
from zhengming.engine import Progress, paired
from zhengming.errors import Problem
from zhengming.model import Kind, Pair
from zhengming.settings import Settings
from zhengming.suggesting.institutions import Institutions
from zhengming.suggesting.people import People
from zhengming.suggesting.suggestion import Suggestion
from zhengming.suggesting.wording import Cutter
from zhengming.termbase import Termbase

KINDS: tuple[Kind, ...] = ("person", "institution", "title", "term")
LEAST = 2


def suggest(
    paths: Sequence[Path],
    settings: Settings,
    termbase: Termbase,
    *,
    kinds: Collection[Kind] = KINDS,
    least: int = LEAST,
    rejected: Collection[tuple[Kind, str, str]] = (),
    progress: Progress | None = None,
) -> tuple[tuple[Suggestion, ...], tuple[Problem, ...]]:
    """What some releases have that the glossary lacks, and what could not be read.

    Something must stand `least` times in the Chinese. `rejected` are the pairs of Chinese and English that are not to
    be suggested. People come first, then institutions, titles and terms; the most frequent first.
    """
    words = dictionaries.load(settings.words)
    releases, problems = paired(paths, settings, progress=progress)
    cutter = Cutter(words)
    miners: dict[Kind, People | Institutions] = {"person": People(termbase), "institution": Institutions(cutter)}
    miners = {kind: miner for kind, miner in miners.items() if kind in kinds}
    for number, release in enumerate(releases):
        if progress:
            progress(number, len(releases), release.name)
        context = Context(release, settings, termbase, words=words)
        units = _units(context) if context.both else ()
        for miner in miners.values() if units else ():
            miner.read(context, units)
    found = (suggestion for miner in miners.values() for suggestion in miner.suggestions(least))
    return tuple(sorted(_without(found, rejected), key=_order)), problems


def _units(context: Context) -> tuple[Pair, ...]:
    """The passages of a release that render each other, as small as is certain."""
    both = (pair for pair in context.pairs if pair.zh and pair.en)
    return tuple(unit for pair in both for unit in context.sentences(pair) if unit.zh and unit.en)


def _without(found: Iterable[Suggestion], rejected: Collection[tuple[Kind, str, str]]) -> Iterator[Suggestion]:
    """The suggestions without the renderings that somebody has rejected."""
    for each in found:
        left = tuple(r for r in each.renderings if (each.kind, each.name, r.text) not in rejected)
        if any(rendering.form == "full" for rendering in left):
            yield each._replace(renderings=left)


def _order(suggestion: Suggestion) -> tuple[int, int, str]:
    return KINDS.index(suggestion.kind), -suggestion.times, suggestion.name
