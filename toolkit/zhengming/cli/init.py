"""`zhengming init`: a first settings file, glossary and CI job. Never overwrites anything."""

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

    from zhengming import writing
    from zhengming.cli.output import emit

    for target, source in _FILES.items():
        path = folder / target
        written = writing.create(path, files("zhengming.cli").joinpath("start", source).read_bytes())
        emit(f"{'wrote' if written else 'exists, left as it is:'} {path.as_posix()}\n")
    emit("next: zhengming check FOLDER; the CI job installs zhengming from its wheel, see the comment in it\n")
