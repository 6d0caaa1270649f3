"""Who is who in each release: the people, how both versions write them, and what stands beside their names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from zhengming import aligning, titles
from zhengming import words as dictionaries
from zhengming.checks.context import Context
from zhengming.engine import Progress, paired
from zhengming.errors import Problem
from zhengming.model import Cast, Entry, Lang, Release, Seen, Segment, Span, View
from zhengming.names.chaining import chain
from zhengming.names.people import How, Mention, Mismatch, Person
from zhengming.names.recognising import is_said_of_person
from zhengming.settings import Settings
from zhengming.termbase import Termbase
from zhengming.titles import TitleUse

HOW: Mapping[How, str] = {
    "reading": "by reading",
    "rare reading": "by a rare reading",
    "glossary": "by glossary",
    "brackets": "by the brackets in the Chinese",
    "romanisation": "by another romanisation",
    "transliteration": "by sound",
}
ONLY: Mapping[Lang, str] = {"zh": "in Chinese only", "en": "in English only"}
WRONG, DOUBTFUL, UNDECIDED, UNMATCHED = "does not fit", "may not fit", "sound cannot tell", "not matched"
_READ = (HOW["reading"], HOW["rare reading"])
_VAGUE = (HOW["transliteration"], UNMATCHED)
_LOOKED_AT = 20

_ZH_LINK = re.compile(r"(?:[^在了由向对将\s，。；：？！,;:?!]{0,20})")
_ZH_BARE = re.compile("的?(?:本科|硕士|博士)?(?:研究)?(?:生|学生|教师|青年教师|校友)?")
_EN_NAMES = r"(?:(?:[A-Z][\w'’&.-]*|of|the|and|for|at|in|&),? )*"
_EN_LINK = re.compile(rf",? {_EN_NAMES}(?:of|at|in|for|from|with) (?:the )?|,? (?:the )?")
_EN_OWNS = re.compile(r"(?:['’]s?)? (?:[A-Za-z]+ ){0,2}")
_EN_BARE = re.compile(
    rf"(?: (?:of|from)|,? ?[(]|, (?:an?|the) (?:[a-z'’-]+ ){{1,5}}(?:of|at|from|in)) ?(?:the )?{_EN_NAMES}"
)


class Known(NamedTuple):
    """A person with the mentions of both languages; `notes` says what is wrong with some of them."""

    zh: tuple[Mention, ...]
    en: tuple[Mention, ...]
    short: tuple[Mention, ...]
    how: str
    notes: Mapping[Mention, str]


def rosters(
    paths: Sequence[Path],
    settings: Settings,
    termbase: Termbase,
    *,
    named: Sequence[tuple[str, str]] = (),
    progress: Progress | None = None,
) -> tuple[tuple[Cast, ...], tuple[Problem, ...]]:
    """The people of each release that some files and folders hold, and what could not be read.

    Arguments and errors as of `engine.examine`.
    """
    words = dictionaries.load(settings.words)
    releases, problems = paired(paths, settings, named=named, progress=progress)
    casts = []
    for number, release in enumerate(releases):
        if progress:
            progress(number, len(releases), release.name)
        casts.append(cast(Context(release, settings, termbase, words=words)))
    return tuple(casts), problems


def views(releases: Iterable[Release], settings: Settings, termbase: Termbase) -> Iterator[View]:
    """The releases of a report laid out to be read: what renders what, and who is who."""
    words = dictionaries.load(settings.words)
    for release in releases:
        context = Context(release, settings, termbase, words=words)
        yield View(context.release, context.pairs, cast(context).people)


def cast(context: Context) -> Cast:
    """The people of one release."""
    return Cast(context.release.name, tuple(entry for _, entry in people(context)), context.release.unpaired)


def people(context: Context) -> Iterator[tuple[Known, Entry]]:
    """The people of one release by their first mention, each with the places of all mentions."""
    known = list(_known(context))
    order = _order(context)
    names = _names(known)
    known.sort(key=lambda one: min(order(mention) for mention in (*one.zh, *one.en)))
    entries = ((one, _entry(context, one, names, order)) for one in known)
    return ((one, entry) for one, entry in entries if _is_person(one, entry))


def _is_person(one: Known, entry: Entry) -> bool:
    """Whether a name is a person's: a product has one word and no title, a place or a virus no verb of saying."""
    if any(entry.titles.values()) or any("·" in mention.text for mention in one.zh):
        return True
    if one.how in _READ:
        return {len(mention.text.split()) for mention in one.en} != {1}
    return one.how not in _VAGUE or any(map(is_said_of_person, one.zh))


_Order = Callable[[Mention], tuple[int, int, int, int]]


