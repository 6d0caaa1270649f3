"""`zhengming glossary diff`: what has changed since a commit, by entry."""

from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.list import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhengming.termbase.comparing import Change


def command(
    revision: Annotated[
        str, typer.Argument(help="A branch, a tag or a commit to compare with.", metavar="[REVISION]")
    ] = "HEAD",
    glossary: Folder = None,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
) -> None:
    """Show what has changed in the glossary since a commit, entry by entry, field by field, term by term.

    What is in the files now counts, committed or not. An entry that only moved to another file is no change.

    \b
    Examples:
      zhengming glossary diff
      zhengming glossary diff main --format json
      zhengming glossary diff HEAD~10 --glossary terms
    """
    from zhengming.cli.glossary import telling
    from zhengming.cli.glossary.choosing import folder_of
    from zhengming.cli.output import complain, emit, page_width
    from zhengming.keeping.history import since
    from zhengming.reports import json

    changes, problems = since(folder_of(glossary, shipped=True), revision)
    complain("\n".join(f"{problem}; not compared" for problem in problems))
    if format is Format.json:
        emit(json.dumped({"version": json.VERSION, "changes": [telling.plain(change) for change in changes]}))
    else:
        emit("".join(f"{line}\n" for line in _page(changes, revision, page_width())))


def _page(changes: "Sequence[Change]", revision: str, width: int) -> "Iterator[str]":
    from collections import Counter

    from zhengming.cli.glossary import telling
    from zhengming.reports.hostile import harmless
    from zhengming.reports.text import wrapped

    for change in changes:
        yield from wrapped(harmless(telling.heading(change)), width)
        yield from telling.lines(change, width)
    count = Counter(change.what for change in changes)
    counts = ", ".join(f"{count[what]} {what}" for what in ("added", "changed", "renamed", "removed") if count[what])
    yield f"since {harmless(revision)}: {counts or 'nothing has changed'}"
