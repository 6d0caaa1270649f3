"""What a check is given: one release, and what the crafts can say about it, each analysis made once."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from zhengming import aligning
from zhengming.allowing import Void
from zhengming.errors import Problem
from zhengming.model import Claim, Concept, Document, Lang, Mark, Pair, Passage, Release, Segment, Span
from zhengming.patterns import pattern
from zhengming.readers import segment_of
from zhengming.script import HAN_CHAR, fold, han_share
from zhengming.settings import Settings
from zhengming.termbase import Termbase
from zhengming.words import Word, Words

if TYPE_CHECKING:
    from zhengming.checks.holders import Holder
    from zhengming.checks.phrases import Phrase
    from zhengming.figures import Figures
    from zhengming.names.people import Person, Roster

Keys = Mapping[Segment, frozenset[str]]

_LATIN_WORD = pattern("[A-Za-z][A-Za-z0-9]+")
_COPY_SHARE = 0.15
_COPY_WORDS = 20


class Context:
    """One release under examination. Offsets are in `Segment.text` throughout.

    `problems` are the faults of the run itself that the check `unreadable` reports; `void` are the allowances that
    hold nowhere. `words` are the person's own.
    """

    def __init__(
        self,
        release: Release,
        settings: Settings,
        termbase: Termbase,
        problems: Sequence[Problem] = (),
        words: Words | None = None,
        void: Sequence[Void] = (),
    ) -> None:
        self.release = without_copies(release)
        self.documents = release.documents
        self.settings = settings
        self.termbase = termbase
        self.problems = tuple(problems)
        self.void = tuple(void)
        self._dictionary = words
        self._phrases: dict[Passage, tuple[Phrase, ...]] = {}

    @property
    def both(self) -> bool:
        """Whether the release has both languages."""
        return bool(self.release.zh and self.release.en)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.release.zh + self.release.en

    @cached_property
    def claims(self) -> Mapping[Segment, tuple[Claim, ...]]:
        """For every segment, the places where the glossary recognises a term that counts in this release."""
        found = {segment: self._uncrossed(segment, self.termbase.find(segment)) for segment in self.segments}
        scoped = {claim.concept for claims in found.values() for claim in claims if claim.concept.scope}
        foreign = {concept for concept in scoped if not self._in_scope(concept)}
        if not foreign:
            return found
        return {segment: tuple(c for c in claims if c.concept not in foreign) for segment, claims in found.items()}

    def _in_scope(self, concept: Concept) -> bool:
        """Whether the release has a word, names a body or lies in a folder that a concept is bound to."""
        return any(self._within(place) if place.endswith("/") else self._speaks_of(place) for place in concept.scope)

    def _within(self, folder: str) -> bool:
        """Whether a file of the release lies in a folder, which is given as a path or as the end of one."""
        inner = f"/{folder.strip('/')}/"
        return any(inner in f"/{document.path.lstrip('./')}" for document in self.release.documents)

    def _speaks_of(self, words: str) -> bool:
        """Whether the release has the words, or any name of the body whose id they are."""
        body = self.termbase.concepts.get(words)
        names = [term.text for term in body.terms] if body else [words]
        folded = [fold(name).text.casefold() for name in names]
        return any(name in segment.folded.casefold() for segment in self.segments for name in folded)

    @cached_property
    def figures(self) -> "Mapping[Segment, Figures]":
        """For every segment, the numbers, dates, times and addresses that it states."""
        from zhengming.figures import read_all

        return read_all(self.segments)

    @cached_property
    def stating(self) -> tuple[tuple[int, Pair], ...]:
        """The pairs, with their numbers, of which a side states a figure of any kind."""
        silent = frozenset(segment for segment, figures in self.figures.items() if not any(figures))
        return tuple(
            (number, pair)
            for number, pair in enumerate(self.pairs)
            if any(passage.segment not in silent for side in pair for passage in side)
        )

    @cached_property
    def claimed(self) -> tuple[tuple[int, Pair], ...]:
        """The pairs, with their numbers, in which the glossary recognises a term."""
        named = frozenset(segment for segment, claims in self.claims.items() if claims)
        return tuple(
            (number, pair)
            for number, pair in enumerate(self.pairs)
            if any(passage.segment in named for side in pair for passage in side)
        )

    @cached_property
    def words(self) -> Mapping[Segment, tuple[Word, ...]]:
        """The Chinese segments in which words of the person's own dictionaries stand, with their places."""
        dictionary = self._dictionary
        found = ((segment, dictionary.find(segment)) for segment in self.release.zh) if dictionary else ()
        return {segment: words for segment, words in found if words}

    def _uncrossed(self, segment: Segment, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """The claims that lie neither inside a longer one of the person's own words nor across its edge."""
        spans = [word.span for word in self.words.get(segment, ())]
        if not spans:
            return claims
        return tuple(c for c in claims if not any(s.touches(c.span) and not c.span.holds(s) for s in spans))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Which blocks render which; every segment once."""
        if self.release.stated:
            return self.release.stated
        if not self.both:
            return tuple(_alone(segment) for segment in self.segments)
        zh, en = self.release.zh, self.release.en
        return aligning.align(zh, en, self._keys(zh, en, self.claims, self.figures))

    @cached_property
    def bodied(self) -> tuple[Pair, ...]:
        """The pairs in whose Chinese or English a word stands that ends the name of a body."""
        from zhengming.checks.signs import with_bodies

        named = with_bodies(self.release.zh) | with_bodies(self.release.en)
        return tuple(p for p in self.pairs if any(passage.segment in named for side in p for passage in side))

    @cached_property
    def titled(self) -> frozenset[Segment]:
        """The segments in which a title may stand."""
        from zhengming import titles

        return titles.among(self.release.zh) | titles.among(self.release.en)

    def sentences(self, pair: Pair) -> tuple[Pair, ...]:
        """One of the pairs refined to sentences where that is certain. Not cheap: ask where it matters only."""
        keys = self._passage_keys(pair)
        return aligning.sentences(pair, lambda passage: keys.get(passage, frozenset()))

    def opposite(self, segment: Segment) -> tuple[Segment, ...]:
        """The segments of the other language that render a segment, in the order of the text."""
        return self._opposites.get(segment, ())

    @cached_property
    def _opposites(self) -> Mapping[Segment, tuple[Segment, ...]]:
        found: dict[Segment, dict[Segment, None]] = {}
        for pair in self.pairs:
            zh, en = ([passage.segment for passage in side] for side in (pair.zh, pair.en))
            for side, other in ((zh, en), (en, zh)):
                for segment in side:
                    found.setdefault(segment, {}).update(dict.fromkeys(other))
        return {segment: tuple(others) for segment, others in found.items()}

    def phrases(self, passage: Passage) -> "tuple[Phrase, ...]":
        """The names of bodies in an English passage, looked for once."""
        if passage not in self._phrases:
            from zhengming.checks.phrases import phrases

            self._phrases[passage] = tuple(phrases(passage))
        return self._phrases[passage]

    def _passage_keys(self, pair: Pair) -> Mapping[Passage, frozenset[str]]:
        """The evidence of each sentence of a pair, by its passage."""
        from zhengming.figures import read

        parts = {
            Passage(segment, span): segment_of(segment.text[span.start : span.end], segment.lang)
            for segment in dict.fromkeys(passage.segment for passage in (*pair.zh, *pair.en))
            for span in aligning.split(segment)
        }
        zh, en = ([part for part in parts.values() if part.lang == lang] for lang in ("zh", "en"))
        parts_of = (*zh, *en)
        claims = {part: self.termbase.find(part) for part in parts_of}
        keys = self._keys(zh, en, claims, {part: read(part) for part in parts_of})
        return {passage: keys[part] for passage, part in parts.items()}

    def _keys(
        self,
        zh: Sequence[Segment],
        en: Sequence[Segment],
        claims: Mapping[Segment, Sequence[Claim]],
        stated: "Mapping[Segment, Figures]",
    ) -> dict[Segment, frozenset[str]]:
        """What two texts can have in common whatever their language: numbers, Latin words, concepts, names."""
        from zhengming.figures import keys

        latin = _common_latin(zh, en)
        names: Keys = {}
        if len(zh) != len(en):
            from zhengming.names.anchoring import anchors

            names = anchors(zh, en)
        return {
            segment: keys(stated[segment])
            | {f"concept:{claim.concept.id}" for claim in claims[segment]}
            | latin[segment]
            | names.get(segment, frozenset())
            for segment in (*zh, *en)
        }

    @cached_property
    def roster(self) -> "Roster":
        """Who is who in the release."""
        from zhengming.names.roster import roster

        zh, en, stated = self.release.zh, self.release.en, bool(self.release.stated)
        return roster(zh, en, self.pairs, self.claims, self._no_names, stated)

    @cached_property
    def recognised(self) -> "tuple[Person, ...]":
        """The people of each language, as far as it tells by itself."""
        from zhengming.names.recognising import recognised

        zh, en, stated = self.release.zh, self.release.en, bool(self.release.stated)
        return recognised(zh, en, self.claims, self._no_names, stated)

    def recognised_in(self, segment: Segment) -> "tuple[Person, ...]":
        """The same as far as a segment is concerned; a message of a catalogue is looked at by itself."""
        if not self.release.stated:
            return self.recognised
        from zhengming.names.recognising import recognised

        zh, en = ((segment,), ()) if segment.lang == "zh" else ((), (segment,))
        return recognised(zh, en, self.claims, self._no_names)

    @cached_property
    def holders(self) -> "tuple[Holder, ...]":
        """Who holds which title, as either version has it."""
        from zhengming.checks.holders import holders

        return holders(self.roster)

    @property
    def _no_names(self) -> Mapping[Segment, tuple[Span, ...]]:
        """The places of a person's own words that are no people's names."""
        return {s: tuple(word.span for word in found if not word.person) for s, found in self.words.items()}

    @property
    def known(self) -> tuple[Concept, ...]:
        """The people of the glossary."""
        return tuple(concept for concept in self.termbase.concepts.values() if concept.kind == "person")


def without_copies(release: Release) -> Release:
    """The release without a side that is only a copy of the other language: there is nothing to compare in it."""
    from dataclasses import replace

    copies = {document.path for document in release.documents if is_copy(document)}
    if not copies:
        return release
    return replace(
        release,
        zh=tuple(segment for segment in release.zh if segment.path not in copies),
        en=tuple(segment for segment in release.en if segment.path not in copies),
    )


@lru_cache(8)
def is_copy(document: Document) -> bool:
    """Whether a document that goes for one language is all but wholly written in the other."""
    segments = [segment.text for segment in document.segments if segment.lang == document.lang]
    if document.stated or len(segments) < len(document.segments):
        return False
    text = "\n".join(segments)
    share = han_share(text)
    if document.lang == "zh":
        return share < _COPY_SHARE and len(_LATIN_WORD.findall(text)) >= _COPY_WORDS
    return share > 1 - _COPY_SHARE and len(HAN_CHAR.findall(text)) >= 2 * _COPY_WORDS


def file_mark(path: str, lang: Lang = "en", note: str = "", line: int = 1) -> Mark:
    """A mark on a whole file, or on a line of one that has no text to point at."""
    return Mark(segment_of("", lang, path, line), Span(0, 0), note)


def document_mark(document: Document, note: str = "") -> Mark:
    """A mark on the beginning of a document, which stands for all of it."""
    return file_mark(document.path, document.lang, note)


def _alone(segment: Segment) -> Pair:
    passage = (Passage(segment, Span(0, len(segment.text))),)
    return Pair(passage, ()) if segment.lang == "zh" else Pair((), passage)


def _common_latin(zh: Sequence[Segment], en: Sequence[Segment]) -> dict[Segment, frozenset[str]]:
    """The Latin words that stand in the Chinese, for the segments of both sides that have them."""
    words = {segment: _latin_words(segment) for segment in zh}
    shared = frozenset().union(*words.values())
    if not shared:
        return dict.fromkeys((*zh, *en), shared)
    words |= {segment: _latin_words(segment) for segment in en}
    return {segment: frozenset(f"latin:{word}" for word in found & shared) for segment, found in words.items()}


def _latin_words(segment: Segment) -> frozenset[str]:
    return frozenset(map(str.casefold, _LATIN_WORD.findall(segment.folded)))
