"""Dates of both languages with their values, what the calendar allows, times, days of the week."""

from pathlib import Path

import pytest

from zhengming.figures import Day, read
from zhengming.figures.agreeing import agree, meet
from zhengming.figures.almanac import dated, impossible, is_no_time, weekday
from zhengming.figures.differing import apart
from zhengming.model import Lang, Span
from zhengming.readers import segment_of

ROWS = (Path(__file__).parent / "dates.tsv").read_text("utf8").splitlines()
DATES = [row.split("\t") for row in ROWS if not row.startswith("#")]
AT = Span(0, 1)


def only(text: str, lang: Lang) -> Day:
    (found,) = read(segment_of(text, lang)).days
    return found


@pytest.mark.parametrize(("zh", "en", "year", "month", "day"), DATES, ids=[f"{row[0]} {row[1]}" for row in DATES])
def test_both_say_the_same(zh: str, en: str, year: str, month: str, day: str) -> None:
    chinese, english = only(f"会议{zh}召开", "zh"), only(f"It was held {en}.", "en")
    assert chinese[1:4] == tuple(int(part) if part else None for part in (year, month, day))
    assert chinese.part == english.part
    assert agree(chinese, english) == sum(bool(part) for part in (year, month, day, chinese.part))


@pytest.mark.parametrize("row", DATES, ids=[f"{row[0]} {row[1]}" for row in DATES])
def test_another_one_does_not_agree(row: list[str]) -> None:
    chinese, english = only(f"会议{row[0]}召开", "zh"), only(f"It was held {row[1]}.", "en")
    wrong = english._replace(**{_finest(chinese): getattr(english, _finest(chinese)) % 12 + 1})
    assert not agree(chinese, wrong)
    assert apart(chinese, wrong)


def _finest(day: Day) -> str:
    return "day" if day.day else "month" if day.month else "year"


def test_there_are_enough() -> None:
    assert len(DATES) >= 200


RANGES = [
    ("12月8日至10日", "December 8 to 10", [(None, 12, 8), (None, 12, 10)]),
    ("12月8日-10日", "December 8-10", [(None, 12, 8), (None, 12, 10)]),
    ("12月8—10日", "8-10 December", [(None, 12, 8), (None, 12, 10)]),
    ("12月8日、10日", "December 8 and 10", [(None, 12, 8), (None, 12, 10)]),
    ("2021年12月8日至10日", "December 8-10, 2021", [(2021, 12, 8), (2021, 12, 10)]),
    ("5月28日至6月1日", "May 28 to June 1", [(None, 5, 28), (None, 6, 1)]),
    ("2021年12月31日至2022年1月3日", "December 31, 2021 to January 3, 2022", [(2021, 12, 31), (2022, 1, 3)]),
    ("从2016年起到2019年8月", "from 2016 to August, 2019", [(2016, None, None), (2019, 8, None)]),
    ("2021-2022年", "2021-2022", [(2021, None, None), (2022, None, None)]),
    ("2021年至2025年", "from 2021 to 2025", [(2021, None, None), (2025, None, None)]),
]


@pytest.mark.parametrize(("zh", "en", "days"), RANGES)
def test_ranges(zh: str, en: str, days: list[tuple[int, int, int]]) -> None:
    chinese = [day[1:4] for day in read(segment_of(zh, "zh")).days]
    english = [day[1:4] for day in read(segment_of(en, "en")).days]
    assert chinese == days
    assert [d[1:] for d in english] == [d[1:] for d in days]


DECADES = [
    ("20世纪90年代", "the 1990s", 1990),
    ("上世纪80年代初", "the early 1980s", 1980),
    ("20世纪六七十年代", "the 1960s and 1970s", 1960),
    ("九十年代", "the 1990's", 1990),
    ("本世纪20年代", "the 2020s", 2020),
    ("19世纪60年代", "the 1860s", 1860),
]


@pytest.mark.parametrize(("zh", "en", "year"), DECADES)
def test_decades(zh: str, en: str, year: int) -> None:
    chinese, english = read(segment_of(zh, "zh")).days[0], read(segment_of(en, "en")).days[0]
    assert chinese.decade
    assert chinese.year == year
    assert agree(chinese, english)


HOURS = [
    ("上午9时", "9 a.m.", 9, 0),
    ("上午九时", "9:00 am", 9, 0),
    ("下午3时30分", "3:30 p.m.", 15, 30),
    ("15时", "3 p.m.", 15, 0),
    ("15:00", "15:00", 15, 0),
    ("上午9点半", "9:30 a.m.", 9, 30),
    ("晚上8点", "8 pm", 20, 0),
    ("中午12时", "12 p.m.", 12, 0),
    ("凌晨2时", "2 a.m.", 2, 0),
    ("下午两点", "2 o'clock", 14, 0),
    ("20时30分", "8:30 p.m.", 20, 30),
    ("早上7点钟", "7 o'clock in the morning", 7, 0),
    ("19：45", "7:45 p.m.", 19, 45),
    ("１５时", "15:00", 15, 0),
    ("下午三时", "3 p.m.", 15, 0),
]


