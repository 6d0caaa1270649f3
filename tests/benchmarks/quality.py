"""What is found in texts that were judged by hand, with an empty glossary."""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, at_least, at_most, command, run, shared

NOT_NAMES = {"all", "title rank", "organisation word", "tenfold number", "wrong date"}
NAMES_SWAPPED = {"Luo Wenguang", "Luo Guangwen"}


def release() -> Iterator[Figure]:
    """A real release, English only, in which one person is written two ways."""
    with tempfile.TemporaryDirectory() as empty:
        for glossary in ("shipped", empty):
            report = json.loads(run(command(), "check", shared("releases"), "--format", "json", "--glossary", glossary))
            names = [f for f in report["findings"] if f["category"] == "names" and f["severity"] != "note"]
            right = [f for f in names if {mark["text"] for mark in f["marks"]} == NAMES_SWAPPED]
            label = "shipped glossary" if glossary == "shipped" else "empty glossary"
            value = f"{len(names)} finding(s) about names, {len(right)} of them the one with both places"
            yield Figure(f"release, {label}", value, "1 and 1", len(names) == len(right) == 1)


def judged() -> Iterator[Figure]:
    """25 news documents in six English versions, every name judged."""
    printed, result = score("judged", shared("bench", "dev22.jsonl"), shared("bench", "dev22"))
    print(printed)
    table = result["table"]
    yield at_least("recall, machine / person / cn", table["machine/person/cn"]["recall"], 0.90)
    yield at_least("precision, machine / person", table["machine/person"]["precision"], 0.80)
    yield at_most("human: false name alarms per 1,000 words", table["human/name alarms per 1000 words"], 0.5)


def injected() -> Iterator[Figure]:
    """Errors planted one at a time in the human versions."""
    printed, result = score("injected", shared("bench", "dev22-injected.jsonl"), shared("bench", "dev22"))
    print(printed)
    rows = [row for defect, row in result["table"].items() if defect not in NOT_NAMES]
    yield at_least("name defects found", sum(r["found"] for r in rows) / sum(r["planted"] for r in rows), 0.85)


def titles() -> Iterator[Figure]:
    """Titles in the judged texts and the planted ones, with the shipped glossary."""
    printed, result = score("judged", shared("bench", "dev22.jsonl"), shared("bench", "dev22"), "shipped")
    print("\n".join(line for line in printed.splitlines() if "title" in line or "bad" in line))
    sides = [result["table"][f"{side}/title"] for side in ("human", "machine")]
    bad, hits, alarms, stray = (sum(side.get(key, 0) for side in sides) for key in ("bad", "found", "alarm", "stray"))
    yield at_least(f"recall, human and machine ({hits} of {bad})", hits / bad, 0.85)
    yield at_least(f"precision ({alarms} alarms, {stray} stray)", hits / max(hits + alarms + stray, 1), 0.85)
    yield at_most("human: false title alarms", sides[0].get("alarm", 0) + sides[0].get("stray", 0), 0)
    _, planted = score("injected", shared("bench", "dev22-injected.jsonl"), shared("bench", "dev22"), "shipped")
    yield at_least("planted title ranks found, of 10", planted["table"]["title rank"]["found"], 10)


def score(mode: str, data: Path, texts: Path, terms: str = "") -> tuple[str, dict[str, Any]]:
    """What the scorer prints and its figures, with a glossary, or with a folder that is empty."""
    with tempfile.TemporaryDirectory() as folder:
        glossary, result = Path(folder, "glossary"), Path(folder, "result.json")
        glossary.mkdir()
        check = f"{command()} check --glossary {terms or glossary}"
        scorer = shared("bench", "score.py")
        printed = run(sys.executable, scorer, mode, data, texts, "--check", check, "--json", result, allowed=(0,))
        return printed, json.loads(result.read_text("utf-8"))
