"""English names that are right and are not written as names: glued to a word, without a space, without capitals."""

import re
from collections.abc import Iterator

from zhengming.names.desk import Desk
from zhengming.names.english import titles
from zhengming.names.matching import Use, is_introduced
from zhengming.names.people import Malformed, Mention
from zhengming.names.syllables import plain
from zhengming.names.varying import as_person
from zhengming.patterns import pattern

_LETTERS = "A-Za-z\u00c0-\u024f"
_BEFORE = pattern(rf"[{_LETTERS}]+$")
_AFTER = pattern(rf"[{_LETTERS}]+")
_TWO_WORDS = pattern("[A-Z][a-z]+[A-Z][a-z]+(?:'[a-z]+)?")
_ADDRESS = ("#", "@", "/", "_", "-")
_LONGEST = 30
_SHORTEST = 4


def malformed(desk: Desk) -> Iterator[Malformed]:
    """The English mentions of people that have no space where one must be, or no capitals, by place."""
    glued = {use.latin.key for use in desk.uses if not use.name and _is_glued(use)}
    known = {use.latin.key for use in desk.uses if use.latin.key in glued and is_introduced(use)}
    for use in desk.uses:
        found = _fault(use) if use.name or (use.latin.key in known and _is_glued(use)) else None
        if found:
            yield Malformed(use.mention, *found)
    yield from _run_on(desk)


def _is_glued(use: Use) -> bool:
    """Whether a letter stands right before a name."""
    return use.latin.start > 0 and use.segment.folded[use.latin.start - 1].isalpha()


def _run_on(desk: Desk) -> Iterator[Malformed]:
    """The words that are no pinyin and begin with somebody's whole name as the English has it elsewhere."""
    odd = [use for use in desk.uses if not use.name and not use.latin.parses and len(use.latin.tokens) == 2]
    names = {use.latin.key for use in desk.uses if len(use.latin.tokens) == 2 and as_person(use)} if odd else set()
    for use in odd:
        word = use.latin.tokens[1].text
        for at in range(_SHORTEST, len(word) - 1):
            if word[at:].islower() and f"{use.latin.tokens[0].plain} {plain(word[:at])}" in names:
                span = use.segment.original(use.latin.start, use.latin.end - len(word) + at)
                mention = Mention(use.segment, span, use.segment.text[span.start : span.end])
                yield Malformed(mention, f'glued to "{word[at:]}"', f"{mention.text} {word[at:]}")
                break


def _fault(use: Use) -> tuple[str, str] | None:
    """What is wrong about a mention, in words, and how it should be written."""
    text, start, end = use.segment.folded, use.latin.start, use.latin.end
    if text[max(start - 1, 0) : start] in _ADDRESS or text[end : end + 1] == "@":
        return None
    before = _BEFORE.search(text, max(start - _LONGEST, 0), start) if _is_glued(use) else None
    after = _AFTER.match(text, end, end + _LONGEST)
    right = " ".join(_capitalised(token.text) for token in use.latin.tokens)
    if before and not (use.how == "transliteration" and before[0].lower() not in titles()):
        return f'glued to "{before[0]}"', f"{before[0]} {right}"
    if after:
        return f'glued to "{after[0]}"', f"{right} {after[0]}"
    if any(token.text[0].islower() for token in use.latin.tokens) and use.how == "reading":
        return "without capitals", right
    if use.how == "reading" and _TWO_WORDS.fullmatch(text, start, end):
        return "without a space", re.sub("(?<=[a-z])(?=[A-Z])", " ", text[start:end])
    return None


def _capitalised(word: str) -> str:
    return word if word[0].isupper() else word.capitalize()
