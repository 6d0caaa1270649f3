"""Exchange of concepts with the tools of translators: one module a format, all of them between bytes and concepts."""

from . import csv, jsonl, omegat, po, tbx, tmx, utx, xlsx
from .neutral import Format, Incoming, Outgoing, with_columns

__all__ = ["FORMATS", "Format", "Incoming", "Outgoing", "with_columns"]

FORMATS: tuple[Format, ...] = (
    *tbx.FORMATS,
    tmx.FORMAT,
    *csv.FORMATS,
    *xlsx.FORMATS,
    *omegat.FORMATS,
    *utx.FORMATS,
    *po.FORMATS,
    *jsonl.FORMATS,
)
"""Every format, in the order in which they are offered."""
