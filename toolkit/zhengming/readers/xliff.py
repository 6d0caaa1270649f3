"""XLIFF 1.x and 2.x, and .sdlxliff: each translated segment is a stated pair, with the place of every character.

Segments that are not translated yet, that say that they still need it, or that must not be translated say nothing and
are left out. A file without any translation, as a template is, has only its source.
"""

from collections.abc import Iterator, Sequence

from zhengming import script
from zhengming.errors import Problem, Unreadable
from zhengming.markup import Element
from zhengming.model import Document, Lang, Place, Remark
from zhengming.places import line_column
from zhengming.readers.composing import Page, Piece, block_of, compose, page_of, tongue
from zhengming.readers.remarks import addressed
from zhengming.readers.units import Stated, both, document_of, neither, pairs_of, prose, units_of

_UNITS = ("trans-unit", "unit")
_UNTRANSLATED = frozenset(("new", "needs-translation", "initial"))
_UNSURE = frozenset(("", "Draft"))
_SPACES = ("urn:oasis:names:tc:xliff:document:", "")


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of an XLIFF file, its pairs stated. Raises Unreadable where it is none, or in other languages."""
    page = page_of(path, text)
    stated: list[Stated] = []
    sources: list[tuple[list[Piece], Lang]] = []
    remarks: list[Remark] = []
    tags: list[str] = []
    into: tuple[Lang, str] | None = None
    template = True
    for unit in units_of(page, _UNITS):
        if unit.above is None:
            _refuse_others(unit, page)
            continue
        source, target = _languages(unit)
        tags += [source, target]
        template = template and not target and not _all(unit, "target")
        langs = both(source, target) or (None if target else _guessed(source, unit))
        own = langs[0] if langs else (tongue(source) if template else None)
        if own and unit.get("translate") != "no":
            sources.extend((list(prose(each)), own) for each in _all(unit, "source"))
        if langs and unit.get("translate") != "no":
            into = into or (langs[1], target)
            stated.extend(Stated(one, other, langs) for one, other in _translated(unit))
            remarks.extend(_remarks(unit, page))
    if into is None and not (template and sources):
        raise Unreadable(Problem(path, _first_line(page), neither(filter(None, tags))))
    pairs = tuple(pairs_of(stated, page))
    return document_of(page, pairs, *into, remarks) if into and pairs else _untranslated(page, sources, tags[-1])


def _refuse_others(root: Element, page: Page) -> None:
    if root.name != "xliff":
        raise Unreadable(Problem(page.path, root.line, f"is no XLIFF: its root is <{root.tag}>; allowed: <xliff>"))
    if not root.space.startswith(_SPACES[0]) and root.space:
        message = f'has the namespace "{root.space}"; that of XLIFF begins with "{_SPACES[0]}"'
        raise Unreadable(Problem(page.path, root.line, message))


def _first_line(page: Page) -> int:
    """The line of the first element that names languages."""
    at = min((n for n in map(page.text.find, ("<file", "srcLang")) if n >= 0), default=0)
    return line_column(page.starts, at)[0]


def _languages(unit: Element) -> tuple[str, str]:
    """The tags of the source and of the target of a unit, from the elements around it."""
    above = unit.above
    while above is not None:
        if above.name == "file" and above.get("source-language"):
            return above.get("source-language"), above.get("target-language")
        if above.name == "xliff":
            return above.get("srcLang"), above.get("trgLang")
        above = above.above
    return "", ""


def _guessed(source: str, unit: Element) -> tuple[Lang, Lang] | None:
    """The languages where only that of the source is named, by the characters of the target."""
    from_lang = tongue(source)
    said = "".join(piece.text for each in _all(unit, "target") for piece in prose(each))
    chinese = script.han_share(said) >= 0.3
    if from_lang == "en" and chinese:
        return "en", "zh"
    return ("zh", "en") if from_lang == "zh" and said.strip() and not chinese else None


def _all(unit: Element, name: str) -> list[Element]:
    """The sources or targets of a unit of either version, without those of suggestions."""
    return [*unit.named(name), *(each for segment in unit.named("segment") for each in segment.named(name))]


def _translated(unit: Element) -> Iterator[tuple[Sequence[Piece], Sequence[Piece]]]:
    """What a unit says in both languages, segment by segment."""
    for segment in unit.named("segment"):
        if segment.get("state") not in _UNTRANSLATED:
            yield from _both(segment)
    for target in unit.named("target"):
        if target.get("state") not in _UNTRANSLATED:
            yield from _by_marks(unit, target) or _both(unit)


def _both(holder: Element) -> Iterator[tuple[Sequence[Piece], Sequence[Piece]]]:
    source, target = next(holder.named("source"), None), next(holder.named("target"), None)
    if source is not None and target is not None:
        yield list(prose(source)), list(prose(target))


def _by_marks(unit: Element, target: Element) -> list[tuple[Sequence[Piece], Sequence[Piece]]]:
    """The segments that marks make of a unit of version 1.2, by their numbers, but for those that are not sure."""
    sources = {mark.get("mid"): mark for each in unit.named("seg-source") for mark in _marks(each)}
    targets = {mark.get("mid"): mark for mark in _marks(target)}
    if sources.keys() != targets.keys():
        return []
    unsure = {each.get("id") for each in _definitions(unit) if each.get("conf") in _UNSURE}
    return [(list(prose(sources[n])), list(prose(targets[n]))) for n in sources if n not in unsure]


def _marks(element: Element) -> Iterator[Element]:
    """The marks of segments in an element, also inside of formatting."""
    for each in element.elements:
        if each.name == "mrk" and each.get("mtype") == "seg":
            yield each
        else:
            yield from _marks(each)


def _definitions(unit: Element) -> Iterator[Element]:
    """What Trados says of the segments of a unit."""
    return (each for group in unit.named("seg-defs") for each in group.named("seg"))


def _remarks(unit: Element, page: Page) -> Iterator[Remark]:
    """The notes of a unit that are for this program, about the whole unit."""
    notes = [*unit.named("note"), *(each for group in unit.named("notes") for each in group.named("note"))]
    for note in notes:
        said = addressed(note.text)
        if said is not None:
            yield Remark(
                said, Place(*line_column(page.starts, unit.start), *line_column(page.starts, unit.end)), "here"
            )


def _untranslated(page: Page, sources: Sequence[tuple[list[Piece], Lang]], tag: str) -> Document:
    """The document of a file that has only its source yet."""
    blocks = ((block_of(pieces, page), lang) for pieces, lang in sources)
    segments = tuple(compose(block, lang, page.path) for block, lang in blocks if block)
    return Document(page.path, sources[0][1] if sources else "en", segments, False, (), {"lang": tag} if tag else {})