def _order(context: Context) -> _Order:
    """Where a mention comes in a release: by the Chinese, an English one behind the Chinese that it renders."""
    numbers = {segment: n for n, segment in enumerate(context.release.zh)}
    ranks = {segment: (n, 0, n) for segment, n in numbers.items()}
    last = -1
    for n, segment in enumerate(context.release.en):
        last = min((numbers[other] for other in context.opposite(segment)), default=last)
        ranks[segment] = (last, 1, n)
    return lambda mention: (*ranks[mention.segment], mention.span.start)


def _known(context: Context) -> Iterator[Known]:
    """Everybody whom the roster knows, then those whom one version names and nothing matches."""
    found = [*_matched(context), *_unmatched(context)]
    seen = _names(found)
    yield from found
    how = UNMATCHED if context.both else ""
    for person in context.recognised:
        if not any(span.touches(m.span) for m in (*person.zh, *person.en) for span in seen.get(m.segment, ())):
            yield Known(person.zh, person.en, person.short, how, {})


def _matched(context: Context) -> Iterator[Known]:
    """The people whom both versions name, with the names that do not fit."""
    roster = context.roster
    wrong: dict[str, list[Mismatch]] = {}
    for mismatch in roster.mismatches:
        wrong.setdefault(mismatch.name, []).append(mismatch)
    alike = _by_name(context.recognised)
    for person in roster.people:
        yield _joined(person, wrong.pop(person.name, ()), alike.get(person.name), HOW[person.how] if person.how else "")
    for name, mismatches in wrong.items():
        yield _joined(Person(name, (), ()), mismatches, alike.get(name), "")


def _unmatched(context: Context) -> Iterator[Known]:
    """The people whom one version does not name, or not so that sound could tell."""
    roster = context.roster
    alike = _by_name(context.recognised)
    matched = {person.name for person in roster.people}
    for doubt in roster.doubts:
        yield _joined(Person("", (doubt.zh,), (doubt.en,)), (), _same(doubt.zh, alike), UNDECIDED)
    for missing in roster.missing:
        same = _same(missing.mention, alike)
        if not same or same.name not in matched:
            sides = ((missing.mention,), ()) if missing.lang == "zh" else ((), (missing.mention,))
            yield _joined(Person("", *sides), (), same, ONLY[missing.lang])


def _by_name(people: Iterable[Person]) -> dict[str, Person]:
    return {person.name: person for person in people if person.name}


def _same(mention: Mention, people: Mapping[str, Person]) -> Person | None:
    """The one of some people who is named in a place."""
    return next((person for person in people.values() if mention in person.zh), None)


def _joined(person: Person, wrong: Sequence[Mismatch], alike: Person | None, how: str) -> Known:
    """A person with the mentions that do not fit, and those that the Chinese has besides."""
    more, brief = (alike.zh, alike.short) if alike else ((), ())
    zh = dict.fromkeys((*person.zh, *(mismatch.zh for mismatch in wrong), *more))
    whole, short = _told_apart(person.en)
    notes = {mismatch.en: WRONG if mismatch.sure else DOUBTFUL for mismatch in wrong}
    en = dict.fromkeys((*(mention for mention in whole if not _is_within(mention, notes)), *notes))
    if notes and notes.keys() >= en.keys():
        how = WRONG if WRONG in notes.values() else DOUBTFUL
    return Known(tuple(zh), tuple(en), tuple(dict.fromkeys((*person.short, *brief, *short))), how, notes)


