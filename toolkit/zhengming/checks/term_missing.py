"""A term of the glossary that one version uses and the other does not render."""

import re
from collections.abc import Iterator, Sequence

from zhengming.checks.context import Context
from zhengming.checks.renderings import Renderings, marks, preferred, renderings_of
from zhengming.model import Claim, Concept, Finding, Kind, Lang, Mark, Pair, Segment, Term
from zhengming.patterns import pattern
from zhengming.script import HAN_CHAR, is_traditional

_KINDS: tuple[Kind, ...] = ("term", "place", "product")
_WORDS = pattern("[a-z]+")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})
_STEM = 5
_MANY = 40
_CONDENSED = 0.75
_LONG = 150
_PER_WORD = 1.7
_LANGUAGES = {"zh": "Chinese", "en": "English"}


def check(context: Context) -> Iterator[Finding]:
    """One finding for each term that the whole other version lacks, and a note for one that a paragraph lacks."""
    if not context.both:
        return
    found = renderings_of(context, _KINDS)
    langs: tuple[tuple[Lang, Lang], ...] = (("zh", "en"), ("en", "zh"))
    for lang, other in langs:
        for key, claims in found.everywhere[lang].items():
            if _asked(claims, lang) and key not in found.everywhere[other]:
                yield from _absent(context, claims, other)
    for lang, other in langs:
        for key, claims in found.everywhere[lang].items():
            if _asked(claims, lang):
                yield from _fewer(context, found, key, lang, other)


def _asked(claims: Sequence[Claim], lang: Lang) -> bool:
    """Whether the Chinese must have a term of the English: its first form, and not an everyday word alone."""
    claim = next((claim for claim in claims if claim.term.status == "preferred" and claim.term.form == "full"), None)
    if lang == "zh":
        return True
    return claim is not None and (claim.concept.kind != "term" or " " in claim.term.text)


def _absent(context: Context, claims: Sequence[Claim], other: Lang) -> Iterator[Finding]:
    """The finding for a term that the other version never uses."""
    concept = claims[0].concept
    wanted = preferred(concept, other)
    opposite = [text for claim in claims for text in _opposite(context, claim)]
    if not wanted or not opposite or _in_other_words(concept, other, opposite):
        return
    text = claims[0].segment.text[claims[0].span.start : claims[0].span.end]
    often = f", used {len(claims)} times," if len(claims) > 1 else ""
    doubtful = len(text) < 3 and concept.kind == "term" if other == "en" else _regional(concept, opposite)
    doubtful = doubtful or all(_condensed(context, claim.segment, other) for claim in claims)
    doubtful = doubtful or (len(claims) == 1 and concept.kind == "term" and _long(claims[0].segment))
    yield Finding(
        f"{_quoted(text)}{often} is {_quoted(wanted)} in the glossary; the {_LANGUAGES[other]} version nowhere has it",
        marks(claims),
        tuple(term.text for term in _good(concept, other)),
        severity="note" if doubtful else None,
    )


def _long(segment: Segment) -> bool:
    """Whether a paragraph is so long that a term used in it once may well be said in other words there."""
    words = len(HAN_CHAR.findall(segment.text)) if segment.lang == "zh" else _PER_WORD * len(segment.text.split())
    return words >= _LONG


def _regional(concept: Concept, texts: Sequence[str]) -> bool:
    """Whether a traditional text may have the word of another region, which the glossary does not give."""
    given = any(term.lang in ("zh-Hant", "zh-TW", "zh-HK", "zh-MO") for term in concept.terms)
    return not given and any(map(is_traditional, texts))


def _condensed(context: Context, segment: Segment, other: Lang) -> bool:
    """Whether what renders a segment is so much shorter than elsewhere in the release that clauses must be left out."""
    pairs = [pair for pair in context.pairs if pair.zh and pair.en]
    here = [pair for pair in pairs if any(passage.segment is segment for passage in (*pair.zh, *pair.en))]
    rest = [pair for pair in pairs if pair not in here]
    (zh, en), (zh_rest, en_rest) = _lengths(here), _lengths(rest)
    if min(zh, zh_rest) < _MANY or not en or not en_rest:
        return False
    share = (en / zh) / (en_rest / zh_rest)
    return (share if other == "en" else 1 / share) < _CONDENSED


def _lengths(pairs: Sequence[Pair]) -> tuple[int, int]:
    """How many Chinese characters and how many English words some pairs have."""
    zh = sum(len(HAN_CHAR.findall(passage.text)) for pair in pairs for passage in pair.zh)
    return zh, sum(len(passage.text.split()) for pair in pairs for passage in pair.en)


def _fewer(context: Context, found: Renderings, key: str, lang: Lang, other: Lang) -> Iterator[Finding]:
    """The note for paragraphs that lack a term which the other version uses elsewhere, though less often.

    A pronoun or "the plan" may well stand for it, so that it is no more than a note.
    """
    claims, elsewhere = found.everywhere[lang][key], found.everywhere[other].get(key, ())
    if len(elsewhere) >= len(claims) or not elsewhere:
        return
    lacking = [
        claim
        for number, pair in enumerate(context.pairs)
        if _plain(pair) and key not in found.near(number, other)
        for claim in found.pairs[number][lang].get(key, ())
        if not _in_other_words(claim.concept, other, [p.text for p in (pair.en if other == "en" else pair.zh)])
    ]
    if not lacking or len(lacking[0].term.text) < 3:
        return
    text, wanted = lacking[0].term.text, preferred(lacking[0].concept, other)
    yield Finding(
        f"{_quoted(text)} stands {_times(claims)} in the {_LANGUAGES[lang]}, and a form of {_quoted(wanted)} "
        f"{_times(elsewhere)} in the {_LANGUAGES[other]}; this paragraph has none",
        (*marks(lacking), *(Mark(claim.segment, claim.span, "rendered here") for claim in elsewhere[:1])),
        (wanted,),
        severity="note",
        confidence="medium",
    )


def _times(claims: Sequence[Claim]) -> str:
    return f"{len(claims)} times" if len(claims) > 1 else "once"


def _quoted(text: str) -> str:
    return f'"{text}"' if text.isascii() else text


def _plain(pair: Pair) -> bool:
    return len(pair.zh) == 1 == len(pair.en)


def _opposite(context: Context, claim: Claim) -> Iterator[str]:
    return (segment.text for segment in context.opposite(claim.segment))


def _good(concept: Concept, lang: Lang) -> list[Term]:
    return [term for term in concept.rendered(lang) if term.status in ("preferred", "admitted")]


def _in_other_words(concept: Concept, lang: Lang, texts: Sequence[str]) -> bool:
    """Whether a text has the words of a term in another order or inflection, or the characters with some between."""
    if lang == "zh":
        forms = [term.text for term in concept.rendered("zh")]
        loose = [".{0,2}".join(map(re.escape, form)) for form in forms] + [
            form[-len(form) // 2 :] for form in forms if len(form) > 4
        ]
        return any(re.search(pattern, text) for pattern in loose for text in texts)
    stems = [_stems(text) for text in texts]
    terms = [_stems(term.text) for term in concept.rendered("en")]
    return any(term and term <= have for term in terms for have in stems)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORDS.findall(text.lower()) if word not in _SMALL)
