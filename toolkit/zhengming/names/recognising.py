"""The people whom a text in one language names, as far as it tells by itself."""

from collections.abc import Iterator, Mapping, Sequence

from zhengming.model import Claim, Segment, Span
from zhengming.names.cues import beside
from zhengming.names.desk import SURE_NAME, Desk
from zhengming.names.english import Parse, surname_weight, titles
from zhengming.names.matching import Use
from zhengming.names.people import Mention, Person
from zhengming.names.referring import in_chinese
from zhengming.names.sifting import sift
from zhengming.patterns import pattern
from zhengming.script import simplify

_FAMILIAR_SURNAME = 100.0
_WORD_BEFORE = pattern(r"([A-Za-z-]+)[.]? $")
_LONGEST_TITLE = 30
_SAYS_PERSON = 4.0
_FORMAL = frozenset(
    (
        *("academician", "ambassador", "chancellor", "chairman", "chairperson", "chairwoman", "commissioner", "dean"),
        *("dr", "governor", "judge", "lady", "lord", "madam", "mayor", "miss", "mr", "mrs", "ms", "premier"),
        *("president", "prof", "professor", "provost", "rector", "senator", "sir"),
    )
)


def recognised(
    zh: Sequence[Segment],
    en: Sequence[Segment],
    claims: Mapping[Segment, Sequence[Claim]],
    words: Mapping[Segment, Sequence[Span]] | None = None,
    stated: bool = False,
) -> tuple[Person, ...]:
    """The people of each language: those who surely have a Chinese name, and those whom a title introduces.

    Arguments as of `roster`. Nobody of the one language is matched with somebody of the other.
    """
    if stated:
        zh, en, _ = sift(zh, en, (), claims, words)
    desk = Desk(zh, en, (), claims, words)
    return (*_in_chinese(desk), *_in_english(desk))


def is_said_of_person(mention: Mention) -> bool:
    """Whether what stands beside a Chinese name is what stands beside people's: a title, a verb of saying."""
    return beside(simplify(mention.segment.text), *mention.span) >= _SAYS_PERSON


def _in_chinese(desk: Desk) -> Iterator[Person]:
    sure = {c.text for c in desk.likely if c.score >= SURE_NAME}.union(desk.listed, desk.matched)
    found: dict[str, list[Mention]] = {}
    for candidate in desk.likely:
        if candidate.text in sure:
            found.setdefault(candidate.text, []).append(desk.mention(candidate))
    briefly = in_chinese(desk, [name for name in found if "·" not in name])
    parts = {name.split("·")[-1]: name for name in found if "·" in name}
    for name, mentions in found.items():
        if name not in parts:
            last = name.split("·")[-1] if "·" in name else ""
            short = (*briefly.get(name, ()), *found.get(last, ()))
            yield Person(name, tuple(mentions), (), short=short)


def _in_english(desk: Desk) -> Iterator[Person]:
    found: dict[Parse | str, list[Use]] = {}
    introduced = {use.latin.key for use in desk.uses if len(use.latin.tokens) > 1 and _is_addressed(use)}
    for use in desk.uses:
        person = _chinese_name(use) or (use.latin.key if use.latin.key in introduced else None)
        if person:
            found.setdefault(person, []).append(use)
    bearers: dict[str, set[Parse | str]] = {}
    for person in found:
        bearers.setdefault(_surname(person), set()).add(person)
    short: dict[Parse | str, list[Mention]] = {}
    for use in desk.uses:
        meant = bearers.get(use.latin.key, set())
        if len(meant) == 1 and (_is_addressed(use) or isinstance(next(iter(meant)), str)):
            short.setdefault(next(iter(meant)), []).append(use.mention)
    for person, uses in found.items():
        yield Person("", (), tuple(use.mention for use in uses), short=tuple(short.get(person, ())))


def _chinese_name(use: Use) -> Parse | None:
    """The Chinese name that a Latin one spells, whatever its style, where its surname is one that people bear."""
    words = use.latin.tokens
    if len(words) < 2 or (words[-1].text.isupper() and not words[0].text.isupper()):
        return None
    likely = [p for p in use.latin.parses if surname_weight(p.surname) >= _FAMILIAR_SURNAME]
    best = min(likely, key=lambda parse: parse.order != "surname-first", default=None)
    return best._replace(order="") if best else None


def _surname(person: Parse | str) -> str:
    """The surname of a person as one Latin word in lower case."""
    return person.split()[-1] if isinstance(person, str) else "".join(person.surname)


def _is_addressed(use: Use) -> bool:
    """Whether a title or a word for a person stands right before a Latin name: student Jane Doe, but Student Union."""
    before = _WORD_BEFORE.search(use.segment.folded[max(use.latin.start - _LONGEST_TITLE, 0) : use.latin.start])
    return before is not None and (before[1] in titles() or before[1].lower() in _FORMAL)
