"""Which files a run reads: the ones that are named, and the readable ones in the folders that are named."""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from zhengming.errors import Problem

_NEVER = frozenset(("__pycache__", "node_modules"))


def gather(
    paths: Sequence[Path], suffixes: Collection[str], root: Path, exclude: Sequence[str] = ()
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The files of a run, sorted by the name that people see, and what is wrong with the paths given.

    Folders are searched to the bottom for files with one of the `suffixes`; hidden files and folders, and those that
    a glob of `exclude` matches (relative to `root`), are passed over. A file that is named is always taken.
    """
    found: dict[str, Path] = {}
    problems = []
    for path in sorted(set(paths)):
        files = [path]
        if path.is_dir():
            files = list(_inside(path, suffixes, root, tuple(exclude)))
            if not files:
                problems.append(Problem(path.as_posix(), 0, _nothing(suffixes)))
        elif not path.exists():
            problems.append(Problem(path.as_posix(), 0, "no such file or folder"))
            continue
        elif not path.is_file():
            problems.append(Problem(path.as_posix(), 0, "neither a file nor a folder"))
            continue
        for file in files:
            found.setdefault(os.path.abspath(file), file)
    return tuple(sorted(found.values(), key=Path.as_posix)), tuple(problems)


def _nothing(suffixes: Collection[str]) -> str:
    return f"no file in this folder can be checked; files that end in {', '.join(sorted(suffixes))} can"


def _inside(folder: Path, suffixes: Collection[str], root: Path, exclude: tuple[str, ...]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not _passed_over(here / name, root, exclude))
        for name in sorted(names):
            path = here / name
            special = path.exists() and not path.is_file()
            if path.suffix.lower() in suffixes and not special and not _passed_over(path, root, exclude):
                yield path


def _passed_over(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    if path.name.startswith((".", "~$")) or path.name in _NEVER:
        return True
    if not exclude:
        return False
    return any(matches(pattern, path, root) for pattern in exclude)


def matches(pattern: str, path: str | Path, root: Path) -> bool:
    """Whether a glob that is relative to `root` is about a path."""
    return _glob(pattern).fullmatch(os.path.relpath(path, root).replace(os.sep, "/")) is not None


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """A glob with `*`, `?` and `**`; one without a slash matches at any depth, and a folder with all that is in it."""
    pattern = pattern.rstrip("/")
    if "/" not in pattern:
        pattern = f"**/{pattern}"
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("/"))
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meanings.get(part, re.escape(part)) for part in parts) + "(?:/.*)?")
