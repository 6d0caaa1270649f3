"""A run over an archive: list, compare with the cache, read and check what is not known, settle."""

import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zhengming import settling
from zhengming.archive import shelf
from zhengming.archive.encoding import Releases, Row, card_of, outcome_of, release_row
from zhengming.errors import Problem
from zhengming.gathering import listed
from zhengming.model import Release, Report
from zhengming.readers import SUFFIXES, is_bilingual
from zhengming.settings import Settings
from zhengming.settling import Asked, Outcome

if TYPE_CHECKING:
    from zhengming.archive.working import Crew
    from zhengming.engine import Progress
    from zhengming.termbase import Termbase

_SETTLED = 2_000_000_000
"""A file that was written less than so many nanoseconds ago may be written again without another stamp."""


class Job(NamedTuple):
    """A run: what is asked, under which settings, with which glossary and dictionaries."""

    paths: Sequence[Path]
    named: Sequence[tuple[str, str]]
    settings: Settings
    glossary: Sequence[Path]
    checks: tuple[str, ...]
    progress: "Progress | None"
    jobs: int

    @property
    def asked(self) -> tuple[Path, ...]:
        return (*self.paths, *(Path(path) for pair in self.named for path in pair))


class Known(NamedTuple):
    """What a run has found out. `files`: name → stamp, digest, card, problems. `outcomes`: one a release.

    `compared` are the files whose texts decided what belongs together.
    """

    files: dict[str, Row]
    releases: list[Row]
    outcomes: list[Row]
    problems: list[Row]
    compared: list[str]


class Glossary(NamedTuple):
    """The glossary of a run: a digest of its files, and where its entries are kept for the next run."""

    digest: str
    place: Path | None

    def changed(self, before: str, now: "Termbase") -> "Termbase | None":
        """The entries that are not as in the run before; None where that is not known, or touches everything."""
        from zhengming.archive import terms

        held = (shelf.read(self.place) or {}) if self.place else {}
        return terms.changed(held["rows"], now) if held.get("digest") == before else None

    def keep(self, now: "Termbase") -> None:
        """Keep the entries for the next run, unless they are kept already."""
        from zhengming.archive import terms

        if self.place and (shelf.read(self.place) or {}).get("digest") != self.digest:
            shelf.put(self.place, {"digest": self.digest, "rows": terms.rows_of(now)})


def examine(
    paths: Sequence[Path],
    settings: Settings,
    glossary: Sequence[Path],
    *,
    named: Sequence[tuple[str, str]] = (),
    checks: Collection[str] | None = None,
    progress: "Progress | None" = None,
    jobs: int = 0,
    cache: bool = True,
    since: str | None = None,
    texts: bool = False,
) -> Report:
    """Check files and folders as `engine.examine` does; `glossary` are its folders.

    Unless `texts` are asked for, the releases come without them, and findings with the paragraphs that they point at.

    `jobs` is how many processes may work (0: one a processor). With `cache` what did not change is not looked at
    again. `since` is a git revision: only releases with a file that has changed since are reported. Raises what
    `engine.examine` raises, GlossaryError, and UsageError where git cannot tell.
    """
    chosen = tuple(check.name for check in settling.choose(settings, checks))
    job = Job(paths, named, settings, glossary, chosen, progress, jobs)
    changed = None
    if since is not None:
        from zhengming.archive.since import changed_since

        changed = changed_since(since, job.asked)
    stamps, missing = listed(job.asked, SUFFIXES, settings.root, settings.exclude, is_bilingual)
    known = _known(job, stamps, missing, shelf.home() if cache else None)
    return _report(job, known, changed, texts)


def _known(job: Job, stamps: dict[str, str], missing: Sequence[Problem], folder: Path | None) -> Known:
    """What there is to know of the files, from the cache as far as that is still true."""
    if folder is None:
        return _found_out(job, stamps, missing, {}, {}, Glossary("", None))
    began = time.time_ns()
    place = folder / shelf.digest(os.getcwd(), sorted(map(str, job.paths)), sorted(job.named))
    terms = shelf.contents(job.glossary)
    stamp = _stamp_of(job)
    scan = shelf.digest(list(stamps.items()), [list(problem) for problem in missing])
    head = shelf.read(place.with_suffix(".head.json")) or {}
    same = head.get("stamp") == stamp
    if same and head["terms"] == terms and head["scan"] == scan:
        return Known({}, head["releases"], head["outcomes"], head["problems"], [])
    body = (shelf.read(place.with_suffix(".body.json")) or {}) if same else {}
    if body and body["scan"] != head["scan"]:
        body = {}  # another run wrote one of the two in between
    glossary = Glossary(terms, place.with_suffix(".terms.json"))
    known = _found_out(job, stamps, missing, head if body else {}, body, glossary)
    settled = all(_is_old(each, began) for each in stamps.values())
    _keep(place, known, {"stamp": stamp, "terms": terms, "scan": scan if settled else shelf.digest(began)}, began)
    return known


