"""A report as Markdown for a comment on a pull request: a line that sums up, and each finding under its file.

Nothing that was quoted is taken for markup, for a link, for somebody to notify or for an issue.
"""

import re
from collections.abc import Iterable, Iterator

from zhengming.model import Finding, Mark, Report
from zhengming.reports.hostile import inert
from zhengming.reports.locating import LEVELS, heading, relative, spot
from zhengming.reports.text import summary

LONGEST = 60_000
"""In characters: GitHub refuses comments of more than 65,536."""
_SIGNS = {"error": "🔴", "warning": "🟠", "note": "🔵"}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$]|^[:+=-]|(?<=^\d)[.)])")
_LINKS = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)")


def render(report: Report) -> str:
    """The whole comment, with a line break at its end; of a long report, as many findings as a comment holds."""
    head = f"### zhengming 正名: {escaped(summary(report))}\n"
    parts, size = [head], len(head)
    blocks = list(_blocks(report.findings))
    for number, block in enumerate(blocks):
        if size + len(block) > LONGEST:
            left = len(report.findings) - sum(b.startswith("- ") for b in blocks[:number])
            parts.append(f"\n… and {left} more, which a comment has no room for.\n")
            break
        parts.append(block)
        size += len(block)
    return "".join(parts)


def _blocks(findings: Iterable[Finding]) -> Iterator[str]:
    """The heading of each file and the findings below it, the grave ones first."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(relative(finding.marks[0].segment.path), []).append(finding)
    for path, found in by_path.items():
        yield f"\n#### {code(path)}\n\n"
        for finding in sorted(found, key=lambda finding: LEVELS.index(heading(finding.severity))):
            yield _block(finding)


def _block(finding: Finding) -> str:
    severity = heading(finding.severity)
    first, *others = finding.marks
    lines = [f"- {_SIGNS[severity]} **{severity}** {code(finding.check)} at {code(spot(first))}  "]
    lines.append(f"  {escaped(finding.message)}")
    unsaid = [text for text in finding.expected if text not in finding.message]
    if unsaid:
        lines.append(f"  expected: {', '.join(map(code, unsaid))}")
    lines += [f"  - {_evidence(mark)}" for mark in others]
    return "\n".join(lines) + "\n"


def _evidence(mark: Mark) -> str:
    text = f" {code(mark.text)}" if mark.text.strip() else ""
    note = f": {escaped(mark.note)}" if mark.note else ""
    return f"{code(spot(mark))}{text}{note}"


def escaped(text: str) -> str:
    """A text that Markdown shows as it stands."""
    text = _MARKUP.sub(r"\\\1", inert(text).strip())
    text = _LINKS.sub(lambda link: (link[1] or link[3]) + ("&#58;" if link[2] else "&#46;"), text)
    return text.replace("@", "&#64;\u2060")


def code(text: str) -> str:
    """A text as code: fenced by more backticks than stand in it anywhere."""
    text = inert(text).replace("##[", "##\u2060[") or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"
