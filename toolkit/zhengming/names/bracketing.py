"""Names that are not as the Latin name in brackets behind the Chinese one has them, or that is wrong itself."""

from collections.abc import Iterator, Sequence

from zhengming.names.comparing import difference
from zhengming.names.desk import Desk
from zhengming.names.english import parses
from zhengming.names.glossing import Gloss
from zhengming.names.matching import Use
from zhengming.names.people import Mismatch
from zhengming.names.readings import romanised

_A_SLIP = 1.0
_ALIKE = 0.7


def in_brackets(desk: Desk) -> Iterator[Mismatch]:
    """The Latin names in brackets that the Chinese name before them nearly reads, and does not."""
    for gloss in desk.glosses:
        if not gloss.candidate.foreign and _is_slip(gloss.candidate.text, gloss):
            zh = desk.mention(gloss.candidate)
            name = gloss.candidate.text
            yield Mismatch(zh, gloss.latin, name, romanised(name)[:1], None, in_brackets=True)


def _is_slip(name: str, gloss: Gloss) -> bool:
    words = tuple(token.plain for token in gloss.words)
    gaps = [difference(name, parse.surname, parse.given) for parse in parses(words)]
    costs = [gap.cost for gap in gaps if gap]
    return bool(costs) and 0 < min(costs) <= _A_SLIP


def against_brackets(desk: Desk) -> Iterator[tuple[Use, Mismatch]]:
    """The English names that miss by little what stands in brackets behind the Chinese name."""
    for gloss in desk.glosses:
        name = gloss.candidate.text
        if not gloss.is_reading and not _is_slip(name, gloss):
            for use in desk.uses:
                if use.name in ("", name) and use.how != "brackets" and _nearly_same(gloss, use):
                    zh, right = desk.mention(gloss.candidate), gloss.latin
                    said = f'{zh.text} has "{right.text}" in brackets; the English has "{use.mention.text}"'
                    yield use, Mismatch(zh, use.mention, name, (right.text,), None, right, said=said)


def _nearly_same(gloss: Gloss, use: Use) -> bool:
    """Whether a Latin name has the words of the one in brackets, and not all of them alike; or its last one so."""
    own, written = [t.plain for t in gloss.words], [t.plain for t in use.latin.tokens]
    if use.name and len(written) == 1:
        own = own[-1:]
    equal = sum(a == b for a, b in zip(own, written, strict=False))
    return len(own) == len(written) != equal and (bool(use.name) or equal > 0) and _are_near(own, written)


def _are_near(words: Sequence[str], others: Sequence[str]) -> bool:
    from rapidfuzz.distance import OSA

    pairs = list(zip(words, others, strict=True))
    return all(a[0] == b[0] and OSA.normalized_similarity(a, b) >= _ALIKE for a, b in pairs)
