"""Findings in their places: a passage of the text with its marks, each joined to the finding that it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhengming.model import Finding, Passage, Segment, Severity, Span
from zhengming.reports.html.elements import element
from zhengming.reports.locating import LEVELS, heading

if TYPE_CHECKING:
    from lxml.etree import _Element

Key = tuple[str, str, int, int, str]


class Place(NamedTuple):
    """A mark of a finding: the number of the finding, that of the mark in it, where, and how grave."""

    finding: int
    mark: int
    span: Span
    severity: Severity

    @property
    def id(self) -> str:
        return f"f{self.finding}m{self.mark}"


class Marks:
    """All marks of a report by the segment they stand in. `shown` are the ids of those that the page has by now."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._places: dict[Key, list[Place]] = {}
        self.shown: set[str] = set()
        for number, finding in enumerate(findings, 1):
            for n, mark in enumerate(finding.marks):
                place = Place(number, n, mark.span, heading(finding.severity))
                self._places.setdefault(_key(mark.segment), []).append(place)

    def inside(self, passage: Passage) -> list[Place]:
        """The marks that touch a passage, or stand as a point in it."""
        places = self._places.get(_key(passage.segment), ())
        return [
            p for p in places if p.span.touches(passage.span) or (p.span.start == p.span.end and _holds(passage, p))
        ]


def _key(segment: Segment) -> Key:
    """What a segment is known by: a finding that comes out of a cache has a copy of it."""
    line, column = (segment.runs[0].line, segment.runs[0].column) if segment.runs else (0, 0)
    return segment.path, segment.label, line, column, segment.text


def _holds(passage: Passage, place: Place) -> bool:
    return passage.span.start <= place.span.start <= passage.span.end


def marked(passage: Passage, marks: Marks) -> "Iterator[str | _Element]":
    """A passage as text and links: each marked stretch leads to its finding."""
    text, (start, end) = passage.segment.text, passage.span
    places = marks.inside(passage)
    edges = sorted({start, end, *(min(max(edge, start), end) for p in places for edge in p.span)})
    for point in (p for p in places if p.span.start == p.span.end and p.span.start <= start):
        yield _point(point, marks)
    for here, there in pairwise(edges):
        over = [p for p in places if p.span.start <= here and there <= p.span.end]
        yield _piece(text[here:there], over, marks, there) if over else text[here:there]
        for point in (p for p in places if p.span.start == p.span.end == there):
            yield _point(point, marks)


def _piece(text: str, over: Sequence[Place], marks: Marks, end: int) -> "_Element":
    """A stretch under one mark or several; the gravest and longest gives its look and where it leads to."""
    over = sorted(over, key=lambda p: (LEVELS.index(p.severity), p.span.start - p.span.end))
    first, *others = over
    ids = [place.id for place in over if place.id not in marks.shown]
    ending = [str(place.finding) for place in over if place.span.end == end]
    link = element(
        "a",
        *(element("span", id=other) for other in ids[1:]),
        text,
        element("sup", ",".join(dict.fromkeys(ending))) if ending else None,
        cls=f"m {first.severity}",
        href=f"#f{first.finding}",
        id=ids[0] if ids else None,
        data_f=" ".join(dict.fromkeys(str(place.finding) for place in (first, *others))),
    )
    marks.shown.update(ids)
    return link


def _point(place: Place, marks: Marks) -> "_Element":
    """A place where something is missing."""
    marks.shown.add(place.id)
    sign = element("sup", str(place.finding))
    return element(
        "a", "‸", sign, cls=f"m point {place.severity}", href=f"#f{place.finding}", id=place.id, data_f=place.finding
    )


def numbers(passages: Iterable[Passage], marks: Marks) -> list[int]:
    """The numbers of the findings that have a mark in some passages."""
    return sorted({place.finding for passage in passages for place in marks.inside(passage)})
