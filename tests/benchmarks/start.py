"""How long the command takes to start, against a bare typer command that prints a line."""

import compileall
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import zhengming
from tests.benchmarks.figures import ROOT, Figure, at_most, command

ROUNDS = 15
BARE = """\
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    typer.echo("a line")


app()
"""


def start() -> Iterator[Figure]:
    """One small Markdown pair, whole processes, bytecode compiled, the two in turn."""
    compile_all()
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        times: dict[str, list[float]] = {"bare": [], "check": []}
        for _ in range(ROUNDS + 1):
            times["bare"].append(seconds(sys.executable, bare))
            times["check"].append(seconds(command(), "check", ROOT / "corpora" / "memorandum", "--no-cache"))
    bare_time, check_time = (median(times[name][1:]) for name in ("bare", "check"))
    yield Figure("bare typer command", f"{bare_time * 1000:.0f} ms (median of {ROUNDS})")
    yield Figure("zhengming check of one pair", f"{check_time * 1000:.0f} ms (median of {ROUNDS})")
    yield at_most("ratio", check_time / bare_time, 3, " times")


def compile_all() -> None:
    """Bytecode for the package and for what it stands on, whatever the environment says about writing it."""
    for folder in (sysconfig.get_path("purelib"), Path(zhengming.__file__).parent):
        compileall.compile_dir(folder, quiet=2)


def seconds(*arguments: object) -> float:
    """How long a process takes from beginning to end. Raises RuntimeError where it fails."""
    began = time.perf_counter()
    done = subprocess.run(_texts(arguments), capture_output=True)
    spent = time.perf_counter() - began
    if done.returncode > 1:
        raise RuntimeError(f"{arguments[0]} ended with status {done.returncode}: {done.stderr.decode()[-2000:]}")
    return spent


def _texts(arguments: Sequence[object]) -> list[str]:
    return [str(argument) for argument in arguments]
