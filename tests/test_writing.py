"""Files are written whole or not at all."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from zhengming import writing
from zhengming.errors import UsageError


def test_a_new_file_in_a_new_folder(tmp_path: Path) -> None:
    writing.replace(tmp_path / "a" / "b.txt", b"one")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"one"
    assert os.listdir(tmp_path / "a") == ["b.txt"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    path.chmod(0o640)
    writing.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "link").symlink_to("a.txt")
    writing.replace(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"two"


@pytest.mark.parametrize("what", ["folder", "below a file", "/dev/full"])
def test_what_cannot_be_written_is_said(tmp_path: Path, what: str) -> None:
    (tmp_path / "file").write_bytes(b"one")
    (tmp_path / "folder").mkdir()
    path = Path(what) if what.startswith("/") else tmp_path / {"below a file": "file/x"}.get(what, what)
    with pytest.raises(UsageError, match="cannot be written: "):
        writing.replace(path, b"two")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"one"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="no space left on device"):
        writing.replace(tmp_path / "a.txt", b"two")
    assert os.listdir(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"one"


def test_what_is_there_is_left(tmp_path: Path) -> None:
    assert writing.create(tmp_path / "a", b"one")
    assert not writing.create(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_what_is_read_only_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    (sealed / "a").write_bytes(b"one")
    (sealed / "a").chmod(0o444)
    sealed.chmod(0o555)
    for path in (sealed / "a", sealed / "b"):
        with pytest.raises(UsageError, match="is read-only"):
            writing.replace(path, b"two")
    sealed.chmod(0o755)
    assert (sealed / "a").read_bytes() == b"one"
    assert os.listdir(sealed) == ["a"]


def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    code = "import pathlib, sys; from zhengming import writing; writing.replace(pathlib.Path(sys.argv[1]), b'n' * 9999)"
    command = [sys.executable, "-B", "-c", code, tmp_path / "a"]
    most = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # noqa: E731
    done = subprocess.run(command, capture_output=True, preexec_fn=most)
    assert (done.returncode, b"cannot be written" in done.stderr) == (1, True)
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"one"
