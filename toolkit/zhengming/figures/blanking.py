"""A text with what is already read taken out of it, of the same length."""

from collections.abc import Iterable

BLANK = "\ufffc"


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some spans blanked, given in order, so that nothing in them is read again."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], BLANK * (end - start)]
            at = end
    return "".join((*parts, text[at:])) if parts else text
