"""A title whose rank is not the same in both versions: 副院长 as "Dean", 代院长 as "Dean", 院长 as "Vice Dean"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming import aligning, titles
from zhengming.checks.context import Context
from zhengming.checks.holders import Held, numbered
from zhengming.model import Finding, Mark, Pair, Passage, Segment, Span
from zhengming.script import is_han

_Place = tuple[Segment, Span]

_BESIDE_A_NAME = re.compile(r"(?:[A-Z][a-z]+(?:-[A-Za-z]+)?,? (?:the )?)$")
_BEFORE_A_NAME = re.compile(r"\.? (?:[A-Z]\w*\.? ){0,3}[A-Z][a-z]+")
_NO_NAME = frozenset("们会的和与及等是在或")


class Clash(NamedTuple):
    """Two titles of one person, in passages that render each other, that disagree in rank."""

    name: str
    zh: Held
    en: Held
    why: titles.Disagreement


def check(context: Context) -> Iterator[Finding]:
    """One finding for each pair of titles that disagree, with every place where they do."""
    seen: set[_Place] = set()
    clashes = list(_of_people(context, seen))
    clashes += _of_nobody(context, seen)
    grouped: dict[tuple[str, str, str], list[Clash]] = {}
    for clash in clashes:
        grouped.setdefault((clash.name, clash.zh.use.text, clash.en.use.text.lower()), []).append(clash)
    for group in grouped.values():
        yield _finding(group)


def _finding(clashes: Sequence[Clash]) -> Finding:
    name, zh, en, why = clashes[0]
    said = en.use.text
    expected = titles.rendered(zh.use.rank, en.use.rank.base)
    expected = expected if said[:1].isupper() else expected.lower()
    subject = f"{name} is {zh.use.text} in the Chinese" if name else f"the Chinese has {zh.use.text}"
    places = [place for clash in clashes for place in (clash.en, clash.zh)]
    marks = tuple(dict.fromkeys(Mark(held.segment, held.use.span) for held in places))
    return Finding(
        f'{subject}; the English has "{said}": {why.reason}; expected "{expected}"',
        marks,
        (expected,),
        severity="error" if why.grave else "warning",
    )


def _of_people(context: Context, seen: set[_Place]) -> Iterator[Clash]:
    """The clashes of the people whom both versions name. `seen` receives every title that belongs to somebody."""
    numbers = {p.segment: n for n, pair in enumerate(context.pairs) for p in (*pair.zh, *pair.en)}
    for one in context.holders:
        if one.en_names:
            seen.update((held.segment, held.use.span) for held in (*one.zh, *one.en))
        zh_here, en_here = numbered(one.zh, numbers), numbered(one.en, numbers)
        for number in sorted(zh_here):
            yield from _clashes(one.name, zh_here[number], en_here.get(number, ()), one.zh)


def _clashes(name: str, zh: Sequence[Held], en: Sequence[Held], everywhere: Sequence[Held]) -> Iterator[Clash]:
    loosely = sum(titles.leads(one.use.rank) for one in zh) == 1 == sum(titles.leads(one.use.rank) for one in en)
    for one in (one for one in zh if not one.shared):
        others = [other for other in en if titles.corresponds(one.use.rank, other.use.rank, loosely)]
        reasons = [titles.disagreement(one.use.rank, other.use.rank) for other in others]
        if not all(reasons):
            continue
        for other, why in zip(others, reasons, strict=True):
            if why and not _told(why, one, other) and not _explained(one, other, zh, everywhere):
                yield Clash(name, one, other, why)
                break


def _explained(one: Held, other: Held, zh: Sequence[Held], everywhere: Sequence[Held]) -> bool:
    """Whether the English title is that of another Chinese title, or only fuller than an address that leaves 副 out."""
    rank = other.use.rank
    if any(_same(another, rank) for another in zh if another is not one):
        return True
    return one.called and "deputy" in rank.marks and any(_same(another, rank) for another in everywhere)


def _told(why: titles.Disagreement, zh: Held, en: Held) -> bool:
    """Whether the sentence that lacks a modifier says the same in other words: "retired in 2020" for 前."""
    held = zh if why.lacking == "zh" else en
    text = held.segment.text
    sentence = next((s for s in aligning.split(held.segment) if s.holds(held.use.span)), Span(0, len(text)))
    return titles.told(text[sentence.start : sentence.end], why.lacking, why.mark)


def _same(held: Held, rank: titles.Rank) -> bool:
    return titles.corresponds(held.use.rank, rank) and titles.disagreement(held.use.rank, rank) is None


def _of_nobody(context: Context, seen: set[_Place]) -> Iterator[Clash]:
    """The clashes of titles whose holders could not be matched, where a sentence has one title of that kind only."""
    for fine in (fine for pair in context.pairs if _may_clash(pair) for fine in context.sentences(pair)):
        for one, other in _matched(list(_titles(fine.zh)), list(_titles(fine.en))):
            why = titles.disagreement(one.use.rank, other.use.rank)
            known = seen & {(held.segment, held.use.span) for held in (one, other)}
            if why and not known and _beside_names(one, other) and not _told(why, one, other):
                yield Clash("", one, other, why)


def _may_clash(pair: Pair) -> bool:
    """Whether the Chinese of a pair has a title that disagrees in rank with one in the English."""
    zh, en = ({held.use.rank for held in _titles(side)} for side in (pair.zh, pair.en))
    return any(titles.corresponds(one, other) and titles.disagreement(one, other) for one in zh for other in en)


def _titles(side: Sequence[Passage]) -> Iterator[Held]:
    for passage in side:
        uses = titles.find(passage.segment.text, passage.segment.lang)
        yield from (Held(passage.segment, use) for use in titles.within(uses, passage.span))


def _matched(zh: Sequence[Held], en: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """The titles that correspond to one title of the other side each, and that to no other."""
    counts = Counter(one.use.rank for one in zh)
    for one in (one for one in zh if counts[one.use.rank] == 1):
        others = [other for other in en if titles.corresponds(one.use.rank, other.use.rank)]
        if len(others) == 1 and sum(titles.corresponds(another, others[0].use.rank) for another in counts) == 1:
            yield one, others[0]


def _beside_names(zh: Held, en: Held) -> bool:
    """Whether both titles seem to stand beside somebody's name."""
    text, span = zh.segment.text, zh.use.span
    after = text[span.end : span.end + 2]
    if len(after) < 2 or not all(map(is_han, after)) or after[0] in _NO_NAME:
        return False
    text, span = en.segment.text, en.use.span
    return bool(_BEFORE_A_NAME.match(text, span.end) or _BESIDE_A_NAME.search(text, 0, span.start))
