"""What can go wrong in a run, as opposed to in a release.

ZhengmingError
├── Unreadable       a file that cannot be read as what it says it is
├── GlossaryError    a glossary with faults, all of them listed
├── SettingsError    a settings file with a wrong key or value
└── UsageError       a command line that cannot be carried out
"""

from collections.abc import Sequence
from typing import NamedTuple


class Problem(NamedTuple):
    """One fault of an input file: where it stands and what is wrong. `line` counts from 1; 0 is the whole file."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class ZhengmingError(Exception):
    """The root of all errors that a caller may expect; its text is one message a problem, each on a line."""

    def __init__(self, *problems: Problem | str) -> None:
        self.problems: Sequence[Problem | str] = problems
        super().__init__("\n".join(map(str, problems)))


class Unreadable(ZhengmingError):
    """A file that cannot be read as what it says it is."""


class GlossaryError(ZhengmingError):
    """A glossary with faults."""


class SettingsError(ZhengmingError):
    """A settings file with a wrong key or value."""


class UsageError(ZhengmingError):
    """A command line that cannot be carried out."""
