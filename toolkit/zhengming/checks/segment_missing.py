"""A paragraph or list item of one version that has no counterpart in the other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from zhengming.checks.context import Context
from zhengming.model import Finding, Lang, Mark, Pair, Passage, Segment, Span
from zhengming.patterns import pattern
from zhengming.script import HAN_CHAR, fold

_NUMBER = pattern(r"\d[\d,.]*\d|\d")
_LATIN = pattern("[A-Za-z][A-Za-z0-9]+")
_LEAST = 4
_SHARE = 0.15
_ALLOWED = 1
_AROUND = 4
_MARGIN = 0.15
_PLAIN = 0.8
_SHARED = 0.5
_HAN = 6
_WORDS = 4
_LONG = 5
_MERGED = 1.35
_PART = 0.4
_SHOWN = 60
Shares = Mapping[Segment, frozenset[str]]
_LANGUAGES = {"zh": "Chinese", "en": "English"}


def check(context: Context) -> Iterator[Finding]:
    """One finding for each stretch without a counterpart between paragraphs that surely have theirs.

    Two versions that differ in structure throughout are left alone, and so are pairs that the format states.
    """
    pairs = context.pairs
    lone = [number for number, pair in enumerate(pairs) if not pair.zh or not pair.en]
    plain = sum(len(pair.zh) == 1 == len(pair.en) for pair in pairs)
    allowed = max(_ALLOWED, _SHARE * len(pairs))
    if not context.both or context.release.stated or not lone or len(pairs) < _LEAST:
        return
    if len(lone) > allowed or plain < _PLAIN * (len(pairs) - len(lone)) or not _outlined(pairs):
        return
    shares = _shares(context)
    rate = _rate([pair for pair in pairs if pair.zh and pair.en])
    for first, last in _stretches(lone):
        around = [pairs[number] for number in (first - 1, last + 1) if 0 <= number < len(pairs)]
        missing = [pair.zh[0] if pair.zh else pair.en[0] for pair in pairs[first : last + 1]]
        told = _telling(missing, len(around) < 2) and not _merged(missing, around, rate)
        if told and _sure(pairs, first, last) and _in_place(shares, pairs, first, last, rate):
            yield _finding(missing, around)


def _outlined(pairs: Sequence[Pair]) -> bool:
    """Whether both versions have the same headings, but for those without a counterpart."""
    paired = [pair for pair in pairs if pair.zh and pair.en]
    zh = Counter(passage.segment.level for pair in paired for passage in pair.zh)
    en = Counter(passage.segment.level for pair in paired for passage in pair.en)
    return all(zh[level] == en[level] for level in zh.keys() | en.keys() if level)


def _in_place(shares: Shares, pairs: Sequence[Pair], first: int, last: int, rate: float) -> bool:
    """Whether the paragraphs before and after fit worse where another one of them were the one that is missing."""
    if first < last:
        return True
    for step in (-1, 1):
        here, shifted, number = 0.0, 0.0, first + step
        gone = (*pairs[first].zh, *pairs[first].en)[0]
        while 0 <= number < len(pairs) and abs(number - first) <= _AROUND:
            own, other = _ordered(pairs[number], gone.segment.lang)
            if len(own) != 1 or len(other) != 1:
                break
            here += _misfit(shares, own[0], other[0], rate)
            shifted += _misfit(shares, gone, other[0], rate)
            if shifted < here + _MARGIN:
                return False
            gone, number = own[0], number + step
    return True


def _misfit(shares: Shares, own: Passage, other: Passage, rate: float) -> float:
    """How badly two passages go together: by length, and by the figures, Latin words and terms that both have."""
    zh, en = (own, other) if own.segment.lang == "zh" else (other, own)
    length = abs(log((_size(en) + 2) / (_size(zh) * rate + 2)))
    ours, theirs = (_evidence(p.text) | shares.get(p.segment, frozenset()) for p in (own, other))
    return length - _SHARED * len(ours & theirs)


def _shares(context: Context) -> Shares:
    """The concepts and names of each segment."""
    from zhengming.names.anchoring import anchors

    names = anchors(context.release.zh, context.release.en)
    return {
        segment: names.get(segment, frozenset()) | {f"concept {c.concept.id}" for c in context.claims.get(segment, ())}
        for segment in context.segments
    }


def _ordered(pair: Pair, lang: Lang) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """The sides of a pair, that of a language first."""
    return (pair.zh, pair.en) if lang == "zh" else (pair.en, pair.zh)


def _stretches(lone: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last number of each run of pairs that follow each other."""
    first = last = lone[0]
    for number in lone[1:]:
        if number > last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _sure(pairs: Sequence[Pair], first: int, last: int) -> bool:
    """Whether all of a stretch is of one language, and what stands around it renders each other one to one."""
    sides = {bool(pair.zh) for pair in pairs[first : last + 1]}
    beside = [pairs[number] for number in (first - 1, last + 1) if 0 <= number < len(pairs)]
    return len(sides) == 1 and all(len(pair.zh) == 1 == len(pair.en) for pair in beside)


