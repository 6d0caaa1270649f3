"""The plain style is read without YAML exactly as YAML reads it, or not at all."""

from hypothesis import example, given
from hypothesis import strategies as st

from zhengming.termbase.nodes import read_nodes
from zhengming.termbase.plain import read_plain

PIECES = [
    "a:", "b-2:", "\n", "\n", "\n  kind: title", "\n  en: [", "]", "Dean", ", ", ",", " ",
    "{text: D, form: short}", '"A, B"', "x: y",
    "https://a.example/#b", " # c", "#", "'s", "C&D", "&e", "*f", "!g", "-", "- ", "院长",
    "\n  zh: ", "\n   ", "\t", "~", "?", "\u00a0",
    "\u2028", "\r\n", '"', "{", "}", ".", "é", "1",
]  # fmt: skip


def from_yaml(text: str) -> tuple[list[object], list[str]]:
    faults: list[str] = []
    return list(read_nodes(text, lambda line, message: faults.append(message))), faults


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example("#\u2028a:")
def test_never_another_meaning(text: str) -> None:
    plain = read_plain(text)
    if plain is not None:
        assert (plain, []) == from_yaml(text)


WORDS = ["Dean", "院长", "A b", "C&D", "x.y", "{text: D, form: short}", '"a, b"', "O'N"]


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_lists(items: list[str]) -> None:
    text = f"a:\n  kind: title\n  en: [{', '.join(items)}]\n"
    plain = read_plain(text)
    assert plain is not None
    assert (plain, []) == from_yaml(text)
