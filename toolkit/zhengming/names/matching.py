"""Which Latin names of the English version are readings of which Chinese names, and which are nearly so."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from math import isfinite
from string import ascii_letters
from typing import NamedTuple

from zhengming.model import Segment, Span
from zhengming.names.english import (
    Latin,
    Parse,
    Token,
    common_words,
    english_surnames,
    places,
    runs,
    surname_weight,
    titles,
    tokens,
    windows,
)
from zhengming.names.indexing import Answer, ChineseText, Stretch, any_touches
from zhengming.names.people import How, Mention
from zhengming.names.readings import is_rare
from zhengming.names.syllables import split
from zhengming.names.transliteration import least_likeness, likeness
from zhengming.patterns import pattern

_FAMILIAR_SURNAME = 100.0
_ONLY_ONE_HERE = -8.0
_ONE_OF_SEVERAL = -2.0
_ELSEWHERE = 3.0
_MOST_FOREIGN = 4


_LONGEST_WORD = 30
_OF_WORDS = f"{ascii_letters}-"
_ABOUT_A_PERSON = pattern(", (?:an?|who|whose) ")
_OF_BODY = pattern(
    " (?:University|College|Institute|Academy|School|Hospital|Bank|Group|Company|Corporation|Co\\b|Ltd|Inc|Holdings|"
    "Province|City|County|District|Township|Town|Village|Road|Street|Avenue|Temple|Palace|Mountains?|River|Lake|Bay|"
    "Island|Museum|Library|Hall|Prize|Award|Medal|Cup|Press|Daily|Times|Airport|Port|Station|Park|Square|Bridge|Tower|"
    "Center|Centre|Laboratory|Foundation|Fund|Dynasty|Opera|Festival|Technology|Technologies|Motors?|Pharmaceuticals?)\\b"
)
_NO_PERSON = frozenset(
    [
        "for",
        "or",
        "nor",
        "per",
        "under",
        "after",
        "over",
        "other",
        "another",
        "however",
        "never",
        "ever",
        "whether",
        "either",
        "neither",
    ]
)
_PERSON_NOUN = pattern("[a-z]+(?:[eo]r|ist|yst|iast|ian|ant|man|woman|ete|ee)")


class Use(NamedTuple):
    """A Latin name in the English text, and the Chinese name that it is a reading of (empty where it is none).

    `whole` says that nothing unexplained stands right beside it in its run.
    `stray` are the capitalised syllables beside it that belong to no name: "Li" in "Li Zhu Ruolan".
    """

    segment: Segment
    latin: Latin
    name: str = ""
    how: How = "reading"
    stretches: tuple[Stretch, ...] = ()
    here: bool = True
    stray: tuple[Token, ...] = ()
    whole: bool = True

    def __hash__(self) -> int:
        return hash((self.segment, self.latin.start))

    @property
    def mention(self) -> Mention:
        start, end = self.latin.start, self.latin.end
        for token in self.stray:
            start, end = min(start, token.start), max(end, token.end)
        span = self.segment.original(start, end)
        return Mention(self.segment, span, self.segment.text[span.start : span.end])


def uses(segment: Segment, chinese: ChineseText, beside: frozenset[int], claimed: Sequence[Span]) -> Iterator[Use]:
    """The Latin names of an English segment. `beside` are the numbers of the Chinese segments that it renders."""
    taken = sorted(claimed)
    for run in runs(segment.folded):
        claimed_here = {t.start for t in run if any_touches(taken, segment.original(t.start, t.end))} if taken else ()
        for part in _unbroken(run, claimed_here):
            yield from _uses_of(segment, part, chinese, beside)


def latin_at(segment: Segment, span: Span) -> Latin:
    """The Latin words at a span of a segment's text, as they stand in its folded text."""
    start, end = span
    if segment.offsets is not None:
        start, end = (bisect_left(segment.offsets, offset) for offset in span)
    words = tuple(t for t in tokens(segment.folded) if start <= t.start and t.end <= end)
    return Latin(start, end, words or (Token(start, end, segment.folded[start:end], ""),), ())


def _unbroken(run: Sequence[Token], taken: Container[int]) -> Iterator[Sequence[Token]]:
    """The parts of a run between the tokens that begin at the offsets taken."""
    if not taken:
        yield run
        return
    part: list[Token] = []
    for token in run:
        if token.start not in taken:
            part.append(token)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _covered(found: Iterable[Use]) -> set[int]:
    """Where the tokens of some uses begin."""
    return {token.start for use in found for token in use.latin.tokens}


def _uses_of(segment: Segment, run: Sequence[Token], chinese: ChineseText, beside: frozenset[int]) -> Iterator[Use]:
    exact = _exact_uses(segment, run, chinese, beside)
    strays: dict[Use, list[Token]] = defaultdict(list)
    for part in _unbroken(run, _covered(exact)):
        near = _next_to(run, part, exact)
        stray = _stray_in(part, near) if near else None
        if near and stray:
            strays[near].append(stray)
        else:
            yield from _unexplained(segment, part, chinese, beside)
    for use in exact:
        yield use._replace(stray=tuple(strays[use])) if use in strays else use


