"""A file that cannot be read, or a path at which there is nothing to read."""

from collections.abc import Iterator

from zhengming.checks.context import Context, file_mark
from zhengming.model import Finding


def check(context: Context) -> Iterator[Finding]:
    """One finding for each fault of the run itself; the messages are the readers' own."""
    for problem in context.problems:
        yield Finding(problem.message, (file_mark(problem.path, line=max(problem.line, 1)),))
