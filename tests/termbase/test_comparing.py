"""What has become of the entries of a glossary: a table of changes, and what is none."""

import pytest

from zhengming.termbase import parse
from zhengming.termbase.comparing import Change, compared

LUO = "luo:\n  kind: person\n  zh: 罗文广\n  en: Luo Wenguang\n  note: physics\n"
JIA = "jia:\n  kind: institution\n  zh: [甲大学, {text: 甲大, form: short}]\n  en: [Jia University, JU]\n"


def told(change: Change) -> list[str]:
    was = f" was {change.old.id}" if change.what == "renamed" and change.old else ""
    lines = [f"{change.what} {change.concept.id}{was}"]
    for name, added, removed, edited in change.differences:
        said = [*(f"+{text}" for text in added), *(f"-{text}" for text in removed), *edited]
        lines.append(f"{name}: {'; '.join(said)}")
    return lines


def compare(old: str, new: str) -> list[list[str]]:
    return [told(change) for change in compared(parse(old).concepts, parse(new).concepts)]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", LUO, ["added luo"]),
        (LUO, "", ["removed luo"]),
        (LUO, LUO.replace("luo:", "luo-1:"), ["renamed luo-1 was luo"]),
        (
            LUO,
            LUO.replace("luo:", "luo-1:").replace("physics", "optics"),
            ["renamed luo-1 was luo", 'note: "optics", was "physics"'],
        ),
        (
            LUO,
            LUO.replace("Luo Wenguang", "[Lo Wenguang, Low]"),
            ["changed luo", "en: +Lo Wenguang (preferred); +Low (admitted); -Luo Wenguang"],
        ),
        (LUO, LUO.replace("  note: physics\n", ""), ["changed luo", "note: -physics"]),
        (LUO, LUO + "  known: yes\n", ["changed luo", "known: +yes"]),
        (LUO, LUO.replace("person", "term"), ["changed luo", 'kind: "term", was "person"']),
        (LUO, LUO + '  definition: "a: b"\n', ["changed luo", "definition: +a: b"]),
        (
            JIA,
            JIA.replace("form: short", "form: acronym, status: refused, from: 2018"),
            ["changed jia", "zh: 甲大: acronym, was short; refused, was admitted; from 2018"],
        ),
        (JIA, JIA.replace("[甲大学, {text: 甲大, form: short}]", "甲大学"), ["changed jia", "zh: -甲大"]),
        (
            JIA,
            JIA.replace("JU]", "JU, {text: JiaU, form: short, to: 2019}]"),
            ["changed jia", "en: +JiaU (admitted, short, to 2019)"],
        ),
        (
            JIA,
            JIA.replace("[Jia University, JU]", "[JU, Jia University]"),
            ["changed jia", "en: JU: preferred, was admitted; Jia University: admitted, was preferred"],
        ),
        (
            JIA.replace("JU]", "JU, Jia U]"),
            JIA.replace("JU]", "Jia U, JU]"),
            ["changed jia", "en: in another order"],
        ),
        (
            LUO + "  roles: [{title: 院长, body: 甲大学, from: 2019}]\n",
            LUO + "  roles: [{title: 院长, body: 甲大学, from: 2019, to: 2023-06}, {title: 校长, from: 2023-06}]\n",
            ["changed luo", "roles: +校长 from 2023-06; 院长, 甲大学 from 2019: to 2023-06"],
        ),
        (
            LUO + "  roles: [{title: 院长, to: 2019}]\n",
            LUO + "  roles: [{title: 院长}]\n",
            ["changed luo", "roles: 院长: no longer to 2019"],
        ),
        (LUO + "  scope: 网络\n", LUO + "  scope: [network]\n", ["changed luo", "scope: +network; -网络"]),
    ],
)
def test_a_change(old: str, new: str, wanted: list[str]) -> None:
    assert compare(old, new) == [wanted]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        (LUO, LUO),
        (LUO, "# a comment\n" + LUO.replace("physics", '"physics"')),
        (LUO, "luo:\n  note: physics\n  en: [Luo Wenguang]\n  zh: 罗文广\n  kind: person\n"),
        (LUO + JIA, JIA + LUO),
        (LUO, LUO + "  known: no\n"),
    ],
)
def test_no_change(old: str, new: str) -> None:
    assert compare(old, new) == []


def test_entries_with_the_same_terms_are_not_taken_for_renamed() -> None:
    old = LUO + LUO.replace("luo:", "luo-1:")
    assert compare(old, LUO.replace("luo:", "luo-2:")) == [["removed luo"], ["removed luo-1"], ["added luo-2"]]


def test_changes_stand_by_id() -> None:
    assert compare(LUO, JIA) == [["added jia"], ["removed luo"]]
