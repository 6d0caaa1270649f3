"""The institutions of past releases that the glossary lacks: full names, short forms, acronyms."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zhengming.model import Confidence, Form
from zhengming.script import simplify
from zhengming.suggesting.bodies import English, Occurrence, english_bodies, name_of, named, occurrences
from zhengming.suggesting.material import Material
from zhengming.suggesting.shortening import shortened
from zhengming.suggesting.suggestion import Example, Rendering, Suggestion
from zhengming.suggesting.wording import Cutter

_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,9}\b")
_CAPITAL = re.compile(r"\b[A-Z]")
_USUAL, _FURTHER, _SELDOM = 0.7, 0.4, 0.2
_SHORTEST = 3
_SHOWN = 3


class _Match(NamedTuple):
    """An English name of a Chinese body: in which passages both stand, how it is tied, and the places."""

    text: str
    units: frozenset[int]
    releases: int
    tied: int
    only: int
    share: float
    places: tuple[tuple[Example, Example], ...]
    acronyms: tuple[str, ...]
    in_brackets: bool = False

    @property
    def together(self) -> int:
        return len(self.units)


class Institutions:
    """The institutions of some releases, one release after the other."""

    def __init__(self, cutter: Cutter) -> None:
        self._cutter = cutter
        self._release = self._unit = 0
        self._found: list[Occurrence] = []
        self._english: dict[str, set[int]] = {}
        self._acronyms: list[Counter[str]] = []
        self._texts: list[str] = []

    def read(self, material: Material) -> None:
        """Take in one release."""
        context, units = material.context, material.units
        self._found += occurrences(context, units, self._cutter, self._release, self._unit)
        for number, pair in enumerate(units, self._unit):
            for phrase in (phrase for passage in pair.en for phrase in english_bodies(context, passage)):
                self._english.setdefault(" ".join(name_of(phrase).split()), set()).add(number)
        words = (word for segment in context.release.en for word in _ACRONYM.findall(segment.text))
        self._acronyms.append(Counter(words))
        self._texts.append(simplify("\n".join(segment.text for segment in context.release.zh)))
        self._release += 1
        self._unit += len(units)

    def suggestions(self, least: int) -> Iterator[Suggestion]:
        """Every institution that is named at least so often, and the English beside it as often."""
        groups = named(self._found)
        rivals = self._rivals(groups)
        for name, places in sorted(groups.items()):
            matches = [m for m in self._matches(name, places) if m.in_brackets or m.together >= least]
            matches = [m for m in _apart(matches) if rivals.get(m.text, name) == name]
            if len(places) >= least and matches:
                yield self._suggestion(name, places, matches)

    def _rivals(self, groups: Mapping[str, Sequence[Occurrence]]) -> dict[str, str]:
        """For each English name the Chinese one with which it stands most often."""
        best: dict[str, tuple[int, int, str]] = {}
        for name, places in groups.items():
            for match in self._matches(name, places):
                best[match.text] = max(best.get(match.text, (0, 0, "")), (match.together, len(name), name))
        return {text: name for text, (_, _, name) in best.items()}

    def _matches(self, name: str, places: Sequence[Occurrence]) -> list[_Match]:
        """The English names that can be those of a body, the most frequent first."""
        beside: dict[str, list[tuple[Occurrence, English]]] = {}
        for one in places:
            for english in one.english:
                beside.setdefault(english.text, []).append((one, english))
        chinese = len({one.unit for one in places})
        told = {one.bracketed.english for one in places} - {""}
        matches = [self._match(name, text, rows, chinese, text in told) for text, rows in beside.items()]
        matches += [_told(name, text, places) for text in told - beside.keys()]
        return sorted(matches, key=lambda m: (-m.together, -len(m.text), m.text))

    def _match(
        self, name: str, text: str, rows: Sequence[tuple[Occurrence, English]], chinese: int, told: bool
    ) -> _Match:
        units = frozenset(one.unit for one, _ in rows)
        share = 2 * len(units) / (chinese + len(self._english.get(text, units)))
        acronyms = Counter(english.acronym for _, english in rows if english.acronym)
        return _Match(
            text,
            units,
            len({one.release for one, _ in rows}),
            sum(english.ties > 0 for _, english in rows),
            sum(english.only for _, english in rows),
            share,
            tuple((_at(one, name), english.place) for one, english in rows[:_SHOWN]),
            tuple(sorted(acronyms, key=lambda each: (-acronyms[each], each))),
            told,
        )

    def _suggestion(self, name: str, places: Sequence[Occurrence], matches: Sequence[_Match]) -> Suggestion:
        confidence, reason = _judged(name, places, matches)
        zh: list[tuple[str, Form]] = [(name, "full"), *((text, "short") for text in self._short(name, places))]
        renderings = [
            Rendering(m.text, "full", len(self._english.get(m.text, ())), m.together, m.releases, m.places)
            for m in matches
        ]
        renderings += self._shortened(places, matches)
        parents = Counter(one.parent for one in places)
        parent = next((each for each, number in sorted(parents.items()) if 2 * number > len(places)), "")
        releases = len({one.release for one in places})
        return Suggestion(
            "institution", tuple(zh), len(places), releases, tuple(renderings), confidence, reason, parent=parent
        )

    def _short(self, name: str, places: Sequence[Occurrence]) -> list[str]:
        """The short Chinese forms: those that brackets give, else those that the same releases use."""
        told = Counter(one.bracketed.short for one in places if one.bracketed.short not in ("", name))
        texts = (self._texts[release] for release in sorted({one.release for one in places}))
        return sorted(told, key=lambda each: (-told[each], each)) or shortened(self._cutter, name, texts)

    def _shortened(self, places: Sequence[Occurrence], matches: Sequence[_Match]) -> Iterator[Rendering]:
        """The acronyms: those in brackets, and initials of a full name that stand in the same releases."""
        told = [each for match in matches for each in match.acronyms]
        told += [one.bracketed.acronym for one in places if one.bracketed.acronym]
        releases = {one.release for one in places}
        often = sum((self._acronyms[release] for release in sorted(releases)), Counter[str]())
        initials = ("".join(_CAPITAL.findall(match.text)) for match in matches)
        told += [each for each in initials if len(each) >= _SHORTEST and often[each] >= 1]
        for text in dict.fromkeys(told):
            inside = [release for release in releases if self._acronyms[release][text]]
            yield Rendering(text, "acronym", often[text], 0, len(inside))


def _told(name: str, text: str, places: Sequence[Occurrence]) -> _Match:
    """An English name that only brackets in the Chinese give."""
    inside = [one for one in places if one.bracketed.english == text]
    shown = tuple((_at(one, name), _at(one, name)) for one in inside[:_SHOWN])
    releases = len({one.release for one in inside})
    return _Match(text, frozenset(one.unit for one in inside), releases, 0, 0, 1.0, shown, (), True)


def _at(one: Occurrence, name: str) -> Example:
    """The place of a body by its whole name."""
    place = one.place
    start = max(place.end - len(name), 0)
    return place._replace(start=start, column=place.column + start - place.start)


def _apart(matches: Sequence[_Match]) -> list[_Match]:
    """The names that can stand for a body, without those that are only part of a better one or chance."""
    kept: list[_Match] = []
    for match in matches:
        seldom = match.share < (_SELDOM if kept else _FURTHER)
        part = any(match.text in other.text or other.text in match.text for other in kept)
        if not (seldom or part) and (match.tied or match.only or match.in_brackets):
            kept.append(match)
    return kept


def _judged(name: str, places: Sequence[Occurrence], matches: Sequence[_Match]) -> tuple[Confidence, str]:
    """How sure it is that the names belong together, and why."""
    best = matches[0]
    free = sum(one.names[0] == name for one in places)
    if best.in_brackets:
        return "high", "the Chinese gives the English in brackets"
    told = {one.bracketed.acronym for one in places} & set(best.acronyms) - {""}
    if told:
        return "high", f"both give the acronym {min(told)} in brackets"
    if 2 * free < len(places):
        return "low", f"other words stand before {name} most times: it may be the end of a longer name"
    if best.together == 1:
        return "low", "they stand together once only"
    if best.tied and best.share >= _USUAL:
        return "high", "both name the same place, country, parent or purpose, and stand together"
    if best.tied:
        return "medium", "both name the same place, country, parent or purpose, but not always together"
    if best.share >= _USUAL:
        return "medium", "each is the only body of its kind where it stands, and they stand together"
    return "low", "each is the only body of its kind in some places, but they do not always stand together"
