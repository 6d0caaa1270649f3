"""A report in the format of reviewdog, which comments on the changed lines of a pull request.

Its columns count the bytes of a line in UTF-8, so that the line itself is needed: it is read from the file again, and
where that is no UTF-8, only the line is given. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from functools import cache
from pathlib import Path
from typing import Any

from zhengming.model import Edit, Finding, Mark, Place, Report, Segment, Span
from zhengming.reports import json
from zhengming.reports.hostile import harmless
from zhengming.reports.locating import has_columns, heading, lines_of, relative

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report) -> str:
    """One JSON object with all diagnostics."""
    diagnostics = [_diagnostic(finding) for finding in report.findings]
    _lines.cache_clear()
    return json.dumped({"source": {"name": "zhengming"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding) -> dict[str, Any]:
    first, *others = finding.marks
    where = f" ({first.segment.label})" if first.segment.label else ""
    found: dict[str, Any] = {
        "message": harmless(finding.message + where),
        "location": _location(first),
        "severity": _SEVERITIES[heading(finding.severity)],
        "code": {"value": finding.check},
    }
    if others:
        found["related_locations"] = [
            {"message": harmless(mark.note or mark.text), "location": _location(mark)} for mark in others
        ]
    suggestions = [suggestion for edit in finding.fix if (suggestion := _suggestion(edit))]
    return {**found, "suggestions": suggestions} if suggestions else found


def _location(mark: Mark) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative(mark.segment.path)}
    place = lines_of(mark)
    if not place:
        return location
    exact = _range(mark.segment.path, place) if has_columns(mark) else None
    return {**location, "range": exact or {"start": {"line": place.line}}}


def _suggestion(edit: Edit) -> dict[str, Any] | None:
    exact = None if edit.segment.label else _range(edit.segment.path, _place(edit.segment, edit.span))
    return {"range": exact, "text": edit.text} if exact else None


def _place(segment: Segment, span: Span) -> Place:
    return segment.place(span)


def _range(path: str, place: Place) -> dict[str, Any] | None:
    start, end = _column(path, place.line, place.column), _column(path, place.end_line, place.end_column)
    if not start or not end:
        return None
    return {"start": {"line": place.line, "column": start}, "end": {"line": place.end_line, "column": end}}


def _column(path: str, line: int, column: int) -> int:
    """A column in bytes, from 1; 0 where it cannot be told."""
    lines = _lines(path)
    if not 0 < line <= len(lines) or column - 1 > len(lines[line - 1]):
        return 0
    return len(lines[line - 1][: column - 1].encode()) + 1


@cache
def _lines(path: str) -> list[str]:
    """The lines of a file in UTF-8; nothing where it is none or is gone."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
