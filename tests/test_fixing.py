"""Fixes: which are made, what they write, and what stays as it is."""

import codecs
from pathlib import Path

import pytest

from zhengming import engine, fixing, mending, termbase
from zhengming.model import Edit, Span
from zhengming.readers import segment_of
from zhengming.settings import Settings

ZH = "罗小兵教授主持了签约仪式。"
GLOSSARY = """
lab:
  kind: institution
  zh: [示例光电实验室]
  en: [Example Laboratory for Optics, {text: Example Optics Lab, status: refused}]
yip:
  kind: person
  zh: [叶德安]
  en: [Yip Tak-on]
"""


def fixed(folder: Path, en: str | bytes, zh: str | bytes = ZH, name: str = "memo.{}.txt") -> str | bytes:
    """What the English file holds after its fixes; a second run must find none."""
    for lang, text in (("zh", zh), ("en", en)):
        (folder / name.format(lang)).write_bytes(text if isinstance(text, bytes) else text.encode())
    terms = termbase.parse(GLOSSARY)

    def files() -> list[mending.Mended]:
        return list(mending.mended(engine.examine([folder], Settings(), terms).findings))

    mending.write(files())
    assert files() == []
    data = (folder / name.format("en")).read_bytes()
    return data if isinstance(en, bytes) else data.decode()


STYLES = [
    ("Professor Luo Bingxiao spoke.", "Professor Luo Xiaobing spoke."),
    ("Professor LUO Bingxiao spoke.", "Professor LUO Xiaobing spoke."),
    ("Professor Bingxiao Luo spoke.", "Professor Xiaobing Luo spoke."),
    ("Professor Luo Bing-xiao spoke.", "Professor Luo Xiao-bing spoke."),
    ("Professor Luo Bing-Xiao spoke.", "Professor Luo Xiao-Bing spoke."),
    ("Professor Luo Bing Xiao spoke.", "Professor Luo Xiao Bing spoke."),
    ("Professor LUO BINGXIAO spoke.", "Professor LUO XIAOBING spoke."),
    ("Professor Liu Xiaobing spoke.", "Professor Luo Xiaobing spoke."),
    ("Professor Luo Xiaobin spoke.", "Professor Luo Xiaobing spoke."),
    (
        "Professor Luo Bingxiao spoke; later Luo Bingxiao left.",
        "Professor Luo Xiaobing spoke; later Luo Xiaobing left.",
    ),
]


@pytest.mark.parametrize(("en", "right"), STYLES)
def test_the_style_stays(tmp_path: Path, en: str, right: str) -> None:
    assert fixed(tmp_path, en) == right


UNSURE = [
    # A quotation is somebody else's text.
    ('He said: "Professor Luo Bingxiao spoke."', ZH),
    ("He said: “Professor Luo Bingxiao spoke.”", ZH),
    ("He said: ‘Professor Luo Bingxiao spoke.’", ZH),
    ("He said: “Professor Luo Bingxiao spoke.", ZH),
    # Two readings: 单 and 乐 as given names.
    ("Professor Luo Leyi spoke.", "罗乐单教授主持了签约仪式。"),
    # lü is Lyu, Lü, Lu or Lv.
    ("Professor Luo Bilü spoke.", "罗绿碧教授主持了签约仪式。"),
    # Right as it is.
    ("Professor Luo Xiaobing spoke.", ZH),
    ("Professor X. B. Luo spoke.", ZH),
]


@pytest.mark.parametrize(("en", "zh"), UNSURE)
def test_what_is_not_certain_stays(tmp_path: Path, en: str, zh: str) -> None:
    assert fixed(tmp_path, en, zh) == en


def test_after_a_quotation_there_is_none(tmp_path: Path) -> None:
    en = "“We are glad,” Luo Bingxiao's colleagues said. Professor Luo Bingxiao spoke."
    assert fixed(tmp_path, en) == en.replace("Bingxiao", "Xiaobing")


@pytest.mark.parametrize(
    ("text", "marked", "inside"),
    [
        ('"We agree," Luo said.', "Luo", False),
        ('He said: "Luo agrees."', "Luo", True),
        ("the authors' own Luo", "Luo", False),
        ("the '90s of Luo", "Luo", True),
        ("它说：“罗小兵来了。”罗小兵", "罗", True),
        ("“他说。”罗", "罗", False),
        ("‘I’m glad,’ Luo said", "Luo", False),
        ("‘I’m glad, Luo’", "Luo", True),
        ('a 6" pipe of Luo', "Luo", False),
    ],
)
def test_what_is_a_quotation(text: str, marked: str, inside: bool) -> None:
    at = text.index(marked)
    assert fixing.quoted(text, Span(at, at + len(marked))) == inside


FORMATS = [
    ("memo.{}.md", "> Professor Luo Bingxiao spoke.\n", False),
    ("memo.{}.md", "A line.\n\n> One.\n\nProfessor **Luo Bingxiao** spoke.\n", True),
    ("memo.{}.md", "Professor Luo\nBingxiao spoke. [Luo Bingxiao](https://x.example/Luo-Bingxiao)\n", True),
    ("memo.{}.html", "<html lang=en><p>Professor Luo <b>Bingxiao</b>&nbsp;spoke.</p></html>", True),
    ("memo.{}.html", "<html lang=en><blockquote><p>Professor Luo Bingxiao spoke.</p></blockquote></html>", False),
]


