"""One term of the glossary that a version calls by two of its names, where the other version has one."""

from collections.abc import Iterator, Sequence

from zhengming.checks.context import Context
from zhengming.checks.renderings import full_names, preferred, renderings_of, text_of
from zhengming.model import Claim, Finding, Kind, Lang, Mark

_KINDS: tuple[Kind, ...] = ("term", "place", "product")
_NAMES: tuple[Kind, ...] = ("place", "product")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each term with two full names in one language: a warning for a proper name, else a note."""
    found = renderings_of(context, _KINDS).everywhere
    langs: tuple[tuple[Lang, Lang], ...] = (("en", "zh"), ("zh", "en"))
    for lang, other in langs:
        for key, claims in found[lang].items():
            names = full_names(claims)
            if len(names) > 1 and len(full_names(found[other].get(key, ()))) < 2:
                yield _finding(names, lang)


def _finding(names: Sequence[Claim], lang: Lang) -> Finding:
    usual, other, *_ = names
    wanted = preferred(usual.concept, lang)
    lines = [claim.segment.place(claim.span).line for claim in (usual, other)]
    return Finding(
        f'one {usual.concept.kind} is "{text_of(usual)}" in line {lines[0]} and "{text_of(other)}" in line {lines[1]}; '
        f'the glossary prefers "{wanted}"',
        (Mark(other.segment, other.span), Mark(usual.segment, usual.span)),
        (wanted,),
        severity="warning" if usual.concept.kind in _NAMES else "note",
    )
