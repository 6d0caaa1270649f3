"""What a text may hold that a terminal, a browser or a CI system would obey, made visible.

A report quotes what it was given. Nothing of that may act: no escape sequence, no direction mark, no workflow command.
"""

import re
import unicodedata

_KEPT = "\u200d\u00ad\u200b\ufeff"
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COMMAND_LINE = re.compile(r"(?m)^(\s*)::")
_OLD_COMMAND = "##["


def harmless(text: str) -> str:
    """The text with what a terminal would obey instead of showing made visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    category = unicodedata.category(char)
    if category in ("Cc", "Cs") or (category == "Cf" and char not in _KEPT):
        return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
    return char


def inert(text: str) -> str:
    """Harmless text that stands in XML and HTML too: without the code points that no document may hold."""
    return _NOT_XML.sub("\ufffd", harmless(text))


def no_command(line: str) -> str:
    """A printed line that the runner of GitHub Actions does not take for a command.

    The runner obeys a line that begins with "::", white space before it or not, and the older "##[" wherever it
    stands (actions/runner, ActionCommand.cs).
    """
    bare = line.lstrip()
    if bare.startswith("::"):
        line = line[: len(line) - len(bare)] + "\\u003a" + bare[1:]
    return line.replace(_OLD_COMMAND, "\\u0023#[")


def harmless_json(text: str) -> str:
    """JSON in whose strings commands, control characters and direction marks are escaped; it says the same.

    Lone surrogates are too, so that it can be written as UTF-8.
    """
    return _OBEYED.sub(lambda char: f"\\u{ord(char[0]):04x}", text).replace(_OLD_COMMAND, "\\u0023#[")


def no_command_in_markup(text: str) -> str:
    """XML or HTML in which no line is a command of the runner; it says the same."""
    return _COMMAND_LINE.sub(r"\1&#58;:", text).replace(_OLD_COMMAND, "&#35;#[")
