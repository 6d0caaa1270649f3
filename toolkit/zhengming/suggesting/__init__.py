"""Entries for a glossary, mined from past releases: people, institutions, titles, terms."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import get_args

from zhengming import words as dictionaries
from zhengming.checks.context import Context
from zhengming.engine import Progress, paired
from zhengming.errors import Problem
from zhengming.model import Kind
from zhengming.settings import Settings
from zhengming.suggesting.people import People
from zhengming.suggesting.suggestion import Suggestion
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
    miners = [People(termbase)]
    for number, release in enumerate(releases):
        if progress:
            progress(number, len(releases), release.name)
        context = Context(release, settings, termbase, words=words)
        for miner in miners if context.both else ():
            miner.read(context)
    found = (suggestion for miner in miners for suggestion in miner.suggestions(least))
    return tuple(sorted(found, key=_order)), problems


def _order(suggestion: Suggestion) -> tuple[int, int, str]:
    return get_args(Kind).index(suggestion.kind), -suggestion.count, suggestion.name
