"""One writer at a time in a glossary folder, and no reader between two of its files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import Problem, UsageError

PATIENCE = 60.0
"""Seconds that a writer waits for another."""


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Nobody else writes in the folder meanwhile. Raises UsageError where another does not end."""
    with _handle(folder) as handle:
        if handle is not None and not _taken(handle, PATIENCE, alone=True):
            what = f"another zhengming has been writing here for {PATIENCE:.0f} seconds; try again when it has ended"
            raise UsageError(Problem(folder.as_posix(), 0, what))
        yield


@contextmanager
def reading_in(folder: Path) -> Iterator[None]:
    """Nobody writes in the folder meanwhile, where that can be had soon."""
    with _handle(folder) as handle:
        if handle is not None:
            _taken(handle, 5.0, alone=False)
        yield


@contextmanager
def _handle(folder: Path) -> Iterator[int | None]:
    """The folder itself, opened to be locked; None where it cannot be. Closing it gives the lock back."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield None
        return
    try:
        yield handle
    finally:
        os.close(handle)


def _taken(handle: int, patience: float, *, alone: bool) -> bool:
    """Whether the lock was had in so many seconds; True too where the file system knows no locks."""
    try:
        import fcntl
    except ImportError:  # not a POSIX system
        return True
    from time import monotonic, sleep

    kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    until = monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if monotonic() > until:
                return False
            sleep(0.005)
        except OSError:
            return True
