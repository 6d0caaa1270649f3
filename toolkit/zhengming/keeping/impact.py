"""The releases that a change of an entry would touch: where one of its terms stands, or the person is named."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from zhengming import engine, who, words
from zhengming.archive import terms
from zhengming.checks.context import Context
from zhengming.engine import Progress
from zhengming.errors import Problem
from zhengming.model import Claim, Concept, Lang, Release, Seen
from zhengming.script import fold
from zhengming.settings import Settings
from zhengming.termbase import Termbase


class Standing(NamedTuple):
    """A form in which an entry stands in a release: how often, and where first.

    `status` is that of the term, and "" where the glossary has no such form and the names beside it say who it is.
    """

    text: str
    lang: Lang
    status: str
    times: int
    first: Seen


class Touched(NamedTuple):
    """A release in which an entry stands, with its forms in the order of the text."""

    name: str
    forms: tuple[Standing, ...]

    @property
    def times(self) -> int:
        return sum(form.times for form in self.forms)


class Impact(NamedTuple):
    """What a change of an entry would touch, of how many releases, and what could not be read.

    `everywhere`: it can touch other releases too, because such entries are also looked for where they do not stand,
    or other entries name it.
    """

    touched: tuple[Touched, ...]
    releases: int
    everywhere: bool
    problems: tuple[Problem, ...] = ()


def impact(
    paths: Sequence[Path],
    settings: Settings,
    termbase: Termbase,
    concept: Concept,
    *,
    progress: Progress | None = None,
) -> Impact:
    """What a change of an entry would touch in some files and folders; `termbase` is the whole glossary.

    Arguments and errors as of `engine.examine`.
    """
    own = words.load(settings.words)
    releases, problems = engine.paired(paths, settings, progress=progress)
    alone = Termbase({concept.id: concept})
    found = []
    for number, release in enumerate(releases):
        if progress:
            progress(number, len(releases), release.name)
        if _may_have(release, alone, concept):
            forms = tuple(_forms(Context(release, settings, termbase, words=own), concept))
            found += [Touched(release.name, forms)] if forms else []
    others = Termbase({key: each for key, each in termbase.concepts.items() if key != concept.id})
    everywhere = terms.changed(terms.rows_of(termbase), others) is None
    return Impact(tuple(found), len(releases), everywhere, problems)


def _may_have(release: Release, alone: Termbase, concept: Concept) -> bool:
    """Whether an entry can stand in a release, before it is known what else stands there."""
    segments = (*release.zh, *release.en)
    if any(map(alone.find, segments)):
        return True
    spelt = _spellings(concept) if concept.kind == "person" else ()
    return any(name in _letters(segment.text) for segment in segments for name in spelt)


def _spellings(concept: Concept) -> frozenset[str]:
    """The letters of a person's names, whatever the order of their words: Luo Wen-guang and Wenguang Luo."""
    names = (term.text.split() for term in concept.terms if len(term.text.split()) < 4)
    return frozenset(_letters("".join(order)) for name in names for order in permutations(name))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text).text.casefold()))


def _forms(context: Context, concept: Concept) -> Iterator[Standing]:
    claims = [claim for found in context.claims.values() for claim in found if claim.concept.id == concept.id]
    by_term: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        by_term.setdefault((claim.term.text, claim.term.lang), []).append(claim)
    for group in by_term.values():
        term, first = group[0].term, _seen(group[0])
        yield Standing(term.text, first.lang, term.status, len(group), first)
    if concept.kind == "person":
        there = {_seen(claim)[:5] for claim in claims}
        yield from _named(context, concept, there)


def _seen(claim: Claim) -> Seen:
    segment = claim.segment
    place = segment.place(claim.span)
    return Seen(segment.text[slice(*claim.span)], segment.lang, segment.path, place.line, place.column, segment.label)


def _named(context: Context, concept: Concept, there: Iterable[tuple[object, ...]]) -> Iterator[Standing]:
    """The other forms in which the people of a release are named who have a name of an entry."""
    spelt, known = _spellings(concept), set(there)
    for person in who.cast(context).people:
        names = (*person.zh, *person.en)
        if any(_letters(seen.text) in spelt for seen in names):
            forms: dict[tuple[str, Lang], list[Seen]] = {}
            for seen in (*names, *person.short):
                if seen[:5] not in known:
                    forms.setdefault((seen.text, seen.lang), []).append(seen)
            for (text, lang), group in forms.items():
                yield Standing(text, lang, "", len(group), group[0])