def _stray_in(part: Sequence[Token], near: Use) -> Token | None:
    """The one word of a part of a run beside a name that is no title, where it stands next to the name."""
    words = [token for token in part if token.plain not in common_words()]
    nearest = part[-1] if part[-1].end <= near.latin.start else part[0]
    return nearest if words == [nearest] and _is_stray(nearest.plain) else None


def _next_to(run: Sequence[Token], part: Sequence[Token], exact: Sequence[Use]) -> Use | None:
    """The name right after a part of a run, or right before it."""
    if not exact:
        return None
    before, after = run.index(part[0]) - 1, run.index(part[-1]) + 1
    sides = [run[i] for i in (after, before) if 0 <= i < len(run)]
    return next((use for side in sides for use in exact if side in use.latin.tokens), None)


@lru_cache(maxsize=8192)
def _is_stray(word: str) -> bool:
    """Whether a word is a Chinese surname and nothing else that may stand before a name."""
    if word in common_words() or word in places() or word in english_surnames():
        return False
    return (word,) in split(word) and surname_weight((word,)) > _FAMILIAR_SURNAME


def _exact_uses(segment: Segment, run: Sequence[Token], chinese: ChineseText, beside: frozenset[int]) -> list[Use]:
    """The names of a run that the Chinese reads, by place: more words first, then those whose Chinese stands beside."""
    kept: list[Use] = []
    in_pinyin = list(windows(segment.folded, run))
    if len(in_pinyin) == 1:
        use = _exact(segment, in_pinyin[0], chinese, beside)
        return [use] if use else []
    for _, alike in groupby(sorted(in_pinyin, key=_fewness), _fewness):
        free = (latin for latin in alike if _is_free(latin, kept))
        found = [use for latin in free if (use := _exact(segment, latin, chinese, beside))]
        kept += _pick(found)
    return sorted(kept, key=_start)


def _fewness(latin: Latin) -> int:
    return -len(latin.tokens)


def _start(use: Use) -> int:
    return use.latin.start


def _is_free(latin: Latin, kept: Iterable[Use]) -> bool:
    return all(latin.end <= use.latin.start or use.latin.end <= latin.start for use in kept)


def _exact(segment: Segment, latin: Latin, chinese: ChineseText, beside: frozenset[int]) -> Use | None:
    key = latin.key, beside
    if key not in chinese.answers:
        chinese.answers[key] = next((a for parse in latin.parses if (a := _answer(parse, chinese, beside))), None)
    answer = chinese.answers[key]
    return Use(segment, latin, *answer) if answer else None


def _answer(parse: Parse, chinese: ChineseText, beside: frozenset[int]) -> Answer | None:
    """The Chinese name that a parse reads, how, where it stands, and whether that is in the given segments."""
    found = chinese.read_as(parse)
    if not found:
        return None
    here = [s for number in sorted(found.keys() & beside) for s in found[number]]
    alone = sum(map(len, found.values())) == 1
    kept = _convincing(here or [s for n in sorted(found) for s in found[n]], chinese, parse, bool(here), alone)
    if not kept:
        return None
    name = _usual(kept, chinese)
    stretches = tuple(s for s in kept if chinese.text[s.start : s.end] == name)
    return name, "rare reading" if is_rare(name, parse.surname, parse.given) else "reading", stretches, bool(here)


def _convincing(found: Sequence[Stretch], chinese: ChineseText, parse: Parse, here: bool, alone: bool) -> list[Stretch]:
    """The stretches that are names by more than chance; `alone` says that no other in the text reads so."""
    if parse.order == "joined":
        return [s for s in found if here and chinese.score(*s) >= 3 and chinese.is_best(*s)]
    if len(parse.syllables) == 2:
        least = _ONLY_ONE_HERE if here and alone else _ONE_OF_SEVERAL if here else _ELSEWHERE
        return [s for s in found if chinese.score_anyhow(*s) >= least]
    return list(found)


def _usual(stretches: Sequence[Stretch], chinese: ChineseText) -> str:
    names = [chinese.text[s.start : s.end] for s in stretches]
    return Counter(names).most_common(1)[0][0]


def _pick(found: Sequence[Use]) -> list[Use]:
    """The uses that do not overlap a better one: more words first, then the ones whose Chinese stands beside."""
    if len(found) < 2:
        return list(found)
    kept: list[Use] = []
    for use in sorted(found, key=lambda u: (-len(u.latin.tokens), not u.here, u.latin.start)):
        if _is_free(use.latin, kept):
            kept.append(use)
    return sorted(kept, key=_start)


def _unexplained(segment: Segment, run: Sequence[Token], chinese: ChineseText, beside: frozenset[int]) -> Iterator[Use]:
    """What no reading explains: foreigners by their sound, then the best windows of what is left."""
    following = [*(token.plain for token in run[1:]), segment.folded[run[-1].end : run[-1].end + 1]]
    no_names = {
        token.start
        for token, after in zip(run, following, strict=True)
        if token.plain in common_words() or (_is_person_word(token.plain) and (after == ":" or split(after)))
    }
    for part in _unbroken(run, no_names):
        foreign = _foreign(segment, part, chinese, beside)
        yield from foreign
        for rest in _unbroken(part, _covered(foreign)):
            yield from _left_over(segment, rest)


