"""What the calendar allows: dates that do not exist, the day of the week of a date."""

from calendar import isleap, monthrange
from datetime import date, timedelta

from zhengming.figures.stated import Day, Hour

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HALF_YEAR = 183


def impossible(day: Day) -> str:
    """Why a date does not exist, or nothing where it may: "February has at most 29 days"."""
    if not day.month or not day.day:
        return ""
    most = monthrange(day.year if day.year and isleap(day.year) else 2001 if day.year else 2000, day.month)[1]
    if day.day <= most:
        return ""
    year = f" {day.year}" if day.month == 2 and day.year and day.day == 29 else ""
    return f"{_MONTHS[day.month - 1]}{year} has {'' if year or day.month != 2 else 'at most '}{most} days"


def is_no_time(hour: Hour) -> bool:
    """Whether a time of day cannot be: 25时, 24:30."""
    return hour.hour > 24 or (hour.hour == 24 and hour.minute > 0) or hour.minute > 59


def weekday(day: Day, released: str) -> int | None:
    """The day of the week of a date, Monday being 0; nothing where the year is not known.

    A date without a year is the one nearest to the day of the release (ISO 8601), if that is known.
    """
    if not day.month or not day.day or impossible(day):
        return None
    if day.year:
        return _date(day.year, day)
    try:
        near = date.fromisoformat(released[:10])
    except ValueError:
        return None
    years = [year for year in (near.year - 1, near.year, near.year + 1) if _near(year, day, near)]
    return _date(years[0], day) if len(years) == 1 else None


def _near(year: int, day: Day, near: date) -> bool:
    try:
        return abs(date(year, day.month or 1, day.day or 1) - near) < timedelta(_HALF_YEAR)
    except ValueError:
        return False


def _date(year: int, day: Day) -> int | None:
    try:
        return date(year, day.month or 1, day.day or 1).weekday()
    except ValueError:
        return None


def dated(day: Day) -> str:
    """What a date is called in English: July 6, 2024."""
    if day.decade:
        return f"the {day.year}s"
    month = _MONTHS[day.month - 1] if day.month else ""
    if month and day.day:
        text = f"{month} {day.day}" + (f", {day.year}" if day.year else "")
    else:
        alone = f"the {nth(day.day)}" if day.day else ""
        text = " ".join(filter(None, (month or alone, str(day.year or ""))))
    return f"{day.part} {text}" if day.part else text


def nth(value: int) -> str:
    """An ordinal: 1st, 22nd, 113th."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def timed(hour: Hour) -> str:
    """What a time of day is called: 15:30, or 3:30 where the half of the day is open."""
    return f"{hour.hour}:{hour.minute:02}"
