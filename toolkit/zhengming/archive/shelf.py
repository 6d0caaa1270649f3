"""The cache on disk: private to the user, safe to delete, never believed when it is damaged or of another program."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from zhengming import private, writing
from zhengming.errors import UsageError

_DAYS_KEPT = 60


def digest(*parts: object) -> str:
    """A digest of some values that have a plain representation."""
    return hashlib.blake2b(repr(parts).encode("utf8", "surrogatepass"), digest_size=16).hexdigest()


def home() -> Path | None:
    """The folder of the cache; None where it would not be ours alone."""
    return private.folder()


def read(path: Path) -> Any:
    """What was put there, or None where it is absent or not byte for byte what was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    mark, _, content = data.partition(b"\n")
    if mark != _mark(content):
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def put(path: Path, content: Any) -> None:
    """Keep a value, and drop what nobody has used for long. Where that cannot be done nothing is kept."""
    data = json.dumps(content, separators=(",", ":"), check_circular=False).encode("ascii")
    with suppress(UsageError, OSError):
        writing.replace(path, _mark(data) + b"\n" + data, 0o600, lasting=False)
        _drop_old(path.parent)


def _mark(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=20).hexdigest().encode("ascii")


def _drop_old(folder: Path) -> None:
    oldest = time.time() - _DAYS_KEPT * 86_400
    for entry in os.scandir(folder):
        if entry.name.endswith(".json") and entry.stat().st_mtime < oldest:
            os.unlink(entry.path)


def program() -> str:
    """What tells this program from another version of it: its files, the Python that runs it, and what is installed."""
    package = Path(__file__).parents[1]
    places = (place for place in sys.path if place.endswith("-packages") and os.path.isdir(place))
    installed = [os.stat(place).st_mtime_ns for place in places]
    return digest(sys.version, installed, sorted(_stamps(package)))


def _stamps(folder: Path) -> Iterable[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in ("__pycache__", "glossary"):
                yield from _stamps(Path(entry.path))
        else:
            found = entry.stat()
            yield entry.path, found.st_size, found.st_mtime_ns


def contents(paths: Iterable[Path]) -> str:
    """A digest of some files by their content, and of the files in some folders."""
    found = []
    for path in paths:
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in files:
            with suppress(OSError):
                found.append((file.as_posix(), hashlib.blake2b(file.read_bytes()).hexdigest()))
    return digest(found)
