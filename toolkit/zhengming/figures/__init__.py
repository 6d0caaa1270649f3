"""Figures: the values that a text states (numbers, money, units, dates, times, addresses), with exact spans."""

from zhengming.figures.reading import keys, read, read_all
from zhengming.figures.stated import Day, Figures, Hour, Link, Quantity, Unit, Weekday

__all__ = ["Day", "Figures", "Hour", "Link", "Quantity", "Unit", "Weekday", "keys", "read", "read_all"]
