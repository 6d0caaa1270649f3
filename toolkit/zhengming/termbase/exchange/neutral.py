"""What every exchange format is read to and written from: concepts in any language, and what could not be carried."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...errors import Problem
from ...model import Concept


class Incoming(NamedTuple):
    """The concepts of one file, as the file has them.

    The id of a concept is the file's own, whatever its characters, and empty where the format has none; its languages
    are the file's tags in their BCP 47 case (zh-CN, zh-Hant, de); `path` and `line` say where it stands. A language
    that a glossary does not keep is kept here. `lost` is what the file says and a concept has no place for, by line.
    """

    concepts: tuple[Concept, ...]
    lost: tuple[Problem, ...] = ()


class Outgoing(NamedTuple):
    """The bytes of a file, and what of the concepts it could not carry: the path is that of the concept's own file."""

    content: bytes
    lost: tuple[Problem, ...] = ()


Read = Callable[[bytes, str], Incoming]
"""Reads the bytes of a file; the text is its path, for messages. Raises Unreadable with path and line."""
Write = Callable[[Sequence[Concept], bytes], Outgoing]
"""Writes concepts in their order. The bytes are the file that they came from, and empty where there is none.

With such a file everything in it stays as it is, to the byte where the format allows, but for the concepts that differ
from what reading it gives; concepts of the file that are not given go, unless reading it gives no term in Chinese or
English for them; new ones come last. Raises Unreadable where that file cannot be read.
"""


class Format(NamedTuple):
    """One exchange format: its name as on the command line, the ends of its files' names, and both directions."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Read
    write: Write
