"""Whether what is fixed is what the text was before an error was planted in it."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure, shared

LEAST = 0.99


def fixes() -> Iterator[Figure]:
    """The planted errors of judged news, each in a pair of its own, fixed with an empty glossary and read again."""
    from zhengming import engine, mending
    from zhengming.settings import Settings
    from zhengming.termbase import Termbase

    cases = [json.loads(line) for line in shared("bench", "dev22-injected.jsonl").read_text("utf8").splitlines()]
    counts: Counter[str] = Counter()
    for case in cases:
        clean, dirty = _texts(case)
        with tempfile.TemporaryDirectory() as folder:
            zh, en = Path(folder, "case.zh.txt"), Path(folder, "case.en.txt")
            zh.write_bytes((shared("bench", "dev22") / case["doc"] / "zh.txt").read_bytes())
            en.write_bytes(clean)
            before = {(f.check, f.marks[0].text) for f in _findings(engine, Path(folder), Settings(), Termbase({}))}
            en.write_bytes(dirty)
            found = _findings(engine, Path(folder), Settings(), Termbase({}))
            new = [f for f in found if (f.check, f.marks[0].text) not in before]
            files = list(mending.mended(new))
            counts["old"] += any(f.fix for f in found if f not in new)
            counts["places"] += sum(len(file.edits) for file in files)
            if files:
                counts["fixed"] += 1
                counts["right"] += files[0].new == clean and len(files) == 1
                mending.write(files)
                again = _findings(engine, Path(folder), Settings(), Termbase({}))
                counts["again"] += bool(
                    list(mending.mended(f for f in again if (f.check, f.marks[0].text) not in before))
                )
                if files[0].new != clean:
                    print("    not as it was:", case["from"], "→", case["to"], [edit.text for edit in files[0].edits])
    share = counts["right"] / max(counts["fixed"], 1)
    yield Figure("planted errors that were fixed", f"{counts['fixed']} of {len(cases)}, {counts['places']} places")
    said = f"{share:.3f} ({counts['right']} of {counts['fixed']})"
    yield Figure("files that are byte for byte as before the error", said, f"≥ {LEAST}", share >= LEAST)
    yield Figure("files in which a second run fixes more", str(counts["again"]), "0", not counts["again"])
    yield Figure("texts with a fix that no planted error asked for", str(counts["old"]))


def _texts(case: dict[str, str]) -> tuple[bytes, bytes]:
    """The English text without and with the planted error."""
    path = shared("bench", "dev22") / case["doc"] / f"{case['base']}.txt"
    lines = path.read_bytes().decode("utf8").split("\n")
    clean = "\n".join(lines)
    at = int(case["line"]) - 1
    lines[at] = lines[at].replace(case["from"], case["to"], 1)
    return clean.encode("utf8"), "\n".join(lines).encode("utf8")


def _findings(engine, folder, settings, glossary):  # type: ignore[no-untyped-def]
    return engine.examine([folder], settings, glossary).findings
