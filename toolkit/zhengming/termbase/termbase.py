"""The termbase: concepts by id, and the places of a text where their terms stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from ..model import Claim, Concept, Lang, Segment, Span, Term
from .matching import Concepts, Finder, Index

LANGS: tuple[Lang, ...] = ("zh", "en")
_new = tuple.__new__


class Termbase:
    """The concepts of a glossary. What finds a language's terms is built when they are first looked for.

    `use` gives a term and its concept by their numbers in the order of `concepts`, and `indexes` what was compiled.
    """

    __slots__ = ("_finders", "_indexes", "_use", "concepts")

    def __init__(
        self,
        concepts: Mapping[str, Concept],
        use: Concepts | None = None,
        indexes: Mapping[Lang, Callable[[], Index | None]] | None = None,
    ) -> None:
        self.concepts = concepts
        self._use = use or partial(_use, list(concepts.values()))
        self._indexes = indexes or {}
        self._finders: dict[Lang, Finder] = {}

    def __bool__(self) -> bool:
        return bool(self.concepts)

    def __reduce__(self) -> tuple[type["Termbase"], tuple[dict[str, Concept]]]:
        return Termbase, (dict(self.concepts),)

    def find(self, segment: Segment) -> tuple[Claim, ...]:
        """The terms of the segment's language in it, in the order of the text; spans are in `segment.text`.

        The longest term at a place, from the left. Different spans never touch; words that are a term of several
        concepts give one claim each, with the same span. Refused and deprecated terms are found as well.
        """
        finder = self._finders.get(segment.lang) or self._build(segment.lang)
        matches = finder(segment.folded)
        if not matches:
            return ()
        claims, offsets = [], segment.offsets
        for start, end, uses in matches:
            span = _new(Span, (start, end)) if offsets is None else segment.original(start, end)
            for use in uses:
                claims.append(_new(Claim, (segment, span, use.term, use.concept)))
        return tuple(claims)

    def index(self, lang: Lang) -> Index | None:
        """The index of the terms of one language; None where there are none."""
        return self._indexes[lang]() if lang in self._indexes else _compiled(self.concepts.values(), lang)

    def _build(self, lang: Lang) -> Finder:
        index = self.index(lang)
        if not index:
            return self._finders.setdefault(lang, lambda text: ())
        if lang == "zh":
            from .chinese import finder
        else:
            from .english import finder
        return self._finders.setdefault(lang, finder(index, self._use))


def _compiled(concepts: Iterable[Concept], lang: Lang) -> Index | None:
    if lang == "zh":
        from .chinese import compiled
    else:
        from .english import compiled
    return compiled(concepts)


def _use(concepts: Sequence[Concept], number: int, term: int) -> tuple[Term, Concept]:
    concept = concepts[number]
    return concept.terms[term], concept
