"""Catalogues of messages: what is wrong in one message is found, and what only looks so among many is not."""

from pathlib import Path

import pytest

from zhengming import engine, termbase
from zhengming.settings import Settings

HEADER = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n\n'
FILLING = [("Cannot open the file.", "无法打开文件。"), ("The line is too long.", "该行太长。"), ("Exit", "退出")] * 4

WRONG = [
    ("name-mismatch", [("Prof. Luo Guangwen attended the meeting.", "罗文广教授出席会议。")]),
    ("name-mismatch", [("Luo Guangwen", "罗文广")]),
    ("name-mismatch", [("a talk by Luo Wengunag", "罗文广的报告")]),
    ("name-missing", [("The meeting was opened.", "校长罗文广教授主持会议并致辞。")]),
    ("name-missing", [("Professor Luo Wenguang attended the meeting.", "会议已经举行。")]),
    ("title-rank", [("Luo Wenguang, Dean of the school", "该院副院长罗文广")]),
    ("number-differs", [("at most 1,073,741,824 bytes", "最多 107,374,182 字节")]),
    ("date-differs", [("on July 6", "于6月7日")]),
    ("institution-differs", [("Students of Tsinghua College may apply.", "清华大学的学生可以申请。")]),
    ("script-mixed", [("time is up", "時间已到"), ("The user has no right to read it.", "用户没有读取的权限。")]),
    ("untranslated", [("Open 文件", "打开文件")]),
]
SILENT = [
    [("Luo Wenguang", "罗文广")],
    [("Kelantan", "吉兰丹")],
    [("Luo (Kenya and Tanzania)", "卢奥语（肯尼亚和坦桑尼亚）")],
    [("Jujuy", "胡胡伊省"), ("Lugard", "卢加")],
    [("Iranian Rial", "伊朗里亚尔"), ("Qatari Rial", "卡塔尔里亚尔"), ("Omani Rial", "阿曼里亚尔")],
    [("Chiang Rai", "清莱府"), ("Chiang Mai", "清迈府")],
    [("Old Italic (Etruscan, Oscan, etc.)", "古意大利字母（伊特鲁里亚、奥斯坎等）")],
    [("--Long Name--", "--长名--")],
    [("USB keyboard", "USB 键盘"), ("Universal Serial Bus (USB)", "通用串行总线（USB）")],
    [("built with GCC", "用 GCC 编译")],
    [("%d rules are in %s", "在 %2$s 中共有 %1$d 条规则")],
    [("public key not found", "没有公钥")],
]


def found(tmp_path: Path, messages: list[tuple[str, str]]) -> list[str]:
    """The checks that find something graver than a note in a catalogue with these messages among others."""
    path = tmp_path / "zh_CN.po"
    rows = [*FILLING, *messages, *FILLING]
    path.write_text(HEADER + "\n".join(f'msgctxt "{n}"\nmsgid "{a}"\nmsgstr "{b}"\n' for n, (a, b) in enumerate(rows)))
    report = engine.examine([path], Settings(), termbase.load((termbase.shipped(),)))
    assert not report.unreadable
    return [finding.check for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize(("check", "messages"), WRONG, ids=[f"{check}: {each[0][0]}" for check, each in WRONG])
def test_what_is_wrong_in_a_message_is_found(tmp_path: Path, check: str, messages: list[tuple[str, str]]) -> None:
    assert found(tmp_path, messages) == [check]


@pytest.mark.parametrize("messages", SILENT, ids=[each[0][0] for each in SILENT])
def test_what_is_right_is_silent(tmp_path: Path, messages: list[tuple[str, str]]) -> None:
    assert found(tmp_path, messages) == []
