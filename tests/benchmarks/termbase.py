"""How fast a large glossary loads, and how fast its terms are found, in how much memory.

The glossaries are made: Chinese terms of words of the shipped table, English ones of words of the news, of all kinds.
The text is the news with terms put between its words, at the density that is stated. Each part is a process of its own.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.figures import ROOT, Figure, at_least, at_most, shared

MEGABYTE = 1_000_000
CONCEPTS = 200_000
TEXT = 20 * MEGABYTE
KINDS = ("term", "term", "term", "term", "title", "institution", "institution", "person", "place", "product")
A_FILE = 500


def termbase() -> Iterator[Figure]:
    """Load from YAML and from the cache, and find in 20 MB, on one core; glossaries of concepts with two terms each."""
    shared("bench", "dev22")
    with tempfile.TemporaryDirectory() as place:
        yield from _loading(Path(place))
        yield from _finding(Path(place), 100_000, 20)
        yield from _finding(Path(place), 1_000_000, 10)


def _loading(place: Path) -> Iterator[Figure]:
    tenth = _child(place, "load", write(place / "tenth", CONCEPTS // 10))
    whole = _child(place, "load", write(place / "whole", CONCEPTS))
    again = [_child(place, "load", place / "whole") for _ in range(5)]
    _child(place, "load", write(place / "one", 1))
    bare = [_child(place, "load", place / "one")["process"] for _ in range(5)]
    yield Figure(f"first load of {CONCEPTS:,} concepts, compiled and written", f"{whole['load']:.1f} s")
    yield at_most("the same against a tenth of them", whole["load"] / tenth["load"], 11, " times")
    yield at_most("load from the cache until both languages are ready", min(a["load"] for a in again), 1, " s")
    spent = min(a["process"] for a in again) - min(bare)
    yield at_most("whole process, less that of a glossary of one concept", spent, 1, " s")


def _finding(place: Path, terms: int, aim: float) -> Iterator[Figure]:
    folder = write(place / f"of{terms}", terms // 2)
    first = _child(place, "load", folder)
    yield Figure(f"{terms:,} terms: first load", f"{first['load']:.1f} s, peak {first['peak']:.0f} MB")
    for every in (100, 30):
        for lang in ("zh", "en"):
            found = [_child(place, "find", folder, lang, every) for _ in range(3)]
            best = max(found, key=lambda each: each["speed"])
            said = f"{terms:,} terms, {lang}, one put in every {every * (1 if lang == 'zh' else 3)} characters"
            yield at_least(f"{said}: MB/s", best["speed"], aim)
            yield Figure("    matches", best["matches"])
            if "against" in best:
                yield Figure("    against rjieba.cut over the same text", f"{best['against']:.2f} times its speed")
            if terms == 1_000_000:
                yield at_most("    peak of the process", best["peak"], 600, " MB")


def _child(place: Path, *arguments: object) -> dict[str, Any]:
    """What a part of this module says when it is run as a process of its own, and how long that took."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.termbase", *map(str, arguments)],
        capture_output=True, text=True, cwd=ROOT, env={"XDG_CACHE_HOME": str(place / "cache"), "PATH": ""},
    )  # fmt: skip
    spent = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return {**json.loads(done.stdout), "process": spent}


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
    """Terms of two to six characters: one, two or three of the words that the termbase knows."""
    table = ROOT / "toolkit/zhengming/termbase/tables/words.txt"
    lines = [line for line in table.read_text("utf8").splitlines() if not line.startswith("#")]
    words = [line[0] + rest.rstrip("0123456789") for line in lines for rest in line[2:].split(" ")]
    words = [word for word in words if 2 <= len(word) <= 4]
    terms: dict[str, None] = {}
    while len(terms) < count:
        term = "".join(chooser.choice(words) for _ in range(chooser.choice((1, 2, 2, 2, 2, 3))))
        if len(term) <= 6 and (len(term) > 2 or len(terms) % 50 == 0):
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


class Paragraph(NamedTuple):
    """A text and the terms that were put into it."""

    text: str
    terms: Sequence[str]


def paragraphs(lang: str, terms: Sequence[str], every: int, size: int) -> Iterator[Paragraph]:
    """The news again and again, up to so many bytes, with terms put between its words."""
    import rjieba

    chooser = random.Random(every)
    words = [list(rjieba.cut(text)) if lang == "zh" else text.split(" ") for text in news(lang)]
    gap = "" if lang == "zh" else " "
    width = 1.65 if lang == "zh" else 6.1 / 3
    written = 0
    while written < size:
        for cut in words:
            share = len(cut) * width / every
            put = chooser.choices(terms, k=int(share + chooser.random()))
            parts = list(cut)
            for term in put:
                parts.insert(chooser.randrange(len(parts) + 1), term)
            text = gap.join(parts)
            written += len(text.encode())
            yield Paragraph(text, put)


def _load(folder: str) -> dict[str, Any]:
    began = time.perf_counter()
    from zhengming.model import Segment
    from zhengming.termbase import load

    terms = load([Path(folder)])
    terms.find(Segment("其他", "zh", "", (), "其他"))
    terms.find(Segment("other", "en", "", (), "other"))
    return {"load": time.perf_counter() - began, "concepts": len(terms.concepts)}


def _find(folder: str, lang: str, every: str) -> dict[str, Any]:
    from tests.benchmarks.throughput import one_core, timed
    from zhengming.model import Lang, Segment
    from zhengming.script import fold
    from zhengming.termbase import load

    side: Lang = "zh" if lang == "zh" else "en"
    terms = load([Path(folder)])
    ids = random.Random(5).sample(range(len(terms.concepts)), min(100_000, len(terms.concepts)))
    names = [next(t.text for t in terms.concepts[f"c{n:07}"].terms if t.lang == side) for n in ids]
    terms = load([Path(folder)])
    texts = list(paragraphs(side, names, int(every), TEXT))
    segments = [Segment(each.text, side, "", (), *fold(each.text)) for each in texts]
    terms.find(segments[0])
    matches: list[int] = []
    with one_core():
        spent = timed(lambda: matches.extend(len(terms.find(segment)) for segment in segments))
        cut = _cut([each.text for each in texts]) if side == "zh" else 0
    size = sum(len(each.text.encode()) for each in texts)
    characters = sum(len(each.text) for each in texts)
    wanted, found = 0, 0
    for each, segment in zip(texts, segments, strict=True):
        there = [claim.term.text for claim in terms.find(segment)]
        wanted += len(each.terms)
        found += sum(term in there for term in each.terms)
        assert all(claim.term.text == each.text[slice(*claim.span)] for claim in terms.find(segment) if side == "zh")
    said = f"{sum(matches):,} in {size / MEGABYTE:.1f} MB, one in {characters / sum(matches):.0f} characters; "
    said += f"{found / wanted:.3f} of the {wanted:,} that were put in are found as such"
    outcome = {"speed": size / spent / MEGABYTE, "matches": said}
    return outcome | ({"against": cut / spent} if cut else {})


def _cut(texts: Sequence[str]) -> float:
    import rjieba

    from tests.benchmarks.throughput import timed

    return timed(lambda: [rjieba.cut(text) for text in texts])


def main(what: str, *arguments: str) -> None:
    """Print what one part measures, and the peak of its memory."""
    import resource

    outcome = {"load": _load, "find": _find}[what](*arguments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    print(json.dumps({**outcome, "peak": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
