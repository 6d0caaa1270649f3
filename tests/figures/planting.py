"""Plants one error at a time into the figures of a text that is right, and counts how many are found."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming import engine, termbase
from zhengming.checks import by_name
from zhengming.figures import Quantity, read
from zhengming.figures.agreeing import agree, same
from zhengming.model import Document, Finding, Release, Segment, Span
from zhengming.readers import segment_of
from zhengming.settings import Settings

CHECKS = tuple(by_name()[name] for name in ("number-differs", "date-differs", "link-differs"))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
EMPTY = termbase.load(())


class Error(NamedTuple):
    """A planted error: its kind, the line, the span in the right text, and what replaces it."""

    kind: str
    line: int
    span: Span
    text: str


def release(zh: Sequence[str], en: Sequence[str]) -> Release:
    """Two texts, a paragraph a line, as a release."""
    left = tuple(segment_of(text, "zh", "x.zh.txt", n) for n, text in enumerate(zh, 1))
    right = tuple(segment_of(text, "en", "x.en.txt", n) for n, text in enumerate(en, 1))
    documents = (Document("x.zh.txt", "zh", left, True), Document("x.en.txt", "en", right, True))
    return Release("x", documents, left, right)


def examined(zh: Sequence[str], en: Sequence[str]) -> tuple[Finding, ...]:
    return engine.check_release(release(zh, en), Settings(), EMPTY, CHECKS)


def errors(zh: str, en: str, line: int, chance: random.Random) -> Iterator[Error]:
    """The errors that can be planted into a line of English, in figures that agree with the Chinese."""
    here, there = read(segment_of(zh, "zh")), read(segment_of(en, "en"))
    for quantity in there.quantities:
        if not quantity.weak and any(same(each, quantity) >= 2 for each in here.quantities):
            yield from _numbers(quantity, en, line, chance)
    for day in there.days:
        if any(agree(each, day) for each in here.days) and not day.decade:
            yield from _dates(day.span, en, line, chance)


def _numbers(quantity: Quantity, en: str, line: int, chance: random.Random) -> Iterator[Error]:
    written = en[quantity.span.start : quantity.span.end]
    found = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", written)
    if not found:
        return
    span = Span(quantity.span.start + found.start(), quantity.span.start + found.end())
    value = float(found[0].replace(",", ""))
    kind = "ordinal" if quantity.ordinal else "with a unit" if quantity.unit else "bare"
    if not quantity.ordinal:
        yield Error(f"tenfold, {kind}", line, span, f"{value * 10:,.10g}")
        yield Error(f"a tenth, {kind}", line, span, f"{value / 10:,.10g}")
    digits = [n for n, c in enumerate(found[0]) if c.isdigit()]
    place = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != found[0][place]])
    size = "one digit long" if len(digits) == 1 else "longer"
    yield Error(f"a wrong digit, {kind}, {size}", line, span, found[0][:place] + other + found[0][place + 1 :])
    for place in digits[:-1]:
        first, second = found[0][place], found[0][place + 1]
        if second.isdigit() and first != second and (place or second != "0"):
            swapped = found[0][:place] + second + first + found[0][place + 2 :]
            yield Error(f"digits exchanged, {kind}", line, span, swapped)
            break


def _dates(span: Span, en: str, line: int, chance: random.Random) -> Iterator[Error]:
    written = en[span.start : span.end]
    if month := re.search("|".join(MONTHS), written):
        other = chance.choice([name for name in MONTHS if name != month[0]])
        yield Error("another month", line, Span(span.start + month.start(), span.start + month.end()), other)
    if day := re.search(r"(?<![0-9])[0-9]{1,2}(?![0-9])", written):
        other = str(chance.choice([n for n in range(1, 29) if n != int(day[0])]))
        yield Error("another day", line, Span(span.start + day.start(), span.start + day.end()), other)
    if year := re.search(r"[12][0-9]{3}", written):
        other = str(int(year[0]) + chance.choice((-10, -1, 1, 10)))
        kind = "another year, alone" if year[0] == written else "another year of a date"
        yield Error(kind, line, Span(span.start + year.start(), span.start + year.end()), other)


def measure(texts: Iterator[tuple[str, list[str], list[str]]], shown: int = 0) -> dict[str, tuple[int, int]]:
    """For each kind of error how many were planted and how many found, each in a copy of its own of the whole text."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name, zh, en in texts:
        chance = random.Random(name)
        before = {finding.message for finding in examined(zh, en)}
        for line, (left, right) in enumerate(zip(zh, en, strict=True)):
            for error in errors(left, right, line, chance):
                wrong = list(en)
                wrong[line] = right[: error.span.start] + error.text + right[error.span.end :]
                new = [each for each in examined(zh, wrong) if each.message not in before]
                hit = any(_touches(each, error) for each in new)
                planted[error.kind] += 1
                found[error.kind] += hit
                if not hit and shown:
                    print(
                        f"{name}:{line + 1} {error.kind}: {right[error.span.start - 20 : error.span.end + 20]!r}",
                        error.text,
                    )
    return {kind: (found[kind], planted[kind]) for kind in sorted(planted)}


def _touches(finding: Finding, error: Error) -> bool:
    span = Span(error.span.start, error.span.start + len(error.text))
    return any(
        mark.segment.lang == "en" and _line(mark.segment) == error.line + 1 and mark.span.touches(span)
        for mark in finding.marks
    )


def _line(segment: Segment) -> int:
    return segment.runs[0].line if segment.runs else 1
