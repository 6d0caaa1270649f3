"""Changes of several files of a glossary as one: after a crash all of them hold, or none.

The new files are written whole beside the old ones first. Then the journal is written, which says what replaces what:
from then on the change holds, whoever finishes it. It is gone when all is in place.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from .. import writing
from ..errors import GlossaryError, Problem

NAME = ".zhengming.journal"


def commit(folder: Path, files: Mapping[Path, bytes | None]) -> None:
    """Give files of the folder their new content, None for one that goes. The folder must be locked.

    Raises UsageError where they cannot be written, and then nothing has changed.
    """
    for path in files:
        writing.refuse(path)
    if len(files) == 1 and None not in files.values():
        for path, content in files.items():
            writing.replace(path, content or b"")
    elif files:
        _write(folder, files)
        recover(folder)


def _write(folder: Path, files: Mapping[Path, bytes | None]) -> None:
    import json

    drafts: dict[str, str | None] = {}
    try:
        for path, content in files.items():
            with writing.told(path):
                name = writing.drafted(path, content, _mode(path)) if content is not None else None
                drafts[path.relative_to(folder).as_posix()] = name
        body = json.dumps({name: Path(draft).name if draft else None for name, draft in drafts.items()})
        writing.replace(folder / NAME, f"{body}\n{_sum(body)}\n".encode())
    except BaseException:
        for draft in filter(None, drafts.values()):
            with suppress(FileNotFoundError):
                os.unlink(draft)
        raise


def _mode(path: Path) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


def recover(folder: Path) -> None:
    """Finish what a writer that was stopped had begun. The folder must be locked."""
    if not (folder / NAME).exists():
        return
    for path, draft in _steps(folder):
        with writing.told(path):
            if draft is None:
                path.unlink(missing_ok=True)
            elif draft.exists():
                os.replace(draft, path)
    (folder / NAME).unlink()


def standing(folder: Path) -> dict[Path, Path | None]:
    """What stands for each file that a journal is about: the new one where it waits still, None where the file goes."""
    if not (folder / NAME).exists():
        return {}
    return {path: draft if draft is None or draft.exists() else path for path, draft in _steps(folder)}


def _steps(folder: Path) -> Iterator[tuple[Path, Path | None]]:
    """What a journal says is to replace what. Raises GlossaryError for one that this program has not written."""
    import json

    body, _, check = (folder / NAME).read_text("utf8", "replace").partition("\n")
    if check.strip() != _sum(body):
        raise _damaged(folder)
    for name, draft in json.loads(body).items():
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside or (draft and (not draft.startswith(writing.DRAFT) or Path(draft).name != draft)):
            raise _damaged(folder)
        yield path, path.parent / draft if draft else None


def _damaged(folder: Path) -> GlossaryError:
    what = "is the journal of an interrupted change, and it is damaged; look at the files with git, then delete it"
    return GlossaryError(Problem((folder / NAME).as_posix(), 0, what))


def _sum(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()
