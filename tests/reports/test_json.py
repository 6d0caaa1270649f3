"""The contract with other programs."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zhengming.model import Document, Edit, Finding, Mark, Release, Report, Span
from zhengming.readers import segment_of
from zhengming.reports.json import render
from zhengming.settling import fingerprinted

EN = segment_of("Luo Guangwen attended.", "en", "memo.en.md", 3)
FINDING = Finding(
    '罗文广 reads Luo Wenguang; the English has "Luo Guangwen"',
    (Mark(EN, Span(0, 12), "here"),),
    ("Luo Wenguang",),
    (Edit(EN, Span(0, 12), "Luo Wenguang"),),
    severity="error",
    confidence="high",
    check="name-mismatch",
    category="names",
    fingerprint="abc",
)
RELEASE = Release("memo.md", (Document("memo.en.md", "en", (EN,)),), (), (EN,), unpaired="no counterpart")
PLACE = {"line": 3, "column": 1, "end_line": 3, "end_column": 13}
EXPECTED: dict[str, Any] = {
    "version": 1,
    "findings": [
        {
            "check": "name-mismatch",
            "category": "names",
            "severity": "error",
            "confidence": "high",
            "message": '罗文广 reads Luo Wenguang; the English has "Luo Guangwen"',
            "expected": ["Luo Wenguang"],
            "fingerprint": "abc",
            "marks": [
                {"path": "memo.en.md", "lang": "en", **PLACE, "label": "", "text": "Luo Guangwen", "note": "here"}
            ],
            "fix": {"path": "memo.en.md", "edits": [{"path": "memo.en.md", **PLACE, "text": "Luo Wenguang"}]},
        }
    ],
    "unreadable": [{"path": "x.md", "line": None, "message": "is empty"}],
    "allowed": [],
    "gone": [],
    "releases": [
        {
            "name": "memo.md",
            "date": "",
            "zh": [],
            "en": ["memo.en.md"],
            "files": ["memo.en.md"],
            "unpaired": "no counterpart",
        }
    ],
    "summary": {"errors": 1, "warnings": 0, "notes": 0, "allowed": 0, "releases": 1, "files": 1, "unreadable": 1},
}


def test_the_whole_contract() -> None:
    text = render(Report((FINDING,), (RELEASE,), (("x.md", 0, "is empty"),)))
    assert json.loads(text) == EXPECTED
    assert list(json.loads(text)) == list(EXPECTED)
    assert "罗文广" in text
    assert text.endswith("}\n")


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_is_valid_utf8_and_comes_back(text: str, path: str) -> None:
    mark = Mark(segment_of(text, "zh", path), Span(0, len(text)))
    written = render(Report((Finding(text, (mark,)),))).encode("utf8")
    found = json.loads(written)["findings"][0]
    assert (found["message"], found["marks"][0]["path"], found["marks"][0]["text"]) == (text, path, text)


def marked(line: int, message: str = "in line 3", text: str = "Luo Guangwen", path: str = "a/memo.en.md") -> Finding:
    segment = segment_of(text, "en", path, line)
    return Finding(message, (Mark(segment, Span(0, len(text))),), check="name-mismatch")


def fingerprint(finding: Finding) -> str:
    return fingerprinted([finding])[0].fingerprint


def test_a_fingerprint_does_not_depend_on_the_line_or_the_folder() -> None:
    same = {fingerprint(f) for f in (marked(3), marked(9), marked(3, "in line 12"), marked(3, path="b/memo.en.md"))}
    assert len(same) == 1


def test_a_fingerprint_depends_on_what_is_found() -> None:
    meant = marked(3)._replace(expected=("Luo Wenguang",))
    others = (marked(3), marked(3, text="Luo Gang"), meant, marked(3, path="a/memo2.en.md"))
    assert len({fingerprint(f) for f in others}) == 4


def test_equal_findings_are_numbered() -> None:
    first, second = fingerprinted([marked(3), marked(9)])
    assert first.fingerprint != second.fingerprint
    assert first.fingerprint == fingerprint(marked(3))
