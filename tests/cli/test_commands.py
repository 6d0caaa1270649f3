"""The other commands, and help."""

import os
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from zhengming.checks import CHECKS, page

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
NAMES = [check.name for check in CHECKS]


def test_help_names_every_command_and_how_to_start(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for word in ("check", "explain", "init", "zhengming check releases/"):
        assert word in done.stdout.decode()


@pytest.mark.parametrize("command", ["check", "explain", "init"])
def test_help_of_a_command_has_an_example(run: Run, command: str) -> None:
    done = run(command, "--help", COLUMNS="80")
    assert done.returncode == 0
    assert f"zhengming {command}" in done.stdout.decode()
    assert "Example" in done.stdout.decode()


def test_version(run: Run) -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("zhengming ")


def test_completion_is_offered(run: Run) -> None:
    assert b"_ZHENGMING_COMPLETE" in run("--show-completion", SHELL="/bin/bash", _TYPER_COMPLETE_TEST="1").stdout or (
        b"--install-completion" in run("--help").stdout
    )


def test_explain_lists_the_checks(run: Run) -> None:
    done = run("explain")
    assert done.returncode == 0
    for name in NAMES:
        assert f"  {name} " in done.stdout.decode()


@pytest.mark.parametrize("name", NAMES)
def test_explain_shows_all_of_a_page(run: Run, name: str) -> None:
    shown = run("explain", name).stdout.decode()
    for word in page(name).replace("`", "").replace("**", "").replace("#", "").split():
        if word not in ("case",):
            assert word in "".join(shown.split("\n")) or word in shown


def test_explain_what_is_no_check(run: Run) -> None:
    done = run("explain", "name-mismatsh")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith('there is no check "name-mismatsh"; the nearest is name-mismatch; ')


def test_an_unknown_command(run: Run) -> None:
    done = run("chekc")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "check" in done.stderr.decode()


INIT = ("zhengming.toml", "glossary/example.yaml", ".github/workflows/zhengming.yml")


def test_init(run: Run, here: Path) -> None:
    done = run("init", "new/project")
    assert done.returncode == 0
    folder = here / "new" / "project"
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == set(INIT)
    assert tomllib.loads((folder / INIT[0]).read_text("utf8"))["glossaries"] == ["glossary", "shipped"]
    steps = yaml.safe_load((folder / INIT[2]).read_text("utf8"))["jobs"]["check"]["steps"]
    assert any("zhengming check" in step.get("run", "") for step in steps)
    mask = os.umask(0)
    os.umask(mask)
    assert (folder / INIT[0]).stat().st_mode & 0o777 == 0o666 & ~mask


def test_what_init_writes_is_accepted(run: Run, here: Path) -> None:
    run("init", "project")
    folder = here / "project"
    for name in ("memo.zh.txt", "memo.en.txt"):
        (folder / name).write_bytes((here / name).read_bytes())
    example = folder / "glossary" / "example.yaml"
    _, _, entries = example.read_text("utf8").partition("to try it.\n\n")
    done = run("check", "project")
    assert (done.returncode, done.stderr) == (0, b"")
    example.write_text("\n".join(line[2:] for line in entries.splitlines()) + "\n", "utf8")
    done = run("check", "project")
    assert (done.returncode, done.stderr) == (0, b"")


def test_init_overwrites_nothing(run: Run, here: Path) -> None:
    before = (here / "zhengming.toml").read_bytes()
    (here / "glossary").mkdir()
    (here / "glossary" / "example.yaml").symlink_to("nowhere")
    done = run("init")
    assert done.returncode == 0
    assert (here / "zhengming.toml").read_bytes() == before
    assert (here / "glossary" / "example.yaml").is_symlink()
    assert b"exists, left as it is: zhengming.toml" in done.stdout
    assert b"wrote .github/workflows/zhengming.yml" in done.stdout
    assert not list(here.rglob(".zhengming-*"))


def test_init_where_nothing_can_be_written(run: Run, here: Path) -> None:
    done = run("init", "memo.zh.txt")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("memo.zh.txt/zhengming.toml: cannot be written: ")
