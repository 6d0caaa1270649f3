"""The shipped glossary: it is whole, in the plain style, in order, and it does not contradict itself."""

import re
from collections import Counter

import pytest

from zhengming.termbase import load, shipped
from zhengming.termbase.plain import read_plain

FILES = sorted(shipped().glob("*.yaml"))
CONCEPTS = load([shipped()]).concepts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_plain_and_sorted(path) -> None:  # type: ignore[no-untyped-def]
    entries = read_plain(path.read_text("utf8"))
    assert entries
    ids = [key for key, _, _ in entries]
    assert ids == sorted(ids)
    assert len(ids) <= 500


def test_kinds_and_counts() -> None:
    kinds = Counter(concept.kind for concept in CONCEPTS.values())
    assert kinds["institution"] >= 120
    assert kinds["title"] >= 600
    assert kinds["term"] >= 120


def test_every_concept_has_both_languages_and_one_preferred_term_in_each() -> None:
    for concept in CONCEPTS.values():
        for lang in ("zh", "en"):
            statuses = Counter(term.status for term in concept.terms if term.lang.startswith(lang))
            assert statuses["preferred"] == 1, f"{concept.id} {lang}"


def test_nothing_refused_is_right_for_the_same_body_or_another() -> None:
    terms = [term for concept in CONCEPTS.values() for term in concept.terms]
    right = {term.text.lower() for term in terms if term.status in ("preferred", "admitted")}
    assert not right & {term.text.lower() for term in terms if term.status == "refused"}


def test_sources_are_addresses() -> None:
    for concept in CONCEPTS.values():
        assert not concept.source or re.fullmatch(r"https?://[\w.-]+(/[\w./-]*)?", concept.source), concept.id


def test_loading_needs_no_yaml() -> None:
    import subprocess
    import sys

    code = "import sys; from zhengming.termbase import load, shipped; load([shipped()]); print('yaml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_no_two_bodies_or_expressions_share_a_term() -> None:
    known = [concept for concept in CONCEPTS.values() if concept.kind != "title"]
    shared = Counter(text for concept in known for text in {term.text.lower() for term in concept.terms})
    assert not [text for text, count in shared.items() if count > 1]
