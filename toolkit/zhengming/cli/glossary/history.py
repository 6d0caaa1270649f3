"""`zhengming glossary history`: what became of one entry, commit by commit."""

from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli.glossary.choosing import Folder, Key
from zhengming.cli.glossary.list import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from zhengming.keeping.history import Step


def command(
    entry: Key,
    glossary: Folder = None,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
) -> None:
    """Show the commits that changed an entry, the last first: when, who, why, and what in it.

    It is followed from file to file, and to the id that it had before. An entry that is gone is found by its id.

    \b
    Examples:
      zhengming glossary history luo-wenguang
      zhengming glossary history 罗文广 --format json
    """
    from zhengming.cli.glossary.choosing import folder_of
    from zhengming.cli.output import complain, emit, page_width
    from zhengming.errors import UsageError
    from zhengming.git import folder_of as repository_of
    from zhengming.git import shallow
    from zhengming.keeping.history import history
    from zhengming.reports import json

    folder = folder_of(glossary, shipped=True)
    key, why_not = _id_of(entry, folder)
    steps = list(history(folder, key))
    if not steps:
        raise UsageError(why_not or f'git has no commit with the entry "{key}" in {folder.as_posix()}')
    if format is Format.json:
        emit(json.dumped({"version": json.VERSION, "id": key, "commits": [_plain(step) for step in steps]}))
    else:
        emit("".join(f"{line}\n" for line in _page(steps, page_width())))
    if hint := shallow(repository_of(folder), "glossary history"):
        complain(f"there may be more{hint}")


def _id_of(entry: str, folder: "Path") -> tuple[str, str]:
    """The id of an entry, or what was given where no entry has it now, with what to say of that."""
    from zhengming.cli.glossary.choosing import entry_of, read
    from zhengming.errors import UsageError

    try:
        return entry_of(read(folder), entry, folder).id, ""
    except UsageError as fault:
        return entry, str(fault)


def _page(steps: "Iterable[Step]", width: int) -> "Iterator[str]":
    from zhengming.cli.glossary import telling
    from zhengming.reports.hostile import harmless
    from zhengming.reports.text import wrapped

    for step in steps:
        commit = f"{step.date[:10]} {step.commit[:9]} {step.author}: {step.subject}" if step.commit else "not committed"
        for line in (commit, f"  {telling.heading(step.change)}"):
            yield from wrapped(harmless(line), width)
        yield from telling.lines(step.change, width)


def _plain(step: "Step") -> "dict[str, Any]":
    from zhengming.cli.glossary import telling

    about = {name: getattr(step, name) or None for name in ("commit", "date", "author", "subject")}
    return {**about, **telling.plain(step.change)}
