"""Which folder a glossary command works on, and which entry it is about."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from zhengming.model import Concept
    from zhengming.termbase import Termbase
    from zhengming.termbase.folder import Beside

Folder = Annotated[
    str | None,
    typer.Option(
        "--glossary",
        help='The glossary folder. [default: the first of the settings that is not "shipped"]',
        metavar="FOLDER",
        show_default=False,
    ),
]
Key = Annotated[str, typer.Argument(help="The id of an entry, or a term of it.", metavar="ENTRY", show_default=False)]


def folder_of(given: str | None, *, shipped: bool = False) -> Path:
    """The folder that a command works on. The shipped one only where it is named and is only read.

    Raises UsageError where no folder is known.
    """
    from zhengming import termbase
    from zhengming.checks import by_name
    from zhengming.errors import UsageError
    from zhengming.settings import SHIPPED, load

    if given == SHIPPED:
        if shipped:
            return termbase.shipped()
        raise UsageError("the shipped glossary is not changed; an entry of your own replaces the one of its id there")
    if given:
        return Path(given)
    own = [name for name in load(Path.cwd(), None, by_name()).glossaries if name != SHIPPED]
    if own:
        return Path(own[0])
    if shipped:
        return termbase.shipped()
    raise UsageError('no glossary is named; give --glossary FOLDER, or in zhengming.toml: glossaries = ["glossary"]')


def beside(folder: Path) -> "Beside":
    """The other folders of the settings where this one is one of theirs: its entries may name those of the others."""
    return partial(_others, folder)


def _others(folder: Path) -> tuple[Path, ...]:
    """The other folders of the settings where this one is one of theirs: none where it is not."""
    from zhengming.checks import by_name
    from zhengming.settings import load
    from zhengming.settling import glossaries

    settings = load(Path.cwd(), None, by_name())
    folders = glossaries(settings) if settings.glossaries else ()
    others = tuple(each for each in folders if each.resolve() != folder.resolve())
    return others if len(others) < len(folders) else ()


def read(folder: Path, *, new: bool = False) -> "Termbase":
    """The entries of a folder; of a new one that is not there yet, none."""
    from zhengming import termbase
    from zhengming.termbase.loading import load_one

    return termbase.Termbase({}) if new and not folder.exists() else load_one(folder, beside(folder))


def entry_in(folder: Path, key: str) -> "Concept":
    """The entry that an id or a term names, read from its own lines where it is an id. Raises UsageError."""
    from zhengming.termbase.entries import ID
    from zhengming.termbase.store import find

    found = find(folder, key) if ID.fullmatch(key) else None
    return found or entry_of(read(folder), key, folder)


def entry_of(known: "Termbase", key: str, folder: Path) -> "Concept":
    """The entry that an id or a term names. Raises UsageError where none does, or several do."""
    from zhengming.errors import UsageError
    from zhengming.script import fold

    if key in known.concepts:
        return known.concepts[key]
    asked = fold(key).text.casefold()
    found = [each for each in known.concepts.values() if any(fold(t.text).text.casefold() == asked for t in each.terms)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(each.id for each in found))
        raise UsageError(f'"{key}" is a term of {len(found)} entries: {ids}; name one by its id')
    raise UsageError(f'{folder.as_posix()} has no entry "{key}"{_near(key, known)}')


def _near(key: str, known: "Termbase") -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known.concepts, 1, 0.75)
    return f'; did you mean "{near[0]}"?' if near else "; look with zhengming glossary find"
