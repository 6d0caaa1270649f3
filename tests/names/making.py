"""Releases of our own making: people who do not exist, put at random into frames.txt.

A release is kept in pieces, so that one mention can be spelt otherwise, or left out of its list, and everything else
stays as it is. What comes out depends on the seed alone.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.names.people import Person, cast, pool
from zhengming.model import Document, Lang, Release, Segment, Span
from zhengming.readers import segment_of

_SLOT = re.compile(r"\{(list )?([a-zA-Z]?)([\d ]+)(s?)\}")


class Frame(NamedTuple):
    """Paragraphs in Chinese and as many in English, with slots; `size` is how many people they name."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    size: int
    by_surname: frozenset[int]


@dataclass(frozen=True, eq=False)
class Mention:
    """A person where a text names her: by full name, or by surname after a title."""

    person: Person
    full: bool = True
    listed: bool = False


Piece = str | Mention
Spelling = Mapping[Mention, str]


@dataclass(frozen=True, eq=False)
class Made:
    """A release in pieces, paragraph by paragraph: paragraph n of one language renders paragraph n of the other."""

    people: tuple[Person, ...]
    zh: tuple[tuple[Piece, ...], ...]
    en: tuple[tuple[Piece, ...], ...]

    @property
    def mentions(self) -> list[tuple[int, Mention]]:
        """The number of the paragraph and the mention, for every one in the English."""
        return [(n, piece) for n, pieces in enumerate(self.en) for piece in pieces if isinstance(piece, Mention)]


class Text(NamedTuple):
    """A paragraph as it reads, and where the mentions stand in it."""

    text: str
    spans: dict[Mention, Span]


@cache
def frames() -> tuple[Frame, ...]:
    text = (Path(__file__).parent / "frames.txt").read_text("utf8")
    return tuple(_frame(block) for block in re.split(r"\n{2,}", text) if "zh: " in block)


def _frame(block: str) -> Frame:
    zh, en = (re.findall(f"^{lang}: (.*)", block, re.MULTILINE) for lang in ("zh", "en"))
    slots = [m for line in (*zh, *en) for m in _SLOT.finditer(line)]
    numbers = {int(n) for m in slots if m[2] in ("", "t", "T") for n in m[3].split()}
    if len(zh) != len(en) or numbers != set(range(1, len(numbers) + 1)):
        raise ValueError(f"not a frame: {block[:60]!r}")
    return Frame(tuple(zh), tuple(en), len(numbers), frozenset(int(m[3]) for m in slots if m[4]))


def made(random: Random, arm: str, people: Sequence[Person] = ()) -> Made:
    """A release of six to twelve paragraphs; `people` are in it besides others of the arm."""
    everybody = (*people, *cast(random, arm, random.randint(8, 14)))
    zh: list[tuple[Piece, ...]] = []
    en: list[tuple[Piece, ...]] = []
    wanted = random.randint(6, 12)
    for frame in random.sample(frames(), len(frames())):
        if len(zh) >= wanted:
            break
        fill = _filling(random, frame, everybody)
        joint = random.choice(("、", "和", "")), random.choice((", and ", " and "))
        zh += [tuple(_pieces(line, fill, "zh", joint)) for line in frame.zh]
        en += [tuple(_pieces(line, fill, "en", joint)) for line in frame.en]
    return Made(tuple(everybody), tuple(zh), tuple(en))


def _filling(random: Random, frame: Frame, people: Sequence[Person]) -> dict[str, Person | tuple[str, str]]:
    weights = [1 / (n + 2) for n in range(len(people))]
    unique = [_only_one(person, people) for person in people]
    chosen: list[Person] = []
    while len(chosen) < frame.size:
        usable = unique if len(chosen) + 1 in frame.by_surname else [True] * len(people)
        able = [w * (fit and p not in chosen) for w, fit, p in zip(weights, usable, people, strict=True)]
        free = [w * (p not in chosen) for w, p in zip(weights, people, strict=True)]
        chosen.append(random.choices(people, able if any(able) else free)[0])
    fill: dict[str, Person | tuple[str, str]] = {str(n): person for n, person in enumerate(chosen, 1)}
    for letter, kind in (("o", "institution"), ("c", "city")):
        for n, row in enumerate(random.sample(pool(kind), 2), 1):
            fill[f"{letter}{n}"] = (row[0], row[1])
    return fill


