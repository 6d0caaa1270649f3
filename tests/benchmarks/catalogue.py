"""How fast a catalogue of 10,000 messages is checked, beside translate-toolkit's pofilter and a parse with polib."""

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure, Skipped, at_most, command, run
from tests.benchmarks.throughput import one_core, timed

if TYPE_CHECKING:
    import polib

ENTRIES = 10_000
ROUNDS = 5
LOCALES = ("/usr/share/locale/zh_CN/LC_MESSAGES", "/usr/share/vim/vim90/lang/zh_CN/LC_MESSAGES")
PEER = "translate-toolkit"


def catalogue() -> Iterator[Figure]:
    """10,000 messages of this system's own programs: all checks with the shipped glossary, pofilter, and polib."""
    with tempfile.TemporaryDirectory() as folder, one_core():
        path = Path(folder, "zh_CN.po")
        yield Figure("the catalogue", f"{written(path)}, {path.stat().st_size / 1_000_000:.2f} MB")
        parsed, checked, process = measured(path)
        yield Figure("polib parses it", f"{parsed:.2f} s, {ENTRIES / parsed:,.0f} entries a second")
        yield Figure("all checks, when warm", f"{checked:.2f} s, {ENTRIES / checked:,.0f} entries a second")
        yield Figure("zhengming check, the whole process", f"{process:.2f} s")
        yield at_most("time of all checks against that of polib", checked / parsed, 2, " times")
        yield from beside_pofilter(path, process)


def written(path: Path) -> str:
    """Write the catalogue and say what it is made of: every n-th of the translated messages, each once."""
    import polib

    messages: dict[str, polib.MOEntry] = {}
    programs = sorted(file for folder in LOCALES for file in Path(folder).glob("*.mo"))
    for program in programs:
        messages |= {entry.msgid: entry for entry in _translated(program) if entry.msgid not in messages}
    if len(messages) < ENTRIES:
        raise Skipped(f"{len(messages)} Chinese messages are installed under {', '.join(LOCALES)}, not {ENTRIES}")
    made = polib.POFile(wrapwidth=78)
    made.metadata = {"Language": "zh_CN", "Content-Type": "text/plain; charset=UTF-8"}
    everything = list(messages.values())
    made.extend(_entry(everything[n * len(everything) // ENTRIES]) for n in range(ENTRIES))
    made.save(path.as_posix())
    return f"{len(made):,} of the {len(everything):,} messages of {len(programs)} programs"


def _translated(program: Path) -> "Iterator[polib.MOEntry]":
    import polib

    for entry in polib.mofile(program.as_posix()):
        text = entry.msgstr or "".join(entry.msgstr_plural.values())
        if any("\u4e00" <= char <= "\u9fff" for char in text):
            yield entry


def _entry(entry: "polib.MOEntry") -> "polib.POEntry":
    import polib

    plural = {"msgid_plural": entry.msgid_plural, "msgstr_plural": entry.msgstr_plural} if entry.msgid_plural else {}
    return polib.POEntry(msgid=entry.msgid, msgstr=entry.msgstr, msgctxt=entry.msgctxt, **plural)


def measured(path: Path) -> tuple[float, float, float]:
    """The seconds, in turn, the median of a few: a parse by polib, all checks, and the whole process of a check."""
    import polib

    from zhengming import engine, termbase
    from zhengming.settings import Settings

    settings, glossary = Settings(), termbase.load((termbase.shipped(),))
    check = (command(), "check", path, "--format", "json", "--no-cache")
    times: list[list[float]] = [[], [], []]
    gc.disable()  # as timeit does, and the command almost
    for _ in range(ROUNDS):
        times[0].append(timed(lambda: polib.pofile(path.as_posix())))
        times[1].append(timed(lambda: engine.examine([path], settings, glossary)))
        times[2].append(timed(lambda: run(*check)))
        gc.collect()
    gc.enable()
    parsed, checked, process = map(median, times)
    return parsed, checked, process


def beside_pofilter(path: Path, process: float) -> Iterator[Figure]:
    """What pofilter needs for the same file, process against process. It is installed for this measurement only."""
    with tempfile.TemporaryDirectory() as folder:
        filter_ = installed(Path(folder))
        if isinstance(filter_, str):
            yield Figure("pofilter", f"NOT MEASURED: {PEER} cannot be installed: {filter_}")
            return
        began = time.perf_counter()
        run(filter_, "--progress=none", path, Path(folder, "filtered.po"))
        spent = time.perf_counter() - began
    yield Figure("pofilter with all its checks, the whole process", f"{spent:.2f} s, {ENTRIES / spent:,.0f} a second")
    times, aim = spent / process, 15
    yield Figure("entries a second against pofilter", f"{times:.1f} times", f"at least {aim} times", times >= aim)


def installed(folder: Path) -> Path | str:
    """The pofilter of a new environment, or why there is none."""
    for arguments in ([sys.executable, "-m", "venv", folder], [folder / "bin/pip", "install", "--quiet", PEER]):
        done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True)
        if done.returncode:
            return (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
    return folder / "bin" / "pofilter"
