"""How long ten thousand releases take that have not changed, or of which one has; and what a second core is worth.

Times are those of a clock and those of the processors; the second are what remains on a machine with other work.
"""

import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.figures import Figure, at_most, command

RELEASES = 10_000
IN_PARALLEL = 1_500
ROUNDS = 3
SURNAMES = dict(zip("罗郑陈王李赵", ("Luo", "Zheng", "Chen", "Wang", "Li", "Zhao"), strict=True))
GIVEN = {"小兵": "Xiaobing", "文昭": "Wenzhao", "明慧": "Minghui"}


def archive() -> Iterator[Figure]:
    """Ten thousand short releases in Markdown under git, with a cache of their own and the shipped glossary."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "releases")
        written(top, RELEASES)
        git(top, "init", "-q")
        git(top, "add", ".")
        git(top, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "one")
        cache = Path(folder, "cache")
        first = seconds(top, cache)
        time.sleep(2.5)
        seconds(top, cache)
        again, listed, started, changed = [], [], [], []
        for _ in range(ROUNDS):
            status, files = timed(top, ["git", "status", "--short"]), timed(top, ["git", "ls-files"])
            listed.append(Spent(status.clock + files.clock, status.processors + files.processors))
            again.append(seconds(top, cache))
            started.append(timed(top, [command(), "--version"]))
        for number in range(ROUNDS):
            with open(top / "y03" / f"n{1500 + number:05}.en.md", "a", encoding="utf8") as file:
                file.write("\nThe meeting is over.\n")
            changed.append(seconds(top, cache))
            time.sleep(2.5)
            seconds(top, cache)
    yield Figure("first run", str(first))
    yield Figure("`git status` and `git ls-files`", str(least(listed)))
    yield Figure("`zhengming --version`, the start alone", str(least(started)))
    yield Figure("nothing has changed", str(least(again)))
    for way in Spent._fields:
        ours, theirs, one = (getattr(least(each), way) for each in (again, listed, changed))
        yield at_most(f"by the {way}, against `git status` and the list", ours / theirs, 2, " times")
        yield at_most(f"by the {way}, one release has changed: more than if none had", one - ours, 0.5, " s")
    yield from _parallel()


def _parallel() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "releases")
        written(top, IN_PARALLEL)
        one, two = [], []
        for _ in range(3):
            one.append(seconds(top, None, "--jobs", "1"))
            two.append(seconds(top, None, "--jobs", "2"))
    gain = least(one).clock / least(two).clock
    said = f"{gain:.2f} times as fast ({least(one)}; {least(two)})"
    yield Figure(f"two processes against one, {IN_PARALLEL} releases", said, "≥ 1.7", gain >= 1.7)


class Spent(NamedTuple):
    """The seconds that something takes, by the clock and by the processors together."""

    clock: float
    processors: float

    def __str__(self) -> str:
        return f"{self.clock:.3f} s, {self.processors:.3f} s of the processors"


def least(spent: Sequence[Spent]) -> Spent:
    """The least of each."""
    return Spent(*map(min, zip(*spent, strict=True)))


def written(top: Path, releases: int) -> None:
    """Write so many releases, in folders of five hundred, with settings and no glossary of their own."""
    chooser = random.Random(6)
    top.mkdir()
    (top / "zhengming.toml").write_text("", "utf8")
    for number in range(releases):
        folder = top / f"y{number // 500:02}"
        folder.mkdir(exist_ok=True)
        surname, given = chooser.choice(list(SURNAMES)), chooser.choice(list(GIVEN))
        zh = f"# 第{number}次会议\n\n{surname}{given}教授出席了第{number}次会议并致辞。\n\n"
        zh += f"会议于岭东举行，有{number % 90 + 10}人参加。\n"
        name = f"{SURNAMES[surname]} {GIVEN[given]}"
        en = f"# Meeting {number}\n\nProfessor {name} attended meeting {number} and gave an address.\n\n"
        en += f"The meeting was held in Lingdong with {number % 90 + 10} participants.\n"
        (folder / f"n{number:05}.zh.md").write_text(zh, "utf8")
        (folder / f"n{number:05}.en.md").write_text(en, "utf8")


def seconds(top: Path, cache: Path | None, *arguments: str) -> Spent:
    """The time of one `zhengming check`, without a cache where none is given."""
    more = ["--no-cache"] if cache is None else []
    return timed(top, [command(), "check", ".", *more, *arguments], {"XDG_CACHE_HOME": str(cache or "")})


def timed(top: Path, arguments: Sequence[str], more: dict[str, str] | None = None) -> Spent:
    """What a command takes; it must not fail."""
    began = time.perf_counter()
    process = subprocess.Popen(
        arguments, cwd=top, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(more or {})}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    spent = time.perf_counter() - began
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{arguments} ended with status {process.returncode}")
    return Spent(spent, usage.ru_utime + usage.ru_stime)


def git(top: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=top, check=True, capture_output=True)
