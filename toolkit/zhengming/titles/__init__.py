"""Titles that people hold: their rank in Chinese and in English, and where they stand beside a name."""

from zhengming.titles.attaching import around
from zhengming.titles.finding import TitleUse, find, within
from zhengming.titles.ranks import (
    Disagreement,
    agree,
    corresponds,
    disagreement,
    leads,
    rank_en,
    rank_zh,
    rendered,
    told,
)
from zhengming.titles.tables import Rank

__all__ = [
    "Disagreement",
    "Rank",
    "TitleUse",
    "agree",
    "around",
    "corresponds",
    "disagreement",
    "find",
    "leads",
    "rank_en",
    "rank_zh",
    "rendered",
    "told",
    "within",
]
