"""Regular expressions that are compiled when they are first used: all of the package can be, and are what they say."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import zhengming
from zhengming.patterns import pattern

TOP = Path(zhengming.__file__).parent
MODULES = [
    ".".join(path.relative_to(TOP.parent).with_suffix("").parts)
    for path in sorted(TOP.rglob("*.py"))
    if "import pattern" in path.read_text("utf8")
]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_of_a_module_can_be_compiled(module: str) -> None:
    for value in vars(import_module(module)).values():
        if type(value) is type(pattern("")):
            assert value.flags == re.compile(value.pattern, value.flags & ~re.UNICODE).flags


def test_it_is_asked_like_a_compiled_one() -> None:
    late = pattern("A(?P<b>b+)", re.I)
    assert late.pattern == "A(?P<b>b+)"
    found = late.search("xABB")
    assert found
    assert found["b"] == "BB"
    assert late.sub("-", "abAB") == "--"
    assert (late.groups, dict(late.groupindex)) == (1, {"b": 1})
    assert [m.span() for m in late.finditer("ab ab")] == [(0, 2), (3, 5)]


def test_a_wrong_one_is_said_when_it_is_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
