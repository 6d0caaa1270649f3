"""People whom one version names and the other does not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from zhengming.names import others
from zhengming.names.chinese import Candidate
from zhengming.names.desk import SURE_NAME, Desk, Room
from zhengming.names.english import surname_weight
from zhengming.names.listing import ends, is_proven
from zhengming.names.matching import Use, is_introduced
from zhengming.names.owning import may_be_own
from zhengming.names.people import Mismatch, Missing
from zhengming.names.readings import romanised
from zhengming.names.syllables import plain, split
from zhengming.names.transliteration import likeness
from zhengming.patterns import pattern

_NEIGHBOURS = 6
_NEIGHBOURS_SAY = 2.0
_SAYS_PERSON = 4.0
_FREQUENT_SURNAME = 1000.0
_LONGEST_BYLINE = 24
_SHORTEST_HEARD = 4
_HEARD = 0.5
_LONGEST_ACRONYM = 5
_NO_PERSON_BEFORE = pattern(r"\b(?:of|in|at|from|to|near|for)(?: the)? $|\b(?:[A-Z][a-z-]+(?:al|ic|ese|ish)|The) $")
_CAPITAL_AFTER = pattern(" (?:of )?[A-Z][a-z]")
_ENGLISH_LIST = pattern(r",? ?(?:and |& |as well as )?(?:[A-Z][a-z]+[.]? )?(?:(?:[A-Z]\.[ -]?)+)?")
_ENGLISH_JOINT = pattern(rf"(?=,| and| &){_ENGLISH_LIST.pattern}")
_BYLINE = pattern("(?:记者|通讯员|摄影|编辑|作者|供图|撰稿|[文图][/：:])[^。！？）)]*$")


def missing(desk: Desk, wrong: Sequence[Mismatch]) -> Iterator[Missing]:
    """The people of the Chinese version whom the English never names, at their first mention.

    Somebody whom it does name, but not where the others of a list are named, is missing from the list.
    """
    meant = {m.name for m in wrong}
    settled = {word for m in wrong for word in plain(m.en.text).split()}
    seen: set[str] = set()
    for candidate in (*desk.likely, *ends(desk)):
        room = _room_of(desk, candidate)
        if candidate.text in seen | meant or not room or not room.en or desk.rendered(room.en)[candidate.text]:
            continue
        if _is_omitted(desk, candidate, room) and not _spoken_for(desk, candidate, room, settled):
            seen.add(candidate.text)
            yield Missing(desk.mention(candidate), "zh", room.en, romanised(candidate.text)[:1])


def missing_in_chinese(desk: Desk, wrong: Sequence[Mismatch]) -> Iterator[Missing]:
    """The people whom the English surely names in pinyin and the Chinese never, at their first mention."""
    settled = {(m.en.segment, m.en.span.start) for m in wrong}
    seen: set[str] = set()
    for room in desk.rooms:
        owed = [c for c in desk.owed(room) if c.score >= 0]
        for use in desk.left_over(room.en) if room.zh and not owed else ():
            fresh = use.latin.key not in seen and (use.segment, use.mention.span.start) not in settled
            if fresh and _is_surely_somebody(desk, use) and not _may_be_meant(desk, room, use):
                seen.add(use.latin.key)
                yield Missing(use.mention, "en", tuple(desk.chinese.segments[n] for n in sorted(room.zh)))


def _is_surely_somebody(desk: Desk, use: Use) -> bool:
    """Whether a Latin name is one in pinyin, of three syllables with a frequent surname.

    With a hyphen it may be spelt by another rule; then it must stand where a person does.
    """
    likely = [
        p for p in use.latin.parses if p.order == "surname-first" and surname_weight(p.surname) >= _FREQUENT_SURNAME
    ]
    in_pinyin = min((len(parse.given) for parse in likely), default=0) == 2
    if not in_pinyin or not use.whole or len(use.latin.tokens) < 2:
        return False
    return not any("-" in token.text for token in use.latin.tokens) or is_introduced(use) or _is_listed(desk, use)


def _may_be_meant(desk: Desk, room: Room, use: Use) -> bool:
    """Whether a Latin name with a hyphen may be one's own spelling of what is hardly a name: Mao Chi-kuo, 毛治国."""
    if not any("-" in token.text for token in use.latin.tokens):
        return False
    words = tuple(token.plain for token in use.latin.tokens)
    texts = [desk.chinese.segments[number].folded for number in sorted(room.zh)]
    names = [text[at : at + 3] for text in texts for at, c in enumerate(text) if others.kind_of(c, words[0], True)]
    return any(may_be_own(name, use.latin) or others.scheme(name, words) for name in names if len(name) == 3)


