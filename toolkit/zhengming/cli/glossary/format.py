"""`zhengming glossary format`: the canonical form."""

from typing import Annotated

import typer

from zhengming.cli.glossary.choosing import Folder


def command(
    glossary: Folder = None,
    check: Annotated[bool, typer.Option("--check", help="Only say which files are not in that form.")] = False,
) -> None:
    """Put the files of a glossary into the canonical form: sorted, one line a field, comments kept.

    A file of one kind with more than 500 entries becomes a folder of files. What the entries say does not change.

    \b
    Examples:
      zhengming glossary format
      zhengming glossary format --check

    \b
    Status: 0; with --check 1 where a file is not in the form; 2 where one has a fault.
    """
    from zhengming.cli.glossary.choosing import beside, folder_of
    from zhengming.cli.output import emit
    from zhengming.termbase.forming import form

    folder = folder_of(glossary, shipped=check)
    changed = form(folder, only_look=check, beside=beside(folder))
    for path in changed:
        emit(f"{'is not in the canonical form' if check else 'written'}: {path.as_posix()}\n")
    if not changed:
        emit("all files are in the canonical form\n")
    raise typer.Exit(1 if check and changed else 0)
