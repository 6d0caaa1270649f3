"""The termbase: a folder of concepts with their terms in both languages, and finding those terms in text."""

from .folder import load, parse, shipped
from .termbase import Termbase

__all__ = ["Termbase", "load", "parse", "shipped"]
