"""When a release is of: what its text, its metadata, its path and git say, and what says nothing."""

import subprocess
from pathlib import Path

import pytest

from zhengming.dating import date_of
from zhengming.model import Document, Lang, Release
from zhengming.readers import segment_of

DAY = "2024-05-06"

DATELINES: list[tuple[Lang, str, str]] = [
    ("zh", "2024年5月6日", DAY),
    ("zh", "发布时间：2024-05-06 10:30", DAY),
    ("zh", "（2024年5月6日）", DAY),
    ("zh", "新华社武汉2024年5月6日电（记者 周明远）会议今天开幕。", DAY),
    ("zh", "岭东日报2024年5月6日讯 会议今天开幕。", DAY),
    ("zh", "日期：2024.5.6", DAY),
    ("en", "May 6, 2024", DAY),
    ("en", "Published: 6 May 2024", DAY),
    ("en", "Date: 2024-05-06", DAY),
    ("en", "WUHAN, May 6, 2024 (Xinhua) -- The meeting opened today.", DAY),
    ("en", "LINGDONG, China, May 6, 2024 /PR/ -- The meeting opened today.", DAY),
    ("zh", "2024年2月30日", ""),
    ("zh", "2012年5月6日，学院成立。", ""),
    ("zh", "学院于2012年5月6日成立。", ""),
    ("zh", "新华社武汉5月6日电 会议今天开幕。", ""),
    ("en", "The school was founded on May 6, 2012.", ""),
    ("en", "On May 6, 2012, the school was founded.", ""),
    ("en", "", ""),
]

META = [
    ("2024-05-06", DAY),
    ("2024-05-06T10:30:00+08:00", DAY),
    ("2024/5/6", DAY),
    ("2024年5月6日", DAY),
    ("May 6, 2024", DAY),
    ("6th May 2024", DAY),
    ("2024-13-06", ""),
    ("soon", ""),
    ("9" * 1000, ""),
]

PATHS = [
    ("news-20240506.zh.md", DAY),
    ("news/2024/05/06/opening.zh.md", DAY),
    ("2023-01-01/2024-05-06-opening.zh.md", DAY),
    ("2024_05_06.zh.txt", DAY),
    ("news-20241306.zh.md", ""),
    ("1202405061.zh.md", ""),
    ("opening.zh.md", ""),
]


def release(text: str = "", lang: Lang = "zh", path: str = "x.zh.md", date: str = "") -> Release:
    segments = tuple(segment_of(line, lang, path, n) for n, line in enumerate(text.splitlines(), 1))
    zh, en = (segments if lang == side else () for side in ("zh", "en"))
    return Release("x", (Document(path, lang, segments),), zh, en, date=date)


@pytest.mark.parametrize(("lang", "text", "day"), DATELINES)
def test_dateline(lang: Lang, text: str, day: str) -> None:
    found = date_of(release(text, lang))
    assert (found.date if found else "") == day


@pytest.mark.parametrize(("date", "day"), META)
def test_metadata(date: str, day: str) -> None:
    found = date_of(release(date=date))
    assert (found.date if found else "") == day


@pytest.mark.parametrize(("path", "day"), PATHS)
def test_name_of_the_file(path: str, day: str) -> None:
    found = date_of(release(path=path))
    assert (found.date if found else "") == day


def test_one_source_outranks_the_next() -> None:
    found = [
        date_of(release("2021年5月6日", path="2022-05-06.zh.md", date="2020-05-06")),
        date_of(release("2021年5月6日", path="2022-05-06.zh.md")),
        date_of(release(path="2022-05-06.zh.md")),
    ]
    assert [one[1] for one in found if one] == ["its metadata", "its dateline", "the name of its file"]


def test_the_day_on_which_git_first_had_the_file(tmp_path: Path) -> None:
    path = tmp_path / "opening.zh.md"
    assert date_of(release(path=path.as_posix())) is None
    settings = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for n, day in enumerate((DAY, "2024-06-07")):
        path.write_text(f"{n}\n", "utf8")
        subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
        when = f"--date={day}T12:00:00"
        subprocess.run(["git", *settings, "commit", "-qm", "x", when], cwd=tmp_path, check=True)
    assert date_of(release(path=path.as_posix())) == (DAY, "git")
