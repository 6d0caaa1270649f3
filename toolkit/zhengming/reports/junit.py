"""A report as JUnit XML: a suite a file, and in it a test for each finding, or one that passes.

What could not be read is an error; a note passes and is told; what is allowed is skipped, with the reason.
"""

from collections.abc import Iterable

from zhengming.model import Finding, Report
from zhengming.reports.hostile import inert
from zhengming.reports.locating import heading, relative, spot
from zhengming.reports.xml import Element, document


def render(report: Report) -> str:
    """One XML document."""
    suites: dict[str, list[Element]] = {relative(d.path): [] for r in report.releases for d in r.documents}
    for finding in report.findings:
        _suite(suites, finding).append(_case(finding))
    for finding, reason, _ in report.allowed:
        case = _named(finding)
        case.add("skipped", {"message": inert(reason)})
        _suite(suites, finding).append(case)
    root = Element("testsuites", {"name": "zhengming", **_counts(case for cases in suites.values() for case in cases)})
    for path, cases in sorted(suites.items()):
        cases = cases or [Element("testcase", {"classname": inert(path), "name": "no findings"})]
        suite = root.add("testsuite", {"name": inert(path), **_counts(cases)})
        suite.children.extend(cases)
    root.attributes |= _counts(case for suite in root.children for case in suite.children)
    return document(root)


def _suite(suites: dict[str, list[Element]], finding: Finding) -> list[Element]:
    return suites.setdefault(relative(finding.marks[0].segment.path), [])


def _named(finding: Finding) -> Element:
    mark = finding.marks[0]
    return Element(
        "testcase",
        {"classname": inert(relative(mark.segment.path)), "name": inert(f"{finding.check} {spot(mark)}")},
    )


def _case(finding: Finding) -> Element:
    case = _named(finding)
    places = "\n".join(f"{spot(mark)}: {mark.text} {mark.note}".rstrip() for mark in finding.marks if mark.text)
    said = "\n".join(map(inert, (finding.message, *places.splitlines())))
    if heading(finding.severity) == "note":
        case.add("system-out", text=said)
    else:
        kind = "error" if finding.check == "unreadable" else "failure"
        case.add(kind, {"message": inert(finding.message), "type": heading(finding.severity)}, said)
    return case


def _counts(cases: Iterable[Element]) -> dict[str, str]:
    kinds = [{child.name for child in case.children} for case in cases]
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    return {"tests": str(len(kinds)), **{name: str(sum(tag in kind for kind in kinds)) for name, tag in counts.items()}}
