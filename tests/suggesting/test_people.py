"""People: who is suggested, in which form, how sure, and who is not."""

from collections.abc import Callable

import pytest

from zhengming.suggesting import Suggestion

Found = dict[str, Suggestion]
Mine = Callable[..., Found]


@pytest.mark.parametrize(
    ("name", "times", "releases", "english", "confidence"),
    [
        ("罗小兵", 7, 5, {"Luo Xiaobing": 7}, "high"),
        ("应晓桐", 4, 2, {"Ying Xiaotong": 4}, "high"),
        ("林国栋", 4, 2, {"Lin Guodong": 3, "Guodong Lin": 1}, "high"),
        ("托马斯·布兰德", 3, 2, {"Thomas Brandt": 3}, "medium"),
    ],
)
def test_suggested(
    found: Found, name: str, times: int, releases: int, english: dict[str, int], confidence: str
) -> None:
    one = found[name]
    assert (one.kind, one.times, one.releases, one.confidence) == ("person", times, releases, confidence)
    assert {rendering.text: rendering.times for rendering in one.renderings} == english
    assert one.is_question == (len(english) > 1)


@pytest.mark.parametrize("name", ["陈瑞先", "阮青云"])
def test_named_once_or_in_the_glossary(found: Found, name: str) -> None:
    assert name not in found


def test_titles_beside_the_name(found: Found) -> None:
    assert [(title.text, title.times) for title in found["罗小兵"].titles] == [("院长", 3), ("Dean", 3)]


def test_the_places_where_both_stand(found: Found) -> None:
    zh, en = found["应晓桐"].renderings[0].examples[0]
    assert (zh.path.rpartition("/")[2], zh.line, zh.column) == ("2024-04-board.zh.md", 3, 25)
    assert (zh.text[zh.start : zh.end], en.text[en.start : en.end]) == ("应晓桐", "Ying Xiaotong")
    assert en.text.startswith("On April 12")


ZH = "罗小兵会见了来宾。罗小兵表示欢迎。\n"


def test_what_does_not_fit_is_left_out_and_said(mine: Mine) -> None:
    one = mine((ZH, "Luo Xiaobing met the guests. Luo Xiaobin welcomed them.\n"))["罗小兵"]
    assert [rendering.text for rendering in one.renderings] == ["Luo Xiaobing"]
    assert one.confidence == "medium"
    assert '"Luo Xiaobin" once does not fit' in one.reason


def test_one_name_of_two_people_is_said(mine: Mine) -> None:
    one = mine(
        (ZH, "Luo Xiaobing met the guests. Luo Xiaobing welcomed them.\n"),
        ("罗晓兵教授发言。罗晓兵教授说。\n", "Professor Luo Xiaobing spoke. Professor Luo Xiaobing said so.\n"),
    )["罗小兵"]
    assert one.confidence == "medium"
    assert "罗晓兵 is written so too" in one.reason


def test_pinyin_for_somebody_from_abroad_is_doubted(mine: Mine) -> None:
    one = mine(
        (
            "越南总理范明正访问北京。范明正表示感谢。\n",
            "Vietnamese Prime Minister Fan Mingzheng visited Beijing. Fan Mingzheng gave thanks.\n",
        )
    )["范明正"]
    assert one.confidence == "low"


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("罗小兵会见了来宾。\n罗小兵表示欢迎。\n", "The dean met the guests.\nHe welcomed them.\n"),
        ("学校召开会议。学校部署工作。\n", "The university held a meeting. The university arranged its work.\n"),
        (ZH, "Chen Ruixian met the guests. Chen Ruixian welcomed them.\n"),
    ],
)
def test_nobody(mine: Mine, zh: str, en: str) -> None:
    assert not any(one.kind == "person" for one in mine((zh, en)).values())


def test_the_least_number(mine: Mine) -> None:
    once = ("罗小兵发言。\n", "Luo Xiaobing spoke.\n")
    assert "罗小兵" not in mine(once)
    assert "罗小兵" in mine(once, least=1)


def test_rejected_stays_rejected(mine: Mine) -> None:
    english = "Luo Xiaobing met the guests. Xiaobing Luo welcomed them.\n"
    one = mine((ZH, english), rejected={("person", "罗小兵", "Xiaobing Luo")})["罗小兵"]
    assert [rendering.text for rendering in one.renderings] == ["Luo Xiaobing"]
    every = {("person", "罗小兵", "Xiaobing Luo"), ("person", "罗小兵", "Luo Xiaobing")}
    assert "罗小兵" not in mine((ZH, english), rejected=every)
    assert "罗小兵" in mine((ZH, english), rejected={("person", "罗晓兵", "Luo Xiaobing")})
