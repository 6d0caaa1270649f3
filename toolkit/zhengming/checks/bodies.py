"""Names of bodies that are nearly those of the glossary, and names that stand inside longer ones."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from zhengming.checks.context import Context
from zhengming.checks.phrases import renderings
from zhengming.model import Claim, Concept, Mark, Pair, Span
from zhengming.patterns import pattern
from zhengming.script import HAN, simplify

_ZH_HEADS = (
    "医学院|研究院|研究所|研究中心|实验室|出版社|委员会|办公室|基金会|联合会|代表处|图书馆|博物馆|书院|学院|医院|分校|附中|附小|"
    "大学|中学|小学|学校|公司|集团|中心|协会|学会|商会|银行|党委|团委|工会|校友会|分会|支部|系|部|局|厅|司|处|室|院|所|社|馆|署|委"
)
_CAPITAL_RUN = pattern(r"[A-Z][\w'’.&-]*(?:(?:,? (?:of|the|and|for|at|in|on|&)){0,2},? [A-Z][\w'’&-]*)*")
_ENDS = pattern(", | and | of | for | at | in | on ")
_BEGINS = pattern(
    r", (?:and )?(?:the )?| and (?:the )?| (?:of|for|at|in|on) (?:the )?|^(?:For|In|At|On|From|By) (?:the )?"
)
_ACRONYM = pattern("\\b[A-Z]{4,}\\b")
_SMALL = frozenset({"of", "the", "and", "for", "at", "in", "on", "&", "a"})
_HEAD = pattern(
    "universit(?:y|ies)|institute|academy|college|school|company|group|corporation|ministry|bureau|department|office|"
    "commission|committee|cent(?:er|re)|lab(?:oratory)?|hospital|association|society|council|bank|press|museum|library|"
    "administration|agency|court|foundation|federation|union|faculty"
)
_AFTER_HEAD = pattern(rf"\b(?:{_HEAD.pattern})\b(?= [A-Z])", re.I)
_SAME_HEAD = {"centre": "center", "lab": "laboratory"}
_IN_BRACKETS = pattern(r"\s?[(（]([A-Z]{2,8})[)）]")
_OF_SOMEWHERE = pattern(r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?")
_NEXT_WORD = pattern(r" ([A-Z]\w+)\b(?! (?:of|for)\b)")
_ALIKE = 78.0
_SAME_KIND = 65.0
_SAME_PLACE = 55.0
_SURE = 150.0
_ONE_NAME = frozenset({"university", "college", "institute", "school", "company", "group", "bank", "hospital"})
_FULL = 170.0
_SAME_WORD = 85.0
_SHARED = 0.6
_ZH_ALIKE = 60.0


@cache
def _longer() -> re.Pattern[str]:
    """What makes a longer name of a body's name. Compiled when it is first needed, as it takes milliseconds."""
    name = f"(?:(?![的和与及在是为向对将于了等、出将赴到前后])[{HAN}]){{0,12}}?"
    return re.compile(f"(?:附属)?{name}(?:{_ZH_HEADS})(?!长)")


@cache
def _zh_body() -> re.Pattern[str]:
    """A body's name in Chinese, likewise."""
    heads = "大学|学院|研究院|研究所|公司|集团|委员会|中心|实验室|医院|协会|学会|银行|部|局|厅"
    return re.compile(f"[{HAN}]{{2,14}}?(?:{heads})(?!长)")


class Wrong(NamedTuple):
    """What stands in the place of a body; `grave` where it is the name of another kind of body, or of another one."""

    mark: Mark
    grave: bool
    because: str = ""


def is_part(context: Context, claim: Claim) -> bool:
    """Whether the body's name is only the beginning of a longer one: 华中科技大学 in 华中科技大学同济医学院."""
    after = (other for other in context.claims[claim.segment] if other.span.start == claim.span.end)
    child = any(other.concept.kind == "institution" for other in after)
    return child or bool(_longer().match(simplify(claim.segment.text), claim.span.end))


def english_like(context: Context, pair: Pair, concept: Concept, strictly: bool = False) -> Wrong | None:
    """The capitalised words in the English of a pair that are nearly a name of the body, and are no other's.

    Strictly: the same words with another head, as Institute for University, where the Chinese has no unlisted body.
    """
    forms = _forms(concept)
    others = [mark.text for mark in _unlisted(context, pair)]
    if strictly and others:
        return None
    near = [
        (score, Wrong(mark, _heads(form) != _heads(mark.text)))
        for mark in _capital_runs(context, pair)
        if not any(_reordered(form, mark.text) for form in forms)
        for form in forms
        if (score := _likeness(form, mark.text, not _rivals(mark.text, others))) > (_FULL if strictly else 0.0)
        and (score >= _SURE or not _elsewhere(context, pair, concept, mark.text))
    ]
    near = [(score, wrong) for score, wrong in near if wrong.grave or not strictly]
    if near:
        return max(near, key=lambda one: one[0])[1]
    return None if strictly else _acronym_like(context, pair, concept)


