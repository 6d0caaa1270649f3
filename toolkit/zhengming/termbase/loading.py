"""Loading a glossary: from what was compiled of it before where nothing has changed, and else from its files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from . import cache
from .folder import Beside, files_of
from .locking import reading_in
from .termbase import Termbase

_SMALL = 4096
"""Glossaries of no more bytes are not compiled: they are read as fast."""
Source: TypeAlias = tuple[str, str, str]
"""A file of a glossary: its folder, its path and a digest of its bytes."""


def load(folders: Sequence[Path]) -> Termbase:
    """The concepts of all .yaml and .yml files in the folders and below them; a folder without any is allowed.

    An id stands once in a folder; an entry of a later folder replaces the one of the same id in an earlier folder, so
    that a house glossary can correct the shipped one. Raises GlossaryError with every fault of every file. What was
    read is kept in a compiled form in the user's cache, where it may be deleted at any time.
    """
    sources = _sources(folders)
    place = cache.place(sources) if sources else None
    content = cache.read(place) if place else None
    if content:
        from .compiled import unpack

        return unpack(content)
    from .reading import read

    with _collecting_nothing():
        termbase = read(folders)
        return _kept(termbase, place) if place and _sources(folders) == sources else termbase


def load_one(folder: Path, beside: Beside) -> Termbase:
    """The concepts of one folder, which may name those of the folders beside it. Raises GlossaryError."""
    from ..errors import GlossaryError

    try:
        return load([folder])
    except GlossaryError:
        others = beside()
        if not others:
            raise
    inside = f"{folder.as_posix()}/"
    concepts = load([*others, folder]).concepts
    return Termbase({key: each for key, each in concepts.items() if each.path.startswith(inside)})


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """The garbage collector waits: it would look through all concepts again and again, and none of them is garbage."""
    import gc

    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _sources(folders: Sequence[Path]) -> list[Source]:
    """The files of some folders; none where they are not worth compiling, or one of them cannot be read."""
    size, sources = 0, []
    try:
        for folder in dict.fromkeys(folders):
            with reading_in(folder):
                for path, stands in files_of(folder).items():
                    data = stands.read_bytes()
                    size += len(data)
                    sources.append((folder.as_posix(), path.as_posix(), cache.digest(data).hexdigest()))
    except OSError:
        return []
    return sources if size > _SMALL and all(folder.is_dir() for folder in folders) else []


def _kept(termbase: Termbase, place: Path) -> Termbase:
    """The termbase, compiled and put into the cache, as it will be read from there."""
    from .compiled import pack, unpack

    content = b"".join(pack(termbase))
    cache.put(place, content)
    return unpack(memoryview(content))


def parse(text: str, path: str = "glossary") -> Termbase:
    """The concepts of one YAML text; `path` is what faults name. Raises GlossaryError with every fault."""
    from . import reading

    return reading.parse(text, path)
