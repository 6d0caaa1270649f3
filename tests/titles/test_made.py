"""Releases of our own making have right titles: nothing is said of them."""

from tests.titles.made import alarms


def test_no_alarm_in_made_releases() -> None:
    rows = list(alarms(3))
    assert len(rows) >= 9
    assert [finding.message for _, found in rows for finding in found] == []
