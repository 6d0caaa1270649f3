"""PO glossaries: what an entry of a catalogue says, and which lines change with it."""

from dataclasses import replace

import pytest

from zhengming.errors import Unreadable
from zhengming.model import Concept, Term
from zhengming.termbase.exchange.po import read, write

CATALOGUE = r"""# Glossary of a press office.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: zh_CN\n"

#. the head of a school,
#. or of a faculty
msgid "dean"
msgstr "院长"

# never 平衡
#: book.c:1
msgid "balance (noun)"
msgstr "余额"

msgid "balance (verb)"
msgstr ""

#, fuzzy
msgid "chair"
msgstr "椅子"

msgid ""
"API (interface) "
"\"x\"\n"
msgstr "应用程序接口"

#~ msgid "gone"
#~ msgstr "没了"
"""


def shown(concepts: tuple[Concept, ...]) -> list[tuple[object, ...]]:
    return [(c.line, *(f"{t.lang}={t.text}" for t in c.terms), c.definition, c.note) for c in concepts]


def test_an_entry_is_a_term_with_its_translation_and_definition() -> None:
    incoming = read(CATALOGUE.encode(), "x.po")
    assert shown(incoming.concepts) == [
        (7, "en=dean", "zh-CN=院长", "the head of a school, or of a faculty", ""),
        (12, "en=balance", "zh-CN=余额", "", "never 平衡"),
        (17, "en=balance", "", "(verb)"),
        (24, 'en=API (interface) "x"', "zh-CN=应用程序接口", "", ""),
    ]
    assert list(map(str, incoming.lost)) == ['x.po:20: "chair" is marked as fuzzy; it is left out']


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_nothing_changes_where_nothing_did(line_end: str) -> None:
    data = CATALOGUE.replace("\n", line_end).encode()
    assert write(read(data, "x.po").concepts, data).content == data


def test_polib_reads_the_same() -> None:
    polib = pytest.importorskip("polib", reason="polib is not installed: what it reads was not compared")
    said = {
        entry.msgid: entry.msgstr
        for entry in polib.pofile(CATALOGUE)
        if "fuzzy" not in entry.flags and not entry.obsolete
    }
    assert list(said.values()) == ["院长", "余额", "", "应用程序接口"]


def edited(number: int, **fields: object) -> list[Concept]:
    concepts = list(read(CATALOGUE.encode(), "x.po").concepts)
    concepts[number] = replace(concepts[number], **fields)  # type: ignore[arg-type]
    return concepts


EDITS = [
    (
        "a translation",
        edited(0, terms=(Term("dean", "en"), Term("学院院长", "zh-CN"))),
        'msgstr "院长"',
        'msgstr "学院院长"',
    ),
    (
        "a translation comes",
        edited(2, terms=(Term("balance", "en"), Term('"平"衡\\', "zh"))),
        'msgid "balance (verb)"\nmsgstr ""',
        'msgid "balance (verb)"\nmsgstr "\\"平\\"衡\\\\"',
    ),
    ("a definition", edited(0, definition="head"), "#. the head of a school,\n#. or of a faculty\n", "#. head\n"),
    ("a note goes", edited(1, note=""), "# never 平衡\n", ""),
    ("an entry goes", edited(0)[1:], CATALOGUE[CATALOGUE.index("#. the") : CATALOGUE.index("# never")], ""),
    (
        "an entry comes",
        [*edited(0), Concept("d", "term", (Term("系主任", "zh"), Term("dean", "en")), "n", definition="d")],
        '#~ msgstr "没了"\n',
        '#~ msgstr "没了"\n\n# n\n#. d\nmsgctxt "d"\nmsgid "dean"\nmsgstr "系主任"\n\n',
    ),
]


@pytest.mark.parametrize(("concepts", "old", "new"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_only_the_lines_of_what_changed_change(concepts: list[Concept], old: str, new: str) -> None:
    assert CATALOGUE.count(old) == 1
    assert write(concepts, CATALOGUE.encode()).content.decode() == CATALOGUE.replace(old, new)


def test_a_new_catalogue() -> None:
    dean = Concept("dean", "title", (Term("院长", "zh"), Term("dean", "en"), Term("boss", "en", status="refused")), "n")
    outgoing = write([dean], b"")
    header, _, entry = outgoing.content.decode().partition("\n\n")
    assert r'"Language: zh_CN\n"' in header
    assert entry == '# n\nmsgid "dean"\nmsgstr "院长"\n\n'
    assert [lost.message for lost in outgoing.lost] == [
        'entry "dean": po has no place for the refused term "boss", its kind (title)'
    ]
    assert shown(read(outgoing.content, "x").concepts)[0][1:] == ("en=dean", "zh-CN=院长", "", "n")
    assert 'msgid "院长"\nmsgstr "dean"' in write([dean], b"", "zh,en").content.decode()


BAD = [
    (b"", "x.po: is empty"),
    (b'msgid "a"\nmsgstr "\xe7\xbd\x97\n', "x.po:2: has a string that is not closed"),
    (b"hello\n", "x.po:1: expected msgctxt, msgid, msgstr, a string in quotation marks or a comment"),
    (b'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "x.po:1: has an entry without msgstr"),
    (b'msgstr "b"\n', "x.po:1: has an entry without msgid"),
    (b'msgid "dean"\nmsgstr "boss"\n', 'x.po:1: names no language that it translates into; give "Language:"'),
    (b'msgid "\0"\n', "x.po: has a NUL at byte 7"),
]


@pytest.mark.parametrize(("data", "message"), BAD, ids=range(len(BAD)))
def test_what_is_no_catalogue_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(data, "x.po")
    assert str(fault.value).startswith(message)
