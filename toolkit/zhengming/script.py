"""Han, Latin and digit; one form to match in; simplified and traditional.

Folding is for matching only: what people read and what is written back is always the original.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

HAN = "\u2e80-\u2fd5\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""All Han characters as the inside of a class. To compile one takes milliseconds: share it, or use `is_han`."""
HAN_CHAR = re.compile(f"[{HAN}]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_REMOVED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u202a-\u202e\u2066-\u2069\ufeff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_DROP = re.compile(f"\u00ad\n|(?<=[a-z]-)\n(?=[a-z])|[{_REMOVED}{_SELECTORS}]")
_MARKS = "™˜œ“”¦\u009d\u0099\u0098\u009c\u0093\u0094"
_BROKEN = re.compile(f"â[€\u0080]([{_MARKS}]?)")
_MENDED = dict(zip(_MARKS, "''\"--…\"''\"--", strict=True))
_SEPARATOR = re.compile("[·•‧・．∙⋅･.](?=[^\x00-\x7f])")
_FULL_WIDTH = "\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_SPECIAL = re.compile(f"[\u2e80-\u2fd5\uf900-\ufaff{_FULL_WIDTH}{_SPACES}’ʼ＇‘\U0002f800-\U0002fa1f]")
_COMPATIBILITY = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0xFF01, 0xFF5E), (0x2F800, 0x2FA1F))
_OTHER_FORMS = dict.fromkeys("’ʼ＇‘", "'") | dict.fromkeys(_SPACES, " ") | {"\u2ea0": "民"}
_PUNCTUATION_KEPT = "，：；！？（）"


class Folded(NamedTuple):
    """A text to match in, and the offset in the original of each of its characters and of its end."""

    text: str
    offsets: tuple[int, ...] | None


def fold(text: str) -> Folded:
    """The form of a text to match in.

    Kangxi radicals, compatibility ideographs and full-width Latin letters and digits become their plain characters,
    name separators between Han become "·", apostrophes become "'", traditional characters become simplified;
    soft hyphens, zero-width characters, direction marks and variation selectors go, and so does the line end behind a
    hyphen in a word; quotation marks and dashes that were read in a wrong encoding (â€™) become plain. Everything else
    keeps its place.
    """
    if text.isascii() and "-\n" not in text:
        return Folded(text, None)
    offsets: tuple[int, ...] | None = None
    if "â" in text:
        text = _BROKEN.sub(_mended, text)
    if _DROP.search(text):
        gone = {offset for match in _DROP.finditer(text) for offset in range(*match.span())}
        kept = [offset for offset in range(len(text)) if offset not in gone]
        offsets = (*kept, len(text))
        text = "".join(text[i] for i in kept)
    if _SPECIAL.search(text):
        text = text.translate(_plain_forms)
    return Folded(simplify(_SEPARATOR.sub(_separated, text)), offsets)


def _mended(broken: re.Match[str]) -> str:
    """The mark that was meant, with characters behind it that are left out of the folded text."""
    return _MENDED.get(broken[1], '"') + "\u200b" * (len(broken[0]) - 1)


def _separated(dot: re.Match[str]) -> str:
    """The one separator of names for any dot between two Han characters."""
    between = is_han(dot.string[dot.end()]) and is_han(dot.string[max(dot.start() - 1, 0)])
    return "·" if between else dot[0]


def is_han(char: str) -> bool:
    """Whether a single character, or nothing, is Han."""
    return "\u4e00" <= char <= "\u9fff" or HAN_CHAR.match(char) is not None


class _PlainForms(dict[int, str]):
    """For `str.translate`: the plain character for each, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        compatible = any(first <= code <= last for first, last in _COMPATIBILITY)
        plain = _OTHER_FORMS.get(char) or (normalize("NFKC", char) if compatible else char)
        self[code] = plain if len(plain) == 1 and char not in _PUNCTUATION_KEPT else char
        return self[code]


_plain_forms = _PlainForms()


@cache
def traditional_characters() -> frozenset[str]:
    """The characters that are written only in traditional text."""
    lines = Path(__file__).with_name("traditional.txt").read_text("utf8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def is_traditional(text: str) -> bool:
    """Whether any character of the text is written only in traditional text."""
    return not traditional_characters().isdisjoint(text)


@lru_cache(maxsize=64)
def simplify(text: str) -> str:
    """The text in simplified characters, of the same length, for matching."""
    if not is_traditional(text):
        return text
    simplified = _to_simplified()(text)
    return simplified if len(simplified) == len(text) else "".join(map(_to_simplified(), text))


@cache
def _to_simplified():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s").convert


def han_share(text: str) -> float:
    """The share of Han characters among Han characters and Latin words, from 0 to 1; 0 where there is neither."""
    han = len(HAN_CHAR.findall(text))
    words = len(re.findall("[A-Za-z\u00c0-\u024f]+", text))
    return han / (han + words) if han + words else 0.0
