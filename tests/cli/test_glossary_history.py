"""`zhengming glossary diff` and `history`, in small repositories."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_merge_driver import LUO, MA, git
from zhengming.places import cell_width


@pytest.fixture
def repository(here: Path) -> Path:
    """A repository with one commit of a glossary of two entries."""
    git(here, "init", "-q", "-b", "main")
    write(here, LUO + MA)
    commit(here, "begin")
    return here


def write(folder: Path, text: str, name: str = "people.yaml") -> None:
    (folder / "terms" / name).write_text(text, "utf8")


def commit(folder: Path, subject: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", subject)


def shown(run: Run, *arguments: object) -> str:
    done = run("glossary", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def test_nothing_has_changed(run: Run, repository: Path) -> None:
    assert shown(run, "diff") == "since HEAD: nothing has changed\n"
    write(repository, MA, "more.yaml")
    write(repository, "# moved\n" + LUO.replace("Luo Wenguang", '"Luo Wenguang"'))
    assert shown(run, "diff") == "since HEAD: nothing has changed\n"


def test_diff(run: Run, repository: Path) -> None:
    git(repository, "tag", "first")
    write(repository, LUO.replace("en: Luo Wenguang", "en: [Lo Wenguang, {text: Luo Wenguang, status: refused}]"))
    write(repository, MA.replace("ma-lan", "ma-lan-1"), "more.yaml")
    commit(repository, "edit")
    write(repository, "wu-qi:\n  kind: person\n  zh: 吴琦\n", "new.yml")
    assert (
        shown(run, "diff", "first")
        == """\
changed luo-wenguang: 罗文广 · Lo Wenguang
  en: + Lo Wenguang (preferred); Luo Wenguang: refused, was preferred