def _only_one(person: Person, people: Sequence[Person]) -> bool:
    return sum(p.surname_zh == person.surname_zh or p.surname == person.surname for p in people) == 1


def _pieces(line: str, fill: Mapping[str, object], lang: Lang, joint: tuple[str, str]) -> Iterator[Piece]:
    at = 0
    for slot in _SLOT.finditer(line):
        yield line[at : slot.start()]
        at = slot.end()
        if slot[1]:
            yield from _list([fill[n] for n in slot[3].split()], lang, joint)  # type: ignore[misc]
        elif slot[2] in ("t", "T"):
            yield _title(fill[slot[3]], lang, slot[2] == "T")  # type: ignore[arg-type]
        elif slot[2]:
            yield fill[slot[2] + slot[3]][lang == "en"]  # type: ignore[index]
        else:
            yield Mention(fill[slot[3]], not slot[4])  # type: ignore[arg-type]
    yield line[at:]


def _title(person: Person, lang: Lang, capital: bool) -> str:
    zh, en = person.title
    if lang == "zh":
        return zh
    return re.sub(r"\b[a-z]", lambda m: m[0].upper(), en) if capital else en


def _list(people: Sequence[Person], lang: Lang, joint: tuple[str, str]) -> Iterator[Piece]:
    """Names in a list, each after what joins it to the one before."""
    comma, last = ("、", joint[0]) if lang == "zh" else (", ", joint[1])
    for n, person in enumerate(people):
        if n:
            yield (last or comma) if n == len(people) - 1 else comma
        yield Mention(person, listed=True)


def rendered(
    pieces: Sequence[Piece], lang: Lang, spelt: Spelling | None = None, left_out: Collection[Mention] = ()
) -> Text:
    """A paragraph as it reads. `spelt` are mentions not written as usual, `left_out` those left out of a list."""
    text, spans = "", {}
    for piece in _without(pieces, left_out):
        if isinstance(piece, str):
            text += piece
            continue
        name = (spelt or {}).get(piece) or _usual(piece, lang)
        spans[piece] = Span(len(text), len(text) + len(name))
        text += name
    return Text(text, spans)


def _usual(mention: Mention, lang: Lang) -> str:
    person = mention.person
    if mention.full:
        return person.zh if lang == "zh" else person.en
    return person.surname_zh if lang == "zh" else person.surname_en


def _without(pieces: Sequence[Piece], left_out: Collection[Mention]) -> list[Piece]:
    """The pieces without some members of their lists, the others joined as such a list would have been."""
    kept: list[Piece] = []
    members: list[Mention] = []
    for n, piece in enumerate(pieces):
        if isinstance(piece, Mention) and piece.listed:
            members.append(piece)
            continue
        if members and n + 1 < len(pieces) and _is_joint(piece):
            last = piece
            continue
        kept += _joined([m for m in members if m not in left_out], str(last)) if members else ()
        members = []
        kept.append(piece)
    return kept


def _is_joint(piece: Piece) -> bool:
    return piece in (", ", ", and ", " and ", "、", "和")


def _joined(members: Sequence[Mention], last: str) -> Iterator[Piece]:
    comma = ", " if last.isascii() else "、"
    for n, member in enumerate(members):
        if n:
            yield comma if n < len(members) - 1 else last.removeprefix(",") if len(members) == 2 else last
        yield member


def release(zh: Sequence[str], en: Sequence[str]) -> Release:
    """The release that paragraphs make, as if each were a line of a file."""
    chinese, english = _segments(zh, "zh"), _segments(en, "en")
    documents = tuple(Document(s[0].path, s[0].lang, s, declared=True) for s in (chinese, english) if s)
    return Release("made", documents, chinese, english)


def _segments(lines: Sequence[str], lang: Lang) -> tuple[Segment, ...]:
    return tuple(segment_of(line, lang, f"made.{lang}.txt", n) for n, line in enumerate(lines, 1))
