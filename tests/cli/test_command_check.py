"""`zhengming check`: what comes out, on which stream, with which status."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ZH = "罗小兵教授主持了签约仪式。\n"
EN = "Professor Luo Xiaobing presided over the signing ceremony.\n"
LEFT = "Professor Luo Xiaobing presided over the 签约仪式.\n"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_nothing_found(run: Run) -> None:
    done = run("check", ".")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"no findings in 1 release (2 files)\n", b"")


def test_findings(run: Run, here: Path) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    done = run("check", "memo.zh.txt", "memo.en.txt", "--check", "untranslated")
    assert done.returncode == 1
    assert done.stdout.decode().startswith("warning untranslated\nmemo.en.txt:1:42\n")
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(("level", "status"), [("note", 1), ("warning", 1), ("error", 0)])
def test_level(run: Run, here: Path, level: str, status: int) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    assert run("check", ".", "--level", level, "--check", "untranslated").returncode == status


@pytest.mark.parametrize(
    ("setting", "status", "severity"),
    [('"note"', 0, ["note"]), ('"error"', 1, ["error"]), ('"off"', 0, [])],
)
def test_severity_of_a_check_in_the_settings(
    run: Run, here: Path, setting: str, status: int, severity: list[str]
) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    with (here / "zhengming.toml").open("a") as settings:
        settings.write(f"[checks]\nuntranslated = {setting}\n")
    done = run("check", ".", "--format", "json")
    assert [f["severity"] for f in json.loads(done.stdout)["findings"]] == severity
    assert done.returncode == status


def test_json_is_utf8_whatever_the_locale_says(run: Run, here: Path) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    done = run("check", ".", "--format", "json", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    report = json.loads(done.stdout.decode("utf8"))
    assert report["findings"][0]["marks"][0]["text"] == "签约仪式"
    assert report["summary"]["warnings"] == 1
    assert "签约仪式" in run("check", ".", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0").stdout.decode("utf8")


def test_the_same_bytes_whatever_the_order(run: Run, here: Path) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    (here / "alone.en.txt").write_text(EN, "utf8")
    orders = (("memo.zh.txt", "memo.en.txt", "alone.en.txt"), ("alone.en.txt", "memo.en.txt", "memo.zh.txt"), (".",))
    outputs = {run("check", *order, "--format", "json").stdout for order in (*orders, ("./", "memo.en.txt"))}
    assert len(outputs) == 1


def test_two_named_files(run: Run, here: Path) -> None:
    (here / "新闻稿.txt").write_text(ZH, "utf8")
    (here / "release.txt").write_text(LEFT, "utf8")
    done = run("check", "--zh", "新闻稿.txt", "--en", "release.txt", "--format", "json")
    report = json.loads(done.stdout)
    assert [finding["check"] for finding in report["findings"]] == ["untranslated"]
    assert (report["releases"][0]["zh"], report["releases"][0]["en"]) == (["新闻稿.txt"], ["release.txt"])


BAD: list[tuple[str, str | bytes, str]] = [
    ("empty.md", b"", "empty"),
    ("cut.txt", "罗小兵".encode()[:-1], "byte"),
    ("binary.md", bytes(range(256)), ""),
    ("archive.docx", b"PK\x03\x04 and no more", ""),
    ("broken.po", b'msgid "a"\nmsgstr "b\n', ""),
]


@pytest.mark.parametrize(("name", "content", "says"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_named_and_the_others_are_checked(
    run: Run, here: Path, name: str, content: bytes, says: str
) -> None:
    (here / name).write_bytes(content)
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    done = run("check", ".", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert {fault["path"] for fault in report["unreadable"]} == {name}
    assert all(says in fault["message"] for fault in report["unreadable"])
    assert {"untranslated", "unreadable"} <= {finding["check"] for finding in report["findings"]}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere",), "no such file or folder"),
        (("terms",), "files that end in"),
        (("table.csv",), ".csv"),
    ],
)
def test_a_path_that_cannot_be_checked(run: Run, here: Path, arguments: tuple[str, ...], says: str) -> None:
    (here / "table.csv").write_text("a,b\n")
    done = run("check", "memo.zh.txt", "memo.en.txt", *arguments)
    assert done.returncode == 2
    assert f"\n{arguments[0]}\n" in done.stdout.decode()
    assert says in done.stdout.decode()


def test_files_of_both_languages_of_which_none_belongs_to_another(run: Run, here: Path) -> None:
    (here / "news").mkdir()
    (here / "news" / "alpha.txt").write_text(EN, "utf8")
    (here / "news" / "beta.txt").write_text(EN, "utf8")
    (here / "news" / "贝塔.txt").write_text(ZH, "utf8")
    done = run("check", "news")
    assert done.returncode == 2
    assert "x.zh.md and x.en.md" in " ".join(done.stdout.decode().split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--frobnicate",), "--frobnicate"),
        (("--format", "xml"), "xml"),
        (("--check", "name-mismatsh"), 'there is no check "name-mismatsh"; the nearest is name-mismatch'),
        (("--check", "zzz"), "the checks are "),
        (("--zh", "memo.zh.txt"), "--en"),
        (("--zh", "memo.zh.txt", "--en", "memo.zh.txt"), "as Chinese and as English"),
        (("--settings", "nowhere.toml"), "nowhere.toml"),
        (("--glossary", "nowhere"), "nowhere"),
        (("--level", "fatal"), "fatal"),
    ],
)
def test_a_wrong_option(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run("check", ".", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_nothing_named(run: Run) -> None:
    done = run("check", "--format", "json")
    assert (done.returncode, done.stdout) == (2, b"")


def test_wrong_settings(run: Run, here: Path) -> None:
    (here / "zhengming.toml").write_text('glossarys = ["terms"]\n')
    done = run("check", ".")
    assert done.returncode == 2
    assert done.stderr.decode().startswith('zhengming.toml:1: unknown key "glossarys"')


def test_a_wrong_glossary(run: Run, here: Path) -> None:
    (here / "terms" / "a.yaml").write_text("x:\n  kind: term\n  zh: [甲]\nx:\n  kind: term\n", "utf8")
    done = run("check", ".")
    assert done.returncode == 2
    assert "terms/a.yaml:4" in done.stderr.decode()


def test_a_wrong_user_dictionary(run: Run, here: Path) -> None:
    with (here / "zhengming.toml").open("a") as settings:
        settings.write('words = ["own.dict", "none.dict"]\n')
    (here / "own.dict").write_text("创新港 100 ns\n创新 港\n", "utf8")
    done = run("check", ".")
    assert (done.returncode, done.stdout) == (2, b"")
    first, second = done.stderr.decode().splitlines()
    assert first.startswith('own.dict:2: "创新 港" is no entry of a user dictionary; expected a word, ')
    assert second == "none.dict: cannot be opened: no such file or directory"


def test_the_settings_of_the_folder_that_is_checked_hold(run: Run, here: Path) -> None:
    inner = here / "inner"
    inner.mkdir()
    (inner / "memo.en.txt").write_text(LEFT, "utf8")
    (inner / "zhengming.toml").write_text('[checks]\nuntranslated = "off"\nunpaired = "off"\n')
    assert run("check", "inner", "--glossary", "terms").returncode == 0


def test_excluded_and_hidden_files(run: Run, here: Path) -> None:
    (here / "zhengming.toml").write_text('glossaries = ["terms"]\nexclude = ["drafts/**", "*.tmp.txt"]\n')
    for name in ("drafts/deep/a.zh.txt", ".git/b.zh.txt", ".c.zh.txt", "d.tmp.txt", "deep/e.tmp.txt", "~$f.docx"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(b"")
    assert run("check", ".").stdout == b"no findings in 1 release (2 files)\n"
    assert run("check", "drafts/deep/a.zh.txt").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_a_file_name_that_is_no_text(run: Run, here: Path) -> None:
    name = os.fsencode(here) + b"/\xff\x1b[31m.en.txt"
    with open(name, "wb") as file:
        file.write(LEFT.encode())
    done = run("check", ".")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert json.loads(run("check", ".", "--format", "json").stdout)["findings"]


def test_a_reader_who_leaves(here: Path) -> None:
    (here / "memo.en.txt").write_text(LEFT * 5000, "utf8")
    command = f'"{sys.executable}" -m zhengming check . --format json --check untranslated | head -c 10'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=here, capture_output=True, timeout=120)
    assert done.stderr == b""
    assert done.returncode == 1


def on_a_terminal(here: Path, *arguments: str, **environment: str) -> str:
    """What the command writes where standard output is a terminal."""
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "zhengming", *arguments]
    variables = {**os.environ, "TERM": "xterm", **environment}
    if "NO_COLOR" not in environment:
        variables.pop("NO_COLOR", None)
    process = subprocess.Popen(command, cwd=here, stdout=end, stderr=end, stdin=subprocess.DEVNULL, env=variables)
    os.close(end)
    written = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    process.wait(60)
    os.close(terminal)
    return written.decode()


def test_colours_on_a_terminal_only_and_only_where_wanted(here: Path) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    coloured = on_a_terminal(here, "check", ".")
    plain = on_a_terminal(here, "check", ".", NO_COLOR="1")
    assert "\x1b[1;33mwarning" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
