"""One body that is called by two names in one release: of two kinds, or by two full names of the glossary."""

from collections.abc import Iterator, Mapping

from zhengming.checks.anchored import bodies, ties
from zhengming.checks.context import Context
from zhengming.checks.countries import ending
from zhengming.checks.offices import full, heads_in, offices
from zhengming.checks.phrases import Phrase, renderings
from zhengming.checks.renderings import full_names, lowered, preferred, renderings_of, text_of
from zhengming.model import Finding, Mark, Pair
from zhengming.script import simplify

_OFFICES = frozenset(("ministry", "bureau", "department", "office", "administration", "agency"))
_ROOM = 8
By = dict[str, dict[str, list[tuple[Mark, Mark | None]]]]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each body with two names."""
    told: list[Mark] = []
    for finding in (*_by_chinese(context), *_by_english(context)):
        if not any(_same(mark, other) for mark in finding.marks for other in told):
            told += finding.marks
            yield finding
    yield from _listed(context)


def _same(mark: Mark, other: Mark) -> bool:
    return mark.segment is other.segment and mark.span.touches(other.span)


def _by_chinese(context: Context) -> Iterator[Finding]:
    """The bodies that the Chinese calls by one name and the English by names of two kinds."""
    found: By = {}
    for pair in context.bodied if context.both else ():
        for zh, phrase in _tied(context, pair):
            found.setdefault(_whole(zh), {}).setdefault(phrase.head, []).append((phrase.mark, zh))
    for name, heads in found.items():
        if len(heads) > 1:
            yield _varies(name, heads)


def _whole(name: Mark) -> str:
    """The name of a body with the foreign country before it: 司法部 and 美国司法部 are two."""
    country = ending(simplify(name.segment.text[max(0, name.span.start - _ROOM) : name.span.start]))
    return name.text if country == "中国" else country + name.text


def _tied(context: Context, pair: Pair) -> Iterator[tuple[Mark, Phrase]]:
    """The bodies of a pair that have just one English name each that can be theirs."""
    here = [office for passage in pair.zh for office in offices(passage)]
    others = [body for passage in pair.zh for body in bodies(context, passage)]
    english = [phrase for passage in pair.en for phrase in context.phrases(passage)] if here or others else []
    for office in here:
        fitting = [phrase for phrase in full(office, english) if phrase.head in office.heads]
        if len({phrase.head for phrase in fitting}) == 1:
            yield Mark(office.passage.segment, office.span), fitting[0]
    for body in others:
        tied = [phrase for phrase in english if phrase.capital and ties(context, body, phrase)]
        if len({phrase.head for phrase in tied}) == 1 and tied[0].head in body.heads:
            yield Mark(body.passage.segment, body.span), tied[0]


def _varies(name: str, heads: Mapping[str, list[tuple[Mark, Mark | None]]]) -> Finding:
    often = sorted(heads.values(), key=lambda places: (-len(places), _line(places[0][0])))
    (usual, zh), (other, other_zh) = often[0][0], often[1][0]
    marks = [mark for mark in (other, usual, other_zh, zh) if mark]
    subject = f"{name} is" if name else "one body is"
    return Finding(
        f'{subject} "{usual.text}" in line {_line(usual)} and "{other.text}" in line {_line(other)}',
        tuple(marks),
        severity="warning",
        confidence="medium",
    )


def _line(mark: Mark) -> int:
    return mark.segment.place(mark.span).line


def _by_english(context: Context) -> Iterator[Finding]:
    """The English names of two telling words and more that stand with two heads, where the Chinese has one kind."""
    found: By = {}
    kinds: dict[str, dict[str, frozenset[str]]] = {}
    for pair in context.bodied if context.both else ():
        for phrase in (each for passage in pair.en for each in context.phrases(passage)):
            if _own_name(phrase) and not _claimed(context, phrase.mark):
                key = " ".join(sorted(phrase.telling))
                found.setdefault(key, {}).setdefault(phrase.head, []).append((phrase.mark, None))
                kind = kinds.setdefault(key, {})
                kind[phrase.head] = kind.get(phrase.head, frozenset()) | _kinds(pair, phrase.head)
    for key, heads in found.items():
        places = {mark.segment for marks in heads.values() for mark, _ in marks}
        if len(heads) > 1 and len(places) > 1 and len(set().union(*kinds[key].values())) < 2:
            yield _varies("", heads)


def _own_name(phrase: Phrase) -> bool:
    return phrase.capital and phrase.head not in _OFFICES and len(phrase.telling) > 1


def _kinds(pair: Pair, head: str) -> frozenset[str]:
    """The Chinese head words of a pair that an English one can stand for."""
    return frozenset(zh for passage in pair.zh for zh in heads_in(passage) if head in renderings()[zh])


def _claimed(context: Context, mark: Mark) -> bool:
    claims = context.claims.get(mark.segment, ())
    return any(claim.span.touches(mark.span) and claim.concept.kind == "institution" for claim in claims)


def _listed(context: Context) -> Iterator[Finding]:
    """The notes on bodies of the glossary that the English calls by two of their full names."""
    found = renderings_of(context, ("institution",)).everywhere
    for key, claims in found["en"].items():
        names = full_names(claims)
        chinese = {lowered(text_of(claim)) for claim in found["zh"].get(key, ())}
        if len(names) > 1 and len(chinese) < 2:
            usual, other, *_ = (Mark(claim.segment, claim.span) for claim in names)
            yield Finding(
                f'one body is "{usual.text}" in line {_line(usual)} and "{other.text}" in line {_line(other)}',
                (other, usual),
                (preferred(names[0].concept, "en"),),
                severity="note",
            )
