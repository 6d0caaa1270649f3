"""The folder of YAML files that a glossary is, and the one shipped with the program."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from . import journal

Beside: TypeAlias = Callable[[], Sequence[Path]]
"""The folders whose entries those of a folder may name; asked for only where one names what it does not have."""


def shipped() -> Path:
    """The folder of the shipped glossary: inside the installed package, or beside the source root of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "glossary"
    return inside if inside.is_dir() else package.parent.parent / "glossary"


def files_of(folder: Path) -> dict[Path, Path]:
    """The files of a glossary, each with where its content stands: in it, or beside it after an interrupted change."""
    files = {path: path for path in _walk(folder)}
    for path, stands in journal.standing(folder).items():
        if stands and is_glossary(path.relative_to(folder)):
            files[path] = stands
        else:
            files.pop(path, None)
    return files


def _walk(folder: Path) -> Iterator[Path]:
    """The glossary files of a folder and below it, in order; nothing hidden, and no link to a folder."""
    try:
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except PermissionError:
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name)
        elif entry.name.endswith(_SUFFIXES) and entry.is_file():
            yield folder / entry.name


_SUFFIXES = (".yaml", ".yml")


def is_glossary(path: Path) -> bool:
    """Whether a path inside a glossary folder is that of one of its files."""
    return path.suffix in _SUFFIXES and not any(part.startswith(".") for part in path.parts)
