"""`zhengming glossary merge`: one entry of two."""

from typing import Annotated

import typer

from zhengming.cli.glossary.choosing import Folder, Key


def command(
    entry: Key,
    other: Annotated[str, typer.Argument(help="The entry that goes into it.", metavar="OTHER", show_default=False)],
    glossary: Folder = None,
    sure: Annotated[bool, typer.Option("--sure", help="They are one, though they have no term in common.")] = False,
) -> None:
    """Put another entry into an entry: its terms, roles and remarks. What refers to the other refers to this one then.

    \b
    Example:
      zhengming glossary merge luo-wenguang luo-wenguang-2
    """
    from zhengming.cli.glossary.choosing import beside, entry_in, folder_of
    from zhengming.cli.output import complain, emit
    from zhengming.errors import UsageError
    from zhengming.keeping.joining import have_nothing_in_common, joined
    from zhengming.termbase.rendering import block
    from zhengming.termbase.store import change, holding

    folder = folder_of(glossary)
    kept, goes = entry_in(folder, entry), entry_in(folder, other)
    if kept.id == goes.id:
        raise UsageError(f'"{entry}" and "{other}" are one entry already: {kept.id}')
    if have_nothing_in_common(kept, goes) and not sure:
        raise UsageError(f'"{kept.id}" and "{goes.id}" have no term in common; if they are one, say --sure')
    known = {kept.id: kept, **holding(folder, goes.id)}
    changes, gone = joined(known, kept.id, goes.id)
    change(folder, changes, beside(folder))
    emit(f'merged "{goes.id}" into "{kept.id}"\n{block(changes[0].after or kept)}')
    for text in gone:
        complain(f'not kept of "{goes.id}": {text}')
