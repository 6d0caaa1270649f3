"""Terms and titles: what stands together in passages that render each other, and what must never be suggested."""

from collections.abc import Callable
from math import isclose
from pathlib import Path

import pytest

from tests.suggesting.conftest import HERE, suggested
from zhengming.suggesting import Suggestion
from zhengming.suggesting.association import Link, surprise

Found = dict[str, Suggestion]
Mine = Callable[..., Found]


@pytest.mark.parametrize(
    ("name", "kind", "times", "releases", "english", "confidence"),
    [
        ("校董会", "term", 8, 5, {"Board of Trustees": 6, "Board of Regents": 2}, "high"),
        ("绿色氢能", "term", 6, 4, {"green hydrogen": 6}, "high"),
        ("院长", "title", 3, 3, {"Dean": 3}, "medium"),
        ("首席科学家", "title", 2, 2, {"Chief Scientist": 2}, "medium"),
    ],
)
def test_suggested(
    found: Found, name: str, kind: str, times: int, releases: int, english: dict[str, int], confidence: str
) -> None:
    one = found[name]
    assert (one.kind, one.times, one.releases, one.confidence) == (kind, times, releases, confidence)
    assert {rendering.text: rendering.together for rendering in one.renderings} == english
    assert one.is_question == (len(english) > 1)


@pytest.mark.parametrize("name", ["我们", "碳捕集", "合作", "学生", "学校", "会议", "表示"])
def test_everyday_words_and_what_the_glossary_has(found: Found, name: str) -> None:
    assert not any(name == form for one in found.values() for form, _ in one.zh)


def test_what_may_be_chance_is_said(found: Found) -> None:
    assert (found["毕业典礼"].confidence, found["毕业典礼"].renderings[0].text) == ("low", "graduation ceremony")
    assert "chance" in found["毕业典礼"].reason


def test_a_body_is_no_term_as_well(found: Found) -> None:
    assert [one.kind for one in found.values() if "云溪" in one.name] == ["institution"]


def lines(*pairs: tuple[str, str]) -> tuple[str, str]:
    """A release with a paragraph a pair."""
    zh, en = ("\n\n".join(side) for side in zip(*pairs, strict=True))
    return f"{zh}\n", f"{en}\n"


WE = [
    ("我们访问了河边的村庄。", "We visited villages by the river."),
    ("我们在山上种树。", "We planted trees on the hill."),
    ("我们听见鸟鸣。", "We heard birds sing."),
    ("我们晚上回家。", "We went home in the evening."),
    ("我们早上出门。", "We left in the morning."),
    ("我们骑车过桥。", "We rode over the bridge."),
    ("我们买了苹果。", "We bought apples."),
    ("我们看了星星。", "We looked at the stars."),
    ("我们写了信。", "We wrote letters."),
    ("我们唱了歌。", "We sang songs."),
]


def test_pronouns_never(mine: Mine) -> None:
    assert mine(lines(*WE)) == {}


def test_two_that_always_stand_together_are_left_out(mine: Mine) -> None:
    """Nothing tells which of two English phrases renders which of two Chinese ones."""
    found = mine(
        lines(
            ("海岳光谱和云溪彗星。", "Alpha spectra beside beta comets."),
            ("海岳光谱和云溪彗星很远。", "Alpha spectra beside beta comets were far."),
            ("海岳光谱和云溪彗星很近。", "Alpha spectra beside beta comets were near."),
            *WE,
        )
    )
    assert found == {}


def test_the_whole_term_and_no_part_of_it(mine: Mine) -> None:
    found = mine(
        lines(
            ("学者讨论量子纠错。", "Scholars talked about quantum error correction."),
            ("量子纠错很难。", "Quantum error correction is hard."),
            ("报告说到量子纠错。", "The text was on quantum error correction."),
            ("量子纠错的书。", "A book on quantum error correction."),
            *WE,
        )
    )
    assert {name: one.renderings[0].text for name, one in found.items()} == {"量子纠错": "quantum error correction"}
    assert found["量子纠错"].confidence == "medium"


