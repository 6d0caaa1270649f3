"""`zhengming names`: the table, the JSON, the status."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from zhengming.places import cell_width

ZH = """# 签约仪式举行

罗小兵教授主持了签约仪式。总统埃马纽埃尔·马克龙发来贺信。
罗小兵说，合作很好。罗教授致辞。应晓桐教授、陈瑞先教授出席。
"""
EN = """# Signing ceremony held

Professor Luo Xiaobing presided over the signing ceremony. President Emmanuel Macron sent a letter.
Luo Xiaobin said that cooperation was good. Prof. Luo spoke. Professor Chen Ruixian attended.
"""
TABLE = """memo

  Chinese                        English                         known

  罗小兵 ×2 (line 3)             Luo Xiaobing (line 3)           by reading
  also 罗教授 (line 4)           Luo Xiaobin (line 4)            does not fit
    教授                         also Luo (line 4)
                                   Professor

  埃马纽埃尔·马克龙 (line 3)     Emmanuel Macron (line 3)        by sound
    总统                           President

  应晓桐 (line 4)                                                in Chinese only
    教授

  陈瑞先 (line 4)                Chen Ruixian (line 4)           by reading
    教授                           Professor

4 people in 1 release
"""

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def memo(here: Path) -> Path:
    (here / "memo.zh.txt").write_text(ZH, "utf8")
    (here / "memo.en.txt").write_text(EN, "utf8")
    return here


def test_the_table(run: Run, memo: Path) -> None:
    done = run("names", "memo.zh.txt", "memo.en.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == TABLE


def test_no_line_is_wider_than_the_page(run: Run, memo: Path) -> None:
    long = "阿" * 60
    (memo / "memo.zh.txt").write_text(f"总统{long}·马克龙说。华中科技大学副校长罗文广说。", "utf8")
    done = run("names", ".", "--glossary", "shipped")
    assert max(map(cell_width, done.stdout.decode().splitlines())) <= 80
    assert "华中科技大学" in done.stdout.decode()


def test_one_language_has_one_column(run: Run, memo: Path) -> None:
    (memo / "memo.zh.txt").unlink()
    shown = run("names", "memo.en.txt").stdout.decode()
    assert shown.startswith("memo.en.txt\n  no counterpart: looked for ")
    assert "\n\n  English\n\n  Luo Xiaobing (line 3)\n    Professor\n" in shown
    assert "known" not in shown


def test_nobody(run: Run, here: Path) -> None:
    (here / "memo.zh.txt").write_text("会议昨天举行。", "utf8")
    (here / "memo.en.txt").write_text("The meeting was held yesterday.", "utf8")
    assert run("names", ".").stdout == b"memo\n  nobody is recognised here\n\n0 people in 1 release\n"


def test_json(run: Run, memo: Path) -> None:
    done = run("names", "--zh", "memo.zh.txt", "--en", "memo.en.txt", "--format", "json")
    shown = json.loads(done.stdout.decode("utf8"))
    assert (shown["version"], shown["unreadable"]) == (1, [])
    (release,) = shown["releases"]
    first = release["people"][0]
    assert first["en"][1] == {
        "text": "Luo Xiaobin",
        "lang": "en",
        "path": "memo.en.txt",
        "line": 4,
        "column": 1,
        "label": "",
        "note": "does not fit",
    }
    assert [seen["text"] for seen in first["short"]] == ["罗教授", "Luo"]
    assert (first["titles"], first["body"]) == ({"zh": ["教授"], "en": ["Professor"]}, {"zh": "", "en": ""})
    assert [person["how"] for person in release["people"]] == [
        *("by reading", "by sound", "in Chinese only", "by reading"),
    ]


@pytest.mark.parametrize("format", ["text", "json"])
def test_what_cannot_be_read(run: Run, memo: Path, format: str) -> None:
    (memo / "broken.docx").write_bytes(b"no archive")
    done = run("names", ".", "--format", format)
    assert done.returncode == 2
    assert "broken.docx" in done.stdout.decode()
    assert "罗小兵" in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--zh", "memo.zh.txt"), "--zh is given 1 and --en 0 times"),
        (("--settings", "none.toml", "."), "none.toml"),
        (("--glossary", "none", "."), "none"),
    ],
)
def test_a_wrong_option(run: Run, memo: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("names", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_nothing_of_the_text_reaches_the_terminal_unescaped(run: Run, memo: Path) -> None:
    (memo / "memo.en.txt").write_text("Professor Luo\x1b[31m Xiaobing, Dr Sarah\u202e Whitfield spoke.", "utf8")
    assert b"\x1b" not in run("names", ".").stdout
