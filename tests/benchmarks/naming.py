"""How fast the name stage is: who is who in releases whose passages are paired, and what the name checks make of it."""

import gc
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from tests.benchmarks.figures import Figure, Skipped, at_least, at_most, run, shared
from tests.benchmarks.throughput import one_core
from tests.names.making import made, release, rendered
from tests.names.people import ARMS
from zhengming.checks import CHECKS
from zhengming.checks.context import Context
from zhengming.model import Release
from zhengming.settings import Settings
from zhengming.termbase import Termbase

SIZE = 100_000
LINE = 20_000
AIM = 200_000
_LOADING = """
import time
from zhengming.names import tables
loaders = [f for f in vars(tables).values() if hasattr(f, "cache_info") and not f.__wrapped__.__code__.co_argcount]
for load in loaders:
    began = time.process_time()
    load()
    print(f"{time.process_time() - began:.6f} {load.__name__}")
"""


def names() -> Iterator[Figure]:
    """Chinese characters a second, each with its English; no text twice, the glossary empty, processor time."""
    gc.set_threshold(100_000, 20, 50)  # as the command does
    with one_core():
        spent(releases(SIZE // 10, seed=0))
        tenth, whole = spent(releases(SIZE, seed=1)), spent(releases(10 * SIZE, seed=2))
        yield at_least(f"releases of our own making, {10 * SIZE:,} characters", 10 * SIZE / whole, AIM)
        yield at_most("against a tenth of them", whole / tenth, 11, " times")
        part, one = (spent([joined(releases(size, seed=3))]) for size in (SIZE // 10, SIZE))
        yield at_most(f"one release of {SIZE:,} characters against one of a tenth", one / part, 11, " times")
        few, many = (spent([release(["罗文广、" * size], ["Luo Wenguang, " * size])]) for size in (LINE // 10, LINE))
        yield at_most(f"a line of {LINE:,} equal names ({many:.1f} s) against one of a tenth", many / few, 12, " times")
        try:
            news = [release(*pair) for pair in _news()]
            yield at_least("news, each text once", sum(map(_size, news)) / spent(news), AIM)
        except Skipped as reason:
            yield Figure("news", f"skipped: {reason}")
    grown = run(sys.executable, "-c", "from tests.benchmarks.naming import growth; print(growth())")
    yield at_most("growth of the process", float(grown), 80, " MB")
    slowest = max(line.split() for line in run(sys.executable, "-c", _LOADING).splitlines())
    yield at_most(f"the slowest table to load ({slowest[1]})", float(slowest[0]) * 1000, 150, " ms")


def growth() -> float:
    """By how many megabytes the resident memory of a new process grows with the name stage over many releases."""
    parts = list(releases(3 * SIZE, seed=5))
    before = _resident()
    spent(parts)
    return _resident() - before


def _resident() -> float:
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * resource.getpagesize() / 1e6


def _news() -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The paragraphs of each text of news, and of one English version of it."""
    for source in sorted(shared("bench", "dev22").iterdir()):
        zh, en = ((source / name).read_text("utf8").splitlines() for name in ("zh.txt", "refA.txt"))
        yield [line for line in zh if line.strip()], [line for line in en if line.strip()]


def releases(size: int, seed: int) -> Iterator[Release]:
    """Releases of so many Chinese characters together, each of other people who do not exist."""
    random, written = Random(seed), 0
    while written < size:
        one = made(random, random.choice(ARMS))
        zh = [rendered(pieces, "zh").text for pieces in one.zh]
        part = release(zh, [rendered(pieces, "en").text for pieces in one.en])
        written += _size(part)
        yield part


def joined(parts: Iterable[Release]) -> Release:
    """One release of the paragraphs of many."""
    every = list(parts)
    zh = tuple(segment for part in every for segment in part.zh)
    return Release("joined", (), zh, tuple(segment for part in every for segment in part.en))


def _size(one: Release) -> int:
    return sum(len(segment.text) for segment in one.zh)


def spent(parts: Iterable[Release]) -> float:
    """The seconds that the name stage takes over some releases, one after the other, each paired before."""
    checks = [check for check in CHECKS if check.category == "names"]
    seconds = 0.0
    for part in parts:
        context = Context(part, Settings(), Termbase({}))
        _ = context.pairs
        began = time.process_time()
        for check in checks:
            list(check.run(context))
        seconds += time.process_time() - began
    return seconds
