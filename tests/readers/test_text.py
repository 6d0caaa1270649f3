"""Plain text: a line is a segment, unless its end is only where the width was full."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.conftest import Reading, found, hold_against, texts
from zhengming.model import Place
from zhengming.readers import text as plain


def test_each_line_is_a_segment(reading: Reading) -> None:
    content = "关于合作的消息\n\n　　罗文广出席签约仪式。\r\n  双方开展合作。  \n"
    document = reading("x.txt", content)
    assert texts(document) == ["关于合作的消息", "罗文广出席签约仪式。", "双方开展合作。"]
    assert [s.role for s in document.segments] == ["title", "body", "body"]
    assert document.lang == "zh"
    assert not document.declared
    segment, span = found(document, "罗文广")
    assert segment.place(span) == Place(3, 3, 3, 6)
    hold_against(document, content)


def test_a_byte_order_mark_takes_no_column(reading: Reading) -> None:
    document = reading("x.txt", "\ufeff罗文广出席。".encode())
    segment, span = found(document, "罗文广")
    assert segment.place(span) == Place(1, 1, 1, 4)


def test_wrapped_latin_lines_are_joined_with_a_space(reading: Reading) -> None:
    paragraph = "Professor Luo Wenguang of the Institute of Energy Conversion spoke at the opening ceremony. " * 4
    content = textwrap.fill(paragraph, 72) + "\n\n" + textwrap.fill(paragraph, 72) + "\n"
    document = reading("x.txt", content)
    assert texts(document) == [paragraph.strip()] * 2
    hold_against(document, content)


def test_wrapped_han_lines_are_joined_with_nothing(reading: Reading) -> None:
    paragraph = "罗文广教授在能源转换研究院的开幕式上发表讲话并介绍了近年来的科研成果和人才培养情况" * 3
    content = "\n\n".join("\n".join(textwrap.wrap(paragraph, 30)) for _ in range(2))
    document = reading("x.txt", content)
    assert texts(document) == [paragraph] * 2
    hold_against(document, content)


@pytest.mark.parametrize(
    "content",
    [
        "罗文广出席签约仪式，并与各位代表进行了会谈，会谈气氛友好。\nLuo Wenguang attended the signing.\n\n",
        "Luo Wenguang, president\nLuo Xiaobing, dean\nChen Ruixian, secretary\n\nAll of them attended.\n",
        "The first paragraph stands on one line and is finished here, at its end.\nSo is the second of them.\n",
        "合作协议\n出席：罗文广\n\n时间：七月六日\n",
    ],
)
def test_lines_that_are_whole_stay_apart(reading: Reading, content: str) -> None:
    assert texts(reading("x.txt", content)) == [line for line in content.split("\n") if line]


def test_a_text_in_both_languages_keeps_the_language_of_each_line(reading: Reading) -> None:
    content = "罗文广出席签约仪式。\nLuo Wenguang attended the signing ceremony.\n2024\n罗小兵出席会议。\n"
    assert [s.lang for s in reading("x.txt", content).segments] == ["zh", "en", "en", "zh"]
    assert {s.lang for s in reading("x.txt", content, "zh").segments} == {"zh"}


def test_a_few_lines_in_the_other_language_change_nothing(reading: Reading) -> None:
    content = "Luo Wenguang attended the signing ceremony.\n" * 9 + "罗文广出席签约仪式。\n"
    document = reading("x.txt", content)
    assert document.lang == "en"
    assert {s.lang for s in document.segments} == {"en"}


@given(st.text(st.sampled_from("罗文广出席。， \t\u3000\u200b\xa0\x0b\u2028Luo.\n𠮷e\u0301"), max_size=200))
def test_every_character_is_where_the_segment_says(content: str) -> None:
    document = plain.read(content, "x.txt", "zh")
    hold_against(document, content)
    kept = [c for c in content if not c.isspace() and c != "\u200b"]
    assert [c for t in texts(document) for c in t if not c.isspace() and c != "\u200b"] == kept
