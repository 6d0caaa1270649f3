"""A body that the other version calls something else, or that is called by a refused or former name."""

from collections.abc import Iterator, Sequence

from zhengming.checks.acronyms import Acronym, fitting, introduced, marked
from zhengming.checks.bodies import (
    Wrong,
    bracketed,
    chinese_like,
    english_like,
    in_other_words,
    is_part,
    outgrown,
    same_kind,
)
from zhengming.checks.context import Context
from zhengming.checks.countries import same_but_country
from zhengming.checks.former import former
from zhengming.checks.misplaced import misplaced
from zhengming.checks.plurals import plural
from zhengming.checks.renderings import Renderings, marks, preferred, refused, renderings_of, text_of
from zhengming.checks.unlisted import Unfit, unfit
from zhengming.model import Claim, Concept, Edit, Finding, Mark, Severity, Span

_SHORTEST = 2


def check(context: Context) -> Iterator[Finding]:
    """One finding for each wrong form or rendering of a body, with every place of it."""
    for claims in refused(context, ("institution",)):
        yield _refused(claims)
    yield from former(context)
    listed: list[Finding] = []
    if context.both and context.termbase:
        found = renderings_of(context, ("institution",))
        listed = [*_english(context, found), *_chinese(context, found)]
    absent = [finding for finding in listed if all(mark.segment.lang == "zh" for mark in finding.marks)]
    told = [mark for finding in listed if finding not in absent for mark in finding.marks]
    further = [finding for finding in _acronyms(context) if not _touches(finding.marks[0], told)]
    further += _unlisted(context, told) if context.both else ()
    for finding in absent:
        same = next((at for at, f in enumerate(further) if any(_touches(m, f.marks) for m in finding.marks)), None)
        if same is not None:
            rest = tuple(mark for mark in finding.marks if not _touches(mark, further[same].marks))
            further[same] = further[same]._replace(marks=further[same].marks + rest)
            listed.remove(finding)
    yield from (*listed, *further)


def _refused(claims: tuple[Claim, ...]) -> Finding:
    claim = claims[0]
    wanted = preferred(claim.concept, claim.segment.lang, claim.term)
    body = _subject(claim)
    state = "refused" if claim.term.status == "refused" else "deprecated"
    return Finding(
        f'"{text_of(claim)}" is {state} in the glossary{body}; expected "{wanted}"',
        marks(claims),
        (wanted,) if wanted else (),
        tuple(Edit(one.segment, one.span, wanted) for one in claims if wanted),
        severity="error" if state == "refused" else "warning",
    )


def _acronyms(context: Context) -> Iterator[Finding]:
    """The acronyms in brackets that do not fit the name before them and that only the English has."""
    for segment in context.release.en:
        for acronym in introduced(segment):
            wanted = fitting(acronym)
            if wanted and not _known(context, acronym):
                yield Finding(
                    f'"{acronym.text}" does not fit "{acronym.full}", whose initials are {wanted}',
                    (marked(acronym), *_in_chinese(context, wanted)),
                    (wanted,),
                )


def _known(context: Context, acronym: Acronym) -> bool:
    claimed = any(claim.span.touches(acronym.span) for claim in context.claims.get(acronym.segment, ()))
    return claimed or any(acronym.text in segment.text for segment in context.release.zh)


def _in_chinese(context: Context, text: str) -> Iterator[Mark]:
    """The first place where the Chinese has an acronym."""
    for segment in context.release.zh:
        if text in segment.text:
            start = segment.text.index(text)
            yield Mark(segment, Span(start, start + len(text)), "the Chinese has it")
            return


def _unlisted(context: Context, told: Sequence[Mark]) -> Iterator[Finding]:
    """The bodies outside the glossary, or not found by it, whose own words do not fit their English."""
    wrong: dict[tuple[str, str], list[Unfit]] = {}
    by_pair = (each for pair in context.bodied for kind in (unfit, plural) for each in kind(context, pair))
    for one in (*by_pair, *misplaced(context)):
        if not _touches(one.en, told):
            wrong.setdefault((one.zh.text, one.en.text), []).append(one)
    for (zh, en), places in wrong.items():
        yield Finding(
            f'{zh} cannot be "{en}": {places[0].because}',
            tuple(mark for one in places for mark in (one.en, one.zh)),
            severity="error" if places[0].grave else "warning",
        )


def _touches(mark: Mark, told: Sequence[Mark]) -> bool:
    return any(mark.segment is other.segment and mark.span.touches(other.span) for other in told)


def _subject(claim: Claim) -> str:
    name = preferred(claim.concept, "zh") if claim.segment.lang == "en" else ""
    return f" for {name}" if name else ""


def _english(context: Context, found: Renderings) -> Iterator[Finding]:
    """The bodies of the Chinese that the English renders by none of their forms."""
    wrong: dict[tuple[str, str], list[tuple[Claim, Wrong]]] = {}
    told: set[str] = set()
    for number, _ in context.claimed:
        for claim, instead in _wrong_here(context, found, number):
            wrong.setdefault((claim.concept.id, instead.mark.text), []).append((claim, instead))
            told.add(claim.concept.id)
    for places in wrong.values():
        key = places[0][0].concept.id
        nowhere = () if key in found.everywhere["en"] else found.everywhere["zh"][key]
        yield _instead(places, nowhere)
    for key, claims in found.everywhere["zh"].items():
        if key not in told and key not in found.everywhere["en"]:
            yield from _nowhere(context, claims)


