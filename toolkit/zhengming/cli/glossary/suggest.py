"""`zhengming glossary suggest`: entries for a glossary, mined from past releases."""

from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.options import SettingsFile

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


class Asked(NamedTuple):
    """Which suggestions are wanted."""

    kinds: "Sequence[Which]"
    least: int
    sure: Sure


Releases = Annotated[list[Path], typer.Argument(help="Folders and files of past releases.", metavar="FOLDER...")]
Kinds = Annotated[list[Which] | None, typer.Option("--kind", help="Only entries of this kind. Repeatable.")]
Least = Annotated[int, typer.Option(min=1, help="How often it must stand in the Chinese.", metavar="N")]
Output = Annotated[
    Path | None,
    typer.Option(help="Write all to this file, as entries to edit by hand, and ask nothing.", metavar="FILE"),
]
Listed = Annotated[bool, typer.Option("--list", help="Show all and ask nothing.")]


def command(
    paths: Releases,
    glossary: Folder = None,
    kinds: Kinds = None,
    min_count: Least = 2,
    confidence: Annotated[Sure, typer.Option(help="How sure it must be at least.")] = Sure.medium,
    output: Output = None,
    listed: Listed = False,
    format: Annotated[Format, typer.Option(help="How to show them; json asks nothing.")] = Format.text,
    settings: SettingsFile = None,
) -> None:
    """Suggest entries from past releases: people, institutions, titles, terms, places.

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
    from zhengming.cli import asking
    from zhengming.cli.output import complain

    chosen = asking.settings(paths, (), settings)
    folder = _folder(chosen, glossary)
    terms = _terms(chosen, folder)
    found, problems = _found(paths, chosen, terms, folder, Asked(kinds or list(Which), min_count, confidence))
    if format is Format.json:
        _show_json(found, problems)
    elif output:
        _write(output, found, terms)
    else:
        _show(found, terms, folder, listed)
    for problem in problems if format is not Format.json else ():
        complain(f"not read: {problem}")
    raise typer.Exit(2 if problems else 0)


def _found(
    paths: "Sequence[Path]", settings: "Settings", terms: "Termbase", folder: Path | None, asked: "Asked"
) -> "tuple[Sequence[Suggestion], Sequence[Problem]]":
    """What is suggested, and what could not be read."""
    from zhengming import suggesting
    from zhengming.cli.output import Bar
    from zhengming.suggesting import rejections

    with Bar() as bar:
        return suggesting.suggest(
            paths,
            settings,
            terms,
            kinds=[each for each in suggesting.KINDS if Which(each) in asked.kinds],
            least=asked.least,
            rejected=rejections.load(folder) if folder else (),
            least_sure=next(each for each in suggesting.SURE if each == asked.sure),
            progress=bar,
        )


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


def _show(found: "Sequence[Suggestion]", terms: "Termbase", folder: Path | None, listed: bool) -> None:
    """Decide the suggestions one by one, or only list them where that is asked or no folder takes them."""
    from zhengming.cli.glossary.deciding import Desk
    from zhengming.cli.glossary.proposing import proposal
    from zhengming.cli.output import complain, emit, page_width

    width = page_width()
    if not found:
        emit("nothing to suggest\n")
    elif folder and not listed:
        Desk(folder, terms, width).decide(found)
    else:
        emit("\n".join(proposal(each, number, len(found), width) for number, each in enumerate(found, 1)))
        if not folder:
            complain("to accept or reject them, give --glossary FOLDER")
