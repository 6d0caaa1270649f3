"""How fast the checks run over ten megabytes of news, and in how much memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.benchmarks.figures import Figure, at_most, command, shared

MEGABYTE = 1_000_000
SIZE = 10 * MEGABYTE
ALONE = ("--jobs", "1", "--no-cache")


def speed() -> Iterator[Figure]:
    """All checks in one process on one core, after one small release has warmed it up."""
    import rjieba

    from zhengming import engine, termbase
    from zhengming.settings import Settings

    settings, glossary = Settings(), termbase.load((termbase.shipped(),))
    with tempfile.TemporaryDirectory() as folder, one_core():
        first, whole = news(Path(folder, "first"), 1), news(Path(folder, "whole"), SIZE)
        chinese = "".join(path.read_text("utf-8") for path in sorted(Path(folder, "whole").glob("*.zh.txt")))
        engine.examine(sorted(Path(folder, "first").iterdir())[:2], settings, glossary)
        rjieba.tag("预热一下", hmm=True)
        once = timed(lambda: engine.examine([Path(folder, "first")], settings, glossary))
        spent = timed(lambda: engine.examine([Path(folder, "whole")], settings, glossary))
        tagged = timed(lambda: [rjieba.tag(line, hmm=True) for line in chinese.splitlines()])
    yield Figure("all checks, every text once", f"{first / once / MEGABYTE:.2f} MB/s ({first / MEGABYTE:.2f} MB)")
    yield Figure("all checks, texts repeated", f"{whole / spent / MEGABYTE:.2f} MB/s ({whole / MEGABYTE:.2f} MB)")
    yield Figure("rjieba.tag over the Chinese", f"{len(chinese.encode()) / tagged / MEGABYTE:.2f} MB/s of Chinese")
    yield at_most("time of the checks against rjieba.tag", spent / tagged, 3, " times")


# A process counts the memory of the one that started it as its own until it runs its program: a small one starts it.
_MEASURED = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, usage.ru_maxrss, usage.ru_utime + usage.ru_stime)
"""


def memory() -> Iterator[Figure]:
    """The peak of one `zhengming check` over the same texts: resident memory of the whole process."""
    with tempfile.TemporaryDirectory() as folder:
        size = news(Path(folder), SIZE)
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, command(), "check", folder, "--format", "json", *ALONE],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    status, peak, spent = map(float, done.stdout.split())
    if status > 1:
        raise RuntimeError(f"zhengming check ended with status {status:.0f}")
    yield at_most(f"peak of the process, {size / MEGABYTE:.2f} MB", peak * 1024 / MEGABYTE, 250, " MB")
    yield Figure("processor time of the process", f"{spent:.1f} s")


def news(folder: Path, size: int) -> int:
    """Write the news documents in all their versions as pairs of files, again and again up to `size` bytes.

    Every text is written once at least. Returns how many bytes were written.
    """
    folder.mkdir(exist_ok=True)
    texts = list(versions())
    written = 0
    for turn in count():
        for name, chinese, english in texts:
            if turn and written >= size:
                return written
            (folder / f"{name}-{turn}.zh.txt").write_bytes(chinese)
            (folder / f"{name}-{turn}.en.txt").write_bytes(english)
            written += len(chinese) + len(english)
    return written


def versions() -> Iterator[tuple[str, bytes, bytes]]:
    """A name, the Chinese and the English, for each English version of each document."""
    for source in sorted(shared("bench", "dev22").iterdir()):
        chinese = (source / "zh.txt").read_bytes()
        for path in sorted(source.glob("*.txt")):
            if path.stem != "zh":
                yield f"{source.name.replace('.', '-')}-{path.stem}", chinese, path.read_bytes()


@contextmanager
def one_core() -> Iterator[None]:
    """Everything inside runs on one core."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def timed(work: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
