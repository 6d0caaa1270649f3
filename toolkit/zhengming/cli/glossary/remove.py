"""`zhengming glossary remove`: take an entry out."""

from zhengming.cli.glossary.choosing import Folder, Key


def command(entry: Key, glossary: Folder = None) -> None:
    """Take an entry out, and show it, so that it can be put back. One that others refer to stays.

    \b
    Example:
      zhengming glossary remove luo-wenguang
    """
    from zhengming.cli.glossary.choosing import beside, entry_in, folder_of
    from zhengming.cli.output import emit
    from zhengming.termbase.rendering import block
    from zhengming.termbase.store import Change, change

    folder = folder_of(glossary)
    concept = entry_in(folder, entry)
    change(folder, [Change(concept, None)], beside(folder))
    emit(f"removed from {concept.path}\n{block(concept)}")
