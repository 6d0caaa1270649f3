"""Traditional characters in a simplified text and the reverse, and words of another region as notes."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from zhengming.checks.context import Context
from zhengming.model import Document, Finding, Mark, Segment, Span
from zhengming.patterns import pattern
from zhengming.script import fold, simplify, traditional_characters
from zhengming.sheet import Finder, Sheet, finder

_QUOTED = pattern('“[^”]{1,80}”|「[^」]{1,80}」|『[^』]{1,80}』|《[^》]{1,80}》|‘[^’]{1,80}’|"[^"]{1,80}"')
_KANA = pattern("[\u3041-\u30ff]")
_SHOWN = 5
_BOTH = 0.25
_WORDS = 8
_REGION_WORDS = 2
_GOES_ON = {"纳米": "比亚"}
Stretches = Mapping[Segment, Sequence[Span]]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each Chinese document in two scripts, and one note for each with words of another region."""
    for document in context.documents:
        segments = [s for s in document.segments if s.lang == "zh" and not _KANA.search(s.text)]
        traditional = _stretches(segments, traditional_characters())
        if traditional:
            yield from _mixed(context, document, segments, traditional)
        yield from _regional(segments, bool(traditional))


def _mixed(
    context: Context, document: Document, segments: Sequence[Segment], traditional: Stretches
) -> Iterator[Finding]:
    simplified = _stretches(segments, _simplified_characters())
    much, little = _count(traditional), _count(simplified)
    if not little:
        return
    if min(much, little) > _BOTH * (much + little) and min(len(traditional), len(simplified)) > 1:
        yield _both(traditional, simplified)
        return
    kind, found = ("traditional", traditional) if much < little else ("simplified", simplified)
    other = "simplified" if kind == "traditional" else "traditional"
    marks = [Mark(s, span) for s, spans in found.items() for span in spans if not _excused(context, s, span)]
    if marks:
        shown = ", ".join(dict.fromkeys(f'"{mark.text}"' for mark in marks[:_SHOWN]))
        often = f" in {len(marks)} places" if len(marks) > 1 else ""
        expected = tuple(dict.fromkeys(simplify(mark.text) for mark in marks)) if kind == "traditional" else ()
        yield Finding(
            f"{kind} characters in a {other} text{often}: {shown}"
            + (f'; expected "{expected[0]}"' if expected else ""),
            tuple(marks[:_SHOWN]),
            expected[:_SHOWN],
        )


def _both(traditional: Stretches, simplified: Stretches) -> Finding:
    """The finding for a text that is in both scripts all along: it is said once."""
    marks = (
        Mark(segment, spans[0]) for found in (traditional, simplified) for segment, spans in list(found.items())[:1]
    )
    return Finding(
        f"{len(traditional)} paragraphs have traditional characters and {len(simplified)} simplified ones; "
        "expected one script",
        tuple(marks),
    )


@cache
def _simplified_characters() -> frozenset[str]:
    """The characters that stand for a traditional one and are in no traditional text: those that Big5 does not have."""
    images = simplify("".join(sorted(traditional_characters())))
    return frozenset(char for char in images if not _encodable(char, "big5") and _encodable(char, "gb2312"))


def _encodable(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def _stretches(segments: Sequence[Segment], characters: Collection[str]) -> dict[Segment, list[Span]]:
    """Where some characters stand, next to each other as one stretch."""
    found: dict[Segment, list[Span]] = {}
    sheet = Sheet(segment.text for segment in segments)
    here = "".join(sorted(set(sheet.text).intersection(characters)))
    for match in re.finditer(f"[{here}]+", sheet.text) if here else ():
        number = sheet.number(match.start())
        start = match.start() - sheet.starts[number]
        found.setdefault(segments[number], []).append(Span(start, start + len(match[0])))
    return found


def _count(found: Stretches) -> int:
    return sum(span.end - span.start for spans in found.values() for span in spans)


def _excused(context: Context, segment: Segment, span: Span) -> bool:
    """Whether a stretch stands in quotation marks, in a person's name or in a term as the glossary writes it."""
    text = segment.text
    if any(Span(*match.span()).holds(span) for match in _QUOTED.finditer(text)):
        return True
    stretch = text[span.start : span.end]
    claims = context.claims.get(segment, ())
    if any(c.span.touches(span) and (stretch in c.term.text or c.concept.kind == "person") for c in claims):
        return True
    mentions = (mention for person in context.recognised_in(segment) for mention in person.zh)
    return any(mention.segment is segment and mention.span.touches(span) for mention in mentions)


@cache
def _region_words() -> Mapping[str, str]:
    """The words of Taiwan, in simplified characters, with those of the mainland."""
    lines = Path(__file__).with_name("region-words.tsv").read_text("utf8").splitlines()
    halves = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {taiwan: mainland for taiwan, _, mainland in halves}


@cache
def _region_words_in(taiwan: bool) -> Finder:
    return finder(_region_words() if taiwan else _region_words().values())


@cache
def _region_pattern(taiwan: bool) -> re.Pattern[str]:
    words = _region_words() if taiwan else _region_words().values()
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def _regional(segments: Sequence[Segment], traditional: bool) -> Iterator[Finding]:
    """The note on words of Taiwan in a simplified text, or on those of the mainland among words of Taiwan."""
    taiwan = list(_uses(segments, True))
    if not traditional and taiwan:
        yield _note(taiwan, "Taiwan", _region_words())
    if traditional and len({fold(mark.text).text for mark in taiwan}) >= _REGION_WORDS:
        mainland = list(_uses(segments, False))
        if mainland:
            yield _note(mainland, "the mainland", {word: other for other, word in _region_words().items()})


def _uses(segments: Sequence[Segment], taiwan: bool) -> Iterator[Mark]:
    sheet = Sheet(segment.folded for segment in segments)
    places = (start for start, _, _ in _region_words_in(taiwan)(sheet.text))
    for segment in [segments[number] for number in sheet.at(places)]:
        for match in _region_pattern(taiwan).finditer(segment.folded):
            if segment.folded.startswith(_GOES_ON.get(match[0], "\n"), match.end()):
                continue
            yield Mark(segment, segment.original(*match.span()))


def _note(marks: Sequence[Mark], where: str, others: Mapping[str, str]) -> Finding:
    words = dict.fromkeys(fold(mark.text).text for mark in marks)
    shown = ", ".join(f"{word} ({others[word]})" for word in list(words)[:_WORDS])
    return Finding(
        f"words of {where} among those of another region: {shown}",
        tuple(marks[:_SHOWN]),
        tuple(others[word] for word in words),
        severity="note",
    )
