"""A form that the glossary refuses, or no longer wants, of a person, title, term, place or product."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.checks.renderings import marks, preferred, refused, text_of
from zhengming.model import Claim, Edit, Finding, Kind

_KINDS: tuple[Kind, ...] = ("person", "title", "term", "place", "product")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each unwanted term, with every place; bodies are left to institution-differs."""
    for claims in refused(context, _KINDS):
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
