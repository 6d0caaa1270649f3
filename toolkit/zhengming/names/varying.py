"""One person written two ways in one version."""

from collections.abc import Iterator, Sequence

from .desk import Desk
from .people import Mismatch, Variation


def variations(desk: Desk, wrong: Sequence[Mismatch]) -> Iterator[Variation]:
    """The names of one version that are too alike to be two people's."""
    yield from ()
