"""`zhengming glossary export`: entries for another tool."""

from pathlib import Path
from typing import Annotated

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.files import Columns, Name
from zhengming.cli.glossary.list import Kind


def command(
    file: Annotated[
        Path, typer.Argument(help="The file to write; - for standard output.", metavar="FILE", show_default=False)
    ],
    glossary: Folder = None,
    format: Name = "",
    like: Annotated[
        Path | None,
        typer.Option(help="The file that the entries came from: what did not change stays as in it.", metavar="FILE"),
    ] = None,
    columns: Columns = "",
    kind: Annotated[Kind | None, typer.Option(help="Only entries of this kind.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write entries as TBX, CSV, Excel, OmegaT, UTX, TMX, PO or JSON Lines, and say what the format cannot carry.

    \b
    Examples:
      zhengming glossary export terms.tbx
      zhengming glossary export team.csv --format csv:deepl --kind person
      zhengming glossary export terms.tbx --like terms.tbx

    \b
    Status: 0, or 2 where the file cannot be written.
    """
    from zhengming import writing
    from zhengming.cli.glossary.choosing import folder_of, read
    from zhengming.cli.glossary.files import bytes_of, format_of, with_columns
    from zhengming.cli.glossary.files import read as read_file
    from zhengming.cli.output import complain, emit, pour
    from zhengming.errors import Problem, UsageError
    from zhengming.keeping.exporting import outgoing

    out = file.as_posix() in ("-", "/dev/stdout")
    into = like is not None and like.exists() and file.exists() and like.samefile(file)
    if file.exists() and not (force or into or out):
        what = "is there; --like with its name writes into it, --force replaces it"
        raise UsageError(Problem(file.as_posix(), 0, what))
    known = read(folder_of(glossary, shipped=True)).concepts
    chosen = {key: each for key, each in known.items() if not kind or each.kind == kind.value}
    formats = format_of(like or file, format)
    found, there = read_file(like, formats, columns) if like else (formats[0], None)
    concepts = outgoing(chosen, there.concepts if there else ())
    if like and not format and not file.name.lower().endswith(found.suffixes):
        ends = " ".join(found.suffixes)
        what = f"{like.as_posix()} is {found.name}, whose files end in {ends}; give another name, or --format"
        raise UsageError(Problem(file.as_posix(), 0, what))
    written = with_columns(found, columns).write(concepts, bytes_of(like) if like else b"")
    if out:
        pour(written.content)
    else:
        writing.replace(file, written.content)
    for problem in written.lost:
        complain(str(problem))
    if not out:
        emit(f"{file.as_posix()}: {len(concepts)} concepts as {found.name}\n")
