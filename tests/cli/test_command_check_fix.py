"""`zhengming check --fix` and `--diff`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WRONG = "Professor Luo Bingxiao presided over the signing ceremony.\n"
RIGHT = WRONG.replace("Bingxiao", "Xiaobing")


@pytest.fixture
def wrong(here: Path) -> Path:
    """The English file of the run fixture, with a wrong name."""
    path = here / "memo.en.txt"
    path.write_text(WRONG, "utf8")
    return path


def test_a_diff_changes_nothing(run: Run, wrong: Path) -> None:
    done = run("check", ".", "--diff")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == f"--- memo.en.txt\n+++ memo.en.txt\n@@ -1 +1 @@\n-{WRONG}+{RIGHT}"
    assert wrong.read_text("utf8") == WRONG


def test_a_fix_is_written_and_the_rest_reported(run: Run, wrong: Path) -> None:
    done = run("check", ".", "--fix")
    assert done.returncode == 0
    assert done.stderr.decode() == 'memo.en.txt:1: "Bingxiao" is now "Xiaobing"\n1 place fixed in 1 file\n'
    assert done.stdout.decode() == "no findings in 1 release (2 files)\n"
    assert wrong.read_text("utf8") == RIGHT
    again = run("check", ".", "--fix")
    assert (again.returncode, again.stderr.decode()) == (0, "nothing to fix\n")
    assert run("check", ".", "--diff").stdout == b""


def test_what_is_allowed_is_not_fixed(run: Run, wrong: Path) -> None:
    run("baseline", ".", "-o", "known.json")
    done = run("check", ".", "--fix", "--baseline", "known.json")
    assert (done.returncode, done.stderr.decode()) == (0, "nothing to fix\n")
    assert wrong.read_text("utf8") == WRONG


def test_a_file_that_cannot_be_written_is_said(run: Run, wrong: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "memo.txt"
    wrong.rename(elsewhere)
    wrong.symlink_to(elsewhere)
    done = run("check", ".", "--fix")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "memo.en.txt: is a link to a file elsewhere; it is left as it is\n"
    assert elsewhere.read_text("utf8") == WRONG


def test_not_both(run: Run, wrong: Path) -> None:
    done = run("check", ".", "--fix", "--diff")
    assert done.returncode == 2
    assert "--fix writes and --diff only shows; give one of them" in done.stderr.decode()
    assert wrong.read_text("utf8") == WRONG


SHOWN = [
    ("memo.{}.md", WRONG, True),
    ("memo.{}.md", f"> {WRONG}", False),
    ("memo.{}.md", f"> One.\n\n{WRONG}", True),
    ("memo.{}.md", f"- > {WRONG}", False),
    ("memo.{}.md", f"<q>{WRONG.strip()}</q>\n", False),
    ("memo.{}.txt", f"> {WRONG}", True),
    ("memo.{}.html", f"<html lang=en><blockquote>{WRONG}</blockquote></html>", False),
    ("memo.{}.html", f"<html lang=en><p>{WRONG}</p></html>", True),
]


@pytest.mark.parametrize(("name", "en", "fixes"), SHOWN)
def test_a_report_shows_the_fixes_that_would_be_made(run: Run, here: Path, name: str, en: str, fixes: bool) -> None:
    for path in here.glob("memo.*"):
        path.unlink()
    zh = "罗小兵教授主持了签约仪式。\n"
    (here / name.format("zh")).write_text(f"<html lang=zh><p>{zh}</p></html>" if "html" in name else zh, "utf8")
    (here / name.format("en")).write_text(en, "utf8")
    found = json.loads(run("check", ".", "--format", "json").stdout)["findings"]
    assert [(one["check"], one["fix"] is not None) for one in found] == [("name-mismatch", fixes)]
    assert bool(run("check", ".", "--diff").stdout) == fixes
