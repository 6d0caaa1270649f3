"""Foreigners whose name is written by sound: a part of what `measure` measures, and the table itself."""

import pytest

from tests.names.abroad import ACCEPTED, SPELLINGS, cases, flagged, foreigners, in_pinyin
from zhengming.script import HAN_CHAR

LEAST = {"in pinyin": 0.8, "the surname in pinyin": 0.65, "another's name": 0.6, "no name": 0.9}
EVERY = 5


def test_the_table_is_wide() -> None:
    assert len(foreigners()) >= 200
    assert all(all(HAN_CHAR.match(c) or c in "·-" for c in person.zh) for person in foreigners())
    assert not any(HAN_CHAR.search(person.en) for person in foreigners())


@pytest.mark.parametrize("kind", ACCEPTED)
def test_what_is_right_is_accepted(kind: str) -> None:
    assert [(case.spelling, said) for case, said in flagged(cases(kind)[::EVERY])] == []


@pytest.mark.parametrize("kind", [kind for kind in SPELLINGS if kind not in ACCEPTED])
def test_what_sound_disproves_is_found(kind: str) -> None:
    some = cases(kind)[::EVERY]
    assert len(flagged(some)) >= LEAST[kind] * len(some)


def test_a_name_in_pinyin() -> None:
    assert in_pinyin("克劳斯·霍夫曼") == "Kelaosi Huofuman"
