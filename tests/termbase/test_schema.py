"""The JSON Schema allows what the reader allows and refuses what it refuses, as far as a schema can."""

import pytest
import yaml
from jsonschema import Draft202012Validator

from zhengming.errors import GlossaryError
from zhengming.termbase import parse, shipped
from zhengming.termbase.schema import schema

VALID = [
    "",
    "a: {kind: term, en: A}",
    "a-1: {kind: term, zh: [甲, {text: 乙, form: short, status: refused, from: 2018, to: 2019-03, case: any}]}",
    "a: {kind: term, en: [2024, 1.10, NO]}",
    "a: {kind: person, zh: 甲乙, roles: [{title: 院长, body: b, from: '2019-03', to: '2023-06-30'}]}\n"
    "b: {kind: institution, en: B, known: yes}",
    "a: {kind: term, zh-TW: 甲, definition: d, note: n, source: s, scope: [x, y/], match: m, no-match: [n, o]}",
]
INVALID = [
    "A b: {kind: term, en: A}", "a: {en: A}", "a: {kind: trem, en: A}", "a: {kind: term}", "a: {kind: term, fr: A}",
    "a: {kind: term, en: {form: short}}", "a: {kind: term, en: {text: A, form: long}}", "a: {kind: term, en: [[A]]}",
    "a: {kind: term, en: {text: A, from: soon}}", "a: {kind: person, en: A, roles: {title: B}}", "a: Dean",
    "a: {kind: person, en: A, roles: [{body: B}]}", "a: {kind: term, en: A, known: perhaps}", "a: {kind: term, en: []}",
    "- a", "a: {kind: term, en: A, note: {b: c}}", "a: {kind: term, en: A, scope: []}", "-a: {kind: term, en: A}",
]  # fmt: skip
VALIDATOR = Draft202012Validator(schema())


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("text", VALID)
def test_what_the_reader_allows(text: str) -> None:
    parse(text)
    VALIDATOR.validate(yaml.safe_load(text))


@pytest.mark.parametrize("text", INVALID)
def test_what_the_reader_refuses(text: str) -> None:
    with pytest.raises(GlossaryError):
        parse(text)
    assert not VALIDATOR.is_valid(yaml.safe_load(text))


@pytest.mark.parametrize("path", sorted(shipped().glob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_files(path: object) -> None:
    errors = [error.message for error in VALIDATOR.iter_errors(yaml.safe_load(path.read_text("utf8")))]  # type: ignore[attr-defined]
    assert errors == []