def _stamp_of(job: Job) -> str:
    """What, besides texts and glossary, a finding depends on."""
    settings = job.settings
    words = shelf.contents(map(Path, settings.words))
    return shelf.digest(
        shelf.program(), job.checks, settings.pairs, sorted(settings.checks.items()), settings.house, words
    )


def _is_old(stamp: str, now: int) -> bool:
    """Whether a file was last written so long ago that another writing would give it another stamp."""
    return bool(stamp) and max(map(int, stamp.split()[1:3])) < now - _SETTLED


def _keep(place: Path, known: Known, head: dict[str, Any], now: int) -> None:
    files = {name: row if _is_old(row[0], now) else ["", *row[1:]] for name, row in known.files.items()}
    shelf.put(place.with_suffix(".body.json"), {"scan": head["scan"], "files": files, "compared": known.compared})
    content = {"releases": known.releases, "outcomes": known.outcomes, "problems": known.problems}
    shelf.put(place.with_suffix(".head.json"), {**head, **content})


def _found_out(
    job: Job,
    stamps: dict[str, str],
    missing: Sequence[Problem],
    head: dict[str, Any],
    body: dict[str, Any],
    glossary: "Glossary",
) -> Known:
    """What there is to know, with what is old taken from the rows of the cache."""
    from zhengming.archive.working import Crew, jobs_for, task_of

    held: dict[str, Row] = body.get("files", {})
    files, doubtful = _unchanged(stamps, held)
    task = task_of(job.settings, job.glossary, job.checks, job.named)
    other_terms = bool(head) and head["terms"] != glossary.digest
    task = task._replace(changed=glossary.changed(head["terms"], task.termbase) if other_terms else None)
    with Crew(task, jobs_for(job.jobs, len(stamps) if other_terms else len(doubtful))) as crew:
        _read(job, crew, doubtful, stamps, files)
        changed = {name for name in doubtful if files[name][1] != held.get(name, [0, None])[1]}
        releases, compared = _paired(job, crew, files, held, changed, head, body)
        known = _outcomes_held(head, changed)
        if other_terms:
            known = {} if task.changed is None else _untouched(crew, releases, known)
        rows = [row for row in releases if _key(row) not in known]
        _check(job, crew, rows, known)
    glossary.keep(task.termbase)
    problems = _problems(job, files, missing, releases)
    outcomes = [known[_key(row)] for row in releases]
    return Known(files, releases, outcomes, [list(problem) for problem in problems], compared)


def _unchanged(stamps: dict[str, str], held: dict[str, Row]) -> tuple[dict[str, Row], list[str]]:
    """The files that are as they were, by their stamp or by their bytes, with their rows; and the others."""
    from zhengming.archive.working import digest_of

    files: dict[str, Row] = {}
    doubtful = []
    for name, stamp in stamps.items():
        row = held.get(name)
        if row and row[0] == stamp != "":
            files[name] = row
        elif row and row[1] and row[1] == digest_of(name):
            files[name] = [stamp, *row[1:]]
        else:
            doubtful.append(name)
    return files, doubtful


def _read(job: Job, crew: "Crew", names: Sequence[str], stamps: dict[str, str], files: dict[str, Row]) -> None:
    for number, (name, row) in enumerate(crew.cards(names)):
        files[name] = [stamps[name], *row]
        if job.progress:
            job.progress(number, len(names), name)


def _check(job: Job, crew: "Crew", rows: Sequence[Row], known: dict[tuple[str, ...], Row]) -> None:
    for number, (row, found) in enumerate(crew.outcomes(rows)):
        known[_key(row)] = found
        if job.progress:
            job.progress(number, len(rows), row[0])


