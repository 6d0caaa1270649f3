"""`zhengming glossary lint`: every fault, and what to do about it."""

from typing import Annotated

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.list import Format
from zhengming.cli.options import Level


def command(
    glossary: Folder = None,
    level: Annotated[Level, typer.Option(help="The least severity that makes the status 1.")] = Level.warning,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
) -> None:
    """Say what is wrong with a glossary: names that cannot be read so, titles of another rank, examples that fail,
    entries that contradict each other, terms that are never found. Each line has the file, the line and the remedy.

    An English name or title that has a `source` in its entry is believed.

    \b
    Example:
      zhengming glossary lint --level error

    \b
    Status: 0 clean, 1 faults at or above the level, 2 a file that cannot be read as a glossary.
    """
    from zhengming.cli.glossary.choosing import folder_of, read
    from zhengming.cli.output import emit
    from zhengming.keeping.linting import lint
    from zhengming.reports.hostile import harmless

    known = read(folder_of(glossary, shipped=True))
    faults = lint(known)
    if format is Format.json:
        import json

        emit(json.dumps([fault._asdict() for fault in faults], ensure_ascii=False, indent=1) + "\n")
    else:
        for fault in faults:
            emit(harmless(f"{fault.path}:{fault.line}: {fault.severity}: {fault.message}") + "\n")
        emit(f"{len(known.concepts)} entries, {len(faults)} faults\n")
    grave = {"error": 2, "warning": 1, "note": 0}
    raise typer.Exit(any(grave[fault.severity] >= grave[level.value] for fault in faults))
