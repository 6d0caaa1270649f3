"""`zhengming glossary import`: the terms of another tool."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.files import Columns, Name
from zhengming.cli.glossary.list import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengming.keeping.importing import Plan
    from zhengming.termbase.exchange import Incoming

_SHOWN = 40


def command(
    file: Annotated[Path, typer.Argument(help="The file of another tool.", metavar="FILE", show_default=False)],
    glossary: Folder = None,
    format: Name = "",
    columns: Columns = "",
    kind: Annotated[Kind | None, typer.Option(help="The kind of entries for which the file names none.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Show every line, not only the first ones.")] = False,
) -> None:
    """Import terms from TBX, CSV, Excel, OmegaT, UTX, TMX, PO or JSON Lines. What would change is shown first.

    New terms and empty fields are filled in. Where the glossary says something else it stays as it is, and that is
    said. Importing a file twice changes nothing.

    \b
    Examples:
      zhengming glossary import terms.tbx --dry-run
      zhengming glossary import team.csv --kind person --yes
      zhengming glossary import table.txt --format csv --columns zh,en,note

    \b
    Status: 0, or 2 where the file cannot be read; nothing is changed then.
    """
    from zhengming.cli.glossary.choosing import beside, folder_of, read
    from zhengming.cli.glossary.files import format_of
    from zhengming.cli.glossary.files import read as read_file
    from zhengming.cli.output import emit
    from zhengming.errors import UsageError
    from zhengming.keeping.importing import plan
    from zhengming.termbase.forming import form, is_overfull
    from zhengming.termbase.store import change

    folder = folder_of(glossary)
    found, incoming = read_file(file, format_of(file, format), columns)
    made = plan(incoming.concepts, read(folder, new=True).concepts, kind and kind.value)
    emit("".join(f"{line}\n" for line in _shown(made, incoming, found.name, every)))
    if dry_run or not made.changes:
        return
    if not yes and not _agreed(len(made.changes)):
        raise UsageError("nothing is imported; give --yes to import it, or --dry-run to look only")
    paths = change(folder, made.changes, beside(folder))
    if any(map(is_overfull, paths)):
        form(folder, beside=beside(folder))
    emit(f"imported into {folder.as_posix()}\n")


def _agreed(count: int) -> bool:
    import sys

    return sys.stdin.isatty() and typer.confirm(f"import {count} entries?", default=False)


def _shown(made: "Plan", incoming: "Incoming", name: str, every: bool) -> "Iterator[str]":
    from zhengming.keeping.importing import said
    from zhengming.reports.hostile import harmless

    new = sum(each.before is None for each in made.changes)
    sections = (
        [line for each in made.changes for line in said(each)],
        [f"= {problem}" for problem in made.kept],
        [f"! {problem}" for problem in (*made.unfit, *incoming.lost)],
    )
    for lines in sections:
        shown = lines if every or len(lines) <= _SHOWN else lines[:_SHOWN]
        yield from map(harmless, shown)
        if len(shown) < len(lines):
            yield f"… {len(lines) - len(shown)} more lines; --all shows them"
    yield f"{name}: {len(incoming.concepts)} concepts, {sum(len(c.terms) for c in incoming.concepts)} terms"
    foreign = f", {made.foreign} without a Chinese or English term" if made.foreign else ""
    yield f"{new} new, {len(made.changes) - new} changed, {made.same} the same{foreign}"
