"""Well-known public figures under their established English spellings: no error, and no warning."""

import pytest

from tests.names.framing import Figure, figure_findings, figures, frames, frames_of, known, labels
from zhengming.script import HAN_CHAR


@pytest.mark.parametrize("severity", ["error", "warning"])
@pytest.mark.parametrize("name", figures(), ids=[figure.spellings[0] for figure in figures().values()])
def test_an_established_spelling_is_accepted(name: str, severity: str) -> None:
    found = figure_findings(name).get(severity, {})
    expected = known().get(("figures", name, severity))
    frames_known = expected.frames if expected else ()
    assert {frame: said for frame, said in found.items() if frame not in frames_known} == {}
    assert [frame for frame in frames_known if frame not in found] == [], "repaired: take it out of known_failures.tsv"
    if expected:
        pytest.xfail(expected.reason)


@pytest.mark.parametrize("figure", figures().values(), ids=[figure.spellings[0] for figure in figures().values()])
def test_a_figure_is_described(figure: Figure) -> None:
    assert all(HAN_CHAR.match(char) or char == "·" for char in figure.name)
    assert len(set(figure.spellings)) == len(figure.spellings)
    assert not any(HAN_CHAR.search(spelling) for spelling in figure.spellings)
    assert {("region", figure.region), ("role", figure.role), ("courtesy", figure.sex)} <= labels().keys()
    assert len(list(frames_of(figure))) >= len(frames()) - 1


def test_the_table_is_wide() -> None:
    regions = {figure.region for figure in figures().values()}
    assert len(figures()) >= 800
    assert regions >= {"mainland", "Hong Kong", "Macau", "Taiwan", "Singapore", "Malaysia", "overseas", "Vietnam",
                       "South Korea", "North Korea", "Japan", "Mongol", "Tibet", "Uygur", "elsewhere"}  # fmt: skip


def test_what_is_known_to_fail_is_in_the_table() -> None:
    assert {key for table, key, _ in known() if table == "figures"} <= figures().keys()
    assert {severity for table, _, severity in known() if table == "figures"} <= {"error", "warning"}
