"""A title that is another office in the other version: the 部长 of a Party department as "Minister"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from zhengming import titles
from zhengming.checks import glossed
from zhengming.checks.context import Context
from zhengming.checks.couples import held_by_somebody, in_passages, numbers, of_nobody
from zhengming.checks.demoted import demoted
from zhengming.checks.dropped import dropped
from zhengming.checks.holders import Held, Holder, numbered
from zhengming.checks.roles import known, offices_of, shown
from zhengming.checks.term_refused import unwanted
from zhengming.model import Finding, Lang, Mark, Severity, Span
from zhengming.names.people import Mention
from zhengming.patterns import pattern
from zhengming.titles import Rank, Rule, Setting

Unheld = Callable[[int, Lang], frozenset[Rank]]
"""The ranks of the titles that nobody holds in one version of a pair, by its number."""

_PRESS = "press"
"""Who signs a text: in a line of such names it is hard to tell whose title is whose, and hardly matters."""
_ANYBODY = frozenset(("head", "chief", "leader", "boss", "founder", "member", "officer"))
_MEMBERS = frozenset(("常委", "委员", "常务委员", "候补委员", "政协委员"))
_A_BODY = pattern(
    r"\s*[,(（]\s*(?:and |also )?(?:the |a |an )?(?:[\w'’&.-]+ ){0,5}?"
    r"(Standing Committee|Committee|Council|Bureau|Commission)\b"
    r"(?! (?i:member|alternate|secretary|chair|director|head|chief|vice|deputy))"
)
_AN_ORGAN = pattern(r", [^,;.()]{0,120}? and the (Ministry|Department|Bureau|Office) of\b")


class Differing(NamedTuple):
    """Two titles of one person that are not one office: `why` is a clause, `expected` what the English should have."""

    name: str
    zh: Held
    en: Mark
    why: str
    expected: tuple[str, ...] = ()
    severity: Severity = "warning"
    also: tuple[Mark, ...] = ()


def check(context: Context) -> Iterator[Finding]:
    """One finding for each pair of titles that are not one office, with every place."""
    grouped: dict[tuple[str, str, str, str], list[Differing]] = {}
    said: dict[Mark, str] = {}
    for one in (*_of_people(context), *_of_nobody(context)):
        if said.setdefault(one.zh.mark, one.why) == one.why:
            grouped.setdefault((one.name, one.zh.use.text, one.en.text.lower(), one.why), []).append(one)
    for group in grouped.values():
        yield _finding(group)
    yield from _dropped(context)
    yield from _against_glossary(context)
    yield from unwanted(context, ("title",))


def _dropped(context: Context) -> Iterator[Finding]:
    """A note for each person whose title is in every mention of the Chinese and nowhere in the English."""
    for title, holder in dropped(context, numbers(context)):
        name = holder.en_names[0]
        yield Finding(
            f'{holder.name} is {_shown(title)} in the Chinese; the English has "{name.text}" without any title',
            (Mark(name.segment, name.span), title.mark),
            severity="note",
            confidence="medium",
        )


def _against_glossary(context: Context) -> Iterator[Finding]:
    """The titles of people that are of another rank than the glossary has, wherever the release names them."""
    for person in known(context):
        fits = [(held, offices_of(person, held, context)) for held in person.held]
        right = {office for _, offices in fits for office, how in offices.items() if how == "same"}
        wrong = [(held, next(iter(offices))) for held, offices in fits if offices and right.isdisjoint(offices)]
        for office in dict.fromkeys(office for _, office in wrong):
            places = [held for held, other in wrong if other == office]
            places.sort(key=lambda held: held.segment.lang)
            yield Finding(
                f'{person.name} is called "{places[0].use.text}"; the glossary has {shown(office, context)}',
                tuple(dict.fromkeys(held.mark for held in places)),
                severity="warning",
            )


def _finding(group: Sequence[Differing]) -> Finding:
    one = group[0]
    subject = f"{one.name} is {_shown(one.zh)} in the Chinese" if one.name else f"the Chinese has {_shown(one.zh)}"
    expected = "; expected " + " or ".join(f'"{text}"' for text in one.expected) if one.expected else ""
    marks = dict.fromkeys(mark for each in group for mark in (each.en, each.zh.mark, *each.also))
    return Finding(
        f'{subject}; the English has "{one.en.text}": {one.why}{expected}',
        tuple(marks),
        one.expected,
        severity=one.severity,
    )


def _shown(zh: Held) -> str:
    """A Chinese title with the words of its body, its country or its portfolio that stand before it."""
    text, span = zh.segment.text, zh.use.span
    rule = titles.rule_for(text, zh.use)
    body = re.search(f"[\u4e00-\u9fff]{{0,4}}{rule.before.pattern}", text[: span.start][-24:]) if rule else None
    start = span.start - len(body[0]) if body else titles.extent(text, zh.use, "zh").start
    return text[start : span.end]


def _of_people(context: Context) -> Iterator[Differing]:
    """What differs in the titles of the people whom the Chinese names."""
    by_segment = numbers(context)
    rows = [(one, numbered(one.zh, by_segment), numbered(one.en, by_segment)) for one in context.holders]
    unheld = _unheld(context)
    for one, zh_here, en_here in rows:
        for number in sorted(zh_here):
            zh, en = zh_here[number], en_here.get(number, [])
            yield from _by_setting(context, one, zh, en)
            yield from _another(context, one, zh, en, number, unheld)
            yield from (_made_member(one.name, *found) for found in demoted(one, zh, en))
            mentions = [mention for mention in one.en_names if by_segment.get(mention.segment) == number]
            yield from _member(one, mentions, zh, en, number, unheld)
    yield from _moved(rows)


def _made_member(name: str, zh: Held, en: Mark) -> Differing:
    return Differing(name, zh, en, "this makes its head one of the members", (), "error")


def _corresponding(held: Held, others: Sequence[Held], loosely: bool = False) -> list[Held]:
    """Those of the titles of the other version that may render one."""
    if held.segment.lang == "zh":
        return [other for other in others if titles.corresponds(held.use.rank, other.use.rank, loosely)]
    return [other for other in others if titles.corresponds(other.use.rank, held.use.rank, loosely)]


def _by_setting(context: Context, holder: Holder, zh: Sequence[Held], en: Sequence[Held]) -> Iterator[Differing]:
    """Titles of one kind whose body, country or portfolio makes them two offices."""
    loosely = sum(titles.leads(one.use.rank) for one in zh) == 1 == sum(titles.leads(one.use.rank) for one in en)
    for one in zh:
        others = _corresponding(one, en) or _corresponding(one, en, loosely)
        others = [other for other in others if not titles.disagreement(one.use.rank, other.use.rank)]
        found = [_set_apart(context, holder.name, one, other) for other in others]
        if found and all(found):
            yield from [each for each in found if each][:1]


_Essence = tuple[Rank, Setting, Rule | None]


def _of_nobody(context: Context) -> Iterator[Differing]:
    """The same of people who could not be matched."""
    known = held_by_somebody(context)
    for one, other in of_nobody(context, _essence, _apart, known):
        found = _set_apart(context, "", one, other)
        if found:
            yield found


def _essence(held: Held) -> _Essence:
    text, use, lang = held.segment.text, held.use, held.segment.lang
    return use.rank, titles.setting(text, use, lang), titles.rule_for(text, use) if lang == "zh" else None


def _apart(zh: _Essence, en: _Essence) -> bool:
    """Whether two titles of one kind may be of two offices."""
    (zh_rank, zh_set, rule), (en_rank, en_set, _) = zh, en
    if not titles.corresponds(zh_rank, en_rank) or titles.disagreement(zh_rank, en_rank):
        return False
    wrong = rule is not None and en_rank.base in rule.wrong
    far = _disjoint(zh_set.countries, en_set.countries) or bool(zh_set.seat and en_set.seat - zh_set.seat)
    return wrong or far or _disjoint(zh_set.portfolios, en_set.portfolios) or bool(zh_set.short)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _set_apart(context: Context, name: str, zh: Held, en: Held) -> Differing | None:
    """How the words beside two titles of one kind make them two offices."""
    (_, here, rule), (rank, there, _) = _essence(zh), _essence(en)
    if rule and rank.base in rule.wrong and not glossed.allowed(context, zh, en, with_body=True):
        expected = tuple(_like(titles.rendered(zh.use.rank, word), en) for word in rule.right)
        why = f"the head of such a body is no {rank.base}"
        return Differing(name, zh, en.mark, why, expected, "error" if rule.grave else "warning")
    named = titles.countries_in(zh.segment.text)
    if here.seat and there.seat - here.seat - named:
        return _abroad(name, zh, en, here.seat, there.seat - here.seat)
    if _disjoint(here.countries, there.countries) and not there.countries & named:
        return _abroad(name, zh, en, here.countries, there.countries)
    if _disjoint(here.portfolios, there.portfolios):
        both = f"{_first(here.portfolios)} is not {_first(there.portfolios)}"
        return Differing(name, zh, _whole(en), f"another portfolio, {both}", (), "error")
    return _misread(context, name, zh, en, here, there)


def _first(keys: frozenset[str]) -> str:
    return min(keys)


def _abroad(name: str, zh: Held, en: Held, here: frozenset[str], there: frozenset[str]) -> Differing:
    right, wrong = (" and ".join(titles.country_names(key)[0] for key in sorted(keys)) for keys in (here, there))
    why = f'the Chinese says {"、".join(sorted(here))}, which is "{right}", not {wrong}'
    return Differing(name, zh, _whole(en), why, (), "error")


def _whole(en: Held) -> Mark:
    """An English title with its country and portfolio."""
    return Mark(en.segment, titles.extent(en.segment.text, en.use, "en"))


def _misread(context: Context, name: str, zh: Held, en: Held, here: Setting, there: Setting) -> Differing | None:
    """A country in one character that was taken for a name: 毛卫生部长 of 毛里求斯 as "Mao Health Minister"."""
    if not here.short or there.countries or here.short in "副前原正":
        return None
    from zhengming.names.readings import readings

    meant = titles.short_for(here.short, "\n".join(segment.text for segment in context.release.zh))
    sounds = tuple(sound.capitalize() for sound in readings(here.short))
    spelt = [word for word in there.stem if sounds and word.startswith(sounds) and len(word) <= len(sounds[0]) + 4]
    if not meant or not spelt:
        return None
    right = " or ".join(titles.country_names(key)[0] for key in sorted(meant))
    why = f'{here.short} is short for {"、".join(sorted(meant))}, "{right}", and "{spelt[0]}" is its sound'
    start = en.segment.text.rindex(spelt[0], 0, en.use.span.end)
    return Differing(name, zh, Mark(en.segment, Span(start, en.use.span.end)), why, (), "error")


def _like(expected: str, en: Held) -> str:
    return expected if en.use.text[:1].isupper() else expected.lower()


def _another(
    context: Context, holder: Holder, zh: Sequence[Held], en: Sequence[Held], number: int, unheld: Unheld
) -> Iterator[Differing]:
    """A title of another kind in the place of one that the English does not have: 市长 as "governor"."""
    lost = [one for one in zh if not (one.called or one.shared or _corresponding(one, holder.en))]
    new = [one for one in en if not (one.shared or _corresponding(one, holder.zh) or _is_general(one.use.rank))]
    if len(lost) != 1 or len(new) != 1 or not holder.is_sure:
        return
    one, other = lost[0], new[0]
    if not titles.sort_of(one.use.rank) & titles.sort_of(other.use.rank) - {_PRESS}:
        return
    if titles.disagreement(one.use.rank, other.use.rank) or glossed.known(context, one, other):
        return
    if _elsewhere(one, number, unheld) or _elsewhere(other, number, unheld):
        return
    loosely = titles.leads(one.use.rank) and titles.leads(other.use.rank)
    why = "these are two offices" if not loosely else "this is not what it is called"
    yield Differing(holder.name, one, other.mark, why, (), "warning" if loosely else "error")


def _is_general(en: Rank) -> bool:
    """Whether an English title is said of whoever heads a body or is in it: head, village chief."""
    return en.base in _ANYBODY or en.base.endswith((" head", " chief"))


def _unheld(context: Context) -> Unheld:
    """What finds the ranks of the titles in a pair that nobody is known to hold."""
    known = held_by_somebody(context)

    @cache
    def ranks(number: int, lang: Lang) -> frozenset[Rank]:
        side = context.pairs[number].zh if lang == "zh" else context.pairs[number].en
        return frozenset(held.use.rank for held in in_passages(side) if (held.segment, held.use.span) not in known)

    return ranks


def _elsewhere(held: Held, number: int, unheld: Unheld) -> bool:
    """Whether the other version has such a title that nobody is known to hold: then only its holder was not seen."""
    if held.segment.lang == "zh":
        return any(titles.corresponds(held.use.rank, rank) for rank in unheld(number, "en"))
    return any(titles.corresponds(rank, held.use.rank) for rank in unheld(number, "zh"))


def _member(
    holder: Holder, mentions: Sequence[Mention], zh: Sequence[Held], en: Sequence[Held], number: int, unheld: Unheld
) -> Iterator[Differing]:
    """A person who is made the body: 省委常委 as "the Standing Committee of …", 部长 as "the Ministry of …"."""
    lost = [one for one in zh if not (one.called or one.shared or _corresponding(one, holder.en, True))]
    lost = [one for one in lost if not _elsewhere(one, number, unheld)]
    for mention in mentions if lost else ():
        here = [each for each in en if each.segment is mention.segment]
        for body, is_of_members in _bodies(mention, here):
            one = next((one for one in lost if (one.use.rank.base in _MEMBERS) == is_of_members), None)
            if one:
                yield Differing(holder.name, one, body, "this is the body, and the title in it is lost", (), "error")
                return


def _bodies(mention: Mention, en: Sequence[Held]) -> Iterator[tuple[Mark, bool]]:
    """The bodies that stand behind a name as if it were theirs, and whether people are members of such a body."""
    text, start = mention.segment.text, mention.span.end
    body = _A_BODY.match(text, start)
    if body and not titles.within(titles.find(text, "en"), Span(start, body.end())):
        yield Mark(mention.segment, Span(*body.span(1))), True
    organ = _AN_ORGAN.match(text, start)
    if organ and any(start < one.use.span.start < organ.start(1) for one in en):
        yield Mark(mention.segment, Span(*organ.span(1))), False


_Row = tuple[Holder, Mapping[int, list[Held]], Mapping[int, list[Held]]]


def _moved(rows: Sequence[_Row]) -> Iterator[Differing]:
    """A title that the English gives to another person than the Chinese; one person alone must have lost such a one."""
    lost: dict[int, dict[Rank, list[tuple[Holder, Held]]]] = {}
    for one, zh_here, _ in rows:
        for number, held in zh_here.items():
            for title in held:
                if not (title.called or title.shared or _corresponding(title, one.en, True)):
                    lost.setdefault(number, {}).setdefault(title.use.rank, []).append((one, title))
    for one, _, en_here in rows:
        for number, held in en_here.items():
            for new in held:
                if new.shared or not one.is_sure or _PRESS in titles.sort_of(new.use.rank):
                    continue
                found = [each for each in lost.get(number, {}).values() if _is_same(each[0][1], new)]
                if not found or _corresponding(new, one.zh):
                    continue
                if len(found) == 1 == len(found[0]) and found[0][0][0] is not one:
                    yield _given_to(one, *found[0][0], new)


def _is_same(zh: Held, en: Held) -> bool:
    return titles.corresponds(zh.use.rank, en.use.rank) and not titles.disagreement(zh.use.rank, en.use.rank)


def _given_to(holder: Holder, right: Holder, zh: Held, en: Held) -> Differing:
    named = next(mention for mention in holder.en_names if mention.segment is en.segment)
    why = f"it is given to {named.text} ({holder.name})"
    return Differing(right.name, zh, en.mark, why, (), "error", (Mark(named.segment, named.span),))
