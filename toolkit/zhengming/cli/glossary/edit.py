"""`zhengming glossary edit`: one entry in the editor."""

from typing import TYPE_CHECKING

import typer

from zhengming.cli.glossary.choosing import Folder, Key

if TYPE_CHECKING:
    from pathlib import Path

    from zhengming.model import Concept


def command(entry: Key, glossary: Folder = None) -> None:
    """Open one entry in $VISUAL or $EDITOR, and store it when it is sound. Nothing else of the file changes.

    \b
    Example:
      EDITOR=nano zhengming glossary edit luo-wenguang
    """
    from zhengming.cli.glossary.choosing import entry_in, folder_of
    from zhengming.cli.output import emit
    from zhengming.errors import ZhengmingError
    from zhengming.termbase.store import lines_of

    folder = folder_of(glossary)
    concept = entry_in(folder, entry)
    before = lines_of(folder, concept)
    draft = _draft(concept, before)
    while True:
        _open(draft)
        after = _text_of(draft)
        if after.strip() == before.strip():
            emit("nothing changed\n")
            break
        try:
            stored = _store(folder, concept, after, draft)
        except ZhengmingError as fault:
            if _again(fault, draft):
                continue
            raise typer.Exit(2) from None
        emit(f"stored in {concept.path}\n{stored}")
        break
    draft.unlink()


def _draft(concept: "Concept", text: str) -> "Path":
    """A file of the person's own with the entry in it."""
    import os
    from pathlib import Path
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f"{concept.id}-", suffix=".yaml")
    with open(handle, "w", encoding="utf8", newline="") as draft:
        draft.write(text)
        os.fchmod(draft.fileno(), 0o600)
    return Path(name)


def _text_of(draft: "Path") -> str:
    """What the editor has left. Raises UsageError where that is no text."""
    from zhengming.errors import UsageError

    try:
        return draft.read_text("utf8")
    except UnicodeDecodeError as fault:
        what = f"byte {fault.start} is 0x{fault.object[fault.start]:02X}"
        raise UsageError(f"{draft.as_posix()}: not UTF-8: {what}; nothing is stored") from None
    except OSError as fault:
        what = (fault.strerror or str(fault)).lower()
        raise UsageError(f"{draft.as_posix()}: cannot be read any more: {what}; nothing is stored") from None


def _open(draft: "Path") -> None:
    import os
    import shlex
    import subprocess

    from zhengming.errors import UsageError

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        status = subprocess.run([*shlex.split(editor), draft]).returncode
    except ValueError as fault:
        raise UsageError(f'EDITOR is "{editor}", which is no command: {str(fault).lower()}') from None
    except OSError as fault:
        raise UsageError(f'the editor "{editor}" cannot be started: {fault.strerror}; set EDITOR to another') from None
    if status:
        what = f"nothing is stored, and your text is in {draft}"
        raise UsageError(f'the editor "{editor}" ended with status {status}; {what}')


def _store(folder: "Path", concept: "Concept", text: str, draft: "Path") -> str:
    """Store what the editor gave; the entries that name a renamed one change with it."""
    from zhengming.cli.glossary.choosing import beside
    from zhengming.errors import GlossaryError, Problem
    from zhengming.keeping.joining import renamed
    from zhengming.termbase.reading import read_entries
    from zhengming.termbase.store import Change, change, holding

    problems: list[Problem] = []
    entries = read_entries(text.lstrip("\ufeff"), draft.as_posix(), problems)
    if not problems and len(entries) != 1:
        gone = "the entry is gone; to take it out use zhengming glossary remove"
        what = f"{len(entries)} entries; leave the one that is edited" if entries else gone
        problems.append(Problem(draft.as_posix(), 0, what))
    after = entries[0].concept if len(entries) == 1 else None
    if problems or not after:
        raise GlossaryError(*problems)
    _prove(concept, after, draft)
    others = renamed(holding(folder, concept.id), concept.id, after.id)[1:] if after.id != concept.id else []
    change(folder, [Change(concept, after, text), *others], beside(folder))
    return text


def _prove(before: "Concept", after: "Concept", draft: "Path") -> None:
    """Raises UsageError where a name or a title is not right any more, and no source is named for it."""
    from zhengming.errors import Problem, UsageError
    from zhengming.keeping.linting import unproven

    known = {text for _, text in unproven(before)}
    for severity, text in unproven(after):
        if severity == "error" and text not in known:
            raise UsageError(Problem(draft.as_posix(), 0, text))


def _again(fault: Exception, draft: "Path") -> bool:
    """Whether the person wants to go on with a text that has a fault."""
    import sys

    from zhengming.cli.output import complain

    complain(str(fault))
    if sys.stdin.isatty() and typer.confirm("edit it again?", default=True):
        return True
    complain(f"nothing is stored; your text is in {draft.as_posix()}")
    return False
