"""`zhengming glossary merge-driver`: what git calls to merge a glossary file."""

from pathlib import Path
from typing import Annotated

import typer


def command(
    base: Annotated[Path, typer.Argument(help="The file that both sides come from: %O.", show_default=False)],
    ours: Annotated[Path, typer.Argument(help="Our file, which the result is written to: %A.", show_default=False)],
    theirs: Annotated[Path, typer.Argument(help="Their file: %B.", show_default=False)],
    path: Annotated[str, typer.Argument(help="Its name in the repository, for messages: %P.")] = "",
) -> None:
    """Merge two versions of a glossary file for git: by entry and field, lists of terms by term.

    Sides conflict only where both changed one field of one entry differently, or one took out what the other edited;
    only those lines stand between conflict markers. A file that is no sound glossary file is merged by line. Entries
    that moved from one file to another are merged as git merges them: taken out here, new there.

    zhengming init --merge-driver tells git to call it.

    \b
    Example, in .git/config:
      [merge "zhengming"]
        driver = zhengming glossary merge-driver %O %A %B %P

    \b
    Status: 0 merged, 1 with conflicts, 2 the files cannot be read or written.
    """
    from zhengming.cli.output import complain
    from zhengming.keeping.driving import drive

    outcome = drive(base, ours, theirs, path or ours.as_posix())
    complain("\n".join(map(str, (*outcome.notes, *outcome.clashes))))
    raise typer.Exit(1 if outcome.clashes else 0)
