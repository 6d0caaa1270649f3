"""The offices that the glossary knows of the people of a release, beside the titles that the release gives them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from zhengming import titles
from zhengming.checks.context import Context
from zhengming.checks.holders import Held
from zhengming.model import Concept, Office, Segment, Span
from zhengming.script import HAN_CHAR, simplify
from zhengming.termbase import Termbase
from zhengming.titles import Rank

_OF_TIME = frozenset(("former", "late", "elect", "emeritus"))
Fit = Literal["same", "other rank"]
_NEAR = {"zh": 16, "en": 80}


class Known(NamedTuple):
    """A person of the glossary with roles, as she is called there, and the titles that a release gives her."""

    name: str
    concept: Concept
    held: tuple[Held, ...]


def known(context: Context) -> Iterator[Known]:
    """The people of the release for whom the glossary has roles."""
    people = _with_roles(context.termbase)
    if not people:
        return
    if not context.both:
        yield from _alone(context, people)
        return
    named = {simplify(term.text): concept for concept in people for term in concept.rendered("zh")}
    for one in context.holders:
        if one.name in named and not one.wrong:
            yield Known(one.name, named[one.name], tuple(h for h in (*one.zh, *one.en) if not h.shared))


@lru_cache(4)
def _with_roles(termbase: Termbase) -> tuple[Concept, ...]:
    return tuple(concept for concept in termbase.concepts.values() if concept.kind == "person" and concept.roles)


def _alone(context: Context, people: Sequence[Concept]) -> Iterator[Known]:
    """The same in one language: the names are where the glossary recognises them."""
    spans: dict[Segment, dict[Span, Concept]] = {}
    for claim in (claim for claims in context.claims.values() for claim in claims):
        if claim.concept.kind == "person":
            spans.setdefault(claim.segment, {})[claim.span] = claim.concept
    others = {m.segment: m.span for person in context.recognised for m in (*person.zh, *person.en)}
    found: dict[str, list[Held]] = {}
    for segment, owners in spans.items():
        more = [span for where, span in others.items() if where is segment and not any(map(span.touches, owners))]
        beside = titles.beside(segment.text, sorted((*owners, *more)), segment.lang)
        for span, concept in owners.items():
            found.setdefault(concept.id, []).extend(Held(segment, use) for use in beside[span].own)
    for concept in people:
        if concept.id in found:
            yield Known(_called(concept), concept, tuple(found[concept.id]))


def _called(concept: Concept) -> str:
    return (*concept.rendered("zh"), *concept.terms)[0].text


@lru_cache(512)
def words_of(what: str, termbase: Termbase) -> tuple[str, ...]:
    """The names of a title or body of a role: those of the concept, or the text itself."""
    concept = termbase.concepts.get(what)
    return tuple(term.text for term in concept.terms if term.status != "refused") if concept else (what,)


def _ranks(office: Office, termbase: Termbase) -> list[Rank]:
    words = words_of(office.title, termbase)
    ranks = (titles.rank_zh(word) if HAN_CHAR.search(word) else titles.rank_en(word) for word in words)
    return [rank for rank in ranks if rank]


def offices_of(person: Known, held: Held, context: Context) -> dict[Office, Fit]:
    """The offices of a person that a title may be of, and whether it has their rank.

    An English title may be of several kinds: those that the Chinese titles are not of are left out, and offices of a
    body that stands beside the title come before those of any other.
    """
    found = {office: how for office in person.concept.roles if (how := _fit(held, office, context))}
    chinese = [other for other in person.held if other.segment.lang == "zh"]
    if held.segment.lang == "en" and chinese:
        found = {o: how for o, how in found.items() if any(_fit(other, o, context) for other in chinese)}
    named = {office: how for office, how in found.items() if _names_body(held, office, context)}
    return named or found


def _fit(held: Held, office: Office, context: Context) -> Fit | None:
    """Whether a title is that of an office, apart from former and the like; or of that kind but of another rank."""
    rank = held.use.rank._replace(marks=held.use.rank.marks - _OF_TIME)
    outcomes = [_compared(rank, other) for other in _ranks(office, context.termbase)]
    best: Fit | None = "same" if "same" in outcomes else "other rank" if "other rank" in outcomes else None
    if best and not _names_body(held, office, context) and _is_elsewhere(held, office, context):
        return None
    return best


def _compared(rank: Rank, office: Rank) -> Fit | None:
    if rank.lang == office.lang:
        alike = rank.marks - rank.maybe == office.marks - rank.maybe
        return None if rank.base != office.base else "same" if alike else "other rank"
    zh, en = (rank, office) if rank.lang == "zh" else (office, rank)
    if not titles.corresponds(zh, en):
        return None
    return "other rank" if titles.disagreement(zh, en) else "same"


def _names_body(held: Held, office: Office, context: Context) -> bool:
    """Whether the body of an office is named where a title stands."""
    text = simplify(held.segment.text)
    words = words_of(office.body, context.termbase) if office.body else ()
    return any(simplify(word) in text for word in words)


def _is_elsewhere(held: Held, office: Office, context: Context) -> bool:
    """Whether another body than that of an office stands near a title."""
    segment, span = held.segment, held.use.span
    near = Span(span.start - _NEAR[segment.lang], span.end + _NEAR[segment.lang])
    bodies = (claim for claim in context.claims.get(segment, ()) if claim.concept.kind == "institution")
    return bool(office.body) and any(near.touches(claim.span) for claim in bodies)


def shown(office: Office, context: Context) -> str:
    """An office as messages name it: 岭东师范大学院长 from 2019-03 to 2023-06."""
    title, body = (
        next((w for w in words if HAN_CHAR.search(w)), words[0]) if what else ""
        for what in (office.title, office.body)
        for words in [words_of(what, context.termbase)]
    )
    name = f"{body}{title}" if HAN_CHAR.search(title) else f"{title} of {body}" if body else title
    since = f" from {office.since}" if office.since else ""
    return f"{name}{since}{f' to {office.until}' if office.until else ''}"
