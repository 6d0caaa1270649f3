"""`zhengming check --format`: several at once, into files, and what is refused."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

LEFT = "Professor Luo Xiaobing presided over the 签约仪式.\n"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_several_at_once(run: Run, here: Path) -> None:
    (here / "memo.en.txt").write_text(LEFT, "utf8")
    (here / "out").mkdir()
    done = run("check", ".", "--format", "text", "--format", "sarif=out/x.sarif", "--format", "junit=out/x.xml")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"warning untranslated\n")
    assert json.loads((here / "out" / "x.sarif").read_bytes())["runs"][0]["results"]
    assert {path.name for path in (here / "out").iterdir()} == {"x.sarif", "x.xml"}


def test_files_alone_print_what_was_written_elsewhere(run: Run, here: Path) -> None:
    done = run("check", ".", "--format", "json=x.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"no findings in 1 release (2 files); written: x.json\n"


@pytest.mark.parametrize(
    ("formats", "says"),
    [
        (("xml",), "the formats are text, json"),
        (("sarf=x",), "the nearest is sarif"),
        (("sarif=",), "names no file"),
        (("text", "json"), "both go to standard output"),
        (("json=x", "sarif=./x"), "twice"),
        (("json=terms",), "terms: cannot be written: it is a folder"),
        (("json=memo.zh.txt/x",), "memo.zh.txt/x: cannot be written"),
        (("json=sealed",), "sealed: cannot be written: it is read-only"),
        (("json=/dev/full",), "no space left"),
    ],
)
def test_what_cannot_be_written(run: Run, here: Path, formats: tuple[str, ...], says: str) -> None:
    (here / "sealed").write_text("old")
    (here / "sealed").chmod(0o444)
    before = sorted(os.listdir(here))
    done = run("check", ".", *(word for name in formats for word in ("--format", name)))
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert (sorted(os.listdir(here)), (here / "sealed").read_text()) == (before, "old")


def test_a_command_in_a_text_is_none_in_the_log_of_a_job(run: Run, here: Path) -> None:
    (here / "memo.en.txt").write_text("::error::签约仪式 of Luo Xiaobing ##[error]x 签约仪式\n", "utf8")
    for format in ("text", "json", "junit", "checkstyle", "rdjson", "gitlab", "sarif", "markdown"):
        printed = run("check", ".", "--format", format).stdout.decode()
        assert not [line for line in printed.split("\n") if line.lstrip().startswith("::") or "##[" in line], format
