"""What the formats are tried on: the sample releases, judged news beside the repository, and a text that attacks."""

import shutil
import tempfile
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path

from tests.corpora.golden import CORPORA, RELEASES
from zhengming import engine, termbase
from zhengming.model import Allowed, Edit, Finding, Gone, Mark, Release, Report, Span
from zhengming.readers import segment_of
from zhengming.settings import Settings

NEWS = Path(__file__).resolve().parents[3] / "shared" / "bench" / "dev22"
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\x1b[31mred\x1b]8;;http://x.example\x07link",
    "::error file=x::owned",
    "\n::stop-commands::x\n::add-mask::y",
    "##[error]owned",
    "a\u202eb\u2066c\u2069d\u200fe",
    "=HYPERLINK(1)",
    "@everyone #1 [x](http://x.example) ![y](z) `code` **b** | c | www.x.example",
    "]]><x/>&amp;&#0;\x00\ufffe",
    "%0A::error::x%25",
    "${{ github.token }} {0} {{x}}",
    "罗文广'\"`\\",
)


def sample_report() -> Report:
    """What is found in the sample releases."""
    with chdir(CORPORA):
        return engine.examine([Path(name) for name in RELEASES], Settings(), _shipped())


@cache
def news_report() -> Report:
    """What is found in 25 news documents, each in six English versions; nothing where they are absent."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for document in sorted(NEWS.iterdir()):
            for version in sorted(set(document.glob("*.txt")) - {document / "zh.txt"}):
                place = Path(document.name, version.stem)
                place.mkdir(parents=True)
                shutil.copy(document / "zh.txt", place / "news.zh.txt")
                shutil.copy(version, place / "news.en.txt")
        return engine.examine([Path()], Settings(), _shipped())


@cache
def _shipped() -> termbase.Termbase:
    return termbase.load((termbase.shipped(),))


def hostile_report() -> Report:
    """A report in which everything that comes from a text attacks."""
    findings = tuple(_hostile(attack) for attack in ATTACKS)
    fixed = findings[0]._replace(fix=(Edit(findings[0].marks[0].segment, Span(0, 3), ATTACKS[1]),))
    segments = [mark.segment for finding in findings for mark in finding.marks]
    sides = [tuple(segment for segment in segments if segment.lang == lang) for lang in ("zh", "en")]
    release = Release(ATTACKS[0], (), sides[0], sides[1], unpaired=ATTACKS[1])
    faults = tuple((attack, 1, attack) for attack in ATTACKS)
    allowed = (Allowed(findings[1], ATTACKS[2]), Allowed(findings[2], ATTACKS[3], "baseline"))
    gone = tuple(Gone("name-mismatch", attack, attack, attack) for attack in ATTACKS)
    return Report((fixed, *findings[1:]), (release,), faults, allowed, gone, ATTACKS[4])


def _hostile(attack: str) -> Finding:
    text = f"before {attack} after"
    zh = segment_of(text, "zh", f"a/{attack}.zh.md")
    en = segment_of(text, "en", f"a/{attack}.en.md")
    span = Span(7, 7 + len(attack))
    marks = (Mark(en, span, attack), Mark(zh, span, attack))
    return Finding(attack, marks, (attack,), (), "error", "high", "name-mismatch", "names", "0123456789abcdef")


def reports() -> Iterator[tuple[str, Report]]:
    """All of them by name; says loudly when the news are absent."""
    yield "samples", sample_report()
    yield "hostile", hostile_report()
    yield "empty", Report(())
    if NEWS.is_dir():
        yield "news", news_report()
    else:
        warnings.warn(f"NOT CHECKED: there is no {NEWS}, so the formats are not tried on 150 news", stacklevel=2)


def obeyed(text: str) -> set[str]:
    """The characters of a text that a terminal or a page would obey."""
    marks = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    return {c for c in text if c in marks or (unicodedata.category(c) in ("Cc", "Cs") and c != "\n")}


def commands(lines: Iterable[str]) -> list[str]:
    """The lines that the runner of GitHub Actions takes for commands (actions/runner, ActionCommand.cs)."""
    return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
