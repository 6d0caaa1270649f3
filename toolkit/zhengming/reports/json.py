"""A report as JSON, for programs. Lines and columns count from 1, columns in code points, the end exclusive."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zhengming.model import Edit, Finding, Mark, Release, Report, Segment, Span
from zhengming.reports.hostile import harmless_json

VERSION = 1


def render(report: Report) -> str:
    """One JSON object, with a line break at its end. Nothing in it depends on the machine or the day."""
    content = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "unreadable": unreadable(report.unreadable),
        "allowed": [{**_finding(finding), "reason": reason, "by": by} for finding, reason, by in report.allowed],
        "gone": [entry._asdict() for entry in report.gone],
        "releases": [_release(release) for release in report.releases],
        "summary": _summary(report),
    }
    return dumped(content)


def dumped(content: Mapping[str, Any] | Sequence[Any]) -> str:
    """A JSON object or array as text, with a line break at its end."""
    return harmless_json(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def unreadable(problems: Iterable[tuple[str, int, str]]) -> list[dict[str, Any]]:
    """What could not be read: the path, the line (null for the whole file) and what is wrong."""
    return [{"path": path, "line": line or None, "message": message} for path, line, message in problems]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "expected": list(finding.expected),
        "fingerprint": finding.fingerprint,
        "marks": [_mark(mark) for mark in finding.marks],
        "fix": _fix(finding.fix),
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "path": mark.segment.path,
        "lang": mark.segment.lang,
        **_place(mark.segment, mark.span),
        "label": mark.segment.label,
        "text": mark.text,
        "note": mark.note,
    }


def _place(segment: Segment, span: Span) -> dict[str, int]:
    return segment.place(span)._asdict()


def _fix(edits: Sequence[Edit]) -> dict[str, Any] | None:
    if not edits:
        return None
    return {
        "path": edits[0].segment.path,
        "edits": [{"path": edit.segment.path, **_place(edit.segment, edit.span), "text": edit.text} for edit in edits],
    }


def _release(release: Release) -> dict[str, Any]:
    paths = {lang: sorted({segment.path for segment in release.side(lang)}) for lang in ("zh", "en")}
    return {
        "name": release.name,
        "date": release.date,
        **paths,
        "files": sorted(document.path for document in release.documents),
        "unpaired": release.unpaired,
    }


def _summary(report: Report) -> dict[str, int]:
    severities = [finding.severity for finding in report.findings]
    return {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "notes": severities.count("note"),
        "allowed": len(report.allowed),
        "releases": len(report.releases),
        "files": report.files,
        "unreadable": len({path for path, _, _ in report.unreadable}),
    }
