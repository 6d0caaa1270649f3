"""Where a mark stands, as the formats of other programs want it."""

import os
from pathlib import PurePath
from urllib.parse import quote

from zhengming.model import Mark, Place, Severity

LEVELS: tuple[Severity, ...] = ("error", "warning", "note")


def lines_of(mark: Mark) -> Place | None:
    """The lines and columns of a mark; None for a whole file and for a Word file, which has no lines."""
    segment = mark.segment
    if segment.label:
        return None
    place = segment.place(mark.span)
    return place if segment.text or place.line > 1 else None


def has_columns(mark: Mark) -> bool:
    """Whether the columns of a mark say anything: it points at text."""
    return bool(mark.segment.text)


def relative(path: str) -> str:
    """A path as CI systems know it: from the folder of the run where it lies inside, with forward slashes."""
    if os.path.isabs(path):
        inside = os.path.relpath(path)
        path = path if inside.startswith("..") else inside
    return PurePath(os.path.normpath(path)).as_posix()


def uri(path: str) -> str:
    """The URI of a path: relative where the path is."""
    shown = relative(path)
    return ("file://" if shown.startswith("/") else "") + quote(shown.encode("utf8", "surrogatepass"), safe="/")


def spot(mark: Mark) -> str:
    """Where a mark stands, in words for people: "memo.en.md:3:7", "memo.docx, table 2, row 4"."""
    segment, place = mark.segment, lines_of(mark)
    if segment.label:
        return f"{segment.path}, {segment.label}"
    if place is None:
        return segment.path
    return f"{segment.path}:{place.line}" + (f":{place.column}" if has_columns(mark) else "")


def heading(severity: Severity | None) -> Severity:
    """The severity of a finding, which is an error where nobody said."""
    return severity or "error"
