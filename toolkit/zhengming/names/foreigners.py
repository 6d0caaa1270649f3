"""People whose Chinese name is written by sound: what the English must sound like, and where it cannot be theirs."""

from collections.abc import Iterable, Iterator, Sequence

from zhengming.names import tables
from zhengming.names.chinese import Candidate
from zhengming.names.desk import Desk, Room
from zhengming.names.english import Token, common_words, places, runs, tokens
from zhengming.names.indexing import Stretch
from zhengming.names.matching import Use, is_introduced
from zhengming.names.origins import holds_office_abroad, is_japanese
from zhengming.names.people import Mention, Mismatch, Misread, Missing
from zhengming.names.readings import joined, one_by_one, readings, surname_weight
from zhengming.names.transliteration import exchanged, likeness, sounds_otherwise
from zhengming.patterns import pattern

_SAYS_PERSON = 4.0
_SHORTEST = 3
_SHORTEST_WITH_SLIP = 6
_ALIKE_ENOUGH = 0.6
_ALIKE = 0.9
_LONGEST_IN_PINYIN = 3
_OF_PINYIN = pattern("^(?:x|q|zh)|(?:i[ae]ng?|ing|uang|uan|[aeo]ng|iao|iu|uo|ui|ue|ou|er)$")
_HARDLY_ELSEWHERE = pattern("(?:a[io]|ei|ie|ua|uai|ün?|^c[aeiu]n?)$")
_FOR_A_CONSONANT = frozenset(["si", "shi", "zi", "ci", "te", "ke", "fu", "le", "de", "ge", "ji", "mu", "bu"])
_OF_MINORITIES = pattern("蒙古|藏族|西藏|维吾尔|新疆|哈萨克|彝族|凉山")
_RUNS_ON = pattern("[和与及对向在由说等]")
_OF_SLAVS = pattern("[Ii][ćč]$")
_SAID = pattern(
    r"(?:'s)? (?:said|says|told|noted|added|stressed|announced|expressed|pointed|warned|called|visited|arrived|met|"
    "attended|delivered|thanked|stated|claimed|denied|will|has|had|was|is)\\b|, (?:who|an?|the) "
)


def in_mandarin(desk: Desk) -> Iterator[Misread]:
    """The foreigners whose name the English gives as Mandarin reads the characters: Kailaishi for 凯莱什."""
    found: dict[str, list[Mention]] = {}
    meant: dict[str, Candidate] = {}
    for room in desk.rooms:
        names = [c for c in _foreigners(desk, room) if _is_surely_foreign(desk, c)]
        for candidate, part in ((c, part) for c in names for part in c.text.split("·")):
            for mention in _in_pinyin(room, part):
                meant.setdefault(part, candidate)
                found.setdefault(part, []).append(mention)
    for part, mentions in found.items():
        zh = desk.mention(meant[part])
        yield Misread(part, zh, tuple(dict.fromkeys(mentions)), "", "", True, by_sound=True)


def _foreigners(desk: Desk, room: Room) -> list[Candidate]:
    """The names of a room that are written by sound; those of Japan are not."""
    found = (c for c in desk.chinese.foreign_in(room.zh) if not is_japanese(c.text))
    return [c for c in found if not _RUNS_ON.search(c.text.rpartition("·")[2])]


def _is_surely_foreign(desk: Desk, candidate: Candidate) -> bool:
    """Whether a name cannot be a Chinese one: it has a dot, is long, has no surname, is a known one or a king's."""
    name = candidate.text
    if "·" in name or len(name) > 4 or holds_office_abroad(desk.chinese, name):
        return True
    if _OF_MINORITIES.search(desk.chinese.text):
        return False
    return len(name) > 2 and (name in tables.foreign_names() or not surname_weight(name[0]))


def _in_pinyin(room: Room, part: str) -> Iterator[Mention]:
    """The places where the syllables of a part stand, in one word or several, and are plainly those of pinyin."""
    ways = [way for way in one_by_one(part.replace("-", "")) if len(way) > 1 and _is_plainly_pinyin(way)]
    written = {"".join(way).replace("ü", "u") for way in ways}
    for segment in room.en if written else ():
        for run in runs(segment.folded):
            for i in range(len(run)):
                for j in range(i + 1, min(i + _LONGEST_IN_PINYIN, len(run)) + 1):
                    word = "".join(token.plain for token in run[i:j]).replace("-", "").replace("'", "")
                    if word.replace("ü", "u") in written:
                        span = segment.original(run[i].start, run[j - 1].end)
                        yield Mention(segment, span, segment.text[span.start : span.end])


def _is_plainly_pinyin(syllables: Sequence[str]) -> bool:
    """Whether a name is spelt as pinyin alone spells: Mandela could be that too, Kailaishi could not."""
    if any(map(_OF_PINYIN.search, syllables)):
        return True
    vowels = _FOR_A_CONSONANT.intersection(syllables)
    return len(syllables) > 2 and (len(vowels) > 1 or any(map(_HARDLY_ELSEWHERE.search, syllables)))


def impostors(desk: Desk) -> Iterator[Mismatch]:
    """The English names that sound quite unlike the one foreigner for whom they can stand."""
    for room in desk.rooms:
        names = _unheard(desk, room)
        people = [use for use in desk.left_over(room.en) if _is_person(use)] if len(names) == 1 else []
        if len(people) == 1 and not _is_owed_otherwise(desk, room) and _sounds_otherwise(desk, names[0], people[0]):
            zh = desk.mention(names[0])
            why = f'{zh.text} is written by sound, "{_sound(zh.text)}"; "{people[0].mention.text}" sounds otherwise'
            yield Mismatch(zh, people[0].mention, names[0].text, (), None, sure=False, said=why)


