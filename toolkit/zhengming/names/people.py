"""Who is who: the nouns that the roster is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from zhengming.model import Lang, Segment, Span
from zhengming.names.comparing import Difference

How = Literal["glossary", "reading", "rare reading", "romanisation", "transliteration"]


class Mention(NamedTuple):
    """A name where it stands. `span` is in the segment's `text`, `text` is what stands there."""

    segment: Segment
    span: Span
    text: str

    @property
    def line(self) -> int:
        return self.segment.place(self.span).line


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a release: every mention in both languages, and how the two are known to belong together.

    `name` is the Chinese name in simplified characters, empty where only the English version names the person.
    `how` is the weakest link that was needed, and empty where only one version names the person.
    """

    name: str
    zh: tuple[Mention, ...]
    en: tuple[Mention, ...]
    how: How | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An English name that stands where a Chinese person is meant and is no reading of the name.

    `right` is a mention of the same person elsewhere in the English that is right. `other` is the Chinese name of the
    person whom the English names instead, where the release has one.
    """

    zh: Mention
    en: Mention
    name: str
    expected: tuple[str, ...]
    difference: Difference | None
    right: Mention | None = None
    other: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """A person of one version whom the other never names; `beside` are the segments that should."""

    mention: Mention
    lang: Lang
    beside: tuple[Segment, ...]
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variation:
    """One person written two ways in one version: the usual form first. `steps` says how they differ."""

    lang: Lang
    forms: tuple[tuple[Mention, ...], ...]
    steps: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is who in a release, and where the two versions do not agree about it."""

    people: tuple[Person, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    missing: tuple[Missing, ...] = ()
    variations: tuple[Variation, ...] = ()
    named: Mapping[tuple[Segment, Span], Person] = field(default_factory=dict)
