"""A name in pinyin whose bearer is no Mandarin speaker, and a rare reading of a character."""

from collections.abc import Iterator

from zhengming.checks.context import Context
from zhengming.model import Finding, Mark
from zhengming.names.people import Misread


def check(context: Context) -> Iterator[Finding]:
    """One finding a person, at the first place in pinyin."""
    for misread in context.roster.misread:
        yield _finding(misread)


def _finding(misread: Misread) -> Finding:
    first, *others = misread.en
    if misread.by_sound:
        return _by_sound(misread)
    if not misread.place:
        return _rare(misread)
    usual = f'; by the readings there it would be "{misread.expected}"' if misread.expected else ""
    if usual and " " not in misread.expected:
        usual = f'; the surname is "{misread.expected}" there'
    message = (
        f'{misread.zh.text} comes from {misread.place}; "{first.text}" is the Mandarin reading of the characters'
        f"{usual}; expected the person's own spelling"
    )
    marks = [Mark(first.segment, first.span), Mark(misread.zh.segment, misread.zh.span, f"of {misread.place}")]
    marks += [Mark(other.segment, other.span, "again") for other in others]
    expected = (misread.expected,) if " " in misread.expected else ()
    return Finding(message, tuple(marks), expected, severity=None if misread.strict else "note")


def _by_sound(misread: Misread) -> Finding:
    first, *others = misread.en
    message = (
        f'{misread.zh.text} is written by sound; "{first.text}" is only how Mandarin reads the characters; '
        "expected the name as the person spells it"
    )
    marks = [Mark(first.segment, first.span), Mark(misread.zh.segment, misread.zh.span, "written by sound")]
    return Finding(message, (*marks, *(Mark(other.segment, other.span, "again") for other in others)))


def _rare(misread: Misread) -> Finding:
    message = (
        f'"{misread.en[0].text}" is an unusual reading of {misread.zh.text}; the usual one is "{misread.expected}"; '
        "if it is the person's own, put it into the glossary"
    )
    marks = [Mark(mention.segment, mention.span) for mention in misread.en]
    marks.append(Mark(misread.zh.segment, misread.zh.span, f"usually {misread.expected}"))
    return Finding(message, tuple(marks), (misread.expected,), severity="note")
