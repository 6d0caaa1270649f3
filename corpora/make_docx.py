"""Makes the Word files of the corpora from their drafts: `uv run --locked python corpora/make_docx.py`.

A draft is plain text, a paragraph a line: `%header` and `%date` lines, `# ` and `## ` headings, `| … |` table rows,
`[text](address)` hyperlinks, `^[…]` footnotes, and `¦` where the text breaks into a new run in mid-word, as Word does
after an edit. The same draft gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

CORPORA = Path(__file__).resolve().parent
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
PIECE = re.compile(r"\[(?P<link>[^]]+)\]\((?P<address>[^)]+)\)|\^\[(?P<note>[^]]+)\]|(?P<text>[^\[^¦]+)|¦")


def main() -> None:
    for draft in drafts():
        target = target_of(draft)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(render(draft.read_text("utf-8")))


def drafts() -> list[Path]:
    """The drafts, in order."""
    return sorted((CORPORA / "drafts").rglob("*.draft"))


def target_of(draft: Path) -> Path:
    """The Word file that a draft is for."""
    return (CORPORA / draft.relative_to(CORPORA / "drafts")).with_suffix(".docx")


def render(draft: str) -> bytes:
    """The Word file of a draft."""
    word, notes = Document(), []
    for kind, lines in groupby(draft.splitlines(), key=lambda line: line.startswith("|")):
        if kind:
            add_table(word, [[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
        else:
            for line in lines:
                add_line(word, line, notes)
    if notes:
        add_footnotes(word, notes)
    buffer = io.BytesIO()
    word.save(buffer)
    return repacked(buffer.getvalue())


def add_line(word: Word, line: str, notes: list[str]) -> None:
    if line.startswith("%header "):
        word.sections[0].header.paragraphs[0].text = line.removeprefix("%header ")
    elif line.startswith("%date "):
        date = datetime.fromisoformat(line.removeprefix("%date "))
        properties = word.core_properties
        properties.author, properties.created, properties.modified = "", date, date
    elif line.startswith("#"):
        marks, _, text = line.partition(" ")
        word.add_heading(text, len(marks))
    else:
        fill(word.add_paragraph(), line, notes)


def fill(paragraph: Paragraph, line: str, notes: list[str]) -> None:
    """The paragraph's runs, hyperlinks and references to footnotes; their texts go to `notes`."""
    for piece in PIECE.finditer(line):
        if piece["link"]:
            add_link(paragraph, piece["link"], piece["address"])
        elif piece["note"]:
            notes.append(piece["note"])
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(len(notes)))
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(reference)
        elif piece["text"]:
            paragraph.add_run(piece["text"])


def add_link(paragraph: Paragraph, text: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def add_table(word: Word, rows: list[list[str]]) -> None:
    table = word.add_table(len(rows), len(rows[0]), "Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def add_footnotes(word: Word, notes: list[str]) -> None:
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    breaks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    xml = f"{head}<w:footnotes {nsdecls('w')}>{breaks}{body}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def repacked(archive: bytes) -> bytes:
    """The same archive with its parts in order and no time of day in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts(archive):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and content of each part, the content types first as Word writes them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            yield name, source.read(name)


if __name__ == "__main__":
    main()
