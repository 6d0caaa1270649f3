"""PO catalogues: stated pairs, exact places, the faults that polib lets pass, and the rest as polib reads it."""

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.conftest import Reading, found, hold_against
from zhengming.errors import Unreadable
from zhengming.model import Document, Place
from zhengming.readers import po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {}\\n"\n\n'


def stated(document: Document) -> list[tuple[list[str], list[str]]]:
    return [([p.text for p in pair.en], [p.text for p in pair.zh]) for pair in document.stated]


def test_translated_entries_are_stated_pairs(reading: Reading) -> None:
    content = HEADER.format("zh_CN") + (
        '#: a.c:1\nmsgid "Luo Wenguang attended."\nmsgstr "罗文广出席。"\n\n'
        '#, fuzzy\n#| msgid "older"\nmsgid "old"\nmsgstr "旧"\n\n'
        'msgid "untranslated"\nmsgstr ""\n\n'
        'msgctxt "menu"\nmsgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d 个文件"\n\n'
        'msgctxt "other"\nmsgid "%d file"\nmsgstr "%d 份档案"\n\n'
        '#~ msgid "gone"\n#~ msgstr "没了"\n#.\n'
    )
    document = reading("x.po", content)
    assert stated(document) == [
        (["Luo Wenguang attended."], ["罗文广出席。"]),
        (["%d file", "%d files"], ["%d 个文件"]),
        (["%d file"], ["%d 份档案"]),
    ]
    assert (document.lang, document.declared, document.meta) == ("zh", True, {"lang": "zh_CN"})
    assert [s.lang for s in document.segments] == ["en", "zh", "en", "en", "zh", "en", "zh"]
    hold_against(document, content)


def test_places_are_inside_the_quotes(reading: Reading) -> None:
    content = 'msgid ""\n"Prof. \\"Luo\\" \\t"\n"Wenguang\\n"\n"said"\nmsgstr "教授“罗”\\n"\n  "文广说"\n'
    document = reading("x.po", content, "zh")
    assert stated(document) == [(['Prof. "Luo" Wenguang said'], ["教授“罗”文广说"])]
    segment, span = found(document, "Wenguang")
    assert segment.place(span) == Place(3, 2, 3, 10)
    segment, span = found(document, "”文广")
    assert segment.place(span) == Place(5, 13, 6, 6)
    hold_against(document, content)


def test_a_chinese_source_is_paired_the_other_way_round(reading: Reading) -> None:
    document = reading("en.po", HEADER.format("en") + 'msgid "罗文广出席。"\nmsgstr "Luo Wenguang attended."\n', "en")
    assert stated(document) == [(["Luo Wenguang attended."], ["罗文广出席。"])]


@pytest.mark.parametrize(
    ("language", "translation"),
    [
        ("ja", "羅文広さんが調印式に出席しました"),
        ("zh_CN", "Il a assisté à la cérémonie. " * 20),
        ("fr", "Il a assisté à la cérémonie."),
        ("ko", "뤄원광이 서명식에 참석했다"),
        ("en_GB", "He attended the ceremony."),
    ],
)
def test_a_catalogue_of_other_languages_has_no_segments(reading: Reading, language: str, translation: str) -> None:
    document = reading("x.po", HEADER.format(language) + f'msgid "He attended."\nmsgstr "{translation}"\n')
    assert (document.segments, document.stated) == ((), ())


def test_the_text_goes_before_the_header(reading: Reading) -> None:
    document = reading("x.po", HEADER.format("en_US") + 'msgid "He attended."\nmsgstr "罗文广出席。"\n')
    assert stated(document) == [(["He attended."], ["罗文广出席。"])]


def test_a_template_holds_its_source(reading: Reading) -> None:
    document = reading("x.pot", HEADER.format("") + 'msgid "He attended."\nmsgstr ""\n')
    assert [(s.text, s.lang) for s in document.segments] == [("He attended.", "en")]
    assert document.stated == ()


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ("#, fuzzy", 0), ("#, c-format, fuzzy", 0), ("#,fuzzy", 0), ("#, c-format", 1), ("# fuzzy", 1), ("#| fuzzy", 1),
        ('#, fuzzy\n#~ msgid "a"\n#~ msgstr "乙"', 1), ("#. fuzzy", 1), ('#, fuzzy\n#| msgid "b"', 0),
    ],
)  # fmt: skip
def test_a_fuzzy_entry_says_nothing(reading: Reading, comment: str, kept: int) -> None:
    first, last = 'msgid "first one"\nmsgstr "第一条"\n\n', '\n\nmsgid "last one"\nmsgstr "最后一条"\n'
    document = reading("x.po", HEADER.format("zh") + f'{first}{comment}\nmsgid "some text"\nmsgstr "一些文字"{last}')
    assert len(document.stated) == 2 + kept