@pytest.mark.parametrize(("zh", "en", "hour", "minute"), HOURS)
def test_hours(zh: str, en: str, hour: int, minute: int) -> None:
    (chinese,) = read(segment_of(f"{zh}开幕", "zh")).hours
    (english,) = read(segment_of(f"It opens at {en}", "en")).hours
    assert chinese[1:3] == (hour, minute)
    assert meet(chinese, english)


NO_HOURS = ["三点要求", "时代", "3点建议", "小时", "48小时", "12.5", "a 3 to 2 win", "at 5"]


@pytest.mark.parametrize("text", NO_HOURS)
def test_no_hours(text: str) -> None:
    assert not read(segment_of(text, "en" if text.isascii() else "zh")).hours


WEEKDAYS = [
    ("周一", "Monday", 0),
    ("星期二", "Tuesday", 1),
    ("礼拜三", "Wednesday", 2),
    ("本周四", "this Thursday", 3),
    ("下周五", "next Friday", 4),
    ("周六", "Saturday", 5),
    ("星期日", "Sundays", 6),
    ("星期天", "(Sun.)", 6),
    ("周日", "Sunday", 6),
]


@pytest.mark.parametrize(("zh", "en", "day"), WEEKDAYS)
def test_weekdays(zh: str, en: str, day: int) -> None:
    assert [each.day for each in read(segment_of(f"{zh}举行", "zh")).weekdays] == [day]
    assert [each.day for each in read(segment_of(en, "en")).weekdays] == [day]


NO_WEEKDAYS = ["一周年", "周边", "一周一次", "周一鸣教授", "上周末", "Sunny", "the sun", "Mondale", "Fri"]


@pytest.mark.parametrize("text", NO_WEEKDAYS)
def test_no_weekdays(text: str) -> None:
    assert not read(segment_of(text, "en" if text.isascii() else "zh")).weekdays


IMPOSSIBLE = [
    (Day(AT, None, 2, 30), "February has at most 29 days"),
    (Day(AT, None, 4, 31), "April has 30 days"),
    (Day(AT, 2023, 2, 29), "February 2023 has 28 days"),
    (Day(AT, 2024, 2, 29), ""),
    (Day(AT, None, 2, 29), ""),
    (Day(AT, None, 12, 31), ""),
    (Day(AT, 2024, 12, None), ""),
]


@pytest.mark.parametrize(("day", "why"), IMPOSSIBLE)
def test_dates_that_do_not_exist(day: Day, why: str) -> None:
    assert impossible(day) == why


@pytest.mark.parametrize(("text", "wrong"), [("25时", True), ("24时", False), ("24时30分", True), ("下午3时", False)])
def test_times_past_midnight(text: str, wrong: bool) -> None:
    (hour,) = read(segment_of(text, "zh")).hours
    assert is_no_time(hour) == wrong


NEAREST = [
    (Day(AT, 2023, 12, 14), "", 3),
    (Day(AT, None, 12, 14), "", None),
    (Day(AT, None, 12, 14), "2023-12-01", 3),
    (Day(AT, None, 12, 31), "2024-01-02", 6),
    (Day(AT, None, 1, 3), "2023-12-28T10:00", 2),
    (Day(AT, None, 12, None), "2024-01-02", None),
    (Day(AT, 2023, 2, 30), "", None),
    (Day(AT, None, 2, 29), "2023-03-01", None),
    (Day(AT, None, 5, 1), "May 2023", None),
]


@pytest.mark.parametrize(("day", "released", "expected"), NEAREST)
def test_the_weekday_of_a_date(day: Day, released: str, expected: int | None) -> None:
    assert weekday(day, released) == expected


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (Day(AT, 2024, 7, 6), "July 6, 2024"),
        (Day(AT, None, 7, 6), "July 6"),
        (Day(AT, None, None, 11), "the 11th"),
        (Day(AT, 2024, 7), "July 2024"),
        (Day(AT, 2024), "2024"),
        (Day(AT, 1990, decade=True), "the 1990s"),
        (Day(AT, None, 12, part="early"), "early December"),
        (Day(AT, 2021, part="late"), "late 2021"),
    ],
)
def test_how_a_date_is_called(day: Day, said: str) -> None:
    assert dated(day) == said
