"""The people of past releases whom the glossary lacks."""

from collections import Counter
from collections.abc import Iterator, Mapping

from zhengming import who
from zhengming.checks.context import Context
from zhengming.model import Confidence, Form, Lang, Mark
from zhengming.names.people import Mention
from zhengming.script import simplify
from zhengming.suggesting.material import Material
from zhengming.suggesting.suggestion import Beside, Suggestion
from zhengming.suggesting.tally import Both, Tally, times
from zhengming.termbase import Termbase

_SURE = (who.HOW["reading"], who.HOW["brackets"])
_WHY = {
    who.HOW["reading"]: "the English is how the characters are read",
    who.HOW["rare reading"]: "the English is a rare reading of the characters",
    who.HOW["brackets"]: "the Chinese gives the English in brackets",
    who.HOW["romanisation"]: "the English is another romanisation of the characters",
    who.HOW["transliteration"]: "the English sounds like the characters, which does not prove the spelling",
}
_TITLES = 3


class People:
    """The people of some releases, one release after the other."""

    def __init__(self, termbase: Termbase) -> None:
        people = (concept for concept in termbase.concepts.values() if concept.kind == "person")
        self._known = {simplify(term.text) for concept in people for term in concept.rendered("zh")}
        self._tally = Tally()
        self._titles: dict[str, Counter[tuple[Lang, str]]] = {}
        self._foreign: dict[str, str] = {}
        self._unfit: dict[str, Counter[str]] = {}

    def read(self, material: Material) -> None:
        """Take in one release."""
        self._tally.begin()
        for one, entry in material.people:
            name = simplify(one.zh[0].text) if one.zh else ""
            if name and name not in self._known and one.how in _WHY:
                self._take(material.context, name, one)
                said = ((lang, title) for lang, titles in entry.titles.items() for title in titles)
                self._titles.setdefault(name, Counter()).update(said)
        for misread in material.context.roster.misread:
            self._foreign.setdefault(misread.name, misread.expected or "another name")

    def _take(self, context: Context, name: str, one: who.Known) -> None:
        self._tally.saw("zh", name, len(one.zh))
        for mention in one.en:
            if one.notes.get(mention):
                self._unfit.setdefault(name, Counter())[mention.text] += 1
                continue
            text = " ".join(mention.text.split())
            self._tally.saw("en", text)
            places = _mark(_partner(context, mention, one.zh)), _mark(mention)
            self._tally.matched(name, text, one.how, places)

    def suggestions(self, least: int) -> Iterator[Suggestion]:
        """Everybody who is named at least so often in the Chinese."""
        namesakes = _namesakes(self._tally)
        for name, found in self._tally:
            seen = self._tally.count("zh", name)
            if seen.number >= least:
                ordered = sorted(found.items(), key=lambda item: (-item[1].seen.number, item[0]))
                renderings = tuple(self._tally.rendering(text, both) for text, both in ordered)
                confidence, reason = self._judged(name, found, namesakes)
                zh: tuple[tuple[str, Form], ...] = ((name, "full"),)
                yield Suggestion(
                    "person", zh, seen.number, seen.releases, renderings, confidence, reason, self._beside(name)
                )

    def _judged(
        self, name: str, found: Mapping[str, Both], namesakes: Mapping[str, list[str]]
    ) -> tuple[Confidence, str]:
        how = {how for both in found.values() for how in both.how}
        why = "; ".join(_WHY[each] for each in sorted(how))
        if name in self._foreign:
            return "low", f"{why}, but the name may not be a Mandarin one"
        others = sorted({other for text in found for other in namesakes[text]} - {name})
        if others:
            return "medium", f"{why}; {', '.join(others)} is written so too: one person or two?"
        if unfit := self._unfit.get(name):
            wrong = ", ".join(f'"{text}" {times(number)}' for text, number in sorted(unfit.items()))
            return "medium", f"{why}; {wrong} does not fit and is left out"
        return ("high" if how <= set(_SURE) else "medium"), why

    def _beside(self, name: str) -> tuple[Beside, ...]:
        counted = sorted(self._titles[name].items(), key=lambda item: (-item[1], item[0]))
        zh, en = (
            [Beside(text, lang, number) for (lang, text), number in counted if lang == side][:_TITLES]
            for side in ("zh", "en")
        )
        return (*zh, *en)


def _namesakes(tally: Tally) -> Mapping[str, list[str]]:
    """The Chinese names by the English that stands for them."""
    found: dict[str, list[str]] = {}
    for name, renderings in tally:
        for text in renderings:
            found.setdefault(text, []).append(name)
    return found


def _partner(context: Context, en: Mention, zh: tuple[Mention, ...]) -> Mention:
    """The Chinese mention that an English one renders, as far as the passages tell; else the first."""
    opposite = set(context.opposite(en.segment))
    return next((mention for mention in zh if mention.segment in opposite), zh[0])


def _mark(mention: Mention) -> Mark:
    return Mark(mention.segment, mention.span)
