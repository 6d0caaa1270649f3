"""Files with the fixes of their findings: what they would hold, and how that differs from what they hold."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from zhengming import fixing
from zhengming.errors import Problem, Unreadable, UsageError
from zhengming.model import Edit, Finding, Place, Report
from zhengming.readers import DECLARING, TABLES

_WORD = (".docx",)
_PARTING = frozenset(",;\t\"")
"""What a cell would have to be quoted for."""
_MARKED_UP = (".md", ".markdown", ".html", ".htm", ".xhtml")


class Mended(NamedTuple):
    """A file that fixes change: what it holds and what it would hold, and the edits that were made."""

    path: str
    old: bytes
    new: bytes
    edits: tuple[Edit, ...]


def mended(findings: Iterable[Finding]) -> Iterator[Mended]:
    """The files that the fixes of some findings change. Raises Unreadable and UsageError; nothing is written."""
    for path, edits in fixing.planned(findings).items():
        data = _bytes(path)
        suffix = Path(path).suffix.lower()
        if suffix in TABLES:
            edits = [edit for edit in edits if suffix != ".xlsx" and not _PARTING & set(edit.text)]
        if not edits:
            continue
        new, made = _in_word(data, path, edits) if suffix in _WORD else _in_text(data, path, suffix, edits)
        if made:
            yield Mended(path, data, new, tuple(made))


def only_sure(report: Report) -> Report:
    """The report whose findings have the fixes that `mended` would make and no others: none inside a blockquote."""
    findings = report.findings
    if not any(finding.fix for finding in findings):
        return report
    try:
        made = {_key(edit) for file in mended(findings) for edit in file.edits}
    except (UsageError, Unreadable):
        return report
    kept = (tuple(edit for edit in finding.fix if _key(edit) in made) for finding in findings)
    return report._replace(findings=tuple(f._replace(fix=fix) for f, fix in zip(findings, kept, strict=True)))


def _key(edit: Edit) -> tuple[str, Place, str]:
    return edit.segment.path, edit.segment.place(edit.span), edit.text


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise UsageError(Problem(path, 0, f"cannot be opened: {(fault.strerror or str(fault)).lower()}")) from None


def _in_text(data: bytes, path: str, suffix: str, edits: Sequence[Edit]) -> tuple[bytes, list[Edit]]:
    from zhengming.encoding import taken

    mark, encoding, text = taken(data, path, declares=suffix in DECLARING)
    fits = [edit for edit in edits if _can_be_written(edit.text, encoding)]
    new, made = fixing.changed(text, fits, suffix in _MARKED_UP)
    return mark + new.encode(encoding), made


def _can_be_written(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _in_word(data: bytes, path: str, edits: Sequence[Edit]) -> tuple[bytes, list[Edit]]:
    from zhengming.readers.tracking import tracked

    return tracked(data, path, edits)


def write(files: Sequence[Mended]) -> None:
    """Write the files, each whole or not at all. Raises UsageError for a link out of the current folder."""
    from zhengming import writing

    for file in files:
        if os.path.islink(file.path) and not _is_inside(file.path):
            raise UsageError(Problem(file.path, 0, "is a link to a file elsewhere; it is left as it is"))
    for file in files:
        writing.replace(Path(file.path), file.new)


def _is_inside(path: str) -> bool:
    here = os.path.realpath(os.curdir)
    return os.path.realpath(path).startswith(here.rstrip(os.sep) + os.sep)


def difference(file: Mended) -> str:
    """What changes in a file, as a unified diff; of a Word file, whose lines are its paragraphs."""
    from difflib import unified_diff

    if Path(file.path).suffix.lower() in _WORD:
        return "".join((f"--- {file.path}\n+++ {file.path}\n", *map(_in_paragraph, file.edits)))
    from zhengming.encoding import taken

    declares = Path(file.path).suffix.lower() in DECLARING
    old, new = (taken(data, file.path, declares=declares)[2].splitlines(keepends=True) for data in (file.old, file.new))
    lines = unified_diff(old, new, file.path, file.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _in_paragraph(edit: Edit) -> str:
    text, span = edit.segment.text, edit.span
    line = edit.segment.place(span).line
    new = text[: span.start] + edit.text + text[span.end :]
    return f"@@ {edit.segment.label or f'paragraph {line}'}, as a tracked change @@\n-{text}\n+{new}\n"