def _is_omitted(desk: Desk, candidate: Candidate, room: Room) -> bool:
    """Whether a name must stand in the English: nowhere it does, or here a list has its other names only."""
    if candidate.text not in desk.matched:
        return is_sure(desk, candidate) or is_proven(desk, candidate, room)
    return (is_sure(desk, candidate) or len(candidate.text) > 2) and _is_left_out(desk, candidate, room)


def _is_left_out(desk: Desk, candidate: Candidate, room: Room) -> bool:
    """Whether a name stands in a list whose other names the English has."""
    rendered = desk.rendered(room.en)
    here = desk.likely_in[desk.chinese.where(candidate.start)[0]]
    at = bisect_left(here, candidate)
    others = here[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1]
    return any(rendered[other.text] and desk.chinese.is_listed(candidate, other) for other in others)


def is_sure(desk: Desk, candidate: Candidate) -> bool:
    """Whether a stretch must be somebody's name; in a message only where what stands beside it says so plainly."""
    least = _SAYS_PERSON if desk.stated else _NEIGHBOURS_SAY
    sure = candidate.score >= SURE_NAME and candidate.cue >= least and not candidate.foreign
    return sure and not (desk.stated and desk.is_whole(candidate))


def _room_of(desk: Desk, candidate: Candidate) -> Room | None:
    return desk.room_of.get(desk.chinese.where(candidate.start)[0])


def _spoken_for(desk: Desk, candidate: Candidate, room: Room, settled: set[str]) -> bool:
    """Whether something in the English may stand for a Chinese name, be it a surname or a name of one's own choice."""
    name = candidate.text
    rooms = desk.rooms_of.get(name, ())
    of_list = _is_left_out(desk, candidate, room)
    segments = tuple(segment for r in rooms for segment in r.en)
    left = [use for use in desk.left_over(segments) if not settled.issuperset(use.latin.key.split())]
    others = desk.somebody_else(segments, not _is_byline(desk, candidate))
    others = (use for use in others if not of_list or use.latin.parses or _is_listed(desk, use))
    unknown = {use.latin.key for use in others if not settled.issuperset(use.latin.key.split())}
    owed = {c.text for r in rooms for c in desk.owed(r) if is_sure(desk, c)}
    if unknown and len(unknown) >= len(owed):
        return True
    if not _is_byline(desk, candidate) and any(_is_heard(desk, name, use, of_list) for use in left):
        return True
    return desk.by_surname(name, room, settled)


def _is_heard(desk: Desk, name: str, use: Use, of_list: bool) -> bool:
    """Whether a Latin word sounds remotely like a Chinese name, as those of foreigners do: Yeltsin, 叶利钦."""
    word, text = use.latin.tokens[-1], use.segment.folded
    far = len(use.latin.tokens) > 1 or len(word.text) < _SHORTEST_HEARD or bool(split(word.plain))
    of_line = word.text.isupper() and len(word.text) > _LONGEST_ACRONYM
    of_body = _NO_PERSON_BEFORE.search(text[max(word.start - 30, 0) : word.start]) or _CAPITAL_AFTER.match(
        text, word.end
    )
    if far or of_line or of_body or likeness(name, word.plain) < _HEARD:
        return False
    return not of_list or _is_listed(desk, use, _ENGLISH_JOINT)


def _is_listed(desk: Desk, use: Use, joint: re.Pattern[str] = _ENGLISH_LIST) -> bool:
    """Whether a Latin name stands next to one that a Chinese name explains, as in a list."""
    text = use.segment.folded
    for other in desk.neighbours(use):
        first, second = sorted((use.latin, other.latin), key=lambda latin: latin.start)
        if other.name and joint.fullmatch(text, first.end, second.start):
            return True
    return False


def _is_byline(desk: Desk, candidate: Candidate) -> bool:
    """Whether a name stands in a byline, whose people write it in pinyin."""
    return _BYLINE.search(desk.chinese.text[max(candidate.start - _LONGEST_BYLINE, 0) : candidate.start]) is not None
