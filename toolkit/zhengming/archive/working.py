"""Those who do the work of a run: one in this process, or several in processes of their own.

Each keeps the documents that it has read until their releases are checked, so that no file is read twice where the
work falls well.
"""

import hashlib
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from zhengming import engine, pairing, termbase, words
from zhengming.archive.encoding import Row, card_row, outcome_row
from zhengming.checks import by_name
from zhengming.errors import Unreadable, ZhengmingError
from zhengming.model import Document, Lang, Release, Segment
from zhengming.settings import Settings
from zhengming.settling import Outcome
from zhengming.termbase import Termbase
from zhengming.words import Words

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_FILES, _RELEASES = 100, 20
_WORTH_A_PROCESS = 40


class Task(NamedTuple):
    """What is to be done with files and releases."""

    settings: Settings
    termbase: Termbase
    words: Words | None
    checks: tuple[str, ...]
    declared: dict[str, Lang]
    changed: Termbase | None = None
    """The entries of the glossary that are not what they were, where that is all that may touch a release."""


def task_of(
    settings: Settings, glossary: Sequence[Path], checks: tuple[str, ...], named: Sequence[tuple[str, str]]
) -> Task:
    """The task, everything for it loaded. Raises GlossaryError and SettingsError."""
    terms, own = termbase.load(glossary), words.load(settings.words)
    return Task(settings._replace(checks=dict(settings.checks)), terms, own, checks, engine.declared(named))


class Desk:
    """Reads files and checks releases, one after the other."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._documents: dict[str, Document] = {}

    def cards(self, names: Sequence[str]) -> list[Row]:
        """For each file its digest, its card (None where it cannot be read), and what is wrong with it."""
        return [self._card(name) for name in names]

    def _card(self, name: str) -> Row:
        digest = digest_of(name)
        found, problems = engine.read([Path(name)], self._task.declared, None)
        if not found:
            return [digest, None, [list(problem) for problem in problems]]
        self._documents[name] = found[0]
        return [digest, card_row(found[0]), []]

    def document(self, name: str) -> Document:
        """The document of a file that could be read a moment ago. Raises Unreadable where it no longer can."""
        if name not in self._documents:
            found, problems = engine.read([Path(name)], self._task.declared, None)
            if not found:
                raise Unreadable(*problems)
            self._documents[name] = found[0]
        return self._documents[name]

    def touched(self, rows: Sequence[Row]) -> list[bool]:
        """For each release whether a changed entry of the glossary stands in it."""
        terms = self._task.changed
        return [terms is None or any(map(terms.find, self._segments(row))) for row in rows]

    def _segments(self, row: Row) -> Iterator[Segment]:
        release = self._release(row)
        yield from (*release.zh, *release.en)

    def outcomes(self, rows: Sequence[Row]) -> list[Row]:
        """What comes of some releases."""
        return [self._outcome(row) for row in rows]

    def _outcome(self, row: Row) -> Row:
        found = self.examined(row)[1]
        for card in row[3]:
            self._documents.pop(card[0], None)
        return outcome_row(found)

    def examined(self, row: Row) -> tuple[Release, Outcome]:
        """A release and what comes of it."""
        release = self._release(row)
        checks = [by_name()[check] for check in self._task.checks]
        task = self._task
        return release, engine.examine_release(release, task.settings, task.termbase, checks, task.words)

    def _release(self, row: Row) -> Release:
        name, _, unpaired, cards = row
        return pairing.restored(name, [self.document(card[0]) for card in cards], unpaired)


def digest_of(name: str) -> str:
    """A digest of the bytes of a file, "" where there are none to be had."""
    try:
        return hashlib.blake2b(Path(name).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def jobs_for(asked: int, files: int) -> int:
    """How many processes are worth starting: as many as asked for (0: as there are processors), fewer for few files."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(min(asked or processors, files // _WORTH_A_PROCESS), 1)


class Crew:
    """A desk here, or several in processes of their own."""

    def __init__(self, task: Task, jobs: int) -> None:
        self.desk = Desk(task)
        self._holders: dict[str, int] = {}
        self._workers = [_started(task) for _ in range(jobs)] if jobs > 1 else []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        for process, pipe in self._workers:
            pipe.close()
            process.terminate()
            process.join()

    def cards(self, names: Sequence[str]) -> Iterator[tuple[str, Row]]:
        """The files with their cards, as they come."""
        chunks = deque(_chunks(sorted(names, key=_kin), _FILES if self._workers else 1))
        for worker, chunk, found in self._spread("cards", [chunks] * max(len(self._workers), 1)):
            self._holders.update(dict.fromkeys(chunk, worker))
            yield from zip(chunk, found, strict=True)

    def outcomes(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
        """The releases with what comes of them, as they come."""
        return self._of_releases("outcomes", rows)

    def touched(self, rows: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
        """The releases, and whether a changed entry of the glossary stands in them, as they come."""
        return self._of_releases("touched", rows)

    def _of_releases(self, what: str, rows: Sequence[Row]) -> Iterator[tuple[Row, Any]]:
        """Who has read a file is given its release."""
        own: list[list[Row]] = [[] for _ in range(max(len(self._workers), 1))]
        for number, row in enumerate(rows):
            own[self._holders.get(row[3][0][0], number % len(own))].append(row)
        queues = [deque(_chunks(each, _RELEASES if self._workers else 1)) for each in own]
        for _, chunk, found in self._spread(what, queues):
            yield from zip(chunk, found, strict=True)

    def _spread(self, what: str, queues: list[deque[Any]]) -> Iterator[tuple[int, Any, Any]]:
        """Hand out chunks, to each worker from its own queue first, and yield what comes back with who did it."""
        if not self._workers:
            for chunk in queues[0]:
                yield 0, chunk, getattr(self.desk, what)(chunk)
            return
        from multiprocessing.connection import wait

        busy: dict[Any, tuple[int, Any]] = {}
        for number in range(len(self._workers)):
            self._feed(number, what, queues, busy)
        while busy:
            for pipe in wait(list(busy)):
                number, chunk = busy.pop(pipe)
                found = _received(pipe)
                self._feed(number, what, queues, busy)
                yield number, chunk, found

    def _feed(self, number: int, what: str, queues: list[deque[Any]], busy: dict[Any, tuple[int, Any]]) -> None:
        queue = queues[number] or max(queues, key=len)
        if queue:
            chunk = queue.popleft()
            pipe = self._workers[number][1]
            pipe.send((what, chunk))
            busy[pipe] = number, chunk


def _kin(name: str) -> str:
    """A key by which the two versions of a release stand side by side."""
    from zhengming.pairing.tokens import find_tokens, stem_of, without

    return stem_of(without(name, find_tokens(name)))


def _chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _received(pipe: Any) -> Any:
    try:
        fault, found = pipe.recv()
    except EOFError:
        raise ZhengmingError("a process of this run ended before its work was done; try --jobs 1") from None
    if isinstance(fault, ZhengmingError):
        raise fault
    if fault:
        raise RuntimeError(fault)
    return found


def _started(task: Task) -> tuple[Any, "Connection"]:
    """A process that works, and the pipe to it. Forked where that is safe: then it shares what is loaded."""
    import multiprocessing
    import threading

    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(task, theirs), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return process, ours


def _work(task: Task, pipe: "Connection") -> None:
    """Do what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk(task)
    while True:
        try:
            what, chunk = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send((None, getattr(desk, what)(chunk)))
        except ZhengmingError as fault:
            pipe.send((fault, None))
        except Exception:
            import traceback

            pipe.send((traceback.format_exc(), None))
