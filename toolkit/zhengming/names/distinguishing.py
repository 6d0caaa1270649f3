"""What says that two names that are much alike are two people's all the same."""

import re
from collections.abc import Iterator, Sequence

from zhengming.model import Segment
from zhengming.names.english import titles
from zhengming.names.matching import Use
from zhengming.patterns import pattern

_STOP = pattern('[.!?]["\'”)]* (?=[A-Z"“(])|[;\n]')
_JOINT = pattern(r"[,、&/]|\band\b")
_KIN = pattern(
    r"\b(?i:brother|sister|sibling|twin|father|mother|son|daughter|cousin|uncle|aunt|nephew|niece|husband|wife|namesake)s?\b"
)
_CLAUSE = 60
_WORD = pattern(r"[A-Za-z-]+")
_AFTER = pattern(r", ((?:(?:an?|the|then|former) )?(?!who|which|said|and\b)[^,.;:()]*)")
_BYLINE = pattern(r"(?:\bBy|[Pp]hotos? by|[Pp]hotos?:?|[Rr]eporting:?|[Ee]dit(?:ed by|or):?) $")
_AND_NAME = pattern(r"(?:,|,? and| &|/|、) ?[A-Z]")
_NO_OFFICE = frozenset(("mr", "ms", "mrs", "miss", "dr", "doctor", "madam", "sir"))
_SHORT = {"prof": "professor"}


def are_told_apart(first: Sequence[Use], second: Sequence[Use], by_titles: bool) -> bool:
    """Whether the English itself says that two names are two people's.

    It does where both stand in one list, where either is somebody's brother or sister, and, `by_titles`, where each has
    a title of its own.
    """
    if _stand_together(first, second) or any(map(_is_kin, (*first, *second))):
        return True
    here, there = offices(first), offices(second)
    return by_titles and bool(here and there) and here.isdisjoint(there)


def has_own_introduction(use: Use, others: Sequence[Use]) -> bool:
    """Whether a name is introduced as somebody new: with a title that the others have not, in a byline or a list."""
    text, (start, end) = use.segment.folded, use.latin[:2]
    if _BYLINE.search(text, max(start - 20, 0), start) or _AND_NAME.match(text, end) or _ends_list(text, start):
        return True
    return not offices([use]) <= offices(others)


def _ends_list(text: str, start: int) -> bool:
    return re.search(r"[A-Z][A-Za-z'-]+(?:, and|,| and| &|/) ?$", text[max(start - 30, 0) : start]) is not None


def _stand_together(first: Sequence[Use], second: Sequence[Use]) -> bool:
    """Whether two names stand in one sentence with a comma or "and" between them."""
    places: dict[Segment, list[Use]] = {}
    for use in first:
        places.setdefault(use.segment, []).append(use)
    for use in second:
        for other in places.get(use.segment, ()):
            left, right = sorted((use.latin, other.latin), key=lambda latin: latin.start)
            between = use.segment.folded[left.end : right.start]
            if _JOINT.search(between) and not _STOP.search(between):
                return True
    return False


def _is_kin(use: Use) -> bool:
    """Whether a word for a relative stands before a name, or right after it, in its clause."""
    text, start, end = use.segment.folded, use.latin.start, use.latin.end
    before = text[max(start - _CLAUSE, 0) : start]
    before = _STOP.split(before)[-1]
    after = _STOP.split(text[end : end + _CLAUSE // 2])[0]
    return _KIN.search(before) is not None or _KIN.search(after) is not None


def offices(uses: Sequence[Use]) -> set[str]:
    """The words for what somebody is, other than forms of address, right before and behind a name."""
    words: list[str] = []
    for use in uses:
        text = use.segment.folded
        words += _right_before(text[max(use.latin.start - _CLAUSE, 0) : use.latin.start])
        after = _AFTER.match(text, use.latin.end, use.latin.end + _CLAUSE)
        words += _WORD.findall(after[1].lower()) if after else ()
    return {_SHORT.get(word, word) for word in words if word in titles()} - _NO_OFFICE


def _right_before(text: str) -> Iterator[str]:
    """The words that a text ends with as far back as they are titles or capitalised, in lower case."""
    for word in reversed(text.split(" ")[:-1]):
        bare = word.rstrip(".")
        if not bare.isalpha() or not (bare[0].isupper() or bare in titles()):
            return
        yield bare.lower()
