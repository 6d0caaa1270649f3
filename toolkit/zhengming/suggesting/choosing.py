"""Which of the English phrases beside a Chinese one render it, and how sure that is. What is doubtful is left out."""

from collections.abc import Sequence

from zhengming.model import Confidence
from zhengming.suggesting.association import Link, Units

_CLOSE = 0.9
_LONGER = 0.85
_LEAST_DICE = 0.6
_LEAST_SURPRISE = 10.8
_SUPPORTED = 0.75
_KEPT = 0.8
_SMALL = frozenset(["of", "and", "the", "for", "in", "on", "to", "with", "&", "a", "an", "at"])
_FEWEST, _MOST, _ALONE = 1.25, 3.5, 3
"""How many Chinese characters a content word of English stands for, and one that is all of a term."""


def choices(found: Sequence[Link], zh: Units, en: Units) -> list[Link]:
    """The English of a Chinese text: the closest phrase, and others that stand only where it does not."""
    best = _best(found)
    if best is None:
        return []
    chosen = [best]
    units = set(zh[best.zh]) & set(en[best.en])
    for link in found:
        mine = set(zh[link.zh]) & set(en[link.en])
        if link.kept >= _KEPT and _is_shaped(link) and not mine & units and _alike(link, best):
            chosen.append(link)
            units |= mine
    covered = len(units) / best.zh_units
    return sorted(chosen, key=lambda link: (-link.together, link.en)) if covered >= _LEAST_DICE else []


def _best(found: Sequence[Link]) -> Link | None:
    """The one phrase that is closest; none where others are as close, or where it is hardly closer than chance."""
    shaped = [link for link in found if _is_shaped(link)]
    if not shaped or shaped[0].surprise < _LEAST_SURPRISE:
        return None
    first = shaped[0]
    longer = [link for link in shaped if _holds(link.en, first.en) and link.dice >= _LONGER * first.dice]
    best = max(longer, key=lambda link: (len(link.en), link.dice), default=first)
    rivals = (link for link in found if link.dice >= _CLOSE * best.dice and not _nested(link.en, best.en))
    return None if any(rivals) else best


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


def judged(chosen: Sequence[Link], releases: Sequence[int], supported: bool) -> tuple[Confidence, str]:
    """How sure a choice is, and why."""
    together, spread = sum(link.together for link in chosen), sum(releases)
    zh_units = chosen[0].zh_units
    dice = 2 * together / (zh_units + sum(link.en_units for link in chosen))
    why = f"they stand together in {together} of {zh_units} passages"
    if dice >= 0.85 and together >= 5 and spread > 1:
        return "high", why
    if (dice >= 0.75 and together >= 4) or (dice >= 0.8 and spread > 1):
        return "medium", why
    if supported and dice >= _SUPPORTED:
        return "medium", f"{why}, and some of their words are known to go together"
    return "low", f"{why}, which may be chance"
