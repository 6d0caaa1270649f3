"""Foreign names of one Chinese spelling that the English spells in two ways."""

from collections.abc import Iterator, Sequence

from zhengming.names.desk import Desk
from zhengming.names.people import Mention, Variation

_SAYS_PERSON = 4.0


def foreigners(desk: Desk) -> Iterator[Variation]:
    """The people written by sound whose name the English spells in two ways."""
    spelt: dict[str, dict[str, list[Mention]]] = {}
    for use in desk.uses:
        if use.how == "transliteration" and use.here:
            spelt.setdefault(use.name, {}).setdefault(use.latin.key, []).append(use.mention)
    for name in sorted(spelt.keys() & _people_by_sound(desk)):
        forms = spelt[name]
        ordered = sorted(forms, key=lambda key: -len(forms[key]))
        for key in ordered[1:]:
            if not _same_name(ordered[0], key) and not _in_one_place(forms[ordered[0]], forms[key]):
                steps = f"both stand for {name}"
                yield Variation("en", (tuple(forms[ordered[0]]), tuple(forms[key])), steps, False)


def _in_one_place(first: Sequence[Mention], second: Sequence[Mention]) -> bool:
    """Whether two forms stand right beside each other, as parts of one name."""
    return any(
        a.segment is b.segment and min(abs(a.span.end - b.span.start), abs(b.span.end - a.span.start)) <= 1
        for a in first
        for b in second
    )


def _people_by_sound(desk: Desk) -> set[str]:
    """The names written by sound that a title or a verb of saying makes a person's."""
    return {c.text for c in desk.chinese.foreign if c.cue >= _SAYS_PERSON}


def _same_name(one: str, other: str) -> bool:
    """Whether one spelling is the other with a given name or a particle more."""
    words, others = set(one.replace("-", " ").split()), set(other.replace("-", " ").split())
    return words <= others or others <= words
