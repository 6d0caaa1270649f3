"""`zhengming check` of many releases: in several processes, with what the cache knows, since a revision."""

import json
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

CORPORA = Path(__file__).parents[2] / "corpora"
ZH = "# 大会\n\n罗小兵教授主持了签约仪式。\n"
WRONG = "# The Meeting\n\nProfessor Luo Bingxiao presided over the signing ceremony.\n"
RIGHT = WRONG.replace("Bingxiao", "Xiaobing")


@pytest.fixture
def many(here: Path) -> Path:
    """The folder of the run fixture with forty releases, of which two have a wrong name."""
    shutil.copytree(CORPORA, here / "corpora")
    for number in range(40):
        (here / f"n{number}.zh.md").write_text(ZH.replace("大会", f"第{number}次大会"), "utf8")
        text = WRONG if number in (7, 30) else RIGHT
        (here / f"n{number}.en.md").write_text(text.replace("Meeting", f"Meeting {number}"), "utf8")
    (here / "empty.en.md").write_bytes(b"")
    return here


def settle() -> None:
    """Wait until what was written last would get another time if it were written again."""
    time.sleep(2.1)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "zhengming").iterdir())


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit"])
def test_the_same_bytes_whatever_the_processes_and_the_cache(run: Run, many: Path, format: str) -> None:
    arguments = ("check", ".", "--format", format)
    alone = run(*arguments, "--jobs", "1", "--no-cache")
    assert alone.returncode == 2
    assert b"Luo Bingxiao" in alone.stdout
    for more in (("--jobs", "2", "--no-cache"), ("--jobs", "2"), (), ("--jobs", "1"), ()):
        done = run(*arguments, *more)
        assert (done.stdout, done.stderr, done.returncode) == (alone.stdout, alone.stderr, 2), more
    settle()
    for _ in range(2):
        assert run(*arguments).stdout == alone.stdout


def findings(run: Run, *arguments: object, **more: Any) -> list[tuple[str, str]]:
    done = run("check", ".", "--format", "json", *arguments, **more)
    assert not done.stderr, done.stderr.decode()
    return [(f["marks"][0]["path"], f["check"]) for f in json.loads(done.stdout)["findings"]]


@pytest.fixture
def pair(here: Path) -> Path:
    """The folder of the run fixture with one release in Markdown, which is right, and a glossary with two terms."""
    no_term(here)
    with open(here / "terms" / "terms.yaml", "a", encoding="utf8") as file:
        file.write("signing:\n  kind: term\n  zh: [签约仪式]\n  en: [signing ceremony]\n")
    for path in here.glob("memo.*.txt"):
        path.unlink()
    (here / "memo.zh.md").write_text(ZH, "utf8")
    (here / "memo.en.md").write_text(RIGHT, "utf8")
    return here


def wrong_name(folder: Path) -> None:
    (folder / "memo.en.md").write_text(WRONG, "utf8")


def wrong_name_of_the_same_size_and_time(folder: Path) -> None:
    found = (folder / "memo.en.md").stat()
    wrong_name(folder)
    os.utime(folder / "memo.en.md", ns=(found.st_atime_ns, found.st_mtime_ns))


def another_release(folder: Path) -> None:
    (folder / "more.zh.md").write_text(ZH, "utf8")
    (folder / "more.en.md").write_text(WRONG, "utf8")


def no_chinese(folder: Path) -> None:
    (folder / "memo.zh.md").unlink()


def renamed(folder: Path) -> None:
    (folder / "memo.en.md").rename(folder / "more.en.md")


def glossary(folder: Path) -> None:
    entry = "luo:\n  kind: person\n  zh: [罗小兵]\n  en: [Peter Luo, {text: Luo Xiaobing, status: refused}]\n"
    (folder / "terms" / "people.yaml").write_text(entry, "utf8")


def a_term(folder: Path) -> None:
    entry = "inking:\n  kind: term\n  zh: [主持]\n  en: [chair, {text: presided over, status: refused}]\n"
    (folder / "terms" / "more.yaml").write_text(entry, "utf8")


def no_term(folder: Path) -> None:
    (folder / "terms" / "terms.yaml").write_text("other:\n  kind: term\n  zh: [某词]\n  en: [some word]\n", "utf8")


