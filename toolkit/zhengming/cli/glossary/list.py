"""`zhengming glossary list`: what is in a glossary."""

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli.glossary.choosing import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from zhengming.model import Concept


class Kind(Enum):
    """What an entry is of."""

    person = "person"
    title = "title"
    institution = "institution"
    term = "term"
    place = "place"
    product = "product"


class Format(StrEnum):
    """How the list is written."""

    text = "text"
    json = "json"


def command(
    glossary: Folder = None,
    kind: Annotated[Kind | None, typer.Option(help="Only entries of this kind.")] = None,
    format: Annotated[Format, typer.Option(help="How to write the list.")] = Format.text,
) -> None:
    """List the entries: id, kind, preferred Chinese and English term.

    \b
    Examples:
      zhengming glossary list
      zhengming glossary list --kind person --format json
      zhengming glossary list --glossary shipped --kind title
    """
    from zhengming.cli.glossary.choosing import folder_of, read
    from zhengming.cli.glossary.showing import line_of, table
    from zhengming.cli.output import emit, page_width

    known = read(folder_of(glossary, shipped=True))
    chosen = [each for _, each in sorted(known.concepts.items()) if not kind or each.kind == kind.value]
    if format is Format.json:
        emit(as_json(chosen))
        return
    emit("".join(f"{line}\n" for line in table(map(line_of, chosen), page_width())))


def as_json(concepts: "Iterable[Concept]") -> str:
    """Entries for other programs, a list of objects with the fields of the files."""
    import json

    return json.dumps([_plain(each) for each in concepts], ensure_ascii=False, indent=1) + "\n"


def _plain(concept: "Concept") -> "dict[str, Any]":
    """An entry with all that is in it, and where it stands."""
    terms = [{"text": t.text, "lang": t.lang, "form": t.form, "status": t.status} | _dated(t) for t in concept.terms]
    about = {"definition": concept.definition, "note": concept.note, "source": concept.source, "parent": concept.parent}
    roles = [{"title": office.title, "body": office.body} | _dated(office) for office in concept.roles]
    lists = {"roles": roles, "scope": concept.scope, "match": concept.match, "no-match": concept.no_match}
    more = {name: value for name, value in (about | lists).items() if value}
    known = {"known": True} if concept.known else {}
    where = {"path": concept.path, "line": concept.line}
    return {"id": concept.id, "kind": concept.kind, "terms": terms, **more, **known, **where}


def _dated(dated: "Any") -> dict[str, str]:
    return {name: value for name, value in (("from", dated.since), ("to", dated.until)) if value}
