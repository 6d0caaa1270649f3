"""Which concept is which entry of a file, and which term which."""

import pytest

from zhengming.markup import Element
from zhengming.model import Concept, Term
from zhengming.termbase.exchange.xml_facts import Naming
from zhengming.termbase.exchange.xml_matching import MOST_OWNERS, matched, paired


def concept(name: str, *terms: str) -> Concept:
    return Concept(name, "term", tuple(Term(text, "en" if text.isascii() else "zh") for text in terms))


OLD = [
    concept("a", "bank", "银行"),
    concept("b", "bank", "河岸"),
    concept("", "dean", "院长"),
    concept("", "rector", "校长"),
]
MATCHES = [
    ("the same", OLD, [0, 1, 2, 3]),
    ("in another order", OLD[::-1], [3, 2, 1, 0]),
    ("by id, whatever it says", [concept("b", "shore")], [1]),
    ("homonyms under other ids", [concept("x", "bank", "河岸"), concept("y", "bank", "银行")], [1, 0]),
    ("one term of two changed", [concept("", "dean", "主任")], [2]),
    ("one term more", [concept("", "rector", "校长", "president")], [3]),
    ("nothing in common", [concept("", "provost", "教务长")], [-1]),
    ("an id of nobody and terms of nobody", [concept("z", "provost")], [-1]),
    ("one twice", [concept("", "dean", "院长"), concept("", "dean", "院长")], [2, -1]),
]


@pytest.mark.parametrize(("new", "numbers"), [case[1:] for case in MATCHES], ids=[case[0] for case in MATCHES])
def test_concepts(new: list[Concept], numbers: list[int]) -> None:
    assert matched(OLD, new) == numbers


def test_a_term_of_very_many_tells_nothing() -> None:
    old = [concept("", "committee", f"甲{n}") for n in range(MOST_OWNERS + 1)]
    assert matched(old, [concept("", "committee", "乙")]) == [-1]
    assert matched(old, [concept("", "committee", "甲7")]) == [7]
    assert matched(old[1:], [concept("", "committee", "乙")]) == [0]


def naming(text: str) -> Naming:
    element = Element("term", "", "", {}, 1, 0, 0, None)
    return Naming(element, element, Term(text, "en"))


PAIRS = [
    ("the same", ["dean", "rector"], ["dean", "rector"], ["dean", "rector"]),
    ("in another order", ["dean", "rector"], ["rector", "dean"], ["rector", "dean"]),
    ("misspelt", ["Luo Guangwen", "W. Luo"], ["W. Luo", "Luo Wenguang"], ["W. Luo", "Luo Guangwen"]),
    ("alone", ["dean"], ["head"], ["dean"]),
    ("another and a new one", ["dean"], ["provost", "bursar"], [None, None]),
    ("one less", ["dean", "rector"], ["rector"], ["rector"]),
    ("none", [], ["dean"], [None]),
]


@pytest.mark.parametrize(("old", "new", "same"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_terms(old: list[str], new: list[str], same: list[str | None]) -> None:
    found = paired([naming(text) for text in old], [Term(text, "en") for text in new])
    assert [each.term.text if each else None for each in found] == same