def _size(passage: Passage) -> int:
    """Han characters of a Chinese passage, words of an English one."""
    return len(HAN_CHAR.findall(passage.text)) if passage.segment.lang == "zh" else len(passage.text.split())


def _telling(missing: Sequence[Passage], edge: bool) -> bool:
    """Whether something is missing that says something: at the beginning and end of a text it must be long."""
    least = {"zh": _HAN, "en": _WORDS}
    long = _LONG if edge else 1
    bodies = [passage for passage in missing if passage.segment.role == "body"]
    return any(_size(passage) >= long * least[passage.segment.lang] for passage in bodies)


def _rate(pairs: Sequence[Pair]) -> float:
    """How many English words stand for a Chinese character in the release."""
    zh = sum(_size(passage) for pair in pairs for passage in pair.zh)
    return sum(_size(passage) for pair in pairs for passage in pair.en) / max(zh, 1)


def _merged(missing: Sequence[Passage], around: Sequence[Pair], rate: float) -> bool:
    """Whether a paragraph beside may hold what seems to be missing: it is too long for its own, or has its figures."""
    lang = missing[0].segment.lang
    rate = rate if lang == "zh" else 1 / max(rate, 0.01)
    own, opposite = set[str](), set[str]()
    for here, there in (_ordered(pair, lang) for pair in around):
        expected, size = rate * sum(map(_size, here)), sum(map(_size, there))
        if size > _MERGED * expected and size - expected > _PART * rate * sum(map(_size, missing)):
            return True
        own |= {word for passage in here for word in _evidence(passage.text)}
        opposite |= {word for passage in there for word in _evidence(passage.text)}
    return any(word in opposite - own for passage in missing for word in _evidence(passage.text))


def _evidence(text: str) -> set[str]:
    """The figures and Latin words of a text, 2,300 as 2300, and the colon or question mark that it ends with."""
    words = {m.group().lower().replace(",", "") for pattern in (_NUMBER, _LATIN) for m in pattern.finditer(text)}
    last = fold(text[-1:]).text
    return words | {last} if last in (":", "?") else words


def _finding(missing: Sequence[Passage], around: Sequence[Pair]) -> Finding:
    lang: Lang = missing[0].segment.lang
    other = _LANGUAGES["en" if lang == "zh" else "zh"]
    what = "this paragraph has" if len(missing) == 1 else f"these {len(missing)} paragraphs have"
    beside = [passage for pair in around for passage in (pair.en if lang == "zh" else pair.zh)]
    beside = [passage for passage in beside if passage.text.strip()]
    notes = ("it belongs after this", "and before this") if len(around) == 2 else ("this is beside it",)
    return Finding(
        f'{what} no counterpart in the {other} version: "{_shortened(missing[0].text)}"',
        (
            *(Mark(passage.segment, passage.span) for passage in missing),
            *(Mark(p.segment, Span(p.span.start, p.span.start), note) for p, note in zip(beside, notes, strict=False)),
        ),
        confidence="medium",
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
