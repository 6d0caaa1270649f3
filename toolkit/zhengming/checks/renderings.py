"""Which concepts of the glossary each pair of passages names, and in which form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from zhengming.checks.context import Context
from zhengming.model import Claim, Concept, Kind, Lang, Mark, Passage, Span, Status, Term
from zhengming.script import simplify
from zhengming.termbase import Termbase

By = Mapping[str, tuple[Claim, ...]]
WRONG: tuple[Status, ...] = ("deprecated", "refused")
SHOWN = 5
SHORT = 3
_ROOM: Mapping[Lang, int] = {"zh": 6, "en": 20}
"""How many characters the name of a title has at least that has the name of a body in it."""


class Renderings:
    """The claims of some kinds of concept, by the pair in which they stand; by language, then by concept id."""

    def __init__(self, context: Context, kinds: Iterable[Kind]) -> None:
        self._context = context
        self._kinds = frozenset(kinds)

    @cached_property
    def pairs(self) -> tuple[Mapping[Lang, By], ...]:
        nothing: Mapping[Lang, By] = {"zh": {}, "en": {}}
        found = [nothing] * len(self._context.pairs)
        for number, pair in self._context.claimed:
            found[number] = {"zh": self._by_concept(pair.zh), "en": self._by_concept(pair.en)}
        return tuple(found)

    @cached_property
    def everywhere(self) -> Mapping[Lang, By]:
        """The same for the whole release."""
        langs: tuple[Lang, ...] = ("zh", "en")
        return {lang: _merged([pair[lang] for pair in self.pairs]) for lang in langs}

    def near(self, number: int, lang: Lang) -> frozenset[str]:
        """The concepts that a pair or one of its neighbours names."""
        return frozenset().union(*(pair[lang].keys() for pair in self.pairs[max(number - 1, 0) : number + 2]))

    def _by_concept(self, passages: Sequence[Passage]) -> By:
        found: dict[str, list[Claim]] = {}
        for claim in claims_in(self._context, passages):
            for each in (claim, *self._within(claim)):
                if each.concept.kind in self._kinds:
                    found.setdefault(each.concept.id, []).append(each)
        return {key: tuple(claims) for key, claims in found.items()}

    def _within(self, title: Claim) -> Iterator[Claim]:
        """The body in the name of a title: 中国工程院 in 中国工程院院士."""
        lang = title.segment.lang
        if title.concept.kind != "title" or "institution" not in self._kinds:
            return
        if title.span.end - title.span.start < _ROOM[lang]:
            return
        for start, end, concept, term in _inside(self._context.termbase, lang, lowered(text_of(title))):
            yield Claim(title.segment, Span(title.span.start + start, title.span.start + end), term, concept)


@lru_cache(2)
def renderings_of(context: Context, kinds: tuple[Kind, ...]) -> Renderings:
    """The renderings of a release, which several checks ask for."""
    return Renderings(context, kinds)


@lru_cache(1024)
def _inside(termbase: Termbase, lang: Lang, title: str) -> tuple[tuple[int, int, Concept, Term], ...]:
    """The bodies in the name of a title, in lower case, with the places of their names."""
    return tuple(
        (title.index(name), title.index(name) + len(name), concept, term)
        for name, (concept, term) in _bodies(termbase, lang).items()
        if name in title and name != title
    )


@lru_cache(4)
def _bodies(termbase: Termbase, lang: Lang) -> Mapping[str, tuple[Concept, Term]]:
    """The full names of the bodies of a glossary in one language."""
    return {
        lowered(term.text): (concept, term)
        for concept in termbase.concepts.values()
        if concept.kind == "institution"
        for term in concept.rendered(lang)
        if term.form == "full" and term.status not in WRONG and len(term.text) > SHORT
    }


def claims_in(context: Context, passages: Iterable[Passage]) -> Iterator[Claim]:
    """What the glossary recognises in some passages."""
    for passage in passages:
        for claim in context.claims.get(passage.segment, ()):
            if passage.span.holds(claim.span):
                yield claim


def lowered(text: str) -> str:
    """A text as names are compared: simplified and in lower case, of the same length."""
    plain = simplify(text)
    return plain.lower() if len(plain.lower()) == len(text) else text


def preferred(concept: Concept, lang: Lang, like: Term | None = None) -> str:
    """What a concept should be called in a language; like the term `like` in script and form, where it can be."""
    good = [term for term in concept.rendered(lang) if term.status not in WRONG]
    own = [term for term in good if like and term.lang == like.lang and term.form == like.form]
    first = next(iter([*own, *(term for term in good if term.form == "full"), *good]), None)
    return first.text if first else ""


def full_names(claims: Sequence[Claim]) -> list[Claim]:
    """The first use of each full name that the glossary allows, where they are really different names.

    One that only has words more, or another hyphen, capital or "and", is the same; so are two terms that fit one place.
    """
    first: dict[str, Claim] = {}
    places = {(claim.segment, claim.span): claim for claim in reversed(claims)}
    for claim in reversed(places.values()):
        if claim.term.form == "full" and claim.term.status not in WRONG:
            first.setdefault(lowered(claim.term.text).replace("-", " ").replace("&", "and").replace(".", ""), claim)
    return [claim for text, claim in first.items() if not any(text != other and text in other for other in first)]


def refused(context: Context, kinds: Iterable[Kind]) -> Iterator[tuple[Claim, ...]]:
    """The uses of refused and deprecated terms of some kinds, each term's together.

    Words that are a good term of another concept as well are left out.
    """
    wanted, found = frozenset(kinds), dict[tuple[str, str], list[Claim]]()
    for claims in filter(None, context.claims.values()):
        good = {claim.span for claim in claims if claim.term.status not in WRONG}
        for claim in claims:
            if claim.concept.kind in wanted and claim.term.status in WRONG and claim.span not in good:
                found.setdefault((claim.concept.id, claim.term.text), []).append(claim)
    return (tuple(claims) for claims in found.values())


def marks(claims: Iterable[Claim], note: str = "") -> tuple[Mark, ...]:
    """The places of some claims, the first few."""
    return tuple(Mark(claim.segment, claim.span, note) for claim in claims)[:SHOWN]


def text_of(claim: Claim) -> str:
    """What stands where the glossary recognises a term."""
    return claim.segment.text[claim.span.start : claim.span.end]


def _merged(parts: Iterable[By]) -> By:
    found: dict[str, tuple[Claim, ...]] = {}
    for part in parts:
        for key, claims in part.items():
            found[key] = found.get(key, ()) + claims
    return found