def test_the_shipped_words_make_two_passages_enough(mine: Mine) -> None:
    """What the entries of a glossary have in common is known: 教育 is education."""
    glossary = "\n".join(
        f"e{n}:\n  kind: institution\n  zh: {zh}\n  en: {en}"
        for n, (zh, en) in enumerate(
            [("海岳教育学会", "Haiyue Society of Education"), ("云溪教育协会", "Yunxi Education Union")]
        )
    )
    pairs = lines(
        ("谈谈美学教育。", "On aesthetic education."), ("美学教育的书。", "A book of aesthetic education."), *WE
    )
    assert mine(pairs)["美学教育"].confidence == "low"
    assert mine(pairs, glossary=glossary)["美学教育"].confidence == "medium"


def test_a_known_title_lacks_the_english(mine: Mine) -> None:
    glossary = "dean:\n  kind: title\n  zh: 院长\n  en: Director\n"
    pairs = lines(
        ("院长罗小兵发言。", "Dean Luo Xiaobing spoke."),
        ("院长应晓桐发言。", "Dean Ying Xiaotong spoke."),
        ("院长罗小兵说话。", "Director Luo Xiaobing talked."),
    )
    one = mine(pairs, glossary=glossary)["院长"]
    assert (one.known, one.confidence, [r.text for r in one.renderings]) == ("dean", "high", ["Dean"])
    assert "院长" not in mine(pairs, glossary=glossary.replace("Director", "[Director, Dean]"))


BOARD = "board:\n  kind: term\n  zh: 校董会\n  en: Board of Trustees\n"


def test_a_known_term_lacks_the_english(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(BOARD, "utf8")
    one = suggested(HERE / "releases", tmp_path)["校董会"]
    assert (one.known, one.kind, one.times) == ("board", "term", 2)
    assert [rendering.text for rendering in one.renderings] == ["Board of Regents"]
    assert "without the English of the glossary" in one.reason
    (tmp_path / "house.yaml").write_text(
        BOARD.replace("Board of Trustees", "[Board of Trustees, Board of Regents]"), "utf8"
    )
    assert "校董会" not in suggested(HERE / "releases", tmp_path)


@pytest.mark.parametrize("more", [("blue birth certificate", "red birth paper", "old birth record", "new birth book")])
def test_a_word_that_always_goes_on_is_no_term(mine: Mine, more: tuple[str, ...]) -> None:
    starts = ["On the table is a", "They ask for the", "There is no", "Yesterday they saw a"]
    zh = ["桌上有报生纸。", "他们要报生纸。", "那里没有报生纸。", "昨天看见报生纸。"]
    assert (
        mine(lines(*[(one, f"{start} {each}.") for one, start, each in zip(zh, starts, more, strict=True)], *WE)) == {}
    )


def test_latin_words_are_their_own_counterpart(mine: Mine) -> None:
    assert mine(lines(*(("云溪平台的 iFoo 软件。", "The software iFoo was there.") for _ in range(5)), *WE)) == {}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("量子纠错", "to correct"),
        ("量子纠错", "was solved"),
        ("量子纠错", "very often"),
        ("量子纠错", "it"),
        ("因此", "quantum error correction"),
        ("学习", "quantum error correction"),
        ("一起", "quantum error correction"),
    ],
)
def test_no_term(mine: Mine, zh: str, en: str) -> None:
    pairs = [(f"{before}{zh}。", f"{start} {en}.") for before, start in ABOUT]
    assert mine(lines(*pairs, *WE)) == {}


ABOUT = [
    ("桌上有", "On the table"), ("他们要", "They ask for"), ("请看", "Please"), ("那里没有", "There is no"),
    ("昨天说了", "Yesterday they said"),
]  # fmt: skip


def test_the_order_of_the_files_does_not_matter(mine: Mine) -> None:
    one, other = lines(*WE, ("量子纠错很难。", "Quantum error correction is hard.")), lines(*WE)
    assert mine(one, other, one) == mine(one, other, one)


def test_how_surprising_it_is() -> None:
    """The figures of a 2 by 2 table worked out by hand: all of it on the diagonal, and independence."""
    assert isclose(surprise(10, 10, 10, 20), 27.725887, rel_tol=1e-6)
    assert abs(surprise(5, 10, 10, 20)) < 1e-9
    assert Link("a", "b", 3, 4, 4, 0.0).dice == 0.75
