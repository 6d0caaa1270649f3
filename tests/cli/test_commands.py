"""The other commands, and help."""

import os
import re
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


@pytest.mark.parametrize("command", ["check", "explain", "init", "name", "names"])
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


NAMES_SHOWN = [
    (
        ("罗小兵",),
        ["surname  罗 luo", "standard  Luo Xiaobing", "Xiaobing Luo · LUO Xiaobing · Luo, Xiaobing · Luo Xiao-bing"],
    ),
    (("單雨彤",), ["standard  Shan Yutong"]),
    (("诸葛明",), ["standard  Zhuge Ming, Zhu Geming"]),
    (("古斯塔夫·罗宾",), ["a name written by sound: pinyin does not decide its spelling"]),
    (("Luo Xiaobing",), ["read surname-first  Luo Xiaobing", "given name  xiao: 小晓"]),
    (("Peter Luo",), ['no pinyin  "peter" cannot be taken apart into pinyin syllables']),
    (("罗文广", "Luo Wenguang"), ['verdict  "Luo Wenguang" is a reading of 罗文广']),
    (("罗文广", "Wenguang Luo"), ['verdict  "Wenguang Luo" is a reading of 罗文广']),
    (
        ("罗文广", "Luo Guangwen"),
        ['"Luo Guangwen" is no reading of 罗文广: guang wen stands for wen guang: two syllables are exchanged'],
    ),
    (
        ("安娜·科瓦奇", "Anna Kovacs"),
        ["by sound  An Na · Ke Wa Qi", 'verdict  "Anna Kovacs" sounds like 安娜·科瓦奇'],
    ),
    (("Anna Kovács", "安娜·科瓦奇"), ['verdict  "Anna Kovács" sounds like 安娜·科瓦奇']),
    (("安娜·科瓦奇", "Kovacs"), ['verdict  "Kovacs" sounds like 安娜·科瓦奇']),
    (("科瓦奇", "Kovacs"), ['verdict  "Kovacs" sounds like 科瓦奇']),
    (("安娜·科瓦奇", "Peter Rosenberg"), ["sounds otherwise than 安娜·科瓦奇"]),
    (("安娜·科瓦奇", "An Na"), ["may be 安娜·科瓦奇: its sound does not decide it"]),
    (("马丁·哈内科姆", "Halekom"), ["has l where 马丁·哈内科姆 has n; transliterations do not take one"]),
    (("罗文广", "Peter Rosenberg"), ['"Peter Rosenberg" is no reading of 罗文广: it is no pinyin']),
    (("Luo Guangwen", "罗文广"), ["standard  Luo Wenguang", '"Luo Guangwen" is no reading of 罗文广']),
]


@pytest.mark.parametrize(("arguments", "lines"), NAMES_SHOWN)
def test_name(run: Run, arguments: tuple[str, ...], lines: list[str]) -> None:
    done = run("name", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = re.sub(" {2,}", "  ", done.stdout.decode())
    assert shown.startswith(" ".join(arguments) + "\n")
    for line in lines:
        assert line in shown


NO_NAMES = [
    (("",), '"" has no letter and no Chinese character; expected a name, 罗小兵 or "Luo Xiaobing"'),
    (("   ",), '"   " has no letter and no Chinese character; expected a name, 罗小兵 or "Luo Xiaobing"'),
    (("·,-",), '"·,-" has no letter and no Chinese character; expected a name, 罗小兵 or "Luo Xiaobing"'),
    (("123",), '"123" has no letter and no Chinese character; expected a name, 罗小兵 or "Luo Xiaobing"'),
    (("罗小兵", "--", "--"), '"--" has no letter and no Chinese character; expected a name, 罗小兵 or "Luo Xiaobing"'),
    (("罗" * 41,), f'"{"罗" * 10}…" has 41 characters; expected a name of at most 40'),
    (("罗文广", "罗小兵"), '"罗文广" and "罗小兵" are in one script; expected one Chinese and one Latin name'),
    (("Luo Wen", "Luo Bin"), '"Luo Wen" and "Luo Bin" are in one script; expected one Chinese and one Latin name'),
]


@pytest.mark.parametrize(("arguments", "message"), NO_NAMES)
def test_what_is_no_name(run: Run, arguments: tuple[str, ...], message: str) -> None:
    done = run("name", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == message + "\n"


def test_forty_characters_are_a_name(run: Run) -> None:
    assert run("name", "罗" * 40).returncode == 0


INIT = ("zhengming.toml", "glossary/example.yaml", ".github/workflows/zhengming.yml", "glossary/glossary.schema.json")


def test_init(run: Run, here: Path) -> None:
    done = run("init", "new/project")
    assert done.returncode == 0
    folder = here / "new" / "project"
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == set(INIT)
    assert tomllib.loads((folder / INIT[0]).read_text("utf8"))["glossaries"] == ["glossary", "shipped"]
    steps = yaml.safe_load((folder / INIT[2]).read_text("utf8"))["jobs"]["check"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs == ["python -m pip install ./zhengming-*.whl", "zhengming check ."]
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


def test_a_name_is_looked_up_in_a_glossary(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("yip-tak-on:\n  kind: person\n  zh: [叶德安]\n  en: [Yip Tak-on]\n", "utf8")
    there = run("name", "葉德安", "--glossary", str(tmp_path)).stdout.decode()
    assert "yip-tak-on, person: 叶德安 (preferred) · Yip Tak-on (preferred)" in there
    assert "has no entry of this name" in run("name", "罗小兵", "--glossary", str(tmp_path)).stdout.decode()
    assert run("name", "罗小兵", "--glossary", str(tmp_path / "nowhere")).returncode == 2
