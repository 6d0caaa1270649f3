"""Blocks and sentences as units to align, and how far the result can be trusted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from zhengming.aligning.beads import Bead, Unit, Votes, length_cost, ratio, votes, walk
from zhengming.aligning.splitting import split
from zhengming.model import Pair, Passage, Segment, Span

Group = tuple[list[int], list[int]]

STRONG = 1.8
HARD = 4.0
ODD = 5.0
LONG = 200


def align(zh: Sequence[Segment], en: Sequence[Segment], keys: Mapping[Segment, frozenset[str]]) -> tuple[Pair, ...]:
    """Which blocks render which: pairs that hold every segment of both sides exactly once, in the order of the text.

    A side of a pair may be empty or hold several. `keys` is what segments have in common across languages (numbers,
    concepts, romanised names). Where the texts do not go together, one pair holds everything.
    """
    here, there = [_block(s, keys) for s in zh], [_block(s, keys) for s in en]
    groups = _groups(here, there, _anchored(zh, en))
    return tuple(
        Pair(tuple(_whole(zh[i]) for i in left), tuple(_whole(en[j]) for j in right)) for left, right in groups
    )


def _block(segment: Segment, keys: Mapping[Segment, frozenset[str]]) -> Unit:
    kind = segment.level or {"title": 1, "metadata": -1}.get(segment.role, 0)
    return Unit(_size(segment.text), keys.get(segment, frozenset()), kind)


def _size(text: str) -> int:
    """The length of a text in UTF-8: a Han character weighs three, about the letters of English that render it."""
    return len(text) if text.isascii() else len(text.encode("utf8", "replace"))


def _whole(segment: Segment) -> Passage:
    return Passage(segment, Span(0, len(segment.text)))


def _anchored(zh: Sequence[Segment], en: Sequence[Segment]) -> Votes:
    """Segments that one anchor, one label of a table cell or the same place in equal outlines ties together."""
    found: Votes = {}
    for name in ("anchor", "label"):
        here, there = (_single(side, name) for side in (zh, en))
        found |= {(here[key], there[key]): HARD for key in here.keys() & there.keys()}
    outlines = [[n for n, s in enumerate(side) if s.level] for side in (zh, en)]
    if [zh[i].level for i in outlines[0]] == [en[j].level for j in outlines[1]]:
        found |= dict.fromkeys(zip(*outlines, strict=True), HARD)
    return found


def _single(segments: Sequence[Segment], name: str) -> dict[str, int]:
    """The anchors or labels that one segment has, and its number. Ordinals of paragraphs prove nothing."""
    seen: dict[str, int] = {}
    for number, segment in enumerate(segments):
        value: str = getattr(segment, name)
        if value and not value.startswith("paragraph"):
            seen[value] = -1 if value in seen else number
    return {value: number for value, number in seen.items() if number >= 0}


def _groups(zh: list[Unit], en: list[Unit], anchored: Votes) -> list[Group]:
    if not zh or not en:
        return [([i], []) for i in range(len(zh))] + [([], [j]) for j in range(len(en))]
    evidence = votes(zh, en)
    if straight(zh, en, evidence | anchored):
        return [([i], [i]) for i in range(len(zh))]
    points = {p: evidence.get(p, 0.0) + anchored.get(p, 0.0) for p in evidence.keys() | anchored.keys()}
    beads, cost = walk(zh, en, points)
    beads = [part for bead in beads for part in _parted(bead, zh, en, evidence)]
    groups = _moved([(list(range(b.zh, b.zh_end)), list(range(b.en, b.en_end))) for b in beads], evidence)
    if _lost(groups, evidence, cost / len(beads), zh, en):
        return [(list(range(len(zh))), list(range(len(en))))]
    return groups


def _parted(bead: Bead, zh: Sequence[Unit], en: Sequence[Unit], evidence: Votes) -> Iterator[Bead]:
    """The bead, taken apart where evidence ties each unit of the shorter side to one that is as long as it should be.

    What is left over on the longer side stands alone then: an item of a list that one version does not have.
    """
    rows, columns = range(bead.zh, bead.zh_end), range(bead.en, bead.en_end)
    tied = sorted((i, j) for i, j in evidence if i in rows and j in columns)
    least = min(len(rows), len(columns))
    if not 1 < least < max(len(rows), len(columns)) or len(tied) != least:
        yield bead
        return
    scale = ratio(zh, en)
    risen = all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(tied))
    if not risen or any(length_cost(zh[i].size * scale, en[j].size) >= 1.0 for i, j in tied):
        yield bead
        return
    at, to = bead.zh, bead.en
    for i, j in (*tied, (bead.zh_end, bead.en_end)):
        yield from (Bead(n, n + 1, to, to) for n in range(at, i))
        yield from (Bead(i, i, n, n + 1) for n in range(to, j))
        at, to = i + 1, j + 1
        if i < bead.zh_end:
            yield Bead(i, at, j, to)


def straight(zh: Sequence[Unit], en: Sequence[Unit], evidence: Votes) -> bool:
    """Whether two sequences go one to one: as many units, of the same kinds, and nothing against it."""
    if len(zh) != len(en) or any(a.kind != b.kind for a, b in zip(zh, en, strict=True)):
        return False
    aside = sum(vote for (i, j), vote in evidence.items() if i != j)
    if aside >= STRONG and aside > 0.15 * (sum(evidence.values()) - aside):
        return False
    scale = ratio(zh, en)
    costs = [length_cost(a.size * scale, b.size) for a, b in zip(zh, en, strict=True)]
    odd = [n for n, window in enumerate(zip(costs, costs[1:], costs[2:], strict=False)) if sum(window) > ODD]
    tied = {i for i, j in evidence if i == j}
    loose = (n for n in odd if tied.isdisjoint(range(n, n + 3)))
    return sum(costs) < ODD * len(costs) and not any(_shifted(zh, en, n, scale) for n in loose)


def _shifted(zh: Sequence[Unit], en: Sequence[Unit], at: int, scale: float) -> bool:
    """Whether the lengths from a place on fit much better when one side is moved by up to three units.

    In a long text chance makes some place look so: there more units and a wider margin are asked for. A text too short
    to tell is taken to be shifted.
    """
    size, margin = (6, ODD) if len(zh) < LONG else (12, 3 * ODD)
    here = [unit.size * scale for unit in zh[at : at + size]]
    if len(here) < size:
        return len(zh) < 2 * size
    costs = {
        by: sum(length_cost(x, unit.size) for x, unit in zip(here, en[at + by : at + by + size], strict=True))
        for by in range(-3, 4)
        if 0 <= at + by <= len(en) - size
    }
    return min(costs.values()) + margin < costs[0]


def _moved(groups: list[Group], evidence: Votes) -> list[Group]:
    """The groups, those joined between which strong evidence crosses while one of them has nothing to show."""
    left = {i: number for number, group in enumerate(groups) for i in group[0]}
    right = {j: number for number, group in enumerate(groups) for j in group[1]}
    held: dict[int, float] = {}
    crossing: dict[tuple[int, int], float] = {}
    for (i, j), vote in evidence.items():
        a, b = left[i], right[j]
        if a == b:
            held[a] = held.get(a, 0.0) + vote
        else:
            crossing[a, b] = crossing.get((a, b), 0.0) + vote
    root = list(range(len(groups)))
    for (a, b), vote in sorted(crossing.items()):
        if vote >= STRONG and min(held.get(a, 0.0), held.get(b, 0.0)) < vote / 2:
            _join(root, a, b)
    return _collected(groups, root)


def _join(root: list[int], a: int, b: int) -> None:
    low, high = sorted((_root(root, a), _root(root, b)))
    root[high] = low


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number


def _collected(groups: list[Group], root: list[int]) -> list[Group]:
    """The groups that have one root as one."""
    found: dict[int, Group] = {}
    for number, (zh, en) in enumerate(groups):
        held = found.setdefault(_root(root, number), ([], []))
        held[0].extend(zh)
        held[1].extend(en)
    return [(sorted(zh), sorted(en)) for zh, en in found.values()]


def _lost(groups: list[Group], evidence: Votes, cost: float, zh: Sequence[Unit], en: Sequence[Unit]) -> bool:
    """Whether an alignment is not to be trusted: its evidence points elsewhere, or there is none and lengths differ."""
    if len(groups) < 2:
        return False
    left = {i: number for number, group in enumerate(groups) for i in group[0]}
    right = {j: number for number, group in enumerate(groups) for j in group[1]}
    total = sum(evidence.values())
    kept = sum(vote for (i, j), vote in evidence.items() if left[i] == right[j])
    if total >= 3 and kept <= 0.5 * total:
        return True
    bare = sum(zh[i].size for g in groups if not g[1] for i in g[0]) + sum(
        en[j].size for g in groups if not g[0] for j in g[1]
    )
    return kept < 2 and (cost > 3.0 or bare > 0.4 * sum(unit.size for unit in (*zh, *en)))


def sentences(pair: Pair, keys: Callable[[Passage], frozenset[str]]) -> tuple[Pair, ...]:
    """A block pair refined to sentences where that is certain, else the pair itself.

    `keys` gives the evidence of a sentence, as for `align`.
    """
    zh, en = _sentences(pair.zh), _sentences(pair.en)
    if len(zh) < 2 or len(en) < 2:
        return (pair,)
    here, there = ([Unit(_size(p.text), keys(p)) for p in side] for side in (zh, en))
    evidence = votes(here, there)
    beads = _certain(walk(here, there, evidence)[0], here, there, evidence)
    if len(beads) < 2:
        return (pair,)
    return tuple(Pair(tuple(zh[b.zh : b.zh_end]), tuple(en[b.en : b.en_end])) for b in beads)


def _sentences(passages: Iterable[Passage]) -> list[Passage]:
    found = []
    for passage in passages:
        parts = [Passage(passage.segment, s) for s in split(passage.segment) if passage.span.holds(s)]
        found.extend(parts or [passage])
    return found


def _certain(beads: list[Bead], zh: Sequence[Unit], en: Sequence[Unit], evidence: Votes) -> list[Bead]:
    """The beads with every border taken away that is not certain.

    A border is certain where no evidence crosses it and the beads on both sides are: both languages, and evidence of
    their own or lengths that go together.
    """
    scale = ratio(zh, en)
    left = [number for number, bead in enumerate(beads) for _ in range(bead.zh, bead.zh_end)]
    right = [number for number, bead in enumerate(beads) for _ in range(bead.en, bead.en_end)]
    kept = [0.0] * len(beads)
    crossings = [0] * (len(beads) + 1)
    for (i, j), vote in evidence.items():
        first, last = sorted((left[i], right[j]))
        kept[first] += vote if first == last else 0.0
        crossings[first + 1] += 1
        crossings[last + 1] -= 1
    crossed = list(accumulate(crossings))
    sure = [_sure(bead, zh, en, vote, scale) for bead, vote in zip(beads, kept, strict=True)]
    found = beads[:1]
    for number, bead in enumerate(beads[1:], 1):
        if sure[number - 1] and sure[number] and not crossed[number]:
            found.append(bead)
        else:
            found[-1] = Bead(found[-1].zh, bead.zh_end, found[-1].en, bead.en_end)
    return found


def _sure(bead: Bead, zh: Sequence[Unit], en: Sequence[Unit], kept: float, scale: float) -> bool:
    """Whether a bead can stand alone, with so much evidence that both its sides share."""
    if bead.zh == bead.zh_end or bead.en == bead.en_end:
        return False
    sizes = sum(u.size for u in zh[bead.zh : bead.zh_end]) * scale, sum(u.size for u in en[bead.en : bead.en_end])
    return kept >= 1.0 or ((kept > 0 or len(zh) == len(en)) and length_cost(*sizes) < 1.0)
