"""Chinese names of one version that people would take for slips of one another: by sound, by shape, cut short."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zhengming.names import tables
from zhengming.names.chinese import Candidate
from zhengming.names.cues import offices
from zhengming.names.desk import SURE_NAME, Desk
from zhengming.names.people import Variation
from zhengming.names.readings import readings
from zhengming.patterns import pattern

_LEAST_ALIKE = 1.0
_OFTEN_GIVEN = 30
_SAYS_PERSON = 4.0
_JOINT = pattern("[、，,和与及跟同]")
_BARE = ("", "\n", " ", "、", "，", ",")
_STOP = pattern("[。！？；\n]")
_KIN = pattern(
    "兄弟|姐妹|姊妹|兄妹|姐弟|哥哥|弟弟|姐姐|妹妹|胞|孪生|[堂表][兄弟姐妹]|父[亲子女]|母[亲子女]|儿子|女儿|夫[妇妻]|之[子女]"
)
_CLAUSE = 20

Names = dict[str, list[Candidate]]
Alike = tuple[Sequence[Candidate], Sequence[Candidate], str]


def in_chinese(desk: Desk) -> Iterator[Variation]:
    """The Chinese names that are too alike to be two people's: the usual form first."""
    names = _by_text(c for c in desk.likely if c.score >= SURE_NAME)
    weak = _by_text(c for c in desk.chinese.candidates if c.score >= _LEAST_ALIKE) if names else {}
    forms = weak | names
    for usual, other, steps in (
        *_homophones(names, forms),
        *_lookalikes(names, forms),
        *_cut_short(desk, names, forms),
    ):
        if not _are_told_apart(desk, usual, other):
            mentions = tuple(tuple(map(desk.mention, found)) for found in (usual, other))
            if not any(m.segment.text.startswith(mentions[0][0].text, m.span.start) for m in mentions[1]):
                yield Variation("zh", mentions, steps, False)


def _by_text(candidates: Iterable[Candidate]) -> Names:
    found: Names = {}
    for candidate in candidates:
        if len(candidate.text) in (2, 3) and not candidate.foreign:
            found.setdefault(candidate.text, []).append(candidate)
    return found


def _homophones(names: Names, forms: Names) -> Iterator[Alike]:
    """The forms that differ from a name in one character, which is read alike."""
    buckets: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for form in forms:
        for n, char in enumerate(form) if len(form) == 3 else ():
            if n and readings(char):
                buckets[form[:n], readings(char)[0], form[n + 1 :]].append(form)
    for (before, reading, _), alike in buckets.items():
        usual, *others = sorted(alike, key=lambda form: (form not in names, -len(forms[form])))
        for other in others if usual in names else ():
            a, b = usual[len(before)], other[len(before)]
            yield forms[usual], forms[other], f"{a} and {b} are both read {reading}"


def _lookalikes(names: Names, forms: Names) -> Iterator[Alike]:
    """The forms that differ from a name in one character, which looks alike."""
    for name, usual in names.items():
        for n, char in enumerate(name):
            for alike in tables.lookalikes().get(char, ""):
                other = forms.get(name[:n] + alike + name[n + 1 :])
                if other and readings(char)[:1] != readings(alike)[:1] and _is_rarer(usual, other, alike):
                    yield usual, other, f"{char} and {alike} look alike"


def _is_rarer(usual: Sequence[Candidate], other: Sequence[Candidate], char: str) -> bool:
    """Whether a form is met less often: much less, where many bear its character or it has only two characters."""
    if len(usual[0].text) == 2:
        return len(usual) > 2 * len(other) and all(c.cue >= _SAYS_PERSON for c in other)
    if _given(char) < _OFTEN_GIVEN and len(usual) == len(other):
        return usual[0].start < other[0].start
    return len(usual) > len(other) * (1 if _given(char) < _OFTEN_GIVEN else 2)


def _given(char: str) -> int:
    counts = tables.given().get(char, "0\t0\t0").split("\t")
    return sum(map(int, counts))


def _cut_short(desk: Desk, names: Names, forms: Names) -> Iterator[Alike]:
    """The names of two characters that are somebody's of three without the last, where nobody bears them himself."""
    whole: dict[str, list[str]] = defaultdict(list)
    for name in names:
        whole[name[:2]] += [name] * (len(name) == 3)
    for start, longer in whole.items():
        usual = names[longer[0]] if len(longer) == 1 else []
        short = [c for c in forms.get(start, ()) if usual and not desk.chinese.text.startswith(longer[0], c.start)]
        if short and _is_met_first(usual, short) and not _has_office(desk, start, longer[0]):
            yield usual, short, f"{longer[0][2]} is not there"


def _is_met_first(usual: Sequence[Candidate], short: Sequence[Candidate]) -> bool:
    return usual[0].start < short[0].start and len(usual) >= max(len(short), 2)


def _has_office(desk: Desk, short: str, whole: str) -> bool:
    """Whether a title stands anywhere beside the short form."""
    text = desk.chinese.text
    places = (place for place in desk.chinese.occurrences(short) if not text.startswith(whole, place.start))
    return any(offices(text, *place) for place in places)


def _are_told_apart(desk: Desk, first: Sequence[Candidate], second: Sequence[Candidate]) -> bool:
    """Whether the release says that two names are two people's: in a list, by titles or relatives, by the English."""
    text = desk.chinese.text
    both = (*first, *second)
    if any(all(_is_bare(text, c) for c in found) for found in (first, second)):
        return True
    if _stand_together(text, first, second) or any(_is_kin(text, c) for c in both) or _english_tells(desk, both):
        return True
    here, there = (set().union(*(offices(text, c.start, c.end) for c in found)) for found in (first, second))
    return bool(here and there) and here.isdisjoint(there)


def _is_bare(text: str, candidate: Candidate) -> bool:
    """Whether nothing but other names, or nothing at all, stands beside a name, as in a list of names."""
    before, after = text[max(candidate.start - 1, 0) : candidate.start], text[candidate.end : candidate.end + 1]
    return before in _BARE and after in _BARE


def _stand_together(text: str, first: Sequence[Candidate], second: Sequence[Candidate]) -> bool:
    """Whether two names stand in one sentence with a joint of a list between them."""
    places = sorted([(c.start, c.end, 0) for c in first] + [(c.start, c.end, 1) for c in second])
    for (_, end, one), (start, _, other) in pairwise(places):
        between = text[end:start]
        if one != other and len(between) < 200 and _JOINT.search(between) and not _STOP.search(between):
            return True
    return False


def _is_kin(text: str, candidate: Candidate) -> bool:
    before = _STOP.split(text[max(candidate.start - _CLAUSE, 0) : candidate.start])[-1]
    after = _STOP.split(text[candidate.end : candidate.end + _CLAUSE])[0]
    return _KIN.search(before) is not None or _KIN.search(after) is not None


def _english_tells(desk: Desk, both: Sequence[Candidate]) -> bool:
    """Whether the English has a name of its own for each of two Chinese ones, which are not read alike."""
    spelt = [{u.latin.parses[:1] for u in desk.matched.get(name, ())} for name in {c.text for c in both}]
    return all(spelt) and not set.intersection(*spelt)
