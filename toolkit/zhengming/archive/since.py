"""Which files have changed since a git revision. git is only asked: nothing of a repository is run, nothing written."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from zhengming.errors import UsageError

_NOTHING_RUNS = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.devnull)
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def changed_since(revision: str, paths: Sequence[Path]) -> frozenset[str]:
    """The absolute paths of the files that are not as they were where this branch left `revision`.

    Files that git does not know yet count, and so do deleted ones. Raises UsageError where git cannot tell.
    """
    found: set[str] = set()
    for folder in sorted({_folder_of(path) for path in paths}):
        top = _git(folder, "rev-parse", "--show-toplevel").strip("\n")
        base = _base(folder, revision)
        for listed in (
            _git(folder, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", base, "--"),
            _git(top, "ls-files", "--others", "--exclude-standard", "-z"),
        ):
            found.update(os.path.abspath(os.path.join(top, name)) for name in listed.split("\0") if name)
    return frozenset(found | {os.path.abspath(_here(path)) for path in found})


def _here(path: str) -> str:
    """The same path by way of the current folder, where that is a link into the repository."""
    current = os.path.realpath(os.curdir)
    return os.path.relpath(path, current) if path.startswith(current + os.sep) else path


def _folder_of(path: Path) -> str:
    where = os.path.abspath(path)
    while not os.path.isdir(where):
        where = os.path.dirname(where)
    return where


def _base(folder: str, revision: str) -> str:
    """The commit to compare with: the last one that this branch and the revision have in common."""
    if not revision.strip():
        raise UsageError("--since: no revision is given; give a branch, a tag or a commit, as --since main")
    if not _told(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise UsageError(f"--since {revision}: the repository of {folder} has no commits yet")
    commit = _told(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    shallow = _told(folder, "rev-parse", "--is-shallow-repository") == "true"
    hint = "; this clone is shallow: fetch more of it (git fetch --unshallow, fetch-depth: 0)" if shallow else ""
    if not re.fullmatch("[0-9a-f]{40,64}", commit):
        raise UsageError(f'--since: git knows no revision "{revision}" in {folder}{hint}')
    base = _told(folder, "merge-base", commit, "HEAD")
    if not base and shallow:
        raise UsageError(f"--since {revision}: it has no commit in common with this one here{hint}")
    return base or commit


def _told(folder: str, *arguments: str) -> str:
    """What git answers, or "" where it says no."""
    return _run(folder, arguments).stdout.decode("utf8", "surrogateescape").strip()


def _git(folder: str, *arguments: str) -> str:
    done = _run(folder, arguments)
    if done.returncode:
        said = done.stderr.decode("utf8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else f"status {done.returncode}"
        if "not a git repository" in reason:
            reason = "it is in no git repository"
        raise UsageError(f"--since: git cannot tell what has changed in {folder}: {reason}")
    return done.stdout.decode("utf8", "surrogateescape")


def _run(folder: str, arguments: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", folder, *_NOTHING_RUNS, *arguments]
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env={**os.environ, **_QUIET})
    except OSError as fault:
        raise UsageError(f"--since: git cannot be run: {(fault.strerror or str(fault)).lower()}") from None