def in_other_words(context: Context, pair: Pair, concept: Concept) -> bool:
    """Whether the English of a pair has a body's name for short or in another order: "Education Ministry"."""
    return any(
        _reordered(form, mark.text) or _shortened(form, mark.text)
        for mark in _capital_runs(context, pair)
        for form in _forms(concept)
    )


def same_kind(one: Concept, other: Concept) -> bool:
    """Whether two bodies are both universities, both ministries, both academies."""
    ours, theirs = (frozenset().union(*(_heads(form) for form in _forms(concept))) for concept in (one, other))
    return bool(ours & theirs)


def _forms(concept: Concept) -> list[str]:
    """The English names of a body that are more than one word."""
    return [t.text for t in concept.rendered("en") if t.form != "acronym" and t.status != "refused" and " " in t.text]


def _likeness(form: str, text: str, alone: bool) -> float:
    """How nearly a text is a form of a body's name, 0 where it is not; 100 and more where all telling words are there.

    `alone`: no other body of the Chinese may be meant, so less is enough. A shortened name is no other, but for a
    university or company.
    """
    from rapidfuzz.fuzz import ratio

    heads, shorter = _heads(text), _telling(text) <= _telling(form)
    if not heads or _shortened(form, text):
        return 0.0
    alike, shared = ratio(form.lower(), text.lower()), _shared(form, text)
    least = _SAME_PLACE if _first(form) == _first(text) else _SAME_KIND
    same_kind = alone and not shorter and heads == _heads(form) and shared > 0 and alike >= least
    near = shared >= _SHARED or same_kind or (alone and alike >= _ALIKE)
    return alike + 100 * shared if near else 0.0


def _rivals(text: str, others: Sequence[str]) -> bool:
    """Whether one of some Chinese bodies may be meant by an English name: 公司 by "Company", not by "University"."""
    heads = _heads(text)
    return any(heads & frozenset(english) for zh, english in renderings().items() for o in others if o.endswith(zh))


def _elsewhere(context: Context, pair: Pair, concept: Concept, text: str) -> bool:
    """Whether the English has a name where the Chinese does not name the body too: then it is another's."""
    return any(
        text in passage.text
        for other in context.pairs
        if other is not pair
        and not any(claim.concept is concept for zh in other.zh for claim in context.claims.get(zh.segment, ()))
        for passage in other.en
    )


def bracketed(zh: Claim, en: Claim) -> Wrong | None:
    """The acronym in brackets behind an English name that is not the body's, nor the one in brackets in the Chinese."""
    of = _OF_SOMEWHERE.match(en.segment.text, en.span.end)
    inside = _IN_BRACKETS.match(en.segment.text, of.end() if of else en.span.end)
    if not inside:
        return None
    known = {t.text for t in en.concept.rendered("en") if t.form == "acronym"}
    known |= {m[1] for m in [_IN_BRACKETS.match(zh.segment.text, zh.span.end)] if m}
    if not known or inside[1] in known:
        return None
    return Wrong(Mark(en.segment, Span(*inside.span(1))), True)


def outgrown(context: Context, zh: Claim, en: Claim) -> Wrong | None:
    """The short form of a body that stands before a head which is not its own: Tsinghua College."""
    after = _NEXT_WORD.match(en.segment.text, en.span.end)
    if en.term.form != "short" or not after or not _HEAD.fullmatch(after[1].lower()) or is_part(context, zh):
        return None
    own = frozenset().union(*(_heads(form) for form in _forms(en.concept)))
    if not own or _heads(after[1]) & own:
        return None
    return Wrong(Mark(en.segment, Span(en.span.start, after.end())), True)


def _acronym_like(context: Context, pair: Pair, concept: Concept) -> Wrong | None:
    """An acronym in the English of a pair that is one slip away from the body's, and stands nowhere in the Chinese."""
    from rapidfuzz.distance import OSA

    acronyms = [t.text for t in concept.rendered("en") if t.form == "acronym" and len(t.text) > 3]
    chinese = " ".join(passage.text for passage in pair.zh)
    for mark in _runs(context, pair, _ACRONYM):
        if mark.text not in chinese and any(OSA.distance(mark.text, acronym) == 1 for acronym in acronyms):
            return Wrong(mark, True)
    return None


