"""How the people of releases are shown: as a table for a person, as JSON for a program."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from zhengming.model import Lang
from zhengming.places import cell_width
from zhengming.reports import json
from zhengming.reports.hostile import harmless
from zhengming.reports.text import wrapped

if TYPE_CHECKING:
    from zhengming.errors import Problem
    from zhengming.model import Cast, Entry, Seen

_HOW_WIDTH = 15
_NARROWEST = 60
_INDENT = "  "
_HEADS: dict[Lang, str] = {"zh": "Chinese", "en": "English"}


def table(casts: "Sequence[Cast]", problems: "Sequence[Problem]", width: int = 80) -> str:
    """The people of each release in three columns: the Chinese, the English, and how the two are known to be one.

    Each form of a name has its number and its first place, and below the names stand titles and body. `width` is in
    cells.
    """
    blocks = ["\n".join(_release(cast, max(width, _NARROWEST))) for cast in casts]
    if problems:
        blocks.append("\n".join(f"not read: {harmless(str(problem))}" for problem in problems))
    people = sum(len(cast.people) for cast in casts)
    return "\n\n".join([*blocks, f"{_count(people, 'person', 'people')} in {_count(len(casts), 'release')}"]) + "\n"


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun if number == 1 else nouns or f'{noun}s'}"


def _release(cast: "Cast", width: int) -> Iterator[str]:
    yield harmless(cast.name)
    if cast.alone:
        yield from _inside(harmless(cast.alone), width)
    if not cast.people:
        yield f"{_INDENT}nobody is recognised here"
        return
    languages = [lang for lang in _HEADS if any(lang == seen.lang for p in cast.people for seen in (*p.zh, *p.en))]
    several = _several(cast.people)
    columns = _columns(width, len(languages))
    yield ""
    yield from _rows([[_HEADS[lang]] for lang in languages] + [["known"]][: len(languages) - 1], columns)
    for person in cast.people:
        yield ""
        yield from _rows(list(_cells(person, languages, columns, several)), columns)


def _columns(width: int, languages: int) -> tuple[int, ...]:
    """How wide the columns are: those of the languages, and where there are two, that of how they belong together."""
    if languages == 1:
        return (width - len(_INDENT),)
    room = width - _HOW_WIDTH - 3 * len(_INDENT)
    return room // 2, room - room // 2, _HOW_WIDTH


def _several(people: "Iterable[Entry]") -> bool:
    """Whether a language has several files, so that the line alone does not say where something stands."""
    paths = {(seen.lang, seen.path) for person in people for seen in (*person.zh, *person.en)}
    return len(paths) > len({lang for lang, _ in paths})


def _cells(person: "Entry", languages: Sequence[Lang], columns: Sequence[int], several: bool) -> Iterator[list[str]]:
    """The lines of each column; what is wrong with a name stands beside it."""
    sides = [_side(person, lang, width, several) for lang, width in zip(languages, columns, strict=False)]
    for side in sides:
        yield [line for line, _ in side]
    if len(sides) > 1:
        yield _known(person.how, [note for _, note in sides[1]], columns[-1])


def _known(how: str, notes: Sequence[str], width: int) -> list[str]:
    """The lines of the last column: what is wrong beside the name that it is said of, and how the others are known."""
    lines = [note if note != how else "" for note in notes]
    for said in wrapped(how, width):
        free = next((at for at, line in enumerate(lines) if not line), len(lines))
        lines[free : free + 1] = [said]
    return lines


def _rows(cells: Sequence[Sequence[str]], columns: Sequence[int]) -> Iterator[str]:
    for row in zip_longest(*cells, fillvalue=""):
        padded = (cell + " " * (width - cell_width(cell)) for cell, width in zip(row, columns, strict=True))
        yield (_INDENT + _INDENT.join(padded)).rstrip()


def _side(person: "Entry", lang: Lang, width: int, several: bool) -> list[tuple[str, str]]:
    """The lines of one language, each with what is wrong with the name in it: names, surnames alone, titles, body."""
    names = person.zh if lang == "zh" else person.en
    lines = [line for form in _forms(names) for line in _form(form, "", width, several)]
    briefly = _forms(seen for seen in person.short if seen.lang == lang)
    lines += [line for form in briefly for line in _form(form, "also ", width, several)]
    beside = (", ".join(person.titles[lang]), person.body[lang])
    lines += [(_INDENT + line, "") for text in filter(None, beside) for line in wrapped(harmless(text), width - 2)]
    return lines


def _forms(names: "Iterable[Seen]") -> "list[list[Seen]]":
    """The mentions by their form and what is wrong with it, in the order of the first."""
    found: dict[tuple[str, str], list[Seen]] = {}
    for seen in names:
        found.setdefault((seen.text, seen.note), []).append(seen)
    return list(found.values())


def _form(form: "Sequence[Seen]", also: str, width: int, several: bool) -> Iterator[tuple[str, str]]:
    """A form of a name, how often it stands and where first."""
    first = form[0]
    text = also + harmless(first.text) + (f" ×{len(form)}" if len(form) > 1 else "")
    where = f"({harmless(_where(first, several))})"
    whole = f"{text} {where}"
    lines = [whole] if cell_width(whole) <= width else [*wrapped(text, width), *_inside(where, width)]
    yield from zip_longest(lines, (first.note,), fillvalue="")


def _inside(text: str, width: int) -> Iterator[str]:
    return (_INDENT + line for line in wrapped(text, width - len(_INDENT)))


def _where(seen: "Seen", several: bool) -> str:
    place = seen.label or f"line {seen.line}"
    return f"{PurePosixPath(seen.path).name}, {place}" if several else place


def content(casts: "Iterable[Cast]", problems: "Iterable[Problem]") -> str:
    """The people of each release as one JSON object. Lines and columns count from 1, columns in code points."""
    return json.dumped(
        {
            "version": json.VERSION,
            "releases": [
                {"name": cast.name, "unpaired": cast.alone, "people": [_entry(person) for person in cast.people]}
                for cast in casts
            ],
            "unreadable": json.unreadable(problems),
        }
    )


def _entry(person: "Entry") -> dict[str, Any]:
    return {
        "zh": [seen._asdict() for seen in person.zh],
        "en": [seen._asdict() for seen in person.en],
        "short": [seen._asdict() for seen in person.short],
        "titles": {lang: list(titles) for lang, titles in person.titles.items()},
        "body": dict(person.body),
        "how": person.how,
    }
