"""The canonical form of an entry: what it looks like, and that reading it gives the same again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.model import Concept, Office, Term
from zhengming.termbase import load, parse, shipped
from zhengming.termbase.entries import LANGUAGES, usual
from zhengming.termbase.plain import read_plain
from zhengming.termbase.rendering import block, rendered, same

AS_WRITTEN = [
    "a:\n  kind: term\n  zh: 碳中和\n  en: carbon neutrality\n",
    "a:\n  kind: term\n  zh: [碳中和, 碳达峰]\n  en: [carbon neutrality, {text: carbon zero, status: refused}]\n",
    "a:\n  kind: term\n  en: [{text: bad, status: refused}, good, also]\n",
    "a:\n  kind: term\n  en: [also, {text: good, status: preferred}]\n",
    "a:\n  kind: term\n  zh: 人工智能\n  zh-TW: [{text: 人工智慧, status: admitted}]\n",
    "a:\n  kind: institution\n  zh: [甲大学, {text: 甲大, form: short}]\n  en: [Jia University, JU]\n",
    "a:\n  kind: institution\n  zh: [甲部, {text: 乙部, to: 2018-03}]\n  en: [{text: JiaU, form: acronym}]\n",
    'a:\n  kind: institution\n  en: "University of California, Berkeley"\n',
    'a:\n  kind: term\n  en: ["NO", "1.10", "One Belt, One Road"]\n',
    'a:\n  kind: term\n  zh: 甲\n  definition: a thing\n  note: "so: it is"\n  source: https://example.org/a-b\n',
    "a:\n  kind: person\n  zh: 罗文广\n  en: Luo Wenguang\n  roles: [{title: 院长, body: 甲大学, from: 2019-03}]\n",
    "a:\n  kind: term\n  zh: 宽带\n  scope: [网络, releases/icare/]\n  match: 宽带网\n  no-match: [宽带子]\n",
    "a:\n  kind: institution\n  zh: 乙\n  en: Yi\n  known: yes\n",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_reading_and_writing_give_the_same_text(text: str) -> None:
    written = block(parse(text).concepts["a"])
    assert written == text.replace("no-match: [宽带子]", "no-match: 宽带子")


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_it_is_read_without_yaml(text: str) -> None:
    assert read_plain(block(parse(text).concepts["a"])) is not None


def test_every_shipped_entry_comes_back() -> None:
    for concept in load([shipped()]).concepts.values():
        again = parse(block(replace(concept, parent=""))).concepts[concept.id]
        assert rendered(again) == rendered(replace(concept, parent="")), concept.id


characters = st.characters(exclude_categories=["Cs"])
words = st.text(characters, min_size=1, max_size=12).map(lambda text: f"甲{text}")
texts = st.text(characters, max_size=20)
begins, ends = st.sampled_from(["", "2018", "2018-03-06"]), st.sampled_from(["", "2019-02"])


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    terms = []
    for text in draw(st.lists(words, min_size=1, max_size=4, unique=True)):
        form = draw(st.sampled_from(["full", "short", "acronym"]))
        status = draw(st.sampled_from(["preferred", "admitted", "deprecated", "refused"]))
        case = draw(st.sampled_from(["exact", usual("zh", text, form)[1]]))
        terms.append(Term(text, "zh", form, status, draw(begins), draw(ends), case))
    roles = [Office(title, "", "2001", "2002") for title in draw(st.lists(words, max_size=2, unique=True))]
    lists = [tuple(draw(st.lists(words, max_size=3))) for _ in range(3)]
    note, source, definition = draw(texts), draw(texts), draw(texts)
    return Concept(
        "a-1", "person", tuple(terms), note, source, roles=tuple(roles), known=draw(st.booleans()),
        scope=lists[0], definition=definition, match=lists[1], no_match=lists[2],
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(concepts())
def test_whatever_is_in_it_comes_back(concept: Concept) -> None:
    text = "\n".join(line for line in block(concept).split("\n"))
    again = parse(text).concepts["a-1"]
    assert same(again, concept), text
    assert replace(again, path="", line=0).terms == concept.terms


def test_languages_stand_in_one_order() -> None:
    terms = tuple(Term(f"甲{lang}" if lang.startswith("zh") else f"A {lang}", lang) for lang in reversed(LANGUAGES))
    assert list(rendered(Concept("a", "term", terms)))[1:] == list(LANGUAGES)
