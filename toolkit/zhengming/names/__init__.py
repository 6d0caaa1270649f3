"""Personal names: reading, romanising, finding, comparing; who is who in a release."""

from zhengming.names.anchoring import anchors
from zhengming.names.people import Mention, Mismatch, Missing, Person, Roster, Variation
from zhengming.names.roster import roster

__all__ = ["Mention", "Mismatch", "Missing", "Person", "Roster", "Variation", "anchors", "roster"]
