"""`zhengming glossary find`: entries by what one remembers of them."""

from typing import Annotated

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.list import Format, Kind


def command(
    text: Annotated[str, typer.Argument(help="Characters, words, pinyin, initials, or nearly.", show_default=False)],
    glossary: Folder = None,
    kind: Annotated[Kind | None, typer.Option(help="Only entries of this kind.")] = None,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
) -> None:
    """Find entries: by Chinese, English, pinyin (luowenguang), initials (lwg, HUST), or by what is spelt nearly so.

    \b
    Examples:
      zhengming glossary find 文广
      zhengming glossary find "luo wenguang"
      zhengming glossary find lwg
      zhengming glossary find "Huazhang University" --glossary shipped

    \b
    Status: 0, or 1 where nothing is found.
    """
    from zhengming.cli.glossary.choosing import folder_of, read
    from zhengming.cli.glossary.list import as_json
    from zhengming.cli.glossary.showing import line_of, table
    from zhengming.cli.output import complain, emit, page_width
    from zhengming.keeping.searching import search

    folder = folder_of(glossary, shipped=True)
    concepts = [each for each in read(folder).concepts.values() if not kind or each.kind == kind.value]
    hits = search(concepts, text)
    if format is Format.json:
        emit(as_json(hit.concept for hit in hits))
    else:
        rows = ((hit.how, *line_of(hit.concept)) for hit in hits)
        emit("".join(f"{line}\n" for line in table(rows, page_width())))
    if not hits:
        complain(f'{folder.as_posix()} has nothing like "{text}"')
        raise typer.Exit(1)
