"""Edits in the text of a glossary file: only the lines of the entry change, and no comment is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.model import Concept, Term
from zhengming.termbase import parse
from zhengming.termbase.blocks import comment_in, split
from zhengming.termbase.editing import Edit, revised
from zhengming.termbase.rendering import same

FILE = """\
# People of the school.

# the dean
luo-wenguang:
  kind: person  # checked in 2024
  # as he signs
  zh: 罗文广
  en: 'Luo Wenguang'
  note: "of ICARE: yes"

tang-lin:
    kind: person
    zh:
      - 唐琳  # on her page
      - {text: 唐林, status: refused}
    en: [Tang Lin,
      Lin Tang]  # both
    # below
# the end
"""


def edited(text: str, key: str, **changes: object) -> str:
    old = parse(text).concepts[key]
    return revised(text, [Edit(old, replace(old, **changes))])  # type: ignore[arg-type]


def terms(concept: Concept, lang: str, *texts: str) -> tuple[Term, ...]:
    new = tuple(Term(text, lang, status="admitted" if at else "preferred") for at, text in enumerate(texts))
    return tuple(sorted((*(t for t in concept.terms if t.lang != lang), *new), key=lambda t: t.lang != "zh"))


LUO, TANG = parse(FILE).concepts["luo-wenguang"], parse(FILE).concepts["tang-lin"]
CASES = [
    ("a field changes", "luo-wenguang", {"note": "retired"}, {'  note: "of ICARE: yes"\n': "  note: retired\n"}),
    ("a field goes", "luo-wenguang", {"note": ""}, {'  note: "of ICARE: yes"\n': ""}),
    ("a field comes", "luo-wenguang", {"source": "https://a.org"}, {"yes\"\n": "yes\"\n  source: https://a.org\n"}),
    ("a comment stays at its line", "luo-wenguang", {"kind": "title"}, {"person  # checked": "title  # checked"}),
    (
        "comments above stay where the field goes",
        "luo-wenguang",
        {"terms": terms(LUO, "zh")},
        {"  zh: 罗文广\n": ""},
    ),
    (
        "an item comes into a list of one a line",
        "tang-lin",
        {"terms": (TANG.terms[0], Term("唐淋", "zh", status="admitted"), *TANG.terms[1:])},
        {"      - {text: 唐林": "      - 唐淋\n      - {text: 唐林"},
    ),
    (
        "an item goes from a list of one a line",
        "tang-lin",
        {"terms": (TANG.terms[0], *TANG.terms[2:])},
        {"      - {text: 唐林, status: refused}\n": ""},
    ),
    (
        "an item of a list of one a line is edited, and keeps its comment",
        "tang-lin",
        {"terms": (Term("唐琳", "zh", until="2020"), *TANG.terms[1:])},
        {"      - 唐琳  # on her page\n": '      - {text: 唐琳, to: 2020}  # on her page\n'},
    ),
    (
        "an item with a comment goes from a list of one a line",
        "tang-lin",
        {"terms": (Term("唐林", "zh", status="refused"), *TANG.terms[2:])},
        {"    zh:\n      - 唐琳  # on her page\n": "    # on her page\n    zh:\n"},
    ),
    (
        "an item that was preferred is admitted by its place",
        "tang-lin",
        {"terms": (Term("唐淋", "zh"), Term("唐琳", "zh", status="admitted"), *TANG.terms[1:])},
        {"      - 唐琳  # on her page\n": "      - 唐淋\n      - 唐琳  # on her page\n"},
    ),
    (
        "a list over lines becomes one line, and its comment stands above",
        "tang-lin",
        {"terms": (*TANG.terms[:3], Term("T. Lin", "en", status="admitted"))},
        {"    en: [Tang Lin,\n      Lin Tang]  # both\n": "    # both\n    en: [Tang Lin, T. Lin]\n"},
    ),
    (
        "a field comes where its place is",
        "tang-lin",
        {"note": "a"},
        {"      Lin Tang]  # both\n": "      Lin Tang]  # both\n    note: a\n"},
    ),
]


@pytest.mark.parametrize(("name", "key", "changes", "differences"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_lines_of_the_change_differ(
    name: str, key: str, changes: dict[str, object], differences: dict[str, str], end: str
) -> None:
    expected = FILE
    for old, new in differences.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert edited(FILE.replace("\n", end), key, **changes) == expected.replace("\n", end)


@pytest.mark.parametrize("key", ["luo-wenguang", "tang-lin"])
def test_no_change_changes_nothing(key: str) -> None:
    assert edited(FILE, key) == FILE


def test_the_parts_are_the_file() -> None:
    sheet = split(FILE)
    assert sheet.text == FILE
    assert sheet.head == "# People of the school.\n\n"
    assert [block.id for block in sheet.blocks] == ["luo-wenguang", "tang-lin"]
    assert [field.name for field in sheet.blocks[1].fields] == ["kind", "zh", "en"]
    assert sheet.tail == "# the end\n"


NEW = Concept("ma-li", "person", (Term("马丽", "zh"), Term("Ma Li", "en")))
NEW_TEXT = "ma-li:\n  kind: person\n  zh: 马丽\n  en: Ma Li\n"


def test_a_new_entry_stands_in_its_place() -> None:
    assert revised(FILE, [Edit(None, NEW)]) == FILE.replace("\ntang-lin:", f"\n{NEW_TEXT}\ntang-lin:")
    assert revised("", [Edit(None, NEW)]) == NEW_TEXT
    assert revised("# head\n", [Edit(None, NEW)]) == f"# head\n{NEW_TEXT}"
    first = revised(FILE, [Edit(None, replace(NEW, id="a"))])
    assert first.startswith("# People of the school.\n\na:\n  kind: person\n  zh: 马丽\n  en: Ma Li\n\n# the dean\nluo")


def test_a_new_entry_in_a_file_without_blank_lines() -> None:
    text = "b:\n  kind: title\n  en: Dean\nz:\n  kind: title\n  en: Chair\n"
    assert revised(text, [Edit(None, NEW)]) == text.replace("z:", f"{NEW_TEXT}z:")
    last = NEW_TEXT.replace("ma-li", "zz").rstrip("\n")
    assert revised(text.rstrip("\n"), [Edit(None, replace(NEW, id="zz"))]) == text + last


def test_a_new_name_moves_the_entry_with_its_comments() -> None:
    text = revised(FILE, [Edit(LUO, replace(LUO, id="zhao-wenguang"))])
    assert list(parse(text).concepts) == ["tang-lin", "zhao-wenguang"]
    assert "\n# the dean\nzhao-wenguang:\n  kind: person  # checked in 2024\n" in text


def test_an_entry_in_braces_is_written_anew_and_its_comment_kept() -> None:
    text = "a: {kind: title,  # of ours\n  en: Dean}\nb: {kind: title, en: Chair}\n"
    old = parse(text).concepts["a"]
    assert revised(text, [Edit(old, old)]) == text
    changed = revised(text, [Edit(old, replace(old, note="x"))])
    assert changed == "a:\n  kind: title\n  en: Dean\n  note: x\n  # of ours\nb: {kind: title, en: Chair}\n"


def test_an_entry_goes_with_the_comments_above_it() -> None:
    start, end = FILE.index("# the dean"), FILE.index("tang-lin:")
    assert revised(FILE, [Edit(LUO, None)]) == FILE[:start] + FILE[end:]
    assert revised(FILE, [Edit(TANG, None)]) == FILE[: end - 1] + "# the end\n"


def test_many_at_once() -> None:
    more = [replace(NEW, id=key) for key in ("zz", "b", "a", "ma-li")]
    text = revised(FILE, [Edit(TANG, replace(TANG, id="c")), Edit(LUO, None), *(Edit(None, each) for each in more)])
    assert list(parse(text).concepts) == ["a", "b", "c", "ma-li", "zz"]
    assert "# on her page" in text


COMMENTS = [
    ("a: b", ""), ("a: b # c", "# c"), ("a: b#c", ""), ('a: "b # c" # d', "# d"), ("a: 'b # c' # d", "# d"),
    ("a: Women's # d", "# d"), ("a: [b, 'it''s # x'] # d", "# d"), ("# all", "# all"), (r'a: "\" # b" # d', "# d"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "comment"), COMMENTS)
def test_the_comment_of_a_line(line: str, comment: str) -> None:
    assert comment_in(line + "\n") == comment


keys = st.sampled_from(["a", "b-1", "c", "d2", "zz"])
pieces = st.sampled_from(
    ["  kind: term\n", "  zh: 甲 # c1\n", "  zh:\n    - 甲\n    - 乙 # c2\n", "  en: [Jia, Yi]\n", "  # c3\n", "\n",
     "# c4\n", "  note: |\n    # no comment\n\n    text\n"]
)  # fmt: skip
heads = st.sampled_from(["", "# head\n", "# h\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(keys, st.lists(pieces, max_size=6)), max_size=4), heads)
def test_any_text_is_its_parts(entries: list[tuple[str, list[str]]], head: str) -> None:
    text = head + "".join(f"{key}:\n{''.join(lines)}" for key, lines in entries)
    assert split(text).text == text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(keys, unique=True, min_size=1),
    st.lists(st.sampled_from(["kind", "zh", "en", "note", "source"]), unique=True),
    st.sampled_from(["", "# c\n", "\n", "\n# d\n"]),
    st.sampled_from(["x", "y: z", ""]),
)
def test_whatever_changes_the_rest_stays(ids: list[str], order: list[str], between: str, note: str) -> None:
    values = {"kind": "term # k", "zh": "[甲, 乙] # t", "en": "Jia", "note": '"n: m"', "source": "s"}
    names = [*order, *(name for name in ("kind", "zh") if name not in order)]
    entry = "".join(f"  {name}: {values[name]}\n" for name in names)
    text = between.join(f"{key}:\n{entry}" for key in ids)
    old = parse(text).concepts[ids[0]]
    new = replace(old, note=note, terms=(*old.terms, Term("丙", "zh-TW")))
    after = revised(text, [Edit(old, new)])
    again = parse(after).concepts
    assert same(again[new.id], new)
    assert all(same(again[key], parse(text).concepts[key]) for key in ids[1:])
    for mark in ("# k", "# t", "# c", "# d"):
        assert after.count(mark) == text.count(mark)
