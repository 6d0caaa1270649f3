"""Exchange of concepts with the tools of translators: one module a format, all of them between bytes and concepts."""

from .neutral import Format, Incoming, Outgoing

__all__ = ["Format", "Incoming", "Outgoing"]
