"""Whether the same input gives the same bytes."""

import os
import random
import subprocess
from collections.abc import Iterator

from tests.benchmarks.figures import ROOT, Figure, command

ROUNDS = 20


def determinism() -> Iterator[Figure]:
    """The files of the corpora, named one by one in twenty orders, each with another seed for hashes."""
    shuffler = random.Random(20)
    files = sorted(path for path in (ROOT / "corpora").glob("*/**/*.*") if path.suffix not in (".draft", ".json"))
    outputs = set()
    for seed in range(ROUNDS):
        shuffler.shuffle(files)
        environment = os.environ | {"PYTHONHASHSEED": str(seed)}
        arguments = [command(), "check", *map(str, files), "--format", "json", "--no-cache"]
        done = subprocess.run(arguments, capture_output=True, env=environment, cwd=ROOT)
        if done.returncode > 1:
            raise RuntimeError(f"zhengming check ended with status {done.returncode}: {done.stderr.decode()[-2000:]}")
        outputs.add(done.stdout)
    value = f"{len(outputs)} different output(s) of {len(files)} files in {ROUNDS} orders"
    yield Figure("determinism", value, "1", len(outputs) == 1)
