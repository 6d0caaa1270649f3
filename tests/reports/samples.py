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
from zhengming import engine, termbase, who
from zhengming.model import (
    Allowed,
    Edit,
    Entry,
    Finding,
    Gone,
    Mark,
    Pair,
    Passage,
    Release,
    Report,
    Seen,
    Span,
    View,
)
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


def views_of(report: Report) -> tuple[View, ...]:
    """The releases of a report laid out to be read."""
    return tuple(who.views(report.releases, Settings(), _shipped()))


def hostile_views() -> tuple[View, ...]:
    """The hostile release, each paragraph beside the other, with people who attack."""
    (release,) = hostile_report().releases
    people = tuple(
        Entry(
            (Seen(attack, "zh", attack, 1, 1, "", attack),),
            (Seen(attack, "en", attack, 1, 1, "", attack),),
            (),
            {"zh": (attack,), "en": (attack,)},
            {"zh": attack, "en": attack},
            attack,
            (("罗", attack),),
        )
        for attack in ATTACKS
    )
    return (View(release, tuple(beside(release)), people),)


def beside(release: Release) -> Iterator[Pair]:
    """The paragraphs of a release, the first beside the first and so on."""
    for zh, en in zip(release.zh, release.en, strict=True):
        yield Pair((Passage(zh, Span(0, len(zh.text))),), (Passage(en, Span(0, len(en.text))),))


def long_report(words: int = 20_000, findings: int = 500) -> tuple[Report, tuple[View, ...]]:
    """One made release with so many English words, and with so many findings spread over it."""
    zh_text = "岭东科技大学副校长罗文广在签约仪式上致辞。" * 9
    en_text = "Luo Guangwen, Vice President of Lingdong University, gave an address at the signing ceremony. " * 7
    number = words // len(en_text.split()) + 1
    zh = tuple(segment_of(zh_text, "zh", "long.zh.md", line) for line in range(1, number + 1))
    en = tuple(segment_of(en_text, "en", "long.en.md", line) for line in range(1, number + 1))
    found = []
    for n in range(findings):
        at, nth = n % number, n // number
        marks = (
            Mark(en[at], _nth(en_text, "Luo Guangwen", nth)),
            Mark(zh[at], _nth(zh_text, "罗文广", nth), "reads so"),
        )
        severity = ("error", "warning", "note")[n % 3]
        message = f'{n}: 罗文广 reads Luo Wenguang; the English has "Luo Guangwen"'
        found.append(Finding(message, marks, ("Luo Wenguang",), (), severity, "high", "name-mismatch", "names", str(n)))
    release = Release("long.md", (), zh, en)
    return Report(tuple(found), (release,)), (View(release, tuple(beside(release)), ()),)


def _nth(text: str, word: str, nth: int) -> Span:
    """Where a word stands for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(word, at + 1)
    return Span(at, at + len(word))
