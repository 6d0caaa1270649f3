"""The shipped glossary holds the lists that it says it holds, or tells in OPEN.md what it leaves out of them."""

from pathlib import Path

import pytest

from zhengming.termbase import load, shipped

HERE = Path(__file__).parent
CONCEPTS = load([shipped()]).concepts
NAMES = {term.text for concept in CONCEPTS.values() for term in concept.terms if term.lang.startswith("zh")}
OPEN = (shipped() / "OPEN.md").read_text("utf8")


def listed(name: str) -> list[str]:
    """The names of a list file."""
    lines = (HERE / name).read_text("utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "length"), [("double-first-class.txt", 147)])
def test_every_body_of_a_list_is_in_the_glossary_or_open(name: str, length: int) -> None:
    names = listed(name)
    assert len(set(names)) == len(names) == length
    assert not [body for body in names if body not in NAMES and body not in OPEN]


def test_the_institutes_of_a_body_name_it_as_their_parent() -> None:
    prefix = "中国科学院"
    institutes = [c for c in CONCEPTS.values() if any(t.text.startswith(prefix) and len(t.text) > 7 for t in c.terms)]
    assert not [c.id for c in institutes if c.parent != "cas"]
