"""The people whom a text in one language names, as far as it tells by itself."""

from collections.abc import Iterator, Mapping, Sequence

from zhengming.model import Claim, Segment, Span
from zhengming.names.desk import SURE_NAME, Desk
from zhengming.names.english import surname_weight
from zhengming.names.matching import Use, is_introduced
from zhengming.names.people import Mention, Person
from zhengming.names.referring import in_chinese

_FAMILIAR_SURNAME = 100.0


def recognised(
    zh: Sequence[Segment],
    en: Sequence[Segment],
    claims: Mapping[Segment, Sequence[Claim]],
    words: Mapping[Segment, Sequence[Span]] | None = None,
) -> tuple[Person, ...]:
    """The people of a release in one language: names that are surely Chinese ones, and those that a title introduces.

    Arguments as of `roster`. Where a release has both languages nothing is matched: each side tells for itself.
    """
    desk = Desk(zh, en, (), claims, words)
    return (*_in_chinese(desk), *_in_english(desk))


def _in_chinese(desk: Desk) -> Iterator[Person]:
    sure = {c.text for c in desk.likely if c.score >= SURE_NAME} | set(desk.listed)
    found: dict[str, list[Mention]] = {}
    for candidate in desk.likely:
        if candidate.text in sure:
            found.setdefault(candidate.text, []).append(desk.mention(candidate))
    briefly = in_chinese(desk, [name for name in found if "·" not in name])
    for name, mentions in found.items():
        yield Person(name, tuple(mentions), (), short=tuple(briefly.get(name, ())))


def _in_english(desk: Desk) -> Iterator[Person]:
    known = {use.latin.key for use in desk.uses if _is_person(use)}
    found: dict[str, list[Mention]] = {}
    for use in desk.uses:
        if use.latin.key in known:
            found.setdefault(use.latin.key, []).append(use.mention)
    for mentions in found.values():
        yield Person("", (), tuple(mentions))


def _is_person(use: Use) -> bool:
    """Whether a Latin name is a Chinese one with a surname that people bear, or several words behind a title."""
    if len(use.latin.tokens) < 2:
        return False
    return is_introduced(use) or any(surname_weight(parse.surname) >= _FAMILIAR_SURNAME for parse in use.latin.parses)
