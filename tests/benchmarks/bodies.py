"""How well the names of bodies are checked: with the shipped glossary, and with one of the benchmark's own bodies.

The second glossary is written from the lists of accepted names into a temporary folder, for this measurement only.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.figures import Figure, at_least, at_most, command, run, shared
from zhengming.checks import by_name
from zhengming.engine import check_release
from zhengming.model import Document, Release
from zhengming.readers import segment_of
from zhengming.settings import Settings
from zhengming.termbase import Termbase, load
from zhengming.termbase import shipped as shipped_glossary

WORDS = 17_675
CATEGORIES = ("institutions", "terms", "script", "text")


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
    yield from _others()
    row = score("injected", "dev22-injected.jsonl", "--glossary shipped")["table"]["organisation word"]
    yield at_least("injected: organisation word", row["found"] / row["planted"], 0.90)


def _others() -> Iterator[Figure]:
    """What is found in the human versions about institutions, terms, script and text, found as it may be."""
    with tempfile.TemporaryDirectory() as folder:
        for release, zh, en in _references():
            Path(folder, f"{release}.zh.txt").write_text("\n".join(zh) + "\n", "utf-8")
            Path(folder, f"{release}.en.txt").write_text("\n".join(en) + "\n", "utf-8")
        report = json.loads(run(command(), "check", folder, "--format", "json", "--glossary", "shipped"))
    found = [f for f in report["findings"] if f["category"] in CATEGORIES and f["severity"] != "note"]
    for finding in found:
        print(f"  {finding['check']}: {finding['message']}")
    yield at_most("human: findings of institutions, terms, script, text in 1,000 words", 1000 * len(found) / WORDS, 1.0)


def _references() -> Iterator[tuple[str, list[str], list[str]]]:
    for folder in sorted(path for path in shared("bench", "dev22").iterdir() if path.is_dir()):
        for version in ("refA", "refB"):
            zh, en = (folder.joinpath(f"{name}.txt").read_text("utf-8").split("\n") for name in ("zh", version))
            yield f"{folder.name}-{version}", zh[:-1], en[:-1]


def paragraphs() -> Iterator[Figure]:
    """Paragraphs taken out of the human versions one at a time, of either language: found, and at the right place."""
    chance = Random(3)
    terms = load([shipped_glossary()])
    dropped = found = wrong = clean = 0
    for _, zh, en in _references():
        clean += len(_missing(zh, en, terms))
        for number in [chance.randrange(1, len(zh) - 1) for _ in range(4)] if len(zh) > 4 else ():
            for side, other in ((0, en), (1, zh)):
                texts = [list(zh), list(en)]
                del texts[side][number]
                places = _missing(*texts, terms)
                dropped, found = dropped + 1, found + (other[number] in places)
                wrong += sum(place != other[number] for place in places)
    yield Figure("paragraphs taken out and found", f"{found} of {dropped}", "reported", True)
    yield at_most("paragraphs named wrongly instead", wrong, 0.02 * dropped)
    yield at_most("findings where nothing was taken out", clean, 0)


def _missing(zh: Sequence[str], en: Sequence[str], terms: Termbase) -> list[str]:
    """The paragraphs that segment-missing names."""
    here, there = (
        tuple(segment_of(text, lang, f"x.{lang}", line) for line, text in enumerate(texts, 1))
        for lang, texts in (("zh", zh), ("en", en))
    )
    documents = (Document("x.zh", "zh", here, True), Document("x.en", "en", there, True))
    release = Release("x", documents, here, there)
    findings = check_release(release, Settings(), terms, [by_name()["segment-missing"]])
    return [finding.marks[0].text for finding in findings]


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
