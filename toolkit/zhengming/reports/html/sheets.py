"""The releases: for each who is who, and both versions side by side, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from zhengming.model import Entry, Lang, Passage, Release, Seen, View
from zhengming.reports.html.elements import element
from zhengming.reports.html.listing import reading
from zhengming.reports.html.marking import Marks, marked, numbers
from zhengming.reports.html.words import both

if TYPE_CHECKING:
    from lxml.etree import _Element

_TONGUES: dict[Lang, str] = {"zh": "chinese", "en": "english"}
_TAGS: dict[Lang, str] = {"zh": "zh", "en": "en"}


def sheet(number: int, view: View, marks: Marks) -> "_Element":
    """One release."""
    release = view.release
    rows = [_row(pair.zh, pair.en, marks, bool(release.zh and release.en)) for pair in view.pairs]
    title = f"r{number}"
    return element(
        "section",
        element("h2", release.name, id=title),
        element("p", *_about(release), cls="about"),
        _people(view.people) if view.people else None,
        element("div", _heads(release), *rows, cls="text" if release.zh and release.en else "text single"),
        cls="release",
        aria_labelledby=title,
    )


def _about(release: Release) -> "Iterator[str | _Element]":
    if release.date:
        yield element("span", release.date, cls="date")
    if release.unpaired:
        yield element("span", release.unpaired, cls="alone")


def _heads(release: Release) -> "_Element":
    """What stands above the columns: the language and the files."""
    heads = []
    for lang in _sides(release):
        files = sorted({segment.path for segment in release.side(lang)})
        heads.append(element("div", both(_TONGUES[lang]), element("span", ", ".join(files), cls="file"), cls="side"))
    return element("div", *heads, cls="row heads")


def _sides(release: Release) -> list[Lang]:
    return [lang for lang in _TONGUES if release.side(lang)]


def _row(zh: Sequence[Passage], en: Sequence[Passage], marks: Marks, both_sides: bool) -> "_Element":
    """Passages that render each other."""
    found = numbers((*zh, *en), marks)
    sides = (
        [_side(zh, "zh", marks), _side(en, "en", marks)]
        if both_sides
        else [_side(zh or en, "zh" if zh else "en", marks)]
    )
    return element("div", *sides, cls="row hit" if found else "row")


def _side(passages: Sequence[Passage], lang: Lang, marks: Marks) -> "_Element":
    if not passages:
        return element("div", element("p", both("no counterpart"), cls="void"), cls="side")
    return element("div", *(_paragraph(passage, marks) for passage in passages), cls="side", lang=_TAGS[lang])


def _paragraph(passage: Passage, marks: Marks) -> "_Element":
    role = passage.segment.role
    return element("p", *marked(passage, marks), cls=None if role == "body" else f"as-{role}")


def _people(people: Sequence[Entry]) -> "_Element":
    """The roster as a table."""
    words = ("chinese", "reading", "english", "office", "known")
    head = element("tr", *(element("th", both(word), scope="col", role="columnheader") for word in words), role="row")
    table = element(
        "table",
        element("thead", head, role="rowgroup"),
        element("tbody", *map(_person, people), role="rowgroup"),
        role="table",
    )
    summary = element("summary", both("people"), " ", element("span", str(len(people)), cls="count"))
    return element("details", summary, table, cls="people")


def _person(person: Entry) -> "_Element":
    return element(
        "tr",
        element("th", *(list(_names(person, "zh")) or "—"), scope="row", lang="zh", role="rowheader"),
        element("td", reading(person.readings), cls="read", role="cell"),
        element("td", *(list(_names(person, "en")) or "—"), lang="en", role="cell"),
        element("td", *_office(person), role="cell"),
        element("td", both(person.how) if person.how else None, cls="known", role="cell"),
        role="row",
    )


def _names(person: Entry, lang: Lang) -> "Iterator[_Element]":
    """The forms of a name in one language, each with how often it stands and what is wrong with it."""
    whole = _forms(person.zh if lang == "zh" else person.en)
    short = _forms([seen for seen in person.short if seen.lang == lang])
    for forms, brief in ((whole, False), (short, True)):
        for (text, note), number in forms.items():
            yield element(
                "div",
                both("short", after=" ") if brief else None,
                element("span", text, cls="form bad" if note else "form"),
                element("span", f" ×{number}", cls="times") if number > 1 else None,
                element("span", " ", both(note), cls="bad-note") if note else None,
            )


def _forms(seen: Sequence[Seen]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one in seen:
        found[one.text, one.note] = found.get((one.text, one.note), 0) + 1
    return found


def _office(person: Entry) -> "Iterator[_Element]":
    """The titles and the body that stand beside a name, in each language."""
    for lang in _TONGUES:
        said = ", ".join(filter(None, (*person.titles.get(lang, ()), person.body.get(lang, ""))))
        if said:
            yield element("div", said, lang=_TAGS[lang])
