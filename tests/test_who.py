"""Who is who: the people of a release, their forms, what stands beside their names, how they are known."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zhengming import termbase, who
from zhengming.errors import Problem
from zhengming.settings import Settings
from zhengming.termbase import Termbase
from zhengming.who import Cast, Entry

ZH = """岭东科技大学副校长罗小兵会见了慕尼黑大学教授托马斯·布兰德纳。
罗小兵表示，双方合作前景广阔。记者陈瑞先报道。
教授阮青云、教授李文广出席会议。
罗教授最后致辞。
"""
EN = """Luo Xiaobing, Vice President of Lingdong University of Science and Technology, met Professor Thomas Brandt.
Luo Xiaobin said that the prospects of cooperation were broad. Reporter Chen Ruixian
Professor Ruan Qingyun attended the meeting.
Prof. Luo gave the closing remarks.
"""
TERMS = "lingdong:\n  kind: institution\n  zh: [岭东科技大学]\n  en: [Lingdong University of Science and Technology]\n"

Read = Callable[..., tuple[tuple[Cast, ...], tuple[Problem, ...]]]


@pytest.fixture
def terms(tmp_path: Path) -> Termbase:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "bodies.yaml").write_text(TERMS, "utf8")
    return termbase.load([tmp_path / "terms"])


@pytest.fixture
def read(tmp_path: Path, terms: Termbase) -> Read:
    """Writes files with some texts, by the end of their names, and reads them."""

    def cast(**texts: str) -> tuple[tuple[Cast, ...], tuple[Problem, ...]]:
        for lang, text in texts.items():
            (tmp_path / f"news.{lang}.txt").write_text(text, "utf8")
        paths = [tmp_path / f"news.{lang}.txt" for lang in texts]
        return who.rosters(paths, Settings(tmp_path), terms)

    return cast


def of(casts: tuple[Cast, ...], name: str) -> Entry:
    """The person with a form of this name."""
    (found,) = [p for cast in casts for p in cast.people if name in {seen.text for seen in (*p.zh, *p.en)}]
    return found


def texts(entry: Entry, lang: str) -> list[str]:
    return [seen.text for seen in (entry.zh if lang == "zh" else entry.en)]


def test_a_person_of_both_versions(read: Read) -> None:
    person = of(read(zh=ZH, en=EN)[0], "罗小兵")
    assert [(seen.text, seen.line, seen.column) for seen in person.zh] == [("罗小兵", 1, 10), ("罗小兵", 2, 1)]
    assert [(seen.text, seen.line, seen.note) for seen in person.en] == [
        ("Luo Xiaobing", 1, ""),
        ("Luo Xiaobin", 2, "does not fit"),
    ]
    assert [(seen.text, seen.lang, seen.line) for seen in person.short] == [("罗教授", "zh", 4), ("Luo", "en", 4)]
    assert person.titles == {"zh": ("副校长",), "en": ("Vice President",)}
    assert person.body == {"zh": "岭东科技大学", "en": "Lingdong University of Science and Technology"}
    assert person.how == "by reading"


def test_people_stand_in_the_order_of_their_first_mention(read: Read) -> None:
    (cast,) = read(zh=ZH, en=EN)[0]
    assert [seen[0].text for seen in (person.zh for person in cast.people)] == [
        *("罗小兵", "托马斯·布兰德纳", "陈瑞先", "阮青云", "李文广"),
    ]


def test_a_person_of_the_chinese_only(read: Read) -> None:
    person = of(read(zh=ZH, en=EN)[0], "李文广")
    assert (texts(person, "zh"), person.en, person.how) == (["李文广"], (), "in Chinese only")


def test_a_person_whose_only_english_name_does_not_fit(read: Read) -> None:
    casts, _ = read(zh="罗文广教授出席签约仪式。", en="Professor Luo Guangwen attended the signing ceremony.")
    person = of(casts, "罗文广")
    assert [(seen.text, seen.note) for seen in person.en] == [("Luo Guangwen", "does not fit")]
    assert person.how == "does not fit"


@pytest.mark.parametrize(
    ("zh", "en", "how"),
    [
        ("罗文广教授说。", "Professor Luo Wenguang spoke.", "by reading"),
        ("香港大学教授叶德安说。", "Professor Yip Tak-on of Hong Kong spoke.", "by another romanisation"),
        ("总统马克龙说。", "President Macron spoke.", "by sound"),
        ("法国总统埃马纽埃尔·马克龙说。", "President Emmanuel Macron of France spoke.", "by sound"),
    ],
)
def test_how_a_pair_is_known(read: Read, zh: str, en: str, how: str) -> None:
    (cast,) = read(zh=zh, en=en)[0]
    assert [(len(person.zh), len(person.en), person.how) for person in cast.people] == [(1, 1, how)]


def test_a_person_of_the_glossary(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "people.yaml").write_text(
        "chan:\n  kind: person\n  zh: [陈大文]\n  en: [David Chan]\n", "utf8"
    )
    (tmp_path / "a.zh.txt").write_text("陈大文教授说。", "utf8")
    (tmp_path / "a.en.txt").write_text("Professor David Chan spoke.", "utf8")
    casts, _ = who.rosters(
        [tmp_path / "a.zh.txt", tmp_path / "a.en.txt"], Settings(tmp_path), termbase.load([tmp_path / "terms"])
    )
    person = of(casts, "陈大文")
    assert (texts(person, "en"), person.how) == (["David Chan"], "by glossary")


def test_a_product_and_a_place_are_nobody(read: Read) -> None:
    casts, _ = read(zh="云汐发布新品。马拉维报告了病例。", en="Yunxi released a product. Malawi reported cases.")
    assert casts[0].people == ()


def test_chinese_alone(read: Read) -> None:
    (cast,), problems = read(zh="岭东科技大学教授罗小兵主持会谈。卢卡斯·魏德曼教授致辞。罗教授说，魏德曼表示赞同。")
    people = {person.zh[0].text: person for person in cast.people}
    assert cast.alone
    assert list(people) == ["罗小兵", "卢卡斯·魏德曼"]
    assert [seen.text for seen in people["罗小兵"].short] == ["罗教授"]
    assert [seen.text for seen in people["卢卡斯·魏德曼"].short] == ["魏德曼"]
    assert people["罗小兵"].body == {"zh": "岭东科技大学", "en": ""}
    assert [person.how for person in cast.people] == ["", ""]
    assert problems == ()


def test_english_alone(read: Read) -> None:
    text = (
        "Professor Pan Zhenyu of Lingdong University of Science and Technology met Dr Sarah Whitfield in the "
        "Internship Base. Zhenyu Pan thanked Whitfield. Prof. Pan left. The Student Union signed. Dynamic DNS was "
        "explained."
    )
    ((cast,), _) = read(en=text)
    first, second = cast.people
    assert (texts(first, "en"), [s.text for s in first.short]) == (["Pan Zhenyu", "Zhenyu Pan"], ["Pan"])
    assert (first.titles["en"], first.body["en"]) == (
        ("Professor",),
        "Lingdong University of Science and Technology",
    )
    assert (texts(second, "en"), [s.text for s in second.short]) == (["Sarah Whitfield"], ["Whitfield"])


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Lingdong University of Science and Technology President Luo Xiaobing spoke.", True),
        ("Luo Xiaobing of the School of Energy, Lingdong University of Science and Technology, spoke.", True),
        ("Luo Xiaobing, a student at Lingdong University of Science and Technology, spoke.", True),
        ("The president of Lingdong University of Science and Technology, Luo Xiaobing, spoke.", True),
        ("Luo Xiaobing visited Lingdong University of Science and Technology.", False),
        ("At Lingdong University of Science and Technology, Luo Xiaobing spoke.", False),
        ("Chen Ruixian of Lingdong University of Science and Technology and Luo Xiaobing spoke.", False),
    ],
)
def test_a_body_is_that_of_the_person(read: Read, text: str, body: bool) -> None:
    casts, _ = read(en=text)
    assert bool(of(casts, "Luo Xiaobing").body["en"]) is body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("岭东科技大学校长罗小兵说。", True),
        ("岭东科技大学能源学院院长、教授罗小兵说。", True),
        ("岭东科技大学学生罗小兵说。", True),
        ("在岭东科技大学，校长罗小兵说。", False),
        ("岭东科技大学校长陈瑞先会见教授罗小兵。", False),
        ("校长罗小兵访问了岭东科技大学。", False),
    ],
)
def test_a_body_before_a_chinese_name(read: Read, text: str, body: bool) -> None:
    casts, _ = read(zh=text)
    assert bool(of(casts, "罗小兵").body["zh"]) is body


def test_a_title_behind_one_name_is_not_that_of_the_next(read: Read) -> None:
    casts, _ = read(en="It is led by Luo Xiaobing, senior engineer at the works, and Professor Chen Ruixian.")
    assert of(casts, "Luo Xiaobing").titles["en"] == ("senior engineer",)
    assert of(casts, "Chen Ruixian").titles["en"] == ("Professor",)


def test_what_cannot_be_read(tmp_path: Path, terms: Termbase) -> None:
    casts, problems = who.rosters([tmp_path / "none.txt"], Settings(tmp_path), terms)
    assert casts == ()
    assert [problem.message for problem in problems] == ["no such file or folder"]


def test_files_may_come_in_any_order(tmp_path: Path, terms: Termbase) -> None:
    (tmp_path / "a.zh.txt").write_text(ZH, "utf8")
    (tmp_path / "a.en.txt").write_text(EN, "utf8")
    paths = [tmp_path / "a.zh.txt", tmp_path / "a.en.txt"]
    assert who.rosters(paths, Settings(tmp_path), terms) == who.rosters(paths[::-1], Settings(tmp_path), terms)
