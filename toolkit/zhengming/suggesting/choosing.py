"""Which of the English phrases beside a Chinese one render it, and how sure that is. What is doubtful is left out."""

from collections.abc import Callable, Iterable, Sequence

from zhengming.model import Confidence
from zhengming.suggesting.association import Link, Units

_CLOSE = 0.9
_LONGER = 0.75
_LEAST_DICE = 0.6
_LEAST_SURPRISE = 10.8
_SUPPORTED = 0.75
_KEPT = 0.8
_SMALL = frozenset(["of", "and", "the", "for", "in", "on", "to", "with", "&", "a", "an", "at"])
_FEWEST, _MOST, _ALONE = 1.25, 3.5, 3
"""How many Chinese characters a content word of English stands for, and one that is all of a term."""


def choices(found: Sequence[Link], zh: Units, en: Units) -> list[Link]:
    """The English of a Chinese text: the closest phrase, and others that stand only where it does not."""

    def units(link: Link) -> set[int]:
        return set(zh[link.zh]) & set(en[link.en])

    first = next((link for link in found if _is_shaped(link)), None)
    if first is None or first.surprise < _LEAST_SURPRISE or found[0].dice > first.dice:
        return []
    longer = [link for link in found if _is_shaped(link) and link.en != first.en and _holds(link.en, first.en)]
    chosen = _disjoint(longer, units, [])
    if sum(link.together for link in chosen) < _LONGER * first.together:
        chosen = [first]
    best = max(chosen, key=lambda link: (link.together, link.dice, link.en))
    rivals = (link for link in found if link.dice >= _CLOSE * first.dice and not _is_one_of(link, chosen, first))
    if any(rivals):
        return []
    chosen += _disjoint([link for link in found if _is_shaped(link) and _alike(link, best)], units, chosen)
    covered = len(set().union(*map(units, chosen))) / best.zh_units
    return sorted(chosen, key=lambda link: (-link.together, link.en)) if covered >= _LEAST_DICE else []


def _disjoint(found: Iterable[Link], units: Callable[[Link], set[int]], others: Sequence[Link]) -> list[Link]:
    """The links that hardly stand without the Chinese, and nowhere together; the most frequent and longest first."""
    taken = set[int]().union(*map(units, others))
    kept = []
    for link in sorted(found, key=lambda link: (-link.together, -len(link.en), link.en)):
        mine = units(link)
        if link.kept >= _KEPT and not mine & taken:
            kept.append(link)
            taken |= mine
    return kept


def _is_one_of(link: Link, chosen: Sequence[Link], first: Link) -> bool:
    """Whether a link is to a part or a whole of what is chosen."""
    return any(_nested(link.en, each.en) for each in (*chosen, first))


def is_rival(link: Link, others: Sequence[Link]) -> bool:
    """Whether another Chinese text is as close to the English."""
    for other in others:
        closer = other.dice > link.dice or (other.dice >= _CLOSE * link.dice and not _nested(other.zh, link.zh))
        if other.zh != link.zh and closer:
            return True
    return False


def _is_shaped(link: Link) -> bool:
    """Whether the one is about as long as the other."""
    words = sum(word not in _SMALL for word in link.en.split(" "))
    return _FEWEST <= len(link.zh) / max(words, 1) <= (_MOST if words > 1 else _ALONE)


def _nested(one: str, other: str) -> bool:
    return _holds(one, other) or _holds(other, one)


def _holds(one: str, other: str) -> bool:
    """Whether a text has another in it, as whole words where it is English."""
    return f" {other} " in f" {one} " if one.isascii() else other in one


def _alike(link: Link, best: Link) -> bool:
    """Whether two phrases have a word in common, or one is no chance by number alone."""
    shared = (set(link.en.split(" ")) & set(best.en.split(" "))) - _SMALL
    return bool(shared) or link.together > 2


def judged(chosen: Sequence[Link], releases: Sequence[int], supported: bool, verbal: bool) -> tuple[Confidence, str]:
    """How sure a choice is, and why."""
    together, spread = sum(link.together for link in chosen), sum(releases)
    zh_units = chosen[0].zh_units
    dice = 2 * together / (zh_units + sum(link.en_units for link in chosen))
    why = f"they stand together in {together} of {zh_units} passages"
    if dice >= 0.85 and together >= 5 and spread > 1:
        return "high", why
    enough = together >= 4 or (spread > 1 and (together > 2 or all(" " in link.en for link in chosen)))
    if dice >= _SUPPORTED and enough and not (verbal and together < 4):
        return "medium", why
    if supported and dice >= _SUPPORTED and not verbal:
        return "medium", f"{why}, and some of their words are known to go together"
    return "low", f"{why}, which may be chance"
