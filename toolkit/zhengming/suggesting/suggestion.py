"""What is suggested for a glossary: a Chinese name or term, what stands for it in English, how often and where."""

from typing import NamedTuple

from zhengming.model import Confidence, Form, Kind, Lang, Segment, Span


class Example(NamedTuple):
    """A place: `text` is the sentence, in which the name stands at `start`. `label` as of a segment."""

    path: str
    line: int
    column: int
    text: str
    start: int
    end: int
    label: str = ""


class Rendering(NamedTuple):
    """An English text that stands for the Chinese of a suggestion.

    `times` is how often it stands in the English of all releases, `together` in how many aligned passages both stand,
    `releases` in how many releases. `examples` are the first of these places, Chinese and English.
    """

    text: str
    form: Form
    times: int
    together: int
    releases: int
    examples: tuple[tuple[Example, Example], ...] = ()


class Beside(NamedTuple):
    """A title or another text that stands beside a person's name, and how often."""

    text: str
    lang: Lang
    times: int


class Suggestion(NamedTuple):
    """An entry that a glossary could have.

    `zh` are the Chinese forms, the full one first. `times` is how often they stand in the Chinese of all releases.
    Several full `renderings` are a question: nothing here says which of them is right. `known` is the id of the entry
    of the glossary that has the Chinese and lacks the English, `parent` that of the body of which this one is a part.
    """

    kind: Kind
    zh: tuple[tuple[str, Form], ...]
    times: int
    releases: int
    renderings: tuple[Rendering, ...]
    confidence: Confidence
    reason: str
    titles: tuple[Beside, ...] = ()
    known: str = ""
    parent: str = ""

    @property
    def name(self) -> str:
        """The Chinese by which it is called."""
        return self.zh[0][0]

    @property
    def choices(self) -> tuple[Rendering, ...]:
        """The English full forms; where there are several, somebody has to choose."""
        return tuple(rendering for rendering in self.renderings if rendering.form == "full")

    @property
    def is_question(self) -> bool:
        """Whether the releases render it in several ways."""
        return len(self.choices) > 1


def example(segment: Segment, span: Span) -> Example:
    """A place as an example: the sentence around it."""
    from zhengming.aligning import split

    place = segment.place(span)
    around = next((each for each in split(segment) if each.holds(span)), Span(0, len(segment.text)))
    text, start = segment.text[around.start : around.end], span.start - around.start
    end = start + span.end - span.start
    return Example(segment.path, place.line, place.column, text, start, end, segment.label)
