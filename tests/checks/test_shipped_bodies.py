"""Every body of the shipped glossary, called as the glossary allows, is no finding of any check."""

from collections.abc import Iterable

from zhengming import engine, termbase
from zhengming.checks import CHECKS
from zhengming.model import Concept, Document, Lang, Release, Term
from zhengming.readers import segment_of
from zhengming.settings import Settings

SHIPPED = termbase.load([termbase.shipped()])
WRONG = ("refused", "deprecated")
BODIES = [concept for _, concept in sorted(SHIPPED.concepts.items()) if concept.kind == "institution"]


def now(concept: Concept, lang: Lang) -> list[Term]:
    """What a body may be called today, in simplified characters or English."""
    return [term for term in concept.terms if term.lang == lang and term.status not in WRONG and not term.until]


def found(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The findings of all checks in a release of some lines, each with its check."""
    both = list(zip(*lines, strict=True))
    zh = tuple(segment_of(text, "zh", "x.zh.txt", line) for line, text in enumerate(both[0], 1))
    en = tuple(segment_of(text, "en", "x.en.txt", line) for line, text in enumerate(both[1], 1))
    release = Release("x", (Document("x.zh.txt", "zh", zh, True), Document("x.en.txt", "en", en, True)), zh, en)
    return [(each.check, each.message) for each in engine.check_release(release, Settings(), SHIPPED, CHECKS)]


def test_a_release_that_names_every_body_and_its_short_forms_has_no_findings() -> None:
    assert found(_introduced(body) for body in BODIES) == []


def _introduced(body: Concept) -> tuple[str, str]:
    (zh, *further), (en, *others) = now(body, "zh"), now(body, "en")
    short = next((f"（{term.text}）" for term in further if term.form == "short"), "")
    acronym = next((f" ({term.text})" for term in others if term.form == "acronym"), "")
    return f"2023年，{zh.text}{short}发布了报告。", f"In 2023, {en.text}{acronym} published a report."


def test_every_name_of_every_body_may_stand_for_every_other_but_for_using_more_than_one() -> None:
    rows = [(now(body, "zh"), now(body, "en")) for body in BODIES]
    lines = [
        (f"{zh[n % len(zh)].text}发布了报告。", f"{en[n % len(en)].text} published a report.")
        for zh, en in rows
        for n in range(max(len(zh), len(en)))
    ]
    assert len(lines) > 2000
    assert [(check, message) for check, message in found(lines) if check != "institution-varies"] == []
