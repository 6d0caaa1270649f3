"""`zhengming glossary merge-driver`, alone and called by git, and `zhengming init --merge-driver`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LUO = "luo-wenguang:\n  kind: person\n  zh: 罗文广\n  en: Luo Wenguang\n"
MA = "ma-lan:\n  kind: person\n  zh: 马兰\n  en: Ma Lan\n"
DRIVER = "zhengming glossary merge-driver %O %A %B %P"


def git(folder: Path, *arguments: str, status: int = 0) -> str:
    me = ("-c", "user.name=Ma Lan", "-c", "user.email=ma@example.org", "-c", "init.defaultBranch=main")
    own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *me, *arguments], cwd=folder, capture_output=True, text=True, env=own, timeout=120)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def committed_file(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "edit")


@pytest.fixture
def three(here: Path) -> Path:
    for name, text in (
        ("base", LUO + MA),
        ("ours", LUO + MA.replace("马兰", "[马兰, 馬蘭]")),
        ("theirs", LUO.replace("Luo Wenguang", "[Luo Wenguang, Lo Wenguang]") + MA),
    ):
        (here / name).write_text(text, "utf8")
    return here


def test_a_clean_merge(run: Run, three: Path) -> None:
    (three / "ours").chmod(0o640)
    done = run("glossary", "merge-driver", "base", "ours", "theirs", "glossary/people.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    wanted = LUO.replace("Luo Wenguang", "[Luo Wenguang, Lo Wenguang]") + MA.replace("马兰", "[马兰, 馬蘭]")
    assert (three / "ours").read_text("utf8") == wanted
    assert (three / "ours").stat().st_mode & 0o777 == 0o640
    assert (three / "theirs").read_text("utf8").endswith(MA)


def test_a_conflict(run: Run, three: Path) -> None:
    (three / "ours").write_text(LUO.replace("Luo Wen", "Lo Wen") + MA, "utf8")
    (three / "theirs").write_text(LUO.replace("Luo Wen", "Law Wen") + MA, "utf8")
    done = run("glossary", "merge-driver", "base", "ours", "theirs", "glossary/people.yaml")
    said = 'glossary/people.yaml:4: entry "luo-wenguang", en: "Lo Wenguang" in ours, "Law Wenguang" in theirs\n'
    assert (done.returncode, done.stdout, done.stderr.decode()) == (1, b"", said)
    lines = (three / "ours").read_text("utf8").splitlines()
    assert lines[3:8] == ["<<<<<<< ours", "  en: Lo Wenguang", "=======", "  en: Law Wenguang", ">>>>>>> theirs"]


@pytest.mark.parametrize(("ours", "status"), [("# no entry\n", 1), (f"{LUO}{MA}extra: [\n", 0)])
def test_a_file_with_faults_is_merged_by_line(run: Run, three: Path, ours: str, status: int) -> None:
    (three / "ours").write_text("- nothing\n" + ours, "utf8")
    done = run("glossary", "merge-driver", "base", "ours", "theirs", "people.yaml")
    said = done.stderr.decode()
    assert said.startswith("people.yaml: merged by line, not by entry: ours:1: no entry; a glossary file holds")
    assert ("people.yaml: 1 conflict\n" in said) == status
    assert done.returncode == status
    text = (three / "ours").read_text("utf8")
    assert "- nothing\n" in text
    assert "Lo Wenguang" in text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("theirs", None, "theirs: cannot be read: no such file or directory"),
        ("theirs", b"a:\0\n", "git cannot merge it by line: Cannot merge binary files"),
    ],
)
def test_what_cannot_be_merged(run: Run, three: Path, name: str, content: bytes | None, said: str) -> None:
    before = (three / "ours").read_bytes()
    if content is None:
        (three / name).unlink()
    else:
        (three / name).write_bytes(content)
    done = run("glossary", "merge-driver", "base", "ours", "theirs")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert (three / "ours").read_bytes() == before


@pytest.fixture
def repository(run: Run, here: Path) -> Path:
    """A repository whose glossary is merged by the driver, with the branches main and other."""
    git(here, "init", "-q", "-b", "main")
    (here / "glossary").mkdir()
    (here / "glossary" / "people.yaml").write_text(LUO + MA, "utf8")
    (here / "zhengming.toml").write_text('glossaries = ["glossary"]\n', "utf8")
    assert run("init", "--merge-driver").returncode == 0
    driver = f"'{sys.executable}' -m {DRIVER}"
    git(here, "config", "merge.zhengming.driver", driver)
    git(here, "add", "-A")
    git(here, "commit", "-qm", "begin")
    git(here, "branch", "other")
    return here


def committed(folder: Path, text: str) -> None:
    (folder / "glossary" / "people.yaml").write_text(text, "utf8")
    git(folder, "commit", "-qam", "edit")


def test_git_merges_two_branches(repository: Path) -> None:
    """Neighbouring lines, and two entries at one place: git alone would not merge either."""
    wu, yu = (
        MA.replace("ma-lan", "wu-qi").replace("马兰", "吴琦"),
        MA.replace("ma-lan", "yu-xi").replace("马兰", "余西"),
    )
    committed(repository, LUO.replace("罗文广", "[罗文广, 羅文廣]") + MA + wu)
    git(repository, "checkout", "-q", "other")
    committed(repository, LUO.replace("Luo Wen", "Luo Wén") + MA + yu)
    git(repository, "merge", "main", "-m", "both")
    wanted = LUO.replace("罗文广", "[罗文广, 羅文廣]").replace("Luo Wen", "Luo Wén") + MA + wu + yu
    assert (repository / "glossary" / "people.yaml").read_text("utf8") == wanted
    assert git(repository, "status", "--porcelain") == ""


def test_git_keeps_a_conflict(repository: Path) -> None:
    committed(repository, LUO.replace("en: Luo", "en: Lo") + MA.replace("马兰", "[马兰, 馬蘭]"))
    git(repository, "checkout", "-q", "other")
    committed(repository, LUO.replace("en: Luo", "en: Law") + MA.replace("en: Ma Lan", "en: [Ma Lan, Lan Ma]"))
    said = git(repository, "merge", "main", status=1)
    assert 'glossary/people.yaml:4: entry "luo-wenguang", en: "Law Wenguang" in ours, "Lo Wenguang" in theirs' in said
    assert "CONFLICT (content)" in said
    text = (repository / "glossary" / "people.yaml").read_text("utf8")
    clash = "<<<<<<< ours\n  en: Law Wenguang\n=======\n  en: Lo Wenguang\n>>>>>>> theirs\n"
    rest = MA.replace("马兰", "[马兰, 馬蘭]").replace("en: Ma Lan", "en: [Ma Lan, Lan Ma]")
    assert text == LUO.partition("  en:")[0] + clash + rest
    assert git(repository, "status", "--porcelain") == "UU glossary/people.yaml\n"


def test_git_merges_branches_that_were_merged_both_ways(repository: Path) -> None:
    """Criss-cross: the two common ancestors clash, both branches settled that in one way, and went on."""
    committed(repository, LUO + "  note: main\n" + MA)
    git(repository, "branch", "before")
    git(repository, "checkout", "-q", "other")
    committed(repository, LUO + "  note: other\n" + MA)
    settled = LUO + "  note: both\n" + MA
    git(repository, "merge", "before", status=1)
    committed(repository, settled.replace("en: Ma Lan", "en: [Ma Lan, Lan Ma]"))
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "other^", status=1)
    committed(repository, settled.replace("en: Luo", "en: Lo"))
    git(repository, "merge", "other", "-m", "again")
    wanted = settled.replace("en: Luo", "en: Lo").replace("en: Ma Lan", "en: [Ma Lan, Lan Ma]")
    assert (repository / "glossary" / "people.yaml").read_text("utf8") == wanted


def test_init_registers_it_once(run: Run, here: Path) -> None:
    git(here, "init", "-q")
    (here / ".gitattributes").write_bytes(b"*.docx binary\r\n*.md text")
    done = run("init", "--merge-driver")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = b"terms/**/*.yaml merge=zhengming\r\nterms/**/*.yml merge=zhengming\r\n"
    assert (here / ".gitattributes").read_bytes() == b"*.docx binary\r\n*.md text\r\n" + lines
    said = done.stdout.decode().splitlines()
    assert said[0] == "added to .gitattributes: terms/**/*.yaml merge=zhengming; terms/**/*.yml merge=zhengming"
    assert said[1] == f'merge.zhengming.driver of this repository is "{DRIVER}"'
    assert "every clone needs zhengming init --merge-driver once" in said[2]
    config = (here / ".git" / "config").read_bytes()
    again = run("init", "--merge-driver", ".")
    assert again.stdout.decode().splitlines() == ["has it already: .gitattributes", *said[1:]]
    assert (here / ".gitattributes").read_bytes().endswith(lines)
    assert (here / ".git" / "config").read_bytes() == config
    assert not (here / ".github").exists()


def test_init_leaves_another_driver(run: Run, here: Path) -> None:
    git(here, "init", "-q")
    git(here, "config", "merge.zhengming.driver", "mine %A")
    said = run("init", "--merge-driver").stdout.decode()
    assert f'is "mine %A"; left as it is, where "{DRIVER}" is expected' in said
    assert git(here, "config", "merge.zhengming.driver") == "mine %A\n"


def test_init_of_a_glossary_with_a_strange_name(run: Run, here: Path) -> None:
    git(here, "init", "-q")
    (here / "zhengming.toml").write_text('glossaries = ["our [new] terms", "shipped"]\n', "utf8")
    assert run("init", "--merge-driver").returncode == 0
    asked = git(here, "check-attr", "merge", "our [new] terms/a.yaml", "our [new] terms/x/b.yml", "our n terms/c.yaml")
    assert [line.rpartition(" ")[2] for line in asked.splitlines()] == ["zhengming", "zhengming", "unspecified"]


@pytest.mark.parametrize(
    ("folder", "said"), [(".", "init --merge-driver: . is in no git repository"), ("none", "none: no such folder")]
)
def test_init_where_there_is_no_repository(run: Run, here: Path, folder: str, said: str) -> None:
    done = run("init", "--merge-driver", folder, GIT_CEILING_DIRECTORIES=str(here.parent))
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said + "\n")
    assert not (here / ".gitattributes").exists()


def test_init_of_a_glossary_elsewhere(run: Run, here: Path) -> None:
    git(here, "init", "-q")
    (here / "zhengming.toml").write_text('glossaries = ["../terms"]\n', "utf8")
    done = run("init", "--merge-driver")
    assert done.returncode == 2
    assert "is not in the repository" in done.stderr.decode()
    assert not (here / ".gitattributes").exists()
