"""The nouns of the program: what is read, what is compared, what is found, what is reported.

Offsets are code points inside one segment's text, half open. Lines and columns count from 1, columns in code points.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
Role = Literal["title", "body", "caption", "metadata"]
Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Category = Literal["names", "titles", "institutions", "terms", "figures", "script", "text"]
Kind = Literal["person", "title", "institution", "term", "place", "product"]
Form = Literal["full", "short", "acronym"]
Status = Literal["preferred", "admitted", "deprecated", "refused"]
Case = Literal["exact", "any"]


class Span(NamedTuple):
    """A stretch of a text, half open, in code points."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Place(NamedTuple):
    """Where a span stands in its file. Lines and columns count from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Run(NamedTuple):
    """A stretch of a segment's text that stands on one line of the file.

    `width` is how many code points of the file it takes. Where that is `end - start`, characters map one to one;
    otherwise (an entity, an escape) the stretch maps as a whole.
    """

    start: int
    end: int
    line: int
    column: int
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The prose that a reader sees as one block, without markup, and the way back into the file.

    `folded` is the text to match in (see `script.fold`); `offsets` gives for each of its characters, and for its
    end, the offset in `text`, and is None where both have the same length throughout.
    """

    text: str
    lang: Lang
    path: str
    runs: tuple[Run, ...]
    folded: str
    offsets: tuple[int, ...] | None = None
    role: Role = "body"
    label: str = ""
    anchor: str = ""
    level: int = 0

    def original(self, start: int, end: int) -> Span:
        """The span of `text` that `folded[start:end]` came from."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[end])

    def place(self, span: Span) -> Place:
        """Where a span of `text` stands in the file."""
        if not self.runs:
            return Place(1, 1, 1, 1)
        line, column = self._point(span.start, False)
        end_line, end_column = self._point(max(span.end - 1, span.start), True)
        return Place(line, column, end_line, end_column if span.end > span.start else column)

    def _point(self, offset: int, after: bool) -> tuple[int, int]:
        run = self.runs[max(bisect_right(self.runs, offset, key=_run_start) - 1, 0)]
        if run.width == run.end - run.start:
            return run.line, run.column + min(offset - run.start, run.width) + after
        return run.line, run.column + (run.width if after else 0)


def _run_start(run: Run) -> int:
    return run.start


class Passage(NamedTuple):
    """A stretch of one segment: a whole block, or a sentence of it."""

    segment: Segment
    span: Span

    @property
    def text(self) -> str:
        return self.segment.text[self.span.start : self.span.end]


class Pair(NamedTuple):
    """Passages of both languages that render each other. Either side may be empty, both may hold several."""

    zh: tuple[Passage, ...]
    en: tuple[Passage, ...]


class Remark(NamedTuple):
    """What a file says to this program and hides from its readers: in a comment, or in front matter.

    `text` begins behind "zhengming:". `reach` says what it is about: the block that stands around it or follows it
    ("next"), the blocks on the lines of `place` ("here"), or all of the file.
    """

    text: str
    place: Place
    reach: Literal["next", "here", "file"] = "next"
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file as read.

    `lang` is the language that the file declares or that most of it is in; `declared` says which of the two.
    `stated` are the pairs that the format itself states (PO, XLIFF, TMX), and is empty elsewhere.
    `meta` holds what front matter or document properties say: lang, date, slug, translationKey. `remarks` are what
    the file says to this program.
    """

    path: str
    lang: Lang
    segments: tuple[Segment, ...]
    declared: bool = False
    stated: tuple[Pair, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """The documents that say the same thing, in one language or both.

    `unpaired` says in one clause why a side is empty ("no counterpart: looked for x.en.md"), and is empty where
    both sides are there.
    """

    name: str
    documents: tuple[Document, ...]
    zh: tuple[Segment, ...]
    en: tuple[Segment, ...]
    stated: tuple[Pair, ...] = ()
    date: str = ""
    unpaired: str = ""

    def side(self, lang: Lang) -> tuple[Segment, ...]:
        return self.zh if lang == "zh" else self.en


class Term(NamedTuple):
    """One designation of a concept in one language. `lang` is a BCP 47 tag: zh-Hans, zh-Hant, zh-HK, en, en-GB."""

    text: str
    lang: str
    form: Form = "full"
    status: Status = "preferred"
    since: str = ""
    until: str = ""
    case: Case = "any"


class Office(NamedTuple):
    """An office that a person of the glossary holds or held, from one date to another, both included.

    `title` and `body` are each the id of a concept, or a text as it stands in releases. The dates are 2024, 2024-07 or
    2024-07-06; an empty one leaves that end open.
    """

    title: str
    body: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """An entry of the glossary: one person, title, institution, term, place or product, and what it is called.

    `roles` are the offices of a person, in the order of the file. `known`: everybody knows it, so that its short forms
    need no introduction. `scope`: where the entry counts, one of them is enough: a word that the release has, the id of
    a body that it names, or a folder that it lies in, which ends in a slash. `match` and `no_match` are texts in which
    the entry must be found, and must not be; `lint` tries them.
    """

    id: str
    kind: Kind
    terms: tuple[Term, ...]
    note: str = ""
    source: str = ""
    parent: str = ""
    path: str = ""
    line: int = 0
    roles: tuple[Office, ...] = ()
    known: bool = False
    scope: tuple[str, ...] = ()
    definition: str = ""
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    def rendered(self, lang: Lang) -> tuple[Term, ...]:
        """The terms of one language, whatever its script or region."""
        return tuple(t for t in self.terms if t.lang.startswith(lang))


class Claim(NamedTuple):
    """A place where the glossary recognises a term. `span` is in the segment's `text`."""

    segment: Segment
    span: Span
    term: Term
    concept: Concept


class Mark(NamedTuple):
    """A place in a segment and what to say about it."""

    segment: Segment
    span: Span
    note: str = ""

    @property
    def text(self) -> str:
        return self.segment.text[self.span.start : self.span.end]


class Edit(NamedTuple):
    """A replacement of one span by a text."""

    segment: Segment
    span: Span
    text: str


class Finding(NamedTuple):
    """Something that does not agree. The first mark is where to look, the rest is evidence.

    A check fills `message`, `marks`, `expected` and `fix`; it sets `severity` or `confidence` only where one finding
    differs from the check's usual. The engine stamps the rest. `fingerprint` knows the finding again in a later run,
    whatever its line.
    """

    message: str
    marks: tuple[Mark, ...]
    expected: tuple[str, ...] = ()
    fix: tuple[Edit, ...] = ()
    severity: Severity | None = None
    confidence: Confidence | None = None
    check: str = ""
    category: Category = "text"
    fingerprint: str = ""


class Allowed(NamedTuple):
    """A finding that is not to be reported: why, and what says so: a text, the settings, or the baseline."""

    finding: Finding
    reason: str
    by: Literal["text", "settings", "baseline"] = "text"


class Gone(NamedTuple):
    """An entry of the baseline that this run does not find any more. `path` is as the run calls its files."""

    check: str
    path: str
    text: str
    message: str


class Comment(NamedTuple):
    """What to write into the margin of a file beside a mark, a paragraph a line."""

    mark: Mark
    lines: tuple[str, ...]


class Report(NamedTuple):
    """The outcome of a run: what was found, in which releases, and what could not be read.

    Under a `baseline` (the path of its file) `findings` are the new ones, and `gone` are the entries that no longer
    occur.
    """

    findings: tuple[Finding, ...]
    releases: Sequence[Release] = ()
    unreadable: tuple[tuple[str, int, str], ...] = ()
    allowed: tuple[Allowed, ...] = ()
    gone: tuple[Gone, ...] = ()
    baseline: str = ""

    @property
    def files(self) -> int:
        """How many files the releases are made of; a long list may have counted them already."""
        counted = getattr(self.releases, "files", None)
        return sum(len(release.documents) for release in self.releases) if counted is None else counted


class Seen(NamedTuple):
    """A name where it stands. `label` says where that is in a file without lines, `note` what is wrong with it."""

    text: str
    lang: Lang
    path: str
    line: int
    column: int
    label: str = ""
    note: str = ""


class Entry(NamedTuple):
    """One person of a release.

    `short` are the mentions by the surname alone. The titles and the body of each language are those beside the first
    mention that has any, as they stand there. `how` says in words how the two versions' names are known to be one
    person's, or why they are not; it is empty where there is one version only. `readings` are the characters of the
    Chinese name, each as it is read in it: 罗 luo, 文 wen, 广 guang.
    """

    zh: tuple[Seen, ...]
    en: tuple[Seen, ...]
    short: tuple[Seen, ...]
    titles: Mapping[Lang, tuple[str, ...]]
    body: Mapping[Lang, str]
    how: str
    readings: tuple[tuple[str, str], ...] = ()


class Cast(NamedTuple):
    """The people of one release by their first mention. `alone` says why it has one language only."""

    name: str
    people: tuple[Entry, ...]
    alone: str = ""


class View(NamedTuple):
    """A release laid out to be read: what renders what in the order of the text, and its people by first mention."""

    release: Release
    pairs: tuple[Pair, ...]
    people: tuple[Entry, ...]
