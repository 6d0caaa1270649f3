"""`--format docx=FOLDER`: copies of the Word files with the findings as comments."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from zhengming.errors import Problem, UsageError

if TYPE_CHECKING:
    from zhengming.model import Report

_WORD = ".docx"


def copies(report: "Report", folder: Path) -> tuple[list[tuple[Path, bytes]], list[str]]:
    """The copies to write, and the files of the run that are none of Word's. Raises UsageError, Unreadable."""
    from zhengming.readers.commenting import commented
    from zhengming.reports import docx

    comments = docx.comments(report)
    paths = sorted({document.path for release in report.releases for document in release.documents})
    words = [path for path in paths if path.lower().endswith(_WORD)]
    targets = dict(_targets(words, folder))
    return (
        [(targets[path], commented(_bytes(path), path, comments.get(path, ()))) for path in words],
        [path for path in paths if path not in targets],
    )


def _targets(paths: list[str], folder: Path) -> Iterator[tuple[str, Path]]:
    """Where the copy of each file goes: below the folder as it stands below this one."""
    sources = {os.path.realpath(path) for path in paths}
    taken: dict[Path, str] = {}
    for path in paths:
        target = folder / _inside(path)
        if os.path.realpath(target) in sources:
            raise UsageError(Problem(target.as_posix(), 0, "is a file that was checked; copies go into another folder"))
        if target in taken:
            raise UsageError(Problem(target.as_posix(), 0, f"would be the copy of {taken[target]} and of {path}"))
        taken[target] = path
        yield path, target


def _inside(path: str) -> PurePath:
    """A path below any folder: from the folder of the run where it lies in that, without drive and ".."."""
    from zhengming.reports.locating import relative

    pure = PurePath(relative(path))
    return PurePath(*(part for part in pure.parts if part != pure.anchor and part != ".."))


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise UsageError(Problem(path, 0, f"cannot be opened: {fault.strerror or fault}")) from None
