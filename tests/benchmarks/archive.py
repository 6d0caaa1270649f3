"""How long ten thousand releases take that have not changed, or of which one has; and what a second core is worth."""

import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, at_most, command

RELEASES = 10_000
IN_PARALLEL = 1_500
ROUNDS = 5
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
        again, listed, started = [], [], []
        for _ in range(ROUNDS):
            listed.append(timed(top, ["git", "status", "--short"]) + timed(top, ["git", "ls-files"]))
            again.append(seconds(top, cache))
            started.append(timed(top, [command(), "--version"]))
        changed = []
        for number in range(ROUNDS):
            with open(top / "y03" / f"n{1500 + number:05}.en.md", "a", encoding="utf8") as file:
                file.write("\nThe meeting is over.\n")
            changed.append(seconds(top, cache))
            time.sleep(2.5)
            seconds(top, cache)
    yield Figure("first run", f"{first:.1f} s")
    yield Figure("`git status` and `git ls-files`", f"{min(listed):.3f} s")
    yield Figure("`zhengming --version`, the start alone", f"{min(started):.3f} s")
    yield Figure("nothing has changed", f"{min(again):.3f} s")
    yield at_most("against `git status` and the list", min(again) / min(listed), 2, " times")
    yield at_most("one release has changed: more than if none had", min(changed) - min(again), 0.5, " s")
    yield from _parallel()


def _parallel() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "releases")
        written(top, IN_PARALLEL)
        one, two = [], []
        for _ in range(3):
            one.append(seconds(top, None, "--jobs", "1"))
            two.append(seconds(top, None, "--jobs", "2"))
    gain = min(one) / min(two)
    said = f"{gain:.2f} times as fast ({min(one):.2f} s, {min(two):.2f} s)"
    yield Figure(f"two processes against one, {IN_PARALLEL} releases", said, "≥ 1.7", gain >= 1.7)


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


def seconds(top: Path, cache: Path | None, *arguments: str) -> float:
    """The time of one `zhengming check`, without a cache where none is given."""
    more = ["--no-cache"] if cache is None else []
    return timed(top, [command(), "check", ".", *more, *arguments], {"XDG_CACHE_HOME": str(cache or "")})


def timed(top: Path, arguments: Sequence[str], more: dict[str, str] | None = None) -> float:
    """The seconds that a command takes; it must not fail."""
    began = time.perf_counter()
    done = subprocess.run(arguments, cwd=top, capture_output=True, env={**os.environ, **(more or {})})
    spent = time.perf_counter() - began
    if done.returncode > 1:
        raise RuntimeError(f"{arguments} ended with status {done.returncode}: {done.stderr.decode()[-2000:]}")
    return spent


def git(top: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=top, check=True, capture_output=True)
