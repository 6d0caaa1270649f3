"""Two people of the release exchanged for each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from zhengming.checks.context import Context
from zhengming.model import Finding, Lang, Mark, Passage, Segment
from zhengming.names.people import Mention, Mismatch, Person
from zhengming.titles import TitleUse, around, corresponds

_STOP = re.compile("[。！？；]")
_LIST_JOINT = re.compile(r"[^.。;；:：]{0,12}(?:[、,&和与及]|\band\b)[^.。;；:：]{0,12}")


def check(context: Context) -> Iterator[Finding]:
    """One finding for two people, at the first wrong place."""
    for one, other in swapped(in_place(context)):
        yield _finding((one.name, one.zh, one.en), (other.name, other.zh, other.en))
    yield from _in_one_passage(context)


def in_place(context: Context) -> tuple[Mismatch, ...]:
    """The mismatches of the roster but for those that come of passages in another order.

    There the English name of somebody else has the title that the Chinese gives to that somebody.
    """
    zh = {person.name: person.zh for person in context.roster.people}
    wrong = context.roster.mismatches
    moved = {(m.name, m.other) for m in wrong if m.other and _moved(m, zh.get(m.other, ()))}
    return tuple(m for m in wrong if moved.isdisjoint(((m.name, m.other), (m.other, m.name))))


def _moved(mismatch: Mismatch, own: Sequence[Mention]) -> bool:
    titles = _titles(mismatch.en, "en", ())
    if not titles or _agree(_titles(mismatch.zh, "zh", ()), titles):
        return False
    return any(_agree(_titles(mention, "zh", ()), titles) for mention in own)


def swapped(mismatches: Sequence[Mismatch]) -> Iterator[tuple[Mismatch, Mismatch]]:
    """The mismatches that belong together: each has the name of the other."""
    for n, one in enumerate(mismatches):
        for other in mismatches[n + 1 :]:
            if one.other and one.other == other.name and other.other == one.name:
                yield one, other


def _finding(*wrong: tuple[str, Mention, Mention]) -> Finding:
    """`wrong` are two names, each with its place in the Chinese and what stands for it in the English."""
    first, second = sorted(wrong, key=lambda w: w[2].segment.place(w[2].span))
    stands = f'the English has "{first[2].text}" where the Chinese has {first[1].text}'
    message = f"{first[0]} and {second[0]} are exchanged: {stands}"
    marks = [Mark(en.segment, en.span) for _, _, en in (first, second)]
    marks += [Mark(zh.segment, zh.span, "meant here") for _, zh, _ in (first, second)]
    return Finding(message, tuple(marks))


def _in_one_passage(context: Context) -> Iterator[Finding]:
    """Two people in one passage, each with the title, or in the sentence, that the Chinese gives to the other."""
    for one, other in combinations([p for p in context.roster.people if p.zh and p.en], 2):
        for zh in sorted(_segments(one.zh) & _segments(other.zh), key=context.release.zh.index):
            for en in context.opposite(zh):
                yield from _crossed(context, one, other, zh, en)


def _segments(mentions: Sequence[Mention]) -> set[Segment]:
    return {mention.segment for mention in mentions}


def _crossed(context: Context, one: Person, other: Person, zh: Segment, en: Segment) -> Iterator[Finding]:
    places = _single(one, zh), _single(one, en), _single(other, zh), _single(other, en)
    one_zh, one_en, other_zh, other_en = places
    if one_zh and one_en and other_zh and other_en:
        quadruple = one_zh, one_en, other_zh, other_en
        if _titles_crossed(*quadruple) or _sentences_crossed(context, *quadruple):
            yield _finding((one.name, one_zh, other_en), (other.name, other_zh, one_en))


def _sentences_crossed(context: Context, zh: Mention, en: Mention, other_zh: Mention, other_en: Mention) -> bool:
    """Whether each of two people stands in the sentence that renders the other's."""
    low, high = sorted((zh.span, other_zh.span))
    if (zh.span < other_zh.span) == (en.span < other_en.span) or not _STOP.search(zh.segment.text, low.end, high.start):
        return False
    pairs = (p for p in context.pairs if _holds(p.zh, zh) and _holds(p.en, en))
    fine = [f for pair in pairs for f in context.sentences(pair)]
    ours, theirs = ([n for n, pair in enumerate(fine) if _holds(pair.zh, m)] for m in (zh, other_zh))
    ours_en, theirs_en = ([n for n, pair in enumerate(fine) if _holds(pair.en, m)] for m in (en, other_en))
    return bool(ours and theirs) and ours != theirs and ours == theirs_en and theirs == ours_en


def _holds(passages: Sequence[Passage], mention: Mention) -> bool:
    return any(p.segment is mention.segment and p.span.holds(mention.span) for p in passages)


def _single(person: Person, segment: Segment) -> Mention | None:
    """The only mention of a person in a segment."""
    found = [m for m in (*person.zh, *person.en) if m.segment is segment]
    return found[0] if len(found) == 1 else None


def _titles_crossed(zh: Mention, en: Mention, other_zh: Mention, other_en: Mention) -> bool:
    """Whether each of two people has in the English a title of the other and none of their own."""
    if _listed(zh, other_zh) or _listed(en, other_en):
        return False
    zh_uses, en_uses = _titles(zh, "zh", [other_zh]), _titles(en, "en", [other_en])
    other_zh_uses, other_en_uses = _titles(other_zh, "zh", [zh]), _titles(other_en, "en", [en])
    if _agree(zh_uses, en_uses) or _agree(other_zh_uses, other_en_uses):
        return False
    return _agree(zh_uses, other_en_uses) and _agree(other_zh_uses, en_uses)


def _listed(one: Mention, other: Mention) -> bool:
    """Whether two names are neighbours in a list, which may share a title."""
    first, second = sorted((one, other), key=lambda m: m.span)
    return _LIST_JOINT.fullmatch(one.segment.text, first.span.end, second.span.start) is not None


def _titles(mention: Mention, lang: Lang, others: Sequence[Mention]) -> tuple[TitleUse, ...]:
    return around(mention.segment.text, mention.span, lang, [m.span for m in others])


def _agree(zh: Sequence[TitleUse], en: Sequence[TitleUse]) -> bool:
    return any(corresponds(a.rank, b.rank) for a in zh for b in en)
