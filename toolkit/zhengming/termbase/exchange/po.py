"""PO glossaries, as GnuCash keeps them: the term is the msgid, its translation the msgstr, its definition after "#.".

A msgid can say in brackets which of several meanings it has ("balance (noun)"); that is no part of the term. A comment
of the translators is the note. Fuzzy and obsolete entries are left out, and stay in a file that is written over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...encoding import taken
from ...errors import Problem, Unreadable
from ...languages import is_chinese, is_english, tag_of
from ...model import Concept
from ...script import han_share
from .csv import encoded
from .neutral import Format, Incoming, Outgoing
from .tables import Column, Group, Layout, Reading, Unit, concept_of, plan

_LINE = re.compile(r'[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?|)[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*')
_ANY_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MEANING = re.compile(r"(.*\S)\s*(\([a-z][a-z ,./-]*\))")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class Entry(NamedTuple):
    """An entry as it stands: the number of its first line, its lines with their ends, and the strings in them.

    `places` are the numbers of the lines of each string, from 0 in the entry.
    """

    line: int
    lines: tuple[str, ...]
    strings: Mapping[str, str]
    places: Mapping[str, tuple[int, ...]]

    @property
    def says(self) -> bool:
        """Whether the entry is neither the header, nor fuzzy, nor only comments."""
        flags = [line for line in self.lines if line.startswith("#,")]
        return bool(self.strings.get("msgid")) and not any("fuzzy" in line for line in flags)

    @property
    def target(self) -> str:
        """The keyword of its translation."""
        return "msgstr" if "msgstr" in self.strings else "msgstr[0]"

    def comment(self, sign: str) -> str:
        """The comments that begin with a sign and a space, as one text."""
        return " ".join(line[len(sign) :].strip() for line in self.lines if _is_comment(line, sign)).strip()


def _is_comment(line: str, sign: str) -> bool:
    return line.startswith(sign) and line[len(sign) : len(sign) + 1] in (" ", "\n", "\r", "")


def read(data: bytes, path: str, columns: str = "") -> Incoming:
    """The concepts of a catalogue; `columns` are the languages of msgid and msgstr where the header does not tell."""
    *_, reading = _opened(data, path, columns)
    return Incoming(tuple(group.concept for group in reading.groups), reading.lost)


def write(concepts: Sequence[Concept], like: bytes, columns: str = "") -> Outgoing:
    """The catalogue of concepts, over one that is there, or a new one from English into Chinese."""
    mark, encoding, entries, reading = _opened(like or _header(columns), "the file to write over", columns)
    changes = plan(concepts, reading, "po", again=True)
    used = {entry.strings.get("msgid", "") for n, entry in enumerate(entries) if n not in changes.dropped}
    behind: dict[int, list[str]] = {}
    for number, unit in changes.added:
        source = unit.get(("term", reading.layout.langs[0], 0), "")
        behind.setdefault(number, []).append(_new(unit, reading.layout, source in used))
        used.add(source)
    text = ""
    for number, entry in [*enumerate(entries), (-1, None)]:
        if entry and number not in changes.dropped:
            text += _edited(entry, changes.changed.get(number, {}), reading.layout)
        if number in behind:
            text = text.rstrip("\r\n") + "\n\n" + "".join(behind[number])
    if changes.changed or changes.added:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n" if "\r\n" in text else "\n")
    return Outgoing(mark + encoded(text, encoding), changes.lost)


def _opened(data: bytes, path: str, columns: str) -> tuple[bytes, str, list[Entry], Reading]:
    if not data.strip():
        raise Unreadable(Problem(path, 0, "is empty"))
    mark, encoding, text = taken(data, path, declares=True)
    entries = list(_entries(text, path))
    source, target = _languages(entries, path, columns)
    layout = Layout(
        (Column(0, "term", source), Column(1, "term", target), Column(2, "definition"), Column(3, "note")), single=True
    )
    lost: list[Problem] = []
    groups = []
    for number, entry in enumerate(entries):
        if not entry.says:
            if entry.strings.get("msgid"):
                lost.append(Problem(path, entry.line, f'"{entry.strings["msgid"]}" is marked as fuzzy; it is left out'))
            continue
        if context := entry.strings.get("msgctxt"):
            lost.append(Problem(path, entry.line, f'the context "{context}" has no place in an entry; it is left out'))
        unit = _unit(entry, layout)
        concept = concept_of([(entry.line, unit)], layout, path, lambda line, message: None)
        groups.append(Group(concept, (number,), (unit,)))
    return mark, encoding, entries, Reading(layout, tuple(groups), tuple(lost))


def _unit(entry: Entry, layout: Layout) -> Unit:
    meaning = _MEANING.fullmatch(entry.strings["msgid"].strip())
    said = {
        ("term", layout.langs[0], 0): meaning[1] if meaning else entry.strings["msgid"].strip(),
        ("term", layout.langs[1], 0): entry.strings.get(entry.target, "").strip(),
        ("definition", "", 0): entry.comment("#."),
        ("note", "", 0): entry.comment("#") or (meaning[2] if meaning else ""),
    }
    return {key: text for key, text in said.items() if text}


def _languages(entries: Sequence[Entry], path: str, columns: str) -> tuple[str, str]:
    """The languages of a catalogue: as the caller, the header or the script of the texts says."""
    if columns:
        tags = [tag_of(part) for part in columns.split(",")]
        if len(tags) == 2 and all(tags):
            return tags[0], tags[1]
        raise Unreadable(
            Problem(path, 0, f'cannot be read by the columns "{columns}"; expected two languages, as en,zh')
        )
    header = next((entry.strings.get("msgstr", "") for entry in entries if entry.strings.get("msgid") == ""), "")
    fields = dict(line.split(":", 1) for line in header.split("\n") if ":" in line)
    target, source = tag_of(fields.get("Language", "")), tag_of(fields.get("X-Source-Language", ""))
    if not target:
        share = han_share(" ".join(entry.strings.get(entry.target, "") for entry in entries if entry.says)[:20_000])
        target = "zh" if share > 0.3 else "en"
    if not source and not is_chinese(target):
        share = han_share(" ".join(entry.strings["msgid"] for entry in entries if entry.says)[:20_000])
        source = "zh" if share > 0.3 else "en"
    source = source or "en"
    if source == target or (is_english(source) and is_english(target)):
        message = 'names no language that it translates into; give "Language:" in its header, or --columns en,zh'
        raise Unreadable(Problem(path, 1, message))
    return source, target


def _entries(text: str, path: str) -> Iterator[Entry]:
    """The entries of a catalogue, each with the comments above and the empty lines below it."""
    lines: list[str] = []
    start, complete = 1, False
    for number, line in enumerate(_ANY_LINE.findall(text), 1):
        begins = bool(line.strip()) and (
            line.lstrip().startswith(("#", "msgctxt")) or bool(re.match(r"\s*msgid\s", line))
        )
        if complete and begins and lines:
            yield _entry(start, lines, path)
            lines, start, complete = [], number, False
        lines.append(line)
        complete = complete or line.lstrip().startswith("msgstr") or (not line.strip() and bool(lines[:-1]))
    if lines:
        yield _entry(start, lines, path)


def _entry(start: int, lines: Sequence[str], path: str) -> Entry:
    strings: dict[str, str] = {}
    places: dict[str, tuple[int, ...]] = {}
    keyword = ""
    for number, line in enumerate(lines):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.rstrip("\r\n"))
        keyword = found[1] or keyword if found else ""
        if not found or not keyword:
            raise Unreadable(Problem(path, start + number, _fault(line.strip())))
        strings[keyword] = strings.get(keyword, "") + _ESCAPE.sub(_unescaped, found[2])
        places[keyword] = (*places.get(keyword, ()), number)
    if strings and ("msgid" not in strings or not {"msgstr", "msgstr[0]"} & strings.keys()):
        missing = "msgstr" if "msgid" in strings else "msgid"
        raise Unreadable(
            Problem(path, start + min(min(at) for at in places.values()), f"has an entry without {missing}")
        )
    return Entry(start, tuple(lines), strings, places)


def _fault(line: str) -> str:
    shown = line if len(line) <= 60 else line[:59] + "…"
    if '"' in line:
        return f'has a string that is not closed, or a quotation mark in it that is not written \\": {shown}'
    return f'expected msgctxt, msgid, msgstr, a string in quotation marks or a comment, found "{shown}"'


def _unescaped(escape: re.Match[str]) -> str:
    return _ESCAPED.get(escape[1], escape[1])


def _string(keyword: str, text: str) -> str:
    from polib import escape

    return f'{keyword} "{escape(text)}"\n'


def _edited(entry: Entry, changes: Unit, layout: Layout) -> str:
    """The lines of an entry that says something else."""
    lines = list(entry.lines)
    for keyword, lang in (("msgid", layout.langs[0]), (entry.target, layout.langs[1])):
        if ("term", lang, 0) in changes:
            first, *rest = entry.places[keyword]
            lines[first] = _string(keyword, changes["term", lang, 0])
            for number in rest:
                lines[number] = ""
    for role, sign in (("note", "#"), ("definition", "#.")):
        if (role, "", 0) in changes:
            lines = ["" if _is_comment(line, sign) else line for line in lines]
            lines = [*_comments(changes[role, "", 0], sign), *lines]
    return "".join(lines)


def _comments(text: str, sign: str) -> list[str]:
    return [f"{sign} {line}\n" for line in text.split("\n") if line.strip()]


def _new(unit: Unit, layout: Layout, again: bool) -> str:
    """A new entry; where its msgid is there already, the context tells them apart."""
    from polib import POEntry

    source, target = (unit.get(("term", lang, 0), "") for lang in layout.langs)
    note, definition = unit.get(("note", "", 0), ""), unit.get(("definition", "", 0), "")
    context = (definition or note or target) if again else None
    entry = POEntry(msgctxt=context, msgid=source, msgstr=target, comment=definition, tcomment=note)
    return entry.__unicode__(wrapwidth=0) + "\n"


def _header(columns: str) -> bytes:
    from polib import POFile

    source, _, target = (columns or "en,zh_CN").partition(",")
    file = POFile(wrapwidth=0)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": target.strip(),
        "X-Source-Language": source,
    }
    return f"{file}\n".removeprefix("#\n").encode()


FORMATS = (
    Format("po", (".po", ".pot"), "a PO glossary, with definitions as extracted comments", read, write, columned=True),
)
