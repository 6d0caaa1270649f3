"""Prints what the checks of figures find: `python -m tests.figures.measure [news]`.

Errors are planted into sentences of our own, and into the human versions of the news of ../shared/bench; findings there
without planting are counted in all versions. The cost is that of reading and checking figures in a whole check.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.figures.planting import CHECKS, examined, measure, release
from zhengming import engine, termbase
from zhengming.checks import CHECKS as ALL
from zhengming.figures import read
from zhengming.settings import Settings

HERE = Path(__file__).parent
NEWS = HERE.parents[2] / "shared" / "bench" / "dev22"
HUMAN, MACHINE = ("refA", "refB"), ("DLUT", "Online-G", "Online-W", "Online-Y")

Text = tuple[str, list[str], list[str]]


def sentences() -> Iterator[Text]:
    for line in (HERE / "sentences.tsv").read_text("utf8").splitlines():
        if not line.startswith("#"):
            zh, en = line.split("\t")
            yield zh, [zh], [en]


def news(versions: Sequence[str]) -> Iterator[Text]:
    for folder in sorted(NEWS.iterdir()):
        for version in versions:
            zh, en = ((folder / f"{name}.txt").read_text("utf8").splitlines() for name in ("zh", version))
            yield f"{folder.name} {version}", zh, en


def planted(texts: Iterator[Text]) -> None:
    for kind, (hits, of) in measure(texts).items():
        print(f"  {kind:44}{hits:4} of {of:4}  {hits / of:.3f}")


def found(versions: Sequence[str]) -> None:
    words = 0
    for name, zh, en in news(versions):
        words += sum(len(line.split()) for line in en)
        for finding in examined(zh, en):
            print(f"  {name}: {finding.severity} {finding.check}: {finding.message}")
    print(f"  in {words} words")


def cost() -> None:
    """The time of the checks of figures, and of reading figures, as a share of the whole check."""
    releases = [release(zh, en) for _, zh, en in news((*HUMAN, *MACHINE))]
    glossary = termbase.load((termbase.shipped(),))
    segments = [segment for each in releases for segment in (*each.zh, *each.en)]
    others = [check for check in ALL if check not in CHECKS]
    spent = {}
    for name, checks in (("warm", ALL), ("all", ALL), ("others", others), ("all again", ALL)):
        began = time.process_time()
        for each in releases:
            engine.check_release(each, Settings(), glossary, checks)
        spent[name] = time.process_time() - began
    began = time.process_time()
    for segment in segments:
        read(segment)
    reading = time.process_time() - began
    size = sum(len(segment.text.encode()) for segment in segments) / 1e6
    whole = min(spent["all"], spent["all again"])
    print(f"  all checks {whole:.2f} s; without those of figures {spent['others']:.2f} s")
    print(f"  reading figures {reading:.2f} s, {reading / whole:.1%} of all, {size / reading:.1f} MB/s")


if __name__ == "__main__":
    print("planted into sentences of our own")
    planted(sentences())
    if "news" in sys.argv[1:]:
        print("planted into the human versions of the news")
        planted(news(HUMAN))
        print("found in the human versions")
        found(HUMAN)
        print("found in the machine versions")
        found(MACHINE)
        print("cost")
        cost()
