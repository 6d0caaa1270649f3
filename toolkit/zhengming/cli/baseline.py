"""`zhengming baseline`: record today's findings, so that later runs show only what is new."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli import options

if TYPE_CHECKING:
    from zhengming.allowing import Entry
    from zhengming.model import Report
    from zhengming.settings import Settings
    from zhengming.settling import Asked

_NAME = "zhengming-baseline.json"


def baseline(
    paths: options.Paths = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help=f"The file to write. [default: of the settings, else {_NAME}]", metavar="FILE"
        ),
    ] = None,
    glossary: options.Glossary = None,
    settings: options.SettingsFile = None,
) -> None:
    """Record today's findings by their content, not by their lines.

    `zhengming check --baseline FILE`, or `baseline = "FILE"` in the settings, then shows what is new, and which of the
    recorded findings no longer occur. Run it again to bring the file up to date: of files that are not looked at this
    time it keeps what it has.

    \b
    Examples:
      zhengming baseline releases/
      zhengming check releases/ --baseline zhengming-baseline.json
    """
    from zhengming import archive, settling
    from zhengming.cli import asking
    from zhengming.cli.output import Bar, complain, emit
    from zhengming.settling import Asked

    chosen = asking.settings(paths or (), (), settings)
    target = output or Path(chosen.baseline or chosen.root / _NAME)
    folders = settling.glossaries(chosen, glossary or ())
    with Bar() as bar:
        report = archive.examine(paths or (), chosen._replace(baseline=""), folders, progress=bar)
    checks = [check.name for check in settling.choose(chosen)]
    emit(_record(target, report, Asked(paths or (), checks)) + _next(target, chosen))
    for path, line, message in report.unreadable:
        complain(f"{path}:{line}: {message}" if line else f"{path}: {message}")
    raise typer.Exit(2 if report.unreadable else 0)


def _record(target: Path, report: "Report", asked: "Asked") -> str:
    """Write the baseline, and say what is in it."""
    from zhengming import allowing, settling, writing

    held = allowing.load(target) if target.is_file() else ()
    folder = target.parent
    read = settling.files_of(report)
    found = [settling.entry_of(f, folder) for f in report.findings if f.check != "unreadable"]
    kept = [entry for entry in held if not settling.looks_at(asked, read, folder, entry) and _is_there(folder, entry)]
    writing.replace(target, allowing.written((*found, *kept)).encode())
    dropped = len(set(held) - {*found, *kept})
    parts = [f"{len(found)} finding{'' if len(found) == 1 else 's'} of today"]
    parts += [f"{len(kept)} kept of what was not looked at"] if kept else []
    parts += [f"{dropped} dropped that no longer occur"] if dropped else []
    return f"wrote {target.as_posix()}: {', '.join(parts)}\n"


def _is_there(folder: Path, entry: "Entry") -> bool:
    return os.path.lexists(folder / entry.path)


def _next(target: Path, settings: "Settings") -> str:
    """What makes the file count, where nothing does yet."""
    if settings.baseline and os.path.abspath(settings.baseline) == os.path.abspath(target):
        return ""
    where = (settings.path or settings.root / "zhengming.toml").as_posix()
    shown = os.path.relpath(target, settings.root).replace(os.sep, "/")
    return f'next: put baseline = "{shown}" at the top of {where}, or give check --baseline {target.as_posix()}\n'
