"""The run: paths in, a report out. Wires the crafts together; what each of them knows, it does not.

The same files and the same settings give the same report, whatever the order in which they were named.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from zhengming import allowing, pairing, readers
from zhengming import words as dictionaries
from zhengming.checks import CHECKS, Check, by_name
from zhengming.checks.context import Context
from zhengming.errors import Problem, Unreadable
from zhengming.gathering import gather
from zhengming.model import Document, Finding, Lang, Release, Report
from zhengming.settings import Settings
from zhengming.settling import EMPTY, VOID, Asked, Outcome, by_place, run, settled
from zhengming.settling import choose as choose
from zhengming.settling import glossaries as glossaries
from zhengming.settling import status as status
from zhengming.termbase import Termbase
from zhengming.words import Words

Progress = Callable[[int, int, str], None]


def examine(
    paths: Sequence[Path],
    settings: Settings,
    termbase: Termbase,
    *,
    named: Sequence[tuple[str, str]] = (),
    checks: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check files and folders and say what was found.

    `named` are pairs of files (Chinese, English) that belong together whatever their names. `checks` are the only
    ones to run; without it all that the settings leave on. `progress` is told how many files of how many are read,
    then how many releases are checked, and which is next. Raises UsageError for a check that does not exist, and
    SettingsError for a user dictionary that cannot be used.
    """
    chosen = choose(settings, checks)
    words = dictionaries.load(settings.words)
    releases, problems = paired(paths, settings, named=named, progress=progress)
    outcomes = [Outcome(tuple(check_problems(problems, settings)))]
    for number, release in enumerate(releases):
        if progress:
            progress(number, len(releases), release.name)
        outcomes.append(examine_release(release, settings, termbase, chosen, words))
    unreadable = tuple((problem.path, problem.line, problem.message) for problem in problems)
    asked = Asked([*paths, *(Path(path) for pair in named for path in pair)], [check.name for check in chosen])
    return settled(outcomes, Report((), releases, unreadable), settings, asked)


def paired(
    paths: Sequence[Path],
    settings: Settings,
    *,
    named: Sequence[tuple[str, str]] = (),
    progress: Progress | None = None,
) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
    """The releases that some files and folders hold, and what could not be read, sorted. Arguments as of `examine`."""
    asked = (*paths, *(Path(path) for pair in named for path in pair))
    files, missing = gather(asked, readers.SUFFIXES, settings.root, settings.exclude, readers.is_bilingual)
    documents, faults = read(files, declared(named), progress)
    releases = tuple(told(release, faults) for release in pairing.pair(documents, settings.pairs, named))
    return releases, tuple(sorted((*missing, *faults, *no_pair(paths, releases))))


def told(release: Release, faults: Sequence[Problem]) -> Release:
    """The release, whose missing side is said to be unreadable where that is why it is missing."""
    for fault in faults if release.unpaired else ():
        if re.search(rf"(?<!\S){re.escape(fault.path)}(?=$|[ ,;])", release.unpaired):
            return replace(release, unpaired=f"its counterpart {fault.path} cannot be read")
    return release


def check_release(
    release: Release,
    settings: Settings,
    termbase: Termbase,
    checks: Iterable[Check] = CHECKS,
    words: Words | None = None,
) -> tuple[Finding, ...]:
    """What some checks find in one release, sorted by place. `words` are those of the user dictionaries."""
    return examine_release(release, settings, termbase, checks, words).findings


def examine_release(
    release: Release,
    settings: Settings,
    termbase: Termbase,
    checks: Iterable[Check] = CHECKS,
    words: Words | None = None,
) -> Outcome:
    """What some checks find in one release, and what the allowances in its text allow. Arguments as above."""
    context = Context(release, settings, termbase, words=words)
    chosen = {check.name: check for check in checks}
    judges = chosen.pop(VOID, None)
    found = [finding for check in chosen.values() for finding in run(check, context)]
    allowances = allowing.in_text(release.documents, release.zh + release.en, by_name())
    if not allowances:
        return Outcome(by_place(found))
    kept, allowed, used = allowing.allow(found, allowances)
    if judges:
        others = {name for a in allowances for name in a.checks if name in by_name()} - chosen.keys() - {VOID}
        others = {name for name in others if settings.checks.get(name) != "off"}
        more = [finding for name in others for finding in run(by_name()[name], context)]
        used |= allowing.allow(more, allowances)[2]
        context.void = tuple(allowing.void(allowances, used, {*chosen, *others}))
        kept = (*kept, *run(judges, context))
    return Outcome(by_place(kept), allowed)


def check_problems(problems: Sequence[Problem], settings: Settings) -> Iterator[Finding]:
    """The findings about what could not be read, which no setting turns off."""
    check = by_name()["unreadable"]
    for finding in check.run(Context(EMPTY, settings, Termbase({}), problems)):
        yield finding._replace(check=check.name, category=check.category, severity=check.severity, confidence="high")


def declared(named: Sequence[tuple[str, str]]) -> dict[str, Lang]:
    sides: dict[str, Lang] = {}
    for zh, en in named:
        sides |= {Path(zh).as_posix(): "zh", Path(en).as_posix(): "en"}
    return sides


def read(
    files: Sequence[Path], declared: dict[str, Lang], progress: Progress | None
) -> tuple[list[Document], list[Problem]]:
    documents, problems = [], []
    for number, file in enumerate(files):
        name = file.as_posix()
        if progress:
            progress(number, len(files), name)
        said = pairing.language_of(name)
        try:
            documents.append(readers.read(file, name, declared.get(name) or (said[0] if said else None)))
        except Unreadable as fault:
            problems += [p if isinstance(p, Problem) else Problem(name, 0, p) for p in fault.problems]
        except OSError as fault:
            problems.append(Problem(name, 0, f"cannot be opened: {(fault.strerror or str(fault)).lower()}"))
    return documents, problems


def no_pair(paths: Sequence[Path], releases: Sequence[Release]) -> Iterator[Problem]:
    """The fault of a run over several files of both languages in which nothing belongs together."""
    if any(release.zh and release.en for release in releases):
        return
    sides = {document.lang for release in releases for document in release.documents}
    if len(sides) == 2:
        where = min(path.as_posix() for path in paths) if paths else releases[0].name
        yield Problem(where, 0, _HOW_TO_PAIR)


_HOW_TO_PAIR = (
    "there are Chinese and English files here, and none is the other language of another; "
    "name them alike (x.zh.md and x.en.md, zh/x.md and en/x.md), or give --zh FILE --en FILE, or pairs in the settings"
)
