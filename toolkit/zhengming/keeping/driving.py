"""What git calls to merge a glossary file, and telling it to.

A file is merged by entry and field, and by line where a side is no sound glossary file.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from zhengming import git, writing
from zhengming.errors import GlossaryError, Problem, UsageError
from zhengming.termbase.merging import merge


class Outcome(NamedTuple):
    """Where the sides clash, and what else there is to say."""

    clashes: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def drive(base: Path, ours: Path, theirs: Path, name: str) -> Outcome:
    """Merge three files into `ours`; `name` is what people call it.

    Raises UsageError where a file cannot be read or written, or git cannot merge it; `ours` is then as it was.
    """
    contents = [_read(path) for path in (base, ours, theirs)]
    try:
        merged = merge(*contents)
    except GlossaryError as fault:
        return _by_line(base, ours, theirs, name, fault.problems)
    writing.replace(ours, merged.content)
    clashes = tuple(Problem(name, line, about) for line, about in merged.clashes)
    return Outcome(clashes, tuple(Problem(name, 0, note) for note in merged.notes))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UsageError(Problem(str(path), 0, f"cannot be read: {(fault.strerror or str(fault)).lower()}")) from None


def _by_line(base: Path, ours: Path, theirs: Path, name: str, faults: Sequence[Problem | str]) -> Outcome:
    """Merge by line, as git does without a driver."""
    content, clashes = git.merged(base, ours, theirs)
    writing.replace(ours, content)
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    note = Problem(name, 0, f"merged by line, not by entry: {faults[0]}{more}")
    return Outcome((Problem(name, 0, f"{clashes} conflict{'s' * (clashes != 1)}"),) if clashes else (), (note,))


_ABOUT = "init --merge-driver"
_DRIVER = "zhengming glossary merge-driver %O %A %B %P"


def register(folder: Path, glossaries: Sequence[Path]) -> Iterator[str]:
    """Tell git to merge the files of some glossaries by entry, in the repository of a folder; what was done, in lines.

    Raises UsageError where that is no repository, or not that of a glossary; then nothing has changed.
    """
    if not folder.is_dir():
        raise UsageError(Problem(folder.as_posix(), 0, "no such folder"))
    top = os.path.realpath(git.top_of(str(folder), _ABOUT))
    lines = [line for glossary in glossaries for line in _lines(top, glossary)]
    yield _with_attributes(Path(_shown(os.path.join(top, ".gitattributes"))), lines)
    git.configure(str(folder), "merge.zhengming.name", "glossaries, by entry and field", _ABOUT)
    driver = git.configure(str(folder), "merge.zhengming.driver", _DRIVER, _ABOUT)
    kept = "" if driver == _DRIVER else f'; left as it is, where "{_DRIVER}" is expected'
    yield f'merge.zhengming.driver of this repository is "{driver}"{kept}'
    yield "commit .gitattributes; every clone needs zhengming init --merge-driver once, for git does not pass that on"


def _shown(path: str) -> str:
    """A path as people call it: from the current folder, where it is below that."""
    shown = os.path.relpath(path)
    return path if shown.startswith("..") else shown


def _lines(top: str, glossary: Path) -> Iterator[str]:
    """What .gitattributes at the top of a repository says of the files of a glossary."""
    name = os.path.relpath(os.path.realpath(glossary), top).replace(os.sep, "/")
    if name.startswith("../") or name == ".." or os.path.isabs(name):
        raise UsageError(f"{_ABOUT}: the glossary {glossary.as_posix()} is not in the repository {top}")
    start = "" if name == "." else "".join(f"\\{char}" if char in "*?[\\" else char for char in name) + "/"
    for suffix in ("yaml", "yml"):
        pattern = f"{start}**/*.{suffix}"
        quoted = '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
        yield f"{quoted if set(pattern) & set(_QUOTED) else pattern} merge=zhengming"


_QUOTED = ' "\t'


def _with_attributes(path: Path, wanted: Sequence[str]) -> str:
    """Add lines to a file unless they are there; what was done."""
    try:
        text = path.read_bytes().decode("utf8", "surrogateescape")
    except FileNotFoundError:
        text = ""
    new = [line for line in wanted if line not in map(str.strip, text.splitlines())]
    if not new:
        return f"has it already: {path.as_posix()}"
    end = "\r\n" if "\r\n" in text else "\n"
    gap = end if text and not text.endswith("\n") else ""
    writing.replace(path, (text + gap + "".join(line + end for line in new)).encode("utf8", "surrogateescape"))
    return f"{'added to' if text else 'wrote'} {path.as_posix()}: {'; '.join(new)}"
