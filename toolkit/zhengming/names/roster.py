"""Who is who in a release: the names of both versions matched to each other, and what is left over accounted for."""

from collections.abc import Iterator, Mapping, Sequence

from zhengming.model import Claim, Pair, Segment, Span
from zhengming.names import foreigners
from zhengming.names.accounting import missing, missing_in_chinese
from zhengming.names.desk import Desk
from zhengming.names.doubting import doubts, misread, rarely_read
from zhengming.names.malforming import malformed
from zhengming.names.mismatching import mismatches
from zhengming.names.people import Person, Roster
from zhengming.names.referring import in_chinese, in_english
from zhengming.names.sifting import sift
from zhengming.names.styling import ambiguities, styles
from zhengming.names.varying import variations


def roster(
    zh: Sequence[Segment],
    en: Sequence[Segment],
    pairs: Sequence[Pair],
    claims: Mapping[Segment, Sequence[Claim]],
    words: Mapping[Segment, Sequence[Span]] | None = None,
    stated: bool = False,
) -> Roster:
    """Who is who in a release, and where its versions do not agree.

    `pairs` say which segments render which; `claims` are the places where the glossary recognises a term: those of
    institutions, places and terms are no names. `words` are the places of a person's own words: what lies inside one
    or runs across its edge is no name. Either side may be empty. `stated` says that the pairs are messages of a
    catalogue, most of which name nobody.
    """
    if stated:
        zh, en, pairs = sift(zh, en, pairs, claims, words)
    desk = Desk(zh, en, pairs, claims, words, stated)
    wrong = (*mismatches(desk), *foreigners.impostors(desk), *foreigners.ill_spelt(desk))
    return Roster(
        people=tuple(_people(desk)),
        mismatches=wrong,
        missing=(*missing(desk, wrong), *missing_in_chinese(desk, wrong), *foreigners.unheard(desk, wrong)),
        variations=tuple(variations(desk, wrong)),
        misread=(*misread(desk), *rarely_read(desk), *foreigners.in_mandarin(desk)),
        doubts=tuple(doubts(desk, wrong)),
        styles=tuple(styles(desk)),
        ambiguities=tuple(ambiguities(desk)),
        malformed=tuple(malformed(desk)),
    )


def _people(desk: Desk) -> Iterator[Person]:
    briefly = in_chinese(desk, desk.matched), in_english(desk, desk.matched)
    for name, found in desk.matched.items():
        shared = {id(use.stretches): use.stretches for use in found}
        stretches = sorted({stretch for stretches in shared.values() for stretch in stretches})
        zh = tuple(desk.chinese.mention(*stretch) for stretch in stretches)
        short = tuple(mention for side in briefly for mention in side.get(name, ()))
        yield Person(name, zh, tuple(use.mention for use in found), found[0].how, short)
