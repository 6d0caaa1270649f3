"""A report as workflow commands of GitHub Actions: an annotation at each finding's first place.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator

from zhengming.model import Finding, Mark, Report
from zhengming.reports.hostile import harmless
from zhengming.reports.locating import has_columns, heading, lines_of, relative, spot
from zhengming.reports.text import summary

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """One command a finding, a line each, and the summary."""
    return "".join(f"{_command(finding)}\n" for finding in report.findings) + summary(report) + "\n"


def _command(finding: Finding) -> str:
    properties = dict(_properties(finding))
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[heading(finding.severity)]} {said}::{_data(_message(finding))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    mark = finding.marks[0]
    yield "file", relative(mark.segment.path)
    place = lines_of(mark)
    if place:
        yield "line", str(place.line)
        yield "endLine", str(place.end_line)
        if has_columns(mark) and place.line == place.end_line:
            yield "col", str(place.column)
            yield "endColumn", str(place.end_column)
    yield "title", f"zhengming: {finding.check}"


def _message(finding: Finding) -> str:
    """The message, and on lines of their own the places that it rests on."""
    lines = [harmless(finding.message)]
    lines += [_evidence(mark) for mark in finding.marks if mark is not finding.marks[0] or mark.segment.label]
    return "\n".join(lines)


def _evidence(mark: Mark) -> str:
    note = f" ({mark.note})" if mark.note else ""
    return harmless(f"{spot(mark)} {mark.text}{note}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
