"""What somebody has rejected, so that it is not suggested again: a sorted file in the glossary folder.

It is hidden from the glossary, kept under git with it, and merges as any sorted file does. A line is the kind, the
Chinese and the English with tabs between; a line that is taken out may be suggested again.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import get_args

from zhengming.errors import GlossaryError, Problem
from zhengming.model import Kind
from zhengming.script import simplify

NAME = ".rejected.tsv"
_HEAD = "# Rejected by `zhengming glossary suggest`: kind, Chinese, English. A line that is taken out may come again.\n"
_COLUMNS = 3

Row = tuple[str, str, str]
"""The kind, the Chinese and the English of something that is not to be suggested."""


def load(folder: Path) -> frozenset[Row]:
    """What is rejected in a glossary folder. Raises GlossaryError with every line that says something else."""
    path = folder / NAME
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines() if path.exists() else []
    except OSError as error:
        raise GlossaryError(Problem(path.as_posix(), 0, f"cannot be read: {(error.strerror or '').lower()}")) from None
    problems: list[Problem] = []
    rows = [row for number, line in enumerate(lines, 1) for row in _row(path, number, line, problems)]
    if problems:
        raise GlossaryError(*problems)
    return frozenset(rows)


def _row(path: Path, number: int, line: bytes, problems: list[Problem]) -> Iterable[Row]:
    if not line.strip() or line.startswith(b"#"):
        return
    try:
        cells = [cell.strip() for cell in line.decode("utf8").split("\t")]
    except UnicodeDecodeError as error:
        problems.append(Problem(path.as_posix(), number, f"not UTF-8: byte {error.start + 1} of the line"))
        return
    if len(cells) != _COLUMNS or not all(cells) or cells[0] not in get_args(Kind):
        what = f"a kind ({', '.join(get_args(Kind))}), a Chinese and an English text, with tabs between"
        problems.append(Problem(path.as_posix(), number, f'"{" ".join(cells)}" is no rejected entry; expected {what}'))
        return
    yield cells[0], cells[1], cells[2]


def pairs(rows: Iterable[Row]) -> frozenset[tuple[str, str]]:
    """The pairs of Chinese and English as they are compared: whatever the kind, the script and the capitals."""
    return frozenset(compared(zh, en) for _, zh, en in rows)


def compared(zh: str, en: str) -> tuple[str, str]:
    """A pair as it is compared."""
    return simplify(zh), " ".join(en.casefold().split())


def add(folder: Path, rows: Collection[Row]) -> None:
    """Reject something, under the lock of the folder. Raises GlossaryError and UsageError, and then nothing changes."""
    from zhengming import writing
    from zhengming.termbase.locking import writing_in
    from zhengming.termbase.sheets import refuse_folder

    refuse_folder(folder)
    with writing_in(folder):
        known = load(folder) | {tuple(" ".join(cell.split()) for cell in row) for row in rows}
        lines = sorted("\t".join(row) + "\n" for row in known)
        writing.replace(folder / NAME, (_HEAD + "".join(lines)).encode())
