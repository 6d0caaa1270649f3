"""`zhengming glossary rename`: another id for an entry."""

from typing import Annotated

import typer

from zhengming.cli.glossary.choosing import Folder, Key


def command(
    entry: Key,
    to: Annotated[str, typer.Argument(help="The new id.", metavar="ID", show_default=False)],
    glossary: Folder = None,
) -> None:
    """Give an entry another id, and change it wherever another entry names it.

    \b
    Example:
      zhengming glossary rename luo-wenguang-2 luo-wenguang-icare
    """
    from zhengming.cli.glossary.choosing import beside, entry_in, folder_of
    from zhengming.cli.output import emit
    from zhengming.keeping.joining import renamed
    from zhengming.termbase.store import change, holding

    folder = folder_of(glossary)
    concept = entry_in(folder, entry)
    changes = renamed(holding(folder, concept.id), concept.id, to)
    change(folder, changes, beside(folder))
    others = ", ".join(sorted(each.after.id for each in changes[1:] if each.after))
    emit(f'renamed "{concept.id}" to "{to}"{f", also in {others}" if others else ""}\n')
