"""What is known of a release as plain rows, for the cache and between processes, and back."""

from collections.abc import Iterable, Sequence
from typing import Any, overload

from zhengming.model import Allowed, Document, Edit, Finding, Lang, Mark, Passage, Release, Run, Segment, Span
from zhengming.model import Pair as StatedPair
from zhengming.settling import Outcome

Row = Any
"""Lists, texts and numbers only, as JSON has them."""


def outcome_row(outcome: Outcome) -> Row:
    """The row of an outcome: the segments that findings point at, the findings, what is allowed."""
    if not outcome.findings and not outcome.allowed:
        return 0
    numbers: dict[Segment, int] = {}
    findings = [_finding_row(finding, numbers) for finding in outcome.findings]
    allowed = [[_finding_row(one.finding, numbers), one.reason, one.by] for one in outcome.allowed]
    return [list(map(_segment_row, numbers)), findings, allowed]


def outcome_of(row: Row) -> Outcome:
    """The outcome of a row. Its segments have no folded text: nothing is looked for in them any more."""
    if not row:
        return Outcome(())
    segments = list(map(_segment_of, row[0]))
    allowed = (Allowed(_finding_of(finding, segments), reason, by) for finding, reason, by in row[2])
    return Outcome(tuple(_finding_of(finding, segments) for finding in row[1]), tuple(allowed))


def _finding_row(finding: Finding, numbers: dict[Segment, int]) -> Row:
    def number(segment: Segment) -> int:
        return numbers.setdefault(segment, len(numbers))

    marks = [[number(mark.segment), *mark.span, mark.note] for mark in finding.marks]
    edits = [[number(edit.segment), *edit.span, edit.text] for edit in finding.fix]
    return [finding.message, marks, finding.expected, edits, *finding[4:]]


def _finding_of(row: Row, segments: Sequence[Segment]) -> Finding:
    message, marks, expected, edits, *rest = row
    return Finding(
        message,
        tuple(Mark(segments[n], Span(start, end), note) for n, start, end, note in marks),
        tuple(expected),
        tuple(Edit(segments[n], Span(start, end), text) for n, start, end, text in edits),
        *rest,
    )


def _segment_row(segment: Segment) -> Row:
    return [
        segment.text, segment.lang, segment.path, segment.runs, segment.role, segment.label, segment.anchor,
        segment.level,
    ]  # fmt: skip


def _segment_of(row: Row) -> Segment:
    text, lang, path, runs, role, label, anchor, level = row
    return Segment(text, lang, path, tuple(Run(*run) for run in runs), "", None, role, label, anchor, level)


def card_row(document: Document) -> Row:
    """The row of what pairing asks of a document besides its text."""
    langs = sorted({segment.lang for segment in document.segments})
    return [document.lang, document.declared, bool(document.stated), langs, sorted(document.meta.items())]


def card_of(path: str, row: Row) -> Document:
    """A document with nothing but what pairing asks of it: for each of its languages one segment without text."""
    lang, declared, stated, langs, meta = row
    segments = tuple(blank(path, side) for side in langs)
    passages = {s.lang: (Passage(s, Span(0, 0)),) for s in segments}
    pairs = (StatedPair(passages.get("zh", ()), passages.get("en", ())),) if stated else ()
    return Document(path, lang, segments, declared, pairs, dict(meta))


def blank(path: str, lang: Lang) -> Segment:
    return Segment("", lang, path, (), "")


def release_row(release: Release) -> Row:
    """The row of a release: its name, date and reason, and for each document its path and the sides that it has."""
    paths = {lang: {segment.path for segment in release.side(lang)} for lang in ("zh", "en")}
    documents = [
        [document.path, document.lang, [lang for lang in ("zh", "en") if document.path in paths[lang]]]
        for document in release.documents
    ]
    return [release.name, release.date, release.unpaired, documents]


class Releases(Sequence[Release]):
    """Releases without their texts, for reports that only say which there are; each is made when it is asked for."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)
        self.files = sum(len(row[3]) for row in self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Release: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Release]: ...
    def __getitem__(self, at: int | slice) -> Release | Sequence[Release]:
        return Releases(self._rows[at]) if isinstance(at, slice) else _release_of(self._rows[at])


def _release_of(row: Row) -> Release:
    name, date, unpaired, documents = row
    zh, en = (tuple(blank(path, lang) for path, _, sides in documents if lang in sides) for lang in ("zh", "en"))
    return Release(name, tuple(Document(path, lang, ()) for path, lang, _ in documents), zh, en, (), date, unpaired)
