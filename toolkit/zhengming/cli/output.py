"""What goes out to the terminal: bytes in UTF-8, colours and width where a person looks, and a bar on long work."""

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_PATIENCE = 1.0


def emit(text: str) -> None:
    """Write a text to standard output as UTF-8, whatever the terminal says. A reader who has left is no fault."""
    pour(text.encode("utf8", "backslashreplace"))


def pour(data: bytes) -> None:
    """Write bytes to standard output as they are. A reader who has left is no fault."""
    try:
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(data.decode("utf8"))
        else:
            sys.stdout.flush()
            stream.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """Write lines to standard error, with nothing in them that a terminal would obey."""
    from zhengming.reports.hostile import harmless

    for line in text.splitlines():
        print(harmless(line).encode("utf8", "backslashreplace").decode("utf8"), file=sys.stderr)


def colourful() -> bool:
    """Whether standard output is a terminal that wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def page_width() -> int:
    """The cells of a line: those of the terminal, and 80 where there is none."""
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


class Bar:
    """A progress bar on standard error, which appears on a terminal only, and after a second only."""

    def __init__(self) -> None:
        from time import monotonic

        self._clock = monotonic
        self._began = monotonic()
        self._shown: tuple[RichProgress, TaskID] | None = None
        self._wanted = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that so many steps of the total are done, and the name of the next one."""
        if not self._wanted or (self._shown is None and self._clock() - self._began < _PATIENCE):
            return
        from zhengming.reports.hostile import harmless

        if self._shown is None:
            self._shown = _shown_bar()
        bar, task = self._shown
        bar.update(task, completed=done, total=total, description=harmless(name))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown:
            self._shown[0].stop()


def _shown_bar() -> "tuple[RichProgress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    description = TextColumn("{task.description}", markup=False)
    bar = Progress(BarColumn(), MofNCompleteColumn(), description, console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("", total=None)
