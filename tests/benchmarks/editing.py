"""How long a command takes that changes one entry of a large glossary, and eight processes that add at once."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure, at_most, command
from tests.benchmarks.start import compile_all, seconds
from zhengming.model import Concept, Term
from zhengming.termbase import load
from zhengming.termbase.forming import form
from zhengming.termbase.store import Change, change

CONCEPTS, PROCESSES, EACH, ROUNDS = 10_000, 8, 200, 9
_ADD = """\
import sys
from pathlib import Path
from zhengming.model import Concept, Term
from zhengming.termbase.store import Change, change

for number in range(int(sys.argv[3])):
    terms = (Term("马丽", "zh"), Term(f"Ma Li {sys.argv[2]} {number}", "en"))
    change(Path(sys.argv[1]), [Change(None, Concept(f"{sys.argv[2]}-{number}", "person", terms))])
"""


def editing() -> Iterator[Figure]:
    """One entry of 10,000 changed by command, whole processes; eight processes that add 200 entries each at once."""
    compile_all()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "large")
        change(folder, [Change(None, _concept(number)) for number in range(CONCEPTS)])
        form(folder)
        bare = median(seconds(command(), "--version") for _ in range(ROUNDS))
        yield Figure("zhengming --version", f"{bare * 1000:.0f} ms (median of {ROUNDS})")
        for name, arguments in _COMMANDS.items():
            every = (_filled(arguments, number) for number in range(ROUNDS))
            times = [seconds(command(), "glossary", *each, "--glossary", folder) for each in every]
            yield at_most(f"glossary {name}, in a folder of {CONCEPTS:,}", median(times), 0.5, " s")
        yield from _at_once(Path(place, "shared"))


def _concept(number: int) -> Concept:
    return Concept(f"t-{number:05}", "term", (Term(f"词{number}", "zh"), Term(f"term number {number}", "en")))


_COMMANDS = {
    "rename": ("rename", "t-01#00", "u-01#00"),
    "remove": ("remove", "t-03#00"),
    "add": ("add", "新词#", "new term #", "--kind", "term"),
}


def _filled(arguments: tuple[str, ...], number: int) -> list[str]:
    return [argument.replace("#", str(number)) for argument in arguments]


def _at_once(folder: Path) -> Iterator[Figure]:
    began = time.perf_counter()
    every = [
        subprocess.Popen([sys.executable, "-c", _ADD, folder, f"p{number}", str(EACH)]) for number in range(PROCESSES)
    ]
    failed = sum(process.wait() != 0 for process in every)
    spent = time.perf_counter() - began
    stored = len(load([folder]).concepts)
    counts = f"{stored:,} of {PROCESSES * EACH:,} stored, {failed} failed"
    yield Figure("eight processes at once", f"{counts}, {spent:.1f} s")
