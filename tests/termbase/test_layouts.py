"""Files that a person has laid out in another way: an edit by lines meets one entry of them, or is refused."""

from pathlib import Path

import pytest

from zhengming.errors import GlossaryError
from zhengming.model import Concept, Term
from zhengming.termbase import load
from zhengming.termbase.forming import form
from zhengming.termbase.store import Change, change

A = "a:\n  kind: term\n  zh: 甲\n  en: first thing\n"
NEW = Concept("b", "term", (Term("乙", "zh"), Term("second thing", "en")))
STAYS = {
    "in order": A,
    "without an end of the last line": A[:-1],
    "behind three dashes": f"---\n{A}",
    "behind a version": f"%YAML 1.1\n---\n{A}",
    "with a mark in front": f"\ufeff{A}",
    "with line ends of Windows": A.replace("\n", "\r\n"),
    "in quotes": '"a":\n  "kind": term\n  \'zh\': 甲\n  "en": "first\n    thing"\n',
    "in braces on its line": "a: {kind: term, zh: 甲, en: first thing}\n",
    "with a text of lines": f"{A}  note: |+\n    # no comment\n    c: d\n\n\n",
    "only comments": "# to come",
    "empty": "",
    "three dashes": "---\n",
}
REFUSED = {
    "all in braces": "{a: {kind: term, zh: 甲, en: first thing}}\n",
    "in braces behind dashes": "--- {a: {kind: term, zh: 甲, en: first thing}}\n",
    "in braces over lines": "a: {kind: term,\nzh: 甲,\nen: first thing}\n",
    "empty braces": "{}\n",
    "ended": f"{A}...\n",
    "indented": "".join(f"  {line}\n" for line in A.splitlines()),
    "a key that is announced": A.replace("a:", "? a\n:", 1),
    "another key that is announced": A + A.replace("a:", "? c\n:", 1).replace("甲", "丙"),
    "with the line ends of an old Mac": (A + A.replace("a:", "c:", 1).replace("甲", "丙")).replace("\n", "\r"),
}


def texts(folder: Path) -> dict[str, tuple[str, ...]]:
    return {key: tuple(term.text for term in entry.terms) for key, entry in load([folder]).concepts.items()}


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS)
def test_a_new_entry_beside_others(text: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_bytes(text.encode())
    was = texts(tmp_path)
    change(tmp_path, [Change(None, NEW)])
    assert texts(tmp_path) == {**was, "b": ("乙", "second thing")}
    change(tmp_path, [Change(load([tmp_path]).concepts["b"], None)])
    assert texts(tmp_path) == was
    assert path.read_bytes().rstrip() == text.encode().rstrip()


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_list_of_lines_is_formed_first(text: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_bytes(text.encode())
    was = texts(tmp_path)
    changes = [Change(None, NEW), *(Change(entry, None) for entry in load([tmp_path]).concepts.values())]
    for each in changes:
        with pytest.raises(GlossaryError, match=r"terms\.yaml: its entries do not stand on lines|terms\.yaml:2: not"):
            change(tmp_path, [each])
        assert path.read_bytes() == text.encode()
    form(tmp_path)
    assert texts(tmp_path) == was
    change(tmp_path, [Change(None, NEW)])
    assert texts(tmp_path) == {**was, "b": ("乙", "second thing")}


def test_an_id_in_braces_is_taken(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(REFUSED["all in braces"].replace("a:", "b:", 1), "utf8")
    with pytest.raises(GlossaryError, match='the id "b" is taken'):
        change(tmp_path, [Change(None, NEW)])
