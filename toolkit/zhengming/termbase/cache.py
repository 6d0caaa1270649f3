"""Compiled glossaries on disk: private to the user, safe to delete, never believed when stale or damaged.

The name of one is a digest of all that it was made from: the files with their contents, and the program that read
them. Its first bytes are a digest of the others.
"""

import hashlib
import mmap
import os
import stat
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from .. import private

MOST_FILES, MOST_BYTES = 8, 512 * 1024 * 1024
"""What is kept of the glossaries that were used last, besides the very last one."""
_SIZE = 32
_LEFT_OVER = 3600
_DAY = 86_400


def digest(content: bytes = b"") -> "hashlib.blake2b":
    return hashlib.blake2b(content, digest_size=_SIZE)


def place(sources: Sequence[object]) -> Path | None:
    """Where what was compiled from these sources is kept; None where nothing can be."""
    folder = private.folder("glossaries")
    program = _program()
    if not folder or not program:
        return None
    return folder / f"{digest(repr((program, sources)).encode('utf8', 'surrogatepass')).hexdigest()}.terms"


@cache
def _program() -> str:
    """What tells the readers of a glossary from those of another version; empty where that cannot be known."""
    package = Path(__file__).parents[1]
    files = [package / name for name in ("model.py", "script.py", "traditional.txt")]
    places = (place for place in sys.path if place.endswith("-packages") and os.path.isdir(place))
    try:
        installed = [os.stat(place).st_mtime_ns for place in places]
        texts = [path.read_bytes() for path in (*files, *sorted(package.glob("termbase/*.py")))]
    except OSError:
        return ""
    return digest(repr((sys.version, sys.byteorder, installed, texts)).encode()).hexdigest()


def read(path: Path) -> memoryview | None:
    """What was put there; None where it is absent, not byte for byte what was written, or open to others."""
    try:
        with open(path, "rb", opener=_open) as file:
            if not _is_ours(os.fstat(file.fileno())) or file.read(_SIZE) != hashlib.file_digest(file, digest).digest():
                return None
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[_SIZE:]
            if os.fstat(file.fileno()).st_mtime < time.time() - _DAY:
                os.utime(path)
    except (OSError, ValueError):
        return None
    return content


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _is_ours(found: os.stat_result) -> bool:
    foreign = hasattr(os, "geteuid") and found.st_uid != os.geteuid()
    return stat.S_ISREG(found.st_mode) and not foreign and not found.st_mode & 0o022


def put(path: Path, content: bytes) -> None:
    """Keep some bytes, and drop what was used longest ago. Where that cannot be done nothing is kept."""
    from .. import writing
    from ..errors import UsageError

    with suppress(UsageError, OSError):
        path.unlink(missing_ok=True)  # it was not believed; its mode is not kept, a link not followed
        writing.replace(path, digest(content).digest() + content, 0o600, lasting=False)
        _drop_old(path)


def _drop_old(kept: Path) -> None:
    found = [(entry.stat(follow_symlinks=False), entry) for entry in os.scandir(kept.parent)]
    size = 0
    now = time.time()
    for number, (state, entry) in enumerate(sorted(found, key=lambda each: -each[0].st_mtime_ns)):
        size += state.st_size
        old = number >= MOST_FILES or size > MOST_BYTES
        if entry.name == kept.name:
            continue
        if old if entry.name.endswith(kept.suffix) else now - state.st_mtime > _LEFT_OVER:
            os.unlink(entry.path)