@pytest.mark.parametrize(("name", "en", "changes"), FORMATS)
def test_markup_stays(tmp_path: Path, name: str, en: str, changes: bool) -> None:
    zh = f"<html lang=zh><p>{ZH}</p></html>" if name.endswith("html") else ZH
    right = en.replace("Bingxiao", "Xiaobing").replace("x.example/Luo-Xiaobing", "x.example/Luo-Bingxiao")
    assert fixed(tmp_path, en, zh, name) == (right if changes else en)


def test_code_stays(tmp_path: Path) -> None:
    en = "Professor Luo Bingxiao spoke.\n\n`Luo Bingxiao`\n\n```\nLuo Bingxiao\n```\n"
    assert fixed(tmp_path, en, name="memo.{}.md") == en.replace("Bingxiao", "Xiaobing", 1)


def test_a_catalogue(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n# Luo Bingxiao\n'
    text = header + f'msgid "Professor Luo Bingxiao \\"spoke\\"."\nmsgstr "{ZH}"\n'
    path = tmp_path / "messages.zh.po"
    path.write_text(text, "utf8")
    mending.write(list(mending.mended(engine.examine([path], Settings(), termbase.parse(GLOSSARY)).findings)))
    assert path.read_text("utf8") == text.replace("Professor Luo Bingxiao", "Professor Luo Xiaobing")


CODECS = [
    codecs.BOM_UTF8 + b"%s",
    b"one\r\n%s\r\nthree\rfour\n\n\x0c",
    b"%s",
]


@pytest.mark.parametrize("frame", CODECS)
def test_every_other_byte_stays(tmp_path: Path, frame: bytes) -> None:
    wrong = frame % b"Professor Luo Bingxiao spoke."
    assert fixed(tmp_path, wrong) == wrong.replace(b"Bingxiao", b"Xiaobing")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gb18030", "big5hkscs"])
def test_an_encoding_stays(tmp_path: Path, encoding: str) -> None:
    text = "示例：罗小兵（Luo Bingxiao）教授主持了签约仪式，大会在岭东举行，与会者参观了实验室。\r\n"
    text = text.replace("罗", "羅").replace("签约仪", "簽約儀") if encoding == "big5hkscs" else text
    data = "\n".join([text] * 3).encode(encoding, "ignore")
    (tmp_path / "memo.zh.txt").write_bytes(data)
    (tmp_path / "memo.en.txt").write_text("Professor Luo Xiaobing presided over the signing ceremony.\n" * 3, "utf8")
    findings = engine.examine([tmp_path], Settings(), termbase.parse(GLOSSARY)).findings
    files = list(mending.mended(findings))
    assert [file.new for file in files] == [data.decode(encoding).replace("Bingxiao", "Xiaobing").encode(encoding)]


def test_the_glossary_prefers(tmp_path: Path) -> None:
    zh = "示例光电实验室成立。叶德安出席。"
    en = "The Example Optics Lab was founded. Ye De'an attended."
    assert fixed(tmp_path, en, zh) == "The Example Laboratory for Optics was founded. Yip Tak-on attended."


def edit(text: str, old: str, new: str) -> Edit:
    start = text.index(old)
    return Edit(segment_of(text, "en"), Span(start, start + len(old)), new)


@pytest.mark.parametrize(
    ("text", "old", "new", "sound"),
    [
        ("an Imaging Lab", "Imaging Lab", "Example Lab", True),
        ("an Imaging Lab", "Imaging Lab", "Laboratory", False),
        ("an Imaging Lab", "Imaging Lab", "Union Lab", False),
        ("a Optics Lab", "Optics", "Photon", False),
        ("the Optics Lab", "Optics Lab", "Laboratory", True),
        ("the Optics Lab", "Optics Lab", "<b>Lab</b>", False),
        ("the Optics Lab", "Optics Lab", "Lab & Co", False),
    ],
)
def test_what_may_be_written(text: str, old: str, new: str, sound: bool) -> None:
    assert bool(fixing.sound([edit(text, old, new)])) == sound


@pytest.mark.parametrize(
    ("old", "new", "part", "by"),
    [
        ("Luo Bingxiao", "Luo Xiaobing", "Bingxiao", "Xiaobing"),
        ("Liu Xiaobing", "Luo Xiaobing", "Liu", "Luo"),
        ("Li Zhu Lilan", "Zhu Lilan", "Li Zhu", "Zhu"),
        ("Lab", "Laboratory of Optics", "Lab", "Laboratory of Optics"),
    ],
)
def test_only_what_differs(old: str, new: str, part: str, by: str) -> None:
    found = fixing.trimmed(edit(old, old, new))
    assert (found.segment.text[found.span.start : found.span.end], found.text) == (part, by)
    assert old[: found.span.start] + found.text + old[found.span.end :] == new


def test_never_two_in_one_place() -> None:
    from zhengming.model import Finding

    text = "Professor Luo Bingxiao spoke."
    one, other, apart = (
        edit(text, "Bingxiao", "Xiaobing"),
        edit(text, "Luo Bingxiao", "Peter Luo"),
        edit(text, "spoke", "sang"),
    )
    plan = fixing.planned(Finding("", (), fix=(each,)) for each in (one, other, apart, apart))
    assert plan == {"": [apart]}


def test_a_link_out_of_the_folder_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhengming.errors import UsageError

    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "elsewhere.txt").write_text("Luo Bingxiao", "utf8")
    Path("memo.en.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(UsageError, match="is a link to a file elsewhere; it is left as it is"):
        mending.write([mending.Mended("memo.en.txt", b"", b"x", ())])
    assert (tmp_path / "elsewhere.txt").read_text("utf8") == "Luo Bingxiao"
