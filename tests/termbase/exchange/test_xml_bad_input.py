"""What the XML formats refuse, each with a line and a message, and nothing else than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.termbase.exchange.xml_samples import basic, entry
from zhengming.errors import Problem, Unreadable
from zhengming.termbase.exchange import FORMATS, Format

XML = [form for form in FORMATS if form.name in ("tbx", "tmx")]
TBX = basic(entry(("zh-CN", "院长", ""), ("en", "dean", "<note>n</note>"))).decode()
TMX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header/><body>\n'
    '<tu><tuv xml:lang="zh"><seg>院长</seg></tuv><tuv xml:lang="en"><seg>dean</seg></tuv></tu>\n</body></tmx>\n'
)
GOOD = {"tbx": TBX, "tmx": TMX}


def declared(text: str, name: str) -> bytes:
    return text.replace('encoding="UTF-8"', f'encoding="{name}"').encode()


def with_doctype(text: str, doctype: str) -> bytes:
    head, _, rest = text.partition("\n")
    return f"{head}\n{doctype}\n{rest}".encode()


BAD = {
    "empty": lambda text: b"",
    "blank": lambda text: b" \n ",
    "cut off": lambda text: text.encode()[:-9],
    "cut off in a character": lambda text: text.encode()[: text.encode().index("长".encode()) + 1],
    "a NUL": lambda text: text.replace("dean", "de\0an").encode(),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 that says UTF-8": lambda text: text.encode("utf-16"),
    "UTF-8 that says UTF-16": lambda text: declared(text, "UTF-16"),
    "GBK that says UTF-8": lambda text: text.encode("gbk"),
    "an encoding of nobody": lambda text: declared(text, "x-nobody"),
    "a DOCTYPE of a file": lambda text: with_doctype(text, '<!DOCTYPE x SYSTEM "file:///etc/passwd">'),
    "a DOCTYPE of an address": lambda text: with_doctype(text, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "declarations": lambda text: with_doctype(text, "<!DOCTYPE x [<!ENTITY dean 'dean'>]>"),
    "an external entity": lambda text: with_doctype(
        text, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    ).replace(b">dean<", b">&a;<"),
    "an unknown entity": lambda text: text.replace("dean", "de&eacute;n").encode(),
    "a million levels": lambda text: text.replace("dean", "<hi>" * 1_000_000).encode(),
    "a million elements": lambda text: text.replace("dean", "<hi/>" * 1_000_000).encode(),
    "another format": lambda text: b"id,zh,en\n1,\xe9\x99\xa2,dean\n",
}


@pytest.mark.parametrize("form", XML, ids=lambda form: form.name)
@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_refused_with_line_and_message(form: Format, what: str) -> None:
    good = GOOD[form.name].encode()
    data = BAD[what](GOOD[form.name])
    with pytest.raises(Unreadable) as fault:
        form.read(data, "x")
    problem = fault.value.problems[0]
    assert isinstance(problem, Problem)
    assert problem.message
    assert problem.line >= 1
    if data:
        with pytest.raises(Unreadable):
            form.write(form.read(good, "x").concepts, data)


@pytest.mark.parametrize("form", XML, ids=lambda form: form.name)
def test_the_twin_is_read(form: Format) -> None:
    for encoding, name in (("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("gbk", "GBK")):
        data = declared(GOOD[form.name], name).decode().encode(encoding)
        (concept,) = form.read(data, "x").concepts
        assert [term.text for term in concept.terms] == ["院长", "dean"]
        assert form.write([concept], data).content == data


@pytest.mark.parametrize("form", XML, ids=lambda form: form.name)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(form: Format, data: st.DataObject) -> None:
    text = GOOD[form.name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    put = data.draw(st.sampled_from(["", "<", ">", "&", "</tu>", "<note>", "<term>x</term>", '"', "\x01", "罗", "]]>"]))
    damaged = f"{text[:start]}{put}{text[end:]}".encode()
    try:
        found = form.read(damaged, "x")
    except Unreadable:
        return
    if any(term.text for concept in found.concepts for term in concept.terms):
        assert form.write(found.concepts, damaged).content == damaged
