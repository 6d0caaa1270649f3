"""Encodings: what is told apart, and what is refused rather than guessed."""

import codecs

import pytest

from zhengming.encoding import decode
from zhengming.errors import Unreadable

SIMPLIFIED = "罗文广出席签约仪式。\n双方将在人才培养、科学研究等方面开展合作。\n"
TRADITIONAL = "羅文廣出席簽約儀式。\n雙方將在人才培養、科學研究等方面開展合作。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (SIMPLIFIED, "gb2312"),
        (SIMPLIFIED, "gb18030"),
        ("䶮先生与㛃女士出席签约仪式。", "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-16"),
        ("Luo Wenguang attended.", "ascii"),
    ],
)
def test_a_text_comes_back_from_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_the_byte_order_mark_decides(mark: bytes) -> None:
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + SIMPLIFIED.encode(encoding), "x.txt") == SIMPLIFIED


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_become_one(ending: str) -> None:
    assert decode(f"罗文广{ending}罗小兵".encode(), "x.txt") == "罗文广\n罗小兵"


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="gb2312">',
        '<META http-equiv="Content-Type" content="text/html; charset=GBK">',
        "<?xml version='1.0' encoding='gb18030'?>",
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=GB2312\\n"\n',
    ],
)
def test_a_declaration_is_followed(declaration: str) -> None:
    text = declaration + "阿"  # too short for the score
    assert decode(text.encode("gb18030"), "x", declares=True) == text


@pytest.mark.parametrize("declaration", ['<meta charset="utf-16">', '<meta charset="gb2312">', ""])
def test_a_false_declaration_gives_way_to_utf_8(declaration: str) -> None:
    text = declaration + "罗文广出席龘"
    assert decode(text.encode(), "x.html", declares=True) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.md: is empty"),
        (b"\n \n", "x.md: is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "x.md: is a PNG image, not text"),
        (b"%PDF-1.7\n", "x.md: is a PDF file, not text"),
        (b"PK\x03\x04\x14\0", "x.md: is a zip archive or an Office file, not text"),
        (
            codecs.BOM_UTF8 + b"ab\xe7",
            "x.md:1: starts with the byte order mark of UTF-8, but byte 5 (0xE7) is not UTF-8",
        ),
        (b"ab\0cd", "x.md: has a NUL at byte 2: not text, or UTF-16 without a byte order mark"),
        ("一行\n罗文广".encode()[:-1], "x.md:2: ends inside a character at byte 13 (0xE5): the file is cut off"),
        (
            "罗文广出席\n签约仪式".encode() + b"\xff" + "完".encode(),
            "x.md:2: is UTF-8, but byte 28 (0xFF) is no part of a character",
        ),
        (
            b"It\x92s the Institute\x92s day.",
            "x.md:1: byte 2 (0x92) is not UTF-8, and the file is neither GB18030 nor Big5; save it as UTF-8",
        ),
        (
            "國高".encode("big5"),
            'x.md:1: is not UTF-8 and could be GB18030 ("瓣蔼") or Big5 ("國高"); save it as UTF-8',
        ),
    ],
)
def test_what_is_no_certain_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        decode(data, "x.md")
    assert str(fault.value) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<meta charset="x-none">\xb0', 'x.html: declares the encoding "x-none", which is unknown'),
        (b'<meta charset="gb2312">\n\xb0', "x.html:2: declares GB18030, but byte 24 (0xB0) is not GB18030"),
    ],
)
def test_a_declaration_that_does_not_hold_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as fault:
        decode(data, "x.html", declares=True)
    assert str(fault.value) == message
