"""Names that a body no longer bears, or does not bear yet, on the date of the release."""

import re
from collections.abc import Iterator, Sequence

from zhengming.checks.context import Context
from zhengming.checks.renderings import WRONG, marks, text_of
from zhengming.model import Claim, Finding, Term
from zhengming.patterns import pattern

_DATE = pattern(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PAST = pattern(
    r"(?:原|前|原为|曾用名|时任|当时的|former|formerly|then|the then|the former)\s?(?:the )?[（(“\"]?$", re.IGNORECASE
)
_BEFORE = 16


def former(context: Context) -> Iterator[Finding]:
    """One finding for each name of a body that is not its name on the date of the release, with every place of it.

    A release without a date is not asked, nor is a name that is said to be a former one.
    """
    date = _DATE.match(context.release.date)
    wrong: dict[tuple[str, str], list[Claim]] = {}
    for segment in context.segments if date else ():
        claims = context.claims.get(segment, ())
        right = {claim.span for claim in claims if date and valid(claim.term, date[0])}
        for claim in claims:
            if claim.concept.kind == "institution" and claim.span not in right and not _past(claim):
                wrong.setdefault((claim.concept.id, claim.term.text), []).append(claim)
    yield from (_finding(claims, date[0]) for claims in wrong.values() if date)


def valid(term: Term, date: str) -> bool:
    """Whether a term is a body's name on a date: 2024, 2024-07 or 2024-07-06. Both ends count."""
    return term.since[: len(date)] <= date[: len(term.since)] and (
        not term.until or date[: len(term.until)] <= term.until[: len(date)]
    )


def _past(claim: Claim) -> bool:
    return bool(_PAST.search(claim.segment.text[max(0, claim.span.start - _BEFORE) : claim.span.start]))


def _finding(claims: Sequence[Claim], date: str) -> Finding:
    claim = claims[0]
    terms = claim.concept.rendered(claim.segment.lang)
    wanted = tuple(term.text for term in terms if valid(term, date) and term.status not in WRONG)
    over = bool(claim.term.until) and date[: len(claim.term.until)] > claim.term.until
    bound = f"until {claim.term.until}" if over else f"only since {claim.term.since}"
    return Finding(
        f'"{text_of(claim)}" is the name {bound}, and the release is of {date}'
        + (f'; expected "{wanted[0]}"' if wanted else ""),
        marks(claims),
        wanted,
        severity="warning",
    )
