"""The canonical form of a glossary folder: sorted entries, one line a field, files of a size that merges well."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from ..errors import GlossaryError, Problem
from ..model import Concept
from . import journal
from .blocks import LINE, Block, Chunk, Sheet, comment_in, comments_in, line_end, opened, outline
from .folder import Beside
from .loading import load_one
from .locking import writing_in
from .reading import read_entries
from .rendering import block, rendered, same
from .sheets import ATTEMPTS, HOMES, Sheets, is_loose, never_still

MOST = 500
"""Entries of one file. A file of one kind that has more becomes a folder of files."""


def form(folder: Path, *, only_look: bool = False, beside: Beside = tuple) -> tuple[Path, ...]:
    """Put the files of a folder into the canonical form, and tell which ones that changes; or only tell.

    Its entries may name those of the folders `beside` it. Raises GlossaryError where a file has a fault, UsageError
    where one cannot be written.
    """
    load_one(folder, beside)
    with writing_in(folder):
        journal.recover(folder)
        for _ in range(ATTEMPTS):
            sheets = Sheets(folder)
            texts = _texts(sheets)
            files = {path: text if text is None else sheets.encoded(path, text) for path, text in texts.items()}
            changed = {path: data for path, data in files.items() if data != sheets.data(path)}
            _check(sheets, texts)
            if only_look or all(sheets.unchanged(path) for path in changed):
                journal.commit(folder, {} if only_look else changed)
                return tuple(sorted(changed))
    raise never_still(folder)


def is_overfull(path: Path) -> bool:
    """Whether a file has so many entries that it becomes a folder of files."""
    return len(outline(path.read_text("utf8")).blocks) > MOST


def _texts(sheets: Sheets) -> dict[Path, str | None]:
    """The text of every file in the canonical form, None for one that gives way to others."""
    texts: dict[Path, str | None] = {}
    taken = set(sheets.paths)
    for path in sheets.paths:
        concepts = {concept.id: concept for concept in _concepts(path, sheets.text(path))}
        sheet = formed(_laid_out(path, sheets.text(path), concepts), concepts)
        parts = dict(_parted(sheets.folder, path, sheet, taken)) if len(sheet.blocks) > MOST else {path: sheet.text}
        taken |= parts.keys()
        texts |= parts
    return texts


def _laid_out(path: Path, text: str, concepts: Mapping[str, Concept]) -> str:
    """The text of a file with each entry on lines of its own."""
    keys = [block.id for block in outline(text).blocks]
    if set(keys) == concepts.keys() and (keys or not is_loose(text, keys)):
        return text
    if "#" in text:
        what = "its entries do not stand on lines of their own, and it has comments; put each id on a line by hand"
        raise GlossaryError(Problem(path.as_posix(), 0, what))
    return "".join(map(block, concepts.values()))


def formed(text: str, concepts: Mapping[str, Concept]) -> Sheet:
    """A file in the canonical form; comments stay, and blank lines between entries where they are the habit."""
    sheet, end = outline(text), line_end(text)
    gaps = [each.above[:1] in ("\r", "\n") for each in sheet.blocks[1:] if each.above]
    gap = end if sum(gaps) * 2 > len(sheet.blocks) - 1 else ""
    blocks = [_formed(opened(each), concepts[each.id], end) for each in sorted(sheet.blocks)]
    spaced = [each._replace(above=(gap if at else "") + each.above) for at, each in enumerate(blocks)]
    tail = "".join(f"{line.rstrip()}{end}" for line in LINE.findall(sheet.tail) if line.strip())
    return Sheet(_ended(sheet.head, end), tuple(spaced), tail)


def _ended(text: str, end: str) -> str:
    return text if not text or text.endswith("\n") else text + end


def _formed(was: Block, concept: Concept, end: str) -> Block:
    fields = {field.name: field for field in was.fields}
    lines = [_field(fields.get(name), name, value, end) for name, value in rendered(concept).items()]
    loose = [] if was.fields else list(filter(None, map(comment_in, LINE.findall(was.head))))
    comment = comment_in(was.head) if was.fields else ""
    head = f"{was.id}:{'  ' if comment else ''}{comment}{end}"
    below = _comments(was.below, end) + "".join(f"  {each}{end}" for each in loose)
    return Block(was.id, _comments(was.above, end, ""), head, tuple(lines), below)


def _field(field: Chunk | None, name: str, value: str, end: str) -> Chunk:
    """A field on one line, the comments above it, and those inside it above or at the end."""
    lines = LINE.findall(field.lines) if field else []
    inner = comments_in(field.lines) if field else []
    above = _comments(field.above, end) if field else ""
    if len(lines) > 1:
        return Chunk(name, above + "".join(f"  {each}{end}" for each in inner), f"  {name}: {value}{end}")
    return Chunk(name, above, f"  {name}: {value}{''.join(f'  {each}' for each in inner)}{end}")


def _comments(text: str, end: str, indent: str = "  ") -> str:
    """The comments of some lines, without the blank lines."""
    return "".join(f"{indent}{line.strip()}{end}" for line in LINE.findall(text) if line.strip())


def _parted(folder: Path, path: Path, sheet: Sheet, taken: Collection[Path]) -> Iterator[tuple[Path, str | None]]:
    """The files that a large one becomes, each named by its first entry; one that no kind calls its own stays."""
    inside = path.parent.parent == folder and path.parent.name in HOMES.values()
    if not inside and (path.parent != folder or path.stem not in HOMES.values()):
        yield path, sheet.text
        return
    size = -(-len(sheet.blocks) // -(-len(sheet.blocks) // MOST))
    parts = [sheet.blocks[at : at + size] for at in range(0, len(sheet.blocks), size)]
    home = path.parent if inside else folder / path.stem
    for at, blocks in enumerate(parts):
        name = path if inside and at == 0 else _free(home, blocks[0].id, taken)
        first = blocks[0]._replace(above=blocks[0].above.lstrip("\r\n"))
        head, tail = sheet.head if at == 0 else "", sheet.tail if at == len(parts) - 1 else ""
        yield name, Sheet(head, (first, *blocks[1:]), tail).text
    if not inside:
        yield path, None


def _free(home: Path, key: str, taken: Collection[Path]) -> Path:
    """The name of a new file that begins with an entry; the same with a number where a file has it already."""
    names = (home / f"{key}{f'-{number}' if number > 1 else ''}.yaml" for number in count(1))
    return next(name for name in names if name not in taken)


def _concepts(path: Path, text: str) -> Sequence[Concept]:
    entries = read_entries(text, path.as_posix(), [])
    return [entry.concept for entry in entries if entry.concept]


def _check(sheets: Sheets, texts: Mapping[Path, str | None]) -> None:
    """Raise GlossaryError where the new files would say anything else than the old ones."""
    before = {each.id: each for path in sheets.paths for each in _concepts(path, sheets.text(path))}
    after = [each for path, text in texts.items() if text is not None for each in _concepts(path, text)]
    wrong = [each.id for each in after if each.id not in before or not same(each, before[each.id])]
    if wrong or len(after) != len(before):
        what = "is written in a form that cannot be put into the canonical one without a loss; write it plainly by hand"
        raise GlossaryError(Problem(sheets.folder.as_posix(), 0, f'entry "{min(wrong, default="?")}": it {what}'))
