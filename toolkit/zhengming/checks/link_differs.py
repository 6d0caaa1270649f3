"""An address of one version that is another one in the other: a web page, an e-mail, a telephone, a DOI."""

from collections.abc import Iterable, Iterator

from zhengming.checks.context import Context
from zhengming.checks.tallying import Stated, Tally, near, tallies
from zhengming.figures import Link
from zhengming.model import Finding, Segment, Span

_NEAR = 2
_LEAST = 6
_KINDS = {"url": "web address", "email": "e-mail address", "telephone": "telephone number", "doi": "DOI"}


def check(context: Context) -> Iterator[Finding]:
    """One finding for each address that the English has almost as the Chinese has it."""
    if not context.both:
        return
    zh_keys, en_keys = (_keys(context, segments) for segments in (context.release.zh, context.release.en))
    found: dict[tuple[str, str], list[tuple[Stated[Link], Stated[Link]]]] = {}
    if zh_keys != en_keys:
        for tally in tallies(context, lambda segment: _links(context, segment), _alike, lambda link: (link[1:],)):
            for zh, en in _differing(tally, zh_keys, en_keys):
                found.setdefault((zh.text, en.text), []).append((zh, en))
    for pairs in found.values():
        zh, en = pairs[0]
        yield Finding(
            f'the Chinese has the {_KINDS[zh.figure.kind]} "{zh.text}"; the English has "{en.text}"',
            (*(en.mark() for _, en in pairs), *(zh.mark() for zh, _ in pairs)),
            (zh.text,),
        )


def _links(context: Context, segment: Segment) -> Iterable[tuple[Span, Link]]:
    return ((link.span, link) for link in context.figures[segment].links)


def _alike(zh: Link, en: Link) -> int:
    return int(zh.kind == en.kind and zh.key == en.key)


def _keys(context: Context, segments: Iterable[Segment]) -> frozenset[str]:
    return frozenset(link.key for segment in segments for link in context.figures[segment].links)


def _differing(
    tally: Tally[Link], zh_keys: frozenset[str], en_keys: frozenset[str]
) -> Iterator[tuple[Stated[Link], Stated[Link]]]:
    """The addresses that are left on both sides of a pair, each nowhere in the other version, and almost the same."""
    zh = [each for each in tally.zh_left if each.figure.key not in en_keys]
    en = [each for each in tally.en_left if each.figure.key not in zh_keys]
    candidates = sorted(
        (_distance(zh[i].figure, en[j].figure), abs(i - j), i, j)
        for i, j in near(len(zh), len(en))
        if zh[i].figure.kind == en[j].figure.kind
    )
    here, there = set(range(len(zh))), set(range(len(en)))
    for distance, _, i, j in candidates:
        if i in here and j in there and distance <= _NEAR and len(zh[i].figure.key) >= _LEAST:
            here.remove(i)
            there.remove(j)
            yield zh[i], en[j]


def _distance(zh: Link, en: Link) -> int:
    """How many characters have to be changed to make one address of the other; 9 for many."""
    from rapidfuzz.distance import OSA

    return OSA.distance(zh.key, en.key, score_cutoff=_NEAR)
