"""`zhengming glossary stats`: how many entries of which kind."""

from typing import TYPE_CHECKING

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.list import Format

if TYPE_CHECKING:
    from collections.abc import Collection

    from zhengming.model import Concept


def command(glossary: Folder = None, format: Format = Format.text) -> None:
    """Count the entries by kind, their terms by language and status, and what many still lack.

    \b
    Example:
      zhengming glossary stats --glossary shipped
    """
    from zhengming.cli.glossary.choosing import folder_of, read
    from zhengming.cli.glossary.showing import table
    from zhengming.cli.output import emit, page_width

    concepts = read(folder_of(glossary, shipped=True)).concepts.values()
    counts = _counts(concepts)
    if format is Format.json:
        import json

        emit(json.dumps({part: dict(rows) for part, rows in counts.items()}, ensure_ascii=False, indent=1) + "\n")
        return
    for part, rows in counts.items():
        lines = table(((name, f"{count:,}") for name, count in rows), page_width() - 2)
        emit(f"{part}\n" + "".join(f"  {line}\n" for line in lines))


def _counts(concepts: "Collection[Concept]") -> dict[str, list[tuple[str, int]]]:
    from collections import Counter

    kinds = Counter(concept.kind for concept in concepts)
    terms = Counter(term.lang for concept in concepts for term in concept.terms)
    statuses = Counter(term.status for concept in concepts for term in concept.terms)
    lacking = {
        "no English term": sum(not concept.rendered("en") for concept in concepts),
        "no Chinese term": sum(not concept.rendered("zh") for concept in concepts),
        "no source": sum(not concept.source for concept in concepts),
    }
    return {
        "entries": [("all", len(concepts)), *kinds.most_common()],
        "terms": [("all", terms.total()), *terms.most_common(), *statuses.most_common()],
        "entries that have": list(lacking.items()),
    }
