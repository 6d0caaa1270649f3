"""A report as comments for the Word files that it is about: each finding beside the words that it is found in."""

from collections.abc import Iterator

from zhengming.model import Comment, Finding, Mark, Report
from zhengming.reports.hostile import inert
from zhengming.reports.locating import heading, spot


def comments(report: Report) -> dict[str, tuple[Comment, ...]]:
    """The comments for each file, by its path as the run calls it. A finding is told in the file of its first mark."""
    found: dict[str, list[Comment]] = {}
    for finding in report.findings:
        mark = finding.marks[0]
        lines = tuple(map(inert, _lines(finding)))
        found.setdefault(mark.segment.path, []).append(Comment(mark, lines))
    return {path: tuple(comments) for path, comments in found.items()}


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{heading(finding.severity)} {finding.check}"
    yield finding.message
    unsaid = [text for text in finding.expected if text not in finding.message]
    if unsaid:
        yield f"expected: {', '.join(unsaid)}"
    yield from map(_evidence, finding.marks[1:])


def _evidence(mark: Mark) -> str:
    quoted = f": {mark.text}" if mark.text.strip() else ""
    return f"{spot(mark)}{quoted}" + (f" ({mark.note})" if mark.note else "")
