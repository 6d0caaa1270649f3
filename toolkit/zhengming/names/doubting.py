"""Names that are right by sound and doubtful all the same, and names that sound cannot decide."""

from collections.abc import Iterator, Sequence

from zhengming.names.accounting import is_sure
from zhengming.names.desk import Desk
from zhengming.names.matching import Use
from zhengming.names.origins import expected, is_japanese, origin
from zhengming.names.people import Doubt, Mismatch, Misread
from zhengming.names.readings import one_by_one, romanised
from zhengming.names.syllables import plain, split


def misread(desk: Desk) -> Iterator[Misread]:
    """The people in pinyin who are no Mandarin speakers, as far as the text says where they come from."""
    for name, uses in desk.matched.items():
        in_pinyin = [use for use in uses if _is_in_pinyin(use)]
        where = origin(desk.chinese, name) if in_pinyin else None
        if where:
            zh = desk.chinese.mention(*in_pinyin[0].stretches[0])
            en = tuple(use.mention for use in in_pinyin)
            yield Misread(name, zh, en, where.place, expected(name, where), where.strict)


def _is_in_pinyin(use: Use) -> bool:
    """Whether an English name is a reading of the Chinese one, also of a Japanese one: Antian Wenxiong, 岸田文雄."""
    if use.how != "transliteration" or not is_japanese(use.name):
        return use.how in ("reading", "rare reading")
    return use.latin.key.replace(" ", "") in {"".join(way) for way in one_by_one(use.name)}


def rarely_read(desk: Desk) -> Iterator[Misread]:
    """The people whose English name needs an unusual reading of a character."""
    for name, uses in desk.matched.items():
        rare = [use for use in uses if use.how == "rare reading"]
        if rare and romanised(name):
            zh = desk.chinese.mention(*rare[0].stretches[0])
            yield Misread(name, zh, tuple(use.mention for use in rare), "", romanised(name)[0], False)


def doubts(desk: Desk, wrong: Sequence[Mismatch]) -> Iterator[Doubt]:
    """The Chinese names that an unknown English name beside them may stand for."""
    known = set(desk.matched) | {m.name for m in wrong}
    settled = {word for m in wrong for word in plain(m.en.text).split()}
    seen: set[str] = set()
    for room in desk.rooms:
        unknown = [u for u in desk.somebody_else(room.en) if not settled.issuperset(u.latin.key.split())]
        unknown = [use for use in unknown if len(use.latin.tokens) > 1 or not split(use.latin.key)]
        owed = [c for c in desk.owed(room) if is_sure(desk, c) and c.text not in known | seen]
        if len(unknown) == len(owed) == 1:
            seen.add(owed[0].text)
            yield Doubt(desk.mention(owed[0]), unknown[0].mention, "no reading and no romanisation of it")
