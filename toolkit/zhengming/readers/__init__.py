"""Readers: a file's bytes to a Document, one module a format."""

from pathlib import Path

from zhengming.errors import Problem, Unreadable
from zhengming.model import Document, Lang
from zhengming.readers.composing import compose, segment_of

__all__ = ["DECLARING", "SUFFIXES", "TABLES", "compose", "is_bilingual", "read", "segment_of"]

_TEXT = (".txt",)
_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml")
_WORD = (".docx",)
_CATALOGUE = (".po", ".pot")
_XLIFF = (".xlf", ".xliff", ".sdlxliff")
_MEMORY = (".tmx",)
DECLARING = (*_HTML, *_CATALOGUE, *_XLIFF, *_MEMORY)
"""The file endings of formats that state their own encoding."""
SUFFIXES: frozenset[str] = frozenset((*_TEXT, *_MARKDOWN, *_WORD, *DECLARING))
"""The file endings, in lower case, that can be read, wherever such a file is met."""
_BOOK = (".xlsx",)
_CELLS = (".csv", ".tsv")
TABLES: frozenset[str] = frozenset((*_CELLS, *_BOOK))
"""The endings of tables, which most often hold something else: read where they are named, or name both languages."""


def read(path: Path, name: str, lang: Lang | None = None) -> Document:
    """The document in a file.

    `name` is the path as shown to people; `lang` the language that the path declares, if any. Raises Unreadable where
    the file is not what its ending says, saying where and why.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES | TABLES:
        allowed = ", ".join(sorted(SUFFIXES | TABLES))
        raise Unreadable(Problem(name, 0, f'has the ending "{path.suffix}", which cannot be read; allowed: {allowed}'))
    data = _bytes(path, name)
    if suffix in _WORD:
        from zhengming.readers import docx

        return docx.read(data, name, lang)
    if suffix in _BOOK:
        from zhengming.readers import table

        return table.read_book(data, name)
    from zhengming.encoding import decode

    return _read_text(decode(data, name, declares=suffix in DECLARING), name, suffix, lang)


def _read_text(text: str, name: str, suffix: str, lang: Lang | None) -> Document:
    if suffix in _TEXT:
        from zhengming.readers import text as plain

        return plain.read(text, name, lang)
    if suffix in _MARKDOWN:
        from zhengming.readers import markdown

        return markdown.read(text, name, lang)
    if suffix in _HTML:
        from zhengming.readers import html

        return html.read(text, name, lang)
    return _read_stated(text, name, suffix, lang)


def _read_stated(text: str, name: str, suffix: str, lang: Lang | None) -> Document:
    """The document of a format that states its pairs."""
    if suffix in _XLIFF:
        from zhengming.readers import xliff

        return xliff.read(text, name, lang)
    if suffix in _MEMORY:
        from zhengming.readers import tmx

        return tmx.read(text, name, lang)
    if suffix in _CELLS:
        from zhengming.readers import table

        return table.read(text, name)
    from zhengming.readers import po

    return po.read(text, name, lang)


def is_bilingual(name: str) -> bool:
    """Whether a file that was met in a folder is a table whose first row names a Chinese and an English column."""
    if not name.lower().endswith(_CELLS):
        return False
    from zhengming.readers import table

    try:
        with open(name, "rb") as file:
            return table.is_bilingual(file.read(64_000))
    except OSError:
        return False


def _bytes(path: Path, name: str) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(Problem(name, 0, "does not exist")) from None
    except IsADirectoryError:
        raise Unreadable(Problem(name, 0, "is a folder, not a file")) from None
    except OSError as fault:
        raise Unreadable(Problem(name, 0, f"cannot be opened: {fault.strerror}")) from None
    if not data:
        raise Unreadable(Problem(name, 0, "is empty"))
    return data
