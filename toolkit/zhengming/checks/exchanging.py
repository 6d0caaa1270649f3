"""Whether two people of one passage stand each for the other, and how it is known: by titles, parts, lists, sentences.

Only people whom the English names in another order are looked at: who is exchanged for another changes places.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from zhengming.checks.belonging import body_of
from zhengming.checks.context import Context
from zhengming.checks.parts import parts_of
from zhengming.model import Lang, Pair, Passage, Place, Segment, Span
from zhengming.names.people import Mention
from zhengming.patterns import pattern
from zhengming.titles import TitleUse, around, corresponds

_STOP = pattern("[。！？；]")
_MAY_SHARE = pattern(r"[^.。;；:：]{0,12}(?:[、,&和与及]|\band\b)[^.。;；:：]{0,12}")
_LISTED: Mapping[Lang, re.Pattern[str]] = {
    "zh": pattern(r"\s*(?:[、和与及]|以及)?\s*"),
    "en": pattern(r"(?:,|,? and|,? as well as| &)\s"),
}
_MOST_PEOPLE = 16


class Told(NamedTuple):
    """A person whom both versions of a passage name, and where, in the order of the text."""

    name: str
    zh: tuple[Mention, ...]
    en: tuple[Mention, ...]


class Scene(NamedTuple):
    """A passage, the people whom both of its versions name, and where its segments name anybody."""

    pair: Pair
    people: tuple[Told, ...]
    names: Mapping[Segment, Sequence[Span]]


def exchanges(context: Context) -> Iterator[tuple[Told, Told, str]]:
    """Two people of one passage, each in the place of the other, and in a clause how that is known."""
    for scene in _scenes(context):
        for one, other in _turned(scene.people):
            why = _known_by(context, scene, one, other)
            if why:
                yield one, other, why


def _scenes(context: Context) -> Iterator[Scene]:
    """The passages in which both versions name two people or more."""
    where: dict[Segment, list[tuple[int, Mention]]] = {}
    people = context.roster.people
    for number, person in enumerate(people):
        for mention in (*person.zh, *person.en):
            where.setdefault(mention.segment, []).append((number, mention))
    names = {segment: sorted(mention.span for _, mention in found) for segment, found in where.items()}
    for pair in context.pairs if len(people) > 1 else ():
        if not any(passage.segment in where for passage in pair.zh):
            continue
        zh, en = _named(pair.zh, where), _named(pair.en, where)
        told = tuple(Told(people[n].name, tuple(zh[n]), tuple(en[n])) for n in zh if n in en)
        if 1 < len(told) <= _MOST_PEOPLE:
            yield Scene(pair, told, names)


def _named(
    passages: Sequence[Passage], where: Mapping[Segment, Sequence[tuple[int, Mention]]]
) -> dict[int, list[Mention]]:
    """The numbers of the people whom some passages name, by their first mention, and where."""
    mentions = [
        (n, mention.span, person, mention)
        for n, passage in enumerate(passages)
        for person, mention in where.get(passage.segment, ())
        if passage.span.holds(mention.span)
    ]
    found: dict[int, list[Mention]] = {}
    for _, _, person, mention in sorted(mentions, key=lambda entry: entry[:2]):
        found.setdefault(person, []).append(mention)
    return found


def _turned(people: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The people, given in the order of the Chinese, whom the English names in another order."""
    rows = {lang: _row(people, lang) for lang in _LISTED}
    for one, other in combinations(people, 2):
        zh, en = ([told for told in rows[lang] if told in (one, other)] for lang in ("zh", "en"))
        if zh != en:
            yield one, other


def _row(people: Sequence[Told], lang: Lang) -> list[Told]:
    """The people in the order in which a language names them, as often as it does."""
    named = [(mention, told) for told in people for mention in (told.zh if lang == "zh" else told.en)]
    return [told for _, told in sorted(named, key=lambda entry: _place(entry[0]))]


def _place(mention: Mention) -> tuple[Place, int]:
    return mention.segment.place(mention.span), mention.span.start


def _known_by(context: Context, scene: Scene, one: Told, other: Told) -> str:
    """How it is known that two people are exchanged; empty where they are not."""
    if why := _by_titles_and_parts(scene, one, other) or _by_bodies(context, scene, one, other):
        return why
    if _by_list(scene, one, other):
        return "a list of people has the one in the Chinese and the other in the English"
    if _by_sentences(context, scene.pair, one, other):
        return "each stands in the sentence that renders the other's"
    return ""


class _Facts(NamedTuple):
    """What a passage says of a person in one language: the titles and the parts."""

    titles: tuple[TitleUse, ...]
    parts: frozenset[str]