def _wrong_here(context: Context, found: Renderings, number: int) -> Iterator[tuple[Claim, Wrong]]:
    """The bodies that the Chinese of a pair names and for which the English has something else."""
    pair, here = context.pairs[number], found.pairs[number]
    lacking = [key for key in here["zh"] if key not in here["en"]] if pair.en else []
    for key, claims in here["zh"].items():
        en = here["en"].get(key, ())
        instead: Wrong | None = None
        if key in lacking:
            instead = english_like(context, pair, claims[0].concept)
            instead = instead or _another(found, number, lacking, claims[0].concept)
        elif en:
            fewer = english_like(context, pair, claims[0].concept, True) if len(en) < len(claims) else None
            odd = (bracketed(claims[0], one) or outgrown(context, claims[0], one) for one in en)
            instead = fewer or next(filter(None, odd), None)
        if instead:
            yield claims[0], instead


def _another(found: Renderings, number: int, lacking: Sequence[str], concept: Concept) -> Wrong | None:
    """The one body of the glossary that the English of a pair names and the Chinese does not, where one is lacking."""
    extra = [claims for key, claims in found.pairs[number]["en"].items() if key not in found.everywhere["zh"]]
    if len(extra) > 1:
        extra = [claims for claims in extra if same_kind(claims[0].concept, concept)]
    if len(lacking) != 1 or len(extra) != 1:
        return None
    claim = extra[0][0]
    if concept.parent == claim.concept.id or claim.concept.parent == concept.id or not _capital(text_of(claim)):
        return None
    name = preferred(claim.concept, "zh")
    return Wrong(Mark(claim.segment, claim.span), True, f", which is {name}" if name else "")


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _instead(places: Sequence[tuple[Claim, Wrong]], nowhere: Sequence[Claim]) -> Finding:
    """The finding for one wrong name, with every place; `nowhere` are those of a body that has no right name."""
    claim, wrong = places[0]
    wanted = preferred(claim.concept, "en")
    evidence = tuple(mark for one, other in places for mark in (other.mark, Mark(one.segment, one.span)))
    shown = {mark[:2] for mark in evidence}
    evidence += tuple(mark for mark in marks(nowhere) if mark[:2] not in shown)
    return Finding(
        f'{text_of(claim)} is "{wanted}" in the glossary; the English has "{wrong.mark.text}"{wrong.because}',
        evidence,
        _forms(claim.concept, "en"),
        severity=_gravity(claim.concept, wrong),
    )


def _gravity(concept: Concept, wrong: Wrong) -> Severity:
    """A note where only the country is named in another way, which may be style: China, Chinese."""
    if any(same_but_country(form, wrong.mark.text) for form in _forms(concept, "en")):
        return "note"
    return "error" if wrong.grave else "warning"


def _nowhere(context: Context, claims: Sequence[Claim]) -> Iterator[Finding]:
    """The finding for a body that the English version never names by any of its forms."""
    concept = claims[0].concept
    known = [claim for claim in claims if claim in context.claims[claim.segment]]
    if context.release.stated:  # two characters in a message may be the ends of two words: 在程序中共有两行
        known = [claim for claim in known if len(text_of(claim)) > _SHORTEST]
    plain = [claim for claim in known if not is_part(context, claim) and any(context.opposite(claim.segment))]
    wanted = preferred(concept, "en")
    if not plain or not wanted or concept.id in context.settings.house:
        return
    here = {claim.segment for claim in known}
    if any(in_other_words(context, pair, concept) for pair in context.pairs if here & {p.segment for p in pair.zh}):
        return
    yield Finding(
        f'{text_of(plain[0])} is "{wanted}" in the glossary; the English version has no form of it',
        marks(plain),
        _forms(concept, "en"),
        severity="warning",
        confidence="medium",
    )


def _chinese(context: Context, found: Renderings) -> Iterator[Finding]:
    """The bodies of the English in whose place the Chinese names something that is nearly them."""
    seen: set[tuple[str, str]] = set()
    for number, pair in context.claimed:
        for key, claims in found.pairs[number]["en"].items():
            if key in found.everywhere["zh"]:
                continue
            wrong = chinese_like(context, pair, claims[0].concept)
            if wrong and (key, wrong.mark.text) not in seen:
                seen.add((key, wrong.mark.text))
                yield _nearly(claims[0], wrong)


def _nearly(claim: Claim, wrong: Wrong) -> Finding:
    wanted = preferred(claim.concept, "zh")
    return Finding(
        f'"{text_of(claim)}" is {wanted} in the glossary; the Chinese has {wrong.mark.text}',
        (wrong.mark, Mark(claim.segment, claim.span)),
        _forms(claim.concept, "zh"),
        severity="error" if wrong.grave else "warning",
    )


def _forms(concept: Concept, lang: str) -> tuple[str, ...]:
    return tuple(t.text for t in concept.terms if t.lang.startswith(lang) and t.status in ("preferred", "admitted"))
