"""`zhengming name`: what a name can be in the other language, and why."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengming.names.describing import Row


def name(
    text: Annotated[
        str, typer.Argument(help='A Chinese or a Latin name: 罗小兵, or "Luo Xiaobing".', show_default=False)
    ],
    other: Annotated[
        str | None, typer.Argument(help="The name in the other script, to see whether it fits.", show_default=False)
    ] = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option(
            help='A glossary folder to look the name up in too; "shipped" is the one that comes with zhengming. '
            "Repeatable.",
            metavar="FOLDER",
        ),
    ] = None,
) -> None:
    """Show every accepted English form of a Chinese name, or what a Latin name can be in Chinese, with the readings.

    \b
    Examples:
      zhengming name 罗小兵
      zhengming name "Luo Xiaobing"
      zhengming name 罗文广 "Luo Guangwen"
    """
    from zhengming.cli.output import emit
    from zhengming.errors import UsageError
    from zhengming.names.describing import describe

    try:
        rows = describe(text, other or "")
    except ValueError as error:
        raise UsageError(str(error)) from None
    rows += tuple(_listed(glossary, text, other or "")) if glossary else ()
    widest = max(len(row.label) for row in rows)
    emit(
        "\n".join([f"{text} {other or ''}".rstrip(), *(f"  {row.label:<{widest}}  {row.text}" for row in rows)]) + "\n"
    )


def _listed(folders: list[str], *names: str) -> "Iterator[Row]":
    """What the glossary has for any of the names."""
    from pathlib import Path

    from zhengming import termbase
    from zhengming.names.describing import Row
    from zhengming.script import fold
    from zhengming.settings import SHIPPED

    asked = {fold(name).text.casefold() for name in names if name}
    known = termbase.load([termbase.shipped() if folder == SHIPPED else Path(folder) for folder in folders])
    found = [c for c in known.concepts.values() if any(fold(t.text).text.casefold() in asked for t in c.terms)]
    for concept in found:
        terms = " · ".join(f"{t.text} ({t.status})" for t in concept.terms)
        yield Row("glossary", f"{concept.id}, {concept.kind}: {terms}")
    if not found:
        yield Row("glossary", "has no entry of this name")
