"""What a benchmark measures and what it measures with."""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


class Figure(NamedTuple):
    """One measured value, what is aimed at, and whether it was reached (None: nothing is aimed at)."""

    name: str
    value: str
    aim: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        verdict = {None: "", True: f"  (aim: {self.aim}: met)", False: f"  (aim: {self.aim}: MISSED)"}[self.met]
        return f"  {self.name}: {self.value}{verdict}"


class Skipped(Exception):
    """A section that cannot be measured here, and why."""


def at_most(name: str, value: float, bound: float, unit: str = "") -> Figure:
    return Figure(name, f"{value:.2f}{unit}", f"at most {bound:g}{unit}", value <= bound)


def at_least(name: str, value: float, bound: float) -> Figure:
    return Figure(name, f"{value:.3f}", f"at least {bound:g}", value >= bound)


def shared(*names: str) -> Path:
    """A file or folder of ../shared, beside the repository. Raises Skipped where it is absent."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        raise Skipped(f"there is no ../{path.relative_to(ROOT.parent).as_posix()} beside this repository")
    return path


def command() -> str:
    """The `zhengming` command of the running environment."""
    return (Path(sys.executable).parent / "zhengming").as_posix()


def run(*arguments: object, allowed: Sequence[int] = (0, 1)) -> str:
    """What a program prints. Raises RuntimeError, with its complaint, for another exit status than the allowed ones."""
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, cwd=ROOT)
    if done.returncode not in allowed:
        raise RuntimeError(f"{arguments[0]} ended with status {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def machine() -> str:
    """Cores, processor, system, Python."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, Python {platform.python_version()}"


def commit() -> str:
    """The commit that is measured, and whether files differ from it."""
    described = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, cwd=ROOT)
    return described.stdout.strip() or "no repository"