def _told_apart(mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The English mentions by the whole name, and those that are the last word of another: Weidmann."""
    last = {mention.text.rpartition(" ")[2] for mention in mentions if " " in mention.text}
    whole = [mention for mention in mentions if mention.text not in last]
    return whole, [mention for mention in mentions if mention.text in last]


def _is_within(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether a mention is part of another: the right one in "Li Zhu Ruolan"."""
    return any(mention.segment is other.segment and mention.span.touches(other.span) for other in others)


def _names(people: Iterable[Known]) -> dict[Segment, list[Span]]:
    """Where people are named, by segment."""
    found: dict[Segment, list[Span]] = {}
    for mention in (mention for one in people for mention in (*one.zh, *one.en, *one.short)):
        found.setdefault(mention.segment, []).append(mention.span)
    return found


def _entry(context: Context, one: Known, names: Mapping[Segment, Sequence[Span]], order: _Order) -> Entry:
    zh, en, short = (sorted(mentions, key=order) for mentions in (one.zh, one.en, one.short))
    beside: dict[Lang, list[_Beside]] = {"zh": [], "en": []}
    for mention in (*zh[:_LOOKED_AT], *en[:_LOOKED_AT], *short[:_LOOKED_AT]):
        beside[mention.segment.lang].append(_beside(context, mention, names))
    return Entry(
        tuple(_seen(mention) for mention in zh),
        tuple(_seen(mention, one.notes.get(mention, "")) for mention in en),
        tuple(_seen(mention) for mention in short),
        {lang: next((found.titles for found in rows if found.titles), ()) for lang, rows in beside.items()},
        {lang: next((found.body for found in rows if found.body), "") for lang, rows in beside.items()},
        one.how,
        () if one.how in _VAGUE[:1] else chain(zh[0].text, [mention.text for mention in en]) if zh else (),
    )


def _seen(mention: Mention, note: str = "") -> Seen:
    segment = mention.segment
    place = segment.place(mention.span)
    return Seen(mention.text, segment.lang, segment.path, place.line, place.column, segment.label, note)


class _Beside(NamedTuple):
    """What stands beside a name: titles in the order of the text, and a body of the glossary."""

    titles: tuple[str, ...]
    body: str


def _beside(context: Context, mention: Mention, names: Mapping[Segment, Sequence[Span]]) -> _Beside:
    segment, span = mention.segment, mention.span
    others = [other for other in names[segment] if not other.touches(span)]
    uses = [use for use in _held(segment, span, others) if _is_held(use, span)]
    called = titles.within(titles.find(segment.text, segment.lang), span)
    said = tuple(dict.fromkeys(use.text for use in (*uses, *called)))
    return _Beside(said, _body(context, mention, [use.span for use in uses], others))


def _held(segment: Segment, span: Span, others: Sequence[Span]) -> Iterator[TitleUse]:
    """The titles that belong to a name and not, by standing behind it, to the name before: X, dean of B, and Y."""
    before = max((other for other in others if other.end <= span.start), default=None)
    taken: set[Span] = set()
    if before:
        around = titles.around(segment.text, before, segment.lang, [*others, span])
        taken = {use.span for use in around if use.span.start >= before.end}
    for use in titles.around(segment.text, span, segment.lang, others):
        if use.span not in taken:
            yield use


def _is_held(use: TitleUse, name: Span) -> bool:
    """Whether a title is what one person holds: not the verb in 罗小兵代表学校, nor "members" behind a name."""
    if use.text == "代表":
        return use.span.end <= name.start
    return not use.text.endswith("s") or (use.text[0].isupper() and use.span.end <= name.start)


def _body(context: Context, mention: Mention, held: Sequence[Span], others: Sequence[Span]) -> str:
    """The institution of the glossary that a name or its titles are said to belong to, as it stands there."""
    segment, span = mention.segment, mention.span
    sentence = next((s for s in aligning.split(segment) if s.holds(span)), Span(0, len(segment.text)))
    low = max([sentence.start, *(other.end for other in others if other.end <= span.start)])
    high = min([sentence.end, *(other.start for other in others if other.start >= span.end)])
    claims = [c.span for c in context.claims[segment] if c.concept.kind == "institution"]
    before = [claim for claim in claims if low <= claim.start and claim.end <= span.start]
    after = [claim for claim in claims if span.end <= claim.start and claim.end <= high]
    belongs = _belongs_zh if segment.lang == "zh" else _belongs_en
    near = [*after[:1], *before[-1:]] if segment.lang == "en" else before[-1:]
    return next((segment.text[c.start : c.end] for c in near if belongs(segment.text, span, held, c)), "")


def _belongs_zh(text: str, name: Span, held: Sequence[Span], body: Span) -> bool:
    """Whether a body before a Chinese name is that person's: 某大学校长罗小兵, 某大学学生罗小兵."""
    first = min((title.start for title in held if body.end <= title.start < name.start), default=-1)
    if first < 0:
        return _ZH_BARE.fullmatch(text, body.end, name.start) is not None
    return _ZH_LINK.fullmatch(text, body.end, first) is not None


def _belongs_en(text: str, name: Span, held: Sequence[Span], body: Span) -> bool:
    """Whether a body beside an English name is that person's: X, dean of B; X of B; B president X; the dean of B, X."""
    before = [title for title in held if title.end <= name.start]
    after = [title for title in held if title.start >= name.end]
    if body.start >= name.end:
        first = min((title.end for title in after if title.end <= body.start), default=0)
        link = _EN_LINK if first else _EN_BARE
        return link.fullmatch(text, first or name.end, body.start) is not None
    if any(title.start >= body.end and _EN_OWNS.fullmatch(text, body.end, title.start) for title in before):
        return True
    led = any(title.end <= body.start and _EN_LINK.fullmatch(text, title.end, body.start) for title in before)
    return led and text[body.end : name.start].strip(", ") == ""
