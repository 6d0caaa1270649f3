"""A title whose rank is not the same in both versions: 副院长 as "Dean", 代院长 as "Dean", 院长 as "Vice Dean"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming import aligning, titles
from zhengming.checks import glossed
from zhengming.checks.context import Context
from zhengming.checks.couples import held_by_somebody, numbers, of_nobody
from zhengming.checks.holders import Held, numbered
from zhengming.model import Finding, Span
from zhengming.titles import Rank


class Clash(NamedTuple):
    """Two titles of one person, in passages that render each other, that disagree in rank."""

    name: str
    zh: Held
    en: Held
    why: titles.Disagreement


def check(context: Context) -> Iterator[Finding]:
    """One finding for each pair of titles that disagree, with every place where they do."""
    clashes = [*_of_people(context), *_of_nobody(context)]
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
    marks = tuple(dict.fromkeys(held.mark for clash in clashes for held in (clash.en, clash.zh)))
    return Finding(
        f'{subject}; the English has "{said}": {why.reason}; expected "{expected}"',
        marks,
        (expected,),
        severity="error" if why.grave else "warning",
    )


def _of_people(context: Context) -> Iterator[Clash]:
    """The clashes of the people whom both versions name."""
    by_segment = numbers(context)
    for one in context.holders:
        zh_here, en_here = numbered(one.zh, by_segment), numbered(one.en, by_segment)
        for number in sorted(zh_here):
            yield from _clashes(context, one.name, zh_here[number], en_here.get(number, ()), one.zh)


def _of_nobody(context: Context) -> Iterator[Clash]:
    """The clashes of titles whose holders could not be matched."""
    known = held_by_somebody(context)
    for one, other in of_nobody(context, lambda held: held.use.rank, _differ, known):
        why = _disagreement(context, one, other)
        if why and not _told(why, one, other):
            yield Clash("", one, other, why)


def _differ(zh: Rank, en: Rank) -> bool:
    return titles.corresponds(zh, en) and titles.disagreement(zh, en) is not None


def _clashes(
    context: Context, name: str, zh: Sequence[Held], en: Sequence[Held], everywhere: Sequence[Held]
) -> Iterator[Clash]:
    loosely = sum(titles.leads(one.use.rank) for one in zh) == 1 == sum(titles.leads(one.use.rank) for one in en)
    for one in (one for one in zh if not one.shared):
        others = [other for other in en if titles.corresponds(one.use.rank, other.use.rank, loosely)]
        reasons = [_disagreement(context, one, other) for other in others]
        if not all(reasons):
            continue
        for other, why in zip(others, reasons, strict=True):
            if why and not _told(why, one, other) and not _explained(one, other, zh, everywhere):
                yield Clash(name, one, other, why)
                break


def _disagreement(context: Context, zh: Held, en: Held) -> titles.Disagreement | None:
    """How two titles differ in rank, where the glossary does not have the one for the other."""
    why = titles.disagreement(zh.use.rank, en.use.rank)
    return why if why and not glossed.allowed(context, zh, en) else None


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
