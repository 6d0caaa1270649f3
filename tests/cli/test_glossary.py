"""`zhengming glossary` as people use it."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from zhengming.cli.glossary import COMMANDS
from zhengming.termbase import parse
from zhengming.termbase.store import Change, change

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(run: Run) -> Say:
    """Runs a glossary command; its status, and all that it says."""

    def glossary(*arguments: str, **environment: str) -> tuple[int, str]:
        done = run("glossary", *arguments, **environment)
        return done.returncode, (done.stdout + done.stderr).decode()

    return glossary


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, say: Say) -> None:
    status, text = say(name, "--help")
    assert status == 0
    assert f"zhengming glossary {name}" in text
    assert "Example" in text or name == "merge-driver"


def test_the_help_lists_them_all(say: Say) -> None:
    status, text = say("--help")
    assert status == 0
    assert all(f"  {name} " in text for name in COMMANDS)


ADDED = [
    (["罗文广"], "people.yaml", "luo-wenguang:\n  kind: person\n  zh: 罗文广\n  en: Luo Wenguang\n"),
    (["欧阳修远"], "people.yaml", "ouyang-xiuyuan:\n  kind: person\n  zh: 欧阳修远\n  en: Ouyang Xiuyuan\n"),
    (
        ["罗文广", "--title", "院长", "--body", "中欧学院", "--from", "2024-03"],
        "people.yaml",
        "  roles: [{title: 院长, body: 中欧学院, from: 2024-03}]\n",
    ),
    (["碳中和", "carbon neutrality", "--kind", "term"], "terms.yaml", "carbon-neutrality:\n  kind: term\n"),
    (
        ["示例光电实验室", "Example Laboratory", "EL", "--short", "光电室", "--kind", "institution", "--id", "el"],
        "institutions.yaml",
        "el:\n  kind: institution\n  zh: [示例光电实验室, {text: 光电室, form: short}]\n  en: [Example Laboratory, ",
    ),
    (["曾乐", "Zeng Yue"], "people.yaml", "zeng-yue:"),
    (["罗小兵", "Robin Luo", "--sure"], "people.yaml", "  en: Robin Luo\n"),
    (["陈嘉庚", "Tan Kah Kee", "--sure"], "people.yaml", "  source: as told by who keeps it\n"),
    (["北京大学", "Peking University", "--kind", "institution"], "institutions.yaml", "peking-university:"),
    (["副院长", "Dean", "--kind", "title", "--source", "https://a.org"], "titles.yaml", "dean:"),
]


@pytest.mark.parametrize(("arguments", "file", "text"), ADDED, ids=[case[0][0] for case in ADDED])
def test_add(arguments: list[str], file: str, text: str, say: Say, here: Path) -> None:
    status, said = say("add", *arguments)
    assert status == 0, said
    assert said.startswith(f"added to terms/{file}\n")
    assert text in said
    assert text in (here / "terms" / file).read_text("utf8")


ASKED = [
    (["曾乐"], "what is 曾乐 in English? it can be read in more than one way: Zeng Le, Zeng Yue; give it as one more"),
    (["碳中和"], "what is 碳中和? person, title, institution, term, place, product; give --kind"),
    (["教授"], "what is 教授? person, title"),
    (["高端"], "what is 高端? person, title"),
    (["碳中和", "--kind", "term"], "what is 碳中和 in English? give it as one more term"),
    (["Dean", "--kind", "title"], "what is Dean in Chinese? give it as one more term"),
    (["罗文广", "Luo Guangwen"], '罗文广 reads Luo Wenguang; the English has "Luo Guangwen"'),
    (["李雷", "Han Meimei"], '"Han Meimei" is no reading of 李雷'),
    (["副院长", "Dean", "--kind", "title"], '"Dean" is no 副院长: "deputy" is lost; expected "Vice Dean"; if'),
    (
        ["北京大学", "Beijing University", "--kind", "institution"],
        '"Beijing University" is refused for 北京大学 by the shipped glossary; expected "Peking University"',
    ),
    (["罗文广", "--body", "x"], "--body, --from and --to are about an office; say which with --title"),
    (["罗文广", "--title", "院长", "--from", "soon"], '--from "soon" is no date; write 2024, 2024-07 or 2024-07-06'),
    (["罗文广", "--parent", "nobody"], 'entry "luo-wenguang": its parent "nobody" is no known id'),
    (["罗文广", "--id", "../x"], '"../x" is no id; an id is lower-case letters, digits and single hyphens'),
    (["。"], '"。" is no term: it has no letter and no Chinese character'),
    (["罗文广", "--glossary", "shipped"], "the shipped glossary is not changed"),
]


@pytest.mark.parametrize(("arguments", "message"), ASKED, ids=[" ".join(case[0]) for case in ASKED])
def test_what_cannot_be_known_is_asked_and_nothing_written(
    arguments: list[str], message: str, say: Say, here: Path
) -> None:
    status, said = say("add", *arguments)
    assert (status, message in said) == (2, True), said
    assert not list((here / "terms").iterdir())


def test_a_person_is_added_once(say: Say) -> None:
    assert say("add", "罗文广")[0] == 0
    status, said = say("add", "罗文广")
    assert status == 2
    assert '"罗文广" is in the entry "luo-wenguang" already, terms/people.yaml:1; change it with' in said
    assert say("add", "罗文光")[1].splitlines()[1] == "luo-wenguang-2:"


ENTRIES = """\
icare: {kind: institution, zh: 中欧学院, en: ICARE}
luo-wenguang: {kind: person, zh: 罗文广, en: Luo Wenguang, roles: [{title: 院长, body: icare}]}
ma-li: {kind: person, zh: 马丽, en: Ma Li}
wang-xiaoming: {kind: person, zh: 王晓明, en: Wang Xiaoming}
"""


@pytest.fixture
def filled(say: Say, here: Path) -> Say:
    change(here / "terms", [Change(None, concept) for concept in parse(ENTRIES).concepts.values()])
    return say


FOUND = [
    ("文广", "in it  luo-wenguang"), ("罗文广", "the same  luo-wenguang"), ("luo wenguang", "the same  luo-wenguang"),
    ("luowenguang", "pinyin  luo-wenguang"), ("lwg", "initials  luo-wenguang"), ("icare", "the same  icare"),
    ("Wang Xiaomin", "in it  wang-xiaoming"), ("Wang Xioaming", "nearly  wang-xiaoming"), ("羅文廣", "the same  luo-"),
    ("wenguang", "in it  luo-wenguang"), ("zhongou", "pinyin in it  icare"), ("王小明", "nearly  wang-xiaoming"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "line"), FOUND)
def test_find(asked: str, line: str, filled: Say) -> None:
    status, said = filled("find", asked)
    assert status == 0
    assert said.splitlines()[0].startswith(line), said


@pytest.mark.parametrize("asked", ["xyz", "张伟强", "lsg", "Quarterly"])
def test_find_nothing(asked: str, filled: Say) -> None:
    assert filled("find", asked) == (1, f'terms has nothing like "{asked}"\n')


def test_list_and_show(filled: Say) -> None:
    lines = filled("list")[1].splitlines()
    assert [line.split()[0] for line in lines] == ["icare", "luo-wenguang", "ma-li", "wang-xiaoming"]
    assert filled("list", "--kind", "title") == (0, "")
    entries = json.loads(filled("list", "--kind", "person", "--format", "json")[1])
    assert entries[0]["roles"] == [{"title": "院长", "body": "icare"}]
    assert filled("show", "icare")[1].endswith("\nis in a role of luo-wenguang\n")
    assert filled("show", "罗文广")[1].startswith("terms/people.yaml:1\nluo-wenguang:\n")


def test_rename_changes_what_names_it(filled: Say) -> None:
    assert filled("rename", "icare", "icare-wuhan") == (0, 'renamed "icare" to "icare-wuhan", also in luo-wenguang\n')
    assert "body: icare-wuhan" in filled("show", "luo-wenguang")[1]
    status, said = filled("rename", "ma-li", "icare-wuhan")
    assert status == 2
    assert 'the id "icare-wuhan" is taken, in terms/institutions.yaml, line 1; choose another' in said


def test_merge(filled: Say) -> None:
    filled("add", "罗文光", "--note", "as in older releases")
    status, said = filled("merge", "luo-wenguang", "ma-li")
    assert (status, "have no term in common; if they are one, say --sure" in said) == (2, True)
    status, said = filled("merge", "luo-wenguang", "luo-wenguang-2")
    assert status == 0
    assert "  zh: [罗文广, 罗文光]\n  en: Luo Wenguang\n  note: as in older releases\n  roles: [" in said
    assert 'has no entry "luo-wenguang-2"' in filled("show", "luo-wenguang-2")[1]
    assert "only entries of one kind can be merged" in filled("merge", "luo-wenguang", "icare", "--sure")[1]


def test_remove(filled: Say) -> None:
    status, said = filled("remove", "icare")
    assert status == 2
    assert 'people.yaml:5: "icare" would go, and is named here; change this first' in said
    entry = "ma-li:\n  kind: person\n  zh: 马丽\n  en: Ma Li\n"
    assert filled("remove", "ma-li") == (0, f"removed from terms/people.yaml\n{entry}")
    status, said = filled("remove", "ma-lii")
    assert (status, said) == (2, 'terms has no entry "ma-lii"; look with zhengming glossary find\n')


def test_edit_stores_what_is_sound_and_keeps_what_is_not(filled: Say, here: Path) -> None:
    path = here / "terms/people.yaml"
    assert filled("edit", "ma-li", EDITOR="true") == (0, "nothing changed\n")
    before = path.read_text("utf8")
    status, said = filled("edit", "ma-li", EDITOR="sed -i 's/kind: person/kind: person # of ours/'")
    assert status == 0
    assert path.read_text("utf8") == before.replace("ma-li:\n  kind: person\n", "ma-li:\n  kind: person # of ours\n")
    status, said = filled("edit", "ma-li", EDITOR="sed -i s/kind/kin/")
    assert status == 2
    assert 'unknown field "kin"; did you mean "kind"?' in said
    draft = said.rstrip().rpartition(" is in ")[2]
    assert "  kin: person # of ours" in Path(draft).read_text("utf8")
    os.unlink(draft)
    status, said = filled("edit", "luo-wenguang", EDITOR="sed -i 's/Luo Wenguang/Luo Guangwen/'")
    assert (status, 'the English has "Luo Guangwen"' in said) == (2, True)
    os.unlink(said.rstrip().rpartition(" is in ")[2])
    status, said = filled("edit", "luo-wenguang", EDITOR="sed -i d")
    assert (status, "the entry is gone; to take it out use zhengming glossary remove" in said) == (2, True)
    os.unlink(said.rstrip().rpartition(" is in ")[2])
    status, said = filled("edit", "icare", EDITOR="sed -i s/^icare:/ic:/")
    assert status == 0
    assert "body: ic" in path.read_text("utf8")
    status, said = filled("edit", "ma-li", EDITOR="/nowhere/editor")
    assert status == 2
    assert 'the editor "/nowhere/editor" cannot be started: No such file or directory; set EDITOR to another' in said


def test_an_edit_meets_another_one(filled: Say, here: Path) -> None:
    other = f"sed -i s/马丽/马莉/ {here / 'terms/people.yaml'}"
    script = here / "editor.sh"
    script.write_text(f'#!/bin/sh\n{other}\necho "  note: mine" >> "$1"\n')
    script.chmod(0o755)
    status, said = filled("edit", "ma-li", EDITOR=str(script))
    assert status == 2
    assert 'entry "ma-li": it has been changed by somebody else since this change began; look at it again' in said
    draft = said.rstrip().rpartition(" is in ")[2]
    assert "note: mine" in Path(draft).read_text("utf8")
    os.unlink(draft)


def test_lint_and_format_and_stats(filled: Say, here: Path) -> None:
    assert filled("lint") == (0, "4 entries, 0 faults\n")
    path = here / "terms/more.yaml"
    text = "z:\n  en: Dean\n  kind: title  # wrong\n  zh: 副院长\n\na: {kind: term, zh: 甲, en: Jia}\n"
    path.write_text(text, "utf8")
    status, said = filled("lint")
    assert status == 1
    assert 'terms/more.yaml:1: error: entry "z": "Dean" is no 副院长: "deputy" is lost; expected "Vice Dean"' in said
    assert filled("format", "--check") == (1, "is not in the canonical form: terms/more.yaml\n")
    assert filled("format") == (0, "written: terms/more.yaml\n")
    assert path.read_text("utf8") == (
        "a:\n  kind: term\n  zh: 甲\n  en: Jia\n\nz:\n  kind: title  # wrong\n  zh: 副院长\n  en: Dean\n"
    )
    assert filled("format") == (0, "all files are in the canonical form\n")
    counted = json.loads(filled("stats", "--format", "json")[1])
    assert counted["entries"] == {"all": 6, "person": 3, "institution": 1, "title": 1, "term": 1}


def test_a_folder_that_is_not_there_or_not_named(say: Say, here: Path) -> None:
    for command in (["list"], ["lint"], ["show", "x"], ["find", "x"], ["format"], ["stats"]):
        status, said = say(*command, "--glossary", "nowhere")
        assert (status, "nowhere: no such folder; a glossary is a folder of .yaml files" in said) == (2, True), command
    (here / "zhengming.toml").write_text("", "utf8")
    status, said = say("add", "罗文广")
    assert (status, said) == (
        2,
        'no glossary is named; give --glossary FOLDER, or in zhengming.toml: glossaries = ["glossary"]\n',
    )


BROKEN = {
    "printf 'ma-li:\\n  kind: person\\n  zh: \\377\\n' >": r"\.yaml: not UTF-8: byte 28 is 0xFF; nothing is stored",
    "rm": r"\.yaml: cannot be read any more: no such file or directory; nothing is stored",
    "echo ... >>": "not valid YAML: did not find expected <document start>",
    "sed -i 1i---": "a second YAML document; a glossary file holds one",
    ": >": "the entry is gone; to take it out use",
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_an_editor_leaves_is_stored_only_where_the_file_stays_one(what: str, filled: Say, here: Path) -> None:
    was = (here / "terms/people.yaml").read_bytes()
    script = here / "editor.sh"
    script.write_text(f'#!/bin/sh\n{what} "$1"\n', "utf8")
    script.chmod(0o755)
    status, said = filled("edit", "ma-li", EDITOR=str(script))
    assert status == 2
    assert re.search(BROKEN[what], said)
    assert (here / "terms/people.yaml").read_bytes() == was


def test_an_editor_that_is_no_command(filled: Say) -> None:
    status, said = filled("edit", "ma-li", EDITOR="na'no")
    assert (status, said) == (2, 'EDITOR is "na\'no", which is no command: no closing quotation\n')


def test_comments_of_an_edit_stay(filled: Say, here: Path) -> None:
    script = here / "editor.sh"
    script.write_text('#!/bin/sh\nsed -i "1i# above" "$1"; echo "# below" >> "$1"\n', "utf8")
    script.chmod(0o755)
    status, _ = filled("edit", "ma-li", EDITOR=str(script))
    text = (here / "terms/people.yaml").read_text("utf8")
    assert status == 0
    assert "# above\nma-li:\n" in text
    assert "  # below\n" in text


def test_an_entry_may_name_those_of_the_other_folders_of_the_settings(say: Say, here: Path) -> None:
    (here / "zhengming.toml").write_text('glossaries = ["shipped", "terms"]\n', "utf8")
    added = ("add", "示例光电中心", "Example Centre for Optoelectronics", "--kind", "institution", "--parent")
    assert say(*added, "huazhong")[0] == 2
    status, said = say(*added, "hust", "--id", "example-centre")
    assert status == 0, said
    assert say("list") == (0, "example-centre  institution  示例光电中心 · Example Centre for Optoelectronics\n")
    assert say("lint")[0] == 0
    assert say("format", "--check")[0] == 0
    assert say("remove", "example-centre")[0] == 0
    status, said = say("add", "示例院长", "Example Dean", "--kind", "title", "--id", "hust")
    assert status == 0
    assert '"hust" is an id of ' in said
    assert "too; of the two, the entry of the later folder counts" in said


def test_what_a_terminal_would_obey_is_shown(say: Say, here: Path) -> None:
    (here / "terms").mkdir(exist_ok=True)
    (here / "terms/terms.yaml").write_text('a:\n  kind: term\n  zh: "甲\\x1b[31m"\n  en: "A\\nB"\n', "utf8")
    assert say("list") == (0, "a  term  甲␛[31m · A B\n")
    assert say("add", "乙", "two\nlines\tmore", "--kind", "term")[0] == 0
    assert "two lines more" in say("list")[1]


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_export_to_standard_output(name: str, say: Say, here: Path) -> None:
    assert say("add", "甲乙", "first thing", "--kind", "term")[0] == 0
    assert say("export", name, "--format", "csv") == (0, "id,kind,zh,en\nfirst-thing,term,甲乙,first thing\n")
    assert not (here / "-").exists()
