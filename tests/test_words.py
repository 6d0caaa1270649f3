"""A person's own words: the user dictionaries of the settings, and what they keep from being names and terms."""

import subprocess
import sys
from pathlib import Path

import pytest

from zhengming import engine, termbase
from zhengming.errors import SettingsError
from zhengming.readers import segment_of
from zhengming.settings import Settings
from zhengming.words import Words, load

LANXIN = "lanxin:\n  kind: product\n  zh: 蓝芯\n  en: Lanxin\n"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for jieba that all these tests share."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def words_of(folder: Path, content: str | bytes) -> Words:
    path = folder / "own.dict"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = load([str(path)])
    assert found is not None
    return found


def found(folder: Path, content: str, text: str) -> list[str]:
    """The words that are found in a text, those of people in brackets."""
    segment = segment_of(text, "zh")
    shown = [(text[w.span.start : w.span.end], w.person) for w in words_of(folder, content).find(segment)]
    return [f"({word})" if person else word for word, person in shown]


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        ("创新港\n", "学院在创新港揭牌。", ["创新港"]),
        ("创新港 100 ns\n", "创新港和创新港", ["创新港", "创新港"]),
        ("创新港 1\n", "学院在创新港揭牌。", ["创新港"]),
        ("創新港\r\n\r\n", "學院在创新港揭牌。", ["创新港"]),
        ("创新港\n", "學院在創新港揭牌。", ["創新港"]),
        ("罗小兵 10 nr\n创新港\n", "罗小兵访问创新港。", ["(罗小兵)", "创新港"]),
        ("罗小兵 nrfg\n", "罗小兵发言。", ["(罗小兵)"]),
        ("云A平台\n", "云Ａ平台上线。", ["云Ａ平台"]),
        ("云海", "云\u200b海发言。", ["云\u200b海"]),
        ("文新\n", "提高中文新闻质量。", []),
        ("创新港\n", "学院揭牌。", []),
        ("", "学院在创新港揭牌。", []),
    ],
)
def test_find(tmp_path: Path, content: str, text: str, expected: list[str]) -> None:
    assert found(tmp_path, content, text) == expected


def test_english_is_left_alone(tmp_path: Path) -> None:
    assert words_of(tmp_path, "云海\n").find(segment_of("the 云海 platform", "en")) == ()


def test_a_byte_order_mark_is_no_word(tmp_path: Path) -> None:
    assert [w.span for w in words_of(tmp_path, "\ufeff创新港\n").find(segment_of("创新港", "zh"))] == [(0, 3)]


def test_no_dictionary() -> None:
    assert load([]) is None


ENTRY = (
    "is no entry of a user dictionary; expected a word, then at most its count and its part of speech, as 创新港 100 ns"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("创新港\n创新 港 一百\n".encode(), f'2: "创新 港 一百" {ENTRY}'),
        (b"100\n", f'1: "100" {ENTRY}'),
        (("创" * 41 + "\n").encode(), f'1: "{"创" * 40}…" {ENTRY}'),
        ("\n创新港\n".encode("gb18030"), "2: not UTF-8: byte 1 of the line is 0xb4"),
        (b"\x00\x01\x02", f'1: "\\x00\\x01\\x02" {ENTRY}'),
    ],
)
def test_faults(tmp_path: Path, content: bytes, expected: str) -> None:
    with pytest.raises(SettingsError) as error:
        words_of(tmp_path, content)
    assert str(error.value) == f"{tmp_path}/own.dict:{expected}"


def test_files_that_cannot_be_opened_are_all_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load([str(tmp_path / "none.dict"), str(tmp_path)])
    assert [str(p).removeprefix(str(tmp_path)) for p in error.value.problems] == [
        "/none.dict: cannot be opened: no such file or directory",
        ": cannot be opened: is a directory",
    ]


def messages(folder: Path, zh: str, en: str, words: str | None, glossary: str = "") -> list[str]:
    """What is found in a pair of texts with some words of the person's own."""
    (folder / "glossary").mkdir(exist_ok=True)
    (folder / "glossary" / "terms.yaml").write_text(glossary, "utf8")
    (folder / "memo.zh.txt").write_text(zh, "utf8")
    (folder / "memo.en.txt").write_text(en, "utf8")
    (folder / "own.dict").write_text(words or "", "utf8")
    settings = Settings(words=(str(folder / "own.dict"),) if words is not None else ())
    paths = [folder / "memo.zh.txt", folder / "memo.en.txt"]
    return [f.message for f in engine.examine(paths, settings, termbase.load([folder / "glossary"])).findings]


NAMED = ("林国栋介绍了金海明，金海明表示欢迎。", "Lin Guodong introduced it, and it welcomed the guests.")
MISSING = ["金海明 (Jin Haiming) is named in the Chinese; the English that stands for it names nobody so"]
PARK = ("艾蓝芯谷正式启用。", "The valley was opened.")
NO_TERM = ['蓝芯 is "Lanxin" in the glossary; the English version nowhere has it']


@pytest.mark.parametrize(
    ("pair", "words", "glossary", "expected"),
    [
        (NAMED, None, "", MISSING),
        (NAMED, "金海明\n", "", []),
        (NAMED, "金海明 5 nr\n", "", MISSING),
        (NAMED, "海明\n", "", MISSING),
        (PARK, None, LANXIN, NO_TERM),
        (PARK, "艾蓝芯谷\n", LANXIN, []),
        (PARK, "芯谷\n", LANXIN, []),
        (PARK, "蓝芯\n", LANXIN, NO_TERM),
        (("蓝芯正式发布。", "The chip came out."), "艾蓝芯谷\n", LANXIN, NO_TERM),
    ],
)
def test_words_keep_names_and_terms_off(
    tmp_path: Path, pair: tuple[str, str], words: str | None, glossary: str, expected: list[str]
) -> None:
    assert messages(tmp_path, *pair, words, glossary) == expected


def test_a_word_inside_a_name_does_not_hide_it(tmp_path: Path) -> None:
    found = messages(tmp_path, "罗文广出席签约仪式。", "Luo Guangwen attended the signing ceremony.", "文广\n")
    assert [message.split(";")[0] for message in found] == ["罗文广 reads Luo Wenguang"]


def test_the_cache_is_this_users_alone(tmp_path: Path, cache: Path) -> None:
    found(tmp_path, "创新港\n", "创新港")
    (folder,) = (cache / "zhengming").iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir()] == ["jieba.cache"]


def test_without_a_folder_for_the_cache_it_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert found(tmp_path, "创新港\n", "创新港") == ["创新港"]


def test_jieba_waits_until_a_word_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "own.dict").write_text("创新港\n", "utf8")
    (tmp_path / "memo.zh.txt").write_text("罗小兵发言。\n", "utf8")
    code = (
        "import sys; from pathlib import Path; from zhengming import engine, termbase;"
        "from zhengming.settings import Settings;"
        "engine.examine([Path('memo.zh.txt')], Settings(words=('own.dict',)), termbase.load([termbase.shipped()]));"
        "print('jieba' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
