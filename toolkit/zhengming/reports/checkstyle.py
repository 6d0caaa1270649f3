"""A report as Checkstyle XML, which most CI servers read. Its columns count from 1, in code points."""

from zhengming.model import Finding, Report
from zhengming.reports.hostile import inert
from zhengming.reports.locating import has_columns, heading, lines_of, relative
from zhengming.reports.xml import Element, document

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def render(report: Report) -> str:
    """One XML document: the files with findings, and each finding at its first place."""
    by_path: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_path.setdefault(relative(finding.marks[0].segment.path), []).append(finding)
    root = Element("checkstyle", {"version": "4.3"})
    for path, findings in by_path.items():
        file = root.add("file", {"name": inert(path)})
        for finding in findings:
            file.add("error", _attributes(finding))
    return document(root)


def _attributes(finding: Finding) -> dict[str, str]:
    mark = finding.marks[0]
    place = lines_of(mark)
    where = {"line": str(place.line)} if place else {"line": "1"}
    if place and has_columns(mark):
        where["column"] = str(place.column)
    label = f" ({mark.segment.label})" if mark.segment.label else ""
    return {
        **where,
        "severity": _SEVERITIES[heading(finding.severity)],
        "message": inert(finding.message + label),
        "source": f"zhengming.{finding.check}",
    }
