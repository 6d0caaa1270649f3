"""Asking git: what it says, what it says no to, and that nothing of a repository is run."""

import os
from pathlib import Path

import pytest

from tests.cli.test_merge_driver import LUO, committed_file, git
from zhengming import git as asked
from zhengming.errors import UsageError
from zhengming.keeping.history import history, since


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    committed_file(tmp_path, "terms/people.yaml", LUO)
    return tmp_path


def test_what_git_has(repository: Path) -> None:
    digest = git(repository, "rev-parse", "HEAD:terms/people.yaml").strip()
    empty = git(repository, "hash-object", "-w", "-t", "blob", os.devnull).strip()
    with asked.objects(str(repository), "here") as read:
        assert [read(digest), read(empty), read(digest)] == [LUO.encode(), b"", LUO.encode()]


@pytest.mark.parametrize("digest", ["0" * 40, "HEAD"])
def test_what_git_has_not(repository: Path, digest: str) -> None:
    with asked.objects(str(repository), "here") as read, pytest.raises(UsageError, match="here: git has not all old"):
        read(digest)


def test_a_commit(repository: Path) -> None:
    head = git(repository, "rev-parse", "HEAD").strip()
    assert asked.commit_of(str(repository), "main", "here") == head
    assert asked.top_of(str(repository / "terms"), "here") == os.path.realpath(repository)
    for revision in ("none", "--all", "HEAD:terms", " "):
        with pytest.raises(UsageError, match=r"^here: "):
            asked.commit_of(str(repository), revision, "here")


def test_a_setting_that_is_there_stays(repository: Path) -> None:
    assert asked.configure(str(repository), "merge.x.driver", "one %A", "here") == "one %A"
    assert asked.configure(str(repository), "merge.x.driver", "two %A", "here") == "one %A"


def test_nothing_of_a_repository_is_run(repository: Path) -> None:
    """Hooks, monitors, pagers, filters, and the program that would prove the signature of a commit."""
    spy = repository / "spy"
    spy.write_text(f"#!/bin/sh\ntouch '{repository}/run'\ncat\n", "utf8")
    spy.chmod(0o755)
    (repository / ".gitattributes").write_text("*.yaml diff=spy filter=spy merge=spy\n", "utf8")
    signed = git(repository, "cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEz\n -----END PGP SIGNATURE-----\n\n", 1
    )
    (repository / "signed").write_text(signed, "utf8")
    commit = git(repository, "hash-object", "-t", "commit", "-w", "signed").strip()
    git(repository, "update-ref", "refs/heads/main", commit)
    for name in (
        "gpg.program",
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.spy.textconv",
        "diff.spy.command",
    ):
        git(repository, "config", name, str(spy))
    git(repository, "config", "filter.spy.smudge", str(spy))
    git(repository, "config", "log.showSignature", "true")
    glossary = repository / "terms"
    assert [step.change.what for step in history(glossary, "luo-wenguang")] == ["added"]
    assert since(glossary, "HEAD") == ([], [])
    assert not (repository / "run").exists()
    git(repository, "log", "-1")
    assert (repository / "run").exists(), "the spy would not have been run at all"


def test_a_partial_clone_fetches_nothing(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    committed_file(repository, "terms/people.yaml", LUO + "  note: new\n")
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("clone") / "it"
    git(repository, "clone", "-q", "--filter=blob:none", f"file://{repository}", str(clone))
    with pytest.raises(UsageError, match=r"git has not all old files here .* git fetch --refetch"):
        list(history(clone / "terms", "luo-wenguang"))
    assert since(clone / "terms", "HEAD") == ([], [])
