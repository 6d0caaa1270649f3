"""Personal names: reading, romanising, finding, comparing; who is who in a release."""

from .people import Mention, Mismatch, Missing, Person, Roster, Variation
from .roster import roster

__all__ = ["Mention", "Mismatch", "Missing", "Person", "Roster", "Variation", "roster"]
