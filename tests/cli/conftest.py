"""The command as people run it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ZH = "罗小兵教授主持了签约仪式。\n"
EN = "Professor Luo Xiaobing presided over the signing ceremony.\n"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with one pair, an empty glossary, and settings that end the search upwards."""
    (tmp_path / "memo.zh.txt").write_text(ZH, "utf8")
    (tmp_path / "memo.en.txt").write_text(EN, "utf8")
    (tmp_path / "terms").mkdir()
    (tmp_path / "zhengming.toml").write_text('glossaries = ["terms"]\n', "utf8")
    return tmp_path


@pytest.fixture
def run(here: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `zhengming` with some arguments in that folder, with a cache of its own."""
    cache = tmp_path_factory.mktemp("cache")

    def zhengming(
        *arguments: object, cwd: Path = here, input: bytes | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[bytes]":
        own = {**os.environ, "XDG_CACHE_HOME": str(cache), **environment}
        command = [sys.executable, "-m", "zhengming", *map(os.fsencode, map(str, arguments))]
        return subprocess.run(command, cwd=cwd, input=input, capture_output=True, env=own, timeout=60)

    return zhengming