def _foreign(segment: Segment, run: Sequence[Token], chinese: ChineseText, beside: frozenset[int]) -> list[Use]:
    names = chinese.foreign_in(beside)
    found = []
    for latin in _parts(run, _MOST_FOREIGN) if names else ():
        least = least_likeness(latin.key)
        if isfinite(least) and not any(t.text.isupper() for t in latin.tokens):
            alike, best = max(((likeness(c.text, latin.key), c) for c in names), key=lambda a: (a[0], -a[1].start))
            if alike >= least:
                stretches = chinese.foreign_places[best.text]
                found.append((alike, Use(segment, latin, best.text, "transliteration", stretches)))
    return _pick([use for _, use in sorted(found, key=lambda f: -f[0])])


def _parts(run: Sequence[Token], most: int) -> Iterator[Latin]:
    for i in range(len(run)):
        for j in range(i + 1, min(i + most, len(run)) + 1):
            yield Latin(run[i].start, run[j - 1].end, tuple(run[i:j]), ())


def spelt_elsewhere(use: Use, known: Mapping[str, Use]) -> Use | None:
    """A Latin stretch that no Chinese beside it explains, where it has a foreign name as it is spelt elsewhere."""
    for latin in _parts(use.latin.tokens, _MOST_FOREIGN):
        other = known.get(latin.key)
        if other:
            return other._replace(segment=use.segment, latin=latin, here=False)
    return None


def _left_over(segment: Segment, run: Sequence[Token]) -> Iterator[Use]:
    if len(run) == 1:
        yield Use(segment, Latin(run[0].start, run[0].end, tuple(run), ()))
        return
    found = [
        latin
        for latin in windows(segment.folded, run)
        if len(latin.tokens) > 1
        and latin.key not in places()
        and not _is_of_place(latin)
        and not _OF_BODY.match(segment.folded, latin.end)
    ]
    kept: list[Use] = []
    for latin in sorted(found, key=_likelihood):
        if _is_free(latin, kept):
            kept.append(Use(segment, latin))
    rests = list(_unbroken(run, _covered(kept)))
    odd = {token.start for rest in rests for token in rest if token.plain not in places()}
    for use in kept:
        yield use if not odd or _next_to_none(run, use.latin, odd) else use._replace(whole=False)
    for rest in rests:
        yield Use(segment, Latin(rest[0].start, rest[-1].end, tuple(rest), ()))


def _next_to_none(run: Sequence[Token], latin: Latin, others: Container[int]) -> bool:
    at, last = run.index(latin.tokens[0]), run.index(latin.tokens[-1])
    return not any(run[i].start in others for i in (at - 1, last + 1) if 0 <= i < len(run))


def _is_of_place(latin: Latin) -> bool:
    """Whether the words are a place's, other than a given name that is spelt like one: Wuhan Yang, but Sun Fujian."""
    of_place = [token.plain in places() for token in latin.tokens]
    return any(of_place[:-1]) or (of_place[-1] and latin.parses[0].order != "surname-first")


def _likelihood(latin: Latin) -> tuple[int, bool, float]:
    parse = latin.parses[0]
    return -min(len(latin.tokens), 3), parse.order == "given-first", -surname_weight(parse.surname)


def stretches(latin: Latin) -> Iterator[Latin]:
    """The two to four words of a Latin stretch that may be one name."""
    for part in _parts(latin.tokens, _MOST_FOREIGN):
        if len(part.tokens) > 1 and all(len(t.plain) > 1 for t in part.tokens):
            yield part


@lru_cache(maxsize=8192)
def _is_person_word(word: str) -> bool:
    """Whether a capitalised word is one for a person, and no name: Reviewer, Analyst."""
    return _PERSON_NOUN.fullmatch(word) is not None and not split(word)


def is_introduced(use: Use) -> bool:
    """Whether a title or a word for a person stands before a Latin name, or a clause about one after it.

    Professor X; athlete X; X, a journalist; X, who.
    """
    return _introduces(use.segment.folded, use.latin.start, use.latin.end)


@lru_cache(maxsize=1024)
def _introduces(text: str, start: int, end: int) -> bool:
    if _ABOUT_A_PERSON.match(text, end):
        return True
    word = _word_before(text, start)
    return word.lower() in titles() or (_PERSON_NOUN.fullmatch(word) is not None and word not in _NO_PERSON)


def _word_before(text: str, at: int) -> str:
    """The word with only a space, or a point and a space, between it and an offset; empty where there is none."""
    before = text[max(at - _LONGEST_WORD, 0) : at].removesuffix("\n")
    if not before.endswith(" "):
        return ""
    before = before[:-1].removesuffix(".")
    return before[len(before.rstrip(_OF_WORDS)) :]
