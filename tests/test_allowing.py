"""Allowances in texts of each kind, in Word files and in the settings."""

from pathlib import Path

import docx
import pytest

from zhengming import engine, settings, termbase
from zhengming.checks import by_name
from zhengming.model import Report

ZH = "罗小兵教授主持了签约仪式。"
WRONG = "Professor Luo Bingxiao presided over the signing ceremony."
RIGHT = WRONG.replace("Bingxiao", "Xiaobing")


def examined(folder: Path, *paths: Path) -> Report:
    (folder / "terms").mkdir(exist_ok=True)
    chosen = settings.load(folder, None, by_name())._replace(root=folder)
    return engine.examine(paths or [folder], chosen, termbase.load([folder / "terms"]))


def found(report: Report) -> list[str]:
    return [finding.check for finding in report.findings]


def test_why_is_told(tmp_path: Path) -> None:
    (tmp_path / "memo.zh.md").write_text(ZH, "utf8")
    (tmp_path / "memo.en.md").write_text(f"<!-- zhengming: allow name-mismatch — the passport -->\n{WRONG}", "utf8")
    report = examined(tmp_path)
    assert [(a.finding.check, a.reason, a.by) for a in report.allowed] == [("name-mismatch", "the passport", "text")]
    assert report.findings == ()


def test_it_reaches_one_block(tmp_path: Path) -> None:
    (tmp_path / "memo.zh.md").write_text(f"{ZH}\n\n罗小兵还参观了实验室。", "utf8")
    wrong = f"<!-- zhengming: allow name-mismatch — the passport -->\n\n{WRONG}\n\nLuo Xiaopin also saw the laboratory."
    (tmp_path / "memo.en.md").write_text(wrong, "utf8")
    report = examined(tmp_path)
    assert [f.marks[0].text for f in report.findings if f.check == "name-mismatch"] == ["Luo Xiaopin"]


def word(path: Path, text: str, comment: str) -> None:
    document = docx.Document()
    document.add_paragraph("The meeting was held in Lingdong." if text.isascii() else "大会在岭东举行。")
    paragraph = document.add_paragraph(text)
    if comment:
        document.add_comment(paragraph.runs, comment, "A. Editor", "AE")
    document.save(str(path))


@pytest.mark.parametrize(
    ("comment", "text", "checks"),
    [
        ("zhengming: allow name-mismatch — the passport", WRONG, []),
        ("zhengming: allow name-mismatch", WRONG, ["allowance-void", "name-mismatch"]),
        ("zhengming: allow name-mismatch — the passport", RIGHT, ["allowance-void"]),
        ("is this right?", WRONG, ["name-mismatch"]),
    ],
)
def test_a_word_comment(tmp_path: Path, comment: str, text: str, checks: list[str]) -> None:
    word(tmp_path / "memo.zh.docx", ZH, "")
    word(tmp_path / "memo.en.docx", text, comment)
    report = examined(tmp_path)
    assert sorted(found(report)) == checks
    for finding in report.findings:
        assert finding.marks[0].segment.place(finding.marks[0].span).line == 2


def test_a_fuzzy_entry_does_not_hand_its_allowance_on(tmp_path: Path) -> None:
    entry = f'msgid "{WRONG}"\nmsgstr "{ZH}"\n'
    header = 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    fuzzy = "# zhengming: allow name-mismatch — the passport\n#, fuzzy\n" + entry.replace("presided", "sat")
    (tmp_path / "messages.zh.po").write_text(header + fuzzy + "\n" + entry, "utf8")
    assert sorted(found(examined(tmp_path))) == ["allowance-void", "name-mismatch"]


def test_the_header_of_a_catalogue_is_about_all_of_it(tmp_path: Path) -> None:
    entry = f'msgid "{WRONG}"\nmsgstr "{ZH}"\n'
    header = 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    said = "# zhengming: allow name-mismatch — the passport\n"
    (tmp_path / "messages.zh.po").write_text(said + header + entry, "utf8")
    assert found(examined(tmp_path)) == []


RULE = '[[allow]]\npath = "{}"\ncheck = "{}"\nreason = "{}"\n'


def ruled(folder: Path, *rule: str, en: str = WRONG) -> Report:
    (folder / "zhengming.toml").write_text(RULE.format(*rule), "utf8")
    (folder / "old").mkdir()
    (folder / "old" / "memo.zh.txt").write_text(ZH, "utf8")
    (folder / "old" / "memo.en.txt").write_text(en, "utf8")
    return examined(folder)


@pytest.mark.parametrize("glob", ["old/**", "old/*.en.txt", "memo.en.txt", "old/memo.zh.txt", "old"])
def test_a_rule_of_the_settings(tmp_path: Path, glob: str) -> None:
    report = ruled(tmp_path, glob, "name-mismatch", "before the archive was opened")
    assert report.findings == ()
    assert [(a.reason, a.by) for a in report.allowed] == [("before the archive was opened", "settings")]


def test_a_rule_of_other_files(tmp_path: Path) -> None:
    report = ruled(tmp_path, "new/**", "name-mismatch", "because")
    assert found(report) == ["name-mismatch", "allowance-void"]
    assert "name-mismatch finds nothing in files that match new/**" in report.findings[1].message


def test_a_rule_without_a_reason(tmp_path: Path) -> None:
    report = ruled(tmp_path, "old/**", "name-mismatch", "")
    assert found(report) == ["name-mismatch", "allowance-void"]
    mark = report.findings[1].marks[0]
    assert mark.segment.path.endswith("zhengming.toml")
    assert mark.segment.place(mark.span).line == 1
    assert "gives no reason" in report.findings[1].message


def test_a_rule_is_judged_only_where_all_of_its_files_are_looked_at(tmp_path: Path) -> None:
    assert found(ruled(tmp_path, "old/**", "name-mismatch", "because", en=RIGHT)) == ["allowance-void"]
    assert found(examined(tmp_path, tmp_path / "old")) == ["allowance-void"]
    assert found(examined(tmp_path, tmp_path / "old" / "memo.zh.txt", tmp_path / "old" / "memo.en.txt")) == []


def test_nothing_allows_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "zhengming.toml").write_text(RULE.format("**", "unreadable", "never mind"), "utf8")
    (tmp_path / "memo.en.md").write_bytes(b"")
    report = examined(tmp_path)
    assert sorted(found(report)) == ["allowance-void", "unreadable"]
    assert engine.status(report, "warning") == 2


def test_a_check_that_is_off_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "zhengming.toml").write_text('[checks]\nname-mismatch = "off"\n', "utf8")
    (tmp_path / "memo.zh.md").write_text(ZH, "utf8")
    (tmp_path / "memo.en.md").write_text(f"<!-- zhengming: allow name-mismatch — so -->\n{WRONG}", "utf8")
    assert found(examined(tmp_path)) == []
