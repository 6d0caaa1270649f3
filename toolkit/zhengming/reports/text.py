"""A report as a person reads it on a terminal: each finding with its places, and one line that sums up.

Widths are terminal cells: a Han character takes two. Nothing of the input reaches the terminal unescaped: control
characters, direction marks and lone surrogates are shown as pictures or escapes.
"""

import unicodedata
from collections.abc import Iterator

from zhengming.model import Finding, Mark, Report, Severity
from zhengming.places import cell_width, cut_cells
from zhengming.reports.hostile import harmless, no_command

WIDTH = 80
_COLOURS: dict[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "path": "36",
    "caret": "1;35",
    "bold": "1",
}
_NARROWEST = 30
_UNBREAKABLE_BEFORE = frozenset("，。、；：！？）》」』】”’…,.;:!?)]")


def render(report: Report, *, width: int = WIDTH, colour: bool = False) -> str:
    """The whole report, with a line break at its end. `width` is in cells; `colour` uses terminal escapes."""
    page = _Page(max(width, _NARROWEST), colour)
    blocks = ["\n".join(page.finding(finding)) for finding in report.findings]
    blocks += ["\n".join(page.gone(report))] if report.gone else []
    text = "\n\n".join([*blocks, page.painted("bold", summary(report))])
    return "\n".join(map(no_command, text.split("\n"))) + "\n"


def summary(report: Report) -> str:
    """One line: how many findings of each severity, in how many releases and files, and what was not read."""
    where = f"in {_count(len(report.releases), 'release')} ({_count(report.files, 'file')})"
    severities = [finding.severity for finding in report.findings]
    levels: tuple[Severity, ...] = ("error", "warning", "note")
    counts = [_count(severities.count(level), level) for level in levels if level in severities]
    unread = len({path for path, _, _ in report.unreadable})
    parts = [f"{', '.join(counts) or 'no findings'} {where}"]
    if unread:
        parts.append(f"{_count(unread, 'path')} could not be checked")
    if report.gone:
        parts.append(f"{_count(len(report.gone), 'known finding')} gone")
    if report.allowed:
        parts.append(f"{len(report.allowed)} allowed")
    return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Page:
    """How wide the page is and whether it has colours."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour

    def painted(self, what: str, text: str) -> str:
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self.colour and text else text

    def finding(self, finding: Finding) -> Iterator[str]:
        severity = finding.severity or "error"
        yield f"{self.painted(severity, severity)} {self.painted('bold', finding.check)}"
        first, *related = finding.marks or (None,)
        if first:
            yield self.place(first)
        yield from self.message(finding)
        if first:
            yield from self.excerpt(first, severity)
        for mark in related:
            if mark:
                yield self.place(mark)
                yield from self.excerpt(mark, "caret")

    def gone(self, report: Report) -> Iterator[str]:
        """The entries of the baseline that no longer occur."""
        yield f"no longer found, and still in {harmless(report.baseline)}:"
        for entry in report.gone:
            said = f"{entry.path} {entry.check}: {entry.message}"
            yield from (f"  {line}" for line in wrapped(harmless(said), self.width - 2))

    def message(self, finding: Finding) -> Iterator[str]:
        yield from (f"  {line}" for line in wrapped(harmless(finding.message), self.width - 2))
        unsaid = [text for text in finding.expected if text not in finding.message]
        if unsaid:
            yield from (f"  {line}" for line in wrapped(harmless(f"expected: {', '.join(unsaid)}"), self.width - 2))

    def place(self, mark: Mark) -> str:
        """Where a mark stands; a whole file has no line."""
        place = mark.segment.place(mark.span)
        at = f":{place.line}:{place.column}" if mark.segment.text else f":{place.line}" if place.line > 1 else ""
        label = f" ({harmless(mark.segment.label)})" if mark.segment.label else ""
        return self.painted("path", f"{harmless(mark.segment.path)}{at}") + label

    def excerpt(self, mark: Mark, caret: str) -> Iterator[str]:
        """The text around a mark with carets below, and its note."""
        note, beside = harmless(mark.note), ""
        if mark.segment.text:
            before, marked, after = excerpt(mark, self.width - 4)
            yield f"    {before}{self.painted('bold', marked)}{after}"
            carets = "^" * max(cell_width(marked), 1)
            indent = cell_width(before)
            beside = self._beside(note, indent + len(carets))
            yield f"    {' ' * indent}{self.painted(caret, carets)}{beside}"
        if note and not beside:
            yield from (f"    {line}" for line in wrapped(note, self.width - 4))

    def _beside(self, note: str, used: int) -> str:
        """The note, where it still fits on the line of the carets."""
        return f" {note}" if note and used + 1 + cell_width(note) <= self.width - 4 else ""


def excerpt(mark: Mark, cells: int) -> tuple[str, str, str]:
    """What stands before, in and after the marked span, as much as fits into so many cells."""
    text, span = mark.segment.text, mark.span
    marked = _fitted(harmless(text[span.start : span.end]), cells - 2)
    spare = cells - cell_width(marked)
    lead, rest = harmless(text[max(span.start - cells, 0) : span.start]), harmless(text[span.end : span.end + cells])
    whole_lead, whole_rest = span.start <= cells, span.end + cells >= len(text)
    room = max(spare - cell_width(rest), spare // 2) if whole_rest else spare // 2
    before = lead if whole_lead and cell_width(lead) <= room else "…" + _tail(lead, room - 1)
    room = spare - cell_width(before)
    after = rest if whole_rest and cell_width(rest) <= room else cut_cells(rest, max(room - 1, 0)) + "…"
    return before, marked, after


def _fitted(text: str, cells: int) -> str:
    return text if cell_width(text) <= cells else cut_cells(text, cells - 1) + "…"


def _tail(text: str, cells: int) -> str:
    """The longest end of a text that fits into so many cells."""
    return cut_cells(text[::-1], max(cells, 0))[::-1]


def wrapped(text: str, cells: int) -> Iterator[str]:
    """The lines of a text, broken at spaces and between Han characters, never before closing punctuation."""
    line = ""
    for word in _words(text):
        if line and cell_width(line) + cell_width(word.rstrip()) > cells:
            yield line.rstrip()
            line = ""
        while cell_width(word.rstrip()) > cells:
            piece = cut_cells(word, cells)
            yield piece
            word = word[len(piece) :]
        line += word
    if line.strip():
        yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    """The pieces of a text between which a line may break; a space belongs to the piece before it."""
    start = 0
    for at in range(1, len(text)):
        previous, here = text[at - 1], text[at]
        wide = unicodedata.east_asian_width(here) == "W" or unicodedata.east_asian_width(previous) == "W"
        if (previous == " " and here != " ") or (wide and here not in _UNBREAKABLE_BEFORE and here != " "):
            yield text[start:at]
            start = at
    yield text[start:]
