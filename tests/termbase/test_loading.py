"""Reading a glossary: what it means, and every fault with its file and line."""

from pathlib import Path

import pytest

from zhengming.errors import GlossaryError
from zhengming.model import Office, Term
from zhengming.termbase import load, parse

FAULTS = [
    ("a: {kind: titel, zh: 院长}", 'g:1: entry "a": unknown kind "titel"; did you mean "title"? allowed: person,'),
    ("a: {zh: 院长}", 'g:1: entry "a": no kind; a kind is one of person, title'),
    ("a:\n  kind: title\n  zhh: 院长", 'g:3: entry "a": unknown field "zhh"; did you mean "zh"? allowed: kind, zh'),
    ("a: {kind: title}", 'g:1: entry "a": no term; give at least one under zh or en'),
    ("a:\n  kind: title\n  zh: Dean", 'g:3: entry "a": zh term "Dean" has no Han character'),
    ("a:\n  kind: title\n  en: [Dean,\n    院长]", 'g:4: entry "a": en term "院长" has the Han character "院"'),
    ("a: {kind: title, en: '—'}", 'g:1: entry "a": en term "—" has no letter'),
    ("a: {kind: title, en: ''}", 'g:1: entry "a": en term "" has no letter'),
    ("a: {kind: title, en: [Dean, Dean]}", 'g:1: entry "a": en term "Dean" is given twice'),
    ("a: {kind: title, en: [[Dean]]}", 'g:1: entry "a": a list inside the list of en terms'),
    ("a: {kind: title, en: {form: full}}", 'g:1: entry "a": en term without "text"'),
    ("a: {kind: title, en: {text: D, form: ful}}", 'unknown form "ful"; did you mean "full"? allowed: full, short'),
    ("a: {kind: title, en: {text: D, status: no}}", 'unknown status "no"; allowed: preferred, admitted, deprecated'),
    ("a: {kind: title, en: {text: D, case: low}}", 'unknown case "low"; allowed: exact, any'),
    ("a: {kind: title, en: {text: D, txt: D}}", 'unknown field of a term "txt"; did you mean "text"?'),
    ("a: {kind: title, en: {text: D, from: 2024-13}}", '"from: 2024-13" is no date; write 2024, 2024-07 or 2024'),
    ("a: {kind: title, en: {text: D, from: 2025, to: 2024-12}}", 'from "2025" is after to "2024-12"'),
    ("a: {kind: [title], en: D}", '"kind" is one text, not a list'),
    ("a: {kind: title, en: D, note: {b: c}}", '"note" is one text, not a mapping'),
    ("a: {kind: title, en: D, parent: b}", 'g:1: entry "a": its parent "b" is no known id'),
    ("a: {kind: title, en: D, parent: a}", "is its own parent, directly or in a ring"),
    ("a: {kind: title, en: D}\na: {kind: title, en: D}", 'g:2: "a" is given twice, first in line 1'),
    ("a:\n  kind: title\n  kind: term\n  en: D", 'g:3: "kind" is given twice, first in line 2'),
    ("A b: {kind: title, en: D}", '"A b" is no id; an id is lower-case letters, digits and single hyphens'),
    ("a: Dean", 'g:1: entry "a": fields expected below it, indented'),
    ("- a\n- b", "g:1: no entry; a glossary file holds entries"),
    ("word", "g:1: no entry; a glossary file holds entries"),
    ("[a, b]: {kind: title, en: D}", "g:1: a list or mapping as a key; a key is one word"),
    (
        "a:\n<<<<<<< HEAD\n  kind: title\n=======\n  kind: term\n>>>>>>> other\n",
        "g:2: a conflict of a git merge that is not resolved: keep one side, or both",
    ),
    ("a: {kind: title, en: D}\n---\nb: {kind: title, en: E}", "g:2: a second YAML document; a glossary file holds one"),
    ("a:\n\tkind: title\n\ten: D", "g:2: a tab; indent and separate with spaces"),
    ("a: &x {kind: title, en: D}", 'g:1: anchor "&x"; a glossary uses no anchors and aliases'),
    ("a: {kind: title, en: &x D, note: *x}", 'g:1: alias "*x"; a glossary uses no anchors and aliases'),
    ("a: {kind: title, en: !!str D}", 'g:1: tag "tag:yaml.org,2002:str"; every value of a glossary is text'),
    ("a: {kind: title, en: D\nb: {kind: title", "g:2: not valid YAML: "),
    ("a: {kind: title, en: 'D}", "not valid YAML: while scanning a quoted scalar"),
    ("a:\n  院: \x01", "g:2: not valid YAML: the character U+0001 is not allowed"),
    ("a: {kind: title, en: D, roles: []}", 'g:1: entry "a": roles of a title; only a person has them'),
    (
        "a: {kind: person, en: D, roles: Dean}",
        'g:1: entry "a": roles are a list, as [{title: dean, body: a-university,',
    ),
    ("a: {kind: person, en: D, roles: [Dean]}", 'g:1: entry "a": a role is {title: dean, body: a-university, from: '),
    ("a: {kind: person, en: D, roles: [{body: X}]}", 'g:1: entry "a": a role without a title; a role is {title: dean'),
    ("a: {kind: person, en: D, roles: [{title: X, until: 2023}]}", 'unknown field of a role "until"; did'),
    ("a: {kind: person, en: D, roles: [{title: [X]}]}", '"title" is one text, not a list'),
    ("a: {kind: person, en: D, roles: [{title: X, from: 2023-13}]}", '"from: 2023-13" is no date; write 2024, 2024-07'),
    ("a: {kind: person, en: D, roles: [{title: X, from: 2023-02-30}]}", '"from: 2023-02-30" is no date; write 2024'),
    (
        "a:\n  kind: person\n  en: D\n  roles:\n    - {title: Dean, from: 2023-06, to: 2019-03}",
        'g:5: entry "a": the role "Dean" ends in 2019-03, before it begins in 2023-06',
    ),
    (
        "a: {kind: person, en: D, roles: [{title: Dean, from: 2019, to: 2023-06}, {title: Dean, from: 2023-05}]}",
        'g:1: entry "a": two roles "Dean" overlap: from 2019 to 2023-06, and from 2023-05 to now',
    ),
    (
        "a: {kind: person, en: D, roles: [{title: Dean}, {title: Dean}]}",
        "from the beginning to now, and from the begin",
    ),
    (
        "a: {kind: person, en: D, roles: [{title: deam}]}\ndean: {kind: title, en: Dean}",
        'g:1: entry "a": the title "deam" of a role is no known id; did you mean "dean"? write a text as in a release',
    ),
    (
        "a: {kind: person, en: D, roles: [{title: Dean, body: dean}]}\ndean: {kind: title, en: Dean}",
        'g:1: entry "a": the body "dean" of a role is a title, where an institution is expected',
    ),
    ("a: " + "[" * 3000, "g: nested too deeply"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_fault(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        parse(text, "g")
    assert message in str(raised.value)


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("a: {kind: titel, zh: Dean}\nb: {kind: title, en: D}\n", "utf8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/two.yml").write_text("b: {kind: title, en: E}\nc: {kind: term\n", "utf8")
    (tmp_path / "three.yaml").write_bytes(b"a: {kind: title, en: D}\nb\xff: 1\n")
    with pytest.raises(GlossaryError) as raised:
        load([tmp_path, tmp_path / "none"])
    lines = str(raised.value).replace(tmp_path.as_posix(), "G").splitlines()
    assert lines[0] == "G/none: no such folder; a glossary is a folder of .yaml files, or empty"
    assert lines[1].startswith('G/one.yaml:1: entry "a": unknown kind "titel"; did you mean "title"?')
    assert lines[2].startswith('G/one.yaml:1: entry "a": zh term "Dean" has no Han character')
    assert lines[3] == 'G/sub/two.yml:1: the id "b" is given twice, first in G/one.yaml, line 2'
    assert lines[4].startswith("G/sub/two.yml:3: not valid YAML: ")
    assert lines[5:] == ["G/three.yaml:2: not UTF-8: byte 25 is 0xFF"]


def test_an_entry_with_a_fault_is_still_a_parent() -> None:
    with pytest.raises(GlossaryError) as raised:
        parse("a: {kind: titel, en: D}\nb: {kind: title, en: E, parent: a}\n")
    assert len(raised.value.problems) == 1


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("a: {kind: title, en: D}\n", "utf8")
    with pytest.raises(GlossaryError, match="not a folder; a glossary is a folder"):
        load([path])


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "{}"])
def test_nothing_in_it(tmp_path: Path, text: str) -> None:
    assert not load([tmp_path])
    (tmp_path / "empty.yaml").write_text(text, "utf8")
    assert not load([tmp_path])


def test_hidden_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/x.yaml").write_text("not: [a glossary", "utf8")
    (tmp_path / "README.md").write_text("# about", "utf8")
    assert not load([tmp_path])


def test_a_later_folder_corrects_an_earlier_one(tmp_path: Path) -> None:
    for name, term in (("one", "Dean"), ("two", "Director")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "g.yaml").write_text(f"a: {{kind: title, en: {term}}}\n", "utf8")
    assert [t.text for t in load([tmp_path / "one", tmp_path / "two"]).concepts["a"].terms] == ["Director"]


def test_everything_is_text_and_stays_what_it_was() -> None:
    text = "a: {kind: term, en: [NO, 1.10, 2024-01-01, {text: MoU, form: acronym}], note: yes}\n"
    concept = parse(text).concepts["a"]
    assert [term.text for term in concept.terms] == ["NO", "1.10", "2024-01-01", "MoU"]
    assert concept.note == "yes"
    assert concept.terms[0] == Term("NO", "en", "acronym", "preferred", case="exact")
    assert concept.terms[3] == Term("MoU", "en", "acronym", "admitted", case="exact")


def test_the_first_plain_term_is_the_preferred_one() -> None:
    text = "a: {kind: term, en: [{text: bad, status: refused}, good, also], zh: [甲, {text: 乙, status: preferred}]}\n"
    statuses = {term.text: term.status for term in parse(text).concepts["a"].terms}
    assert statuses == {"甲": "admitted", "乙": "preferred", "bad": "refused", "good": "preferred", "also": "admitted"}


def test_dates_and_places_are_kept() -> None:
    text = "# head\n\na:\n  kind: institution\n  zh: {text: 某部, from: 2018-03, to: 2023}\n  source: https://a.example/b\n"
    concept = parse(text, "g.yaml").concepts["a"]
    assert (concept.terms[0].since, concept.terms[0].until) == ("2018-03", "2023")
    assert (concept.path, concept.line, concept.source) == ("g.yaml", 3, "https://a.example/b")


def test_the_offices_of_a_person() -> None:
    roles = "[{title: dean, body: 岭东大学, from: 2019-03, to: 2023-06}, {title: dean, body: 岭东大学, from: 2023-06}]"
    text = f"dean:\n  kind: title\n  en: Dean\nluo:\n  kind: person\n  zh: 罗小兵\n  roles: {roles}\n"
    for each in (text, text.replace("[{", "\n    - {").replace("}, {", "}\n    - {").replace("]", "")):
        offices = parse(each).concepts["luo"].roles
        assert offices == (
            Office("dean", "岭东大学", "2019-03", "2023-06"),
            Office("dean", "岭东大学", "2023-06"),
        )
