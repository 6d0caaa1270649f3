"""What the checks say about the sample releases, and what they are expected to say."""

import json
import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

from zhengming import engine, termbase
from zhengming.model import Finding
from zhengming.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / "corpora"
RELEASES = sorted(path.parent.name for path in CORPORA.glob("*/expected.json"))
Golden = list[dict[str, Any]]


def expected(release: str) -> dict[str, Any]:
    """The golden file of a release: `planted` says in words what is wrong with it, `findings` what is reported."""
    content: dict[str, Any] = json.loads((CORPORA / release / "expected.json").read_text("utf-8"))
    return content


def found(*releases: str) -> Golden:
    """What the checks report about some releases, with the shipped glossary and without settings."""
    with chdir(CORPORA):
        report = engine.examine([Path(name) for name in releases], Settings(), termbase.load((termbase.shipped(),)))
    assert not report.unreadable, report.unreadable
    return [summary(finding) for finding in report.findings]


def summary(finding: Finding) -> dict[str, Any]:
    """The check, the severity, the first place and the message of a finding."""
    mark = finding.marks[0]
    place = mark.segment.place(mark.span)
    return {
        "check": finding.check,
        "severity": finding.severity,
        "path": Path(os.path.normpath(mark.segment.path)).as_posix(),
        "line": place.line,
        "column": place.column,
        "text": mark.text,
        "message": finding.message,
    }


def write(release: str, findings: Golden) -> None:
    """Put new findings into the golden file of a release; what is planted stays."""
    path = CORPORA / release / "expected.json"
    content = {**expected(release), "findings": findings}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def with_output(document: str) -> str:
    """A Markdown text in which each console example of the command is followed by what it prints, 80 cells wide."""
    return re.sub(r"^```console\n\$ (zhengming .*)\n(?:.*\n)*?```$", _session, document, flags=re.M)


def _session(example: re.Match[str]) -> str:
    command = [sys.executable, "-m", *shlex.split(example[1])]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, encoding="utf-8", check=False)
    return f"```console\n$ {example[1]}\n{done.stdout}{done.stderr}```"
