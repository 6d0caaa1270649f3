"""XML opened safely: what is refused and why, and where everything stands."""

import pytest

from zhengming.markup import MOST_LEVELS, Chars, Element, Unsound, Written, decoded, elements

ALLOWED = "allowed are &amp; &lt; &gt; &quot; &apos; and numbers"
DTD = "allowed are none, or one that names the DTD of TBX, TMX or XLIFF"
BOMB = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    + "]><lolz>&i;</lolz>"
)
REFUSED: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "1: not well-formed: ends before its first element; the file is cut off"),
    ("no XML", b"name,title", "1: not well-formed: syntax error"),
    (
        "not closed",
        b"<a>\n<b>\n</a>",
        "3: not well-formed: </a> found where </b> of line 2 has to be closed first",
    ),
    ("cut off in an element", b"<a>\n<b>x</b>\n", "3: not well-formed: ends inside <a> of line 1; the file is cut off"),
    (
        "cut off in a tag",
        b'<a>\n<b id="1',
        "2: not well-formed: ends inside a tag, a comment or a character; it is cut off",
    ),
    (
        "cut off in a comment",
        b"<a>\n<!-- x",
        "2: not well-formed: ends inside a tag, a comment or a character; it is cut off",
    ),
    ("cut off in a character", "<a>罗".encode()[:-1], "1: ends inside a character at byte 3: the file is cut off"),
    (
        "two roots",
        b"<a/>\n<b/>",
        "2: not well-formed: something behind the end of the outermost element, which must be the last",
    ),
    ("an unknown prefix", b"<x:a/>", "1: not well-formed: a prefix that no xmlns attribute declares"),
    (
        "an attribute twice",
        b'<a b="1"\n b="2"/>',
        "2: not well-formed: an attribute that is given twice; each is given once",
    ),
    (
        "a sign that must be escaped",
        b"<a>\nR & D</a>",
        "2: not well-formed: a character or a mark that does not belong here",
    ),
    ("a NUL", b"<a>\n\n\0</a>", "3: has a NUL, which XML does not allow"),
    ("a NUL as a number", b"<a>\n&#0;</a>", "2: not well-formed: reference to invalid character number"),
    (
        "UTF-16 without a mark",
        '<?xml version="1.0"?><a/>'.encode("utf-16-le"),
        "1: has a NUL among its first bytes: not text, or UTF-16 without a byte order mark",
    ),
    (
        "an unknown encoding",
        b'<?xml version="1.0" encoding="x-y"?><a/>',
        '1: declares the encoding "x-y", which is unknown',
    ),
    (
        "an encoding of no text",
        b'<?xml version="1.0" encoding="base64"?><a/>',
        '1: declares the encoding "base64", which is none of text',
    ),
    (
        "not what it declares",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<a>\xc2\xde</a>',
        "2: should be UTF-8, but byte 42 (0xC2) is not",
    ),
    (
        "UTF-16 in name only",
        b'<?xml version="1.0" encoding="UTF-16"?><a/>',
        '1: declares "UTF-16", but has no byte order mark and is not UTF-16',
    ),
    (
        "UTF-8 under another name",
        '<?xml version="1.0" encoding="ISO-8859-1"?><a>罗文广</a>'.encode(),
        '1: declares "ISO-8859-1", but is UTF-8',
    ),
    (
        "a mark against the declaration",
        '<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16"),
        '1: declares "UTF-8", but begins with the byte order mark of UTF-16',
    ),
    ("a DOCTYPE", b'\n<!DOCTYPE a SYSTEM "a.dtd"><a/>', f'2: has the DOCTYPE "a.dtd"; {DTD}'),
    (
        "a DOCTYPE of a file",
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        f'1: has the DOCTYPE "file:///etc/passwd"; {DTD}',
    ),
    ("a bare DOCTYPE", b"<!DOCTYPE html><html/>", f'1: has the DOCTYPE "html"; {DTD}'),
    (
        "an external entity",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "1: has a DOCTYPE with declarations in it, which are not allowed",
    ),
    ("a bomb of entities", BOMB.encode(), "1: has a DOCTYPE with declarations in it, which are not allowed"),
    (
        "declarations beside a DTD",
        b'<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]><tmx/>',
        "1: has a DOCTYPE with declarations in it, which are not allowed",
    ),
    ("an entity", b"<a>\n&nbsp;</a>", f"2: uses the entity &nbsp;, which is not allowed; {ALLOWED}"),
    (
        "an entity of a DTD",
        b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx>&nbsp;</tmx>',
        f"2: uses the entity &nbsp;, which is not allowed; {ALLOWED}",
    ),
    (
        "an entity of a DTD in an attribute",
        b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx a="&nbsp;"/>',
        f"2: uses the entity &nbsp;, which is not allowed; {ALLOWED}",
    ),
    (
        "a million levels",
        b"<a>\n" * 1_000_000,
        f"{MOST_LEVELS + 1}: nests elements more than {MOST_LEVELS} levels deep; {MOST_LEVELS} are allowed",
    ),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_not_sound_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(Unsound) as fault:
        list(elements(decoded(data).text, ()))
    assert str(fault.value) == message


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengming.markup.MOST_HELD", 100)
    text = f"<a>{'<b/>' * 100}</a>"
    with pytest.raises(Unsound, match="has more than 100 elements in one part; 100 are allowed"):
        list(elements(text, ()))
    assert len(list(elements(text, ("b",)))) == 101  # no-op: those that are handed out are not held


