"""Fixes: which edits are sound, and what a text is after them.

An edit is made only where the file has exactly what the finding points at, outside quotations, and never two in one
place. Everything else of the text stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from zhengming.model import Edit, Finding, Span
from zhengming.places import line_starts

_PLAIN = re.compile(r"[^\W_](?:[\w ,.'’()\-/·]*[\w.)])?")
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"))
_QUOTED_LINE = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*>")
_QUOTED_ELEMENT = re.compile(r"<(/?)(blockquote|q|cite)\b", re.I)


def sound(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that may be made: plain words, not inside a quotation, none that would need another article."""
    return tuple(edit for edit in edits if _is_plain(edit) and not quoted(edit.segment.text, edit.span))


def _is_plain(edit: Edit) -> bool:
    before = edit.segment.text[: edit.span.start]
    article = re.search(r"(?<!\w)an?\s+$", before, re.I)
    old = edit.segment.text[edit.span.start : edit.span.end]
    return bool(_PLAIN.fullmatch(edit.text)) and old != edit.text and (not article or _alike(old, edit.text))


def _alike(old: str, new: str) -> bool:
    """Whether "a" or "an" before one text is right before the other: a guess by the first letter, and strict."""
    first, second = old[0].lower(), new[0].lower()
    return (first in "aeiou") == (second in "aeiou") and not {first, second} & set("uho")


def quoted(text: str, span: Span) -> bool:
    """Whether a span stands between quotation marks. A mark without its other half quotes to the end of the text."""
    before = text[: span.start]
    if any(before.count(opening) > before.count(closing) for opening, closing in _QUOTES):
        return True
    if len(re.findall(r'(?<![\d′])"', before)) % 2:
        return True
    single = list(re.finditer(r"(?<!\w)[‘'](?=\w)", before))
    return bool(single) and not re.search(r"[’'](?!\w)", text[single[-1].end() : span.start])


def trimmed(edit: Edit) -> Edit:
    """The edit without the words that both texts begin and end with."""
    old = re.findall(r"\S+\s*", edit.segment.text[edit.span.start : edit.span.end])
    new = re.findall(r"\S+\s*", edit.text)
    start = end = 0
    while start < min(len(old), len(new)) - 1 and old[start] == new[start]:
        start += 1
    while end < min(len(old), len(new)) - 1 - start and old[-1 - end] == new[-1 - end]:
        end += 1
    span = Span(edit.span.start + len("".join(old[:start])), edit.span.end - len("".join(old[len(old) - end :])))
    text = "".join(new[start : len(new) - end])
    kept = edit.segment.text[span.start : span.end]
    if kept != kept.rstrip():  # the space before a word that stays belongs to it
        span, text = Span(span.start, span.end - len(kept) + len(kept.rstrip())), text.rstrip()
    return Edit(edit.segment, span, text)


def planned(findings: Iterable[Finding]) -> dict[str, list[Edit]]:
    """The edits of some findings for each file, by place. Where two would change one place, neither is made."""
    found: dict[tuple[str, int, int], dict[tuple[int, int, str], Edit]] = {}
    for edit in (edit for finding in findings for edit in finding.fix):
        place = edit.segment.place(edit.span)
        line = (edit.segment.path, place.line, edit.segment.runs[0].column if edit.segment.runs else 1)
        found.setdefault(line, {})[(place.column, place.end_column, edit.text)] = edit
    plan: dict[str, list[Edit]] = {}
    for (path, _, _), edits in sorted(found.items(), key=lambda item: item[0]):
        plan.setdefault(path, []).extend(_apart(edits))
    return plan


def _apart(edits: dict[tuple[int, int, str], Edit]) -> Iterator[Edit]:
    """The edits of one line that touch no other."""
    for (start, end, text), edit in sorted(edits.items(), key=lambda item: item[0]):
        others = (key for key in edits if key != (start, end, text))
        if not any(other[0] < end and start < other[1] for other in others):
            yield edit


def changed(text: str, edits: Sequence[Edit], marked_up: bool = False) -> tuple[str, list[Edit]]:
    """A file's text after some edits, and those that were made. Line endings are as in the file.

    `marked_up` says that quotations may be marked as in Markdown or HTML.
    """
    starts = line_starts(text)
    made: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.segment.place(e.span), reverse=True):
        place = edit.segment.place(edit.span)
        start, end = starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1
        exact = text[start:end] == edit.segment.text[edit.span.start : edit.span.end]
        if exact and not (marked_up and _is_marked_quotation(text, start)):
            text = text[:start] + edit.text + text[end:]
            made.append(edit)
    return text, made[::-1]


def _is_marked_quotation(text: str, offset: int) -> bool:
    """Whether an offset is in a quotation of Markdown (a paragraph with >) or of HTML."""
    paragraph = max(text.rfind("\n\n", 0, offset), text.rfind("\n\r\n", 0, offset)) + 1
    if any(_QUOTED_LINE.match(line) for line in text[paragraph:offset].splitlines()):
        return True
    open_elements = 0
    for tag in _QUOTED_ELEMENT.finditer(text, 0, offset):
        open_elements += -1 if tag[1] else 1
    return open_elements > 0
