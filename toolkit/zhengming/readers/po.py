"""PO catalogues: each translated entry is a stated pair, with the place of every character inside its quotes.

polib reads the entries; the scan here finds where their strings stand, and the strings that polib would take for
empty because they are not closed. Fuzzy, obsolete and untranslated entries say nothing and are left out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming import script
from zhengming.errors import Problem, Unreadable
from zhengming.model import Document, Lang, Pair, Passage, Place, Remark, Segment, Span
from zhengming.readers.composing import Page, Piece, block_of, compose, page_of, tongue
from zhengming.readers.remarks import SIGN, addressed

_STRING = re.compile(
    r"[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?\"((?:[^\"\\]|\\.)*)\"[ \t]*$", re.M
)
_KEYWORD = re.compile(r"[ \t]*(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*\"")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\n", "f": "\n", "a": "", "b": ""}
_SEPARATORS = re.compile("[\f\v\x1c-\x1e\x85\u2028\u2029]")
_KANA_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_POLIB_LINE = re.compile(r"\(line (\d+)\)(?:: (.+))?")


class Entry(NamedTuple):
    """The strings of one entry, by keyword, and the line of its first."""

    line: int
    strings: dict[str, list[Piece]]

    def written(self, keyword: str) -> str:
        return "".join(piece.text for piece in self.strings.get(keyword, ()))


class Side(NamedTuple):
    """The pieces of the blocks that one entry has in each language."""

    source: list[list[Piece]]
    target: list[list[Piece]]


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of a catalogue, its pairs stated.

    A catalogue between other languages than Chinese and English has no pairs and no segments. Raises Unreadable with
    the line of a string that is not closed or of anything else that PO does not allow.
    """
    page = page_of(path, text)
    entries = tuple(_entries(page))
    _refuse_halves(entries, path)
    metadata, sides = _translated(page, entries)
    meta = {"lang": metadata["Language"]} if metadata.get("Language") else {}
    remarks = tuple(_remarks(page, entries)) if SIGN in text else ()
    sample = [_sample(side.source for side in sides), _sample(side.target for side in sides)]
    source: Lang = "zh" if script.han_share(sample[0]) >= 0.3 else "en"
    if not any(side.target for side in sides):
        segments = [s for side in sides for s in _segments(side.source, page, source)]
        return Document(path, source, tuple(segments), False, (), meta, remarks)
    target = _target(sample[1], lang, meta.get("lang", ""))
    if target is None or target == source:
        return Document(path, target or source, (), False, (), meta)
    pairs = tuple(_pairs(sides, page, source))
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


def _entries(page: Page) -> Iterator[Entry]:
    """The entries of a catalogue with the places of their strings, without the obsolete ones."""
    entry, keyword = Entry(0, {}), ""
    for number, start in enumerate(page.starts, 1):
        end = page.starts[number] - 1 if number < len(page.starts) else len(page.text)
        if not page.text[start:end].strip() or page.text[start:end].lstrip().startswith("#"):
            continue
        found = _STRING.match(page.text, start, end)
        if not found or not (found[1] or keyword):
            raise Unreadable(Problem(page.path, number, _fault(page.text[start:end].strip())))
        if found[1] == "msgctxt" or (found[1] == "msgid" and "msgid" in entry.strings):
            if entry.strings:
                yield entry
            entry = Entry(number, {})
        keyword = found[1] or keyword
        entry = entry if entry.line else Entry(number, entry.strings)
        entry.strings.setdefault(keyword, []).extend(_unescaped(page.text, *found.span(2)))
    if entry.strings:
        yield entry


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


def _unescaped(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for escape in _ESCAPE.finditer(text, start, end):
        if at < escape.start():
            yield Piece(text[at : escape.start()], at, escape.start())
        yield Piece(_ESCAPED.get(escape[1], escape[1]), *escape.span())
        at = escape.end()
    if at < end:
        yield Piece(text[at:end], at, end)


def _translated(page: Page, entries: Sequence[Entry]) -> tuple[dict[str, str], list[Side]]:
    """The header of a catalogue, and the sides of each entry that is neither fuzzy nor half translated."""
    import polib

    try:
        # The last comment makes polib keep an entry that other comments follow.
        catalogue = polib.pofile(_SEPARATORS.sub(" ", page.text) + "\n# end\n", check_for_duplicates=False)
    except (OSError, ValueError) as fault:
        found = _POLIB_LINE.search(str(fault))
        line, what = (int(found[1]), found[2] or "an entry that is not allowed here") if found else (0, str(fault))
        raise Unreadable(Problem(page.path, line, f"is not a PO catalogue: {what}")) from None
    header = next((n for n, entry in enumerate(entries) if not entry.written("msgid")), None)
    own = [entry for n, entry in enumerate(entries) if n != header]
    twins = [entry for entry in catalogue if not entry.obsolete]
    if len(twins) != len(own):
        message = f"is not a PO catalogue: {len(own)} entries stand in it, {len(twins)} can be read"
        raise Unreadable(Problem(page.path, 0, message))
    return dict(catalogue.metadata), [_side(e) for e, twin in zip(own, twins, strict=True) if not twin.fuzzy]


def _side(entry: Entry) -> Side:
    source = [entry.strings[key] for key in ("msgid", "msgid_plural") if key in entry.strings]
    target = [pieces for key, pieces in sorted(entry.strings.items()) if key.startswith("msgstr")]
    return Side(source, [pieces for pieces in target if any(piece.text.strip() for piece in pieces)])


def _sample(sides: Iterator[list[list[Piece]]]) -> str:
    texts: list[str] = []
    for strings in sides:
        texts.extend(piece.text for pieces in strings for piece in pieces)
        if len(texts) > 2_000:
            break
    return " ".join(texts)


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


def _pairs(sides: Sequence[Side], page: Page, source: Lang) -> Iterator[Pair]:
    other: Lang = "en" if source == "zh" else "zh"
    for side in sides:
        said = tuple(_whole(s) for s in _segments(side.source, page, source))
        rendered = tuple(_whole(s) for s in _segments(side.target, page, other))
        if said and rendered:
            yield Pair(said, rendered) if source == "zh" else Pair(rendered, said)


def _segments(strings: Sequence[list[Piece]], page: Page, lang: Lang) -> Iterator[Segment]:
    for pieces in strings:
        block = block_of(pieces, page)
        if block:
            yield compose(block, lang, page.path)


def _whole(segment: Segment) -> Passage:
    return Passage(segment, Span(0, len(segment.text)))
