"""Three-way merging: the cases of merges.yaml, files in other bytes, and that nothing is ever lost."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.errors import GlossaryError
from zhengming.model import Concept
from zhengming.termbase import items, parse
from zhengming.termbase.entries import LANGUAGES
from zhengming.termbase.merging import Merged, merge
from zhengming.termbase.rendering import rendered

Case = dict[str, Any]
CASES: list[Case] = yaml.load(Path(__file__).with_name("merges.yaml").read_text("utf8"), Loader=yaml.BaseLoader)
CLASH = re.compile(r"<<<<<<< ours\n(.*?)=======\n(.*?)>>>>>>> theirs\n", re.S)


def version(base: str, given: str | dict[str, str] | None) -> str:
    """A side of a case: a text, or the base with other lines."""
    if not isinstance(given, dict):
        return base if given is None else given
    made = [(line, given.get(line, line)) for line in base.splitlines()]
    assert given.keys() <= set(base.splitlines())
    return "".join(f"{new}\n" for line, new in made if new or not line)


def sides(case: Case) -> tuple[str, str, str]:
    return case["base"], version(case["base"], case.get("ours")), version(case["base"], case.get("theirs"))


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge(base.encode(), ours.encode(), theirs.encode())


def resolved(text: str, side: int) -> str:
    """The text as it is once somebody has taken one side wherever they clash."""
    return CLASH.sub(lambda match: match[side], text)


def concepts(text: str) -> dict[str, Concept]:
    """What a text says; references are not followed."""
    return dict(parse(re.sub(r"(?m)^ +parent:.*\n", "", text)).concepts)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_cases(case: Case) -> None:
    base, ours, theirs = sides(case)
    done = merged(base, ours, theirs)
    wanted = {"base": base, "ours": ours, "theirs": theirs}.get(case["merged"], case["merged"])
    assert done.content.decode() == wanted
    assert [f"{line}: {about}" for line, about in done.clashes] == case.get("about", [])
    assert list(done.notes) == case.get("notes", [])
    for line, _ in done.clashes:
        assert wanted.splitlines()[line - 1] == "<<<<<<< ours"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_other_way_round_it_says_the_same(case: Case) -> None:
    base, ours, theirs = sides(case)
    one, other = merged(base, ours, theirs), merged(base, theirs, ours)
    assert len(one.clashes) == len(other.clashes)
    for side in (1, 2):
        text, turned = resolved(one.content.decode(), side), resolved(other.content.decode(), 3 - side)
        assert unordered(text) == unordered(turned)


def unordered(text: str) -> Any:
    """What a text says, lists whatever their order."""
    return {key: (each.kind, each.note, *map(set, (each.terms, each.roles))) for key, each in concepts(text).items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_side_that_changed_nothing_gives_the_other_to_the_byte(case: Case) -> None:
    for text in sides(case):
        for there, here in ((text, case["base"]), (case["base"], text)):
            assert merged(case["base"], there, here) == Merged(text.encode())
        assert merged(case["base"], text, text) == Merged(text.encode())


LUO = "luo:\n  kind: person\n  zh: 罗文广\n  en: Luo Wenguang\n"
OURS, THEIRS = LUO + "  note: physics\n", LUO.replace("en: Luo", "en: Lo")
BOTH = THEIRS + "  note: physics\n"
BOM, MIXED = b"\xef\xbb\xbf", b"# with CRLF\r\n"


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        (crlf(LUO), crlf(OURS), crlf(THEIRS), crlf(BOTH)),
        (LUO.encode(), crlf(OURS), THEIRS.encode(), crlf(BOTH)),
        (LUO.encode(), OURS.encode(), crlf(THEIRS), crlf(BOTH)),
        (crlf(LUO), OURS.encode(), crlf(THEIRS), BOTH.encode()),
        (BOM + LUO.encode(), BOM + OURS.encode(), BOM + THEIRS.encode(), BOM + BOTH.encode()),
        (BOM + LUO.encode(), OURS.encode(), BOM + THEIRS.encode(), BOTH.encode()),
        (LUO.encode(), OURS.encode(), BOM + THEIRS.encode(), BOM + BOTH.encode()),
        (LUO[:-1].encode(), OURS[:-1].encode(), THEIRS[:-1].encode(), BOTH[:-1].encode()),
        (LUO[:-1].encode(), OURS.encode(), THEIRS[:-1].encode(), BOTH.encode()),
        (LUO.encode(), OURS.encode(), THEIRS[:-1].encode(), BOTH[:-1].encode()),
        (BOM + crlf(LUO)[:-2], BOM + crlf(OURS)[:-2], BOM + crlf(THEIRS)[:-2], BOM + crlf(BOTH)[:-2]),
        (LUO.encode() + MIXED, OURS.encode() + MIXED, THEIRS.encode() + MIXED, BOTH.encode() + MIXED),
    ],
)
def test_files_in_other_bytes(base: bytes, ours: bytes, theirs: bytes, wanted: bytes) -> None:
    assert merge(base, ours, theirs) == Merged(wanted)


def test_a_clash_at_the_end_of_a_file_without_a_line_end() -> None:
    done = merge(LUO[:-1].encode(), THEIRS[:-1].encode(), LUO.replace("en: Luo", "en: Law")[:-1].encode())
    assert done.content.decode().endswith("=======\n  en: Law Wenguang\n>>>>>>> theirs\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"luo:\n  kind: person\n  zh: [\n", "ours:4: not valid YAML: while parsing a flow node"),
        (b"luo:\n  kind: man\n  zh: \xe7\xbd\x97\n", 'ours:2: entry "luo": unknown kind "man"'),
        (b"luo:\n  kind: person\n  zh: \xff\n", "ours:3: not UTF-8"),
        (LUO.encode() * 2, 'ours:5: "luo" is given twice'),
        (LUO.replace("\n", "\r").encode(), "ours: it has line ends other than LF and CRLF"),
        (b"{luo: {kind: person, en: Luo}}\n", "ours: its entries do not begin each on a line of its own"),
        (b"<<<<<<< ours\n=======\n>>>>>>> theirs\n", "ours:1: a conflict of a git merge"),
        (b"luo:\n\tkind: person\n\ten: Luo\n", "ours:2: a tab"),
    ],
)
def test_what_is_no_glossary_file_is_not_merged(text: bytes, message: str) -> None:
    with pytest.raises(GlossaryError, match=re.escape(message)):
        merge(LUO.encode(), text, THEIRS.encode())


def test_a_base_in_which_older_versions_clash() -> None:
    """Git makes one of several common ancestors, with markers where they clash; there each side has its own."""
    clash = "<<<<<<<<< Temporary merge branch 1\n  note: a\n=========\n  note: b\n>>>>>>>>> Temporary merge branch 2\n"
    mine, yours = THEIRS + "  note: a\n", LUO + "  note: a\n"
    assert merged(LUO + clash, mine, yours) == Merged((THEIRS + "  note: a\n").encode())
    assert len(merged(LUO + clash, mine, LUO + "  note: c\n").clashes) == 1
    with pytest.raises(GlossaryError, match="base:"):
        merged(clash + LUO.replace("person", "man"), mine, yours)


ITEMS = {
    "zh": [["罗文广"], ["羅文廣"], ["罗", "{text: 罗, form: short}", "{text: 罗, status: refused, to: 2020}"]],
    "en": [["Luo Wenguang"], ["Low", "{text: Low, status: refused}", "{text: Low, from: 2019}"], ['"NO"'], ["Law"]],
    "roles": [["{title: 院长, from: 2019}", "{title: 院长, from: 2019, to: 2020}"], ["{title: 教授}"]],
    "scope": [["网络"], ["releases/"], ["telecom"]],
}
TEXTS = {
    "note": ["physics", '"a: b"', "chemistry", ">-\n    of\n    # two lines:"],
    "source": ["https://example.org/a", "a list"],
}
WORDS = ("one", "two", "three", "four", "five", "six")
REMARKS = ["", "", *(f"  # {word}" for word in WORDS)]
ABOVE = ["", "", *(f"  # above {word}\n" for word in WORDS)]
Fields = dict[str, str]


@st.composite
def lists(draw: st.DrawFn, name: str) -> str:
    """The value of a list as it stands behind the name."""
    kinds = draw(st.lists(st.sampled_from(ITEMS[name]), min_size=1, max_size=3, unique_by=lambda kind: kind[0]))
    found = [draw(st.sampled_from(kind)) for kind in kinds]
    if name != "roles" and len(found) == 1 and draw(st.booleans()):
        return f" {found[0]}{draw(st.sampled_from(REMARKS))}"
    if draw(st.booleans()):
        return "".join(f"\n    - {each}{draw(st.sampled_from(REMARKS))}" for each in found)
    return f" [{', '.join(found)}]{draw(st.sampled_from(REMARKS))}"


@st.composite
def fields(draw: st.DrawFn, name: str) -> str:
    """A field with its line end, comments above it."""
    value = draw(lists(name)) if name in ITEMS else f" {draw(st.sampled_from(TEXTS[name]))}"
    above = draw(st.sampled_from(ABOVE))
    return f"{above}  {name}:{value}\n"


@st.composite
def entries(draw: st.DrawFn) -> Fields:
    names = draw(st.lists(st.sampled_from(["zh", "roles", "scope", *TEXTS]), max_size=4, unique=True))
    return {name: draw(fields(name)) for name in ("en", *names)}


KEYS = ["a", "b", "d-1"]
files = st.dictionaries(st.sampled_from(KEYS), entries(), min_size=1, max_size=3)
File = dict[str, Fields]


@st.composite
def edited(draw: st.DrawFn, file: File) -> File:
    """A file after some edits."""
    new = {key: dict(entry) for key, entry in file.items()}
    for key in draw(st.lists(st.sampled_from(KEYS), max_size=5)):
        if key not in new:
            new[key] = draw(entries())
        elif draw(st.integers(0, 9)) == 0:
            del new[key]
        else:
            name = draw(st.sampled_from([*ITEMS, *ITEMS, *TEXTS]))
            new[key][name] = draw(fields(name))
            if name != "en" and draw(st.integers(0, 3)) == 0:
                del new[key][name]
    return new


def text_of(file: File, gap: str = "") -> str:
    """The text of a file in which no two entries have the same terms, so that none is taken for another renamed."""
    texts = (f"{key}:\n  kind: person\n  en-GB: X {key}\n{''.join(file[key].values())}" for key in sorted(file))
    return gap.join(texts)


@st.composite
def threes(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(files)
    gap = draw(st.sampled_from(["", "\n", "# next\n"]))
    return text_of(base, gap), text_of(draw(edited(base)), gap), text_of(draw(edited(base)), gap)


@settings(max_examples=250, deadline=None)
@given(threes())
def test_nothing_is_lost(three: tuple[str, str, str]) -> None:
    base, ours, theirs = three
    done = merged(base, ours, theirs)
    text = done.content.decode()
    assert len(CLASH.findall(text)) == len(done.clashes)
    for number, side in ((1, ours), (2, theirs)):
        assert lost(concepts(base), concepts(side), concepts(resolved(text, number))) == []
        assert set(remarks(side)) - set(remarks(base)) <= set(remarks(text))
    if ours == theirs or base in (ours, theirs):
        assert not done.clashes


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_edits_of_different_fields_never_clash(data: st.DataObject) -> None:
    base = data.draw(st.dictionaries(st.sampled_from(KEYS), entries(), min_size=1))
    ours, theirs, both = ({key: dict(entry) for key, entry in base.items()} for _ in range(3))
    for key in base:
        for name in (*ITEMS, *TEXTS):
            changed = data.draw(st.sampled_from([None, None, ours, theirs]))
            if changed is not None:
                changed[key][name] = both[key][name] = data.draw(fields(name))
    done = merged(*map(text_of, (base, ours, theirs)))
    found, wanted = concepts(done.content.decode()), concepts(text_of(both))
    assert not done.clashes
    assert {key: rendered(each) for key, each in found.items()} == {key: rendered(wanted[key]) for key in wanted}


def remarks(text: str) -> list[str]:
    return re.findall(r"# (?:above )?\w+$", text, re.M)


def lost(base: dict[str, Concept], side: dict[str, Concept], made: dict[str, Concept]) -> list[tuple[str, str]]:
    """What one side made of the base and is not in what was made of both."""
    return [
        (key, name)
        for key in {**base, **side}
        for name in {**_fields(base.get(key)), **_fields(side.get(key))}
        if not _holds(name, base.get(key), side.get(key), made.get(key))
    ]


def _fields(concept: Concept | None) -> dict[str, str]:
    return rendered(concept) if concept else {}


def _holds(name: str, base: Concept | None, side: Concept | None, made: Concept | None) -> bool:
    if name not in LANGUAGES and name not in ("roles", "scope"):
        before, wanted, found = (_fields(each).get(name) for each in (base, side, made))
        return wanted in (before, found)
    before, wanted, found = (dict(items.listed(each, name)) for each in (base, side, made))
    for key, rest in wanted.items():
        old = before.get(key)
        if rest != old and not found.get(key):
            return rest == () and key in found
        changed = [at for at, part in enumerate(rest) if not old or old[at] != part]
        if rest != old and any(found[key][at] != rest[at] for at in changed if rest[at] or old):
            return False
    return not any(key in found for key in before.keys() - wanted.keys() if base and side)
