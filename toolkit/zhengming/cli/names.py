"""`zhengming names`: who is who in releases."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How the list is written."""

    text = "text"
    json = "json"


def names(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders to read.", metavar="PATH...")] = None,
    zh: Annotated[list[Path] | None, typer.Option(help="The Chinese file of a pair.", metavar="FILE")] = None,
    en: Annotated[list[Path] | None, typer.Option(help="The English file of that pair.", metavar="FILE")] = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option(help="A glossary folder, instead of the configured ones. Repeatable.", metavar="FOLDER"),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
    settings: Annotated[
        Path | None, typer.Option(help="The settings file, instead of the nearest zhengming.toml.", metavar="FILE")
    ] = None,
) -> None:
    """List the people of each release, with every form of their names in both languages.

    Beside each person stand the titles and the body that the text gives, and how the two names are known to be one
    person's. Of a release in one language the names are listed that can be recognised.

    \b
    Examples:
      zhengming names releases/
      zhengming names --zh 新闻稿.docx --en release.docx
      zhengming names news.en.docx
      zhengming names releases/ --format json > people.json

    \b
    Status: 0, or 2 where something could not be read.
    """
    from zhengming import who
    from zhengming.cli import asking, casting
    from zhengming.cli.output import Bar, emit, page_width

    named = asking.pairs(zh or (), en or ())
    chosen = asking.settings(paths or (), named, settings)
    terms = asking.terms(chosen, glossary or ())
    with Bar() as bar:
        casts, problems = who.rosters(paths or (), chosen, terms, named=named, progress=bar)
    if format is Format.json:
        emit(casting.content(casts, problems))
    else:
        emit(casting.table(casts, problems, page_width()))
    raise typer.Exit(2 if problems else 0)
