"""A report as SARIF 2.1.0 (OASIS), for code scanning and editors. Columns count code points, and SARIF is told so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from zhengming.model import Allowed, Category, Edit, Finding, Gone, Mark, Report, Severity
from zhengming.reports import json
from zhengming.reports.hostile import harmless
from zhengming.reports.locating import has_columns, heading, lines_of, uri

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "zhengming/v1"
_LINK = re.compile(r"\[(?=[^][]*\]\()")
_PRECISION = {"high": "very-high", "medium": "medium", "low": "low"}


class Rule(NamedTuple):
    """A check as SARIF describes it. `page` is its page in Markdown."""

    name: str
    category: Category
    severity: Severity
    page: str


def render(report: Report, rules: Iterable[Rule] = (), version: str = "0") -> str:
    """One SARIF log with one run. `rules` are the checks; `version` is that of the program."""
    listed = tuple(rules)
    numbers = {rule.name: number for number, rule in enumerate(listed)}
    state = {"baselineState": "new"} if report.baseline else {}
    results = [{**_result(finding, numbers), **state} for finding in report.findings]
    results += [{**_result(allowed.finding, numbers), **_excuse(allowed, state)} for allowed in report.allowed]
    results += map(_absent, report.gone)
    run = {
        "tool": {"driver": {"name": "zhengming", "version": version, "rules": [_rule(rule) for rule in listed]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
    }
    return json.dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    lines = [line.strip() for line in rule.page.splitlines()]
    short = next((line for line in lines if line and not line.startswith("#")), rule.name)
    return {
        "id": rule.name,
        "name": rule.name.title().replace("-", ""),
        "shortDescription": {"text": short.replace("`", "")},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.category]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    faults = [_notification(*fault) for fault in report.unreadable]
    return {"executionSuccessful": not faults, "toolExecutionNotifications": faults}


def _notification(path: str, line: int, message: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if line:
        place["region"] = {"startLine": line}
    return {"level": "error", "message": _said(message), "locations": [{"physicalLocation": place}]}


def _result(finding: Finding, numbers: Mapping[str, int]) -> dict[str, Any]:
    first, *others = finding.marks
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": heading(finding.severity),
        "message": _said(finding.message),
        "locations": [_location(first)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "category": finding.category,
            "confidence": finding.confidence,
            "expected": list(finding.expected),
        },
    }
    if finding.check in numbers:
        result["ruleIndex"] = numbers[finding.check]
    if finding.confidence in _PRECISION:
        result["properties"]["precision"] = _PRECISION[finding.confidence]
    if others:
        result["relatedLocations"] = [_location(mark, number) for number, mark in enumerate(others, 1)]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _excuse(allowed: Allowed, state: Mapping[str, str]) -> dict[str, Any]:
    """Why a finding is not reported: it is in the baseline, or somebody allows it and says why."""
    if allowed.by == "baseline":
        return {"baselineState": "unchanged"}
    kind = "inSource" if allowed.by == "text" else "external"
    return {**state, "suppressions": [{"kind": kind, "justification": harmless(allowed.reason)}]}


def _absent(entry: Gone) -> dict[str, Any]:
    """An entry of the baseline that no longer occurs. Where it stood is not known any more."""
    place = {"artifactLocation": {"uri": uri(entry.path)}, "region": {"startLine": 1}}
    return {
        "ruleId": entry.check,
        "message": _said(entry.message),
        "locations": [{"physicalLocation": place}],
        "baselineState": "absent",
    }


def _said(message: str) -> dict[str, str]:
    """A message in which nothing is taken for an embedded link (SARIF 3.11.6)."""
    return {"text": _LINK.sub(r"\\[", harmless(message))}


def _location(mark: Mark, number: int = 0) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri(mark.segment.path)}, "region": _region(mark)}
    }
    if mark.segment.label:
        location["logicalLocations"] = [{"fullyQualifiedName": mark.segment.label}]
    if number:
        location["id"] = number
    if mark.note:
        location["message"] = _said(mark.note)
    return location


def _region(mark: Mark) -> dict[str, Any]:
    """The lines of a mark; a whole file and a Word file, which has none, are pointed at by their first line."""
    place = lines_of(mark)
    region: dict[str, Any] = {"startLine": place.line if place else 1}
    if place and has_columns(mark):
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    if has_columns(mark):
        region["snippet"] = {"text": harmless(mark.text)}
    return region


def _fix(edits: Sequence[Edit]) -> dict[str, Any]:
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.segment.path, []).append(edit)
    return {
        "description": {"text": "write what is expected"},
        "artifactChanges": [
            {"artifactLocation": {"uri": uri(path)}, "replacements": [_replacement(edit) for edit in found]}
            for path, found in by_path.items()
        ],
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    place = edit.segment.place(edit.span)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
