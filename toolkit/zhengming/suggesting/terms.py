"""The terms of past releases that the glossary lacks, by what stands together in passages that render each other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from zhengming import titles
from zhengming.checks.context import Context
from zhengming.checks.phrases import head_of
from zhengming.checks.renderings import claims_in, text_of
from zhengming.model import Concept, Confidence, Kind, Lang, Pair, Passage, Segment, Span
from zhengming.script import HAN_CHAR, simplify
from zhengming.suggesting.association import Link, links
from zhengming.suggesting.choosing import choices, is_rival, judged
from zhengming.suggesting.lexicon import Lexicon
from zhengming.suggesting.material import Material
from zhengming.suggesting.phrasing import Candidate, chinese, english, singular_of
from zhengming.suggesting.suggestion import Example, Rendering, Suggestion, example
from zhengming.suggesting.wording import Cutter

Spans = Mapping[Segment, Sequence[Span]]
_SHOWN = 3
_LEAST = 2
_OPEN, _LED = 0.6, 0.75


class _Side:
    """The candidates of one language: in which units each stands, how often, in which releases, beside which words."""

    def __init__(self) -> None:
        self.units: dict[str, list[int]] = {}
        self.times: Counter[str] = Counter()
        self.surface: dict[str, Counter[str]] = {}
        self._around: dict[str, tuple[str, str]] = {}
        self._led: Counter[str] = Counter()
        self._followed: Counter[str] = Counter()

    def add(self, unit: int, found: Sequence[tuple[Candidate, str]]) -> None:
        """Take in the candidates of one unit, each with what stands there."""
        for candidate, text in found:
            units = self.units.setdefault(candidate.key, [])
            if not units or units[-1] != unit:
                units.append(unit)
            self.times[candidate.key] += 1
            self._led[candidate.key] += bool(candidate.around[0])
            self._followed[candidate.key] += bool(candidate.around[1])
            self.surface.setdefault(candidate.key, Counter())[text] += 1
            left, right = self._around.setdefault(candidate.key, candidate.around)
            same = left if left == candidate.around[0] else "", right if right == candidate.around[1] else ""
            self._around[candidate.key] = same

    def is_free(self, key: str) -> bool:
        """Whether different words stand before it and behind it, or none that could be part of it."""
        return not any(self._around[key])

    def is_whole(self, key: str) -> bool:
        """Whether it is a phrase more often than the middle of one: birth in birth certificate, lover in tea lover."""
        times = self.times[key]
        return self._followed[key] <= _OPEN * times and self._led[key] <= _LED * times

    def shown(self, key: str) -> str:
        """How it is written most often; in lower case before capitals."""
        forms = self.surface[key]
        return singular_of(min(forms, key=lambda form: (-forms[form], form[:1].isupper(), form)))

    def kept(self, least: int) -> dict[str, list[int]]:
        """The candidates that stand in so many units, but for those that stand only inside a longer one."""
        often = {key: units for key, units in self.units.items() if len(units) >= least}
        inside = {part for key in often for part in _parts(key) if part in often and often[part] == often[key]}
        return {key: units for key, units in often.items() if key not in inside}


def _parts(key: str) -> Iterator[str]:
    """What is part of a candidate: its shorter rows of words, or of characters."""
    items = key.split(" ") if key.isascii() else list(key)
    joint = " " if key.isascii() else ""
    for length in range(1, len(items)):
        for start in range(len(items) - length + 1):
            yield joint.join(items[start : start + length])


class Terms:
    """The terms of some releases, one release after the other."""

    def __init__(self, cutter: Cutter, lexicon: Lexicon) -> None:
        self._cutter, self._lexicon = cutter, lexicon
        self._zh, self._en = _Side(), _Side()
        self._units: list[Pair] = []
        self._releases: list[int] = []
        self._release = 0
        self._known: dict[str, Concept] = {}

    def read(self, material: Material) -> None:
        """Take in one release."""
        taken, known = material.taken(), material.known()
        for pair in material.units:
            unit = len(self._units)
            found = [one for p in pair.zh for one in self._chinese(p, taken, known)]
            self._zh.add(unit, [*found, *self._lacking(material.context, pair)])
            self._en.add(unit, [one for p in pair.en for one in _english(p, taken, known)])
            self._units.append(pair)
            self._releases.append(self._release)
        self._release += 1

    def _lacking(self, context: Context, pair: Pair) -> Iterator[tuple[Candidate, str]]:
        """What the glossary has in the Chinese of a pair and finds nowhere in the English."""
        there = {claim.concept.id for claim in claims_in(context, pair.en)}
        for claim in claims_in(context, pair.zh):
            if claim.concept.id not in there and claim.concept.kind != "person":
                key = simplify(text_of(claim))
                self._known.setdefault(key, claim.concept)
                yield Candidate(key, claim.span, ("", "")), key

    def _chinese(self, passage: Passage, taken: Spans, known: Spans) -> Iterator[tuple[Candidate, str]]:
        segment = passage.segment
        for one in chinese(self._cutter, passage, taken.get(segment, ()), known.get(segment, ())):
            yield one, one.key

    def suggestions(self, least: int) -> Iterator[Suggestion]:
        """The terms that stand in so many passages together with the same English."""
        least = max(least, _LEAST)
        zh, en = self._zh.kept(least), self._en.kept(least)
        forward = dict(links(zh, en, len(self._units), least))
        backward: dict[str, list[Link]] = {}
        for found in forward.values():
            for link in found:
                backward.setdefault(link.en, []).append(link)
        for text, found in ((text, found) for text, found in forward.items() if HAN_CHAR.search(text)):
            chosen = [
                link for link in choices(found, zh, en) if self._en.is_free(link.en) and self._en.is_whole(link.en)
            ]
            if not chosen or not self._zh.is_free(text) or is_rival(chosen[0], backward[chosen[0].en]):
                continue
            if any(map(self._is_in_chinese, chosen)):
                continue
            releases = [len(self._common(link)[1]) for link in chosen]
            yield self._suggestion(text, chosen, *self._judged(text, chosen, releases))

    def _judged(self, text: str, chosen: Sequence[Link], releases: Sequence[int]) -> tuple[Confidence, str]:
        supported = self._lexicon.supports(text, chosen[0].en)
        return judged(chosen, releases, supported, self._cutter.cut(text)[-1].tag == "v")

    def _common(self, link: Link) -> tuple[list[int], set[int]]:
        """The units and the releases in which both stand."""
        units = sorted(set(self._zh.units[link.zh]) & set(self._en.units[link.en]))
        return units, {self._releases[unit] for unit in units}

    def _suggestion(self, text: str, chosen: Sequence[Link], confidence: Confidence, reason: str) -> Suggestion:
        renderings = []
        for link in chosen:
            units, releases = self._common(link)
            shown = tuple(filter(None, (self._places(link, unit) for unit in units[:_SHOWN])))
            renderings.append(
                Rendering(self._en.shown(link.en), "full", self._en.times[link.en], link.together, len(releases), shown)
            )
        releases = {self._releases[unit] for unit in self._zh.units[text]}
        known, times = self._known.get(text), self._zh.times[text]
        kind = known.kind if known else self._kind(text, renderings[0].text)
        return Suggestion(
            kind,
            ((text, "full"),),
            times,
            len(releases),
            tuple(renderings),
            confidence,
            f"{reason}, without the English of the glossary" if known else reason,
            known=known.id if known else "",
        )

    def _kind(self, zh: str, en: str) -> Kind:
        """Whether it is a title, an institution or a place, as far as its words tell."""
        ranks = titles.find(zh, "zh"), titles.rank_en(en)
        if ranks[0] and ranks[0][-1].span.end == len(zh) and ranks[1]:
            return "title"
        words = en.split()
        if any(map(head_of, map(str.lower, (words[0], words[-1])))) and all(
            w[0].isupper() for w in words if len(w) > 3
        ):
            return "institution"
        return "place" if self._cutter.tag(zh) == "ns" else "term"

    def _is_in_chinese(self, link: Link) -> bool:
        """Whether the English stands in the Chinese too, and so is its own counterpart there: iPhone."""
        units, text = self._common(link)[0], self._en.shown(link.en).lower()
        inside = sum(any(text in p.text.lower() for p in self._units[unit].zh) for unit in units)
        return 2 * inside > len(units)

    def _places(self, link: Link, unit: int) -> tuple[Example, Example] | None:
        """The first place of each side of a link in a unit."""
        pair = self._units[unit]
        zh = next(filter(None, (_found(p, link.zh, "zh") for p in pair.zh)), None)
        en = next(filter(None, (_found(p, link.en, "en") for p in pair.en)), None)
        return (zh, en) if zh and en else None


def _english(passage: Passage, taken: Spans, known: Spans) -> Iterator[tuple[Candidate, str]]:
    segment, text = passage.segment, passage.segment.text
    for one in english(passage, taken.get(segment, ()), known.get(segment, ())):
        yield one, text[one.span.start : one.span.end]


def _found(passage: Passage, key: str, lang: Lang) -> Example | None:
    """Where a candidate stands in a passage."""
    if lang == "zh":
        at = simplify(passage.segment.text).find(key, *passage.span)
        span = Span(at, at + len(key)) if at >= 0 else None
    else:
        span = next((one.span for one in english(passage, ()) if one.key == key), None)
    return example(passage.segment, span) if span else None
