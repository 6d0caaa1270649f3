"""Two people of the release exchanged for each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zhengming.checks.context import Context
from zhengming.checks.exchanging import exchanges
from zhengming.model import Finding, Lang, Mark
from zhengming.names.people import Mention, Mismatch, Person
from zhengming.titles import TitleUse, around, corresponds


def check(context: Context) -> Iterator[Finding]:
    """One finding for two people, at the first wrong place."""
    for one, other in swapped(in_place(context)):
        yield _finding((one.name, one.zh, one.en), (other.name, other.zh, other.en))
    for told, exchanged, why in exchanges(context):
        yield _finding((told.name, told.zh[0], exchanged.en[0]), (exchanged.name, exchanged.zh[0], told.en[0]), why=why)


def in_place(context: Context) -> tuple[Mismatch, ...]:
    """The mismatches of the roster but for those that come of passages in another order.

    There the English name of somebody else has the title that the Chinese gives to that somebody, in a passage that
    nothing else renders.
    """
    people = {person.name: person for person in context.roster.people}
    wrong = context.roster.mismatches
    moved = {(m.name, m.other) for m in wrong if m.other in people and _moved(context, m, people[m.other])}
    return tuple(m for m in wrong if moved.isdisjoint(((m.name, m.other), (m.other, m.name))))


def _moved(context: Context, mismatch: Mismatch, own: Person) -> bool:
    titles = _titles(mismatch.en, "en")
    if not titles or _agree(_titles(mismatch.zh, "zh"), titles):
        return False
    there = {mention.segment for mention in own.en}
    lost = (mention for mention in own.zh if there.isdisjoint(context.opposite(mention.segment)))
    return any(_agree(_titles(mention, "zh"), titles) for mention in lost)


def swapped(mismatches: Sequence[Mismatch]) -> Iterator[tuple[Mismatch, Mismatch]]:
    """The mismatches that belong together: each has the name of the other."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(mismatches):
        places[one.name, one.other].append(n)
    for n, one in enumerate(mismatches):
        for m in places.get((one.other, one.name), ()) if one.other else ():
            if m > n:
                yield one, mismatches[m]


def _finding(*wrong: tuple[str, Mention, Mention], why: str = "") -> Finding:
    """`wrong` are two names, each with its place in the Chinese and what stands for it in the English."""
    first, second = sorted(wrong, key=lambda w: w[2].segment.place(w[2].span))
    stands = f'the English has "{first[2].text}" where the Chinese has {first[1].text}'
    message = f"{first[0]} and {second[0]} are exchanged: {stands}" + (f" ({why})" if why else "")
    marks = [Mark(en.segment, en.span) for _, _, en in (first, second)]
    marks += [Mark(zh.segment, zh.span, "meant here") for _, zh, _ in (first, second)]
    return Finding(message, tuple(marks))


def _titles(mention: Mention, lang: Lang) -> tuple[TitleUse, ...]:
    return around(mention.segment.text, mention.span, lang)


def _agree(zh: Sequence[TitleUse], en: Sequence[TitleUse]) -> bool:
    return any(corresponds(a.rank, b.rank) for a in zh for b in en)
