"""Titles that people hold: their rank in Chinese and in English, and where they stand beside a name."""

from zhengming.titles.attaching import Beside, around, beside
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
    "Beside",
    "Disagreement",
    "Rank",
    "TitleUse",
    "agree",
    "around",
    "beside",
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