def stricter(folder: Path) -> None:
    (folder / "zhengming.toml").write_text('glossaries = ["terms"]\n[[pairs]]\nzh = "x.md"\nen = "y.md"\n', "utf8")


def test_what_changes_at_once_is_seen(run: Run, pair: Path) -> None:
    assert findings(run) == []
    wrong_name_of_the_same_size_and_time(pair)
    assert findings(run) != []


CHANGES = [
    wrong_name,
    wrong_name_of_the_same_size_and_time,
    another_release,
    no_chinese,
    renamed,
    glossary,
    a_term,
    no_term,
    stricter,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_changes_is_seen(run: Run, pair: Path, change: Callable[[Path], None]) -> None:
    if change in (wrong_name, wrong_name_of_the_same_size_and_time, a_term):
        settle()
    assert findings(run) == []
    change(pair)
    expected = findings(run, "--no-cache")
    assert findings(run) == expected
    assert expected or change in (stricter, no_term)


def test_a_changed_term_touches_only_where_it_stands(tmp_path: Path) -> None:
    from zhengming import termbase
    from zhengming.archive import terms
    from zhengming.readers import segment_of

    def rows(text: str) -> Any:
        return json.loads(json.dumps(terms.rows_of(termbase.parse(text))))

    some = "a:\n  kind: term\n  zh: [签约]\n  en: [signing]\n"
    some += "b:\n  kind: institution\n  zh: [岭东大学]\n  en: [Lingdong University]\n"
    other = some.replace("[signing]", "[inking]")
    found = terms.changed(rows(some), termbase.parse(other))
    assert found is not None
    stands = [bool(found.find(segment_of(text, "en"))) for text in ("the signing", "the inking", "the meeting")]
    assert stands == [True, True, False]
    same = terms.changed(rows(some), termbase.parse("# a comment\n" + some))
    assert same is not None
    assert not same.concepts
    for change in (
        some.replace("Lingdong U", "East U"),
        some + "c:\n  kind: term\n  zh: [新词]\n  en: [x]\n  parent: b\n",
    ):
        assert terms.changed(rows(some), termbase.parse(change)) is None


def test_the_cache_is_private_and_safe_to_delete(
    run: Run, pair: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = tmp_path_factory.mktemp("own")
    findings(run, XDG_CACHE_HOME=str(cache))
    assert stat.S_IMODE((cache / "zhengming").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept(cache)} == {0o600}
    shutil.rmtree(cache / "zhengming")
    assert findings(run, XDG_CACHE_HOME=str(cache)) == []


def test_without_a_cache_nothing_is_kept(run: Run, pair: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("own")
    findings(run, "--no-cache", XDG_CACHE_HOME=str(cache))
    assert list(cache.iterdir()) == []


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def other(data: bytes) -> bytes:
    return data.replace(b"memo", b"memo2")


def nothing(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, other, nothing])
def test_a_damaged_cache_is_not_believed(
    run: Run, pair: Path, damage: Callable[[bytes], bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = tmp_path_factory.mktemp("own")
    wrong_name(pair)
    settle()
    expected = findings(run, XDG_CACHE_HOME=str(cache))
    for path in kept(cache):
        path.write_bytes(damage(path.read_bytes()))
        assert findings(run, XDG_CACHE_HOME=str(cache)) == expected != []


@pytest.mark.parametrize("place", ["file", "/proc"])
def test_where_nothing_can_be_kept_the_run_is_the_same(run: Run, pair: Path, place: str) -> None:
    (pair / "file").write_bytes(b"")
    assert findings(run, XDG_CACHE_HOME=place if place.startswith("/") else str(pair / place)) == []


def test_a_worker_that_dies_is_said(run: Run, many: Path) -> None:
    """The name of a process says nothing here: the workers are the children of the one that was started."""
    script = (
        "import os, signal, zhengming.engine as engine, zhengming.cli as cli\n"
        "engine.examine_release = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n"
        "import sys; sys.argv = ['zhengming', 'check', '.', '--jobs', '2', '--no-cache']; cli.main()\n"
    )
    import sys

    done = subprocess.run([sys.executable, "-c", script], cwd=many, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "a process of this run ended before its work was done; try --jobs 1\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def repository(many: Path) -> Path:
    """The many releases, committed, and then: one changed, one new, one file deleted, on a branch."""
    (many / "empty.en.md").unlink()
    git(many, "init", "-q")
    git(many, "add", ".")
    git(many, "commit", "-qm", "one")
    git(many, "checkout", "-qb", "work")
    return many


def since(run: Run, revision: str = "main", **more: Any) -> list[tuple[str, str]]:
    return findings(run, "--since", revision, "--level", "note", **more)


def test_nothing_has_changed(run: Run, repository: Path) -> None:
    assert since(run) == []
    assert b"no findings in 0 releases (0 files)" in run("check", ".", "--since", "main").stdout


@pytest.mark.parametrize("commits", [False, True])
def test_a_release_with_a_changed_file(run: Run, repository: Path, commits: bool) -> None:
    with open(repository / "n30.zh.md", "a", encoding="utf8") as file:
        file.write("\n会议结束。\n")
    if commits:
        git(repository, "commit", "-qam", "two")
    assert since(run) == [("n30.en.md", "name-mismatch")]
    assert since(run, cwd=repository / "corpora") == []


def test_a_new_release_and_a_deleted_version(run: Run, repository: Path) -> None:
    (repository / "new.zh.md").write_text(ZH, "utf8")
    (repository / "new.en.md").write_text(WRONG, "utf8")
    (repository / "n7.zh.md").unlink()
    assert since(run) == [("n7.en.md", "unpaired"), ("new.en.md", "name-mismatch")]


def test_what_changed_on_the_other_branch_does_not_count(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    (repository / "n30.zh.md").write_text(ZH + "会议结束。\n", "utf8")
    git(repository, "commit", "-qam", "two")
    git(repository, "checkout", "-q", "work")
    assert since(run) == []


def test_a_detached_head(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "--detach")
    (repository / "n7.zh.md").write_text(ZH + "会议结束。\n", "utf8")
    assert since(run) == [("n7.en.md", "name-mismatch")]


def test_an_unreadable_file_counts_where_it_changed(run: Run, repository: Path) -> None:
    (repository / "n5.en.md").write_bytes(b"")
    assert run("check", ".", "--since", "main").returncode == 2
    git(repository, "commit", "-qam", "two")
    assert run("check", ".", "--since", "HEAD").returncode == 0


def refused(run: Run, revision: str, **more: Any) -> str:
    done = run("check", ".", "--since", revision, **more)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Traceback" not in done.stderr.decode()
    return done.stderr.decode()


def test_a_folder_that_is_no_repository(run: Run, pair: Path) -> None:
    said = refused(run, "main", GIT_CEILING_DIRECTORIES=str(pair.parent))
    assert said == f"--since: {pair} is in no git repository\n"


def test_a_repository_without_commits(run: Run, pair: Path) -> None:
    git(pair, "init", "-q")
    assert refused(run, "main") == f"--since main: the repository of {pair} has no commits yet\n"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-h", "main..work", "HEAD:memo.zh.md"])
def test_a_revision_that_is_none(run: Run, repository: Path, revision: str) -> None:
    assert refused(run, revision) == f'--since: git knows no revision "{revision}" in {repository}\n'
    assert not (repository / "x").exists()


def test_no_revision(run: Run, repository: Path) -> None:
    assert "no revision is given" in refused(run, "")


def test_a_shallow_clone(run: Run, repository: Path) -> None:
    (repository / "n7.zh.md").write_text(ZH + "会议结束。\n", "utf8")
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "commit", "-qam", "two")
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    said = refused(run, first, cwd=repository / "shallow")
    assert "this clone is shallow: fetch more of it (git fetch --unshallow, fetch-depth: 0)" in said


def test_without_git(run: Run, repository: Path) -> None:
    assert refused(run, "main", PATH="/nowhere") == "--since: git cannot be run: no such file or directory\n"


def test_nothing_of_the_repository_is_run(run: Run, repository: Path) -> None:
    script = repository / "evil"
    script.write_text(f"#!/bin/sh\ntouch {repository}/executed\n", "utf8")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external"):
        git(repository, "config", key, str(script))
    (repository / "n7.zh.md").write_text(ZH + "会议结束。\n", "utf8")
    assert since(run) == [("n7.en.md", "name-mismatch")]
    assert not (repository / "executed").exists()
