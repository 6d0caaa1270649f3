"""`zhengming glossary suggest`: the answers, the list, the file, the JSON, the status."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from zhengming.places import cell_width

RELEASES = {
    "a.zh.txt": "罗小兵会见了来宾。\n\n林国栋感谢罗小兵。\n\n陈瑞先在场。\n",
    "a.en.txt": "Luo Xiaobing met the guests.\n\nLin Guodong thanked Luo Xiaobing.\n\nChen Ruixian was there.\n",
    "b.zh.txt": "罗小兵与林国栋发言。\n",
    "b.en.txt": "Luo Xiaobing and Guodong Lin spoke.\n",
}
PROPOSAL = """\
1 of 2  person  罗小兵
    Luo Xiaobing  ×3, 3 beside the Chinese, in 2 releases
  Chinese ×3, in 2 releases; high: the English is how the characters are read
  past/a.zh.txt:1:1
    罗小兵会见了来宾。
    ^^^^^^
  past/a.en.txt:1:1
    Luo Xiaobing met the guests.
    ^^^^^^^^^^^^
a accept  r reject  e edit  s skip  q quit > """
QUESTION = """\
2 of 2  person  林国栋
  which one?
    1  Guodong Lin  ×1, 1 beside the Chinese, in 1 release
    2  Lin Guodong  ×1, 1 beside the Chinese, in 1 release
