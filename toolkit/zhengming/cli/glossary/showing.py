"""How entries are shown in a terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhengming.model import Concept, Term


def line_of(concept: "Concept") -> tuple[str, str, str]:
    """An entry in one line: its id, kind and the preferred term of each language."""
    return concept.id, concept.kind, " · ".join(term.text for term in first_terms(concept).values())


def first_terms(concept: "Concept") -> "Mapping[str, Term]":
    """The preferred term of each side, or the first where none is."""
    return {lang: best for lang in ("zh", "en") if (best := _best(t for t in concept.terms if t.lang[:2] == lang))}


def _best(terms: "Iterable[Term]") -> "Term | None":
    every = list(terms)
    return next((term for term in every if term.status == "preferred"), every[0] if every else None)


def table(rows: "Iterable[tuple[str, ...]]", width: int) -> "Iterator[str]":
    """Rows in columns of terminal cells; in a terminal a line that would be too long is cut at its end."""
    import sys

    from zhengming.places import cell_width, cut_cells
    from zhengming.reports.hostile import harmless

    whole = not sys.stdout.isatty()
    every = [tuple(map(harmless, row)) for row in rows]
    widths = [max(cell_width(row[at]) for row in every) for at in range(len(every[0]) - 1)] if every else []
    for row in every:
        padded = (f"{part}{' ' * (size - cell_width(part) + 2)}" for part, size in zip(row, widths, strict=False))
        line = f"{''.join(padded)}{row[-1]}".rstrip()
        yield line if whole or cell_width(line) <= width else f"{cut_cells(line, width - 1)}…"
