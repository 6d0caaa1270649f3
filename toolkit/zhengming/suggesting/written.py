"""Suggestions as a glossary file for hand editing: entries with their counts in comments, questions as comments."""

from collections.abc import Collection, Iterable, Iterator

from zhengming.model import Concept
from zhengming.reports.hostile import harmless
from zhengming.suggesting.entries import entry, widened
from zhengming.suggesting.suggestion import Example, Rendering, Suggestion
from zhengming.suggesting.tally import times
from zhengming.termbase import Termbase
from zhengming.termbase.rendering import block

_HEAD = """\
# Suggested by `zhengming glossary suggest`. Take out what is wrong, answer the questions, and keep it in the glossary.
# A question is all comment: take the "# " away before the lines of the answer.
"""


def text(suggestions: Iterable[Suggestion], termbase: Termbase) -> str:
    """The content of a file. Entries of the glossary that lack some English are repeated with it, as comments."""
    taken = set(termbase.concepts)
    blocks = [_HEAD]
    for suggestion in suggestions:
        known = termbase.concepts.get(suggestion.known)
        concepts = [widened(known, suggestion.choices)] if known else list(_answers(suggestion, taken))
        lines = [*_said(suggestion), *_places(suggestion.renderings)]
        as_comment = bool(known) or suggestion.is_question
        written = "".join(f"# {harmless(line)}\n" for line in lines)
        for concept in concepts:
            taken.add(concept.id)
            body = block(concept)
            written += "".join(f"# {line}\n" for line in body.splitlines()) if as_comment else body
        blocks.append(written)
    return "\n".join(blocks)


def _answers(suggestion: Suggestion, taken: Collection[str]) -> Iterator[Concept]:
    """The entry of a suggestion; of a question one for each answer."""
    if not suggestion.is_question:
        yield entry(suggestion, taken)
        return
    ids = set(taken)
    for rendering in suggestion.choices:
        concept = entry(suggestion, ids, [rendering])
        ids.add(concept.id)
        yield concept


def _said(suggestion: Suggestion) -> Iterator[str]:
    """What is known of a suggestion, a line each."""
    yield f"{suggestion.name}: {counted(suggestion)}; {suggestion.confidence}: {suggestion.reason}"
    if suggestion.known:
        yield f'the entry "{suggestion.known}" lacks {" and ".join(_quoted(r) for r in suggestion.choices)}'
    elif suggestion.is_question:
        yield f"which one? {question(suggestion)}"
    if suggestion.titles:
        yield f"titles: {', '.join(f'{title.text} ×{title.times}' for title in suggestion.titles)}"


def counted(suggestion: Suggestion) -> str:
    """How often the Chinese and the English stand, in words."""
    zh = f"{times(suggestion.times)} in Chinese"
    full = [each for each in suggestion.renderings if each.form == "full"]
    en = f"{times(sum(each.times for each in full))} in English"
    together = f"together {times(sum(each.together for each in full))}"
    releases = f"{suggestion.releases} release{'' if suggestion.releases == 1 else 's'}"
    return f"{zh}, {en}, {together}, in {releases}"


def question(suggestion: Suggestion) -> str:
    """The English between which somebody has to choose, with how often each stands there."""
    return ", ".join(f"{each.text} {times(each.together)}" for each in suggestion.choices)


def _quoted(rendering: Rendering) -> str:
    return f'"{rendering.text}"'


def _places(renderings: Iterable[Rendering]) -> Iterator[str]:
    """The first place of each English text."""
    for rendering in renderings:
        for zh, en in rendering.examples[:1]:
            yield f"{place(zh)}  {_line(zh)}"
            yield f"{place(en)}  {_line(en)}"


def place(example: Example) -> str:
    """Where an example stands: the file, and the line or what the file has instead of lines."""
    return f"{example.path} ({example.label})" if example.label else f"{example.path}:{example.line}"


def _line(example: Example) -> str:
    return " ".join(example.text.split())
