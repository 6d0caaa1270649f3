"""Exchange of concepts with the tools of translators: one module a format, all of them between bytes and concepts."""

from . import tbx, tmx
from .neutral import Format, Incoming, Outgoing

__all__ = ["FORMATS", "Format", "Incoming", "Outgoing"]

FORMATS: tuple[Format, ...] = (
    *tbx.FORMATS,
    tmx.FORMAT,
)
"""Every format, in the order in which they are offered."""
