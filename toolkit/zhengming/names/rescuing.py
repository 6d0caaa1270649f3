"""Names that are there and are not written as names: glued to the next word, without capitals."""

import re
from collections.abc import Iterable, Iterator

from zhengming.model import Segment
from zhengming.names.english import Latin, Token, parses
from zhengming.names.indexing import Stretch
from zhengming.names.matching import Use
from zhengming.names.readings import apart, romanised
from zhengming.names.syllables import split

_MOST_SPELLINGS = 12
_LONGEST_JOINT = 3
_SHORT = 7
_ENGLISH = frozenset(
    (
        *(
            "a",
            "ai",
            "an",
            "bang",
            "ban",
            "bin",
            "can",
            "dang",
            "den",
            "die",
            "fan",
            "fang",
            "fen",
            "gang",
            "gun",
            "hang",
        ),
        *("hen", "he", "hi", "la", "lie", "long", "lung", "man", "me", "men", "min", "no", "nun", "pan", "pang", "pen"),
        *("pin", "ping", "pun", "ran", "rang", "run", "sang", "she", "song", "sun", "tan", "tang", "ten", "wan", "you"),
    )
)
_DROPPED = str.maketrans("", "", " \n'-")
_LETTERS = "A-Za-z\u00c0-\u024f"


def hidden(segment: Segment, names: Iterable[tuple[str, tuple[Stretch, ...]]]) -> Iterator[Use]:
    """The places where an English segment has some Chinese names in pinyin, and not as words with capitals.

    `names` are those that nothing in the segment is a reading of, with the stretches where the Chinese has them.
    """
    flat = segment.folded.lower().translate(_DROPPED)
    for name, stretches in names:
        for spelling in romanised(name)[:_MOST_SPELLINGS]:
            surname, _, given = spelling.lower().replace("'", "").partition(" ")
            if surname + given in flat or given + surname in flat:
                for latin in _places(segment.folded, name, surname, given):
                    yield Use(segment, latin, name, "reading", stretches)


def _syllables(name: str, given: str) -> tuple[str, ...]:
    """A given name in pinyin by syllables, one for each character of the Chinese name."""
    sizes = {len(parts.given) for parts in apart(name)[:1]}
    return next((way for way in split(given) if len(way) in sizes), (given,))


def _places(text: str, name: str, surname: str, given: str) -> Iterator[Latin]:
    own, rest = "['-]?".join(surname), "[' -]?".join(_syllables(name, given))
    joint = rf"[ \n]{{0,{_LONGEST_JOINT}}}"
    for pattern in (f"({own})({joint})({rest})", f"({rest})({joint})({own})"):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if _is_name(text, match, len(name)):
                words = tuple(Token(match.start(n), match.end(n), match[n], _plain(match[n])) for n in (1, 3))
                yield Latin(match.start(), match.end(), words, parses((words[0].plain, words[1].plain)))


def _plain(word: str) -> str:
    return word.lower().replace(" ", "-")


def _is_name(text: str, match: re.Match[str], size: int) -> bool:
    """Whether what stands in a text is a name with something wrong about it, and no part of another word.

    `size` is how many characters the Chinese name has.
    """
    first, joint, second = match.group(1, 2, 3)
    before = re.search(rf"[{_LETTERS}]*$", text[max(match.start() - 24, 0) : match.start()])
    after = re.match(rf"[{_LETTERS}]*", text[match.end() : match.end() + 24])
    left, right = before[0] if before else "", after[0] if after else ""
    if second[0].islower():
        return not left and not right and bool(joint) and _is_plain_enough(first, second)
    if left and not (left[-1].islower() and first[0].isupper()):
        return False
    if right and (
        split((second + right).lower()) or len(right) == 1 or not (size > 2 or _is_long_enough(first, second))
    ):
        return False
    return first[0].isupper() and bool(left or right or not joint)


def _is_plain_enough(first: str, second: str) -> bool:
    """Whether two words can hardly be anything but a name: he an is "he" and "an" as well, Wang an hour is no name."""
    return not _ENGLISH.issuperset({first.lower() if first[0].islower() else second, second})


def _is_long_enough(first: str, second: str) -> bool:
    """Whether words can hardly begin like a name by chance: "He Anticipated" is no 何安."""
    return len(first) + len(second) > _SHORT and not {first.lower(), second.lower()} & _ENGLISH
