"""The files of a glossary folder while it is changed: which entry is in which, and where a new one belongs."""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ..errors import GlossaryError, Problem, UsageError
from ..model import Concept, Kind
from ..writing import told
from .blocks import Block, outline
from .folder import files_of
from .reading import read_entries, read_keys

HOMES: Mapping[Kind, str] = {
    "person": "people",
    "title": "titles",
    "institution": "institutions",
    "term": "terms",
    "place": "places",
    "product": "products",
}
"""The file, or the folder of files, that new entries of a kind go into."""
_KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?([a-z0-9-]+)["']? *:(?=\s)""", re.MULTILINE)
_ODD = re.compile(
    rb"""\A(?:[ ]*(?:\#[^\n]*)?\r?\n|%[^\n]*\n|---\s*\n)*[ ]+[^\s\#]   # the first of it is indented
    |^[^\s\#a-z0-9"'%-]|^---.*[^-\s]|\r(?!\n)""",
    re.MULTILINE | re.VERBOSE,
)
"""What tells a file in which entries may stand that begin no line of their own."""
_LOOSE = re.compile(r"^(?!---\s*$)[^#%\s]", re.MULTILINE)
_ENDED = re.compile(r"^\.\.\.|[\x85\u2028\u2029]|\r(?!\n)", re.MULTILINE)


def refuse_folder(folder: Path) -> None:
    """Make the folder if it is not there. Raises UsageError where it cannot be one."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(Problem(folder.as_posix(), 0, "not a folder; a glossary is a folder of .yaml files, or empty"))
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)


ATTEMPTS = 3
"""How often a change is thought out again because a file has been changed by hand meanwhile."""


def never_still(folder: Path) -> UsageError:
    """What is said where files change under every attempt."""
    what = "its files change all the time; end what writes here, then try again"
    return UsageError(Problem(folder.as_posix(), 0, what))


def concept_of(path: Path, block: Block, above: int | None = None) -> Concept | None:
    """The entry of a block with so many lines above its own, None where it stands in no file yet.

    Raises GlossaryError where it has a fault.
    """
    problems: list[Problem] = []
    entries = read_entries(block.text.removeprefix(block.above), path.as_posix(), problems)
    if problems:
        raise GlossaryError(*(each._replace(line=each.line + above if above is not None else 0) for each in problems))
    concepts = (entry.concept for entry in entries if entry.concept)
    return next((replace(concept, line=concept.line + (above or 0)) for concept in concepts), None)


def is_loose(text: str, keys: Sequence[str]) -> bool:
    """Whether more than comments and entries stands in a text."""
    return bool(_ENDED.search(text) or (not keys and _LOOSE.search(text)))


def check_layout(path: Path, text: str, what: str) -> None:
    """Raise GlossaryError, in these words, where a text is not one entry after another, each from a line of its own."""
    problems: list[Problem] = []
    keys = read_keys(text, path.as_posix(), problems)
    if not problems and (keys != [each.id for each in outline(text).blocks] or is_loose(text, keys)):
        problems.append(Problem(path.as_posix(), 0, what))
    if problems:
        raise GlossaryError(*problems)


class Sheets:
    """The files of a folder, each read once; an entry is parsed, from its own lines, when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._data = {path: stands.read_bytes() for path, stands in files_of(folder).items()}
        self._split: dict[Path, dict[str, Block]] = {}

    @property
    def paths(self) -> list[Path]:
        return list(self._data)

    def data(self, path: Path) -> bytes | None:
        """The bytes of a file; None where there is none."""
        return self._data.get(path)

    @cached_property
    def places(self) -> Mapping[str, Path]:
        """Which file each entry is in."""
        return {key: path for path, data in self._data.items() for key in self._keys(path, data)}

    def _keys(self, path: Path, data: bytes) -> Iterator[str]:
        if _ODD.search(data.removeprefix(codecs.BOM_UTF8)):
            yield from read_keys(data.decode("utf8", "replace").removeprefix("\ufeff"), path.as_posix(), [])
        yield from (key.decode() for key in _KEY.findall(data))

    def check_layout(self, path: Path) -> None:
        """Raise GlossaryError where an edit by lines could meet more of a file than one entry, or less."""
        what = "its entries do not stand on lines of their own; put them there first: zhengming glossary format"
        check_layout(path, self.text(path), what)

    def concept(self, key: str) -> Concept | None:
        """The entry of an id. Raises GlossaryError where it has a fault."""
        path = self.places.get(key)
        if not path:
            return None
        if path not in self._split:
            self._split[path] = {block.id: block for block in outline(self.text(path)).blocks}
        block = self._split[path].get(key)
        return self._read(path, block) if block else None

    def holding(self, text: str) -> Iterator[Concept]:
        """The entries in whose lines a text stands. Raises GlossaryError where one has a fault."""
        found = (path for path, data in self._data.items() if text.encode() in data)
        keys = [block.id for path in found for block in outline(self.text(path)).blocks if text in block.head]
        return (concept for key in keys if (concept := self.concept(key)))

    def block(self, key: str) -> Block:
        """The lines of an entry that is there."""
        return next(block for block in outline(self.text(self.places[key])).blocks if block.id == key)

    def _read(self, path: Path, block: Block) -> Concept | None:
        text = self.text(path)
        above = text.count("\n", 0, text.index(block.text) + len(block.above))
        return concept_of(path, block, above)

    def text(self, path: Path) -> str:
        """The text of a file; empty for a new one. Raises GlossaryError where it is not UTF-8."""
        data = self._data.get(path, b"").removeprefix(codecs.BOM_UTF8)
        try:
            return data.decode("utf8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            what = f"not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"
            raise GlossaryError(Problem(path.as_posix(), line, what)) from None

    def all_texts(self, instead: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
        """The text of every file, or what is given instead."""
        yield from instead.items()
        for path in self._data.keys() - instead.keys():
            yield path, self._data[path].decode("utf8", "replace")

    def encoded(self, path: Path, text: str) -> bytes:
        """A new text of a file as bytes, with the mark in front that the file has."""
        marked = self._data.get(path, b"").startswith(codecs.BOM_UTF8)
        return (codecs.BOM_UTF8 if marked else b"") + text.encode()

    def unchanged(self, path: Path) -> bool:
        """Whether a file is still what was read, and may be written: no link leads out of the folder."""
        if not path.resolve().is_relative_to(self.folder.resolve()):
            what = f"is a link out of {self.folder.as_posix()}; change the file that it leads to"
            raise UsageError(Problem(path.as_posix(), 0, what))
        return path.read_bytes() == self._data[path] if path in self._data else not path.exists()

    def home(self, concept: Concept) -> Path:
        """The file that a new entry goes into: that of its kind, of several the one whose name comes last before it."""
        name = HOMES[concept.kind]
        several = sorted(path for path in self._data if path.parent == self.folder / name)
        if several:
            before = [path for path in several if path.stem <= concept.id]
            return before[-1] if before else several[0]
        there = (path for path in self._data if path.parent == self.folder and path.stem == name)
        return next(there, self.folder / f"{name}.yaml")
