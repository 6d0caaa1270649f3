"""Changes of several files of a glossary as one: after a crash all of them hold, or none.

The new files are written whole beside the old ones first. Then the journal is written, which says what replaces what:
from then on the change holds, whoever finishes it. It is gone when all is in place.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

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

    steps: dict[str, Step] = {}
    try:
        for path, content in files.items():
            with writing.told(path):
                name = writing.drafted(path, content, _mode(path)) if content is not None else None
                steps[path.relative_to(folder).as_posix()] = Step(name, _digest(path), _sum(content))
        body = json.dumps({name: (each.draft and Path(each.draft).name, *each[1:]) for name, each in steps.items()})
        writing.replace(folder / NAME, f"{body}\n{_sum(body.encode())}\n".encode())
    except BaseException:
        for draft in filter(None, (each.draft for each in steps.values())):
            with suppress(FileNotFoundError):
                os.unlink(draft)
        raise


class Step(NamedTuple):
    """What is to replace a file, None where it goes, and the digests of what it was and is to be; empty for nothing."""

    draft: str | None
    before: str
    after: str


def _mode(path: Path) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


def recover(folder: Path) -> None:
    """Finish what a writer that was stopped had begun. The folder must be locked.

    Raises GlossaryError where a file has been changed since by other means; the journal says nothing of that then.
    """
    if not (folder / NAME).exists():
        return
    for path, draft in list(_steps(folder)):
        with writing.told(path):
            if draft is None:
                path.unlink(missing_ok=True)
            elif draft != path:
                os.replace(draft, path)
    (folder / NAME).unlink()


def standing(folder: Path) -> dict[Path, Path | None]:
    """What stands for each file that a journal is about: the new one where it waits still, None where the file goes."""
    return dict(_steps(folder)) if (folder / NAME).exists() else {}


def _steps(folder: Path) -> Iterator[tuple[Path, Path | None]]:
    """Each file of a journal with what stands for it. Raises GlossaryError where it cannot be finished."""
    import json

    body, _, check = (folder / NAME).read_text("utf8", "replace").partition("\n")
    if check.strip() != _sum(body.encode()):
        raise _damaged(folder, "and it is damaged")
    for name, step in json.loads(body).items():
        path = folder / name
        draft, before, after = step if isinstance(step, list) and len(step) == 3 else ("/", "", "")
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside or (draft and (not draft.startswith(writing.DRAFT) or Path(draft).name != draft)):
            raise _damaged(folder, "and it is damaged")
        yield path, _stands(folder, path, Step(draft, before, after))


def _stands(folder: Path, path: Path, step: Step) -> Path | None:
    """What stands for a file: what waits to replace it, or it, where it has been replaced."""
    now = _digest(path)
    if now == step.after:
        return path if step.draft else None
    waits = path.parent / step.draft if step.draft else None
    if now != step.before:
        raise _damaged(folder, f"and {path.name} has been changed since")
    if waits and _digest(waits) != step.after:
        raise _damaged(folder, f"and what was to replace {path.name} is gone")
    return waits


def _damaged(folder: Path, why: str) -> GlossaryError:
    what = f"is the journal of an interrupted change, {why}; look at the files with git, then delete it"
    return GlossaryError(Problem((folder / NAME).as_posix(), 0, what))


def _digest(path: Path) -> str:
    return _sum(path.read_bytes() if path.exists() else None)


def _sum(content: bytes | None) -> str:
    from hashlib import sha256

    return sha256(content).hexdigest() if content is not None else ""
