"""From the file of another tool into a glossary and back: nothing is lost, nothing comes twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from zhengming.errors import Unreadable
from zhengming.keeping.exporting import outgoing
from zhengming.keeping.importing import plan
from zhengming.model import Concept, Term
from zhengming.termbase import load, parse
from zhengming.termbase.exchange import FORMATS, Format
from zhengming.termbase.store import Change, change

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
FOLDERS = ("tbx2-basic", "tbx2-min", "tbx3-basic", "tbx3-min", "tmx", "csv-tsv", "omegat-glossary", "utx")
MOST = 500_000
"""Bytes; that larger files come back to the byte is tried where their formats are tested."""
FILES = sorted(
    path
    for name in FOLDERS
    for path in (SAMPLES / name).glob("*")
    if path.name != "SOURCES.md" and 0 < path.stat().st_size < MOST
)
needs_samples = pytest.mark.skipif(not FILES, reason="../shared/samples is not there: the real files are not read")


def read(path: Path) -> tuple[Format, tuple[Concept, ...], bytes]:
    data = path.read_bytes()
    for each in FORMATS:
        if path.name.lower().endswith(each.suffixes):
            try:
                return each, each.read(data, path.as_posix()).concepts, data
            except Unreadable:
                continue
    raise AssertionError(f"no format reads {path.name}")


@needs_samples
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_there_and_back(path: Path, tmp_path: Path) -> None:
    format, concepts, data = read(path)
    first = plan(concepts, {})
    change(tmp_path, first.changes)
    known = load([tmp_path]).concepts
    again = plan(concepts, known)
    assert not again.changes, [each.after and each.after.id for each in again.changes][:3]
    assert format.write(outgoing(known, concepts), data).content == data
    if not known:
        return
    key = sorted(known)[0]
    edited = {**known, key: replace(known[key], terms=(*known[key].terms, Term("New words", "en", status="admitted")))}
    written = format.write(outgoing(edited, concepts), data).content
    after = format.read(written, "after").concepts
    added = [term.text for concept in after for term in concept.terms]
    for concept in concepts:
        for term in concept.terms:
            added.remove(term.text)
    assert "New words" in added
    assert len(added) <= 1 + len(known[key].rendered("zh")) + len(concepts[0].terms)


CUCKOO = "a: {kind: term, zh: 杜鹃, en: [cuckoo"
MEETINGS = [
    ("a new entry", "", [("", "碳", "carbon dioxide")], ["+ carbon-dioxide (term)  碳 · carbon dioxide"]),
    ("a person is one", "", [("", "罗文广", "Luo Wenguang")], ["+ luo-wenguang (person)  罗文广 · Luo Wenguang"]),
    ("the id of the file", "", [("c5", "碳中和", "carbon neutrality")], ["+ c5 (term)  碳中和 · carbon neutrality"]),
    ("an id that is none", "", [("Voc 5.1", "碳中和", "neutral")], ["+ voc-5-1 (term)  碳中和 · neutral"]),
    ("the same", "a: {kind: term, zh: 碳中和, en: neutral}", [("", "碳中和", "neutral")], []),
    ("another id, the same terms", "a: {kind: term, zh: 碳中和, en: neutral}", [("x", "碳中和", "neutral")], []),
    (
        "a new term is admitted",
        "a: {kind: term, zh: 碳中和, en: [neutral, more]}",
        [("a", "碳中和", "carbon zero")],
        ["~ a", "    en: + carbon zero (admitted)"],
    ),
    ("a refused term stays refused", f"{CUCKOO}, {{text: y, status: refused}}]}}", [("a", "杜鹃", "y")], []),
    ("homonyms stay apart", f"{CUCKOO}]}}", [("", "杜鹃", "azalea")], ["+ azalea (term)  杜鹃 · azalea"]),
    ("an id that means something else", f"{CUCKOO}]}}", [("a", "月", "moon")], ["+ a-2 (term)  月 · moon"]),
    (
        "what is Chinese only meets by it",
        "a: {kind: term, zh: 杜鹃}",
        [("", "杜鹃", "azalea")],
        ["~ a", "    en: + azalea (preferred)"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "there", "rows", "lines"), MEETINGS, ids=[case[0] for case in MEETINGS])
def test_what_meets_what(name: str, there: str, rows: list[tuple[str, str, str]], lines: list[str]) -> None:
    from zhengming.keeping.importing import said

    known = parse(there).concepts
    concepts = [Concept(key, "term", (Term(zh, "zh"), Term(en, "en"))) for key, zh, en in rows]
    made = plan(concepts, known)
    assert [line for each in made.changes for line in said(each)] == lines
    after = dict(known) | {each.after.id: each.after for each in made.changes if each.after}
    assert not plan(concepts, after).changes


def test_what_does_not_fit_is_told_by_line_and_the_rest_is_taken() -> None:
    terms = (Term("—", "zh"), Term("Azure", "zh-CN"), Term("云", "zh-CN"), Term("云 cloud", "en"), Term("Wolke", "de"))
    made = plan([Concept("a", "term", terms, path="x.csv", line=7)], {})
    assert [str(problem) for problem in made.unfit] == [
        'x.csv:7: zh term "—" has no letter; it is left out',
        'x.csv:7: zh-CN term "Azure" has no Han character; it is left out',
        'x.csv:7: en term "云 cloud" has the Han character "云"; it is left out',
    ]
    assert [term.text for each in made.changes if each.after for term in each.after.terms] == ["云"]


def test_what_the_glossary_decided_stands_and_that_is_said() -> None:
    known = parse("a: {kind: term, zh: 碳中和, en: [x, {text: y, status: refused}], note: ours}").concepts
    theirs = Concept("a", "term", (Term("碳中和", "zh"), Term("y", "en")), note="theirs", path="t.tbx", line=3)
    made = plan([theirs], known)
    assert not made.changes
    assert [str(problem) for problem in made.kept] == [
        't.tbx:3: entry "a" stays as it is: "y" is preferred in it, and refused in the glossary',
        't.tbx:3: entry "a" stays as it is: its note is another one',
    ]


def test_languages_that_a_glossary_does_not_keep_come_back(tmp_path: Path) -> None:
    there = Concept("X 1", "term", (Term("Wolke", "de"), Term("云", "zh_Hans_CN"), Term("cloud", "en-us")), line=1)
    change(tmp_path, plan([there], {}).changes)
    known = load([tmp_path]).concepts
    assert [(term.text, term.lang) for term in known["x-1"].terms] == [("云", "zh-CN"), ("cloud", "en-US")]
    assert outgoing(known, [there]) == [there]
    change(tmp_path, [Change(known["x-1"], replace(known["x-1"], terms=known["x-1"].terms[:1], note="n"))])
    (after,) = outgoing(load([tmp_path]).concepts, [there])
    assert [(term.text, term.lang) for term in after.terms] == [("Wolke", "de"), ("云", "zh_Hans_CN")]
    assert (after.id, after.note) == ("X 1", "n")
