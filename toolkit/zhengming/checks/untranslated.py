"""Chinese left in the English version, and a file that is only a copy of the other language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from zhengming.checks.context import Context, document_mark, is_copy
from zhengming.model import Document, Finding, Mark, Segment, Span
from zhengming.patterns import pattern
from zhengming.script import HAN, HAN_CHAR, han_share

_PUNCTUATION = "，。、；：！？·—…（）《》〈〉“”‘’"
_BRACKETED = r"[(（\[［【〔][^()（）\[\]［］【】〔〕]{1,60}[)）\]］】〕]"
_SWITCH = "[简簡繁正][体體]中文|中文(?:版|[简簡繁][体體])?|[汉漢]语|漢語|[简簡繁][体體](?:版|字)?|中国語"
_MANY = 10
_SHOWN = 5
_KANA = pattern("[\u3041-\u30ff]")


class Patterns(NamedTuple):
    """What is looked for in a paragraph with Han in it: all of it, what is in brackets, what explains itself."""

    stretch: re.Pattern[str]
    bracket: re.Pattern[str]
    explained: tuple[re.Pattern[str], ...]


@cache
def patterns() -> Patterns:
    """Compiled when the first English paragraph with Han in it turns up: a class of all Han takes milliseconds."""
    explained = (
        f"(?<![{HAN}])(?:{_SWITCH})(?![{HAN}])",
        "丨",
        "《[^《》]{1,40}》|〈[^〈〉]{1,40}〉",
        f"[“\"‘'「『][{HAN}·、]{{1,8}}[”\"’'」』]",
        f'[{HAN}·“”‘’"]{{1,20}} ?[(（][^()（）]*[A-Za-z][^()（）]*[)）]',
    )
    stretch = f"[{HAN}](?:[{HAN}0-9{_PUNCTUATION} ]*[{HAN}])?"
    return Patterns(re.compile(stretch), re.compile(_BRACKETED), tuple(map(re.compile, explained)))


def check(context: Context) -> Iterator[Finding]:
    """One finding for a file that is a copy, else one for each English segment with Chinese left in it."""
    for document in context.documents:
        if is_copy(document):
            yield _copy(document)
    for segments in _by_path(context.release.en).values():
        left = {segment: stretches for segment in segments if (stretches := tuple(left_over(segment)))}
        if len(left) >= 2 * _MANY or (len(left) >= _MANY and 2 * len(left) > len(segments)):
            yield _throughout(left, len(segments))
        else:
            yield from (_left(segment, stretches) for segment, stretches in left.items())


def _by_path(segments: Sequence[Segment]) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = {}
    for segment in segments:
        found.setdefault(segment.path, []).append(segment)
    return found


def left_over(segment: Segment) -> Iterator[Span]:
    """The stretches of Chinese in an English segment that nothing explains.

    Explained are a name or term in brackets after its English, the title of a work, a word in quotation marks, a word
    with its English in brackets, the link to the other language, and Japanese.
    """
    text = segment.text
    if text.isascii() or not HAN_CHAR.search(text) or _KANA.search(text):
        return
    explained = [Span(*m.span()) for pattern in patterns().explained for m in pattern.finditer(text)]
    explained += [Span(*m.span()) for m in patterns().bracket.finditer(text) if _follows_english(text, m.start(), m[0])]
    for match in patterns().stretch.finditer(text):
        span = Span(*match.span())
        if not any(other.holds(span) for other in explained):
            yield from _outside(text, span, explained)


def _follows_english(text: str, start: int, bracket: str) -> bool:
    """Whether a bracket comes after a Latin word or a figure and holds a name or a term, not a sentence."""
    before = text[:start].rstrip(" \"'”’*_,")
    return before[-1:].isascii() and before[-1:].isalnum() and not re.search("[。！？；]", bracket)


def _outside(text: str, span: Span, explained: list[Span]) -> Iterator[Span]:
    """What of a stretch stands outside the explained spans."""
    start = span.start
    for other in sorted(o for o in explained if o.touches(span)):
        yield from _han_in(text, start, other.start)
        start = max(start, other.end)
    yield from _han_in(text, start, span.end)


def _han_in(text: str, start: int, end: int) -> Iterator[Span]:
    match = patterns().stretch.search(text, start, max(start, end))
    if match:
        yield Span(*match.span())


def _left(segment: Segment, stretches: tuple[Span, ...]) -> Finding:
    first, *others = (Mark(segment, span) for span in stretches)
    several = f", and {len(others)} more in the same paragraph" if others else ""
    return Finding(
        f'Chinese is left in the English version: "{_shortened(first.text)}"{several}; '
        "expected its English, with the Chinese at most in brackets after it",
        (first, *others),
    )


def _throughout(left: Mapping[Segment, tuple[Span, ...]], paragraphs: int) -> Finding:
    """The finding for a file that is in both languages all along: it is said once."""
    marks = (Mark(segment, stretches[0]) for segment, stretches in left.items())
    return Finding(
        f"Chinese is left in {len(left)} of the {paragraphs} paragraphs of the English version; expected English only",
        tuple(islice(marks, _SHOWN)),
    )


def _copy(document: Document) -> Finding:
    text = "\n".join(segment.text for segment in document.segments)
    share = f"{han_share(text):.0%} of its words are Chinese"
    if document.lang == "zh":
        message = f"this file goes for the Chinese version and is written in English: {share}; it is not translated yet"
    else:
        message = f"this file goes for the English version and is written in Chinese: {share}; it is not translated yet"
    return Finding(message, (document_mark(document),))


def _shortened(text: str, limit: int = 30) -> str:
    return text if len(text) <= limit else text[:limit] + "…"
