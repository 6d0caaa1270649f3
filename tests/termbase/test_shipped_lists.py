"""The shipped glossary holds the lists that it says it holds, or tells in OPEN.md what it leaves out of them."""

from pathlib import Path

import pytest

from zhengming.termbase import load, shipped

HERE = Path(__file__).parent
CONCEPTS = load([shipped()]).concepts
NAMES = {term.text for concept in CONCEPTS.values() for term in concept.terms if term.lang.startswith("zh")}
OPEN = (shipped() / "OPEN.md").read_text("utf8")
LISTS = {
    "academy-of-sciences.txt": 112,
    "central-enterprises.txt": 99,
    "double-first-class.txt": 147,
    "state-council.txt": 97,
}


@pytest.mark.parametrize(("name", "length"), LISTS.items())
def test_every_body_of_a_list_is_in_the_glossary_or_open(name: str, length: int) -> None:
    lines = (HERE / name).read_text("utf8").splitlines()
    bodies = [line for line in lines if line and not line.startswith("#")]
    assert len(set(bodies)) == len(bodies) == length
    assert not [body for body in bodies if body not in NAMES and body not in OPEN]


def test_the_institutes_of_an_academy_name_what_is_above_them() -> None:
    bodies = [concept for concept in CONCEPTS.values() if concept.kind == "institution" and concept.id != "cas"]
    institutes = [body for body in bodies if any(term.text.startswith("中国科学院") for term in body.terms)]
    assert len(institutes) >= 100
    assert not [body.id for body in institutes if body.parent != "cas" and not body.parent.startswith("cas-")]
