"""PO catalogues: each translated entry is a stated pair, with the place of every character inside its quotes.

All lines are taken apart at once; only the strings of entries that say something are looked into. Fuzzy, obsolete and
untranslated entries say nothing and are left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from zhengming import script
from zhengming.errors import Problem, Unreadable
from zhengming.model import Document, Lang, Pair, Passage, Place, Remark, Run, Span
from zhengming.patterns import pattern
from zhengming.places import line_column
from zhengming.readers.composing import (
    MARGIN,
    PLACEHOLDER,
    Block,
    Page,
    Piece,
    block_of,
    compose,
    is_even,
    page_of,
    tongue,
)
from zhengming.readers.remarks import SIGN, addressed

# The keyword, the string with its quotation marks, the flags or the obsolete line, anything else that is not allowed.
_LINE = pattern(
    r"[ \t]*(?:"
    r"(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?(\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\")[ \t\f\v]*"
    r"|(#[,~].*)|(?:#.*)?|(.*))$\n?",
    re.M,
)
_KEYWORD = pattern(r"[ \t]*(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*\"")
_ESCAPE = pattern(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\n", "f": "\n", "a": "", "b": ""}
_KANA_HANGUL = pattern("[\u3041-\u30ff\uac00-\ud7a3]")
_LANGUAGE = pattern(r"Language:(.*)")
_RANKS = {"msgctxt": 0, "msgid": 1, "msgid_plural": 2, "msgstr": 3}
_EDGE = frozenset(MARGIN + PLACEHOLDER)
_NO_ENTRY = 4
_MISPLACED = "is not a PO catalogue: an entry that is not allowed here"
_SAMPLE = 2_000

# What one line has of a string: the number of the line, and what stands between the quotation marks.
Part = tuple[int, str]


class Entry:
    """The strings of one entry, by keyword, the line of its first, and whether it is marked as fuzzy."""

    __slots__ = ("fuzzy", "line", "strings")

    def __init__(self, line: int) -> None:
        self.line = line
        self.fuzzy = False
        self.strings: dict[str, list[Part]] = {}

    def written(self, keyword: str) -> str:
        return _unescape("".join(raw for _, raw in self.strings.get(keyword, ())))


class Side(NamedTuple):
    """The blocks that one entry has in each language."""

    source: list[Block]
    target: list[Block]


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of a catalogue, its pairs stated.

    A catalogue between other languages than Chinese and English has no pairs and no segments. Raises Unreadable with
    the line of a string that is not closed or of anything else that PO does not allow.
    """
    page = page_of(path, text)
    entries = _entries(page)
    _refuse_halves(entries, path)
    header = next((entry for entry in entries if not entry.written("msgid")), None)
    said = _LANGUAGE.search(header.written("msgstr")) if header else None
    meta = {"lang": said[1].strip()} if said and said[1].strip() else {}
    remarks = tuple(_remarks(page, entries)) if SIGN in text else ()
    sides = [_side(entry, page) for entry in entries if entry is not header and not entry.fuzzy]
    sample = [_sample(side.source for side in sides), _sample(side.target for side in sides)]
    source: Lang = "zh" if script.han_share(sample[0]) >= 0.3 else "en"
    if not any(side.target for side in sides):
        segments = [compose(block, source, path) for side in sides for block in side.source]
        return Document(path, source, tuple(segments), False, (), meta, remarks)
    target = _target(sample[1], lang, meta.get("lang", ""))
    if target is None or target == source:
        return Document(path, target or source, (), False, (), meta)
    pairs = tuple(_pairs(sides, path, source))
    segments = [passage.segment for pair in pairs for passage in (*pair.en, *pair.zh)]
    return Document(path, target, tuple(segments), True, pairs, meta, remarks)


def _remarks(page: Page, entries: Sequence[Entry]) -> Iterator[Remark]:
    """The remarks in the comments of entries, each about its entry; those of the header are about the whole file."""
    lines = page.text.split("\n")
    for number, line in enumerate(lines, 1):
        said = addressed(re.sub(r"^#[.,]?", "", line)) if line.startswith("#") else None
        if said is None:
            continue
        end = next((n for n in range(number, len(lines)) if not lines[n].strip()), len(lines))
        entry = next((entry for entry in entries if number < entry.line <= end), None)
        of_header = entry is not None and not entry.written("msgid")
        place = Place(number, max(line.find(said), 0) + 1, end, len(lines[end - 1]) + 1)
        yield Remark(said, place, "file" if of_header else "here")


def _entries(page: Page) -> list[Entry]:
    """The entries of a catalogue, without the obsolete ones."""
    entries: list[Entry] = []
    entry, into, fuzzy, last = Entry(0), list[Part](), False, _NO_ENTRY
    for number, (keyword, quoted, flags, other) in enumerate(_LINE.findall(page.text), 1):
        if keyword:
            rank = _RANKS.get(keyword, 3)
            if rank == 0 or (rank == 1 and last > 0) or last == _NO_ENTRY:
                entry, last = Entry(number), -1
                entries.append(entry)
            if rank <= last and (keyword[-1] != "]" or not entry.strings.keys().isdisjoint((keyword, "msgstr"))):
                raise Unreadable(Problem(page.path, number, _MISPLACED))
            entry.fuzzy, fuzzy, last = entry.fuzzy or fuzzy, False, rank
            into = entry.strings[keyword] = [(number, quoted[1:-1])]
        elif quoted and last < _NO_ENTRY:
            into.append((number, quoted[1:-1]))
        elif flags:
            fuzzy = flags[1] == "," and (fuzzy or "fuzzy" in map(str.strip, flags[2:].split(",")))
        elif quoted or other.strip():
            raise Unreadable(Problem(page.path, number, _fault((quoted or other).strip())))
    return entries


