"""The date of a release: from what it says of itself, its dateline, the name of its file, or git, in that order."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from zhengming.model import Release, Segment
from zhengming.patterns import pattern

Source = Literal["its metadata", "its dateline", "the name of its file", "git"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMBERS = r"(?P<y>\d{4})\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})(?!\d)\s*[日号]?"
_DATES = (
    pattern(rf"(?<!\d){_NUMBERS}"),
    pattern(rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.I),
    pattern(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>\d{{4}})\b", re.I),
)
_LABEL = pattern(
    r"[\s(（【\[]*(?:(?:发布|发稿|发表|更新|出版)?(?:日期|时间)|(?:release|publication|issue)?\s*dated?|published|posted|updated)?"
    r"(?:\s+on)?[\s:：]*",
    re.I,
)
_AFTER_ZH = pattern(r"[\s)）】]*(?:电|讯|消息|报道)")
_AFTER_EN = pattern(r"\s*(?:[)）]|\(\w[\w ]*\))?\s*(?:--|[—–-]|/|:|\()")
_CITY = pattern(r"[A-Z][A-Z .'-]+\b[^.!?]{0,30},\s*|.{0,12}")
_ALONE = pattern(r"[\s\d:：.，,)）】\]年月日TZ+-]*")
_IN_NAME = pattern(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_./]?(?P<m>0[1-9]|1[0-2])[-_./]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_LOOKED_AT = 4
_LONGEST = 120


class Dated(NamedTuple):
    """A date, as 2024-07-06, and where it is from."""

    date: str
    source: Source


def date_of(release: Release) -> Dated | None:
    """The date of a release; None where nothing tells it. A date that does not exist is no date."""
    for source, found in _sources(release):
        if found:
            return Dated(found, source)
    return None


def _sources(release: Release) -> Iterator[tuple[Source, str]]:
    yield "its metadata", next(_dates(release.date), "")
    yield "its dateline", next(_datelines(release), "")
    paths = [document.path for document in release.documents]
    yield "the name of its file", next((found for path in paths for found in _named(path)), "")
    yield "git", max(map(_committed, paths), default="")


def _dates(text: str) -> Iterator[str]:
    for form in _DATES:
        yield from (day for found in form.finditer(text) if (day := _day(found)))


def _day(found: re.Match[str]) -> str:
    """The date that a match states, empty where there is no such day."""
    from datetime import date

    parts = found.groupdict()
    month = _MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else int(parts["m"])
    try:
        return date(int(parts["y"]), month, int(parts["d"])).isoformat()
    except ValueError:
        return ""


def _datelines(release: Release) -> Iterator[str]:
    """The dates that stand alone in a paragraph, or open one as a news agency does, at either end of a version."""
    for side in (release.zh, release.en):
        ends = side if len(side) <= 2 * _LOOKED_AT else (*side[:_LOOKED_AT], *side[-_LOOKED_AT:])
        for segment in ends:
            yield from _dateline(segment)


def _dateline(segment: Segment) -> Iterator[str]:
    text = segment.text[:_LONGEST]
    for form in _DATES:
        for found in form.finditer(text):
            before, behind = text[: found.start()], text[found.end() :]
            alone = _LABEL.fullmatch(before) and _ALONE.fullmatch(behind)
            after = _AFTER_ZH if segment.lang == "zh" else _AFTER_EN
            if (alone or (after.match(behind) and _CITY.fullmatch(before))) and (day := _day(found)):
                yield day


def _named(path: str) -> Iterator[str]:
    """The date in a path, the last first: that of the file before that of its folder."""
    yield from (day for found in reversed(list(_IN_NAME.finditer(path))) if (day := _day(found)))


def _committed(path: str) -> str:
    """The day on which a file was first committed; empty without git, or where it was not."""
    import subprocess

    file = Path(path)
    command = ["git", "log", "--diff-filter=A", "--format=%as", "--", file.name]
    try:
        done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    days = done.stdout.split()
    return days[-1] if done.returncode == 0 and days else ""
