"""The termbase: concepts by id, and the places of a text where their terms stand."""

from collections.abc import Mapping

from ..model import Claim, Concept, Lang, Segment
from .matching import Finder


class Termbase:
    """The concepts of a glossary. What finds a language's terms is built when they are first looked for."""

    __slots__ = ("_finders", "concepts")

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self.concepts = concepts
        self._finders: dict[Lang, Finder] = {}

    def __bool__(self) -> bool:
        return bool(self.concepts)

    def find(self, segment: Segment) -> tuple[Claim, ...]:
        """The terms of the segment's language in it, in the order of the text; spans are in `segment.text`.

        The longest term at a place, from the left. Different spans never touch; words that are a term of several
        concepts give one claim each, with the same span. Refused and deprecated terms are found as well.
        """
        finder = self._finders.get(segment.lang) or self._build(segment.lang)
        return tuple(
            Claim(segment, segment.original(start, end), use.term, use.concept)
            for start, end, uses in finder(segment.folded)
            for use in uses
        )

    def _build(self, lang: Lang) -> Finder:
        if lang == "zh":
            from .chinese import finder
        else:
            from .english import finder
        return self._finders.setdefault(lang, finder(self.concepts.values()))
