"""From the files of a glossary to its concepts; what is wrong with them is reported, all of it."""

import codecs
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import GlossaryError, Problem
from ..model import Concept
from .entries import read_concept
from .folder import files_of
from .locking import reading_in
from .nodes import Fault, Node, read_nodes
from .offices import office_faults
from .plain import read_plain
from .termbase import Termbase


def read(folders: Sequence[Path]) -> Termbase:
    """The concepts of some folders, from their files (see `loading.load`)."""
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    for folder in dict.fromkeys(folders):
        entries |= _read_folder(folder, problems)
    return _termbase(entries, problems)


def parse(text: str, path: str = "glossary") -> Termbase:
    """The concepts of one YAML text; `path` is what faults name. Raises GlossaryError with every fault."""
    problems: list[Problem] = []
    entries = {entry.id: entry for entry in read_entries(text, path, problems)}
    return _termbase(entries, problems)


def _termbase(entries: "Mapping[str, Entry]", problems: list[Problem]) -> Termbase:
    problems += (*_parent_faults(entries), *_office_faults(entries))
    if problems:
        raise GlossaryError(*sorted(set(problems)))
    return Termbase({entry.id: entry.concept for entry in entries.values() if entry.concept})


class Entry(NamedTuple):
    """An entry as it stands in its file; without a concept where it has a fault."""

    id: str
    path: str
    line: int
    concept: Concept | None


def _read_folder(folder: Path, problems: list[Problem]) -> dict[str, Entry]:
    if not folder.is_dir():
        what = "not a folder" if folder.exists() else "no such folder"
        problems.append(Problem(folder.as_posix(), 0, f"{what}; a glossary is a folder of .yaml files, or empty"))
        return {}
    entries: dict[str, Entry] = {}
    with reading_in(folder):
        found = [each for path, stands in files_of(folder).items() for each in _read_file(path, stands, problems)]
    for entry in found:
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            known = f"first in {first.path}, line {first.line}"
            problems.append(Problem(entry.path, entry.line, f'the id "{entry.id}" is given twice, {known}'))
    return entries


def _read_file(path: Path, stands: Path, problems: list[Problem]) -> list[Entry]:
    name = path.as_posix()
    try:
        data = stands.read_bytes().removeprefix(codecs.BOM_UTF8)
        return read_entries(data.decode("utf8"), name, problems)
    except OSError as error:
        problems.append(Problem(name, 0, f"cannot be read: {(error.strerror or str(error)).lower()}"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, line, f"not UTF-8: byte {error.start} is 0x{data[error.start]:02X}"))
    return []


def read_entries(text: str, path: str, problems: list[Problem]) -> list[Entry]:
    """The entries of one YAML text; `path` is what faults name, and they are added to `problems`."""

    def fault(line: int, message: str) -> None:
        problems.append(Problem(path, line, message))

    if text.startswith("<<<<<<< ") or "\n<<<<<<< " in text:
        line = f"\n{text}".index("\n<<<<<<< ")
        fault(text.count("\n", 0, line) + 1, "a conflict of a git merge that is not resolved: keep one side, or both")
        return []
    tabs = [number for number, line in enumerate(text.split("\n"), 1) if "\t" in line] if "\t" in text else []
    for number in tabs:
        fault(number, "a tab; indent and separate with spaces")
    nodes = _nodes(text.replace("\t", "  "), fault)
    return [Entry(key, path, line, read_concept(key, line, node, path, fault)) for key, line, node in nodes]


def read_keys(text: str, path: str, problems: list[Problem]) -> list[str]:
    """The ids of one YAML text in its order; what makes it no YAML is added to `problems`."""
    nodes = _nodes(text.replace("\t", "  "), lambda line, message: problems.append(Problem(path, line, message)))
    return [key for key, *_ in nodes]


def _nodes(text: str, fault: Fault) -> Iterator[tuple[str, int, Node]]:
    plain = read_plain(text)
    return iter(plain) if plain is not None else read_nodes(text, fault)


def _parent_faults(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    parents = {entry.id: entry.concept.parent for entry in entries.values() if entry.concept}
    for key, parent in parents.items():
        _, path, line, _ = entries[key]
        if parent and parent not in entries:
            yield Problem(path, line, f'entry "{key}": its parent "{parent}" is no known id{_hint(parent, entries)}')
        elif key in _above(key, parents):
            yield Problem(path, line, f'entry "{key}": is its own parent, directly or in a ring')


def _office_faults(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    with_roles = [entry for entry in entries.values() if entry.concept and entry.concept.roles]
    if not with_roles:
        return
    kinds = {key: entry.concept.kind if entry.concept else None for key, entry in entries.items()}
    for key, path, line, concept in with_roles:
        for message in office_faults(concept, kinds) if concept else ():
            yield Problem(path, line, f'entry "{key}": {message}')


def _hint(found: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(found, known, 1)
    return f'; did you mean "{near[0]}"?' if near else ""


def _above(key: str, parents: Mapping[str, str]) -> list[str]:
    """The ids above an id, up to the top or to the first that comes again."""
    ids: list[str] = []
    while (key := parents.get(key, "")) and key not in ids:
        ids.append(key)
    return ids