def _by_titles_and_parts(scene: Scene, one: Told, other: Told) -> str:
    """What each has in the English that the other has in the Chinese, where not both have what they should.

    One such title or part is enough where neither person has one of their own, and the English begins with the other.
    """
    sharing = _may_share(one.zh, other.zh) or _may_share(one.en, other.en)
    zh = [_facts(scene, mentions, "zh") for mentions in (one.zh, other.zh)]
    en = [_facts(scene, mentions, "en") for mentions in (one.en, other.en)]
    if sharing and not all(facts.titles for facts in (*zh, *en)):
        zh, en = ([facts._replace(titles=()) for facts in side] for side in (zh, en))
    own = [_in_common(zh[0], en[0]), _in_common(zh[1], en[1])]
    crossed = [_in_common(zh[0], en[1]), _in_common(zh[1], en[0])]
    turned = _place(one.en[0]) > _place(other.en[0])
    if (all(crossed) and not all(own)) or (turned and any(crossed) and not any(own)):
        known = crossed[0] or crossed[1]
        holder, instead = (one, other) if crossed[0] else (other, one)
        return f'{known} {holder.zh[0].text} in the Chinese, "{instead.en[0].text}" in the English'
    return ""


def _by_bodies(context: Context, scene: Scene, one: Told, other: Told) -> str:
    """Whether each belongs in the English to the body to which the other does in the Chinese."""
    zh = [body_of(context, told.zh, _others(scene, told.zh), "zh") for told in (one, other)]
    en = [body_of(context, told.en, _others(scene, told.en), "en") for told in (one, other)] if all(zh) else []
    ids = [body.concept.id for body in (*zh, *en) if body]
    if len(ids) != 4 or ids[0] == ids[1] or (ids[0], ids[1]) != (ids[3], ids[2]) or not zh[0]:
        return ""
    body = one.zh[0].segment.text[zh[0].span.start : zh[0].span.end]
    return f'of {body} is {one.zh[0].text} in the Chinese, "{other.en[0].text}" in the English'


def _others(scene: Scene, mentions: Sequence[Mention]) -> list[Span]:
    """Where the segment of the first mention names anybody else."""
    return [span for span in scene.names[mentions[0].segment] if span != mentions[0].span]


def _facts(scene: Scene, mentions: Sequence[Mention], lang: Lang) -> _Facts:
    titles: list[TitleUse] = []
    parts: set[str] = set()
    for mention in mentions:
        text, others = mention.segment.text, [s for s in scene.names[mention.segment] if s != mention.span]
        titles += around(text, mention.span, lang, others)
        before = max((s.end for s in others if s.end <= mention.span.start), default=0)
        after = min((s.start for s in others if s.start >= mention.span.end), default=len(text))
        parts |= parts_of(text, mention.span, lang, Span(before, after))
    return _Facts(tuple(titles), frozenset(parts))


def _in_common(zh: _Facts, en: _Facts) -> str:
    """What the English says of somebody as the Chinese does, to be followed by the name; empty where nothing."""
    titles = [a.text for a in zh.titles if any(corresponds(a.rank, b.rank) for b in en.titles)]
    if titles:
        return f"{titles[0]} is"
    parts = sorted(zh.parts & en.parts)
    return f"who {parts[0]} is" if parts else ""


def _may_share(ones: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether any two names are neighbours in a list, which may share a title."""
    return any(
        a.segment is b.segment and _MAY_SHARE.fullmatch(a.segment.text, *_between(a.span, b.span)) is not None
        for a in ones
        for b in others
    )


def _between(one: Span, other: Span) -> Span:
    first, second = sorted((one, other))
    return Span(first.end, max(second.start, first.end))


def _by_list(scene: Scene, one: Told, other: Told) -> bool:
    """Whether a list of names has the one in the Chinese and the other in the English, and else the same people."""
    lists = {lang: _lists(scene.people, lang) for lang in _LISTED}
    for zh in lists["zh"]:
        for en in lists["en"] if one in zh or other in zh else ():
            if {*zh} ^ {*en} == {one, other} and len(zh) == len(en):
                return True
    return False


def _lists(people: Sequence[Told], lang: Lang) -> list[list[Told]]:
    """The names that stand one after the other with nothing but a comma or an "and" between them."""
    mentions = [(mention, told) for told in people for mention in (told.zh if lang == "zh" else told.en)]
    rows: list[list[Told]] = []
    last: Mention | None = None
    for mention, told in sorted(mentions, key=lambda entry: _place(entry[0])):
        beside = last is not None and last.segment is mention.segment
        joined = beside and last and _LISTED[lang].fullmatch(mention.segment.text, *_between(last.span, mention.span))
        if not joined:
            rows.append([])
        rows[-1].append(told)
        last = mention
    return [row for row in rows if len(row) > 1]


def _by_sentences(context: Context, pair: Pair, one: Told, other: Told) -> bool:
    """Whether each of two people, named once, stands in the sentence that renders the other's."""
    if any(len(side) > 1 for side in (one.zh, one.en, other.zh, other.en)):
        return False
    zh, other_zh = one.zh[0], other.zh[0]
    if zh.segment is other_zh.segment and not _STOP.search(zh.segment.text, *_between(zh.span, other_zh.span)):
        return False
    fine = context.sentences(pair)
    ours, theirs = ([n for n, p in enumerate(fine) if _holds(p.zh, m)] for m in (zh, other_zh))
    ours_en, theirs_en = ([n for n, p in enumerate(fine) if _holds(p.en, m)] for m in (one.en[0], other.en[0]))
    return bool(ours and theirs) and ours != theirs and ours == theirs_en and theirs == ours_en


def _holds(passages: Sequence[Passage], mention: Mention) -> bool:
    return any(p.segment is mention.segment and p.span.holds(mention.span) for p in passages)