BAD = [
    ("not closed", 'msgid "a"\nmsgstr "罗文广\n', 'x.po:2: has a string that is not closed: msgstr "罗文广'),
    ("not closed, continued", 'msgid "a"\nmsgstr ""\n"罗\n"文"\n', 'x.po:3: has a string that is not closed: "罗'),
    ("an escape at the end", 'msgid "a"\nmsgstr "罗\\"\n', 'x.po:2: has a string that is not closed: msgstr "罗\\"'),
    (
        "a quotation mark inside",
        'msgid "a "b" c"\nmsgstr "罗"\n',
        'x.po:1: has a quotation mark inside a string, which is written \\": msgid "a "b" c"',
    ),
    (
        "another line",
        "hello\n",
        "x.po:1: expected msgctxt, msgid, msgid_plural, msgstr, a string in quotation marks or a comment, "
        'found "hello"',
    ),
    ("no msgstr", 'msgid "a"\n\nmsgid "b"\nmsgstr "罗"\n', "x.po:1: has an entry without msgstr"),
    ("no msgstr at the end", 'msgid "a"\nmsgstr "罗"\nmsgid "b"\n', "x.po:3: has an entry without msgstr"),
    (
        "two msgstr",
        'msgid "a"\nmsgstr "罗"\nmsgstr "文"\n',
        "x.po:3: is not a PO catalogue: an entry that is not allowed",
    ),
    (
        "two msgid_plural",
        'msgid "a"\nmsgid_plural "b"\nmsgid_plural "c"\nmsgstr[0] "罗"\n',
        "x.po:3: is not a PO catalogue: an entry that is not allowed here",
    ),
    (
        "msgstr and msgstr[1]",
        'msgid "a"\nmsgstr "罗"\nmsgstr[1] "文"\n',
        "x.po:3: is not a PO catalogue: an entry that is not allowed here",
    ),
    ("no msgid", 'msgstr "罗"\n', "x.po:1: has an entry without msgid"),
]


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_fault_is_reported_with_its_line(reading: Reading, content: str, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        reading("x.po", content)
    assert str(fault.value).startswith(message)


_PART = st.sampled_from(
    ["罗文广", "Luo ", "\\n", "\\t", '\\"', "\\\\", " ", "%s", '"\n"', "𠮷", "\u2028", "_F", "\\x41"]
)
_STRING = st.lists(_PART, max_size=8).map(lambda parts: '"' + "".join(parts) + '"')


@given(st.lists(st.tuples(_STRING, _STRING), min_size=1, max_size=5))
def test_every_character_is_where_the_segment_says(entries: list[tuple[str, str]]) -> None:
    english = "an English sentence that is long enough for the language to be certain, whatever follows it; " * 8
    content = "".join(f'msgid "{english}"\n{a}\nmsgstr "中文"\n{b}\n\n' for a, b in entries)
    document = po.read(content, "x.po", "zh")
    hold_against(document, content)
    assert len(document.stated) == len(entries)


_ASCII = st.text(alphabet="ab \\n\t\"%", max_size=12)
_TEXT = st.text(alphabet="ab 中文\\n\t\"%", max_size=12)
_ENTRIES = st.lists(
    st.builds(
        polib.POEntry,
        msgctxt=st.none() | st.just("menu"),
        msgid=_ASCII.map("an English sentence of some length {}".format),
        msgstr=st.just("") | _TEXT.map("一句中文 {}".format),
        flags=st.sampled_from([[], ["fuzzy"], ["c-format"], ["c-format", "fuzzy"]]),
        comment=st.just("") | st.just("fuzzy"),
        tcomment=st.just("") | st.just("msgid"),
        obsolete=st.booleans(),
    ),
    max_size=5,
)


@given(_ENTRIES)
def test_what_polib_writes_is_read_as_polib_reads_it(entries: list[polib.POEntry]) -> None:
    catalogue = polib.POFile(wrapwidth=30)
    catalogue.metadata = {"Language": "zh_CN"}
    catalogue.extend(entries)
    document = po.read(str(catalogue), "x.po", "zh")
    wanted = [(e.msgid, e.msgstr) for e in catalogue if e.msgstr and not (e.obsolete or e.fuzzy)]
    assert [(_plain(en[0]), _plain(zh[0])) for en, zh in stated(document)] == [tuple(map(_plain, e)) for e in wanted]


def _plain(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())