def _paired(
    job: Job,
    crew: "Crew",
    files: dict[str, Row],
    held: dict[str, Row],
    changed: Collection[str],
    head: dict[str, Any],
    body: dict[str, Any],
) -> tuple[list[Row], list[str]]:
    """The releases, and the files whose texts decided about them: as they were, where nothing of weight has changed."""
    cards = [files[name][2:] == held[name][2:] if name in held else False for name in changed]
    if head and files.keys() == held.keys() and all(cards) and not set(body["compared"]) & set(changed):
        return head["releases"], body["compared"]
    from zhengming import engine, pairing

    compared: set[str] = set()

    def alike(zh: Any, en: Any) -> bool:
        compared.update((zh.path, en.path))
        return pairing.alike(crew.desk.document(zh.path), crew.desk.document(en.path))

    documents = [card_of(name, row[2]) for name, row in files.items() if row[2]]
    faults = _faults(files)
    found = pairing.pair(documents, job.settings.pairs, job.named, alike)
    return [release_row(engine.told(release, faults)) for release in found], sorted(compared)


def _faults(files: dict[str, Row]) -> list[Problem]:
    return [Problem(*problem) for row in files.values() for problem in row[3]]


def _problems(
    job: Job, files: dict[str, Row], missing: Iterable[Problem], releases: Sequence[Row]
) -> tuple[Problem, ...]:
    from zhengming import engine

    return tuple(sorted((*missing, *_faults(files), *engine.no_pair(job.paths, Releases(releases)))))


def _outcomes_held(head: dict[str, Any], changed: Collection[str]) -> dict[tuple[str, ...], Row]:
    """What came of releases none of whose files has changed."""
    pairs = zip(head.get("releases", ()), head.get("outcomes", ()), strict=True)
    return {_key(row): outcome for row, outcome in pairs if changed.isdisjoint(card[0] for card in row[3])}  # type: ignore[attr-defined]


def _untouched(crew: "Crew", releases: Sequence[Row], known: dict[tuple[str, ...], Row]) -> dict[tuple[str, ...], Row]:
    """What came of releases in which no changed entry of the glossary stands."""
    rows = [row for row in releases if _key(row) in known]
    return {_key(row): known[_key(row)] for row, touched in crew.touched(rows) if not touched}


def _key(row: Row) -> tuple[str, ...]:
    """What makes two releases the same one: the name, why a side is empty, and the files."""
    return (row[0], row[2], *[card[0] for card in row[3]])


def _report(job: Job, known: Known, changed: Collection[str] | None, texts: bool) -> Report:
    problems = [Problem(*problem) for problem in known.problems]
    rows = list(zip(known.releases, known.outcomes, strict=True))
    if changed is not None:
        rows = [(row, outcome) for row, outcome in rows if _touched(row, changed)]
        problems = [problem for problem in problems if os.path.abspath(problem.path) in changed]
    outcomes = [Outcome(tuple(_about(problems, job.settings)))]
    if texts:
        read = list(_with_texts(job, [row for row, _ in rows]))
        releases: Sequence[Release] = [release for release, _ in read]
        outcomes += (outcome for _, outcome in read)
    else:
        releases = Releases(row for row, _ in rows)
        outcomes += (outcome_of(outcome) for _, outcome in rows if outcome)
    unreadable = tuple((problem.path, problem.line, problem.message) for problem in problems)
    asked = Asked(job.asked, job.checks, changed is not None)
    return settling.settled(outcomes, Report((), releases, unreadable), job.settings, asked)


def _with_texts(job: Job, rows: Sequence[Row]) -> Iterator[tuple[Release, Outcome]]:
    """The releases with their texts, and what comes of them, anew: findings point into these very texts."""
    from zhengming.archive.working import Desk, task_of

    desk = Desk(task_of(job.settings, job.glossary, job.checks, job.named))
    for number, row in enumerate(rows):
        if job.progress:
            job.progress(number, len(rows), row[0])
        yield desk.examined(row)


def _about(problems: Sequence[Problem], settings: Settings) -> Iterator[Any]:
    """The findings about what could not be read."""
    if problems:
        from zhengming import engine

        yield from engine.check_problems(problems, settings)


def _touched(row: Row, changed: Collection[str]) -> bool:
    """Whether a release has a changed file, or lost one."""
    import re

    if any(os.path.abspath(card[0]) in changed for card in row[3]):
        return True
    return bool(row[2]) and any(os.path.abspath(part) in changed for part in re.findall(r"[^\s,;]+", row[2]))
