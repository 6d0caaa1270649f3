"""Markdown: what is prose, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.conftest import Reading, found, hold_against, texts
from zhengming.errors import Unreadable
from zhengming.model import Place
from zhengming.readers import markdown
from zhengming.readers.composing import page_of
from zhengming.readers.prose import prose_of

PROSE = [
    ("a paragraph over lines", "罗文广出席\n签约仪式。", ["罗文广出席签约仪式。"]),
    ("latin lines", "Luo Wenguang\nattended.", ["Luo Wenguang attended."]),
    ("a tab after the label of a footnote", "出席[^1]\n\n[^1]:\t罗文广", ["出席", "罗文广"]),
    ("a hard break", "罗文广  \nLuo Wenguang", ["罗文广 Luo Wenguang"]),
    ("emphasis inside a name", "罗**文广**出席", ["罗文广出席"]),
    ("emphasis that does not close", "**“罗文广”**出席", ["“罗文广”出席"]),
    ("a link", '[罗文广](https://x.org/luo-guangwen "罗")出席', ["罗文广出席"]),
    ("a link by reference", "[罗文广][1]出席\n\n[1]: https://x.org/luo", ["罗文广出席"]),
    ("code", "用 `vela up` 命令", ["用 \ufffc 命令"]),
    ("only code", "`vela up`", []),
    ("a fence", "前\n\n```\n罗文广\n```\n\n后", ["前", "后"]),
    ("an indented block", "前\n\n    罗文广\n", ["前"]),
    ("a comment", "前<!-- 罗文广 -->后\n\n<!-- 罗\n文广 -->", ["前后"]),
    ("a quotation", "> 罗文广\n> 出席", ["罗文广出席"]),
    ("a list", "- 罗文广\n  出席\n- 罗小兵\n  1. 陈瑞先", ["罗文广出席", "罗小兵", "陈瑞先"]),
    ("a table", "| 姓名 | 职务 |\n|--|--|\n| 罗文广 | 院\\|长 |", ["姓名", "职务", "罗文广", "院|长"]),
    ("an entity", "华工&amp;科大 &#32599;文广", ["华工&科大 罗文广"]),
    ("an escape", "罗\\*文广", ["罗*文广"]),
    ("a picture", "前![罗文广在签字](a.png)后", ["前后", "罗文广在签字"]),
    ("inline tags", "罗<b>文</b>广<br>出席", ["罗文广 出席"]),
    ("a block of HTML", '<p align="center">罗文广<!-- x --></p>\n\n后', ["罗文广", "后"]),
    ("strikethrough", "~~罗文广~~出席", ["罗文广出席"]),
    ("a footnote", "罗文广[^1]出席\n\n[^1]: 时任院长", ["罗文广出席", "时任院长"]),
    ("an admonition", ":::tip 重要消息\n\n罗文广出席\n\n:::\n", ["重要消息", "罗文广出席"]),
    ("a bare admonition", ":::note\n罗文广出席\n:::\n", ["罗文广出席"]),
    ("a shortcode", '前{{< figure src="a.png" >}}后', ["前后"]),
    ("a module", "import Tabs from '@theme/Tabs';\n\n罗文广", ["罗文广"]),
    ("a task", "- [x] 罗文广", ["罗文广"]),
    ("an address", "<https://x.org/>", ["https://x.org/"]),
    ("many spaces", "罗" + " " * 50_000 + "\n文广", ["罗文广"]),
    ("a rule and nothing", "---\n\n***\n", []),
]


@pytest.mark.parametrize(("content", "prose"), [case[1:] for case in PROSE], ids=[case[0] for case in PROSE])
def test_prose(reading: Reading, content: str, prose: list[str]) -> None:
    document = reading("x.md", content, "zh")
    assert texts(document) == prose
    hold_against(document, content)


def test_headings_have_level_and_anchor(reading: Reading) -> None:
    content = "# 合作 {#deal}\n\n## CORS { #cors }\n\n### 无\n\n罗文广\n===\n"
    document = reading("x.md", content)
    assert [(s.text, s.level, s.anchor, s.role) for s in document.segments] == [
        ("合作", 1, "deal", "title"),
        ("CORS", 2, "cors", "title"),
        ("无", 3, "", "title"),
        ("罗文广", 1, "", "title"),
    ]


@pytest.mark.parametrize(
    ("front", "meta"),
    [
        (
            '---\ntitle: "罗文广\\"出席\\""\nlang: zh-Hans\ndate: 2024-07-06 # 当天\ntags:\n  - title: no\n---\n',
            {"title": '罗文广"出席"', "lang": "zh-Hans", "date": "2024-07-06"},
        ),
        (
            "---\nlocale: zh_CN\nslug: '/it''s'\ntranslationKey: k\n---\n",
            {"lang": "zh_CN", "slug": "/it's", "translationKey": "k"},
        ),
        ("+++\ntitle = '罗文广出席'\ndate = 2024-07-06\n+++\n", {"title": "罗文广出席", "date": "2024-07-06"}),
        ("---\n title: 罗文广\n slug: x\n---\n", {"title": "罗文广", "slug": "x"}),
        ("---\ntitle: >-\n  罗文广\n  出席\nslug: x\n---\n", {"title": "罗文广出席", "slug": "x"}),
        ("---\r\ntitle: 罗文广\r\n---\r\n", {"title": "罗文广"}),
    ],
)
def test_front_matter(reading: Reading, front: str, meta: dict[str, str]) -> None:
    content = front + "\n正文在这里。\n"
    document = reading("x.md", content)
    assert document.meta == meta
    assert document.declared == ("lang" in meta)
    assert texts(document)[-1] == "正文在这里。"
    assert [s.text for s in document.segments if s.role == "title"] == [meta[k] for k in ("title",) if k in meta]
    hold_against(document, content)


def test_places_are_those_of_the_file(reading: Reading) -> None:
    content = "---\ntitle: x\n---\n\n> - 由**罗&#25991;广**[出席](u)\n"
    document = reading("x.md", content, "zh")
    segment, span = found(document, "罗文广出席")
    assert segment.place(span) == Place(5, 8, 5, 23)


@pytest.mark.parametrize("nested", [">" * 5000 + "罗", "* - " * 1000 + "罗"])
def test_nesting_without_end_is_refused(reading: Reading, nested: str) -> None:
    with pytest.raises(Unreadable, match=r"x\.md: is nested too deeply: at most 100 quotations or lists are allowed"):
        reading("x.md", nested)


_MARKUP = st.sampled_from(
    [
        "罗文广",
        "Luo",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "[",
        "](u)",
        "![",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "# ",
        "|",
        "\n|--|--|\n",
        "&amp;",
        "&",
        "\\",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "~~",
        "[^1]",
        "\n[^1]: ",
        ":::tip ",
        "{#a}",
        "---\n",
        "===\n",
        "<br>",
        "<div>",
        "𠮷",
        "\x0b",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_MARKUP, max_size=25).map("".join))
def test_every_character_is_where_the_segment_says(content: str) -> None:
    hold_against(markdown.read(content, "x.md", "zh"), content)


PIECES = [
    "a", "b c", "中文", "。", ".", "\n", "\n\n", "\n# ", "## ", "\n- ", "\n> ", "\n\n- x", "\n\n> y", "- ", "> ", " ",
    "  ", "1. ", "2024", "-", "---", "===", "#", "’", "\u3000", "\xa0", "(x)", "!", "import a from b", ":", "+ ",
    "*", "**", "*a*", "**中文**", "_",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_prose_is_read_as_by_the_parser_or_not_at_all(text: str) -> None:
    page = page_of("a.md", text)
    prose = prose_of(page, 0)
    if prose is not None:
        assert prose == list(markdown.parsed(page, 0))


def test_prose_needs_no_parser() -> None:
    text = "# A heading\n\nA paragraph\nof two lines.\n\n- one\n- two\n\n> Said so.\n"
    assert prose_of(page_of("a.md", text), 0) is not None
    assert prose_of(page_of("a.md", text + "\nA [word](x.md).\n"), 0) is None
