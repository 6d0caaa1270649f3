"""Allowances in texts and settings: leave for a check to find something, with a reason.

An allowance in a text says "allow CHECK — reason". It is about findings whose first place, in either language, stands
in the blocks that the remark is about.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from zhengming.model import Allowed, Document, Finding, Mark, Remark, Run, Segment, Span
from zhengming.patterns import pattern

_ALLOWANCE = pattern(r"allow\s+(?P<checks>[\w-]+(?:\s*[,，、]\s*[\w-]+)*)(?P<rest>.*)", re.S)
_REASON = pattern(r"\s*(?:[—–―:：]+|-{1,3}(?=\s)|because\b)\s*(.*)", re.S)
_FORM = '"zhengming: allow CHECK — reason"'


class Allowance(NamedTuple):
    """Leave for some checks to find something. `segments` is where; None where it is not confined to blocks.

    `mark` is where the allowance itself stands; `path` a glob, for a rule of the settings. `fault` says why it holds
    nowhere.
    """

    checks: tuple[str, ...]
    reason: str
    mark: Mark
    segments: frozenset[Segment] | None = None
    path: str = ""
    fault: str = ""


class Void(NamedTuple):
    """An allowance that allows nothing, and why."""

    mark: Mark
    message: str


def in_text(
    documents: Iterable[Document], released: Sequence[Segment], known: Collection[str]
) -> tuple[Allowance, ...]:
    """The allowances in the remarks of some documents. `released` are the segments as the release has them."""
    found = []
    for document in documents:
        if document.remarks:
            own = [segment for segment in released if segment.path == document.path]
            found += [_allowance(document, remark, own, known) for remark in document.remarks]
    return tuple(found)


def _allowance(document: Document, remark: Remark, own: Sequence[Segment], known: Collection[str]) -> Allowance:
    mark = _mark(document, remark)
    found = _ALLOWANCE.fullmatch(remark.text)
    if not found:
        return Allowance((), "", mark, fault=f'"{remark.text}" is no allowance; expected {_FORM}')
    checks = tuple(re.split(r"\s*[,，、]\s*", found["checks"]))
    said = _REASON.fullmatch(found["rest"])
    reason = said[1].strip() if said else ""
    fault = fault_of(checks, reason, known)
    if not fault and not said:
        fault = f'"{found["rest"].strip()}" is neither a check nor a reason; expected {_FORM}'
    return Allowance(checks, reason, mark, frozenset(_about(document, remark, own)), fault=fault)


def fault_of(checks: Sequence[str], reason: str, known: Collection[str]) -> str:
    """Why an allowance of these checks for this reason cannot hold; "" where it can."""
    from difflib import get_close_matches

    for check in checks:
        if check not in known:
            near = get_close_matches(check, known, 1, 0.5)
            return f'there is no check "{check}"' + (f"; the nearest is {near[0]}" if near else "")
        if check in ("unreadable", "allowance-void"):
            return f"what {check} finds cannot be allowed"
    return "" if reason else f"the allowance of {', '.join(checks)} gives no reason; write {_FORM}"


def _mark(document: Document, remark: Remark) -> Mark:
    line, column = remark.place.line, remark.place.column
    text = remark.text
    run = Run(0, len(text), line, column, len(text))
    return Mark(Segment(text, document.lang, document.path, (run,), text, label=remark.label), Span(0, len(text)))


def _about(document: Document, remark: Remark, own: Sequence[Segment]) -> Iterator[Segment]:
    """The segments that a remark is about. Where the file states pairs, both sides of one."""
    if remark.reach == "file":
        yield from own
        return
    touched = [s for s in own if _overlaps(s, remark)]
    if not touched and remark.reach == "next":
        after = (s for s in own if s.runs and (s.runs[0].line, s.runs[0].column) >= remark.place[2:])
        touched = [min(after, key=lambda s: s.runs[0].line, default=None)] if own else []  # type: ignore[list-item]
    yield from filter(None, touched)
    for pair in document.stated:
        sides = [passage.segment for passage in (*pair.zh, *pair.en)]
        if any(segment in touched for segment in sides):
            yield from sides


def _overlaps(segment: Segment, remark: Remark) -> bool:
    if not segment.runs:
        return False
    whole = segment.place(Span(0, len(segment.text)))
    if remark.reach == "here":
        return whole.line <= remark.place.end_line and whole.end_line >= remark.place.line
    return whole[:2] <= remark.place[:2] and remark.place[2:] <= whole[2:]


def _never(glob: str, path: str) -> bool:
    return False


def allow(
    findings: Iterable[Finding], allowances: Sequence[Allowance], matches: Callable[[str, str], bool] = _never
) -> tuple[tuple[Finding, ...], tuple[Allowed, ...], frozenset[Allowance]]:
    """What remains of some findings, what is allowed, and which allowances allowed something.

    `matches` says whether a glob of the settings is about a path.
    """
    kept, allowed, used = [], [], set()
    for finding in findings:
        leave = [a for a in allowances if not a.fault and finding.check in a.checks and _covers(a, finding, matches)]
        used.update(leave)
        if leave:
            allowed.append(Allowed(finding, leave[0].reason, "settings" if leave[0].path else "text"))
        else:
            kept.append(finding)
    return tuple(kept), tuple(allowed), frozenset(used)


def _covers(allowance: Allowance, finding: Finding, matches: Callable[[str, str], bool]) -> bool:
    marks = firsts(finding)
    if allowance.segments is not None:
        return any(mark.segment in allowance.segments for mark in marks)
    return any(matches(allowance.path, mark.segment.path) for mark in marks)


def firsts(finding: Finding) -> tuple[Mark, ...]:
    """The first mark of a finding, and the first in the other language."""
    marks = finding.marks
    others = (mark for mark in marks if mark.segment.lang != marks[0].segment.lang)
    return (*marks[:1], *list(others)[:1])


def void(allowances: Iterable[Allowance], used: Collection[Allowance], ran: Collection[str]) -> Iterator[Void]:
    """The allowances that are faulty, and those that allow nothing although one of their checks ran."""
    for allowance in allowances:
        if allowance.fault:
            yield Void(allowance.mark, allowance.fault)
        elif allowance not in used and set(allowance.checks) <= set(ran):
            where = f"in files that match {allowance.path}" if allowance.path else "here"
            yield Void(
                allowance.mark, f"{', '.join(allowance.checks)} finds nothing {where}: this allowance allows nothing"
            )
