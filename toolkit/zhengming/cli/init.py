"""`zhengming init`: a first settings file, glossary and CI job. Never overwrites anything."""

import os
from pathlib import Path
from typing import Annotated

import typer

_FILES = {
    "zhengming.toml": "zhengming.toml",
    "glossary/example.yaml": "example.yaml",
    ".github/workflows/zhengming.yml": "zhengming.yml",
}


def init(
    folder: Annotated[Path, typer.Argument(help="Where to begin; it is made if it is not there.")] = Path(),
) -> None:
    """Write zhengming.toml, a glossary with an example, and a CI job. What exists already stays as it is.

    \b
    Example:
      zhengming init releases/
    """
    from importlib.resources import files

    from zhengming.cli.output import emit
    from zhengming.errors import Problem, UsageError

    for target, source in _FILES.items():
        path = folder / target
        try:
            written = _write_new(path, files("zhengming.cli").joinpath("start", source).read_bytes())
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            raise UsageError(Problem(path.as_posix(), 0, f"cannot be written: {reason}")) from None
        emit(f"{'wrote' if written else 'exists, left as it is:'} {path.as_posix()}\n")
    emit("next: zhengming check FOLDER; the CI job installs zhengming from its wheel, see the comment in it\n")


def _write_new(path: Path, content: bytes) -> bool:
    """Write a file whole, or leave what is there and return False."""
    from tempfile import NamedTemporaryFile

    if path.is_symlink() or path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".zhengming-", delete=False) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
        os.chmod(draft.name, 0o666 & ~_umask())
    try:
        return _moved(draft.name, path)
    finally:
        os.unlink(draft.name)


def _moved(draft: str, path: Path) -> bool:
    """Give a finished file its name, unless another has it by now."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        with open(path, "xb") as target:
            target.write(Path(draft).read_bytes())
    return True


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
