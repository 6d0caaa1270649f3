"""Who holds which title: the people of a release with the titles that belong to their names, in both versions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zhengming import titles
from zhengming.model import Mark, Segment, Span
from zhengming.names.people import Mention, Mismatch, Roster
from zhengming.titles import TitleUse


class Held(NamedTuple):
    """A title of somebody, in the segment where it stands.

    `called`: it follows the name, as an address does. `shared`: it stands beside another name of the same list.
    """

    segment: Segment
    use: TitleUse
    called: bool = False
    shared: bool = False

    @property
    def mark(self) -> Mark:
        return Mark(self.segment, self.use.span)


class Holder(NamedTuple):
    """A person whom the Chinese names, with the titles of both versions in the order of the mentions.

    `wrong` says that the English name is not a reading of the Chinese one.
    """

    name: str
    zh: tuple[Held, ...]
    en: tuple[Held, ...]
    zh_names: tuple[Mention, ...] = ()
    en_names: tuple[Mention, ...] = ()
    wrong: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the English names are this person's: the right one, or one wrong one that comes again."""
        return not self.wrong or len(self.en_names) > 1 == len({mention.text for mention in self.en_names})


def holders(roster: Roster) -> tuple[Holder, ...]:
    """Everybody whom the Chinese names; the English names that stand for them may be right or wrong, or none."""
    found = [Holder(p.name, (), (), p.zh, p.en) for p in roster.people if p.name]
    wrong: dict[str, list[Mismatch]] = {}
    for mismatch in roster.mismatches:
        if mismatch.sure and not mismatch.other:
            wrong.setdefault(mismatch.name, []).append(mismatch)
    found += [
        Holder(name, (), (), tuple(m.zh for m in each), tuple(m.en for m in each), True) for name, each in wrong.items()
    ]
    alone = [m.mention for m in roster.missing if m.lang == "zh"]
    found += [Holder(mention.text, (), (), (mention,)) for mention in alone]
    beside = _beside(_names(roster))
    return tuple(one._replace(zh=_held(one.zh_names, beside), en=_held(one.en_names, beside)) for one in found)


def _names(roster: Roster) -> Iterator[Mention]:
    """Every place where somebody is named, whoever it is."""
    for person in roster.people:
        yield from (*person.zh, *person.en)
    for mismatch in roster.mismatches:
        yield from (mismatch.zh, mismatch.en)
    for missing in roster.missing:
        yield missing.mention
    for doubt in roster.doubts:
        yield from (doubt.zh, doubt.en)


_Beside = Mapping[Segment, Mapping[Span, titles.Beside]]


def _beside(mentions: Iterable[Mention]) -> _Beside:
    """What stands beside every name, by segment."""
    spans: dict[Segment, set[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.segment, set()).add(mention.span)
    return {segment: titles.beside(segment.text, sorted(names), segment.lang) for segment, names in spans.items()}


def _held(mentions: Sequence[Mention], beside: _Beside) -> tuple[Held, ...]:
    return tuple(
        Held(mention.segment, use, use.span.start == mention.span.end, shared)
        for mention in mentions
        for shared, uses in zip((False, True), beside[mention.segment][mention.span], strict=True)
        for use in uses
    )


def numbered(held: Iterable[Held], numbers: Mapping[Segment, int]) -> Mapping[int, list[Held]]:
    """Some titles by the number of the pair in which they stand."""
    found: dict[int, list[Held]] = {}
    for one in held:
        if one.segment in numbers:
            found.setdefault(numbers[one.segment], []).append(one)
    return found
