"""`zhengming glossary impact`: the releases in which an entry stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from zhengming.places import cell_width

GLOSSARY = """\
luo-wenguang:
  kind: person
  zh: 罗文广
  en: [Luo Wenguang, {text: Lo Wenguang, status: refused}]
luo-wenguang-institute:
  kind: institution
  zh: 罗文广研究所
  en: Luo Wenguang Institute
broadband:
  kind: term
  zh: 宽带
  en: broadband
  scope: [network]
"""
RELEASES = {
    "visit.zh.md": "# 签约\n\n罗文广教授主持了签约仪式。罗文广说很好。\n",
    "visit.en.md": "# Signing\n\nProfessor Luo Wenguang presided over it. Prof. Luo spoke. Lo Wenguang left.\n",
    "turned.en.md": "# Meeting\n\nProfessor Wenguang Luo presided over the ceremony. He said it was good.\n",
    "hyphen.en.md": "# Meeting\n\nProfessor LUO Wen-guang presided over the ceremony. Prof. Luo said it was good.\n",
    "opened.en.md": "# Meeting\n\nThe Luo Wenguang Institute was opened.\n",
    "others.en.md": "# Meeting\n\nProfessor Luo Wenguan and Professor Luo Guangwen came.\n",
    "nobody.zh.md": "# 会议\n\n会议昨天举行。\n",
    "net.en.md": "# Net\n\nThe network is broadband.\n",
    "kiln.en.md": "# Kiln\n\nThe spectrum is broadband.\n",
}


@pytest.fixture
def many(here: Path) -> Path:
    for path in here.glob("memo.*"):
        path.unlink()
    (here / "terms" / "terms.yaml").write_text(GLOSSARY, "utf8")
    (here / "news").mkdir()
    for name, text in RELEASES.items():
        (here / "news" / name).write_text(text, "utf8")
    return here


def shown(run: Run, *arguments: object) -> str:
    done = run("glossary", "impact", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_a_person(run: Run, many: Path) -> None:
    assert (
        shown(run, "luo-wenguang", "news")
        == """\
luo-wenguang: 罗文广 · Luo Wenguang

news/hyphen.en.md
  LUO Wen-guang, not in the entry (news/hyphen.en.md, line 3)
  Luo, not in the entry (news/hyphen.en.md, line 3)

news/turned.en.md
  Wenguang Luo, not in the entry (news/turned.en.md, line 3)

news/visit
  罗文广 ×2 (news/visit.zh.md, line 3)
  Luo Wenguang (news/visit.en.md, line 3)
  Lo Wenguang, refused (news/visit.en.md, line 3)
  Luo, not in the entry (news/visit.en.md, line 3)

3 of 8 releases, 8 places
"""
    )


def found(run: Run, *arguments: object) -> dict[str, Any]:
    return dict(json.loads(shown(run, *arguments, "--format", "json")))


def test_a_longer_term_and_a_scope_count_as_they_do_in_a_check(run: Run, many: Path) -> None:
    assert [each["name"] for each in found(run, "罗文广研究所")["touched"]] == ["news/opened.en.md"]
    broadband = found(run, "broadband", "news")
    assert [each["name"] for each in broadband["touched"]] == ["news/net.en.md"]
    assert (broadband["releases"], broadband["everywhere"]) == (8, False)
    assert broadband["touched"][0]["forms"] == [
        {
            "text": "broadband",
            "lang": "en",
            "status": "preferred",
            "count": 1,
            "first": {"path": "news/net.en.md", "line": 3, "column": 16, "label": ""},
        }
    ]


def test_a_body_is_looked_for_everywhere(run: Run, many: Path) -> None:
    page = shown(run, "luo-wenguang-institute", "news")
    assert page.endswith(
        "1 of 8 releases, 1 place\n"
        "a change can also touch releases that do not name it: it is looked for there,\n  or other entries name it\n"
    )


def test_nothing_is_touched(run: Run, many: Path) -> None:
    assert (
        shown(run, "luo-wenguang", "news/nobody.zh.md")
        == "luo-wenguang: 罗文广 · Luo Wenguang\n\n0 of 1 release, 0 places\n"
    )


def test_no_line_is_wider_than_the_page(run: Run, many: Path) -> None:
    folder = many / ("很长的名字" * 12)
    folder.mkdir()
    (folder / "visit.zh.md").write_text(RELEASES["visit.zh.md"], "utf8")
    assert max(map(cell_width, shown(run, "罗文广", folder).splitlines())) <= 80


def test_what_cannot_be_read_is_told(run: Run, many: Path) -> None:
    (many / "news" / "broken.docx").write_bytes(b"none")
    done = run("glossary", "impact", "罗文广", "news")
    assert done.returncode == 2
    assert "\nnot read: news/broken.docx: " in done.stdout.decode()
    assert "3 of 8 releases" in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none",), 'terms has no entry "none"'),
        (("罗文广", "--glossary", "nowhere"), "nowhere: no such folder"),
        (("罗文广", "missing"), "missing"),
    ],
)
def test_what_is_not_there(run: Run, many: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("glossary", "impact", *arguments)
    assert done.returncode == 2
    assert said in (done.stdout + done.stderr).decode()