def _unheard(desk: Desk, room: Room) -> list[Candidate]:
    """The foreigners of a room whom the English does not name so anywhere, each once."""
    found: dict[str, Candidate] = {}
    for candidate in _foreigners(desk, room):
        last = candidate.text.split("·")[-1]
        is_person = "·" in candidate.text or candidate.cue >= _SAYS_PERSON
        is_person = is_person and not (desk.stated and desk.is_whole(candidate))
        if is_person and ("·" in candidate.text or len(last) >= _SHORTEST) and not {candidate.text, last} & desk.heard:
            found.setdefault(last, candidate)
    return list(found.values())


def _is_person(use: Use) -> bool:
    """Whether a Latin name that nothing explains is a person's for sure."""
    words = use.latin.tokens
    if len(words) > 3 or not all(map(_is_name_like, words)):
        return False
    several = len(words) > 1
    first = several and words[0].plain in tables.first_names()
    return is_introduced(use) or first or (several and _SAID.match(use.segment.folded, use.latin.end) is not None)


def _is_name_like(token: Token) -> bool:
    return token.text[1:].islower() and len(token.text) > 2 and token.plain not in places()


def _is_owed_otherwise(desk: Desk, room: Room) -> bool:
    """Whether a Chinese name of the room is without an English one, for which the Latin name may stand."""
    return any(not candidate.foreign and candidate.score >= 0 for candidate in desk.owed(room))


def _sounds_otherwise(desk: Desk, candidate: Candidate, use: Use) -> bool:
    words = [token.plain for token in use.latin.tokens]
    return sounds_otherwise(candidate.text, _fuller(desk, candidate), words)


def _fuller(desk: Desk, candidate: Candidate) -> str:
    """A name with the characters before it that foreign names have too: a first name may be cut short."""
    known, text, start = tables.foreign_characters(), desk.chinese.text, candidate.start
    while start and text[start - 1] in known:
        start -= 1
    return text[start : candidate.end]


def _sound(name: str) -> str:
    return " ".join(joined(tuple((readings(c) or ("?",))[0] for c in part)) for part in name.split("·"))


def ill_spelt(desk: Desk) -> Iterator[Mismatch]:
    """The foreign names whose letters cannot stand together, or not for these characters."""
    seen: set[str] = set()
    for use in desk.uses:
        if use.how == "transliteration" and use.stretches and use.latin.key not in seen:
            said = _mixed_letters(use) or _wrong_sound(use)
            if said:
                seen.add(use.latin.key)
                zh = desk.chinese.mention(*_nearest(desk, use))
                yield Mismatch(zh, use.mention, use.name, (), None, sure=False, said=f"{zh.text}: {said}")


def _nearest(desk: Desk, use: Use) -> Stretch:
    beside = desk.beside.get(use.segment, frozenset())
    return next((s for s in use.stretches if desk.chinese.where(s.start)[0] in beside), use.stretches[0])


def _mixed_letters(use: Use) -> str:
    """What is wrong with a name in -ić: the languages that write it so have no w, q, x or y."""
    for word in use.mention.text.split():
        odd = next((letter for letter in "wqxy" if letter in word.lower()), "")
        if odd and _OF_SLAVS.search(word):
            return f'"{word}" cannot be spelt so: the languages that have names in -{word[-2:]} do not write {odd}'
    return ""


def _wrong_sound(use: Use) -> str:
    """What is wrong with a name that has l where the characters have n, or the reverse: Halekom for 哈内科姆."""
    sound = exchanged(use.name, use.latin.key) if len(use.latin.key) >= _SHORTEST_WITH_SLIP else ""
    has = "l where the characters have n" if sound == "l" else "n where the characters have l"
    return f'"{use.mention.text}" has {has}; transliterations do not take one for the other' if sound else ""


def unheard(desk: Desk, wrong: Iterable[Mismatch]) -> Iterator[Missing]:
    """The foreigners whom the English never names, where no word of it can be a name of theirs."""
    meant = {m.name for m in wrong}
    rooms: dict[str, list[Room]] = {}
    first: dict[str, Candidate] = {}
    for room in desk.rooms:
        for candidate in _unheard(desk, room) if room.en else ():
            rooms.setdefault(candidate.text, []).append(room)
            first.setdefault(candidate.text, candidate)
    for name, candidate in first.items():
        if name not in meant and not _may_be_named(desk, candidate, rooms[name]):
            yield Missing(desk.mention(candidate), "zh", rooms[name][0].en)


def _may_be_named(desk: Desk, candidate: Candidate, rooms: Sequence[Room]) -> bool:
    """Whether a word of the English beside any mention can be the name, or is a name that nothing explains."""
    unknown = (t for room in rooms for use in desk.left_over(room.en) for t in use.latin.tokens)
    if any(len(token.plain) > 2 and token.plain not in places() for token in unknown):
        return True
    parts = candidate.text.split("·")
    words = {t.plain for room in rooms for s in room.en for t in tokens(s.folded) if t.text[0].isupper()}
    plain = common_words() | places()
    return any(likeness(part, w) >= (_ALIKE if w in plain else _ALIKE_ENOUGH) for part in parts for w in words)
