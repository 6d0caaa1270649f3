"""A form that the glossary refuses, or no longer wants, of a person, term, place or product."""

from collections.abc import Iterable, Iterator

from zhengming.checks.context import Context
from zhengming.checks.renderings import marks, preferred, refused, text_of
from zhengming.model import Claim, Edit, Finding, Kind

_KINDS: tuple[Kind, ...] = ("person", "term", "place", "product")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each unwanted term; bodies are left to institution-differs, titles to title-differs."""
    yield from unwanted(context, _KINDS)


def unwanted(context: Context, kinds: Iterable[Kind]) -> Iterator[Finding]:
    """One finding for each unwanted term of some kinds of concept, with every place."""
    for claims in refused(context, kinds):
        yield _finding(claims)


def _finding(claims: tuple[Claim, ...]) -> Finding:
    claim = claims[0]
    wanted = preferred(claim.concept, claim.segment.lang, claim.term)
    state = "is refused by the glossary" if claim.term.status == "refused" else "is deprecated in the glossary"
    often = f", used {len(claims)} times," if len(claims) > 1 else ""
    return Finding(
        f'"{text_of(claim)}"{often} {state}' + (f'; expected "{wanted}"' if wanted else ""),
        marks(claims),
        (wanted,) if wanted else (),
        tuple(Edit(one.segment, one.span, wanted) for one in claims if wanted and text_of(one) == one.term.text),
        severity="error" if claim.term.status == "refused" else "warning",
    )
