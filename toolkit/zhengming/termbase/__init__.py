"""The termbase: a folder of concepts with their terms in both languages, and finding those terms in text."""

from .folder import shipped
from .loading import load, parse
from .termbase import Termbase

__all__ = ["Termbase", "load", "parse", "shipped"]
