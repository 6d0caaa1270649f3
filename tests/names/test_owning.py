"""Spellings that a person may have chosen, and slips of pinyin that look alike."""

import pytest

from tests.names.framing import found_by_names
from zhengming.names.others import scheme
from zhengming.names.syllables import plain

OWN = [
    ("陈怀民", "Chen Hwai-min"),  # Yale, Gwoyeu Romatzyh
    ("陈金平", "Chen Jin-pyng"),  # Gwoyeu Romatzyh
    ("陈金平", "Jin-pyng Chen"),
    ("陈庚武", "Chen Gungwu"),  # by habit, in one word
    ("朱立文", "Chu Li-wan"),  # Wade-Giles surname, an odd syllable
    ("王建安", "Wang Chien-an"),
    ("周林", "Maya Chow"),
    ("林颖", "Maya Lin"),  # a first name of the West
    ("马有友", "Yo-Yo Ma"),
    ("颜平", "Pieng Yan"),
    ("刘安", "Ang Lau"),
    ("黎顺", "Le Duan"),
    ("崔少安", "Chui Siu On"),  # in Cantonese, with a small word of English
    ("崔少恩", "Chui Siu Wyn"),
    ("曲木马加", "Qumu Majia"),  # four syllables of a name of the Yi
    ("洪森", "Hun Sen"),  # no surname of China
]
SLIPS = [
    ("陈怀民", "Chen Hauimin"),
    ("陈金平", "Chen Jinpign"),
    ("陈庚武", "Chen Gongwu"),
    ("陈庚武", "Chen Genggwu"),
    ("朱立文", "Zhu Liwan"),
    ("王建安", "Wang Jiannan"),
    ("林颖", "Lin Yin"),
    ("孙立伦", "Sun Liluan"),
]


def _found(name: str, spelling: str) -> list[str]:
    zh = f"{name}教授表示，双方的合作意义重大，前景广阔。"
    en = f"Professor {spelling} said that the cooperation between the two sides was of great significance."
    return [f.check for f in found_by_names(zh, en) if f.severity != "note"]


@pytest.mark.parametrize(("name", "spelling"), OWN)
def test_a_spelling_of_ones_own_is_no_error(name: str, spelling: str) -> None:
    assert _found(name, spelling) == []


@pytest.mark.parametrize(("name", "spelling"), SLIPS)
def test_a_slip_is_found(name: str, spelling: str) -> None:
    assert _found(name, spelling) == ["name-mismatch"]


@pytest.mark.parametrize(
    ("name", "spelling", "known"),
    [
        ("陈怀民", "Chen Hwai-min", True),
        ("陈省身", "Shiing-Shen Chern", True),
        ("陈庚武", "Chen Gungwu", True),
        ("陈怀民", "Chen Huaimin", False),  # pinyin is no scheme of its own
        ("陈建民", "Chen Jiannmin", False),  # a letter put in
        ("陈建民", "Chen Jiann-min", True),  # Gwoyeu Romatzyh of the fourth tone
        ("陈庚武", "Chen Gongwu", False),
    ],
)
def test_older_romanisations(name: str, spelling: str, known: bool) -> None:
    assert bool(scheme(name, tuple(map(plain, spelling.split())))) is known
