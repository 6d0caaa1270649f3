"""Formats whose files may not tell their columns: the caller can."""

import pytest

from zhengming.errors import Unreadable
from zhengming.model import Concept, Term
from zhengming.termbase.exchange import FORMATS, with_columns

COLUMNED = [each for each in FORMATS if each.columned]
DEAN = Concept("dean", "term", (Term("院长", "zh"), Term("dean", "en")))


@pytest.mark.parametrize("each", COLUMNED, ids=[each.name for each in COLUMNED])
def test_a_new_file_is_written_between_the_languages_that_are_named(each: object) -> None:
    turned = with_columns(each, "en,zh")  # type: ignore[arg-type]
    content = turned.write([DEAN], b"").content
    concepts = turned.read(content, "x").concepts if each.name == "po" else each.read(content, "x").concepts  # type: ignore[attr-defined]
    assert {(t.text, t.lang[:2]) for t in concepts[0].terms} == {("院长", "zh"), ("dean", "en")}


def test_what_cannot_be_told_is_asked_for_and_can_be_said() -> None:
    form = next(each for each in FORMATS if each.name == "csv")
    data = "院长,學院院長\n".encode()
    with pytest.raises(Unreadable, match="--columns zh,en,note"):
        form.read(data, "x.csv")
    assert [t.lang for t in with_columns(form, "zh,zh-Hant").read(data, "x.csv").concepts[0].terms] == ["zh", "zh-Hant"]


def test_every_format_has_its_name_and_every_ending_its_format() -> None:
    names = [each.name for each in FORMATS]
    assert len(names) == len(set(names))
    endings = [suffix for each in FORMATS for suffix in each.suffixes]
    assert {".csv", ".tsv", ".xlsx", ".txt", ".tab", ".utf8", ".utx", ".po", ".jsonl"} <= set(endings)
