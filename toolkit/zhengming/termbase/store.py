"""Changes of a glossary folder: whole or not at all, one writer at a time, and only what was meant to change.

A change is refused where the entry is not any more what it was when the change was thought out. Every file is read back
before it is written: what the new text says must be what was to be said, entry by entry.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import GlossaryError, Problem
from ..model import Concept, Kind
from . import journal
from .blocks import Block, outline
from .editing import Edit, revised
from .entries import ID
from .folder import Beside
from .locking import writing_in
from .offices import office_faults
from .rendering import same
from .sheets import ATTEMPTS, Sheets, check_layout, concept_of, never_still, refuse_folder

_USE = re.compile(r"""\b(?:parent|title|body): *["']?([a-z0-9-]+)(?=["'\s,}])""")


class Change(NamedTuple):
    """One entry as it was seen, None where it is new, and as it is to be, None where it is to go.

    `text` are its lines where a person has written them; they must say what `after` says.
    """

    before: Concept | None
    after: Concept | None
    text: str = ""


def change(folder: Path, changes: Sequence[Change], beside: Beside = tuple) -> tuple[Path, ...]:
    """Carry changes out, all of them or none, and tell which files they are in.

    An entry whose id changes is renamed where it stands; what refers to it must be changed with it. The folder is made
    if it is not there. Entries may name those of the folders `beside` it. Raises GlossaryError where an entry is not
    as `before` says, where an id is taken or unknown, or where the outcome would have a fault, and UsageError where
    it cannot be written.
    """
    refuse_folder(folder)
    with writing_in(folder):
        journal.recover(folder)
        for _ in range(ATTEMPTS):
            sheets = Sheets(folder)
            texts = _texts(sheets, changes, beside)
            if all(sheets.unchanged(path) for path in texts):
                journal.commit(folder, {path: sheets.encoded(path, text) for path, text in texts.items()})
                return tuple(sorted(texts))
    raise never_still(folder)


def find(folder: Path, key: str) -> Concept | None:
    """The entry of an id as it stands in the folder now; None where there is none."""
    return Sheets(folder).concept(key) if folder.is_dir() else None


def holding(folder: Path, text: str) -> dict[str, Concept]:
    """The entries in whose lines a text stands, by their ids: those that may name an id, or have a term."""
    return {concept.id: concept for concept in Sheets(folder).holding(text)} if folder.is_dir() else {}


def ids(folder: Path) -> frozenset[str]:
    """The ids that are in use in a folder."""
    return frozenset(Sheets(folder).places) if folder.is_dir() else frozenset()


def lines_of(folder: Path, concept: Concept) -> str:
    """The lines of an entry in its file, from its id on."""
    return Sheets(folder).block(concept.id).head


def _texts(sheets: Sheets, changes: Sequence[Change], beside: Beside) -> dict[Path, str]:
    """The new text of every file that some changes are about."""
    problems = [problem for each in changes for problem in _refused(sheets, each)]
    if problems:
        raise GlossaryError(*problems)
    edits: dict[Path, list[Edit]] = {}
    for before, after, text in changes:
        path = sheets.places[before.id] if before else sheets.home(after) if after else None
        if path:
            edits.setdefault(path, []).append(Edit(before and sheets.concept(before.id), after, text))
    for path in edits:
        sheets.check_layout(path)
    texts = {path: revised(sheets.text(path), found) for path, found in edits.items()}
    for path, text in texts.items():
        if any(edit.text for edit in edits[path]):
            check_layout(path, text, "an entry is its id, a colon, and indented fields below; leave out --- and ...")
        _check_text(sheets, path, text, edits[path])
    _check_uses(sheets, texts, changes, beside)
    return texts


def _refused(sheets: Sheets, change: Change) -> Iterator[Problem]:
    """Why a change cannot be carried out."""
    before, after, _ = change
    name = sheets.folder.as_posix()
    if after and not ID.fullmatch(after.id):
        what = "an id is lower-case letters, digits and single hyphens between them"
        yield Problem(name, 0, f'"{after.id}" is no id; {what}')
    if before:
        now = sheets.concept(before.id)
        if not now and before.id in sheets.places:
            sheets.check_layout(sheets.places[before.id])
        if not now:
            yield Problem(name, 0, f'the entry "{before.id}" is not there any more; somebody else has removed it')
        elif not same(now, before):
            what = "has been changed by somebody else since this change began; look at it again"
            yield Problem(now.path, now.line, f'entry "{before.id}": it {what}')
    if after and (not before or before.id != after.id) and after.id in sheets.places:
        there = sheets.concept(after.id)
        where = f", in {there.path}, line {there.line}" if there else ""
        yield Problem(name, 0, f'the id "{after.id}" is taken{where}; choose another')


def _check_text(sheets: Sheets, path: Path, text: str, edits: Sequence[Edit]) -> None:
    """Raise GlossaryError unless the changed entries of a text say what they are to, and the others are as before."""
    before, after = outline(sheets.text(path)).blocks, outline(text).blocks
    touched = {concept.id for edit in edits for concept in edit[:2] if concept}
    wrong = [_of_others(before, touched) != _of_others(after, touched)]
    blocks = {block.id: block for block in after}
    for _, concept, _ in edits:
        if concept and not wrong[-1]:
            found = blocks.get(concept.id)
            read = concept_of(path, found) if found else None
            wrong.append(not read or not same(read, concept))
    if any(wrong) or len(blocks) != len(after):
        name = min(touched)
        what = "cannot be changed in the form in which its file is written; put it into the plain form: glossary format"
        raise GlossaryError(Problem(path.as_posix(), 0, f'entry "{name}": it {what}'))


def _of_others(blocks: Sequence[Block], touched: Collection[str]) -> list[str]:
    """The entries of a file that an edit is not about, each without the blank lines around it."""
    return sorted(block.text.strip("\r\n") for block in blocks if block.id not in touched)


def _check_uses(sheets: Sheets, texts: Mapping[Path, str], changes: Sequence[Change], beside: Beside) -> None:
    """Raise GlossaryError where an entry would name one that is not there, or its own child."""
    after = {concept.id: concept for _, concept, _ in changes if concept}
    gone = {before.id for before, _, _ in changes if before} - after.keys()
    problems: list[Problem] = []
    for path, text in sheets.all_texts(texts) if gone else ():
        used = [(match[1], text.count("\n", 0, match.start()) + 1) for match in _USE.finditer(text)]
        what = "would go, and is named here; change this first"
        problems += [Problem(path.as_posix(), line, f'"{key}" {what}') for key, line in used if key in gone]
    known = {key: None for key in sheets.places if key not in gone} | {key: each.kind for key, each in after.items()}
    for concept in after.values():
        for key in (_named(concept) & known.keys()) - after.keys():
            there = sheets.concept(key)
            known[key] = there.kind if there else None
        known |= _known_beside(beside, (_named(concept) | {concept.parent}) - known.keys() - {""})
        messages = [*office_faults(concept, known), *_parent_faults(sheets, concept, after, known)]
        problems += [Problem(sheets.folder.as_posix(), 0, f'entry "{concept.id}": {message}') for message in messages]
    if problems:
        raise GlossaryError(*problems)


def _known_beside(beside: Beside, keys: Collection[str]) -> dict[str, Kind | None]:
    """The kinds of those ids that stand in other folders; the last of them counts."""
    sheets = [Sheets(folder) for folder in beside() if folder.is_dir()] if keys else []
    found = (there for each in sheets for key in keys if (there := each.concept(key)))
    return {concept.id: concept.kind for concept in found}


def _named(concept: Concept) -> set[str]:
    return {part for office in concept.roles for part in (office.title, office.body)}


def _parent_faults(
    sheets: Sheets, concept: Concept, after: Mapping[str, Concept], known: Mapping[str, object]
) -> Iterator[str]:
    if concept.parent and concept.parent not in known:
        yield f'its parent "{concept.parent}" is no known id'
        return
    above: list[str] = []
    each: Concept | None = concept
    while each and each.parent and each.parent not in above:
        above.append(each.parent)
        each = after.get(each.parent) or sheets.concept(each.parent)
    if concept.id in above:
        yield "is its own parent, directly or in a ring"
