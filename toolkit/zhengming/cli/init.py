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
    merge_driver: Annotated[
        bool, typer.Option("--merge-driver", help="Only tell git here to merge the glossary by entry and field.")
    ] = False,
) -> None:
    """Write zhengming.toml, a glossary with an example, and a CI job. What exists already stays as it is.

    \b
    Examples:
      zhengming init releases/
      zhengming init --merge-driver
    """
    if merge_driver:
        _register(folder)
        return
    import json
    from importlib.resources import files

    from zhengming import writing
    from zhengming.cli.output import emit
    from zhengming.termbase.schema import schema

    start = files("zhengming.cli").joinpath("start")
    contents = {target: start.joinpath(source).read_bytes() for target, source in _FILES.items()}
    contents["glossary/glossary.schema.json"] = json.dumps(schema(), ensure_ascii=False, indent=1).encode() + b"\n"
    for target, content in contents.items():
        path = folder / target
        written = writing.create(path, content)
        emit(f"{'wrote' if written else 'exists, left as it is:'} {path.as_posix()}\n")
    emit("next: zhengming check FOLDER; the CI job installs zhengming from its wheel, see the comment in it\n")


def _register(folder: Path) -> None:
    """Tell git to merge the glossaries that the settings of a folder name."""
    from zhengming.checks import by_name
    from zhengming.cli.output import emit
    from zhengming.keeping import driving
    from zhengming.settings import SHIPPED, load

    found = load(folder, None, by_name())
    named = [Path(name) for name in found.glossaries if name != SHIPPED]
    for line in driving.register(folder, named or [folder / "glossary"]):
        emit(f"{line}\n")
