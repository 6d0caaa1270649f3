"""Files written whole or not at all: what is there stays until the new bytes are safe on the disk beside it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zhengming.errors import Problem, UsageError


def replace(path: Path, content: bytes, mode: int | None = None, *, lasting: bool = True) -> None:
    """Give a file this content, and its folder if that is not there; a link is followed, a device is written to.

    The permissions of an existing file stay; a new one has `mode`, or what the umask leaves. What need not be
    `lasting` may be lost with the power. Raises UsageError where the path is a folder or cannot be written, and then
    nothing has changed.
    """
    refuse(path)
    with told(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        if target.exists():
            mode = stat.S_IMODE(target.stat().st_mode)
        with _draft(target, content, mode, lasting) as draft:
            os.replace(draft, target)
        if lasting:
            _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the names in a folder safe on the disk too, where the system can be asked for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse(path: Path) -> None:
    """Raise UsageError where a file could not be written because a folder, or what is read-only, is there."""
    with told(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        if target.exists() and not _is_writable(target):
            raise PermissionError(None, "it is read-only")
        if not target.exists() and target.parent.exists() and not _is_writable(target.parent):
            raise PermissionError(None, f"the folder {target.parent.as_posix()} is read-only")


def _is_writable(path: Path) -> bool:
    """Whether the mode allows to write; it is asked for the superuser too, whom it would not stop."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


def create(path: Path, content: bytes) -> bool:
    """Write a new file, or leave what is there, a dangling link too, and return False. Raises UsageError."""
    if path.is_symlink() or path.exists():
        return False
    with told(path), _draft(path, content) as draft:
        return _linked(draft, path)


def _linked(draft: str, path: Path) -> bool:
    """Give a finished file its name, unless another has it by now."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        with open(path, "xb") as target:
            target.write(Path(draft).read_bytes())
    return True


DRAFT = ".zhengming-"
"""How the name of a file begins that is not finished, or not yet in its place."""


def drafted(path: Path, content: bytes, mode: int | None = None, lasting: bool = True) -> str:
    """The name of a finished file beside a path, for whoever puts it there. Raises OSError, and then it is gone."""
    from tempfile import mkstemp

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(dir=path.parent, prefix=DRAFT)
    try:
        with open(handle, "wb") as draft:
            draft.write(content)
            draft.flush()
            if lasting:
                os.fsync(draft.fileno())
        os.chmod(name, 0o666 & ~_umask() if mode is None else mode)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise
    return name


@contextmanager
def _draft(path: Path, content: bytes, mode: int | None = None, lasting: bool = True) -> Iterator[str]:
    """The name of a finished file beside a path; it is gone afterwards unless it was given another name."""
    name = drafted(path, content, mode, lasting)
    try:
        yield name
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what the system says of a file that cannot be written into a UsageError."""
    try:
        yield
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise UsageError(Problem(path.as_posix(), 0, f"cannot be written: {reason}")) from None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
