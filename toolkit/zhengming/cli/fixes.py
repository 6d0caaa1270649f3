"""`check --fix` and `check --diff`: write the fixes, or show them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengming.model import Report


def refuse_both(fix: bool, diff: bool) -> None:
    """Raises UsageError where both are asked for."""
    from zhengming.errors import UsageError

    if fix and diff:
        raise UsageError("--fix writes and --diff only shows; give one of them")


def fix(report: "Report") -> int:
    """Write the files with the fixes of a report, say so on standard error, and return how many places changed."""
    from zhengming import mending
    from zhengming.cli.output import complain

    files = list(mending.mended(report.findings))
    mending.write(files)
    places = sum(len(file.edits) for file in files)
    if places:
        for file in files:
            for edit in file.edits:
                line = edit.segment.place(edit.span).line
                old = edit.segment.text[edit.span.start : edit.span.end]
                complain(f'{file.path}:{line}: "{old}" is now "{edit.text}"')
        complain(f"{_count(places, 'place')} fixed in {_count(len(files), 'file')}")
    else:
        complain("nothing to fix")
    return places


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def diff(report: "Report") -> None:
    """Show on standard output what `fix` would change."""
    from zhengming import mending
    from zhengming.cli.output import emit
    from zhengming.reports.hostile import harmless

    shown = "".join(mending.difference(file) for file in mending.mended(report.findings))
    emit("".join(harmless(line.rstrip("\r\n")) + "\n" for line in shown.splitlines()) or "")
