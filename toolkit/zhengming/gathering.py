"""Which files a run reads: the ones that are named, and the readable ones in the folders that are named."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from zhengming.errors import Problem

_NEVER = frozenset(("__pycache__", "node_modules"))


def gather(
    paths: Sequence[Path],
    suffixes: Collection[str],
    root: Path,
    exclude: Sequence[str] = (),
    also: Callable[[str], bool] | None = None,
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The files of a run, sorted by the name that people see, and what is wrong with the paths given.

    Folders are searched to the bottom for files with one of the `suffixes`; hidden files and folders, and those that
    a glob of `exclude` matches (relative to `root`), are passed over. A file that is named is always taken. `also` says
    of a file with another ending whether it is taken, by a look into it.
    """
    stamps, problems = listed(paths, suffixes, root, exclude, also)
    return tuple(map(Path, stamps)), problems


def listed(
    paths: Sequence[Path],
    suffixes: Collection[str],
    root: Path,
    exclude: Sequence[str] = (),
    also: Callable[[str], bool] | None = None,
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """As `gather`, by name: what tells without a look into a file whether it is still the same (see `_stamp`)."""
    found: dict[str, str] = {}
    problems = []
    for path in sorted(set(paths)):
        name = path.as_posix()
        if path.is_dir():
            inside = dict(_inside(path, tuple(suffixes), root, tuple(exclude), also))
            found = {**found, **{each: inside[each] for each in inside.keys() - found.keys()}}
            if not inside:
                problems.append(Problem(name, 0, _nothing(suffixes)))
        elif not path.exists():
            problems.append(Problem(name, 0, "no such file or folder"))
        elif not path.is_file():
            problems.append(Problem(name, 0, "neither a file nor a folder"))
        else:
            found.setdefault(name, _stamp(path.stat()))
    if len(paths) > 1:
        found = _each_once(found)
    return {name: found[name] for name in sorted(found)}, tuple(problems)


def _each_once(found: dict[str, str]) -> dict[str, str]:
    """The files without those that have another name already."""
    names: dict[str, str] = {}
    for name in found:
        names.setdefault(os.path.abspath(name), name)
    return {name: found[name] for name in names.values()}


def _stamp(found: os.stat_result) -> str:
    """The size, the times of content and entry, and the number of a file: none stays the same when it is written."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _nothing(suffixes: Collection[str]) -> str:
    return f"no file in this folder can be checked; files that end in {', '.join(sorted(suffixes))} can"


def _inside(
    folder: Path,
    suffixes: tuple[str, ...],
    root: Path,
    exclude: tuple[str, ...],
    also: Callable[[str], bool] | None,
) -> Iterator[tuple[str, str]]:
    top = folder.as_posix()
    waiting = ["" if top == "." else top.rstrip("/") + "/"]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here or "."))
        except OSError:
            continue
        for entry in entries:
            name = here + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _passed_over(name, entry.name, root, exclude):
                    waiting.append(name + "/")
            elif _passed_over(name, entry.name, root, exclude):
                continue
            elif entry.name.lower().endswith(suffixes) or (also and entry.is_file() and also(name)):
                yield from _stamped(entry, name)


def _stamped(entry: "os.DirEntry[str]", name: str) -> Iterator[tuple[str, str]]:
    """The file with its stamp, unless it is a folder or a device. A link that leads nowhere is left to the readers."""
    try:
        if entry.is_file():
            yield name, _stamp(entry.stat())
        elif entry.is_symlink() and not os.path.exists(entry.path):
            yield name, ""
    except OSError:
        yield name, ""


def _passed_over(path: str, name: str, root: Path, exclude: tuple[str, ...]) -> bool:
    if name.startswith((".", "~$")) or name in _NEVER:
        return True
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
