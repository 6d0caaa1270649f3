"""`zhengming glossary suggest`: entries for a glossary, mined from past releases."""

from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhengming.errors import Problem
    from zhengming.settings import Settings
    from zhengming.suggesting.suggestion import Suggestion
    from zhengming.termbase import Termbase


class Format(StrEnum):
    """How the suggestions are written."""

    text = "text"
    json = "json"


class Which(Enum):
    """A kind of entry."""

    person = "person"
    institution = "institution"
    title = "title"
    term = "term"
    place = "place"


class Sure(StrEnum):
    """How sure a suggestion is."""

    low = "low"
    medium = "medium"
    high = "high"


def command(
    paths: Annotated[list[Path], typer.Argument(help="Folders and files of past releases.", metavar="FOLDER...")],
    glossary: Annotated[
        str | None,
        typer.Option(
            help="The glossary folder that takes what is accepted. [default: the first of the settings that is not "
            '"shipped"]',
            metavar="FOLDER",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[list[Which] | None, typer.Option(help="Only entries of this kind. Repeatable.")] = None,
    min_count: Annotated[int, typer.Option(min=1, help="How often it must stand in the Chinese.", metavar="N")] = 2,
    confidence: Annotated[Sure, typer.Option(help="How sure it must be at least.")] = Sure.medium,
    output: Annotated[
        Path | None,
        typer.Option(help="Write all to this file, as entries to edit by hand, and ask nothing.", metavar="FILE"),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Show all and ask nothing.")] = False,
    format: Annotated[Format, typer.Option(help="How to show them; json asks nothing.")] = Format.text,
    settings: Annotated[
        Path | None, typer.Option(help="The settings file, instead of the nearest zhengming.toml.", metavar="FILE")
    ] = None,
) -> None:
    """Suggest entries for a glossary from past releases: people, institutions, titles, terms, places.

    What the glossary or the shipped one has is not suggested, but for English that an entry lacks. Each suggestion
    says how often it stands where, how sure it is and why. Where the releases disagree it is a question, and nothing
    is chosen for you. The answers are lines: a to accept, r to reject for good, e to edit, s to skip, q to quit, or the
    number of an answer; they can come from a pipe.

    What is rejected is kept in the file .rejected.tsv of the glossary folder.

    \b
    Examples:
      zhengming glossary suggest releases/ --glossary glossary/
      zhengming glossary suggest releases/ --kind person --min-count 3
      zhengming glossary suggest releases/ --output suggested.yaml
      zhengming glossary suggest releases/ --format json > suggested.json

    \b
    Status: 0, or 2 where something could not be read.
    """
    from zhengming import suggesting
    from zhengming.cli import asking
    from zhengming.cli.output import Bar, complain, page_width
    from zhengming.suggesting import rejections

    chosen = asking.settings(paths, (), settings)
    folder = _folder(chosen, glossary)
    terms = _terms(chosen, folder)
    with Bar() as bar:
        found, problems = suggesting.suggest(
            paths,
            chosen,
            terms,
            kinds=[each for each in suggesting.KINDS if not kind or Which(each) in kind],
            least=min_count,
            rejected=rejections.load(folder) if folder else (),
            least_sure=next(each for each in suggesting.SURE if each == confidence),
            progress=bar,
        )
    if format is Format.json:
        _show_json(found, problems)
    elif output:
        _write(output, found, terms)
    else:
        _show(found, terms, None if listed else folder, page_width())
        if found and not folder and not listed:
            complain("to accept or reject them, give --glossary FOLDER")
    for problem in problems if format is not Format.json else ():
        complain(f"not read: {problem}")
    raise typer.Exit(2 if problems else 0)


def _folder(settings: "Settings", given: str | None) -> Path | None:
    """The glossary folder that takes what is accepted; None where none is known."""
    from zhengming.errors import UsageError
    from zhengming.settings import SHIPPED

    if given == SHIPPED:
        raise UsageError("the shipped glossary is not changed; name a folder of your own with --glossary FOLDER")
    own = [name for name in settings.glossaries if name != SHIPPED]
    return Path(given) if given else Path(own[0]) if own else None


def _terms(settings: "Settings", folder: Path | None) -> "Termbase":
    """All that is known: the shipped glossary, those of the settings, and the folder."""
    from zhengming import engine, termbase

    own = [folder] if folder and folder.exists() else []
    return termbase.load([termbase.shipped(), *engine.glossaries(settings), *own])


def _show_json(found: "Sequence[Suggestion]", problems: "Sequence[Problem]") -> None:
    from zhengming.cli.glossary.proposing import content
    from zhengming.cli.output import emit

    emit(content(found, problems))


def _write(output: Path, found: "Sequence[Suggestion]", terms: "Termbase") -> None:
    """Write a new file with the suggestions; one that is there may have been edited, and stays."""
    from zhengming import writing
    from zhengming.cli.output import emit
    from zhengming.errors import Problem, UsageError
    from zhengming.suggesting.written import text

    if not writing.create(output, text(found, terms).encode()):
        what = "is there already, and may have been edited; name another file, or take it away first"
        raise UsageError(Problem(output.as_posix(), 0, what))
    emit(f"wrote {output.as_posix()}: {len(found)} suggestion{'' if len(found) == 1 else 's'}\n")


def _show(found: "Sequence[Suggestion]", terms: "Termbase", folder: Path | None, width: int) -> None:
    """Decide the suggestions one by one, or only list them where no folder takes them."""
    from zhengming.cli.glossary.deciding import Desk
    from zhengming.cli.glossary.proposing import proposal
    from zhengming.cli.output import emit

    if not found:
        emit("nothing to suggest\n")
    elif folder:
        Desk(folder, terms, width).decide(found)
    else:
        emit("\n".join(proposal(each, number, len(found), width) for number, each in enumerate(found, 1)))
