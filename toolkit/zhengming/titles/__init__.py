"""Titles that people hold: their rank in Chinese and in English, and where they stand beside a name."""

from zhengming.titles.attaching import Beside, around, beside
from zhengming.titles.finding import TitleUse, among, find, within
from zhengming.titles.offices import Rule, Setting, countries_in, country_names, extent, rule_for, setting, short_for
from zhengming.titles.ranks import (
    Disagreement,
    agree,
    corresponds,
    disagreement,
    leads,
    rank_en,
    rank_zh,
    rendered,
    sort_of,
    told,
)
from zhengming.titles.tables import Rank

__all__ = [
    "Beside",
    "Disagreement",
    "Rank",
    "Rule",
    "Setting",
    "TitleUse",
    "agree",
    "among",
    "around",
    "beside",
    "corresponds",
    "countries_in",
    "country_names",
    "disagreement",
    "extent",
    "find",
    "leads",
    "rank_en",
    "rank_zh",
    "rendered",
    "rule_for",
    "setting",
    "short_for",
    "sort_of",
    "told",
    "within",
]
