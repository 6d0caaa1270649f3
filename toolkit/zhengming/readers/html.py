"""HTML: the text of its block elements, with the position of every character."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from zhengming.model import Document, Lang, Remark, Role
from zhengming.places import line_starts
from zhengming.readers.composing import PLACEHOLDER, Block, Page, Piece, block_of, decoded, document_of, page_of, tongue
from zhengming.readers.remarks import in_comment


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _names("script style nav template noscript svg math iframe object textarea select rt rp")
_OPAQUE = _names("code kbd samp")
_VOID = _names("area base br col embed hr img input link meta source track wbr")
_BLOCKS = _names(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main ol option p pre search section summary table"
    " tbody td tfoot th thead title tr ul"
)
_SELF_CLOSING = _names("p li dt dd td th tr option")
_DATES = _names("date pubdate publishdate article:published_time dc.date dcterms.created")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CAPTIONS = frozenset(("caption", "figcaption"))


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of an HTML text. The language may be declared at the root or on any element."""
    page = page_of(path, text)
    scan = scanned(page, 0, len(text))
    return document_of(path, scan.blocks, lang, declared=scan.root_lang, meta=scan.meta, remarks=scan.remarks)


def fragments(page: Page, start: int, end: int) -> Iterator[Block]:
    """The blocks of a stretch of HTML inside another format."""
    yield from scanned(page, start, end).blocks


def scanned(page: Page, start: int, end: int) -> "Scan":
    """A finished scan of a stretch of a page. An element that is to be skipped but never ends is not skipped."""
    skipped = _SKIPPED | _OPAQUE
    while True:
        scan = Scan(page, start, end, skipped)
        scan.run()
        if not scan.skipping:
            return scan
        skipped -= {scan.skipping}


class Scan(HTMLParser):
    """One pass over a stretch of HTML: its blocks, what it declares, and where it stands at the moment."""

    def __init__(self, page: Page, start: int, end: int, skipped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.page, self.start, self.end, self.skipped = page, start, end, skipped
        self.source = page.text[start:end]
        self.starts = line_starts(self.source)
        self.blocks: list[Block] = []
        self.captions: list[Block] = []
        self.meta: dict[str, str] = {}
        self.remarks: list[Remark] = []
        self.root_lang = ""
        self.open: list[tuple[str, str]] = []
        self.counts: Counter[str] = Counter()
        self.langs: list[str] = []
        self.headings: list[str] = []
        self.pieces: list[Piece] = []
        self.anchor = ""
        self.skipping, self.depth = "", 0

    def run(self) -> None:
        self.feed(self.source)
        self.close()
        self._flush()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """As the standard library, which asserts where the section is of a kind that it does not know."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.start + self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping:
            self.depth += tag == self.skipping
            return
        if tag in self.skipped:
            self.skipping, self.depth = tag, 1
            at = self._offset()
            if tag in _OPAQUE:
                self.pieces.append(Piece(PLACEHOLDER, at, at))
            return
        self._begin(tag, dict(attrs))

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "br" and self._heading():
            self.pieces.append(Piece("\n", self._offset(), self._offset()))
        elif tag in _BLOCKS:
            self._flush()
            if self.open and self.open[-1][0] in _SELF_CLOSING and (tag == self.open[-1][0] or self.open[-1][0] == "p"):
                self._leave()
        self._declare(tag, attrs)
        if tag in _HEADINGS or (tag == "a" and self._heading()):
            self.anchor = attrs.get("id") or attrs.get("name") or self.anchor
        if tag not in _VOID:
            self._enter(tag, attrs.get("lang") or attrs.get("xml:lang") or "")

    def _enter(self, tag: str, lang: str) -> None:
        self.open.append((tag, lang))
        self.counts[tag] += 1
        if lang and tag != "html":
            self.langs.append(lang)
        if tag in _HEADINGS:
            self.headings.append(tag)

    def _leave(self) -> str:
        """The name of the innermost open element, which ends."""
        tag, lang = self.open.pop()
        self.counts[tag] -= 1
        if lang and tag != "html":
            self.langs.pop()
        if tag in _HEADINGS:
            self.headings.pop()
        return tag

    def _declare(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "html":
            self.root_lang = self.root_lang or attrs.get("lang") or attrs.get("xml:lang") or ""
            self.meta.update({"lang": self.root_lang} if self.root_lang else {})
        elif tag == "img":
            self._attribute("alt", "caption")
        elif tag == "meta" and (attrs.get("http-equiv") or "").lower() == "content-language":
            self.root_lang = self.root_lang or attrs.get("content") or ""
        elif tag == "meta":
            name = (attrs.get("name") or attrs.get("property") or "").lower()
            if name == "description":
                self._attribute("content", "metadata")
            elif name in _DATES and attrs.get("content"):
                self.meta.setdefault("date", str(attrs["content"]))

    def _attribute(self, name: str, role: Role) -> None:
        """Take the value of an attribute of the current start tag as a block."""
        at = self._offset()
        tag = self.get_starttag_text() or ""
        value = re.search(rf"""(?is)\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
        if value:
            span = value.span(1 if value.group(1) is not None else 2)
            pieces = decoded(self.page.text, at + span[0], at + span[1])
            block = block_of(pieces, self.page, role=role, lang=self._lang())
            self.captions.extend([block] if block else [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.skipping and tag not in self.skipped:
            self._begin(tag, dict(attrs))
            if tag not in _VOID:
                self._finish(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.skipping:
            self._finish(tag)
        elif tag == self.skipping:
            self.depth -= 1
            if not self.depth:
                self.skipping = ""

    def _finish(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        while self.counts[tag] and self._leave() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            at = self._offset()
            end = at + len(data)
            pre = self.counts["pre"] > 0
            for piece in decoded(self.page.text, at, end):
                self._take_lines(piece) if pre else self.pieces.append(piece)

    def _take_lines(self, piece: Piece) -> None:
        at = piece.start
        for line in piece.text.splitlines(keepends=True):
            self.pieces.append(Piece(line, at, at + len(line)) if piece.end - piece.start == len(piece.text) else piece)
            at += len(line)
            if line.endswith("\n"):
                self._flush()

    def handle_comment(self, data: str) -> None:
        if not self.skipping:
            at = self._offset() + len("<!--")
            self.remarks.extend(in_comment(self.page, at, at + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if self.skipping:
            return
        at = self._offset()
        end = at + len(written)
        end += self.page.text[end : end + 1] == ";"
        self.pieces.extend(decoded(self.page.text, at, end))

    def _heading(self) -> int:
        return _HEADINGS[self.headings[-1]] if self.headings else 0

    def _lang(self) -> Lang | None:
        """The language declared nearest around here, below the root."""
        return tongue(self.langs[-1]) if self.langs else None

    def _role(self) -> Role:
        if self.counts["title"] or self._heading():
            return "title"
        return "caption" if any(self.counts[tag] for tag in _CAPTIONS) else "body"

    def _flush(self) -> None:
        """End the block that is being collected."""
        level = self._heading()
        anchor = self.anchor if level else ""
        block = block_of(self.pieces, self.page, role=self._role(), level=level, anchor=anchor, lang=self._lang())
        if block:
            self.blocks.append(block)
            self.anchor = ""
            if self.counts["title"]:
                self.meta.setdefault("title", block.text)
        self.blocks.extend(self.captions)
        self.pieces, self.captions = [], []
