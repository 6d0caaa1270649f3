"""How a suggestion for the glossary is shown: to a person on a terminal, and to a program as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zhengming.model import Lang, Mark, Span
from zhengming.places import cell_width
from zhengming.readers import segment_of
from zhengming.reports import json
from zhengming.reports.hostile import harmless
from zhengming.reports.text import excerpt, wrapped

if TYPE_CHECKING:
    from zhengming.errors import Problem
    from zhengming.suggesting.suggestion import Example, Rendering, Suggestion

_NARROWEST = 40


def proposal(suggestion: "Suggestion", number: int, total: int, width: int) -> str:
    """A suggestion with its figures, its reason and its first places, in lines of so many cells."""
    width = max(width, _NARROWEST)
    lines = [*_wrapped(f"{number} of {total}  {suggestion.kind}  {_names(suggestion)}", "", width)]
    lines += _renderings(suggestion, width)
    lines += _wrapped(_known(suggestion), "  ", width)
    lines += [line for shown in _first(suggestion) for line in _place(*shown, width)]
    return "\n".join(lines) + "\n"


def _names(suggestion: "Suggestion") -> str:
    first, *more = (text for text, _ in suggestion.zh)
    return f"{first}, also {', '.join(more)}" if more else first


def _renderings(suggestion: "Suggestion", width: int) -> Iterator[str]:
    """The English, a line each, with how often it stands there; of a question with the number of the answer."""
    choices = suggestion.choices
    if suggestion.is_question:
        yield "  which one?"
    for each in suggestion.renderings:
        answer = f"{choices.index(each) + 1}  " if suggestion.is_question and each in choices else ""
        form = f" ({each.form})" if each.form != "full" else ""
        yield from _wrapped(f"{answer}{each.text}{form}  {_often(each)}", "    ", width)


def _often(rendering: "Rendering") -> str:
    together = f", {rendering.together} beside the Chinese" if rendering.together else ""
    return f"×{rendering.times}{together}, in {_releases(rendering.releases)}"


def _releases(number: int) -> str:
    return f"{number} release{'' if number == 1 else 's'}"


def _known(suggestion: "Suggestion") -> str:
    said = f"Chinese ×{suggestion.times}, in {_releases(suggestion.releases)}; "
    said += f"{suggestion.confidence}: {suggestion.reason}"
    if suggestion.known:
        said += f'; the entry "{suggestion.known}" has other English'
    if suggestion.titles:
        said += f"; titles: {', '.join(f'{title.text} ×{title.times}' for title in suggestion.titles)}"
    return said


def _first(suggestion: "Suggestion") -> "Iterator[tuple[Example, Lang]]":
    """The places to show: the first of each English text, with the Chinese that it renders."""
    for rendering in suggestion.choices:
        for zh, en in rendering.examples[:1]:
            yield zh, "zh"
            yield en, "en"


def _place(place: "Example", lang: Lang, width: int) -> Iterator[str]:
    where = f"{place.path} ({place.label})" if place.label else f"{place.path}:{place.line}:{place.column}"
    yield f"  {harmless(where)}"
    before, marked, after = excerpt(Mark(segment_of(place.text, lang), Span(place.start, place.end)), width - 4)
    yield f"    {before}{marked}{after}"
    yield f"    {' ' * cell_width(before)}{'^' * max(cell_width(marked), 1)}"


def _wrapped(text: str, indent: str, width: int) -> Iterator[str]:
    return (indent + line for line in wrapped(harmless(text), width - len(indent)))


def content(suggestions: "Sequence[Suggestion]", problems: "Iterable[Problem]") -> str:
    """The suggestions as one JSON object. Lines and columns count from 1, columns in code points."""
    return json.dumped(
        {
            "version": json.VERSION,
            "suggestions": [_suggestion(suggestion) for suggestion in suggestions],
            "unreadable": json.unreadable(problems),
        }
    )


def _suggestion(suggestion: "Suggestion") -> dict[str, Any]:
    return {
        "kind": suggestion.kind,
        "zh": [{"text": text, "form": form} for text, form in suggestion.zh],
        "times": suggestion.times,
        "releases": suggestion.releases,
        "question": suggestion.is_question,
        "renderings": [_rendering(rendering) for rendering in suggestion.renderings],
        "confidence": suggestion.confidence,
        "reason": suggestion.reason,
        "titles": [title._asdict() for title in suggestion.titles],
        "known": suggestion.known,
        "parent": suggestion.parent,
    }


def _rendering(rendering: "Rendering") -> dict[str, Any]:
    examples = [{"zh": zh._asdict(), "en": en._asdict()} for zh, en in rendering.examples]
    return {**rendering._asdict(), "examples": examples}
