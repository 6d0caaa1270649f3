"""Three-way merging of lines and of orders: what two people made of one text, of one list of comments, of one order."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Clash(NamedTuple):
    """Lines that two people changed differently: those of each, and what that is about."""

    ours: str
    theirs: str
    about: str = ""


Part = str | Clash


def joined(about: str, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Part]:
    """The lines of both sides, merged line by line as git merges a text; where they clash, both."""
    parts: list[Part] = []
    for b, o, t in _regions(base, ours, theirs):
        if o == t or t == b:
            parts += o
        elif o == b:
            parts += t
        else:
            parts.append(Clash("".join(o), "".join(t), about))
    return parts


def woven(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The comments of both sides: what one side took out is gone, what either wrote is there, once."""
    lines: list[str] = []
    for b, o, t in _regions(base, ours, theirs):
        if o == t or t == b:
            lines += o
        elif o == b:
            lines += t
        else:
            lines += [line for line in o if line not in b or line in t]
            lines += [line for line in t if line not in b and line not in o]
    return lines


_Region = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _regions(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[_Region]:
    """The three texts cut into stretches that all three share, and what stands between these."""
    at = (0, 0, 0)
    for b, o, t, size in _shared(base, ours, theirs):
        if (b, o, t) != at:
            yield base[at[0] : b], ours[at[1] : o], theirs[at[2] : t]
        yield base[b : b + size], ours[o : o + size], theirs[t : t + size]
        at = b + size, o + size, t + size
    yield base[at[0] :], ours[at[1] :], theirs[at[2] :]


def _shared(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where each stretch of lines that all three share begins in each of them, and its length."""
    mine, others = _matching(base, ours), _matching(base, theirs)
    first, size = (0, 0, 0), 0
    for at in sorted(mine.keys() & others.keys()):
        here = at, mine[at], others[at]
        if size and here == (first[0] + size, first[1] + size, first[2] + size):
            size += 1
            continue
        if size:
            yield *first, size
        first, size = here, 1
    if size:
        yield *first, size


def _matching(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def reordered(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether theirs has put what it has of the base into another order, and ours has not."""
    return _kept(base, ours) and not _kept(base, theirs)


def _kept(base: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what is left of an order is in it as it was."""
    there, known = set(other), set(base)
    return [key for key in base if key in there] == [key for key in other if key in known]


def interleaved(first: Sequence[str], second: Iterable[str]) -> list[str]:
    """The keys of two orders: the first as it is, what only the second has behind what it has it behind."""
    keys = list(second)
    there, known = set(first), set(keys)
    behind: dict[str | None, list[str]] = {}
    anchor = None
    for key in keys:
        if key in there:
            anchor = key
        else:
            behind.setdefault(anchor, []).append(key)
    order: list[str] = []
    anchor = None
    for key in first:
        if key in known:
            order += behind.pop(anchor, ())
            anchor = key
        order.append(key)
    return order + behind.pop(anchor, [])
