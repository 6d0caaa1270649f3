"""How fast a large glossary loads, and how fast its terms are found, in how much memory.

The glossaries are made: Chinese terms of words of the shipped table, English ones of words of the news, of all kinds.
The text is the news with terms put between its words, at the density that is stated. Each part is a process of its own.
Speeds are by the processor's time, which is what remains on a machine with other work.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import ROOT, Figure, at_least, at_most, shared
from tests.benchmarks.throughput import one_core

MEGABYTE = 1_000_000
CONCEPTS = 200_000
TEXT = 10 * MEGABYTE
ROUNDS = 3
A_BATCH = 5_000
KINDS = ("term", "term", "term", "term", "title", "institution", "institution", "person", "place", "product")
A_FILE = 500


def termbase() -> Iterator[Figure]:
    """Load from YAML and from the cache, and find in 10 MB, on one core; glossaries of concepts with two terms each."""
    shared("bench", "dev22")
    with tempfile.TemporaryDirectory() as place, one_core():
        yield from _loading(Path(place))
        yield from _finding(Path(place), 100_000, 20)
        yield from _finding(Path(place), 1_000_000, 10)


def _loading(place: Path) -> Iterator[Figure]:
    tenth = _child(place, "load", write(place / "tenth", CONCEPTS // 10))
    whole = _child(place, "load", write(place / "whole", CONCEPTS))
    again = [_child(place, "load", place / "whole") for _ in range(5)]
    _child(place, "load", write(place / "one", 1))
    bare = [_child(place, "load", place / "one")["clock"] for _ in range(5)]
    yield Figure(f"first load of {CONCEPTS:,} concepts, compiled and written", f"{whole['load']:.1f} s")
    yield at_most("the same against a tenth of them, by the processor", whole["spent"] / tenth["spent"], 11, " times")
    yield at_most("load from the cache until both languages are ready", min(a["load"] for a in again), 1, " s")
    clock = min(a["clock"] for a in again) - min(bare)
    yield at_most("whole process, less that of a glossary of one concept", clock, 1, " s")


def _finding(place: Path, terms: int, aim: float) -> Iterator[Figure]:
    folder = write(place / f"of{terms}", terms // 2)
    first = _child(place, "load", folder)
    again = _child(place, "load", folder)
    yield Figure(f"{terms:,} terms: first load", f"{first['load']:.1f} s, peak {first['peak']:.0f} MB")
    yield Figure(f"{terms:,} terms: load from the cache", f"{again['load']:.2f} s, peak {again['peak']:.0f} MB")
    for lang in ("zh", "en"):
        for every, picked in ((100, "by Zipf"), (30, "by Zipf"), (30, "evenly")):
            text = put(folder, lang, every, picked, place / "text")
            found = [_child(place, "find", folder, lang, text) for _ in range(ROUNDS)]
            fastest = min(found, key=lambda each: each["spent"])
            said = f"{terms:,} terms, {lang}, terms chosen {picked}, {fastest['density']}"
            yield at_least(f"{said}: MB a second", fastest["size"] / fastest["spent"] / MEGABYTE, aim)
            yield Figure("    put in and found", f"{fastest['found']:.3f}")
            if lang == "zh":
                cut = min(_child(place, "cut", text)["spent"] for _ in range(ROUNDS))
                yield Figure(
                    "    against rjieba.cut over the same text", f"{cut / fastest['spent']:.2f} times its speed"
                )
            if terms == 1_000_000:
                yield at_most("    peak of the process", max(each["peak"] for each in found), 600, " MB")


def _child(place: Path, *arguments: object) -> dict[str, Any]:
    """What a part of this module says when it is run as a process of its own, and how long that took."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.termbase", *map(str, arguments)],
        capture_output=True, text=True, cwd=ROOT, env={"XDG_CACHE_HOME": str(place / "cache"), "PATH": ""},
    )  # fmt: skip
    clock = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return {**json.loads(done.stdout), "clock": clock}


def write(folder: Path, concepts: int) -> Path:
    """Write a glossary of so many concepts, a Chinese and an English term each, in files of five hundred."""
    if folder.exists():
        return folder
    folder.mkdir()
    chooser = random.Random(concepts)
    chinese, english = chinese_terms(concepts, chooser), english_terms(concepts, chooser)
    for start in range(0, concepts, A_FILE):
        lines = []
        for number in range(start, min(start + A_FILE, concepts)):
            kind = KINDS[number % len(KINDS)]
            lines.append(f"c{number:07}:\n  kind: {kind}\n  zh: {chinese[number]}\n  en: {english[number]}\n")
            if number % 4 == 0:
                lines.append("  source: https://www.example.org/terms\n")
        (folder / f"{start:07}.yaml").write_text("".join(lines), "utf8")
    return folder


def chinese_terms(count: int, chooser: random.Random) -> list[str]:
    """Terms of three to six characters: two or three of the words that the termbase knows; one in fifty is one word.

    Words of two characters alone are none of them: those of the table are the words of any text.
    """
    table = ROOT / "toolkit/zhengming/termbase/tables/words.txt"
    lines = [line for line in table.read_text("utf8").splitlines() if not line.startswith("#")]
    words = [line[0] + rest.rstrip("0123456789") for line in lines for rest in line[2:].split(" ")]
    words = [word for word in words if 2 <= len(word) <= 4]
    terms: dict[str, None] = {}
    while len(terms) < count:
        term = "".join(chooser.choices(words, k=1 if len(terms) % 50 == 0 else chooser.choice((2, 2, 2, 3))))
        if 3 <= len(term) <= 6:
            terms[term] = None
    return list(terms)


