"""Who is who: the nouns that the roster is made of."""

from typing import Literal, NamedTuple

from zhengming.model import Lang, Segment, Span
from zhengming.names.comparing import Difference

How = Literal["glossary", "brackets", "reading", "rare reading", "romanisation", "transliteration"]


class Mention(NamedTuple):
    """A name where it stands. `span` is in the segment's `text`, `text` is what stands there."""

    segment: Segment
    span: Span
    text: str

    @property
    def line(self) -> int:
        return self.segment.place(self.span).line


class Person(NamedTuple):
    """One person of a release: every mention in both languages, and how the two are known to belong together.

    `name` is the Chinese name in simplified characters, empty where only the English version names the person.
    `short` are the mentions by the surname alone.
    `how` is the weakest link that was needed, and empty where only one version names the person.
    """

    name: str
    zh: tuple[Mention, ...]
    en: tuple[Mention, ...]
    how: How | Literal[""] = ""
    short: tuple[Mention, ...] = ()


class Mismatch(NamedTuple):
    """An English name that stands where a Chinese person is meant and is no reading of the name.

    `in_brackets` says that `en` stands in brackets behind the name in the Chinese itself.
    `by_place` says that only its place tells whom the English name is meant for.
    `by_glossary` says that `expected` is what the glossary has, not what the characters read.
    `right` is a mention of the same person elsewhere in the English that is right. `other` is the Chinese name of the
    person whom the English names instead, where the release has one. `said` is the whole message, where the reading of
    the characters does not tell what is wrong.
    """

    zh: Mention
    en: Mention
    name: str
    expected: tuple[str, ...]
    difference: Difference | None
    right: Mention | None = None
    other: str = ""
    sure: bool = True
    by_glossary: bool = False
    in_brackets: bool = False
    by_place: bool = False
    said: str = ""


class Missing(NamedTuple):
    """A person of one version whom the other never names; `beside` are the segments that should."""

    mention: Mention
    lang: Lang
    beside: tuple[Segment, ...]
    expected: tuple[str, ...] = ()


class Variation(NamedTuple):
    """One person written two ways in one version: the usual form first. `steps` says how they differ."""

    lang: Lang
    forms: tuple[tuple[Mention, ...], ...]
    steps: str
    sure: bool = True


class Misread(NamedTuple):
    """A person whose name the English gives in pinyin although the text says that it is no Mandarin one.

    `place` is where the person comes from, empty where the reading is Mandarin and only unusual; `expected` is the
    spelling by the readings there, `strict` says that pinyin is wrong for people of that place and not only unusual.
    `by_sound` says that the characters only render the sound of a foreign name.
    """

    name: str
    zh: Mention
    en: tuple[Mention, ...]
    place: str
    expected: str
    strict: bool
    by_sound: bool = False


class Doubt(NamedTuple):
    """A Chinese name that sound cannot verify, the English that may stand for it, and why it cannot be known."""

    zh: Mention
    en: Mention
    why: str


class Style(NamedTuple):
    """How an English mention of a Chinese name is written: surname first or last; joined, hyphenated or spaced."""

    mention: Mention
    name: str
    order: str
    joint: str
    capitals: str


class Malformed(NamedTuple):
    """An English name that is right and is not written as a name: `what` is wrong about it, and what is expected."""

    mention: Mention
    what: str
    expected: str


class Ambiguity(NamedTuple):
    """A surname alone where the version names several people who bear it. `titled` is the only one with its title."""

    mention: Mention
    bearers: tuple[Mention, ...]
    titled: Mention | None = None


class Roster(NamedTuple):
    """Who is who in a release, and where the two versions do not agree about it."""

    people: tuple[Person, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    missing: tuple[Missing, ...] = ()
    variations: tuple[Variation, ...] = ()
    misread: tuple[Misread, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    styles: tuple[Style, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    malformed: tuple[Malformed, ...] = ()
