"""Asking git. Nothing of a repository is run, and nothing is written but what `configure` is told to."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from .errors import UsageError

_SET = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.quotePath=false", "log.showSignature=false")
_NOTHING_RUNS = tuple(word for setting in _SET for word in ("-c", setting))
_MOST_CONFLICTS = 127
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C"}


def told(folder: str, *arguments: str, about: str) -> str:
    """What git answers in a folder, or "" where it says no. Raises UsageError where there is no git."""
    return text_of(_run(folder, arguments, about).stdout).strip()


def ask(folder: str, *arguments: str, about: str) -> bytes:
    """What git answers in a folder. Raises UsageError, which begins with what this is `about`, where it says no."""
    done = _run(folder, arguments, about)
    if done.returncode:
        said = done.stderr.decode("utf8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else f"status {done.returncode}"
        if "not a git repository" in reason:
            raise UsageError(f"{about}: {folder} is in no git repository")
        raise UsageError(f"{about}: git cannot tell in {folder}: {reason}")
    return done.stdout


def text_of(answer: bytes) -> str:
    """An answer as text, in which the names of files are as the system has them."""
    return answer.decode("utf8", "surrogateescape")


def top_of(folder: str, about: str) -> str:
    """The top folder of the repository that a folder is in. Raises UsageError where it is in none."""
    return text_of(ask(folder, "rev-parse", "--show-toplevel", about=about)).strip("\n")


def folder_of(path: Path) -> str:
    """The folder that a path is, or the nearest above it that exists."""
    where = os.path.abspath(path)
    while not os.path.isdir(where):
        where = os.path.dirname(where)
    return where


def commit_of(folder: str, revision: str, about: str) -> str:
    """The commit that a revision names. Raises UsageError where it names none."""
    if not revision.strip():
        raise UsageError(f"{about}: no revision is given; give a branch, a tag or a commit, as main")
    if not told(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", about=about):
        top_of(folder, about)
        raise UsageError(f"{about} {revision}: the repository of {folder} has no commits yet")
    commit = told(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", about=about)
    if not re.fullmatch("[0-9a-f]{40,64}", commit):
        raise UsageError(f'{about}: git knows no revision "{revision}" in {folder}{shallow(folder, about)}')
    return commit


def shallow(folder: str, about: str) -> str:
    """What to do about a clone that lacks old commits, to add to a message; "" where it has them."""
    hint = "; this clone is shallow: fetch more of it (git fetch --unshallow, fetch-depth: 0)"
    return hint if told(folder, "rev-parse", "--is-shallow-repository", about=about) == "true" else ""


@contextmanager
def objects(folder: str, about: str) -> Iterator[Callable[[str], bytes]]:
    """What gives the content of a file that git has, by its digest. It raises UsageError where that is not there."""
    command = ["git", "-C", folder, *_NOTHING_RUNS, "cat-file", "--batch"]
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=_environment())
    except OSError as fault:
        raise UsageError(_no_git(fault, about)) from None
    with process:
        assert process.stdin
        assert process.stdout
        yield partial(_content, process.stdin, process.stdout, about)


def _content(asking: IO[bytes], answering: IO[bytes], about: str, digest: str) -> bytes:
    asking.write(digest.encode() + b"\n")
    asking.flush()
    words = answering.readline().split()
    if len(words) != 3 or words[1] != b"blob":
        hint = "a partial clone is completed by git fetch --refetch --no-filter"
        raise UsageError(f"{about}: git has not all old files here ({digest[:9]} is missing); {hint}")
    return answering.read(int(words[2]) + 1)[:-1]


def configure(folder: str, name: str, value: str, about: str) -> str:
    """Give the repository of a folder a setting, unless it has one of that name; what it has then."""
    found = told(folder, "config", "--local", "--get", name, about=about)
    if not found:
        ask(folder, "config", "--local", name, value, about=about)
    return found or value


def merged(base: Path, ours: Path, theirs: Path) -> tuple[bytes, int]:
    """Three files merged line by line, and how many conflicts are marked in it. Raises UsageError for a binary file."""
    labels = (part for label in ("ours", "base", "theirs") for part in ("-L", label))
    files = (os.path.abspath(path) for path in (ours, base, theirs))
    done = _run(os.curdir, ("merge-file", "-p", *labels, *files), "merging")
    if done.returncode > _MOST_CONFLICTS:
        said = done.stderr.decode("utf8", "replace").strip().removeprefix("error: ")
        raise UsageError(f"git cannot merge it by line: {said}; ours stays, theirs is with git")
    return done.stdout, done.returncode


def _environment() -> dict[str, str]:
    return {**os.environ, **_QUIET}


def _run(folder: str, arguments: Sequence[str], about: str) -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", folder, *_NOTHING_RUNS, *arguments]
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env=_environment())
    except OSError as fault:
        raise UsageError(_no_git(fault, about)) from None


def _no_git(fault: OSError, about: str) -> str:
    return f"{about}: git cannot be run: {(fault.strerror or str(fault)).lower()}"
