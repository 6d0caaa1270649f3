"""Prints the figures: `uv run --locked python -m tests.benchmarks [SECTION…]`."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tests.benchmarks.archive import archive
from tests.benchmarks.bodies import bodies, paragraphs
from tests.benchmarks.catalogue import catalogue
from tests.benchmarks.determinism import determinism
from tests.benchmarks.editing import editing
from tests.benchmarks.figures import Figure, Skipped, commit, machine
from tests.benchmarks.fixes import fixes
from tests.benchmarks.naming import names
from tests.benchmarks.page import page
from tests.benchmarks.quality import injected, judged, release, titles
from tests.benchmarks.start import start
from tests.benchmarks.termbase import termbase
from tests.benchmarks.throughput import memory, speed

_ALL = (
    *(release, judged, injected, titles, bodies, paragraphs, fixes, start),
    *(names, speed, memory, termbase, editing, catalogue, archive, determinism, page),
)
SECTIONS: dict[str, Callable[[], Iterable[Figure]]] = {section.__name__: section for section in _ALL}


def main(chosen: Sequence[str]) -> int:
    """Print the chosen sections, or all. The status is 2 for a section that does not exist, else 0."""
    unknown = [name for name in chosen if name not in SECTIONS]
    if unknown:
        print(f"there is no section {', '.join(unknown)}; the sections are {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    print(f"{date.today()}, commit {commit()}, {machine()}")
    for name in chosen or SECTIONS:
        print(f"\n{name}: {(SECTIONS[name].__doc__ or '').strip()}", flush=True)
        try:
            for figure in SECTIONS[name]():
                print(figure, flush=True)
        except Skipped as reason:
            print(f"  skipped: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
