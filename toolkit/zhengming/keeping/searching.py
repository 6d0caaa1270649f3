"""Finding entries by what a person remembers of them: characters, words, pinyin, initials, or something near."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from zhengming.model import Concept, Lang, Term
from zhengming.names.readings import readings, surname_readings, surname_weight
from zhengming.script import HAN_CHAR, fold, simplify

_NEAR = 75.0
_WITHIN, _MOST_NEAR = 8, 12
_IN_A_LONGER = 0.97
_LONG_ENOUGH = 8


class Hit(NamedTuple):
    """An entry that may be meant, the term that says so, and how, in a word or two; the best first in sorting."""

    rank: int
    id: str
    how: str
    term: Term
    concept: Concept


def search(concepts: Collection[Concept], asked: str) -> list[Hit]:
    """The entries that a text may mean, the likeliest first: those that it names, else those that are near."""
    query = _plain(asked)
    ways = _HAN if HAN_CHAR.search(query) else _LATIN
    hits = [hit for concept in concepts if (hit := _best(concept, query, ways))]
    if hits:
        return sorted(hits, key=_order)
    near = sorted(_near(concepts, query), key=_order)
    return [hit for hit in near if hit.rank <= near[0].rank + _WITHIN][:_MOST_NEAR]


def _order(hit: Hit) -> tuple[int, int, str]:
    return hit.rank, len(hit.term.text), hit.id


def _plain(text: str) -> str:
    return simplify(fold(text).text).casefold().strip()


def _best(concept: Concept, query: str, ways: "Ways") -> Hit | None:
    for rank, (how, lang, fits) in enumerate(ways):
        for term in concept.rendered(lang):
            if fits(_plain(term.text), query):
                return Hit(rank, concept.id, how, term, concept)
    return None


def _is_inside(text: str, query: str) -> bool:
    return query in text


def _is_equal(text: str, query: str) -> bool:
    return query == text


def _reads(text: str, query: str) -> bool:
    """Whether Chinese characters are read as some pinyin, whatever the spaces."""
    wanted = "".join(char for char in query if char.isalpha())
    return len(wanted) > 1 and any(wanted == "".join(way) for way in _syllables(text))


def _reads_within(text: str, query: str) -> bool:
    """Whether some pinyin is that of the first characters, or begins where one of them does."""
    wanted = "".join(char for char in query if char.isalpha())
    ways = _syllables(text) if len(wanted) > 2 else ()
    return any("".join(way[at:]).startswith(wanted) for way in ways for at in range(len(way)))


def _begins(text: str, query: str) -> bool:
    """Whether some letters are the first ones of the syllables."""
    return len(query) > 1 and any(query == "".join(syllable[0] for syllable in way) for way in _syllables(text))


def _has_initials(text: str, query: str) -> bool:
    """Whether some letters are the first ones of the words, small words left out or not."""
    words = [word for word in text.replace("-", " ").split() if word]
    names = [word for word in words if word not in ("of", "the", "and", "for", "in", "on", "at", "&")]
    return len(query) > 1 and any(query == "".join(word[0] for word in some) for some in (words, names))


def _syllables(text: str) -> Iterator[list[str]]:
    """The usual reading of characters, and the one with the first as a surname where it is one."""
    han = [char for char in text if HAN_CHAR.fullmatch(char)]
    usual = [reading[0] for char in han if (reading := readings(char))]
    if not usual or len(usual) < len(han):
        return
    yield usual
    for size in (2, 1):
        surname = "".join(han[:size])
        if size < len(han) and surname_weight(surname):
            yield from ([*reading, *usual[size:]] for reading in surname_readings(surname))


Ways = tuple[tuple[str, Lang, Callable[[str, str], bool]], ...]
_HAN: Ways = (("the same", "zh", _is_equal), ("in it", "zh", _is_inside))
_LATIN: Ways = (
    ("the same", "en", _is_equal),
    ("pinyin", "zh", _reads),
    ("initials", "zh", _begins),
    ("initials", "en", _has_initials),
    ("in it", "en", _is_inside),
    ("pinyin in it", "zh", _reads_within),
)


def _likeness(query: str, text: str) -> float:
    """How alike two texts are, of 100; a long one may be like the beginning of a longer one."""
    from rapidfuzz import fuzz

    whole = fuzz.ratio(query, text)
    beginning = fuzz.ratio(query, text[: len(query)]) * _IN_A_LONGER if _LONG_ENOUGH <= len(query) < len(text) else 0.0
    return max(whole, beginning)


def _near(concepts: Iterable[Concept], query: str) -> Iterator[Hit]:
    """The entries with a term that is spelt nearly so, or read nearly so."""
    from rapidfuzz import fuzz

    chinese = bool(HAN_CHAR.search(query))
    for concept in concepts:
        found = [(_likeness(query, _plain(term.text)), term) for term in concept.terms if term.text]
        if not chinese:
            read = ((term, way) for term in concept.rendered("zh") for way in _syllables(_plain(term.text)))
            found += [(fuzz.ratio(query.replace(" ", ""), "".join(way)), term) for term, way in read]
        least = 60.0 if chinese else _NEAR
        score, term = max(found, key=lambda pair: pair[0], default=(0.0, concept.terms[0]))
        if score >= least:
            yield Hit(100 - int(score), concept.id, "nearly", term, concept)
