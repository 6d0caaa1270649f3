"""The names of one release laid out side by side, each analysis made once."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from zhengming.model import Claim, Concept, Pair, Segment, Span
from zhengming.names import others
from zhengming.names.chinese import Candidate
from zhengming.names.english import Latin, Parse, Token, common_words, places
from zhengming.names.glossing import Gloss, glosses
from zhengming.names.indexing import ChineseText, Stretch, any_touches
from zhengming.names.matching import Use, is_introduced, latin_at, spelt_elsewhere, stretches, uses
from zhengming.names.nearing import Near, nearly
from zhengming.names.people import Mention
from zhengming.names.readings import apart, written_surname
from zhengming.names.rescuing import hidden
from zhengming.names.syllables import split
from zhengming.names.transliteration import likeness
from zhengming.patterns import pattern
from zhengming.script import fold

_ABOUT = {"Korean": pattern("韩|朝鲜|首尔|平壤"), "Vietnamese": pattern("越南|河内|胡志明|越共")}
_SYLLABLES_JOINED = pattern("[A-Z][a-z]+-[A-Za-z][a-z]+")
_NEXT_WORD = pattern(r" ([A-Z][a-z]{1,6})\b")
_LONGEST_NAME = 4
_SHORTEST_FOREIGN = 4
_SOUNDS_ALIKE = 0.8
_NEIGHBOURS = 4
_MAY_BE_SHORT_NAME = -1.5
LIKELY_NAME = 2.0
SURE_NAME = 5.0


class Room(NamedTuple):
    """Segments that render each other: the numbers of the Chinese ones, and the English ones."""

    zh: frozenset[int]
    en: tuple[Segment, ...]


class Desk:
    """What the names of a release are, as far as each side tells and as the sides tell of each other."""

    def __init__(
        self,
        zh: Sequence[Segment],
        en: Sequence[Segment],
        pairs: Sequence[Pair],
        claims: Mapping[Segment, Sequence[Claim]],
        words: Mapping[Segment, Sequence[Span]] | None = None,
        stated: bool = False,
    ) -> None:
        self.stated = stated
        spans = {s: tuple(c.span for c in found if c.concept.kind != "person") for s, found in claims.items()}
        self._spans: Mapping[Segment, tuple[Span, ...]] = spans
        self.chinese = ChineseText(zh, lambda segment: spans.get(segment, ()), words)
        self.en = tuple(en)
        self._rendered: dict[tuple[Segment, ...], Counter[str]] = {}
        self._left_over: dict[tuple[Segment, ...], list[Use]] = {}
        self._owed: dict[Room, list[Candidate]] = {}
        self._near: dict[tuple[tuple[Parse, ...], frozenset[int], bool], list[Near]] = {}
        self._in_order: dict[Segment, list[Use]] = {}
        self._people = [c for s in (*zh, *en) for c in claims.get(s, ()) if c.concept.kind == "person"]
        self.order = {segment: n for n, segment in enumerate(self.en)}
        numbers = {segment: n for n, segment in enumerate(zh)}
        self.rooms = tuple(
            Room(frozenset(numbers[p.segment] for p in pair.zh), tuple(dict.fromkeys(p.segment for p in pair.en)))
            for pair in pairs
        )

    def claimed(self, segment: Segment) -> tuple[Span, ...]:
        return self._spans.get(segment, ())

    @cached_property
    def listed(self) -> dict[str, Concept]:
        """Chinese name → the person of the glossary whom it means, for the names that stand in the text."""
        return {
            fold(c.segment.text[c.span.start : c.span.end]).text: c.concept
            for c in self._people
            if c.segment.lang == "zh"
        }

    def _of_glossary(self, segment: Segment) -> list[Use]:
        """The English names that are those of people of the glossary whom the Chinese names too."""
        names = {concept.id: name for name, concept in self.listed.items()}
        beside = self.beside.get(segment, frozenset())
        found = []
        for claim in self._people:
            name = names.get(claim.concept.id) if claim.segment is segment else None
            if name:
                stretches = tuple(self.chinese.occurrences(name))
                here = any(self.chinese.where(s.start)[0] in beside for s in stretches)
                latin = latin_at(segment, claim.span)
                found.append(Use(segment, latin, name, "glossary", stretches, here))
        return found

    @cached_property
    def beside(self) -> dict[Segment, frozenset[int]]:
        """English segment → the numbers of the Chinese segments that it renders."""
        found: dict[Segment, frozenset[int]] = defaultdict(frozenset)
        for room in self.rooms:
            for segment in room.en:
                found[segment] |= room.zh
        return found

    @cached_property
    def uses(self) -> list[Use]:
        """The Latin names of the English, by place, with what explains them: pinyin, sound, another romanisation."""
        found = [use for segment in self.en for use in self._found_in(segment)]
        read = {use.name for use in found if use.name}
        found = [use if use.name else self._explained(use, read) or use for use in found]
        known = {use.latin.key: use for use in found if use.how in ("transliteration", "romanisation")}
        found = [use if use.name or not known else spelt_elsewhere(use, known) or use for use in found]
        return self._with_hidden(found)

    def _with_hidden(self, found: list[Use]) -> list[Use]:
        """The Latin names, and those that are glued to a word or have no capitals in place of what stands there."""
        uses: dict[Segment, list[Use]] = {segment: [] for segment in self.en}
        for use in found:
            uses[use.segment].append(use)
        for segment, here in uses.items():
            rescued = list(hidden(segment, self._unnamed(segment, {use.name for use in here})))
            if rescued:
                places = [Span(use.latin.start, use.latin.end) for use in rescued]
                rest = [u for u in here if u.name or not any_touches(sorted(places), Span(*u.latin[:2]))]
                uses[segment] = sorted([*rest, *rescued], key=lambda use: use.latin.start)
        return [use for here in uses.values() for use in here]

    def _unnamed(self, segment: Segment, named: set[str]) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
        """The likely Chinese names beside an English segment that nothing in it stands for, with their places."""
        places: dict[str, list[Stretch]] = defaultdict(list)
        for number in sorted(self.beside.get(segment, ())):
            for c in self.chinese.best_in.get(number, ()):
                if c.text not in named and not c.foreign:
                    places[c.text].append(Stretch(c.start, c.end))
        return ((name, tuple(found)) for name, found in places.items())

    @cached_property
    def glosses(self) -> list[Gloss]:
        """The Latin names that the Chinese has in brackets behind a Chinese one."""
        return glosses(self.chinese)

    @cached_property
    def _glossed(self) -> dict[str, Gloss]:
        """Latin name in brackets, where it is no reading → the first place where it stands so."""
        return {g.latin.text: g for g in reversed(self.glosses) if not g.is_reading}

    def _of_glosses(self, segment: Segment) -> Iterator[Use]:
        """The English names that the Chinese has in brackets behind a name."""
        for text, gloss in self._glossed.items():
            for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", segment.text):
                stretches = tuple(self.chinese.occurrences(gloss.candidate.text))
                yield Use(segment, latin_at(segment, Span(*match.span())), gloss.candidate.text, "brackets", stretches)

    def _found_in(self, segment: Segment) -> list[Use]:
        known = self._of_glossary(segment) if self._people else []
        known += self._of_glosses(segment) if self._glossed else ()
        taken = (*self.claimed(segment), *(use.mention.span for use in known))
        return known + list(uses(segment, self.chinese, self.beside.get(segment, frozenset()), taken))

    def _explained(self, use: Use, read: Collection[str]) -> Use | None:
        """What a Latin name is that is no plain reading. `read` are the Chinese names that the English reads."""
        return self._in_halves(use) or self._romanised(use) or self._by_sound(use, read)

    def _in_halves(self, use: Use) -> Use | None:
        """A Latin name of two words that reads four characters two by two, as those of minorities do: Jidi Majia."""
        ways = [[way for way in split(t.plain) if len(way) == 2] for t in use.latin.tokens]
        beside = self.beside.get(use.segment, frozenset())
        for first, second in product(*ways) if len(ways) == 2 else ():
            found = self.chinese.read_as(Parse(first, second, "surname-first"))
            stretches = tuple(s for number in sorted(found.keys() & beside) for s in found[number])
            if stretches:
                name = self.chinese.text[stretches[0].start : stretches[0].end]
                return use._replace(name=name, stretches=stretches)
        return None

    def _by_sound(self, use: Use, read: Collection[str]) -> Use | None:
        """A single Latin word that sounds like what looks like a Chinese name beside it: Macron, 马克龙."""
        latin = use.latin.tokens[-1]
        odd = split(latin.plain) or len(latin.plain) < _SHORTEST_FOREIGN or latin.text.isupper()
        if odd or len(use.latin.tokens) > 1:
            return None
        beside = self.chinese.named_in(self.beside.get(use.segment, frozenset()))
        names = [found[0] for name, found in beside.items() if len(name) > 2 and name not in read]
        alike = max(names, key=lambda c: likeness(c.text, latin.plain), default=None)
        if alike is None or likeness(alike.text, latin.plain) < _SOUNDS_ALIKE:
            return None
        return Use(use.segment, use.latin, alike.text, "transliteration", (Stretch(alike.start, alike.end),))

    def _romanised(self, use: Use) -> Use | None:
        """A Latin name that spells a Chinese name beside it in another romanisation than pinyin."""
        latins = (*stretches(use.latin), *_with_small_words(use))
        beside = self.chinese.named_in(self.beside.get(use.segment, frozenset())) if latins else {}
        names = {name: own[-1] for name, found in beside.items() if (own := [c for c in found if not c.foreign])}
        for latin in latins:
            for name, candidate in names.items():
                if self.scheme_of(name, latin):
                    stretch = Stretch(candidate.start, candidate.end)
                    return Use(use.segment, latin, name, "romanisation", (stretch,))
        return None

    @cached_property
    def uses_in(self) -> dict[Segment, list[Use]]:
        found: dict[Segment, list[Use]] = defaultdict(list)
        for use in self.uses:
            found[use.segment].append(use)
        return found

    def neighbours(self, use: Use) -> list[Use]:
        """The Latin names that stand nearest to one in its segment, a few on either side of it."""
        if use.segment not in self._in_order:
            self._in_order[use.segment] = sorted(self.uses_in[use.segment], key=_start)
        uses = self._in_order[use.segment]
        low, high = (side(uses, use.latin.start, key=_start) for side in (bisect_left, bisect_right))
        return uses[max(low - _NEIGHBOURS, 0) : high + _NEIGHBOURS]

    @cached_property
    def heard(self) -> frozenset[str]:
        """The Chinese names that the English stands for, and the parts of those with a dot."""
        return frozenset(part for name in self.matched for part in (name, *name.split("·")))

    @cached_property
    def matched(self) -> dict[str, list[Use]]:
        """Chinese name → the English mentions that stand for it."""
        found: dict[str, list[Use]] = defaultdict(list)
        for use in self.uses:
            if use.name:
                found[use.name].append(use)
        return found

    @cached_property
    def likely(self) -> list[Candidate]:
        """The Chinese stretches that are likely to be names, and those that the English proves, by place."""
        shared = {id(use.stretches): use.stretches for found in self.matched.values() for use in found}
        proven = {stretch for stretches in shared.values() for stretch in stretches}
        again = (stretch for name in self.matched for stretch in self.chinese.occurrences(name))
        proven |= {stretch for stretch in again if stretch in proven or self._is_name(stretch)}
        found = {s: Candidate(*s, self.chinese.text[s.start : s.end], 0.0, 0.0) for s in proven}
        taken = {offset for stretch in proven for offset in range(*stretch)}
        for c in self.chinese.best:
            stretch = Stretch(c.start, c.end)
            if stretch in proven or (c.score >= LIKELY_NAME and taken.isdisjoint(range(*stretch))):
                found[stretch] = c
        return sorted(found.values())

    def _is_name(self, stretch: Stretch) -> bool:
        """Whether the characters of a name that is proven elsewhere are it here too: two may be words by chance."""
        return stretch.end - stretch.start > 2 or self.chinese.score_anyhow(*stretch) >= _MAY_BE_SHORT_NAME

    @cached_property
    def likely_in(self) -> dict[int, list[Candidate]]:
        """Number of a Chinese segment → the likely names in it."""
        found: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in self.likely:
            found[self.chinese.where(candidate.start)[0]].append(candidate)
        return found

    @cached_property
    def rooms_of(self) -> dict[str, list[Room]]:
        """Likely Chinese name → the rooms in whose Chinese it stands."""
        found: dict[str, list[Room]] = defaultdict(list)
        for room in self.rooms:
            for name in self.named(room.zh):
                found[name].append(room)
        return found

    def named(self, numbers: Iterable[int]) -> Counter[str]:
        """How often each likely name stands in some Chinese segments."""
        return Counter(c.text for number in sorted(numbers) for c in self.likely_in.get(number, ()))

    def rendered(self, segments: tuple[Segment, ...]) -> Counter[str]:
        """How often each Chinese name is rendered in some English segments."""
        if segments not in self._rendered:
            names = (u.name for segment in segments for u in self.uses_in.get(segment, ()) if u.name)
            self._rendered[segments] = Counter(names)
        return self._rendered[segments]

    def owed(self, room: Room) -> list[Candidate]:
        """The likely Chinese names of a room that its English does not render at all, each once."""
        if room not in self._owed:
            rendered = self.rendered(room.en)
            found: dict[str, Candidate] = {}
            for number in sorted(room.zh):
                for candidate in self.likely_in.get(number, ()):
                    if not rendered[candidate.text]:
                        found.setdefault(candidate.text, candidate)
            self._owed[room] = list(found.values())
        return self._owed[room]

    def partly_owed(self, room: Room) -> list[Candidate]:
        """The likely Chinese names of a room that stand there more often than its English renders them, each once."""
        here, rendered = self.named(room.zh), self.rendered(room.en)
        found: dict[str, Candidate] = {}
        for candidate in (c for number in sorted(room.zh) for c in self.likely_in.get(number, ())):
            if here[candidate.text] > rendered[candidate.text] > 0:
                found.setdefault(candidate.text, candidate)
        return list(found.values())

    def left_over(self, segments: tuple[Segment, ...]) -> list[Use]:
        """The Latin names in some English segments that no Chinese name explains."""
        if segments not in self._left_over:
            uses = (use for segment in segments for use in self.uses_in.get(segment, ()))
            self._left_over[segments] = [use for use in uses if not use.name]
        return self._left_over[segments]

    def nearly(self, use: Use, room: Room) -> list[Near]:
        """The Chinese stretches of a room that a Latin name nearly reads, the nearest first."""
        key = use.latin.parses, room.zh, is_introduced(use)
        if key not in self._near:
            self._near[key] = nearly(use.latin, self.chinese, room.zh, self.matched, key[2])
        return self._near[key]

    @cached_property
    def room_of(self) -> dict[int, Room]:
        """Number of a Chinese segment → its first room."""
        return {number: room for room in reversed(self.rooms) for number in room.zh}

    def by_surname(self, name: str, room: Room, settled: Collection[str] = ()) -> bool:
        """Whether the English of a room has the surname of a Chinese name alone, or with a name that was chosen.

        A surname that stands alone in the Chinese too (罗教授) is that one's. `settled` are the words of names that are
        accounted for.
        """
        alone = [u for u in self.left_over(room.en) if len(u.latin.tokens) == 1 or not u.latin.parses]
        words = [token.plain for use in alone for token in use.latin.tokens if token.plain not in settled]
        after = (_NEXT_WORD.match(use.segment.folded, use.latin.end) for use in alone)
        words += [word[1].lower() for word in after if word and word[1].lower() in common_words()]
        surnames = {"".join(way) for parts in apart(name) for way in written_surname(parts.surname)}
        count = sum(word in surnames or others.is_surname_spelling(name[0], word) for word in words)
        return count > sum(self.chinese.addressed(parts.surname, room.zh) for parts in apart(name)[:1])

    def somebody_else(self, segments: tuple[Segment, ...], anybody: bool = False) -> Iterator[Use]:
        """The Latin names that nothing explains and that may be a person's, by their syllables or a title before.

        With `anybody` any two or three capitalised words will do.
        """
        for use in self.left_over(segments):
            words = use.latin.tokens
            in_pinyin = len(words) > 1 and use.latin.parses
            hyphenated = any(_SYLLABLES_JOINED.fullmatch(t.text) for t in words[1:])
            may_be = anybody and len(words) in (2, 3) and all(map(_is_name_like, words))
            if in_pinyin or hyphenated or may_be or is_introduced(use):
                yield use

    def scheme_of(self, name: str, latin: Latin) -> str:
        """The romanisation other than pinyin in which a Latin name spells a Chinese name, where that can be meant here.

        Korean and Sino-Vietnamese spellings are near to pinyin by chance: they count where the text is about the place.
        """
        found = others.scheme(name, tuple(t.plain for t in latin.tokens))
        about = _ABOUT.get(found)
        no_pinyin = len(name) > 2 and not all(split(token.plain) for token in latin.tokens)
        return found if about is None or no_pinyin or about.search(self.chinese.text) else ""

    def is_whole(self, candidate: Candidate) -> bool:
        """Whether a Chinese name is all of its segment: in a catalogue rather a place or a language than somebody."""
        number, at = self.chinese.where(candidate.start)
        return at == 0 and candidate.end - candidate.start == len(self.chinese.segments[number].folded)

    def mention(self, candidate: Candidate) -> Mention:
        return self.chinese.mention(candidate.start, candidate.end)


def _with_small_words(use: Use) -> Iterator[Latin]:
    """A Latin name with words in it that are small words of English too: Chui Sai On, Dinh The Huynh."""
    text, end, words = use.segment.folded, use.latin.end, list(use.latin.tokens)
    small = 0
    while len(words) < _LONGEST_NAME and (after := _NEXT_WORD.match(text, end)):
        small += after[1].lower() in common_words()
        words.append(Token(after.start(1), after.end(1), after[1], after[1].lower()))
        end = after.end(1)
        if small and len(words) > 2:
            yield Latin(words[0].start, end, tuple(words), ())


def _start(use: Use) -> int:
    return use.latin.start


def _is_name_like(token: Token) -> bool:
    return token.text[1:].islower() and token.plain not in places() | common_words()