def chinese_like(context: Context, pair: Pair, concept: Concept) -> Wrong | None:
    """The Chinese body of a pair that is nearly the one of the glossary: 华中理工大学 for 华中科技大学."""
    from rapidfuzz.fuzz import ratio

    forms = [t.text for t in concept.rendered("zh") if t.form == "full" and t.status != "refused"]
    best: tuple[float, Wrong] | None = None
    for mark in _unlisted(context, pair):
        for form in forms:
            text = simplify(mark.text)[-len(form) - 1 :]
            part = max((text[-n:] for n in range(len(form) - 1, len(form) + 2)), key=lambda t: ratio(form, t))
            score = ratio(form, part)
            if score >= _ZH_ALIKE and part[:2] == form[:2] and (best is None or score > best[0]):
                span = Span(mark.span.end - len(part), mark.span.end)
                best = score, Wrong(Mark(mark.segment, span), part[-2:] != form[-2:])
    return best[1] if best else None


def _unlisted(context: Context, pair: Pair) -> Iterator[Mark]:
    """The bodies in the Chinese of a pair that the glossary does not know."""
    for passage in pair.zh:
        claimed = [claim.span for claim in context.claims.get(passage.segment, ())]
        for match in _zh_body().finditer(simplify(passage.segment.text), *passage.span):
            span = Span(*match.span())
            if not any(span.touches(other) for other in claimed):
                yield Mark(passage.segment, span)


def _capital_runs(context: Context, pair: Pair) -> Iterator[Mark]:
    """The capitalised names of two words and more in the English of a pair, each way in which they may end or begin."""
    for mark in _runs(context, pair, _CAPITAL_RUN):
        yield mark
        parts = [(0, m.start()) for m in _ENDS.finditer(mark.text)]
        parts += [(m.end(), len(mark.text)) for m in _BEGINS.finditer(mark.text)]
        parts += [(0, m.end()) for m in _AFTER_HEAD.finditer(mark.text)]
        for start, end in parts:
            span = Span(mark.span.start + start, mark.span.start + end)
            if " " in mark.segment.text[span.start : span.end]:
                yield Mark(mark.segment, span)


def _runs(context: Context, pair: Pair, pattern: re.Pattern[str]) -> Iterator[Mark]:
    """What matches a pattern in the English of a pair, between the places that the glossary recognises."""
    for passage in pair.en:
        start = passage.span.start
        claimed = [claim.span for claim in context.claims.get(passage.segment, ())]
        for claim in [*claimed, Span(passage.span.end, passage.span.end)]:
            for match in pattern.finditer(passage.segment.text, start, max(claim.start, start)):
                yield Mark(passage.segment, Span(match.start() + 4 * match[0].startswith("The "), match.end()))
            start = max(start, claim.end)


def _shared(form: str, text: str) -> float:
    """The share of the telling words that two names have in common: not "university", not "of"."""
    ours, theirs = (_telling(name) for name in (form, text))
    common = sum(any(_same_word(word, other) for other in theirs) for word in ours)
    return common / max(len(ours) + len(theirs) - common, 1)


def _reordered(form: str, text: str) -> bool:
    """Whether a text has the words of a name in another order, which for a university or company is another name.

    So has the name with its place behind it: Department of Finance of Yunnan.
    """
    if text.startswith(f"{form} of "):
        return True
    ours, theirs = (sorted(word for word in _words(name) if word not in _SMALL) for name in (form, text))
    return ours == theirs and not _heads(text) & _ONE_NAME


def _shortened(form: str, text: str) -> bool:
    """Whether a text is a name with words left out, which for a university or company is another name."""
    ours, theirs, heads = _telling(form), _telling(text), _heads(text)
    fewer = bool(theirs) and theirs <= ours and len(_words(text)) < len(_words(form))
    return fewer and heads == _heads(form) and not heads & _ONE_NAME


def _first(name: str) -> str:
    """The first telling word of a name, as its place: Wuhan in "Wuhan University"."""
    telling = _telling(name)
    return next((word for word in _words(name) if word in telling), "")


@lru_cache(4096)
def _telling(name: str) -> frozenset[str]:
    return frozenset(word for word in _words(name) if word not in _SMALL and not _HEAD.fullmatch(word))


def _words(name: str) -> list[str]:
    return re.findall(r"[\w'’&-]+", name.lower())


def _same_word(word: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return word == other or ratio(word, other, score_cutoff=_SAME_WORD) > 0


@lru_cache(4096)
def _heads(name: str) -> frozenset[str]:
    words = re.findall("[a-z]+", name.lower())
    return frozenset(_SAME_HEAD.get(word, word) for word in words if _HEAD.fullmatch(word))