"""
LUO = "luo-xiaobing:\n  kind: person\n  zh: 罗小兵\n  en: Luo Xiaobing\n"
BOTH = "guodong-lin:\n  kind: person\n  zh: 林国栋\n  en: [Guodong Lin, Lin Guodong]\n"
EDITED = LUO.replace("xiaobing", "xiao-bing").replace("Xiaobing", "Xiao Bing")
LIN = "lin-guodong:\n  kind: person\n  zh: 林国栋\n  en: Lin Guodong\n"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def past(here: Path) -> Path:
    """A folder of releases beside an empty glossary."""
    (here / "past").mkdir()
    for name, text in RELEASES.items():
        (here / "past" / name).write_text(text, "utf8")
    return here


def suggest(run: Run, *more: object, answers: str = "") -> tuple[int, str, str]:
    done = run("glossary", "suggest", "past", "--kind", "person", *more, input=answers.encode())
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def people(past: Path) -> str:
    path = past / "terms" / "people.yaml"
    return path.read_text("utf8") if path.exists() else ""


def rejected(past: Path) -> list[str]:
    path = past / "terms" / ".rejected.tsv"
    return path.read_text("utf8").splitlines()[1:] if path.exists() else []


def test_what_is_shown(run: Run, past: Path) -> None:
    status, out, err = suggest(run, answers="s\n")
    assert (status, err) == (0, "")
    assert out.startswith(f"{PROPOSAL}\n\n{QUESTION}")
    assert out.endswith("1 skipped, 1 left\n")
    assert max(map(cell_width, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("answers", "stored", "gone", "summary"),
    [
        ("a\nq\n", LUO, [], "1 accepted, 1 left"),
        ("a\n2\n", LIN + LUO, ["person\t林国栋\tGuodong Lin"], "2 accepted"),
        ("s\na\n", BOTH, [], "1 accepted, 1 skipped"),
        ("r\ns\n", "", ["person\t罗小兵\tLuo Xiaobing"], "1 rejected, 1 skipped"),
        ("e\n\nLuo Xiao Bing\n\n", EDITED, [], "1 accepted, 1 left"),
        ("e\n罗晓兵\n\n\nq\n", LUO.replace("小", "晓"), ["person\t罗小兵\tLuo Xiaobing"], "1 accepted, 1 left"),
        ("ACCEPT\nquit\n", LUO, [], "1 accepted, 1 left"),
        ("", "", [], "2 left"),
    ],
)  # fmt: skip
def test_answers(run: Run, past: Path, answers: str, stored: str, gone: list[str], summary: str) -> None:
    status, out, err = suggest(run, answers=answers)
    assert (status, err) == (0, "")
    assert out.endswith(f"{summary}\n")
    assert (people(past), rejected(past)) == (stored, gone)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("x\ns\ns\n", '"x" is no answer'),
        ("2\ns\ns\n", '"2" is no answer'),
        ("s\n3\ns\n", '"3" is no answer'),
        ("e\n\n\nplanet\ns\ns\n", '"planet" is no kind'),
        ("e\nLuo\n\n\ns\ns\n", "no Han character"),
    ],
)
def test_a_wrong_answer_is_asked_again(run: Run, past: Path, answers: str, says: str) -> None:
    status, out, err = suggest(run, answers=answers)
    assert status == 0
    assert says in err
    assert out.endswith("2 skipped\n")
    assert (people(past), rejected(past)) == ("", [])


def test_what_is_decided_is_not_suggested_again(run: Run, past: Path) -> None:
    suggest(run, answers="a\nr\n")
    (past / "past" / "c.zh.txt").write_text("林国栋说，林国栋来了。\n", "utf8")
    (past / "past" / "c.en.txt").write_text("Lin Guodong said that Lin Guodong had come.\n", "utf8")
    assert suggest(run)[1] == "nothing to suggest\n"


def test_the_list(run: Run, past: Path) -> None:
    status, out, _ = suggest(run, "--list", answers="a\n")
    assert (status, people(past)) == (0, "")
    assert "1 of 2  person  罗小兵\n" in out
    assert " > " not in out


def test_a_file_to_edit(run: Run, past: Path) -> None:
    status, out, _ = suggest(run, "--output", "new.yaml")
    assert (status, out) == (0, "wrote new.yaml: 2 suggestions\n")
    text = (past / "new.yaml").read_text("utf8")
    assert LUO in text
    assert "# which one? Guodong Lin once, Lin Guodong once\n" in text
    status, _, err = suggest(run, "--output", "new.yaml")
    assert status == 2
    assert "new.yaml: is there already" in err
    assert (past / "new.yaml").read_text("utf8") == text


def test_json(run: Run, past: Path) -> None:
    status, out, _ = suggest(run, "--format", "json")
    content = json.loads(out)
    assert (status, content["version"], content["unreadable"]) == (0, 1, [])
    luo, lin = content["suggestions"]
    assert (luo["kind"], luo["zh"], luo["times"], luo["question"]) == (
        "person", [{"text": "罗小兵", "form": "full"}], 3, False,
    )  # fmt: skip
    first = luo["renderings"][0]["examples"][0]
    assert (first["zh"]["path"], first["zh"]["line"], first["en"]["column"]) == ("past/a.zh.txt", 1, 1)
    assert lin["question"] is True


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (("--min-count", "1"), ["罗小兵", "林国栋", "陈瑞先"]),
        (("--min-count", "3"), ["罗小兵"]),
        (("--kind", "institution"), ["罗小兵", "林国栋"]),
        (("--confidence", "high"), ["罗小兵", "林国栋"]),
    ],
)
def test_options(run: Run, past: Path, more: tuple[str, ...], names: list[str]) -> None:
    out = suggest(run, "--format", "json", *more)[1]
    assert [each["zh"][0]["text"] for each in json.loads(out)["suggestions"]] == names


def test_what_cannot_be_read(run: Run, past: Path) -> None:
    (past / "past" / "c.zh.txt").write_bytes(b"\xff\xfe\xff")
    status, out, err = suggest(run, "--list")
    assert status == 2
    assert "罗小兵" in out
    assert err.startswith("not read: past/c.zh.txt")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--glossary", "shipped"), "the shipped glossary is not changed"),
        (("--glossary", "past/a.zh.txt"), "not a folder"),
    ],
)
def test_no_glossary_that_can_be_changed(run: Run, past: Path, more: tuple[str, ...], says: str) -> None:
    status, _, err = suggest(run, *more, answers="a\n")
    assert status == 2
    assert says in err
    assert "Traceback" not in err


def test_without_a_glossary_of_their_own_they_are_listed(run: Run, past: Path) -> None:
    (past / "zhengming.toml").write_text("", "utf8")
    status, out, err = suggest(run, answers="a\n")
    assert status == 0
    assert "give --glossary FOLDER" in err
    assert " > " not in out


def test_a_glossary_that_is_not_there_yet_is_made(run: Run, past: Path) -> None:
    suggest(run, "--glossary", "house", answers="a\n")
    assert (past / "house" / "people.yaml").read_text("utf8") == LUO


def test_a_wrong_line_among_the_rejected(run: Run, past: Path) -> None:
    (past / "terms" / ".rejected.tsv").write_text("person\n", "utf8")
    status, _, err = suggest(run)
    assert status == 2
    assert "terms/.rejected.tsv:1:" in err


def test_the_same_whatever_the_order_of_the_folders(run: Run, past: Path) -> None:
    (past / "more").mkdir()
    for name in ("b.zh.txt", "b.en.txt"):
        (past / "past" / name).rename(past / "more" / name)
    one = run("glossary", "suggest", "past", "more", "--format", "json").stdout
    assert one == run("glossary", "suggest", "more", "past", "--format", "json").stdout
