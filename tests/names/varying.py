"""Ways to write a name that are all right (NAMES.md, what must stay silent), for a whole release or one mention."""

from collections.abc import Callable, Iterator
from random import Random

from tests.names.making import Made, Mention
from tests.names.people import Person, person
from zhengming.names.readings import joined

_COURTESY = ("Prof.", "Dr.", "Mr.", "Ms.", "Professor")

Style = Callable[[Random, Person], str]


def _capital(syllables: tuple[str, ...]) -> str:
    return joined(syllables).upper()


def _initials(p: Person) -> list[str]:
    return [f"{syllable[0].upper()}." for syllable in p.given]


def _umlaut(letters: str) -> Style:
    """The name with lü and nü in other letters."""

    def spelt(syllables: tuple[str, ...]) -> str:
        first, *rest = (s[0] + letters if s in ("lü", "nü") else s for s in syllables)
        return first.capitalize() + "".join(f"'{s}" if s[0] in "aoe" else s for s in rest)

    return lambda _, p: f"{spelt(p.surname)} {spelt(p.given)}"


STYLES: dict[str, Style] = {
    "surname last": lambda _, p: f"{joined(p.given)} {p.surname_en}",
    "capital surname first": lambda _, p: f"{_capital(p.surname)} {joined(p.given)}",
    "capital surname last": lambda _, p: f"{joined(p.given)} {_capital(p.surname)}",
    "all capitals": lambda _, p: p.en.upper(),
    "hyphen": lambda _, p: f"{p.surname_en} {'-'.join(p.given).capitalize()}",
    "hyphen, both capital": lambda _, p: f"{p.surname_en} {'-'.join(s.capitalize() for s in p.given)}",
    "hyphen, surname last": lambda _, p: f"{'-'.join(p.given).capitalize()} {p.surname_en}",
    "spaced syllables": lambda _, p: f"{p.surname_en} {' '.join(s.capitalize() for s in p.given)}",
    "apostrophe": lambda _, p: f"{p.surname_en} {chr(39).join(p.given).capitalize()}",
    "curly apostrophe": lambda _, p: f"{p.surname_en} {'’'.join(p.given).capitalize()}",
    "comma": lambda _, p: f"{p.surname_en}, {joined(p.given)}",
    "initial first": lambda _, p: f"{_initials(p)[0]} {p.surname_en}",
    "initials first": lambda _, p: f"{' '.join(_initials(p))} {p.surname_en}",
    "initials, hyphen": lambda _, p: f"{'-'.join(_initials(p))} {p.surname_en}",
    "initials last": lambda _, p: f"{p.surname_en} {' '.join(_initials(p))}",
    "Lü": _umlaut("ü"),
    "Lu": _umlaut("u"),
    "Lv": _umlaut("v"),
    "Lyu": _umlaut("yu"),
    "glued title": lambda _, p: f"Prof.{_capital(p.surname)} {joined(p.given)}",
    "glued title, plain": lambda _, p: f"Prof.{p.en}",
    "possessive": lambda _, p: f"{p.en}'s",
    "curly possessive": lambda _, p: f"{p.en}’s",
    "line break": lambda _, p: p.en.replace(" ", "\n"),
    "hard space": lambda _, p: p.en.replace(" ", "\u00a0"),
    "double space": lambda _, p: p.en.replace(" ", "  "),
    "full width": lambda _, p: "".join(chr(ord(c) + 0xFEE0) if c.isalpha() and c.isascii() else c for c in p.en),
    "soft hyphen": lambda _, p: f"{p.surname_en} {chr(0xAD).join(p.given).capitalize()}",
    "hyphen at the line's end": lambda _, p: f"{p.surname_en} {(chr(45) + chr(10)).join(p.given).capitalize()}",
    "wrong encoding, quotation marks": lambda _, p: f"â€œ{p.en}â€\u009d",
    "wrong encoding, possessive": lambda _, p: f"{p.en}â€™s",
    "lower case": lambda _, p: p.en.lower(),
    "glued to the next word": lambda _, p: f"{p.en}delivered",
    "glued to the word before": lambda _, p: f"with{p.en}",
    "glued to a title in full": lambda _, p: f"Minister{p.en}",
    "no space inside": lambda _, p: p.en.replace(" ", ""),
    "surname alone after a title": lambda random, p: f"{random.choice(_COURTESY)} {p.surname_en}",
}
UMLAUT = ("Lü", "Lu", "Lv", "Lyu")
MALFORMED = (
    "lower case",
    "glued to the next word",
    "glued to the word before",
    "glued to a title in full",
    "no space inside",
)
LATER = "surname alone after a title"


def bearers(random: Random, arm: str, style: str) -> list[Person]:
    """People whom a release must have for a style to be seen in it: somebody called 吕."""
    return [person(random, arm, "吕") for _ in range(3)] if style in UMLAUT else []


def styled(random: Random, made: Made, style: str) -> dict[Mention, str]:
    """Every mention that the style can have in a release, and how it is written then."""
    spelt: dict[Mention, str] = {}
    seen: set[Person] = set()
    for mention in _to_restyle(made, style):
        p = mention.person
        if style != LATER or (p in seen and _alone(p, made)):
            new = STYLES[style](random, p)
            if new != p.en or (style == "Lyu" and {"lü", "nü"} & {*p.surname, *p.given}):
                spelt[mention] = new
        seen.add(p)
    return spelt


def _to_restyle(made: Made, style: str) -> Iterator[Mention]:
    """The mentions by full name; for a possessive those that are none yet."""
    for pieces in made.en:
        for piece, following in zip(pieces, (*pieces[1:], ""), strict=True):
            if isinstance(piece, Mention) and piece.full:
                possessive = isinstance(following, str) and following.startswith("'s")
                if not (possessive and style.endswith("possessive")):
                    yield piece


def _alone(p: Person, made: Made) -> bool:
    """Whether nobody else of the release has somebody's surname."""
    return sum(other.surname == p.surname or other.surname_zh == p.surname_zh for other in made.people) == 1
