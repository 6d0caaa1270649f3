"""The options of the commands that check releases, each with what its help says."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Level(StrEnum):
    """How grave a finding is."""

    error = "error"
    warning = "warning"
    note = "note"


Paths = Annotated[list[Path] | None, typer.Argument(help="Files and folders to check.", metavar="PATH...")]
Chinese = Annotated[list[Path] | None, typer.Option(help="The Chinese file of a pair.", metavar="FILE")]
English = Annotated[list[Path] | None, typer.Option(help="The English file of that pair.", metavar="FILE")]
Glossary = Annotated[
    list[str] | None,
    typer.Option(
        help='A glossary folder, instead of the configured ones; "shipped" is the one that comes with zhengming. '
        "Repeatable.",
        metavar="FOLDER",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        help="How to write the report, and the file to write it to: text, json, sarif, github, gitlab, junit, "
        "checkstyle, rdjson, markdown, html, or docx=FOLDER for copies of the Word files with comments. Repeatable. "
        "[default: text]",
        metavar="NAME[=FILE]",
        show_default=False,
    ),
]
Only = Annotated[list[str] | None, typer.Option("--check", help="Run only this check. Repeatable.", metavar="NAME")]
Baseline = Annotated[
    Path | None, typer.Option(help="Show only what this file of known findings does not have.", metavar="FILE")
]
Fix = Annotated[bool, typer.Option("--fix", help="Correct what has one right text only, then report the rest.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")]
Since = Annotated[
    str | None,
    typer.Option(help="Only releases with a file that git says has changed since this revision.", metavar="REVISION"),
]
Jobs = Annotated[
    int, typer.Option(min=0, help="How many processes may work. [default: one a processor]", show_default=False)
]
Cache = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Whether what has not changed since the last run is looked up.")
]
Least = Annotated[
    Level | None,
    typer.Option(help="The least severity that makes the status 1. [default: warning]", show_default=False),
]
SettingsFile = Annotated[
    Path | None, typer.Option(help="The settings file, instead of the nearest zhengming.toml.", metavar="FILE")
]
