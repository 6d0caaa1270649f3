"""A short form or acronym that stands before the full name it is short for, or without it."""

import re
from collections.abc import Iterator, Sequence

from zhengming.checks.acronyms import introduced
from zhengming.checks.context import Context
from zhengming.checks.renderings import preferred, text_of
from zhengming.model import Claim, Concept, Finding, Lang, Mark, Segment, Span
from zhengming.patterns import pattern

_EXPLAINED = pattern('["”’』」]?\\s?[(（]')
_NEAR = 4
Place = tuple[int, int]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each short form before its full one, and a note for an acronym that is never explained.

    The messages of a catalogue are no text in which one comes before the other.
    """
    if context.release.stated:
        return
    langs: tuple[Lang, ...] = ("zh", "en")
    told: set[str] = set()
    for lang in langs:
        for claims in _by_body(context, lang):
            for finding in _listed(context, claims, lang):
                told.add(finding.marks[0].text)
                yield finding
    yield from _unlisted(context, told)


def _by_body(context: Context, lang: Lang) -> Iterator[list[Claim]]:
    """The claims of each body that the glossary does not call known, in the order of the text."""
    found: dict[str, list[Claim]] = {}
    for segment in context.release.side(lang):
        claims = context.claims.get(segment, ())
        for claim in claims:
            alone = all(other.concept is claim.concept for other in claims if other.span == claim.span)
            if alone and _to_explain(context, claim.concept):
                found.setdefault(claim.concept.id, []).append(claim)
    yield from found.values()


def _to_explain(context: Context, concept: Concept) -> bool:
    return concept.kind == "institution" and not concept.known and concept.id not in context.settings.house


def _listed(context: Context, claims: Sequence[Claim], lang: Lang) -> Iterator[Finding]:
    """The finding for a body of the glossary, whose claims are given."""
    heads = headings(context, lang)
    short = next((c for c in claims if c.term.form != "full" and c.segment not in heads and not _whole(c)), None)
    full = next((claim for claim in claims if claim.term.form == "full" or _whole(claim)), None)
    if short is None or (full and claims.index(full) < claims.index(short)) or (full and _explains(short, full)):
        return
    wanted = preferred(short.concept, lang)
    if full:
        line = full.segment.place(full.span).line
        yield Finding(
            f'"{text_of(short)}" stands before "{text_of(full)}", which is first written out in line {line}',
            (Mark(short.segment, short.span), Mark(full.segment, full.span, "written out here")),
            (wanted,),
            severity="warning" if short.term.form == "acronym" and lang == "en" else "note",
        )
    elif short.term.form == "acronym" and wanted != short.term.text:
        yield Finding(
            f'"{text_of(short)}" is never written out; it is short for "{wanted}"',
            (Mark(short.segment, short.span),),
            (wanted,),
            severity="note",
        )


def _whole(claim: Claim) -> bool:
    """Whether a form is the whole name that the body prefers: CATL."""
    return claim.term.status == "preferred"


def _explains(short: Claim, full: Claim) -> bool:
    """Whether the full name comes in brackets right behind the short one: HUST (Huazhong University …)."""
    if short.segment is not full.segment:
        return False
    between = short.segment.text[short.span.end : full.span.start]
    return len(between) <= _NEAR and bool(_EXPLAINED.match(between))


def headings(context: Context, lang: Lang) -> frozenset[Segment]:
    """The titles, captions and metadata of a language, and the first line, which is as good as a title."""
    segments = context.release.side(lang)
    return frozenset(s for n, s in enumerate(segments) if n == 0 or s.role != "body" or s.level)


def _unlisted(context: Context, told: set[str]) -> Iterator[Finding]:
    """The acronyms that the English explains in brackets only after it has used them."""
    heads = headings(context, "en")
    body = [segment for segment in context.release.en if segment not in heads]
    first: dict[str, tuple[int, Span, str]] = {}
    for number, segment in enumerate(context.release.en):
        for acronym in introduced(segment):
            first.setdefault(acronym.text, (number, acronym.span, acronym.full))
    for text, (number, span, full) in first.items():
        explained = context.release.en[number]
        used = _use(body, text, explained, span) if text not in told and not _known(context, explained, span) else None
        if used:
            line = explained.place(span).line
            yield Finding(
                f'"{text}" stands before "{full}", which is first written out in line {line}',
                (used, Mark(explained, span, "written out here")),
                (full,),
            )


def _use(body: Sequence[Segment], text: str, explained: Segment, span: Span) -> Mark | None:
    """The first use of an acronym in the text, where it comes before its explanation."""
    for segment in body:
        match = re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", segment.text)
        if match:
            before = segment is not explained or match.start() < span.start
            return Mark(segment, Span(*match.span())) if before else None
        if segment is explained:
            return None
    return None


def _known(context: Context, segment: Segment, span: Span) -> bool:
    """Whether an acronym is one of the glossary's, which has been looked at."""
    claims = context.claims.get(segment, ())
    return any(claim.span.touches(span) and claim.concept.kind == "institution" for claim in claims)
