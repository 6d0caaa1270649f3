"""`zhengming glossary impact`: the releases that a change of an entry would touch."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli import options
from zhengming.cli.glossary.choosing import Key
from zhengming.cli.glossary.list import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from zhengming.keeping.impact import Impact, Standing
    from zhengming.model import Concept


def command(
    entry: Key,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files and folders to look in. [default: this folder]", metavar="[PATH]...", show_default=False
        ),
    ] = None,
    glossary: options.Glossary = None,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
    settings: options.SettingsFile = None,
) -> None:
    """List the releases in which an entry stands, under any of its terms: how often, and where first.

    A term counts where zhengming check recognises it: not within a longer one, and not outside of the entry's scope.
    For a person the other forms are listed too under which a release names somebody of that name.

    \b
    Examples:
      zhengming glossary impact luo-wenguang releases/
      zhengming glossary impact 中欧学院 releases/2024 --format json

    \b
    Status: 0, or 2 where something could not be read.
    """
    from zhengming.cli import asking
    from zhengming.cli.glossary.choosing import entry_of
    from zhengming.cli.output import Bar, emit, page_width
    from zhengming.keeping.impact import impact
    from zhengming.settling import glossaries

    places = paths or [Path()]
    chosen = asking.settings(places, (), settings)
    known = asking.terms(chosen, glossary or ())
    concept = entry_of(known, entry, glossaries(chosen, glossary or ())[0])
    with Bar() as bar:
        found = impact(places, chosen, known, concept, progress=bar)
    emit(_content(found, concept) if format is Format.json else _page(found, concept, page_width()))
    raise typer.Exit(2 if found.problems else 0)


def _page(found: "Impact", concept: "Concept", width: int) -> str:
    from zhengming.reports.hostile import harmless
    from zhengming.reports.text import wrapped

    lines = (line for text in _lines(found, concept) for line in _hung(wrapped, harmless(text), width))
    return "".join(f"{line}\n" for line in lines)


def _hung(wrapped: "Any", text: str, width: int) -> "Iterator[str]":
    """The lines of a text, those after the first further in."""
    indent = " " * (len(text) - len(text.lstrip()))
    first, *more = wrapped(text.lstrip(), width - len(indent) - 2) if text else ("",)
    yield indent + first
    yield from (f"{indent}  {line}" for line in more)


def _lines(found: "Impact", concept: "Concept") -> "Iterator[str]":
    from zhengming.cli.glossary.telling import names_of

    yield f"{concept.id}: {names_of(concept)}"
    for release in found.touched:
        yield ""
        yield release.name
        yield from (f"  {_told(form)}" for form in release.forms)
    yield ""
    yield from (f"not read: {problem}" for problem in found.problems)
    places = sum(release.times for release in found.touched)
    count = f"{len(found.touched)} of {found.releases} release{'s' * (found.releases != 1)}"
    yield f"{count}, {places} place{'s' * (places != 1)}"
    if found.everywhere:
        yield "a change can also touch releases that do not name it: it is looked for there, or other entries name it"


def _told(form: "Standing") -> str:
    said = {"": ", not in the entry", "preferred": "", "admitted": ""}.get(form.status, f", {form.status}")
    where = form.first.label or f"line {form.first.line}"
    return f"{form.text}{f' ×{form.times}' if form.times > 1 else ''}{said} ({form.first.path}, {where})"


def _content(found: "Impact", concept: "Concept") -> str:
    from zhengming.cli.glossary.telling import names_of
    from zhengming.reports import json

    return json.dumped(
        {
            "version": json.VERSION,
            "id": concept.id,
            "name": names_of(concept),
            "touched": [
                {"name": release.name, "count": release.times, "forms": [_plain(form) for form in release.forms]}
                for release in found.touched
            ],
            "releases": found.releases,
            "everywhere": found.everywhere,
            "unreadable": json.unreadable(found.problems),
        }
    )


def _plain(form: "Standing") -> "dict[str, Any]":
    first = {"path": form.first.path, "line": form.first.line, "column": form.first.column, "label": form.first.label}
    about = {"text": form.text, "lang": form.lang, "status": form.status or None, "count": form.times}
    return {**about, "first": first}
