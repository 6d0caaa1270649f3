"""What the commands that read releases are asked: which files, under which settings, with which glossary."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from zhengming.settings import Settings
    from zhengming.termbase import Termbase


def pairs(zh: Sequence[Path], en: Sequence[Path]) -> list[tuple[str, str]]:
    """The pairs of files that --zh and --en name."""
    if len(zh) != len(en):
        raise typer.BadParameter(
            f"--zh is given {len(zh)} and --en {len(en)} times; each --zh FILE needs its --en FILE",
            param_hint="--zh, --en",
        )
    both = set(zh) & set(en)
    if both:
        raise typer.BadParameter(f'"{min(both)}" is given as Chinese and as English', param_hint="--zh, --en")
    return [(a.as_posix(), b.as_posix()) for a, b in zip(zh, en, strict=True)]


def settings(paths: Sequence[Path], named: Sequence[tuple[str, str]], explicit: Path | None) -> "Settings":
    """The settings: the named file, else the nearest above everything that is read, else the nearest from here."""
    from zhengming.checks import by_name
    from zhengming.settings import load

    asked = [*paths, *(Path(path) for pair in named for path in pair)]
    if not asked:
        raise typer.BadParameter("give files or folders to check, or --zh FILE --en FILE", param_hint="PATHS")
    common = Path(os.path.commonpath([os.path.abspath(path) for path in asked]))
    found = load(common, explicit, by_name())
    return found if found.path else load(Path.cwd(), None, by_name())


def terms(settings: "Settings", given: Sequence[str]) -> "Termbase":
    """The glossary: of the given folders, else of those that the settings name."""
    from zhengming import engine, termbase

    return termbase.load(engine.glossaries(settings, given))
