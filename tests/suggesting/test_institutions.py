"""Institutions: the names that repeated use and brackets tell, and what is none."""

from collections.abc import Callable

import pytest

from zhengming.suggesting import Suggestion
from zhengming.suggesting.shortening import shortened
from zhengming.suggesting.wording import Cutter

Found = dict[str, Suggestion]
Mine = Callable[..., Found]


@pytest.mark.parametrize(
    ("zh", "times", "releases", "english", "confidence"),
    [
        (
            [("云溪电力设备有限公司", "full")], 6, 3, [("Yunxi Power Equipment Company", "full", 6)], "high",
        ),
        (
            [("清洁能源研究院", "full"), ("清能院", "short")], 4, 3,
            [("Institute of Clean Energy", "full", 4), ("ICE", "acronym", 2)], "high",
        ),
    ],
)  # fmt: skip
def test_suggested(
    found: Found,
    zh: list[tuple[str, str]],
    times: int,
    releases: int,
    english: list[tuple[str, str, int]],
    confidence: str,
) -> None:
    one = found[zh[0][0]]
    assert (one.kind, one.times, one.releases, one.confidence) == ("institution", times, releases, confidence)
    assert list(one.zh) == zh
    assert [(rendering.text, rendering.form, rendering.times) for rendering in one.renderings] == english


def test_in_the_glossary(found: Found) -> None:
    assert "岭东科技大学" not in found


def lines(*pairs: tuple[str, str]) -> tuple[str, str]:
    """A release with a paragraph a pair."""
    zh, en = ("\n\n".join(side) for side in zip(*pairs, strict=True))
    return f"{zh}\n", f"{en}\n"


def test_the_chinese_gives_the_english_in_brackets(mine: Mine) -> None:
    one = mine(
        lines(
            ("海岳研究中心（Haiyue Research Center，HRC）成立。", "The Haiyue Research Center (HRC) was founded."),
            ("专家参观海岳研究中心。", "Experts visited the Haiyue Research Center."),
        )
    )["海岳研究中心"]
    assert one.confidence == "high"
    assert "brackets" in one.reason
    assert [(r.text, r.form) for r in one.renderings] == [("Haiyue Research Center", "full"), ("HRC", "acronym")]


def test_two_english_names_are_a_question(mine: Mine) -> None:
    one = mine(
        lines(
            ("云溪水务集团捐款。", "Yunxi Water Group made a donation."),
            ("专家访问云溪水务集团。", "Experts visited Yunxi Water Group."),
            ("云溪水务集团表示感谢。", "Yunxi Water Group said thanks."),
            ("会议由云溪水务集团主办。", "The meeting was hosted by Yunxi Water Services Corporation."),
            ("云溪水务集团欢迎来宾。", "Yunxi Water Services Corporation welcomed the guests."),
        )
    )["云溪水务集团"]
    assert one.is_question
    assert [(r.text, r.together) for r in one.choices] == [
        ("Yunxi Water Group", 3),
        ("Yunxi Water Services Corporation", 2),
    ]


def test_limited_companies(mine: Mine) -> None:
    one = mine(
        lines(
            ("海岳电力设备有限公司捐款。", "Haiyue Power Equipment Co., Ltd. made a donation."),
            ("专家访问海岳电力设备有限公司。", "Experts visited Haiyue Power Equipment Co., Ltd. yesterday."),
        )
    )["海岳电力设备有限公司"]
    assert [r.text for r in one.renderings] == ["Haiyue Power Equipment Co., Ltd."]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("岭中科技大学", "岭科大的学生，岭科大的老师", ["岭科大"]),
        ("清洁能源研究院", "清能院成立，清能院发展，清洁能源研究院", ["清能院"]),
        ("清洁能源研究院", "清能院成立", []),
        ("清洁能源研究院", "清洁能源研究院，清洁能源研究院", []),
        ("清洁能源研究院", "清源能院，清源能院", []),
        ("清洁能源研究院", "清洁能力，清洁能力", []),
        ("中国气象局", "中国局部，中国局部", []),
        ("云溪公司", "云公司，云公司", []),
    ],
)
def test_short_forms_in_use(name: str, text: str, expected: list[str]) -> None:
    assert shortened(Cutter(), name, [text]) == expected


def test_a_short_form_in_use_is_part_of_the_suggestion(mine: Mine) -> None:
    one = mine(
        lines(
            ("清洁能源研究院成立。", "The Institute of Clean Energy was founded."),
            ("专家参观清洁能源研究院。", "Experts visited the Institute of Clean Energy."),
            ("清能院很大。", "The institute is large."),
            ("清能院很新。", "The institute is new."),
        )
    )["清洁能源研究院"]
    assert one.zh == (("清洁能源研究院", "full"), ("清能院", "short"))


@pytest.mark.parametrize(
    "pairs",
    [
        [("海岳研究中心成立。", "The Haiyue Research Center was founded.")],
        [("参观学校。", "They visited the school."), ("学校很大。", "The school is large.")],
        [
            ("世界一流大学很多。", "There are many world-class universities."),
            ("世界一流大学。", "World-class universities."),
        ],
        [("海岳研究中心成立。", "It was founded."), ("参观海岳研究中心。", "They visited it.")],
        [("海岳研究中心成立。", "Yunxi Press was founded."), ("参观海岳研究中心。", "They visited Yunxi Press.")],
    ],
)
def test_no_institution(mine: Mine, pairs: list[tuple[str, str]]) -> None:
    assert not any(one.kind == "institution" for one in mine(lines(*pairs)).values())
