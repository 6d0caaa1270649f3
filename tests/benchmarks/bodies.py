"""How well the names of bodies are checked: with the shipped glossary, and with one of the benchmark's own bodies.

The second glossary is written from the lists of accepted names into a temporary folder, for this measurement only.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, at_least, at_most, command, run, shared

WORDS = 17_675


def bodies() -> Iterator[Figure]:
    """25 news documents in six versions with every body judged, and ten bodies changed by one word."""
    table = score("judged", "dev22.jsonl", "--glossary shipped")["table"]
    found, wrong, bad, stray = _tally(table)
    yield at_least("precision, shipped glossary", found / (found + wrong), 0.90)
    yield Figure("recall, shipped glossary", f"{found / bad:.3f} ({found} of {bad})", "reported", True)
    yield at_most("human: false alarms of bodies and terms in 1,000 words", 1000 * stray / WORDS, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        write_glossary(shared("bench", "dev22.jsonl"), Path(folder))
        found, wrong, bad, _ = _tally(score("judged", "dev22.jsonl", f"--glossary {folder}")["table"])
    yield at_least("recall, glossary of its own bodies", found / bad, 0.95)
    yield at_least("precision, glossary of its own bodies", found / (found + wrong), 0.95)
    row = score("injected", "dev22-injected.jsonl", "--glossary shipped")["table"]["organisation word"]
    yield at_least("injected: organisation word", row["found"] / row["planted"], 0.90)


def _tally(table: dict[str, Any]) -> tuple[int, int, int, int]:
    """Found, false alarms, all that is bad, false alarms in the human versions."""
    rows = [table["human/org"], table["machine/org"]]
    wrong = [row.get("alarm", 0) + row.get("stray", 0) for row in rows]
    return sum(row["found"] for row in rows), sum(wrong), sum(row["bad"] for row in rows), wrong[0]


def score(mode: str, data: str, options: str) -> dict[str, Any]:
    """The figures of the scorer with these options of the check."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "result.json")
        check, scorer = f"{command()} check {options}", shared("bench", "score.py")
        arguments = (mode, shared("bench", data), shared("bench", "dev22"), "--check", check, "--json", result)
        print(run(sys.executable, scorer, *arguments, allowed=(0,)))
        figures: dict[str, Any] = json.loads(result.read_text("utf-8"))
        return figures


def write_glossary(judged: Path, folder: Path) -> None:
    """A glossary of the judged bodies: bodies with the same accepted names are one.

    All count as known, since the lists do not say which acronym needs an introduction.
    """
    names: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for line in judged.read_text("utf-8").splitlines():
        mention = json.loads(line)
        chinese = names[tuple(mention["en_ok"])] if mention["kind"] == "org" else []
        if mention["zh"] not in chinese:
            chinese.append(mention["zh"])
    entries = {
        f"body-{number}": {"kind": "institution", "zh": chinese, "en": list(english), "known": "yes"}
        for number, (english, chinese) in enumerate(names.items(), 1)
    }
    (folder / "bodies.yaml").write_text(json.dumps(entries, ensure_ascii=False, indent=1), "utf-8")
