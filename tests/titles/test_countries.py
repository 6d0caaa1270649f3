"""The table of countries: what is looked for before an office, and what in the name of a body."""

import pytest

from zhengming.titles.countries import before_offices, in_bodies


@pytest.mark.parametrize(("name", "offices", "bodies"), [
    ("法国", True, True), ("中国", True, True), ("澳洲", True, True),
    ("全国", False, True), ("世界", False, True), ("欧洲", False, True),
    ("中非", True, False), ("联合国", True, False), ("刚果（金）", True, False), ("法", False, False),
])  # fmt: skip
def test_where_a_name_counts(name: str, offices: bool, bodies: bool) -> None:
    assert any(name in country.names for country in before_offices()) is offices
    assert any(name in country.names for country in in_bodies()) is bodies


def test_bodies_are_named_by_single_words() -> None:
    english = {country.names[0]: country.english for country in in_bodies()}
    assert english["斯里兰卡"] == ("Lanka", "Lankan")
    assert english["法国"] == ("France", "French")


def test_every_country_has_a_name_of_its_own() -> None:
    for table in (before_offices(), in_bodies()):
        first = [country.names[0] for country in table]
        assert len(first) == len(set(first))
    assert all(country.english for country in before_offices())
