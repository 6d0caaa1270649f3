"""The one right form of a misspelt name, in the style in which it is written: order, capitals, hyphen."""

from collections.abc import Sequence

from zhengming.fixing import trimmed
from zhengming.model import Edit
from zhengming.names.people import Mismatch
from zhengming.names.readings import apart, readings, romanised
from zhengming.names.syllables import spellings
from zhengming.patterns import pattern

_WORD = pattern(r"(?:[A-Z][a-z'’]*|[A-Z]+)(?:-(?:[A-Za-z][a-z'’]*|[A-Z]+))?")


def corrections(same: Sequence[Mismatch]) -> tuple[Edit, ...]:
    """What to write in the places of one misspelling; nothing where more than one form could be right."""
    first = same[0]
    if not first.sure or first.other or first.said:
        return ()
    edits = []
    for mismatch in same:
        text = _by_glossary(mismatch) if mismatch.by_glossary else _by_sound(mismatch)
        if text and text != mismatch.en.text:
            edits.append(trimmed(Edit(mismatch.en.segment, mismatch.en.span, text)))
    return tuple(edits)


def _by_glossary(mismatch: Mismatch) -> str:
    """The form that the glossary prefers."""
    return mismatch.expected[0] if mismatch.expected and not mismatch.en.text.isupper() else ""


def _by_sound(mismatch: Mismatch) -> str:
    """The only reading of the Chinese name, or the one that the release has elsewhere."""
    reading = _only_reading(mismatch)
    words = mismatch.en.text.replace(",", " ").split()
    if not reading or not 2 <= len(words) <= 3 or not all(map(_WORD.fullmatch, words)):
        return ""
    surname, given = reading
    if _stray(words, surname, given):
        return f"{surname} {_given(given, ['Joined'])}"
    order = _order(words, surname, "".join(given))
    if not order or len(words) == 3 != len(given) + 1:
        return ""
    written = _given(given, words[1:] if order == "first" else words[:-1])
    surname = surname.upper() if words[0 if order == "first" else -1].isupper() else surname
    if order == "last":
        return f"{written} {surname}"
    return f"{surname}, {written}" if "," in mismatch.en.text else f"{surname} {written}"


def _only_reading(mismatch: Mismatch) -> tuple[str, list[str]] | None:
    """The surname and the syllables of the given name, where only one reading of the characters is possible."""
    known = romanised(mismatch.name)
    if mismatch.right and not mismatch.in_brackets:
        there = sorted(_letters(mismatch.right.text))
        known = tuple(spelling for spelling in known if sorted(_letters(spelling)) == there)
    ways = apart(mismatch.name)
    if len(known) != 1 or not ways:
        return None
    surname = known[0].split(" ")[0]
    given = [readings(char) for char in ways[0].given]
    several = any(len(spellings(syllable)) > 1 for ways in given for syllable in ways)
    if len(ways) > 1 or several or any(len(spellings(part)) > 1 for part in (surname.lower(),)):
        return None
    chosen = _syllables(_letters(known[0])[len(_letters(surname)) :], given)
    return (surname, chosen) if chosen else None


def _syllables(letters: str, given: Sequence[tuple[str, ...]]) -> list[str]:
    """The readings, one a character, that make up these letters."""
    if not given:
        return []
    for reading in given[0]:
        if letters == reading and len(given) == 1:
            return [reading]
        rest = _syllables(letters[len(reading) :], given[1:]) if letters.startswith(reading) else []
        if rest:
            return [reading, *rest]
    return []


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalpha())


def _order(words: Sequence[str], surname: str, given: str) -> str:
    """Where the surname stands in a misspelt name, told by the part of it that is right; "" where none is."""
    plain = [_letters(word) for word in words]
    first = plain[0] == _letters(surname) or "".join(plain[1:]) == given
    last = plain[-1] == _letters(surname) or "".join(plain[:-1]) == given
    return "" if first == last else "first" if first else "last"


def _stray(words: Sequence[str], surname: str, given: Sequence[str]) -> bool:
    """Whether the name is all there beside a word that is none of it."""
    plain = [_letters(word) for word in words]
    return len(words) == 3 and [_letters(surname), "".join(given)] in (plain[:2], plain[1:])


def _given(syllables: Sequence[str], words: Sequence[str]) -> str:
    """A given name joined, hyphenated or spaced, in capitals or not, as the misspelt one is."""
    capitals = all(word.isupper() and len(word) > 1 for word in words)
    if len(words) > 1:
        text = " ".join(syllable.capitalize() for syllable in syllables)
    elif "-" in words[0]:
        second = words[0].partition("-")[2]
        rest = (syllable.capitalize() if second[:1].isupper() else syllable for syllable in syllables[1:])
        text = "-".join((syllables[0].capitalize(), *rest))
    else:
        parts = [f"'{s}" if n and s[0] in "aoe" else s for n, s in enumerate(syllables)]
        text = "".join(parts).capitalize()
    return text.upper() if capitals else text


