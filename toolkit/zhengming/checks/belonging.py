"""The body that somebody belongs to, told by the words right beside the name: 甲学院院长罗文广, Dean Luo of A."""

from collections.abc import Sequence

from zhengming.checks.context import Context
from zhengming.model import Claim, Lang, Span
from zhengming.names.people import Mention
from zhengming.patterns import pattern

_ZH_BETWEEN = pattern(r"[^\s，,。；;、：:！？（）()“”和与及]{0,10}")
_TITLE = (
    r"(?:(?:the|an?|vice|deputy|former|acting|executive|honorary|dean|president|director|head|chair(?:man|woman)?|"
    r"secretary|professor|[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?) )"
)
_EN_BEFORE = pattern(rf"(?:['’]s)? {_TITLE}{{0,4}}")
_EN_AFTER = pattern(rf"(?: (?:of|from)|, {_TITLE}{{1,5}}of) (?:the )?")


def body_of(context: Context, mentions: Sequence[Mention], others: Sequence[Span], lang: Lang) -> Claim | None:
    """The one body of the glossary to which the words beside its mention say that somebody belongs.

    None for somebody who is named several times, and where another name, one of `others`, stands between.
    """
    if len(mentions) != 1:
        return None
    segment, name = mentions[0].segment, mentions[0].span
    low = max((other.end for other in others if other.end <= name.start), default=0)
    high = min((other.start for other in others if other.start >= name.end), default=len(segment.text))
    claims = [c for c in context.claims.get(segment, ()) if c.concept.kind == "institution"]
    before = [c for c in claims if low <= c.span.start and c.span.end <= name.start]
    between = _ZH_BETWEEN if lang == "zh" else _EN_BEFORE
    found = [c for c in before[-1:] if between.fullmatch(segment.text, c.span.end, name.start)]
    if lang == "en":
        after = [c for c in claims if name.end <= c.span.start and c.span.end <= high]
        found += [c for c in after[:1] if _EN_AFTER.fullmatch(segment.text, name.end, c.span.start)]
    return found[0] if len(found) == 1 else None