def english_terms(count: int, chooser: random.Random) -> list[str]:
    """Phrases of two to four words, in title case where the concept is a proper name."""
    words = sorted({word for text in news("en") for word in text.split() if word.isalpha() and word.islower()})
    words = [word for word in words if len(word) > 3]
    terms: dict[str, None] = {}
    while len(terms) < count:
        phrase = " ".join(chooser.choice(words) for _ in range(chooser.choice((2, 2, 3, 3, 4))))
        terms[phrase.title() if KINDS[len(terms) % len(KINDS)] != "term" else phrase] = None
    return list(terms)


def news(lang: str) -> list[str]:
    """The paragraphs of the news in one language."""
    files = sorted(shared("bench", "dev22").glob("*/*.txt"))
    texts = [path.read_text("utf8") for path in files if (path.stem == "zh") == (lang == "zh")]
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return ["".join(lines[at : at + 3]) for at in range(0, len(lines), 3)] if lang == "zh" else lines


def put(folder: Path, lang: str, every: int, picked: str, target: Path) -> Path:
    """Write the news again and again, a JSON list a paragraph: the text, and the terms that were put into it.

    In Chinese a term comes about every `every` characters, in English every three times as many. The terms are all
    those of the glossary, chosen evenly or by Zipf's law, as words are in texts.
    """
    import rjieba

    chooser = random.Random(every)
    key = f"  {lang}: "
    files = (file.read_text("utf8").splitlines() for file in sorted(folder.iterdir()))
    terms = [line.removeprefix(key) for lines in files for line in lines if line.startswith(key)]
    chooser.shuffle(terms)
    weights = list(accumulate(1 / (rank + 1) if picked == "by Zipf" else 1.0 for rank in range(len(terms))))
    words = [rjieba.cut(text) if lang == "zh" else text.split(" ") for text in news(lang)]
    gap, width = ("", 1.65) if lang == "zh" else (" ", 6.1 / 3)
    written = 0
    with open(target, "w", encoding="utf8") as file:
        while written < TEXT:
            for cut in words:
                chosen = chooser.choices(terms, cum_weights=weights, k=int(len(cut) * width / every + chooser.random()))
                parts = list(cut)
                for term in chosen:
                    parts.insert(chooser.randrange(len(parts) + 1), term)
                text = gap.join(parts)
                written += len(text.encode())
                file.write(json.dumps([text, chosen], ensure_ascii=False) + "\n")
    return target


def _load(folder: str) -> dict[str, Any]:
    began, spent = time.perf_counter(), time.process_time()
    from zhengming.model import Segment
    from zhengming.termbase import load

    terms = load([Path(folder)])
    terms.find(Segment("其他", "zh", "", (), "其他"))
    terms.find(Segment("other", "en", "", (), "other"))
    return {"load": time.perf_counter() - began, "spent": time.process_time() - spent}


def _find(folder: str, lang: str, text: str) -> dict[str, Any]:
    """Find in a text, batch by batch; every match is compared with the text, every term that was put in is sought."""
    from zhengming.model import Lang, Segment
    from zhengming.script import fold
    from zhengming.termbase import load

    side: Lang = "zh" if lang == "zh" else "en"
    terms = load([Path(folder)])
    terms.find(Segment("other", side, "", (), "other"))
    spent, size, characters, matches, wanted, known = 0.0, 0, 0, 0, 0, 0
    for batch in _batches(text):
        segments = [Segment(text, side, "", (), *fold(text)) for text, _ in batch]
        began = time.process_time()
        found = [terms.find(segment) for segment in segments]
        spent += time.process_time() - began
        for (text, chosen), claims in zip(batch, found, strict=True):
            there = {claim.term.text.lower() for claim in claims}
            wanted, known = wanted + len(chosen), known + sum(term.lower() in there for term in chosen)
            size, characters, matches = size + len(text.encode()), characters + len(text), matches + len(claims)
            for claim in claims:
                shown, name = re.sub("[ -]+", " ", text[slice(*claim.span)]), claim.term.text
                if shown != name and (side == "zh" or shown[:-3].lower() != name.lower()[: len(shown) - 3]):
                    raise RuntimeError(f"{shown} is not {claim.term.text}")
    density = f"a match in {characters / matches:.0f} characters"
    return {"spent": spent, "size": size, "density": density, "found": known / wanted}


def _batches(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    with open(text, encoding="utf8") as file:
        while batch := [json.loads(line) for line in islice(file, A_BATCH)]:
            yield batch


def _cut(text: str) -> dict[str, Any]:
    import rjieba

    rjieba.cut("预热一下")
    spent = 0.0
    for batch in _batches(text):
        began = time.process_time()
        for paragraph, _ in batch:
            rjieba.cut(paragraph)
        spent += time.process_time() - began
    return {"spent": spent}


def main(what: str, *arguments: str) -> None:
    """Print what one part measures, and the peak of its memory."""
    import resource

    outcome = {"load": _load, "find": _find, "cut": _cut}[what](*arguments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    print(json.dumps({**outcome, "peak": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
