"""The list of findings: a card each, with its severity, its sentence, what is expected, and its places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zhengming.model import Allowed, Entry, Finding, Gone, Mark, Report
from zhengming.reports.html.elements import element
from zhengming.reports.html.words import both, chinese, english, labels
from zhengming.reports.locating import LEVELS, heading, spot

if TYPE_CHECKING:
    from lxml.etree import _Element

Readings = Mapping[str, tuple[tuple[str, str], ...]]
SIGNS = {"error": "●", "warning": "▲", "note": "■"}


def readings_of(people: Iterable[Entry]) -> Readings:
    """The reading of every Chinese name of some people, by what stands in the text."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for person in people:
        if person.readings:
            found.update((seen.text, person.readings) for seen in person.zh if len(seen.text) == len(person.readings))
    return found


def reading(readings: Sequence[tuple[str, str]]) -> "_Element | None":
    """A name character by character, each with its reading above it: 罗 luo, 文 wen, 广 guang."""
    if not readings:
        return None
    pairs = [element("ruby", char, element("rt", said, lang="zh-Latn")) for char, said in readings]
    return element("span", *pairs, cls="chain", lang="zh-Hans")


def panel(report: Report, known: Readings, shown: set[str]) -> "_Element":
    """The whole list with its filters. `shown` are the ids of the marks that the text has."""
    findings = report.findings
    cards = [_card(number, finding, known, shown) for number, finding in enumerate(findings, 1)]
    return element(
        "section",
        element(
            "h2", both("findings"), " ", element("span", str(len(findings)), cls="count", id="count"), id="list-title"
        ),
        _filters(findings) if findings else None,
        element("ol", *cards, cls="cards") if findings else element("p", both("nothing"), cls="empty"),
        element("p", both("nothing left"), cls="empty", id="none", hidden="") if findings else None,
        *_unread(report.unreadable),
        *_allowed(report.allowed),
        *_gone(report.gone),
        id="list",
        aria_labelledby="list-title",
    )


def _filters(findings: Sequence[Finding]) -> "_Element":
    severities = Counter(heading(finding.severity) for finding in findings)
    categories = Counter(finding.category for finding in findings)
    levels = [_chip("severity", level, severities[level], SIGNS[level]) for level in LEVELS if severities[level]]
    kinds = [_chip("category", name, n, "") for name, n in sorted(categories.items())] if len(categories) > 1 else []
    hint = {"placeholder": english("search hint"), "data_hint_en": english("search hint")}
    search = element(
        "input", type="search", id="search", autocomplete="off", data_hint_zh=chinese("search hint"), **hint,
        **labels("search"),
    )  # fmt: skip
    return element(
        "div",
        element("p", search, cls="search"),
        element("div", *levels, cls="chips", role="group", **labels("severity")),
        element("div", *kinds, cls="chips", role="group", **labels("category")) if kinds else None,
        cls="filters script",
        role="search",
        **labels("filter"),
    )


def _chip(kind: str, name: str, number: int, sign: str) -> "_Element":
    """A button that shows or hides the findings of one severity or category."""
    return element(
        "button",
        element("span", f"{sign} ", aria_hidden="true") if sign else None,
        both(_word(name)),
        " ",
        element("span", str(number), cls="number"),
        type="button",
        cls=f"chip {name}",
        data_kind=kind,
        data_name=name,
        aria_pressed="true",
    )


def _word(name: str) -> str:
    return "content" if name == "text" else name


def _card(number: int, finding: Finding, known: Readings, shown: set[str]) -> "_Element":
    severity = heading(finding.severity)
    unsaid = [text for text in finding.expected if text not in finding.message]
    return element(
        "li",
        element(
            "div",
            element("span", str(number), cls="index"),
            element("span", SIGNS[severity], cls="sign", aria_hidden="true"),
            element("span", both(severity), cls="severity"),
            element("h3", both(f"check {finding.check}"), cls="check", title=finding.check),
            cls="top",
        ),
        element("p", finding.message, cls="message", lang="en"),
        element("p", both("expected", after=" "), element("b", ", ".join(unsaid)), cls="expected") if unsaid else None,
        element("ul", *(_place(number, n, mark, known, shown) for n, mark in enumerate(finding.marks)), cls="places"),
        cls=f"card {severity}",
        id=f"f{number}",
        tabindex="-1",
        data_severity=severity,
        data_category=finding.category,
    )


def _place(number: int, n: int, mark: Mark, known: Readings, shown: set[str]) -> "_Element":
    """A place of a finding: a link where the page has it, with the name's reading and the note."""
    id = f"f{number}m{n}"
    segment = mark.segment
    where = segment.label or spot(mark)[len(segment.path) :].lstrip(":")
    language = element("span", "中" if segment.lang == "zh" else "EN", cls="tongue", aria_hidden="true")
    lang = "zh" if segment.lang == "zh" else "en"
    chain = reading(known.get(mark.text, ())) if segment.lang == "zh" else None
    said = chain if chain is not None else element("span", _short(mark.text)) if mark.text else both("here")
    quoted = element("span", said, cls="quoted", lang=lang)
    file = element(
        "span", segment.path.rsplit("/", 1)[-1], f" {where}" if where else "", cls="file", title=segment.path
    )
    note = element("span", mark.note, cls="remark", lang="en") if mark.note else None
    if id in shown:
        return element("li", element("a", language, quoted, href=f"#{id}", cls="go"), file, note)
    return element("li", element("span", language, quoted if mark.text else both("whole file")), file, note)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


def _unread(faults: Sequence[tuple[str, int, str]]) -> "Iterator[_Element]":
    if faults:
        yield element("h3", both("unread"), cls="more")
        rows = (
            element("li", element("code", path if not line else f"{path}:{line}"), " ", said)
            for path, line, said in faults
        )
        yield element("ul", *rows, cls="faults")


def _allowed(allowed: Sequence[Allowed]) -> "Iterator[_Element]":
    if allowed:
        rows = (
            element(
                "li", element("p", a.finding.message, lang="en"), element("p", both("reason", after=": "), a.reason)
            )
            for a in allowed
        )
        yield element(
            "details", element("summary", both("allowed"), f" {len(allowed)}"), element("ul", *rows), cls="more"
        )


def _gone(gone: Sequence[Gone]) -> "Iterator[_Element]":
    if gone:
        rows = (element("li", element("code", entry.path), " ", entry.message) for entry in gone)
        yield element("details", element("summary", both("gone"), f" {len(gone)}"), element("ul", *rows), cls="more")
