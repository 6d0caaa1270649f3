"""What is wrong with a glossary beyond its form; beside every fault its twin that is none."""

import pytest

from zhengming.keeping.linting import lint
from zhengming.termbase import load, parse, shipped

FAULTS = [
    ("a: {kind: person, zh: 罗文广, en: Luo Guangwen}", '罗文广 reads Luo Wenguang; the English has "Luo Guangwen"'),
    ("a: {kind: title, zh: 副院长, en: Dean}", '"Dean" is no 副院长: "deputy" is lost; expected "Vice Dean"'),
    ("a: {kind: term, zh: 甲乙, en: [{text: Yi, status: preferred}, {text: Xi, status: preferred}]}", 'prefers "Yi"'),
    ("a: {kind: term, zh: 甲乙}", "has no English term, so nothing can be compared; add one under en"),
    ("a: {kind: term, en: Jia}", "has no Chinese term"),
    ("a: {kind: term, zh: 碳中和。, en: Jia}", '"碳中和。" ends in a punctuation mark; take it off'),
    ('a: {kind: term, zh: 碳中和, en: "carbon  neutrality"}', '"carbon  neutrality" has spaces too many'),
    ("a: {kind: term, zh: 網絡, en: network}", '"網絡" is in traditional characters'),
    ("a: {kind: term, zh: 宽带, en: broadband, match: 窄带}", 'is not found in its example "窄带"'),
    ("a: {kind: term, zh: 宽带, en: broadband, no-match: 用宽带上网}", 'is found in "用宽带上网", where it must not'),
    (
        "a: {kind: term, zh: 宽带, en: broadband}\nb: {kind: term, zh: 宽带, en: [broadband, wide band]}",
        '"宽带" and its English are in "a" too; make one of them: zhengming glossary merge a b',
    ),
    ("a: {kind: term, zh: 宽带, en: broadband}\nb: {kind: term, zh: 宽带, en: wide band}", "give both scope to tell"),
    ("a: {kind: person, zh: 马丽, en: Ma Li}\nb: {kind: person, zh: 马丽, en: Li Ma}", "give both roles to tell"),
    ("a: {kind: person, zh: 张伟, en: Zhang Wei}\nb: {kind: person, zh-TW: 張偉, en: Zhang Wei}", "merge a b"),
    ("a: {kind: person, zh: 李雷, en: Han Meimei}", '"Han Meimei" is no reading of 李雷'),
    (
        "a: {kind: term, zh: 宽带, en: broadband}\n"
        "b: {kind: term, zh: [带宽, 宽带], en: [bandwidth, {text: Broadband, status: refused}]}",
        'refuses "Broadband" for 宽带, and "a" allows it; one of them is wrong',
    ),
    (
        "a: {kind: institution, zh: 甲方大学, en: [Jiafang University, JU]}\n"
        "b: {kind: institution, zh: 佳音大学, en: [Jiayin U, JU]}",
        '"JU" is a short form of "a" too and tells nothing',
    ),
]  # fmt: skip

SILENT = [
    "a: {kind: person, zh: 罗文广, en: Luo Wenguang}",
    "a: {kind: person, zh: 罗文广, en: [Luo Wenguang, {text: Luo Guangwen, status: refused}]}",
    "a: {kind: person, zh: 罗文广, en: Luo Guangwen, source: https://example.org/luo}",
    "a: {kind: person, zh: 陈嘉庚, en: Tan Kah Kee, source: https://example.org/tan}",
    "a: {kind: person, zh: 罗小兵, en: Robin Luo}",
    "a: {kind: person, zh: 奥拉夫·朔尔茨, en: Olaf Scholz}",
    "a: {kind: title, zh: 副院长, en: [Vice Dean, Deputy Dean, {text: Dean, status: refused}]}",
    "a: {kind: term, zh: 甲乙, en: [Jia, Yi], en-GB: Xi}",
    "a: {kind: term, zh: 英雄, zh-CN: 英雄, en: hero, en-US: hero}",
    "a: {kind: term, zh: 碳中和, en: carbon neutrality etc.}",
    "a: {kind: term, zh: 网络, zh-Hant: 網路, en: network}",
    "a: {kind: term, zh: 宽带, en: broadband, match: [用宽带上网, A broadband network], no-match: 带宽}",
    "a: {kind: term, zh: 宽带, en: broadband, scope: 网络}\nb: {kind: term, zh: 宽带, en: wide band, scope: 机械}",
    "a: {kind: institution, zh: 甲方大学, en: [Jiafang University, JU]}",
    (
        "a: {kind: person, zh: 马丽, en: Ma Li, roles: [{title: 院长}]}\n"
        "b: {kind: person, zh: 马丽, en: Li Ma, roles: [{title: 校长}]}"
    ),
]


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[case[1][:30] for case in FAULTS])
def test_faults(text: str, message: str) -> None:
    faults = lint(parse(text, "g.yaml"))
    assert [fault for fault in faults if message in fault.message], faults
    assert len(faults) == 1
    assert faults[0].path == "g.yaml"
    assert faults[0].line == text.count("\n") + 1


@pytest.mark.parametrize("text", SILENT)
def test_none(text: str) -> None:
    assert lint(parse(text)) == []


def test_the_shipped_glossary_has_no_error() -> None:
    assert [fault for fault in lint(load([shipped()])) if fault.severity == "error"] == []
