"""`zhengming check`: check releases, and say what does not agree."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Level(StrEnum):
    """How grave a finding is."""

    error = "error"
    warning = "warning"
    note = "note"


Formats = Annotated[
    list[str] | None,
    typer.Option(
        help="How to write the report, and the file to write it to: text, json, sarif, github, gitlab, junit, "
        "checkstyle, rdjson or markdown. Repeatable. [default: text]",
        metavar="NAME[=FILE]",
        show_default=False,
    ),
]


def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders to check.", metavar="PATH...")] = None,
    zh: Annotated[list[Path] | None, typer.Option(help="The Chinese file of a pair.", metavar="FILE")] = None,
    en: Annotated[list[Path] | None, typer.Option(help="The English file of that pair.", metavar="FILE")] = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option(
            help='A glossary folder, instead of the configured ones; "shipped" is the one that comes with zhengming. '
            "Repeatable.",
            metavar="FOLDER",
        ),
    ] = None,
    format: Formats = None,
    only: Annotated[
        list[str] | None, typer.Option("--check", help="Run only this check. Repeatable.", metavar="NAME")
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Show only what this file of known findings does not have.", metavar="FILE"),
    ] = None,
    level: Annotated[
        Level | None,
        typer.Option(help="The least severity that makes the status 1. [default: warning]", show_default=False),
    ] = None,
    settings: Annotated[
        Path | None, typer.Option(help="The settings file, instead of the nearest zhengming.toml.", metavar="FILE")
    ] = None,
) -> None:
    """Check the Chinese and English versions of releases against each other.

    Folders are searched for .docx, .md, .html, .txt and .po files. Two files belong together when their names say so:
    memo.zh.md and memo.en.md, zh/memo.docx and en/memo.docx. A file in one language only is checked too.

    \b
    Examples:
      zhengming check releases/
      zhengming check memo.zh.docx memo.en.docx
      zhengming check --zh 新闻稿.docx --en release.docx
      zhengming check releases/ --format text --format sarif=report.sarif
      zhengming check releases/ --check name-mismatch --glossary our-terms
      zhengming check releases/ --baseline known.json

    \b
    Status: 0 nothing found, 1 findings at or above the level,
    2 something could not be checked.
    """
    from zhengming import engine
    from zhengming.cli import asking, formats
    from zhengming.cli.output import Bar

    outputs = formats.asked(format or ["text"])
    named = asking.pairs(zh or (), en or ())
    chosen = asking.settings(paths or (), named, settings)
    if baseline:
        chosen = chosen._replace(baseline=baseline.as_posix())
    engine.choose(chosen, only)
    terms = asking.terms(chosen, glossary or ())
    with Bar() as bar:
        report = engine.examine(paths or (), chosen, terms, named=named, checks=only, progress=bar)
    formats.deliver(report, outputs)
    raise typer.Exit(engine.status(report, level.value if level else chosen.level))
