"""What has become of a glossary: since a commit, by entry; and of one entry, commit by commit."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from zhengming import git, termbase
from zhengming.errors import Problem
from zhengming.model import Concept
from zhengming.termbase.comparing import Change, change_of, compared, renames
from zhengming.termbase.folder import is_glossary
from zhengming.termbase.reading import read_entries
from zhengming.termbase.rendering import same

_LOG = ("log", "-c", "--raw", "-z", "--no-abbrev", "--no-renames", "--format=format:%x01%H%x02%aI%x02%an%x02%s%x02")
_COMMIT = re.compile("\x01([0-9a-f]{40,64})\x02([^\x02]*)\x02([^\x02]*)\x02(.*?)\x02(?=[\0\n]|$)", re.DOTALL)
_HELD = 64
_FAULTY = Concept("", "term", ())
"""Stands for a version of an entry that had a fault."""
Texts = Callable[[str], str]
"""Gives the text of a file from its digest in git."""


class Step(NamedTuple):
    """What a commit did to an entry; the commit is "" for what is not committed yet. The date is in ISO 8601."""

    commit: str
    date: str
    author: str
    subject: str
    change: Change


class _Commit(NamedTuple):
    """A commit, and the files of the glossary in which it differs from all its parents: digests, the last the new."""

    commit: str
    date: str
    author: str
    subject: str
    files: tuple[tuple[str, ...], ...]


def since(folder: Path, revision: str, about: str = "glossary diff") -> tuple[list[Change], list[Problem]]:
    """What has changed in a glossary since a revision, by entry, and what was wrong with its files then.

    An entry that had a fault then is not compared. Raises UsageError where git cannot tell, and then says what it is
    `about`; GlossaryError for faults that are there now.
    """
    top = git.top_of(git.folder_of(folder), about)
    commit = git.commit_of(top, revision, about)
    new = termbase.load([folder]).concepts
    problems: list[Problem] = []
    old: dict[str, Concept] = {}
    broken: set[str] = set()
    with git.objects(top, about) as read:
        for path, blob in _files_at(top, commit, folder, about):
            for entry in read_entries(_text(read(blob)), f"{revision}:{path}", problems):
                old |= {entry.id: entry.concept} if entry.concept else {}
                broken |= set() if entry.concept else {entry.id}
    return compared(old, {key: concept for key, concept in new.items() if key not in broken}), problems


def _files_at(top: str, commit: str, folder: Path, about: str) -> Iterator[tuple[str, str]]:
    """The files of a glossary as they were in a commit: their paths from the top, and their digests."""
    inside = _inside(top, folder)
    listed = git.text_of(git.ask(top, "ls-tree", "-r", "-z", commit, "--", inside, about=about))
    for row in filter(None, listed.split("\0")):
        head, _, path = row.partition("\t")
        if _is_ours(path, inside):
            yield path, head.split()[2]


def _inside(top: str, folder: Path) -> str:
    """A folder as git names it, from the top of its repository."""
    return os.path.relpath(os.path.realpath(folder), os.path.realpath(top)).replace(os.sep, "/")


def _is_ours(path: str, inside: str) -> bool:
    return is_glossary(Path(os.path.relpath(path, inside)))


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def history(folder: Path, key: str) -> Iterator[Step]:
    """The commits that have changed an entry, the last one first, before them what is not committed yet.

    It is followed from file to file, and to the id that it had before. Versions of it with faults are passed over.
    Raises UsageError where git cannot tell, GlossaryError for faults that are there now.
    """
    about = "glossary history"
    for one in since(folder, "HEAD", about)[0]:
        if key in (one.concept.id, one.old and one.old.id):
            yield Step("", "", "", "", one)
            key = one.old.id if one.old else key
    top = git.top_of(git.folder_of(folder), about)
    with git.objects(top, about) as read:
        texts = lru_cache(_HELD)(lambda blob: _text(read(blob)))
        later: tuple[_Commit, Concept | None] | None = None
        for commit in _commits(top, _inside(top, folder), about):
            found = _versions(commit, key, texts)
            if not found:
                continue
            old, (at, after) = found[0], later or (commit, found[1])
            later = (at, after) if old is _FAULTY and after is not _FAULTY else None
            change = change_of(old, after) if _FAULTY not in (old, after) else None
            if change:
                yield Step(*at[:4], change)
                key = change.old.id if change.old else key


def _commits(top: str, inside: str, about: str) -> Iterator[_Commit]:
    """The commits that touch the files of a glossary, the last one first."""
    said = git.text_of(git.ask(top, *_LOG, "HEAD", "--", inside, about=about))
    marks = [*_COMMIT.finditer(said)]
    for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(said)], strict=True):
        parts = said[mark.end() : end].strip("\0\n").split("\0")
        rows = zip(parts[::2], parts[1::2], strict=False)
        files = tuple(_digests(row) for row, path in rows if _is_ours(path, inside))
        yield _Commit(mark[1], mark[2], mark[3], mark[4], files)


def _digests(row: str) -> tuple[str, ...]:
    """The digests of a file in each parent of a commit and in the commit; "" where there is no file."""
    parents = len(row) - len(row.lstrip(":"))
    digests = row.split()[parents + 1 : 2 * parents + 2]
    return tuple(digest if digest.strip("0") else "" for digest in digests)


_Version = Concept | None


def _versions(commit: _Commit, key: str, texts: Texts) -> tuple[_Version, _Version] | None:
    """An entry before a commit and after it; None where that has not touched it."""
    *olds, new = (_version(blobs, key, texts) for blobs in zip(*commit.files, strict=True)) if commit.files else (None,)
    if not (new or any(olds)) or any(_alike(old, new) for old in olds):
        return None
    old = olds[0]
    if old and new:
        return old, new
    before, after = (
        _all(blobs, texts) for blobs in ([row[0] for row in commit.files], [row[-1] for row in commit.files])
    )
    was = renames(before, after)
    moved = {old: new for new, old in was.items()}
    return old or before.get(was.get(key, "")), new or after.get(moved.get(key, ""))


def _alike(old: _Version, new: _Version) -> bool:
    return old is new or bool(old and new and _FAULTY not in (old, new) and same(old, new))


def _version(blobs: Iterable[str], key: str, texts: Texts) -> _Version:
    """An entry as it stands in one of some files."""
    start = re.compile(rf"""(?m)^(["']?){re.escape(key)}\1 *:""")
    for blob in filter(None, blobs):
        text = texts(blob)
        if found := start.search(text):
            return _read(text, found.start(), key)
    return None


def _read(text: str, start: int, key: str) -> Concept:
    """The entry that begins at a place of a text."""
    end = re.compile(r"(?m)^[^\s#]").search(text, start + 1)
    faults: list[Problem] = []
    found = read_entries(text[start : end.start() if end else len(text)], "", faults)
    return next((entry.concept for entry in found if entry.id == key and entry.concept), _FAULTY)


def _all(blobs: Iterable[str], texts: Texts) -> dict[str, Concept]:
    """The entries of some files, without those that have faults."""
    faults: list[Problem] = []
    found = (entry for blob in filter(None, blobs) for entry in read_entries(texts(blob), "", faults))
    return {entry.id: entry.concept for entry in found if entry.concept}
