"""English names that are no pinyin at all, and the Chinese name that is meant: slips, mixed romanisations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from zhengming.names import others, tables
from zhengming.names.chinese import Candidate
from zhengming.names.comparing import syllable_cost
from zhengming.names.desk import SURE_NAME, Desk, Room
from zhengming.names.english import Latin
from zhengming.names.indexing import Stretch
from zhengming.names.matching import Use, is_introduced, stretches
from zhengming.names.origins import expected, origin
from zhengming.names.readings import apart, romanised, written, written_surname
from zhengming.names.syllables import split
from zhengming.names.transliteration import likeness

_SPELT_ALIKE = 0.78
_SPELT_MUCH_ALIKE = 0.82
_LEAST_WEAK = -3.0
_HALF_SPELT = 0.6
_MIXED_REACH = 1.0
_NEIGHBOURS_SAY = 2.0
_SOUNDS_ALIKE = 0.74
_MOSTLY_FOREIGN = 100
_LEAST_JOINED = -4.0
_SHORTEST_JOINED = 4


class Meant(NamedTuple):
    """The Chinese name that a Latin stretch is meant for, and its right spelling where it is not pinyin."""

    stretch: Stretch
    name: str
    latin: Latin
    expected: str = ""
    sure: bool = True


def meant(desk: Desk, room: Room, use: Use, taken: set[str]) -> Meant | None:
    """The Chinese name of a room that an unexplained Latin name is a slip for. `taken` are accounted for already."""
    owed = [c for c in desk.owed(room) if not c.foreign and c.text not in taken]
    owed = [c for c in owed if len(c.text) > 2 or (c.score >= SURE_NAME and c.cue >= _NEIGHBOURS_SAY)]
    return (
        _by_letters(desk, owed, use, _SPELT_ALIKE)
        or _by_place(desk, owed, use)
        or _mixed(owed, use)
        or _same_given(desk, room, use, taken)
        or _by_letters(desk, chain(_partly(desk, room, taken), _weak(desk, room)), use, _SPELT_MUCH_ALIKE)
        or _joined(desk, room, use)
    )


def _by_letters(desk: Desk, names: Iterable[Candidate], use: Use, least: float) -> Meant | None:
    """Luo Wneguang for 罗文广."""
    if len(use.latin.tokens) < 2:
        return None
    latins = list(stretches(use.latin))
    found = [(_likeness(latin.key, c.text), c, latin) for c in names for latin in latins] if latins else ()
    alike, candidate, latin = max(found, key=_first, default=(0.0, None, None))
    if candidate is None or latin is None or alike < least or desk.scheme_of(candidate.text, latin):
        return None
    stretch = Stretch(candidate.start, candidate.end)
    return Meant(stretch, candidate.text, latin, sure=_is_slip(candidate.text, latin))


def _is_slip(name: str, latin: Latin) -> bool:
    """Whether a spelling is a slip and nothing else: the surname is right, no hyphen hints at another romanisation."""
    surnames = {"".join(way) for parts in apart(name) for way in written_surname(parts.surname)}
    own = latin.tokens[0].plain in surnames or latin.tokens[-1].plain in surnames
    return own and not any("-" in token.text for token in latin.tokens)


def _weak(desk: Desk, room: Room) -> Iterator[Candidate]:
    """The Chinese stretches of a room that may be names and are not likely by themselves."""
    for number in sorted(room.zh):
        likely = desk.likely_in.get(number, [])
        for c in desk.chinese.candidates_in(number, _LEAST_WEAK):
            if not c.foreign and not any(c.start < k.end and k.start < c.end for k in likely):
                yield c


def _partly(desk: Desk, room: Room, taken: set[str]) -> list[Candidate]:
    """The names that are rendered less often than they stand, for a Latin name that is no pinyin."""
    return [c for c in desk.partly_owed(room) if not c.foreign and c.text not in taken]


def _same_given(desk: Desk, room: Room, use: Use, taken: set[str]) -> Meant | None:
    """A given name of two syllables that fits wholly, behind another surname: by chance that is hardly ever so."""
    if not use.whole or len(use.latin.tokens) < 2:
        return None
    rendered = desk.rendered(room.en)
    for parse in (p for p in use.latin.parses if len(p.given) == 2):
        for number in sorted(room.zh):
            for stretch in desk.chinese.with_given(parse.given, number):
                name = desk.chinese.text[slice(*stretch)]
                if name not in taken and not rendered[name]:
                    return Meant(stretch, name, use.latin)
    return None


def _first(found: tuple[float, Candidate, Latin]) -> float:
    return found[0]


@lru_cache(maxsize=2048)
def _likeness(words: str, name: str) -> float:
    """How alike Latin words are to a spelling of a Chinese name, letter by letter, from 0 to 1."""
    spellings = [spelling.lower() for spelling in romanised(name)[:4]]
    spellings += [" ".join(reversed(spelling.split(" "))) for spelling in spellings]
    near = [spelling for spelling in spellings if _shared_letters(spelling, words) >= _SPELT_ALIKE]
    if not near:
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    return max(DamerauLevenshtein.normalized_similarity(words, spelling) for spelling in near)


def _shared_letters(one: str, other: str) -> float:
    """The share of letters that two spellings have in common, which no likeness can exceed."""
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    if shorter < _SPELT_ALIKE * longer:
        return shorter / longer
    return (_letters(one) & _letters(other)).total() / longer


@lru_cache(maxsize=2048)
def _letters(text: str) -> Counter[str]:
    return Counter(text)


def _by_place(desk: Desk, owed: list[Candidate], use: Use) -> Meant | None:
    """Nguyen Van Phu for 阮文福: the person's place has its own spelling, which the Latin name follows in part."""
    for candidate in owed:
        where = origin(desk.chinese, candidate.text) if candidate.score >= SURE_NAME else None
        usual = expected(candidate.text, where) if where and where.scheme == "Vietnamese" else ""
        if where and usual:
            for latin in stretches(use.latin):
                if others.shared(candidate.text, tuple(t.plain for t in latin.tokens), where.scheme) >= _HALF_SPELT:
                    return Meant(Stretch(candidate.start, candidate.end), candidate.text, latin, usual)
    return None


