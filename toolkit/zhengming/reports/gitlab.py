"""A report as GitLab Code Quality: the part of the Code Climate format that GitLab reads.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from typing import Any

from zhengming.model import Finding, Report
from zhengming.reports import json
from zhengming.reports.hostile import harmless
from zhengming.reports.locating import has_columns, heading, lines_of, relative, spot

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report) -> str:
    """A JSON array with one object a finding."""
    return json.dumped([_issue(finding) for finding in report.findings])


def _issue(finding: Finding) -> dict[str, Any]:
    mark = finding.marks[0]
    where = f" ({mark.segment.label})" if mark.segment.label else ""
    issue = {
        "type": "issue",
        "check_name": finding.check,
        "description": harmless(finding.message) + harmless(where),
        "categories": ["Style"],
        "severity": _SEVERITIES[heading(finding.severity)],
        "fingerprint": finding.fingerprint,
        "location": _location(finding),
    }
    others = [harmless(spot(other)) for other in finding.marks[1:]]
    return {**issue, "content": {"body": "See also " + ", ".join(others)}} if others else issue


def _location(finding: Finding) -> dict[str, Any]:
    mark = finding.marks[0]
    place = lines_of(mark)
    path = relative(mark.segment.path)
    if place and has_columns(mark):
        begin = {"line": place.line, "column": place.column}
        return {
            "path": path,
            "positions": {"begin": begin, "end": {"line": place.end_line, "column": place.end_column}},
        }
    return {"path": path, "lines": {"begin": place.line if place else 1}}