def _refuse_halves(entries: Sequence[Entry], path: str) -> None:
    for entry in entries:
        keywords = entry.strings.keys()
        missing = "msgid" if "msgid" not in keywords else "msgstr" if not {"msgstr", "msgstr[0]"} & keywords else ""
        if missing:
            raise Unreadable(Problem(path, entry.line, f"has an entry without {missing}"))


def _fault(line: str) -> str:
    shown = line if len(line) <= 60 else line[:59] + "…"
    if _KEYWORD.match(line):
        rest = _KEYWORD.sub("", line, count=1)
        if re.search(r'(?<!\\)"', rest):
            return f'has a quotation mark inside a string, which is written \\": {shown}'
        return f"has a string that is not closed: {shown}"
    return f'expected msgctxt, msgid, msgid_plural, msgstr, a string in quotation marks or a comment, found "{shown}"'


def _unescape(raw: str) -> str:
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), raw) if "\\" in raw else raw


def _side(entry: Entry, page: Page) -> Side:
    strings = entry.strings
    source = [strings[key] for key in ("msgid", "msgid_plural") if key in strings]
    target = [strings["msgstr"]] if "msgstr" in strings else [strings[k] for k in sorted(strings) if k[-1] == "]"]
    return Side(_blocks(source, page), _blocks(target, page))


def _blocks(strings: Iterable[Sequence[Part]], page: Page) -> list[Block]:
    return [block for parts in strings if (block := _block(parts, page))]


def _block(parts: Sequence[Part], page: Page) -> Block | None:
    """The block that a string is, if there is prose in it. Most strings are prose as they stand."""
    text = parts[0][1] if len(parts) == 1 else "".join([raw for _, raw in parts])
    text = text[:-2] if text.endswith("\\n") else text
    if not text:
        return None
    if "\\" in text:
        return _escaped(list(_pieces(parts, page)), page)
    if text[0] in _EDGE or text[-1] in _EDGE or not is_even(text):
        return block_of(_pieces(parts, page), page)
    runs, at, whole, find, starts = [], 0, len(text), page.text.index, page.starts
    for line, raw in parts:
        size = min(len(raw), whole - at)
        if size > 0:
            start = starts[line - 1]
            runs.append(Run(at, at + size, line, find('"', start) + 2 - start, size))
            at += size
    return Block(text, tuple(runs))


def _escaped(pieces: Sequence[Piece], page: Page) -> Block | None:
    """The block of a string with escapes: where none is white space, all of it is prose as it stands."""
    text = "".join([piece[0] for piece in pieces])
    if not text or text[0] in _EDGE or text[-1] in _EDGE or not is_even(text):
        return block_of(pieces, page)
    runs, at = [], 0
    for piece, start, end in pieces:
        if piece:
            line, column = line_column(page.starts, start)
            runs.append(Run(at, at + len(piece), line, column, end - start))
            at += len(piece)
    return Block(text, tuple(runs))


def _pieces(parts: Sequence[Part], page: Page) -> Iterator[Piece]:
    """The pieces of a string, its escapes resolved."""
    for line, raw in parts:
        start, at = page.text.index('"', page.starts[line - 1]) + 1, 0
        for escape in _ESCAPE.finditer(raw) if "\\" in raw else ():
            if at < escape.start():
                yield Piece(raw[at : escape.start()], start + at, start + escape.start())
            yield Piece(_ESCAPED.get(escape[1], escape[1]), start + escape.start(), start + escape.end())
            at = escape.end()
        if at < len(raw):
            yield Piece(raw[at:], start + at, start + len(raw))


def _sample(sides: Iterator[list[Block]]) -> str:
    """The first texts of one language."""
    return " ".join(islice((block.text for blocks in sides for block in blocks), _SAMPLE))


def _target(sample: str, lang: Lang | None, header: str) -> Lang | None:
    """What the translations are in. The path goes before the header, and the text can contradict both."""
    if len(_KANA_HANGUL.findall(sample)) * 20 > len(sample):
        return None
    share = script.han_share(sample)
    said = lang or tongue(header)
    if share >= 0.3:
        return "zh"
    if said == "zh":
        return "zh" if share > 0.02 or len(sample) < 200 else None
    return said


def _pairs(sides: Sequence[Side], path: str, source: Lang) -> Iterator[Pair]:
    other: Lang = "en" if source == "zh" else "zh"
    for said, rendered in sides:
        if said and rendered:
            sides_of = tuple(_passage(b, source, path) for b in said), tuple(_passage(b, other, path) for b in rendered)
            yield Pair(*sides_of) if source == "zh" else Pair(*reversed(sides_of))


def _passage(block: Block, lang: Lang, path: str) -> Passage:
    return Passage(compose(block, lang, path), Span(0, len(block.text)))