def _mixed(owed: list[Candidate], use: Use) -> Meant | None:
    """Law Wenguan for 罗文广: the surname in another romanisation, the given name in pinyin and wrong."""
    for candidate in owed:
        surname, given = candidate.text[0], candidate.text[1:]
        for latin in stretches(use.latin):
            words = [t.plain for t in latin.tokens]
            for own, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
                fits = candidate.score >= SURE_NAME and others.is_surname_spelling(surname, own)
                if fits and 0 < _given_cost(given, "-".join(rest)) <= _MIXED_REACH:
                    stretch = Stretch(candidate.start, candidate.end)
                    return Meant(stretch, candidate.text, latin, sure=(own,) in written_surname(surname))
    return None


def _given_cost(given: str, written_as: str) -> float:
    """How far a spelling in pinyin is from a given name; 9 where it has not as many syllables."""
    ways = [way for way in split(written_as) if len(way) == len(given)]
    costs = [
        sum(min(syllable_cost(reading, s) for reading in written(c)) for c, s in zip(given, way, strict=True))
        for way in ways
        if all(map(written, given))
    ]
    return min(costs, default=9.0)


def _joined(desk: Desk, room: Room, use: Use) -> Meant | None:
    """Anqu for 安秋, in one word, where a word for a person stands before it in both languages."""
    word = use.latin.tokens[0].plain if len(use.latin.tokens) == 1 else ""
    if len(word) < _SHORTEST_JOINED or not is_introduced(use):
        return None
    for candidate in _introduced(desk, room):
        if _is_foreign(candidate.text) and likeness(candidate.text, word) >= _SOUNDS_ALIKE:
            continue
        if word in {"".join(way) for parts in apart(candidate.text) for way in written_surname(parts.surname)}:
            continue
        wholes = [spelling.replace(" ", "").lower() for spelling in romanised(candidate.text)[:2]]
        for whole in wholes if word not in wholes else ():
            if _shared_letters(word, whole) >= _SPELT_ALIKE and word[0] == whole[0]:
                return Meant(Stretch(candidate.start, candidate.end), candidate.text, use.latin)
    return None


def _is_foreign(name: str) -> bool:
    """Whether a stretch is known as a foreign name, or has only characters that are mostly used for such."""
    counts = tables.foreign_characters()
    return name in tables.foreign_names() or all(counts.get(c, (0, 0))[0] >= _MOSTLY_FOREIGN for c in name)


def _introduced(desk: Desk, room: Room) -> Iterator[Candidate]:
    """The weakest of candidates too, where what stands beside them says a name."""
    for candidate in (c for number in sorted(room.zh) for c in desk.chinese.candidates_in(number, _LEAST_JOINED)):
        likely = candidate.cue >= _NEIGHBOURS_SAY and not candidate.foreign
        if likely and not desk.chinese.is_dotted(candidate.end) and candidate.text not in desk.matched:
            yield candidate
