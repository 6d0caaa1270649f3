"""What every exchange format is read to and written from: concepts in any language, and what could not be carried."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from ...errors import Problem
from ...model import Concept


class Incoming(NamedTuple):
    """The concepts of one file, as the file has them.

    The id of a concept is the file's own, whatever its characters, and empty where the format has none; its languages
    are the file's tags in their BCP 47 case (zh-CN, zh-Hant, de); `path` and `line` say where it stands. A language
    that a glossary does not keep is kept here, and a term without a text too, which is for whoever takes the concepts
    over to leave out. `lost` is what the file says and a concept has no place for, by line; what
    occurs often may be there once.
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
English for them; new ones come last. A concept with no term in any other language leaves the file's terms in those as
they are. Raises Unreadable where that file cannot be read, and UsageError where a format that cannot be empty would be.
"""


class Format(NamedTuple):
    """One exchange format: its name as on the command line, the ends of its files' names, and both directions.

    In a `columned` one a file may not tell what its columns are; `with_columns` gives the format for such a file.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Read
    write: Write
    columned: bool = False


def with_columns(form: Format, columns: str) -> Format:
    """A columned format where the caller says what the columns of the file are, in their order: "zh,en,-,note".

    They are languages, roles (id, kind, status, form, definition, note, source …), both ("en:status"), or "-" for a
    column to pass over. Of a new file they are its languages, source first. Reading raises Unreadable for others.
    """
    read: Callable[..., Incoming] = form.read
    write: Callable[..., Outgoing] = form.write
    return form._replace(read=partial(read, columns=columns), write=partial(write, columns=columns))
