"""`zhengming baseline`, and what a later run says under it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

WRONG = "Professor Luo Bingxiao presided over the signing ceremony.\n"
FIRST = "The meeting was held in Lingdong.\n\n"


def write(
    folder: Path, en: str, zh: str = "大会在岭东举行。\n\n罗小兵教授主持了签约仪式。\n", name: str = "memo"
) -> None:
    (folder / f"{name}.zh.md").write_text(zh, "utf8")
    (folder / f"{name}.en.md").write_text(en, "utf8")


@pytest.fixture
def folder(here: Path) -> Path:
    """The folder of the run fixture with one wrong name in it, and a baseline of that."""
    for path in here.glob("memo.*.txt"):
        path.unlink()
    write(here, FIRST + WRONG)
    return here


def checked(run: Run, *arguments: str, status: int) -> Any:
    done = run("check", ".", "--format", "json", *arguments)
    assert done.returncode == status, done.stderr.decode()
    return json.loads(done.stdout)


def based(run: Run) -> None:
    done = run("baseline", ".", "-o", "known.json")
    assert done.returncode == 0, done.stderr.decode()


UNDER = ("--baseline", "known.json")


def test_what_is_known_is_allowed_and_counted(run: Run, folder: Path) -> None:
    assert len(checked(run, status=1)["findings"]) == 1
    based(run)
    report = checked(run, *UNDER, status=0)
    assert report["findings"] == []
    assert [(one["check"], one["by"]) for one in report["allowed"]] == [("name-mismatch", "baseline")]
    assert "1 allowed" in run("check", ".", *UNDER).stdout.decode()


@pytest.mark.parametrize(
    "text",
    [
        "A word of greeting stands here.\n\n\n\n" + FIRST + WRONG,
        FIRST + "> " + WRONG,
        FIRST + WRONG + "\nProfessor Luo Xiaobing also gave an address.\n",
        FIRST + "Professor Luo Xiaobing gave an address.\n\n" + WRONG,
    ],
    ids=["lines above", "quoted", "right below", "right above"],
)
def test_what_moves_is_not_new(run: Run, folder: Path, text: str) -> None:
    based(run)
    write(folder, text)
    report = checked(run, *UNDER, status=0)
    assert (report["findings"], report["gone"]) == ([], [])


def test_a_paragraph_moved_in_both_versions_is_not_new(run: Run, folder: Path) -> None:
    based(run)
    write(folder, WRONG + "\n" + FIRST, "罗小兵教授主持了签约仪式。\n\n大会在岭东举行。\n")
    report = checked(run, *UNDER, status=0)
    assert (report["findings"], report["gone"]) == ([], [])


def test_a_file_renamed_with_git_is_not_new(run: Run, folder: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    based(run)
    (folder / "old").mkdir()
    git("mv", "memo.zh.md", "old/note.zh.md")
    git("mv", "memo.en.md", "old/note.en.md")
    report = checked(run, *UNDER, status=0)
    assert (report["findings"], report["gone"]) == ([], [])


def test_a_changed_name_is_exactly_one(run: Run, folder: Path) -> None:
    based(run)
    write(folder, FIRST + WRONG.replace("Bingxiao", "Xiaopin"))
    report = checked(run, *UNDER, status=1)
    assert [finding["marks"][0]["text"] for finding in report["findings"]] == ["Luo Xiaopin"]
    assert [entry["text"] for entry in report["gone"]] == ["Luo Bingxiao"]


def test_a_copy_of_a_file_is_new(run: Run, folder: Path) -> None:
    based(run)
    write(folder, FIRST + WRONG, name="copy")
    assert [f["marks"][0]["path"] for f in checked(run, *UNDER, status=1)["findings"]] == ["copy.en.md"]


def test_what_no_longer_occurs_is_said(run: Run, folder: Path) -> None:
    based(run)
    write(folder, FIRST + WRONG.replace("Bingxiao", "Xiaobing"))
    report = checked(run, *UNDER, status=0)
    assert [(entry["path"], entry["check"]) for entry in report["gone"]] == [("memo.en.md", "name-mismatch")]
    said = run("check", ".", *UNDER).stdout.decode()
    assert "no longer found, and still in known.json:\n  memo.en.md name-mismatch: 罗小兵 reads" in said
    assert "1 known finding gone" in said


def test_a_vanished_file_is_gone_where_it_is_looked_for(run: Run, folder: Path) -> None:
    write(folder, FIRST, name="other")
    based(run)
    (folder / "memo.zh.md").unlink()
    (folder / "memo.en.md").unlink()
    assert [entry["path"] for entry in checked(run, *UNDER, status=0)["gone"]] == ["memo.en.md"]
    done = run("check", "other.zh.md", "other.en.md", "--format", "json", *UNDER)
    assert json.loads(done.stdout)["gone"] == []


def test_another_check_says_nothing_of_it(run: Run, folder: Path) -> None:
    based(run)
    write(folder, FIRST + WRONG.replace("Bingxiao", "Xiaobing"))
    assert checked(run, "--check", "name-missing", *UNDER, status=0)["gone"] == []


def test_from_another_folder_and_by_the_settings(run: Run, folder: Path) -> None:
    based(run)
    settings = folder / "zhengming.toml"
    settings.write_text('baseline = "known.json"\n' + settings.read_text("utf8"), "utf8")
    (folder / "below").mkdir()
    assert checked(run, status=0)["findings"] == []
    done = run("check", "../memo.en.md", "../memo.zh.md", "--format", "json", cwd=folder / "below")
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])


def test_again_keeps_what_was_not_looked_at(run: Run, folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    write(folder / "a", FIRST + WRONG)
    write(folder / "b", FIRST + WRONG)
    based(run)
    write(folder / "a", FIRST + WRONG.replace("Bingxiao", "Xiaobing"))
    done = run("baseline", "a", "-o", "known.json")
    said = "wrote known.json: 0 findings of today, 2 kept of what was not looked at, 1 dropped that no longer occur\n"
    assert done.stdout.decode().startswith(said)
    entries = json.loads((folder / "known.json").read_text("utf8"))["findings"]
    assert [entry["path"] for entry in entries] == ["b/memo.en.md", "memo.en.md"]


def test_the_same_file_twice(run: Run, folder: Path) -> None:
    based(run)
    first = (folder / "known.json").read_bytes()
    based(run)
    assert (folder / "known.json").read_bytes() == first


def test_it_says_what_makes_it_count(run: Run, folder: Path) -> None:
    done = run("baseline", ".")
    assert done.stdout.decode() == (
        "wrote zhengming-baseline.json: 1 finding of today\n"
        'next: put baseline = "zhengming-baseline.json" at the top of zhengming.toml, '
        "or give check --baseline zhengming-baseline.json\n"
    )


GOOD = '{"check": "name-mismatch", "path": "x", "text": "", "content": "", "message": ""}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "known.json:1: is damaged: expecting value"),
        ('{"version": 1, "findings": [\n{"check": "na', "known.json:2: is damaged: unterminated string"),
        ("[]", 'known.json: is no baseline: an object with "version" and "findings" is expected'),
        ('{"version": 2, "findings": []}', "known.json:1: has the version 2, of a newer zhengming; this one reads 1"),
        ('{"version": "x", "findings": []}', 'known.json:1: has the version "x"; 1 is expected'),
        ('{"version": 1, "findings": [\n3]}', "known.json: finding 1 is 3; an object is expected"),
        (
            '{"version": 1, "findings": [\n' + GOOD + ",\n" + GOOD.replace('"x"', "7") + "]}",
            'known.json:3: finding 2: "path" is 7; a string is expected',
        ),
        ('{"version": 1, "findings": [\n{}]}', 'known.json:2: finding 1: "check" is missing'),
        ("[" * 100_000, "known.json"),
        (None, "known.json: no such baseline; `zhengming baseline PATH` writes one"),
    ],
)
def test_a_bad_baseline(run: Run, folder: Path, content: str | None, message: str) -> None:
    if content is not None:
        (folder / "known.json").write_text(content, "utf8")
    done = run("check", ".", *UNDER)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_bad_baseline_is_not_overwritten(run: Run, folder: Path) -> None:
    (folder / "known.json").write_text("not ours", "utf8")
    assert run("baseline", ".", "-o", "known.json").returncode == 2
    assert (folder / "known.json").read_text("utf8") == "not ours"


@pytest.mark.parametrize("target", ["terms", "/dev/full", "memo.en.md/known.json"])
def test_where_nothing_can_be_written(run: Run, folder: Path, target: str) -> None:
    before = sorted(os.listdir(folder))
    done = run("baseline", ".", "-o", target)
    assert done.returncode == 2
    assert "cannot be" in done.stderr.decode()
    assert sorted(os.listdir(folder)) == before


def test_what_cannot_be_read_is_said_and_not_recorded(run: Run, folder: Path) -> None:
    (folder / "empty.en.md").write_bytes(b"")
    done = run("baseline", ".", "-o", "known.json")
    assert (done.returncode, done.stderr.decode()) == (2, "empty.en.md: is empty\n")
    entries = json.loads((folder / "known.json").read_text("utf8"))["findings"]
    assert [entry["check"] for entry in entries] == ["name-mismatch"]


def test_the_corpora(run: Run, here: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "corpora", here / "corpora")
    run("baseline", "corpora", "-o", "known.json")
    report = json.loads(run("check", "corpora", "--format", "json", *UNDER).stdout)
    assert report["findings"] == []
    assert len(report["allowed"]) > 5
