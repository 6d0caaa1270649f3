"""The requirements on names, R1 to R23: each with what must be found and a twin that must stay silent."""

from pathlib import Path

import pytest

from tests.names.making import release
from zhengming import engine
from zhengming.checks import CHECKS
from zhengming.settings import Settings
from zhengming.termbase import Termbase

CHECKED = tuple(check for check in CHECKS if check.category == "names")
LINES = Path(__file__).with_name("requirements.tsv").read_text("utf8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("number", "zh", "en", "checks", "why"), ROWS, ids=[f"{r[0]} {r[1][:8]} {r[4]}" for r in ROWS])
def test_requirement(number: str, zh: str, en: str, checks: str, why: str) -> None:
    made = release(zh.split(" | "), en.split(" | "))
    found = engine.check_release(made, Settings(), Termbase({}), CHECKED)
    said = [f"{finding.check}: {finding.message}" for finding in found]
    assert [finding.check for finding in found] == ([] if checks == "-" else checks.split(" ")), said
    assert checks == "-" or any(why in message for message in said)


def test_every_requirement_has_both_rows() -> None:
    numbers = {f"R{n}" for n in range(1, 24)}
    assert {row[0] for row in ROWS if row[3] == "-"} == numbers
    assert {row[0] for row in ROWS if row[3] != "-"} == numbers
