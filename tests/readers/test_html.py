"""HTML: what is prose, and where it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.conftest import Reading, found, hold_against, texts
from zhengming.model import Place
from zhengming.readers import html

PROSE = [
    ("blocks", "<p>罗文广</p><div>罗小兵<p>陈瑞先</div>余", ["罗文广", "罗小兵", "陈瑞先", "余"]),
    ("inline elements", "<p>罗<b>文</b><a href='luo'>广</a>出席</p>", ["罗文广出席"]),
    ("entities", "<p>华工&amp;科大&nbsp;&#32599;&#x6587;广 AT&T</p>", ["华工&科大\xa0罗文广 AT&T"]),
    ("white space", "<p>\n  罗文广\n  出席  仪式\n</p>", ["罗文广出席 仪式"]),
    ("latin white space", "<p>\n Luo\n Wenguang</p>", ["Luo Wenguang"]),
    ("what is no prose", "<style>a{}</style><script>'罗'</script><nav>首页</nav><template>a</template><p>罗", ["罗"]),
    ("comments", "<p>罗<!-- 小 -->文广</p>", ["罗文广"]),
    ("line breaks", "<p>罗文广<br>罗小兵<br/>陈瑞先</p>", ["罗文广", "罗小兵", "陈瑞先"]),
    ("a break in a heading", "<h1>合作<br>协议</h1>", ["合作协议"]),
    ("a table", "<table><caption>名单<tr><td>罗文广<td>院长<tr><th>甲</table>", ["名单", "罗文广", "院长", "甲"]),
    ("pictures", '<p>前<img src=a alt="罗&amp;文广">后</p>', ["前后", "罗&文广"]),
    ("ruby", "<ruby>罗<rp>(</rp><rt>luó</rt></ruby>文广", ["罗文广"]),
    ("code", "<p>用 <code>vela</code> 命令", ["用 \ufffc 命令"]),
    ("preformatted", "<pre>罗文广\n  罗小兵</pre>", ["罗文广", "罗小兵"]),
    ("an element that never ends", "<p>前</p><nav><p>罗文广</p>", ["前", "罗文广"]),
    ("a section of an unknown kind", "前<![CDAT[x]]>后", ["前后"]),
    ("text without elements", "罗文广 < 罗小兵", ["罗文广 < 罗小兵"]),
]


@pytest.mark.parametrize(("content", "prose"), [case[1:] for case in PROSE], ids=[case[0] for case in PROSE])
def test_prose(reading: Reading, content: str, prose: list[str]) -> None:
    document = reading("x.html", content, "zh")
    assert texts(document) == prose
    hold_against(document, content)


def test_roles_levels_and_anchors(reading: Reading) -> None:
    content = (
        '<html lang="zh-Hans"><head><title>消息</title><meta name="description" content="签约">'
        '<meta name="PubDate" content="2024-07-06"></head>'
        '<body><h2 id="deal">合作</h2><figure><figcaption>合影</figcaption></figure><p>罗文广出席</p></body></html>'
    )
    document = reading("x.html", content)
    assert [(s.text, s.role, s.level, s.anchor) for s in document.segments] == [
        ("消息", "title", 0, ""),
        ("签约", "metadata", 0, ""),
        ("合作", "title", 2, "deal"),
        ("合影", "caption", 0, ""),
        ("罗文广出席", "body", 0, ""),
    ]
    assert document.meta == {"lang": "zh-Hans", "title": "消息", "date": "2024-07-06"}
    assert document.declared


NESTED = [
    ("the outer one again", "<div lang=en><p lang=zh>罗文广</p><p>Luo</p></div><p>罗小兵", ["zh", "en", "zh"]),
    ("an end closes what is open inside", "<div lang=en><section lang=zh><p>罗文广</div><p>罗小兵", ["zh", "zh"]),
    ("an end of nothing closes nothing", "<div lang=en></section></p><p>Luo</p></div><p>罗小兵", ["en", "zh"]),
    ("a paragraph that another ends", "<p lang=en>Luo<p>罗小兵", ["en", "zh"]),
]


@pytest.mark.parametrize(("content", "langs"), [case[1:] for case in NESTED], ids=[case[0] for case in NESTED])
def test_the_language_is_that_of_the_element_around(reading: Reading, content: str, langs: list[str]) -> None:
    assert [s.lang for s in reading("x.html", f"<html lang=zh>{content}").segments] == langs


def test_roles_end_with_their_elements(reading: Reading) -> None:
    content = "<h1><b>合作</h1><p>罗文广<figure><figcaption>合影</figure><p>罗小兵</p><h2>协议<h3>签约</h2>马丽"
    assert [(s.text, s.role, s.level) for s in reading("x.html", content, "zh").segments] == [
        ("合作", "title", 1),
        ("罗文广", "body", 0),
        ("合影", "caption", 0),
        ("罗小兵", "body", 0),
        ("协议", "title", 2),
        ("签约", "title", 3),
        ("马丽", "body", 0),
    ]


def test_an_element_may_declare_its_own_language(reading: Reading) -> None:
    content = "<html lang=zh><p>罗文广出席签约仪式。</p><div lang=en-GB><p>Luo</p></div><p>罗小兵"
    assert [s.lang for s in reading("x.html", content).segments] == ["zh", "en", "zh"]
    assert [s.lang for s in reading("x.html", content, "zh").segments] == ["zh", "zh", "zh"]


def test_a_declaration_that_the_text_contradicts_is_left_aside(reading: Reading) -> None:
    document = reading("x.html", "<html lang=en><p>罗文广出席签约仪式。")
    assert (document.lang, document.declared) == ("zh", False)


def test_places_are_those_of_the_file(reading: Reading) -> None:
    content = "<html>\r\n<body>\r\n <p class=a>由<b>罗&#25991;广</b>出席"
    segment, span = found(reading("x.html", content), "罗文广出席")
    assert segment.place(span) == Place(3, 17, 3, 33)


_MARKUP = st.sampled_from(
    [
        "罗文广",
        "Luo",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "&amp;",
        "&#32599;",
        "&#",
        "&",
        ";",
        "<",
        ">",
        "\n",
        "  ",
        "<!--",
        "-->",
        "<code>",
        "</code>",
        "<nav>",
        "</nav>",
        "<pre>",
        "</pre>",
        "<td>",
        "<img alt='罗&lt;'>",
        "<title>",
        "𠮷",
        "</",
        "<![CDATA[",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_MARKUP, max_size=25).map("".join))
def test_every_character_is_where_the_segment_says(content: str) -> None:
    hold_against(html.read(content, "x.html", "zh"), content)
