"""Which files have changed since a git revision."""

import os
from collections.abc import Sequence
from pathlib import Path

from zhengming import git
from zhengming.errors import UsageError

_ABOUT = "--since"
_LISTED = ("--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z")


def changed_since(revision: str, paths: Sequence[Path]) -> frozenset[str]:
    """The absolute paths of the files that are not as they were where this branch left `revision`.

    Files that git does not know yet count, and so do deleted ones. Raises UsageError where git cannot tell.
    """
    found: set[str] = set()
    for folder in sorted({git.folder_of(path) for path in paths}):
        top = git.top_of(folder, _ABOUT)
        base = _base(folder, revision)
        for listed in (
            git.ask(folder, "diff", *_LISTED, base, "--", about=_ABOUT),
            git.ask(top, "ls-files", "--others", "--exclude-standard", "-z", about=_ABOUT),
        ):
            names = git.text_of(listed).split("\0")
            found.update(os.path.abspath(os.path.join(top, name)) for name in names if name)
    return frozenset(found | {os.path.abspath(_here(path)) for path in found})


def _here(path: str) -> str:
    """The same path by way of the current folder, where that is a link into the repository."""
    current = os.path.realpath(os.curdir)
    return os.path.relpath(path, current) if path.startswith(current + os.sep) else path


def _base(folder: str, revision: str) -> str:
    """The commit to compare with: the last one that this branch and the revision have in common."""
    commit = git.commit_of(folder, revision, _ABOUT)
    base = git.told(folder, "merge-base", commit, "HEAD", about=_ABOUT)
    hint = "" if base else git.shallow(folder, _ABOUT)
    if hint:
        raise UsageError(f"--since {revision}: it has no commit in common with this one here{hint}")
    return base or commit
