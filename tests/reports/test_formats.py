"""Each format, read back by a schema or a parser that is not ours, over real releases and hostile text."""

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validators
from junitparser import Error, Failure, JUnitXml
from lxml import etree
from markdown_it import MarkdownIt

from tests.reports.samples import ATTACKS, commands, hostile_report, obeyed, reports
from zhengming.cli.formats import FORMATS
from zhengming.model import Allowed, Edit, Finding, Gone, Mark, Release, Report, Span
from zhengming.readers import segment_of
from zhengming.reports import github, gitlab, markdown, rdjson, sarif

REPORTS = dict(reports())
EACH = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
SCHEMAS = Path(__file__).with_name("schemas")
PRINTED = [name for name in FORMATS if name not in ("html", "docx")]
RULE = sarif.Rule("name-mismatch", "names", "error", "# name-mismatch\n\nIt finds `that`.\n")


def rendered(name: str, report: Report) -> str:
    text: str = import_module(f"zhengming.reports.{name}").render(report)
    return text


def validate(content: Any, schema: str) -> None:
    loaded = json.loads((SCHEMAS / schema).read_text("utf8"))
    validators.validator_for(loaded)(loaded).validate(content)


@EACH
def test_sarif(report: Report) -> None:
    log = json.loads(sarif.render(report, [RULE], "1.0"))
    validate(log, "sarif-2.1.0-rtm.5.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(report.findings) + len(report.allowed) + len(report.gone)
    for result, finding in zip(run["results"], report.findings, strict=False):
        assert result["partialFingerprints"] == {"zhengming/v1": finding.fingerprint}
        assert len(result.get("relatedLocations", ())) == len(finding.marks) - 1
    uris = re.findall(r'"uri": "(.*)"', sarif.render(report))
    assert all(re.fullmatch(r"[A-Za-z0-9/._~%-]*", uri) for uri in uris)


@EACH
def test_rdjson(report: Report) -> None:
    content = json.loads(rdjson.render(report))
    assert len(content["diagnostics"]) == len(report.findings)
    validate(content, "rdformat.json")


def shape(value: Any) -> Any:
    """The keys and kinds of a JSON value."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return type(value).__name__


def linted(tmp_path: Path) -> Any:
    """What ruff writes for GitLab about a file with one fault."""
    (tmp_path / "x.py").write_text("import os\n")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--output-format", "gitlab", tmp_path]
    return json.loads(subprocess.run(command, capture_output=True, check=False).stdout)


def test_gitlab_reads_what_it_reads_from_another_linter(tmp_path: Path) -> None:
    (theirs,) = map(shape, linted(tmp_path))
    for report in REPORTS.values():
        issues = json.loads(gitlab.render(report))
        assert len(issues) == len(report.findings)
        for issue in issues:
            ours = shape({key: issue[key] for key in theirs})
            lines = {**theirs, "location": {"path": "str", "lines": {"begin": "int"}}}
            assert ours in (theirs, lines)
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")


@EACH
def test_junit(report: Report, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(rendered("junit", report), "utf8")
    suites = JUnitXml.fromfile(str(tmp_path / "x.xml"))
    results = [result for suite in suites for case in suite for result in case.result]
    grave = [f for f in report.findings if f.severity != "note"]
    assert sum(isinstance(result, Failure | Error) for result in results) == len(grave)
    assert suites.tests == sum(suite.tests for suite in suites)
    assert suites.failures == sum(suite.failures for suite in suites)


@EACH
def test_checkstyle(report: Report) -> None:
    root = etree.fromstring(rendered("checkstyle", report).encode())
    assert root.tag == "checkstyle"
    errors = root.findall("file/error")
    assert len(errors) == len(report.findings)
    assert all(int(error.get("line")) > 0 and error.get("severity") in ("error", "warning", "info") for error in errors)


@EACH
def test_github_gets_one_command_a_finding(report: Report) -> None:
    *lines, summary, last = github.render(report).split("\n")
    assert (last, "finding" in summary or "error" in summary or "warning" in summary) == ("", True)
    assert len(lines) == len(report.findings)
    for line in lines:
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command
        names = [part.partition("=")[0] for part in command[2].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}


@EACH
def test_a_comment_holds_no_markup_but_ours(report: Report) -> None:
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(markdown.render(report))
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inner)}
    assert kinds <= {
        "heading_open", "heading_close", "inline", "bullet_list_open", "bullet_list_close", "list_item_open",
        "list_item_close", "paragraph_open", "paragraph_close", "text", "code_inline", "strong_open", "strong_close",
        "hardbreak", "softbreak", "text_special",
    }  # fmt: skip
    assert {token.tag for token in tokens if token.type == "heading_open"} <= {"h3", "h4"}


def test_a_comment_keeps_to_the_length_that_github_takes() -> None:
    finding = hostile_report().findings[0]
    text = markdown.render(Report(tuple(finding._replace(message=f"{n} " + "x" * 500) for n in range(500))))
    assert len(text) < 65_536
    assert re.search(r"… and \d+ more", text)


@pytest.mark.parametrize("name", PRINTED)
def test_nothing_hostile_acts(name: str) -> None:
    printed = rendered(name, hostile_report())
    found = commands(printed.split("\n"))
    assert len(found) == (len(ATTACKS) if name == "github" else 0)
    assert not obeyed(printed)


@EACH
@pytest.mark.parametrize("name", PRINTED)
def test_the_same_report_gives_the_same_bytes(name: str, report: Report) -> None:
    assert rendered(name, report) == rendered(name, report)
    assert rendered(name, report).encode("utf8", "backslashreplace").decode("utf8").endswith("\n")


ZH = segment_of("罗文广出席签约仪式。", "zh", "a b/备忘.zh.md", 3)
EN = segment_of("é Luo Guangwen attended.", "en", "a b/memo.en.md", 3)
FIX = Finding(
    "罗文广 reads Luo Wenguang",
    (Mark(EN, Span(2, 14)), Mark(ZH, Span(0, 3), "reads [so](x)")),
    ("Luo Wenguang",),
    (Edit(EN, Span(2, 14), "Luo Wenguang"),),
    "error", "high", "name-mismatch", "names", "abc",
)  # fmt: skip
FIXED = Report((FIX,), (Release("memo", (), (ZH,), (EN,)),))


def test_a_whole_result_of_sarif() -> None:
    log = json.loads(sarif.render(FIXED, [RULE], "1.0"))
    validate(log, "sarif-2.1.0-rtm.5.json")
    region = {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 15}
    english = {"uri": "a%20b/memo.en.md"}
    assert log["runs"][0]["results"] == [
        {
            "ruleId": "name-mismatch",
            "level": "error",
            "message": {"text": "罗文广 reads Luo Wenguang"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": english,
                        "region": {**region, "snippet": {"text": "Luo Guangwen"}},
                    }
                }
            ],
            "partialFingerprints": {"zhengming/v1": "abc"},
            "properties": {
                "category": "names",
                "confidence": "high",
                "expected": ["Luo Wenguang"],
                "precision": "very-high",
            },
            "ruleIndex": 0,
            "relatedLocations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "a%20b/%E5%A4%87%E5%BF%98.zh.md"},
                        "region": {
                            "startLine": 3,
                            "startColumn": 1,
                            "endLine": 3,
                            "endColumn": 4,
                            "snippet": {"text": "罗文广"},
                        },
                    },
                    "id": 1,
                    "message": {"text": "reads \\[so](x)"},
                }
            ],
            "fixes": [
                {
                    "description": {"text": "write what is expected"},
                    "artifactChanges": [
                        {
                            "artifactLocation": english,
                            "replacements": [
                                {"deletedRegion": region, "insertedContent": {"text": "Luo Wenguang"}},
                            ],
                        }
                    ],
                }
            ],
        }
    ]
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"] == RULE.page
    assert rule["shortDescription"] == {"text": "It finds that."}


def test_sarif_says_what_is_new_what_is_allowed_and_what_is_gone() -> None:
    allowed = (Allowed(FIX, "so"), Allowed(FIX, "so", "settings"), Allowed(FIX, "so", "baseline"))
    report = Report((FIX,), (), (), allowed, (Gone("name-mismatch", "x.md", "y", "z"),), "zhengming-baseline.json")
    log = json.loads(sarif.render(report))
    validate(log, "sarif-2.1.0-rtm.5.json")
    results = log["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["new", "new", "new", "unchanged", "absent"]
    kinds = [[suppression["kind"] for suppression in result.get("suppressions", ())] for result in results]
    assert kinds == [[], ["inSource"], ["external"], [], []]
    assert not any("baselineState" in result for result in json.loads(sarif.render(FIXED))["runs"][0]["results"])


def test_columns_for_reviewdog_are_bytes_of_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b").mkdir()
    Path("a b/memo.en.md").write_text("\n\né Luo Guangwen attended.\n", "utf8")
    Path("a b/备忘.zh.md").write_bytes("\n\n罗文广出席签约仪式。\n".encode("gb18030"))
    (found,) = json.loads(rdjson.render(FIXED))["diagnostics"]
    exact = {"start": {"line": 3, "column": 4}, "end": {"line": 3, "column": 16}}
    assert found["location"] == {"path": "a b/memo.en.md", "range": exact}
    assert found["suggestions"] == [{"range": exact, "text": "Luo Wenguang"}]
    assert found["related_locations"][0]["location"]["range"] == {"start": {"line": 3}}


def test_a_word_file_has_no_lines() -> None:
    from dataclasses import replace

    mark = Mark(replace(EN, label="table 2, row 4", path="x.docx"), Span(2, 14))
    report = Report((FIX._replace(marks=(mark,)),))
    assert "line=" not in github.render(report)
    location = json.loads(sarif.render(report))["runs"][0]["results"][0]["locations"][0]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "table 2, row 4"}]
    assert "x.docx, table 2, row 4" in markdown.render(report)
