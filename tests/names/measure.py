"""Prints what the name checks make of the releases of our own making: `python -m tests.names.measure`.

Sets (a), (b) and (c): false alarms where everything is right, errors found by class, accepted variants flagged;
(d): one language alone, and names that are right and glued to a word or in lower case; (f): foreigners. With
`--failures` every failure is printed too, with `--draw=2` other people and other errors are drawn. The glossary is
empty; notes do not count.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from tests.names import abroad
from tests.names.borrowing import borrowed, recast
from tests.names.injecting import Planted, planted
from tests.names.lonely import CHINESE, ENGLISH, misspelt, sample
from tests.names.making import Made, Mention, Spelling, made, release, rendered
from tests.names.people import ARMS
from tests.names.varying import MALFORMED, STYLES, bearers, styled
from zhengming import engine
from zhengming.checks import CHECKS
from zhengming.model import Finding, Lang, Span
from zhengming.settings import Settings
from zhengming.termbase import Termbase

CHECKED = tuple(check for check in CHECKS if check.category == "names")
GROUPS = {
    "transposed": ("transposed",),
    "wrong syllable": ("zh/z ch/c sh/s", "n/ng", "l/n r/l", "other syllable"),
    "wrong surname": ("similar surname", "other surname"),
    "other person": ("somebody of the release", "somebody invented"),
    "dropped or doubled syllable": ("dropped syllable", "doubled syllable"),
    "typo": ("typo",),
    "exchanged": ("two exchanged, in two paragraphs", "two exchanged, in a paragraph"),
    "dropped from a list": ("dropped from a list",),
}
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
AIMS = dict.fromkeys(("transposed", "wrong syllable", "wrong surname", "other person"), 0.97)
AIM = 0.93


draw = ""


def drawn(key: str) -> Random:
    """The random numbers of one release; another draw gives other people and other errors."""
    return Random(draw + key)


class Failure(NamedTuple):
    """What went wrong in a release: the class, who, the paragraphs, and what was said about them."""

    kind: str
    what: str
    zh: str
    en: str
    said: str = ""

    def __str__(self) -> str:
        return f"[{self.kind}] {self.what}\n    {self.zh}\n    {self.en}\n    {self.said}"


@dataclass
class Tally:
    """How many of how many, and the failures."""

    total: int = 0
    hits: int = 0
    failures: tuple[Failure, ...] = ()

    @property
    def share(self) -> float:
        return self.hits / self.total if self.total else 0.0

    def add(self, total: int, hits: int, failures: Iterable[Failure] = ()) -> None:
        self.total += total
        self.hits += hits
        self.failures += tuple(failures)


class Read(NamedTuple):
    """A made release as the checks saw it: its lines, where each mention stands in the English, what was found."""

    zh: list[str]
    en: list[str]
    spans: dict[Mention, tuple[int, Span]]
    found: tuple[Finding, ...]


def read(sample: Made, spelt: Spelling | None = None, left_out: Sequence[Mention] = ()) -> Read:
    """What the checks find about names in a release, other than notes."""
    zh = [rendered(pieces, "zh").text for pieces in sample.zh]
    texts = [rendered(pieces, "en", spelt, [m for m in left_out if m in pieces]) for pieces in sample.en]
    en = [text.text for text in texts]
    spans = {mention: (n, span) for n, text in enumerate(texts) for mention, span in text.spans.items()}
    return Read(zh, en, spans, checked(zh, en))


def checked(zh: Sequence[str], en: Sequence[str]) -> tuple[Finding, ...]:
    """What the checks find about names in paragraphs, of which one language may have none; other than notes."""
    found = engine.check_release(release(zh, en), Settings(), Termbase({}), CHECKED)
    return tuple(f for f in found if f.severity != "note")


def label(finding: Finding) -> tuple[object, ...]:
    """By what a finding is known again in another version of the same release, as the benchmark does it."""
    marks = sorted((m.segment.lang, m.segment.runs[0].line if m.segment.runs else 0, m.text) for m in finding.marks)
    return finding.category, finding.message, tuple(marks)


def touches(finding: Finding, lang: Lang, line: int, spans: Iterable[Span]) -> bool:
    """Whether a finding marks one of some spans of a line (counted from 0)."""
    marks = [m for m in finding.marks if m.segment.lang == lang and m.segment.place(m.span).line == line + 1]
    return any(m.span.touches(span) for m in marks for span in spans)


def occurrences(text: str, part: str) -> Iterator[Span]:
    at = text.find(part)
    while at >= 0:
        yield Span(at, at + len(part))
        at = text.find(part, at + 1)


def alarms(arm: str, count: int) -> Tally:
    """(a) The English words of some releases without any error, and the findings about names in them."""
    tally = Tally()
    for n in range(count):
        seen = read(made(drawn(f"right/{arm}/{n}"), arm))
        failures = [_alarm(f, f"{arm}/{n}", seen.zh, seen.en) for f in seen.found]
        tally.add(sum(len(line.split()) for line in seen.en), len(seen.found), failures)
    return tally


def borrowed_alarms(arm: str, count: int) -> Tally:
    """(a) The same in real news whose people were replaced. Whom a finding was about before is kept."""
    tally = Tally()
    for frame in borrowed():
        known = {f.message for f in checked(frame.zh, frame.en)}
        kept = [name for name, spelling in frame.people if any(name in said or spelling in said for said in known)]
        for n in range(count):
            zh, en = recast(drawn(f"{frame.name}/{arm}/{n}"), frame, arm, kept)
            new = [f for f in checked(zh, en) if f.message not in known]
            failures = [_alarm(f, f"{frame.name}/{arm}/{n}", zh, en) for f in new]
            tally.add(sum(len(line.split()) for line in en), len(new), failures)
    return tally


def _alarm(finding: Finding, what: str, zh: Sequence[str], en: Sequence[str]) -> Failure:
    line = finding.marks[0].segment.place(finding.marks[0].span).line - 1
    return Failure(finding.check, what, zh[line][:400], en[line][:400], finding.message)


def recall(arm: str, defect: str, count: int) -> Tally:
    """(b) The errors of one class planted in releases, and those that a new finding touches."""
    tally = Tally()
    for n in range(count):
        sample = _clean(arm, n)
        error = planted(drawn(f"{defect}/{arm}/{n}"), sample, defect)
        if error:
            found, failure = _found(sample, error, arm, n, defect)
            tally.add(1, found, () if found else (failure,))
    return tally


@cache
def _clean(arm: str, n: int) -> Made:
    return made(drawn(f"{arm}/{n}"), arm)


@cache
def _known(arm: str, n: int) -> tuple[Read, frozenset[tuple[object, ...]]]:
    seen = read(_clean(arm, n))
    return seen, frozenset(map(label, seen.found))


def _found(sample: Made, error: Planted, arm: str, n: int, defect: str) -> tuple[bool, Failure]:
    before, known = _known(arm, n)
    after = read(sample, error.spelt, error.left_out)
    new = [f for f in after.found if label(f) not in known]
    hit = False
    for mention in error.mentions:
        line = before.spans[mention][0]
        zh = list(occurrences(before.zh[line], mention.person.zh))
        en = [after.spans[mention][1]] if mention in after.spans else []
        hit |= any(touches(f, "zh", line, zh) or touches(f, "en", line, en) for f in new)
    first = error.mentions[0]
    line = before.spans[first][0]
    what = "; ".join(f'{m.person.zh} {m.person.en} -> "{error.spelt.get(m, "")}"' for m in error.mentions)
    said = " | ".join(f.message for f in new)
    return hit, Failure(defect, f"{arm}/{n}: {what}", after.zh[line], after.en[line], said)


def flagged(arm: str, style: str, count: int) -> Tally:
    """(c) The mentions of a release that is written in one style throughout, and those that a new finding touches."""
    tally = Tally()
    for n in range(count):
        random = drawn(f"{style}/{arm}/{n}")
        sample = made(random, arm, bearers(random, arm, style))
        spelt = styled(random, sample, style)
        known = set(map(label, read(sample).found))
        after = read(sample, spelt)
        new = [f for f in after.found if label(f) not in known and f.check != "name-malformed"]
        failures = [f for mention in spelt if (f := _wrongly(mention, spelt, after, new, f"{style}: {arm}/{n}"))]
        tally.add(len(spelt), len(failures), failures)
    return tally


def malformed(arm: str, style: str, count: int) -> Tally:
    """(d) The mentions of a release that are glued or in lower case throughout, and those that are called so."""
    tally = Tally()
    for n in range(count):
        random = drawn(f"{style}/{arm}/{n}")
        sample = made(random, arm, bearers(random, arm, style))
        spelt = styled(random, sample, style)
        after = read(sample, spelt)
        said = [f for f in after.found if f.check == "name-malformed"]
        for mention in spelt:
            line, span = after.spans[mention]
            hit = any(touches(f, "en", line, [span]) for f in said)
            what = f'{style}: {mention.person.zh} as "{spelt[mention]}"'
            tally.add(1, hit, () if hit else (Failure(style, what, after.zh[line], after.en[line]),))
    return tally


def lonely_alarms(arm: str, lang: Lang, count: int) -> Tally:
    """(d) The words or characters of releases of one language without any error, and the findings about names."""
    tally = Tally()
    for n in range(count):
        pieces = sample(arm, n).zh if lang == "zh" else sample(arm, n).en
        texts = [rendered(p, lang).text for p in pieces]
        found = checked(texts, []) if lang == "zh" else checked([], texts)
        size = sum(len(text) if lang == "zh" else len(text.split()) for text in texts)
        tally.add(size, len(found), [Failure(f.check, f"{lang} alone: {arm}/{n}", "", "", f.message) for f in found])
    return tally


def lonely(arm: str, defect: str, count: int) -> Tally:
    """(d) The errors of one class planted in one language alone, and those that a finding touches."""
    tally = Tally()
    for n in range(count):
        planted = misspelt(drawn(f"{defect}/{arm}/{n}"), sample(arm, n), defect)
        if planted:
            mention, wrong = planted
            lang: Lang = "zh" if defect in CHINESE else "en"
            pieces = sample(arm, n).zh if lang == "zh" else sample(arm, n).en
            texts = [rendered(p, lang, {mention: wrong}) for p in pieces]
            lines = [text.text for text in texts]
            found = checked(lines, []) if lang == "zh" else checked([], lines)
            line = next(n for n, text in enumerate(texts) if mention in text.spans)
            hit = any(touches(f, lang, line, [texts[line].spans[mention]]) for f in found)
            what = f"{arm}/{n}: {mention.person.zh} {mention.person.en} -> {wrong}"
            failure = Failure(defect, what, lines[line], "", " | ".join(f.message for f in found))
            tally.add(1, hit, () if hit else (failure,))
    return tally


def _wrongly(mention: Mention, spelt: Spelling, after: Read, new: Sequence[Finding], kind: str) -> Failure | None:
    line, span = after.spans[mention]
    zh = list(occurrences(after.zh[line], mention.person.zh))
    for finding in new:
        if touches(finding, "en", line, [span]) or touches(finding, "zh", line, zh):
            what = f'{mention.person.zh} {mention.person.en} as "{spelt[mention]}"'
            return Failure(kind, what, after.zh[line], after.en[line], finding.message)
    return None


def sections(scale: float = 1.0) -> Iterator[tuple[str, str, Tally, bool]]:
    """Every figure: which set, what, the tally, whether it is as it should be."""
    for arm in ARMS:
        tally = alarms(arm, max(int(250 * scale), 1))
        yield "a", arm, tally, tally.share * 1000 <= 0.05
    for arm in ARMS if borrowed() else ():
        tally = borrowed_alarms(arm, max(int(4 * scale), 1))
        yield "a", f"{arm}, in real news", tally, tally.share * 1000 <= 0.05
    for group, defects in GROUPS.items():
        for defect in defects:
            for arm in ARMS:
                tally = recall(arm, defect, max(int(50 * scale), 1))
                yield "b", f"{defect}, {arm}", tally, tally.share >= AIMS.get(group, AIM)
    for style in STYLES:
        tally = Tally()
        for arm in ARMS:
            part = flagged(arm, style, max(int(10 * scale), 1))
            tally.add(part.total, part.hits, part.failures)
        yield "c", style, tally, tally.share <= 0.005
    yield from _abroad(max(int(1 / scale), 1))
    yield from _one_language(scale)
    for style in MALFORMED:
        tally = Tally()
        for arm in ARMS:
            part = malformed(arm, style, max(int(10 * scale), 1))
            tally.add(part.total, part.hits, part.failures)
        yield "d", f"malformed, {style}", tally, tally.share >= AIM


def _abroad(every: int) -> Iterator[tuple[str, str, Tally, bool]]:
    """(f) Foreigners whose name is written by sound, every so many of them."""
    for kind in abroad.SPELLINGS:
        some = abroad.cases(kind)[::every]
        found = abroad.flagged(some)
        tally = Tally(len(some), len(found))
        yield "f", f"foreigners, {kind}", tally, not found if kind in abroad.ACCEPTED else True


def _one_language(scale: float) -> Iterator[tuple[str, str, Tally, bool]]:
    for lang in LANGUAGES:
        for arm in ARMS:
            tally = lonely_alarms(arm, lang, max(int(100 * scale), 1))
            yield "a", f"{lang} alone, {arm}", tally, tally.share * 1000 <= 0.05
    for defect in (*ENGLISH, *CHINESE):
        for arm in ARMS:
            tally = lonely(arm, defect, max(int(60 * scale), 1))
            yield "d", f"{defect}, {arm}", tally, True


def figure(part: str, tally: Tally) -> str:
    """A tally in words."""
    if part == "a":
        return f"{tally.hits} alarms in {tally.total} words: {1000 * tally.share:.3f} per 1,000"
    verb = "flagged" if part == "c" else "found"
    return f"{tally.hits} of {tally.total} {verb}: {tally.share:.4f}"


def total_of(part: str, name: str) -> str:
    """The group that a figure is summed up in."""
    what = name.rpartition(", ")[0]
    if part == "b":
        return "b " + next(group for group, defects in GROUPS.items() if what in defects)
    if part == "f":
        return f"f {name.partition(', ')[2]}"
    if part == "d" or "alone" in name:
        return f"{part} {name.partition(', ')[0]}"
    return "a in real news" if name.endswith("real news") else part


def main(arguments: Sequence[str]) -> int:
    """Print every figure. The status is always 0: these are measured, not tested."""
    global draw
    draw = next((argument for argument in arguments if argument.startswith("--draw=")), "")
    failures: list[Failure] = []
    totals: defaultdict[str, Tally] = defaultdict(Tally)
    for part, name, tally, met in sections():
        print(f"({part}) {name + ':':48}{figure(part, tally)}{'' if met else '  MISSED'}", flush=True)
        failures += tally.failures
        totals[total_of(part, name)].add(tally.total, tally.hits)
    for name, tally in totals.items():
        print(f"all of {name + ':':45}{figure(name[0], tally)}")
    if "--failures" in arguments:
        print(*failures, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
