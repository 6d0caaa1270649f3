"""The titles of past releases that the glossary lacks, or for which it lacks the English: what people are called."""

from collections.abc import Iterator, Mapping, Sequence

from zhengming.checks.couples import numbers
from zhengming.checks.holders import Held
from zhengming.checks.title_varies import rendered
from zhengming.model import Concept, Confidence
from zhengming.script import simplify
from zhengming.suggesting.material import Material
from zhengming.suggesting.suggestion import Suggestion
from zhengming.suggesting.tally import Both, Tally, times
from zhengming.termbase import Termbase

_SMALL = frozenset(("of", "the", "and", "for", "in", "at", "to"))


class Titles:
    """The titles of some releases, one release after the other."""

    def __init__(self, termbase: Termbase) -> None:
        titles = [concept for concept in termbase.concepts.values() if concept.kind == "title"]
        self._known: dict[str, Concept] = {}
        for concept in titles:
            for term in concept.rendered("zh"):
                self._known.setdefault(simplify(term.text), concept)
        self._tally = Tally()
        self._people: dict[str, set[str]] = {}

    def read(self, material: Material) -> None:
        """Take in one release."""
        self._tally.begin()
        context = material.context
        by_segment = numbers(context)
        for holder in context.holders:
            for held in holder.zh if holder.is_sure else ():
                self._tally.saw("zh", simplify(held.use.text))
            for rank, forms in rendered(holder, by_segment).items() if holder.is_sure else ():
                zh = next(held for held in holder.zh if held.use.rank == rank)
                for en in (held for places in forms.values() for held in places):
                    self._take(zh, en, holder.name)

    def _take(self, zh: Held, en: Held, name: str) -> None:
        title, english = simplify(zh.use.text), _written(en.use.text)
        known = self._known.get(title)
        if en.use.is_plural or (known and _has(known, english)):
            return
        self._tally.saw("en", english)
        self._tally.matched(title, english, name, (zh.mark, en.mark))
        self._people.setdefault(title, set()).add(name)

    def suggestions(self, least: int) -> Iterator[Suggestion]:
        """The titles that stand so often beside the name of somebody who has them in both languages."""
        for title, found in self._tally:
            often = {text: both for text, both in found.items() if both.seen.number >= least}
            if often:
                ordered = sorted(often.items(), key=lambda item: (-item[1].seen.number, item[0]))
                seen, known = self._tally.count("zh", title), self._known.get(title)
                yield Suggestion(
                    "title",
                    ((title, "full"),),
                    seen.number,
                    seen.releases,
                    tuple(self._tally.rendering(text, both) for text, both in ordered),
                    *self._judged(often, [text for text in sorted(found) if text not in often]),
                    known=known.id if known else "",
                )

    def _judged(self, often: Mapping[str, Both], seldom: Sequence[str]) -> tuple[Confidence, str]:
        people = {name for both in often.values() for name in both.how}
        beside = f"both stand beside the names of {len(people)} people" if len(people) > 1 else ""
        why = beside or f"both stand beside the name of {min(people)} only"
        also = "".join(f'; "{text}" {times(1)}' for text in seldom)
        if sum(both.seen.number for both in often.values()) == 1:
            return "low", f"{why}, once{also}"
        return ("high" if len(people) > 1 else "medium"), why + also


def _has(concept: Concept, english: str) -> bool:
    return any(_written(term.text).lower() == english.lower() for term in concept.rendered("en"))


def _written(title: str) -> str:
    """An English title as a glossary has it: with capitals."""
    words = title.replace("-", " ").split() if title.islower() else title.split()
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words)
