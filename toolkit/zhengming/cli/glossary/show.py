"""`zhengming glossary show`: one entry, and what refers to it."""

from typing import TYPE_CHECKING

from zhengming.cli.glossary.choosing import Folder, Key
from zhengming.cli.glossary.list import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhengming.model import Concept
    from zhengming.termbase import Termbase


def command(entry: Key, glossary: Folder = None, format: Format = Format.text) -> None:
    """Show an entry as its file has it, where it stands, and what refers to it.

    \b
    Examples:
      zhengming glossary show luo-wenguang
      zhengming glossary show 华中科技大学 --glossary shipped
    """
    from zhengming.cli.glossary.choosing import entry_of, folder_of, read
    from zhengming.cli.glossary.list import as_json
    from zhengming.cli.output import emit
    from zhengming.termbase.rendering import block

    folder = folder_of(glossary, shipped=True)
    known = read(folder)
    concept = entry_of(known, entry, folder)
    if format is Format.json:
        emit(as_json([concept]))
        return
    emit(f"{concept.path}:{concept.line}\n{block(concept)}")
    emit("".join(f"{line}\n" for line in _uses(concept, known)))


def _uses(concept: "Concept", known: "Termbase") -> "Iterator[str]":
    for key, other in sorted(known.concepts.items()):
        if other.parent == concept.id:
            yield f"is the parent of {key}"
        if any(concept.id in (office.title, office.body) for office in other.roles):
            yield f"is in a role of {key}"