def test_too_long_a_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengming.markup.MOST_CHARACTERS", 20)
    with pytest.raises(Unsound, match="0: has 21 characters; at most 20 are allowed"):
        list(elements(f"<a>{'x' * 14}</a>", ()))
    assert list(elements(f"<a>{'x' * 13}</a>", ()))


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhengming.markup.MOST_BYTES", 4)
    with pytest.raises(Unsound, match="0: has 5 bytes; at most 4 are allowed"):
        decoded(b"<abc/")
    assert decoded(b"<a/>").text == "<a/>"


ACCEPTED: list[tuple[str, bytes, Written]] = [
    ("plain", "<a>罗</a>".encode(), Written("<a>罗</a>")),
    ("with a mark", b"\xef\xbb\xbf<a/>", Written("<a/>", "utf-8", b"\xef\xbb\xbf")),
    (
        "GBK",
        '<?xml version="1.0" encoding="gbk"?><a>罗</a>'.encode("gbk"),
        Written('<?xml version="1.0" encoding="gbk"?><a>罗</a>', "gb18030"),
    ),
    ("UTF-16", "\ufeff<a>罗</a>".encode("utf-16-be"), Written("<a>罗</a>", "utf-16-be", b"\xfe\xff")),
    (
        "UTF-16 declared",
        '\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16-le"),
        Written('<?xml version="1.0" encoding="UTF-16"?><a/>', "utf-16-le", b"\xff\xfe"),
    ),
    ("the DTD of TMX", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>', Written('<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>')),
    (
        "the DTD of TBX",
        b'<!DOCTYPE martif SYSTEM "http://www.example.org/TBXcoreStructV02.dtd"><martif/>',
        Written('<!DOCTYPE martif SYSTEM "http://www.example.org/TBXcoreStructV02.dtd"><martif/>'),
    ),
    ("numbers and the five", b"<a>&#32599; &amp; &lt;</a>", Written("<a>&#32599; &amp; &lt;</a>")),
]


@pytest.mark.parametrize(("data", "written"), [case[1:] for case in ACCEPTED], ids=[case[0] for case in ACCEPTED])
def test_what_is_sound_is_read(data: bytes, written: Written) -> None:
    assert decoded(data) == written
    assert list(elements(written.text, ()))


def characters(element: Element) -> list[Chars]:
    found = []
    for part in element.parts:
        found += [part] if isinstance(part, Chars) else characters(part)
    return found


def test_everything_has_its_place() -> None:
    text = (
        '<?xml version="1.0"?>\r\n<r xmlns="urn:x" xmlns:y="urn:y">𠮷<!-- <no/> -->\r\n'
        " <y:b c='>' xml:lang=\"zh\">罗&#25991;<![CDATA[广 & <x>]]></y:b><e/>&amp;尾</r>\r\n"
    )
    (root,) = elements(text, ())
    b, e = root.elements
    assert (root.name, root.space, b.tag, b.space, b.attributes) == (
        "r",
        "urn:x",
        "y:b",
        "urn:y",
        {"c": ">", "xml:lang": "zh"},
    )
    assert (root.line, b.line, e.line, b.above) == (2, 3, 3, root)
    assert text[b.start : b.inner] == "<y:b c='>' xml:lang=\"zh\">"
    assert text[b.outer : b.end] == "</y:b>"
    assert text[e.start : e.end] == "<e/>"
    assert (e.inner, e.outer) == (e.end, e.end)
    assert b.text == "罗文广 & <x>"
    for part in characters(root):
        assert text[part.start : part.end] in (part.text, "&#25991;", "&amp;", "\r\n")


def test_elements_are_handed_out_when_they_end() -> None:
    text = "<r><h/><u id='1'><u id='2'/></u>x<u id='3'/></r>"
    first, second, root = elements(text, ("u",))
    assert (first.get("id"), second.get("id"), first.above) == ("1", "3", root)
    assert [each.get("id") for each in first.elements] == ["2"]
    assert [each.name for each in root.elements] == ["h"]
