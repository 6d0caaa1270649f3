"""Prints what the title checks say of made releases, where every title is right: `python -m tests.titles.made`."""

import sys
from collections.abc import Iterator
from random import Random

from tests.names.making import made, release, rendered
from tests.names.people import ARMS
from zhengming import engine, termbase
from zhengming.checks import CHECKS
from zhengming.model import Finding
from zhengming.settings import Settings

TITLES = [check for check in CHECKS if check.category == "titles"]


def alarms(seeds: int) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """The English words of each release and what was found in it; `seeds` releases of every arm."""
    shipped = termbase.load([termbase.shipped()])
    for arm in ARMS:
        for seed in range(seeds):
            pieces = made(Random(f"{arm}{seed}"), arm)
            zh = [rendered(piece, "zh").text for piece in pieces.zh]
            en = [rendered(piece, "en").text for piece in pieces.en]
            found = engine.check_release(release(zh, en), Settings(), shipped, TITLES)
            yield sum(len(text.split()) for text in en), found


def main(seeds: int) -> None:
    rows = list(alarms(seeds))
    for finding in (finding for _, found in rows for finding in found):
        print(finding.check, finding.severity, finding.message)
    total = sum(len(found) for _, found in rows)
    print(f"{total} findings in {len(rows)} releases, {sum(words for words, _ in rows)} English words")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
