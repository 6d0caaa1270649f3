"""An English name that is no reading of the Chinese name it stands for."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.checks.correcting import corrections
from zhengming.checks.name_swapped import in_place, swapped
from zhengming.model import Finding, Mark
from zhengming.names.comparing import explained
from zhengming.names.people import Mention, Mismatch


def check(context: Context) -> Iterator[Finding]:
    """One finding for each wrong spelling of a person, with every place where it stands."""
    found: dict[tuple[str, str], list[Mismatch]] = {}
    wrong = in_place(context)
    exchanged = {id(m) for pair in swapped(wrong) for m in pair}
    for mismatch in (m for m in wrong if id(m) not in exchanged):
        found.setdefault((mismatch.name, mismatch.en.text), []).append(mismatch)
    for same in found.values():
        yield _finding(same)._replace(fix=corrections(same))


def _finding(same: list[Mismatch]) -> Finding:
    first = same[0]
    marks = [
        Mark(first.en.segment, first.en.span),
        _mark(first.zh, "named here" if first.by_glossary or first.said else f"reads {_readings(first)}"),
    ]
    marks += [_mark(other.en, "again") for other in same[1:]]
    if first.right:
        marks.append(_mark(first.right, "here it is right"))
    return Finding(_message(first), tuple(marks), first.expected, severity=None if first.sure else "warning")


def _mark(mention: Mention, note: str) -> Mark:
    return Mark(mention.segment, mention.span, note)


def _readings(mismatch: Mismatch) -> str:
    return mismatch.expected[0] if mismatch.expected else "otherwise"


def _message(mismatch: Mismatch) -> str:
    if mismatch.said:
        return mismatch.said
    if mismatch.by_glossary:
        return f'{mismatch.zh.text} is "{_readings(mismatch)}" in the glossary; the English has "{mismatch.en.text}"'
    has = "in brackets stands" if mismatch.in_brackets else "the English has"
    said = f'{mismatch.zh.text} reads {_readings(mismatch)}; {has} "{mismatch.en.text}"'
    why = _why(mismatch)
    return said + (f" ({why})" if why else "") + _elsewhere(mismatch)


def _why(mismatch: Mismatch) -> str:
    if mismatch.other:
        return f"which is {mismatch.other}, whom this passage does not name"
    if mismatch.by_place:
        return "it stands in the place of that name, which this passage does not render otherwise"
    return explained(mismatch.difference.steps) if mismatch.difference else ""


def _elsewhere(mismatch: Mismatch) -> str:
    right = mismatch.right
    return f'; written "{right.text}" in line {right.line}' if right and not mismatch.other else ""
