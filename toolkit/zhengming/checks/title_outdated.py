"""A title that is not held, or no longer held, on the date of the release, as the glossary has it."""

from collections.abc import Iterator, Sequence

from zhengming import dating, titles
from zhengming.checks.context import Context
from zhengming.checks.holders import Held
from zhengming.checks.roles import Known, known, offices_of, shown
from zhengming.dating import Dated
from zhengming.model import Finding, Office
from zhengming.patterns import pattern

_ENDED = "is no longer held"
_YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def check(context: Context) -> Iterator[Finding]:
    """One finding for each person and title, with its places in both versions."""
    people = list(known(context))
    date = dating.date_of(context.release) if people else None
    if not date:
        return
    for person in people:
        wrong: dict[tuple[Office, str], list[Held]] = {}
        for held in person.held:
            found = _outdated(held, person, date, context)
            if found:
                wrong.setdefault(found, []).append(held)
        for (office, why), places in wrong.items():
            yield _finding(person, office, why, places, date, context)


def _outdated(held: Held, person: Known, date: Dated, context: Context) -> tuple[Office, str] | None:
    """The office that a title is of and what is wrong with it on a date; None where nothing is."""
    offices = [office for office, how in offices_of(person, held, context).items() if how == "same"]
    current = next((office for office in offices if _covers(office, date.date)), None)
    rank = held.use.rank
    if current:
        return (current, "is still held") if "former" in rank.marks and not rank.maybe else None
    if not offices or rank.marks & {"former", "late", "emeritus"} or "former" in rank.maybe or _of_then(held, date):
        return None
    ended = [office for office in offices if office.until and _before(office.until, date.date)]
    if ended:
        return max(ended, key=lambda office: office.until), _ENDED
    if "elect" in rank.marks | rank.maybe or titles.told(held.segment.text, held.segment.lang, "elect"):
        return None
    return offices[0], "is not held yet"


def _before(one: str, other: str) -> bool:
    return one < other[: len(one)]


def _covers(office: Office, day: str) -> bool:
    begun = not office.since or not _before(day[: len(office.since)], office.since)
    return begun and not (office.until and _before(office.until, day))


def _of_then(held: Held, date: Dated) -> bool:
    """Whether the text speaks of an earlier time: it names an earlier year, or says that this is past."""
    text = held.segment.text
    earlier = any(year < date.date[:4] for year in _YEAR.findall(text))
    return earlier or titles.told(text, held.segment.lang, "former")


def _finding(person: Known, office: Office, why: str, places: Sequence[Held], date: Dated, context: Context) -> Finding:
    ordered = sorted(places, key=lambda held: held.segment.lang)
    first = list({held.segment.lang: held.use.text for held in ordered[::-1]}.values())[::-1]
    said = " and ".join(f'"{text}"' for text in first)
    expected = tuple(_former(text) for text in first) if why == _ENDED else ()
    wanted = "; expected " + " and ".join(f'"{text}"' for text in expected) if expected else ""
    return Finding(
        f"{person.name} is called {said}; by the glossary {shown(office, context)}, which {why} on "
        f"{date.date}, the date of the release by {date.source}{wanted}",
        tuple(dict.fromkeys(held.mark for held in ordered)),
        expected,
        confidence="high" if date.source == "its metadata" else "medium",
    )


def _former(text: str) -> str:
    if not text.isascii():
        return f"前{text}"
    return f"Former {text}" if text[:1].isupper() else f"former {text}"
