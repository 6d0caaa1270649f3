"""How changes of entries are told: to a person in lines, to a program as JSON."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from zhengming.model import Concept
    from zhengming.termbase.comparing import Change, Difference


def heading(change: "Change") -> str:
    """What has become of an entry, in one line."""
    was = f", was {change.old.id}" if change.what == "renamed" and change.old else ""
    return f"{change.what} {change.concept.id}{was}: {names_of(change.concept)}"


def names_of(concept: "Concept") -> str:
    """The preferred Chinese and English term of an entry."""
    from zhengming.cli.glossary.showing import first_terms

    return " · ".join(term.text for term in first_terms(concept).values())


def lines(change: "Change", width: int) -> "Iterator[str]":
    """What has changed in an entry, a field a line, in lines of so many terminal cells."""
    from zhengming.reports.hostile import harmless
    from zhengming.reports.text import wrapped

    for difference in change.differences:
        first, *more = wrapped(harmless(_told(difference)), width - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in more)


def _told(difference: "Difference") -> str:
    signs = (("+ ", difference.added), ("- ", difference.removed), ("", difference.edited))
    return f"{difference.field}: " + "; ".join(f"{sign}{text}" for sign, texts in signs for text in texts)


def plain(change: "Change") -> "dict[str, Any]":
    """A change as JSON has it."""
    return {
        "what": change.what,
        "id": change.concept.id,
        "was": change.old.id if change.what == "renamed" and change.old else None,
        "kind": change.concept.kind,
        "name": names_of(change.concept),
        "path": change.new.path if change.new else None,
        "line": change.new.line if change.new else None,
        "fields": [difference._asdict() for difference in change.differences],
    }
