"""A person's own words: the jieba user dictionaries that the settings name.

Where one of these words stands in a Chinese text is decided by jieba, whose dictionary they are put into. jieba takes
about a second to begin: it is imported when there are such dictionaries, and not before.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhengming.errors import Problem, SettingsError
from zhengming.model import Segment, Span
from zhengming.script import fold

if TYPE_CHECKING:
    from jieba import Tokenizer  # type: ignore[import-untyped]

_ENTRY = re.compile(r"(\S+)(?: +([0-9]{1,9}))?(?: +([A-Za-z]{1,8}))?")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 40
_PERSON = "nr"


class Entry(NamedTuple):
    """A line of a user dictionary: the word as texts are matched (folded), how often it is met, its part of speech."""

    word: str
    often: str = ""
    tag: str = ""


class Word(NamedTuple):
    """Where a word stands in a segment's `text`; `person` where its dictionary says that it is somebody's name (nr)."""

    span: Span
    person: bool


class Words:
    """The words of some user dictionaries, and where they stand in a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.word: entry for entry in entries}
        self._tokenizer: Tokenizer | None = None
        self._any = re.compile("|".join(map(re.escape, self._entries)) or "(?!)")

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> Iterable[Entry]:
        """The lines of the dictionaries, each word once."""
        return self._entries.values()

    def find(self, segment: Segment) -> tuple[Word, ...]:
        """The words in a Chinese segment, by place: those that jieba cuts out of it as words."""
        if segment.lang != "zh" or not self._any.search(segment.folded):
            return ()
        self._tokenizer = self._tokenizer or tokenizer(self.entries)
        return tuple(self._cut(segment, self._tokenizer))

    def _cut(self, segment: Segment, tokenizer: "Tokenizer") -> Iterator[Word]:
        at = 0
        for token in tokenizer.cut(segment.folded, HMM=False):
            at = segment.folded.index(token, at)
            if token in self._entries:
                yield Word(segment.original(at, at + len(token)), self._entries[token].tag.startswith(_PERSON))
            at += len(token)


def load(paths: Sequence[str]) -> Words | None:
    """The words of some jieba user dictionaries, None where none is named.

    A line is a word, and after it, if wanted, its count and its part of speech: 创新港 100 ns. The encoding is UTF-8.
    Raises SettingsError with every fault of every file.
    """
    if not paths:
        return None
    problems: list[Problem] = []
    entries = [entry for path in paths for entry in _read(path, problems)]
    if problems:
        raise SettingsError(*problems)
    return Words(entries)


def _read(path: str, problems: list[Problem]) -> Iterator[Entry]:
    """The entries of one dictionary; `problems` receives what is wrong with it."""
    try:
        lines = Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        problems.append(Problem(path, 0, f"cannot be opened: {(error.strerror or str(error)).lower()}"))
        return
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode().strip()
        except UnicodeDecodeError as error:
            found = error.object[error.start]
            problems.append(Problem(path, number, f"not UTF-8: byte {error.start + 1} of the line is {found:#04x}"))
            return
        match = _ENTRY.fullmatch(text)
        if match and _LETTER.search(match[1]) and len(match[1]) <= _LONGEST:
            yield Entry(fold(match[1]).text, match[2] or "", match[3] or "")
        elif text:
            shown = _printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
            expected = "a word, then at most its count and its part of speech, as 创新港 100 ns"
            problems.append(Problem(path, number, f'"{shown}" is no entry of a user dictionary; expected {expected}'))


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


def tokenizer(entries: Iterable[Entry] = ()) -> "Tokenizer":
    """A tokenizer of jieba's that cuts these words out wherever it can.

    Its cache of the main dictionary is kept where nobody else can write: jieba loads what it finds there unseen.
    """
    import logging
    import warnings
    from io import StringIO
    from tempfile import TemporaryDirectory

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    made = jieba.Tokenizer()
    with TemporaryDirectory(prefix="zhengming-") as passing:
        made.tmp_dir = str(_private(jieba.__version__) or passing)
        made.initialize()
    kept = list(entries)
    made.load_userdict(StringIO("\n".join(" ".join(filter(None, entry)) for entry in kept)))
    for entry in kept:
        made.suggest_freq(entry.word, True)
    return made


def _private(version: str) -> Path | None:
    """A folder for jieba's cache that is this user's alone; None where there is none."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = base / "zhengming" / f"jieba-{version}"
        folder.mkdir(0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return None
    shared = stat.S_IMODE(state.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
    foreign = hasattr(os, "getuid") and state.st_uid != os.getuid()
    usable = stat.S_ISDIR(state.st_mode) and os.access(folder, os.W_OK)
    return folder if usable and not shared and not foreign else None