renamed ma-lan-1, was ma-lan: 马兰 · Ma Lan
added wu-qi: 吴琦
since first: 1 added, 1 changed, 1 renamed
"""
    )
    assert shown(run, "diff") == "added wu-qi: 吴琦\nsince HEAD: 1 added\n"
    assert shown(run, "diff", "--glossary", "terms") == shown(run, "diff", "HEAD")


def test_diff_as_json(run: Run, repository: Path) -> None:
    write(repository, LUO.replace("罗文广", "[罗文广, 羅文廣]"))
    found = json.loads(shown(run, "diff", "--format", "json"))
    assert found == {
        "version": 1,
        "changes": [
            {
                "what": "changed",
                "id": "luo-wenguang",
                "was": None,
                "kind": "person",
                "name": "罗文广 · Luo Wenguang",
                "path": "terms/people.yaml",
                "line": 1,
                "fields": [{"field": "zh", "added": ["羅文廣 (admitted)"], "removed": [], "edited": []}],
            },
            {
                "what": "removed",
                "id": "ma-lan",
                "was": None,
                "kind": "person",
                "name": "马兰 · Ma Lan",
                "path": None,
                "line": None,
                "fields": [],
            },
        ],
    }


def test_no_line_is_wider_than_the_page(run: Run, repository: Path) -> None:
    names = [f"{word}{number}" for number in range(9) for word in ("很长的名字", "A long name ")]
    write(repository, LUO + f"  note: {'很长的说明' * 30}\n  scope: [{', '.join(names)}]\n")
    commit(repository, "a long subject " * 9)
    for arguments in (("diff", "HEAD^"), ("history", "luo-wenguang")):
        lines = shown(run, *arguments).splitlines()
        assert max(map(cell_width, lines)) <= 80
        assert any(cell_width(line) > 70 for line in lines)


def test_a_fault_of_then_is_told(run: Run, repository: Path) -> None:
    write(repository, LUO.replace("person", "man") + MA)
    commit(repository, "a fault")
    write(repository, LUO + MA.replace("Ma Lan", "Lan Ma"))
    done = run("glossary", "diff")
    assert done.returncode == 0
    said = 'HEAD:terms/people.yaml:2: entry "luo-wenguang": unknown kind "man"'
    assert done.stderr.decode().startswith(said)
    assert "not compared" in done.stderr.decode()
    assert done.stdout.decode().splitlines()[0] == "changed ma-lan: 马兰 · Lan Ma"
    assert len(done.stdout.decode().splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", "none"), 'glossary diff: git knows no revision "none" in '),
        (("diff", "--output=x"), ""),
        (("diff", ""), "glossary diff: no revision is given"),
        (("history", "none"), 'terms has no entry "none"'),
        (("history", "罗文广", "--glossary", "none"), "none: no such folder"),
    ],
)
def test_what_cannot_be_told(run: Run, repository: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("glossary", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("command", [("diff",), ("history", "luo-wenguang")])
def test_without_a_repository(run: Run, here: Path, command: tuple[str, ...]) -> None:
    write(here, LUO)
    done = run("glossary", *command, GIT_CEILING_DIRECTORIES=str(here.parent))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith("is in no git repository\n")
    git(here, "init", "-q")
    done = run("glossary", *command)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "has no commits yet" in done.stderr.decode()


def steps(run: Run, key: str) -> list[tuple[str | None, str, list[str]]]:
    """What a history says: subject, what, and the fields that changed."""
    found = json.loads(shown(run, "history", key, "--format", "json"))["commits"]
    return [(step["subject"], step["what"], [field["field"] for field in step["fields"]]) for step in found]


def test_history(run: Run, repository: Path) -> None:
    write(repository, LUO + MA.replace("Ma Lan", "[Ma Lan, Lan Ma]"))
    commit(repository, "another")
    write(repository, LUO.replace("en: Luo", "en: Lo") + MA)
    commit(repository, "as he writes it")
    write(repository, MA)
    write(repository, LUO.replace("en: Luo", "en: Lo"), "deans.yaml")
    commit(repository, "moved")
    write(repository, LUO.replace("en: Luo", "en: Lo").replace("luo-wenguang", "dean-luo"), "deans.yaml")
    commit(repository, "renamed")
    write(
        repository, LUO.replace("en: Luo", "en: Lo").replace("luo-wenguang", "dean-luo") + "  note: x\n", "deans.yaml"
    )
    assert steps(run, "dean-luo") == [
        (None, "changed", ["note"]),
        ("renamed", "renamed", []),
        ("as he writes it", "changed", ["en"]),
        ("begin", "added", []),
    ]
    assert steps(run, "罗文广") == steps(run, "dean-luo")
    page = shown(run, "history", "dean-luo").splitlines()
    assert page[:3] == ["not committed", "  changed dean-luo: 罗文广 · Lo Wenguang", "  note: + x"]
    assert page[5].endswith("Ma Lan: as he writes it")
    assert page[6:8] == [
        "  changed luo-wenguang: 罗文广 · Lo Wenguang",
        "  en: + Lo Wenguang (preferred); - Luo Wenguang",
    ]


def test_history_of_an_entry_that_is_gone(run: Run, repository: Path) -> None:
    write(repository, LUO)
    commit(repository, "out")
    assert steps(run, "ma-lan") == [("out", "removed", []), ("begin", "added", [])]


def test_history_of_an_entry_with_a_fault_in_between(run: Run, repository: Path) -> None:
    write(repository, LUO.replace("person", "man") + MA)
    commit(repository, "a fault")
    write(repository, LUO.replace("Luo Wenguang", "Lo Wenguang") + MA)
    commit(repository, "mended")
    assert steps(run, "luo-wenguang") == [("mended", "changed", ["en"]), ("begin", "added", [])]


def test_history_over_a_merge(run: Run, repository: Path) -> None:
    """The merge itself counts only where it made something that no side had."""
    git(repository, "checkout", "-qb", "other")
    write(repository, LUO.replace("en: Luo", "en: Law") + MA)
    commit(repository, "theirs")
    git(repository, "checkout", "-q", "main")
    write(repository, LUO + MA.replace("Ma Lan", "Lan Ma"))
    commit(repository, "ours")
    git(repository, "merge", "-q", "other", "-m", "clean")
    assert [step[0] for step in steps(run, "luo-wenguang")] == ["theirs", "begin"]
    git(repository, "checkout", "-qb", "third", "HEAD^")
    write(repository, LUO.replace("en: Luo", "en: Low") + MA.replace("Ma Lan", "Lan Ma"))
    commit(repository, "third")
    git(repository, "merge", "-q", "main", status=1)
    write(repository, LUO + "  note: both\n" + MA)
    commit(repository, "settled")
    subjects = [step[0] for step in steps(run, "luo-wenguang")]
    assert subjects[0] == "settled"
    assert subjects[-1] == "begin"
    assert set(subjects) == {"settled", "third", "theirs", "begin"}
