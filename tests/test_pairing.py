"""Pairing: what belongs together, what must not be put together, and what is said of the rest."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from zhengming.model import Document, Lang, Pair, Passage, Span
from zhengming.pairing import language_of, pair
from zhengming.readers import read, segment_of

SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples" / "pairs-md"
ZH = "罗文广出席签约仪式。"
EN = "Luo Wenguang attended the signing ceremony."


def document(path: str, text: str = "", **meta: str) -> Document:
    """A document of one segment; a path that begins with a Han character or "!" is Chinese, as is one said so."""
    found = language_of(path)
    chinese = path[0] > "\u2e80" or path.startswith("!")
    lang: Lang = found[0] if found else "zh" if chinese else "en"
    content = text or (ZH if lang == "zh" else EN)
    content_lang: Lang = lang if found else "zh" if content[0] > "\u2e80" else "en"
    path = path.removeprefix("!")
    return Document(path, content_lang, (segment_of(content, content_lang, path),), meta=meta)


def pairs(documents: Sequence[Document], **said: Sequence[tuple[str, str]]) -> set[tuple[str, ...]]:
    """The paths of each release of two documents."""
    return {tuple(d.path for d in r.documents) for r in pair(documents, **said) if len(r.documents) == 2}


LANGUAGES = [
    ("docs/zh/a.md", ("zh", "zh")),
    ("docs/zh-CN/a.md", ("zh", "zh-CN")),
    ("docs/zh_CN/a.md", ("zh", "zh-CN")),
    ("docs/ZH-HANT/a.md", ("zh", "zh-Hant")),
    ("README.zh-Hans.md", ("zh", "zh-Hans")),
    ("README_zh_TW.md", ("zh", "zh-TW")),
    ("README-en-US.md", ("en", "en-US")),
    ("a.chs.txt", ("zh", "zh-Hans")),
    ("a.eng.txt", ("en", "en")),
    ("zh/a.en.md", ("en", "en")),
    ("en/zh.md", ("zh", "zh")),
    ("新闻稿（英文版）.docx", ("en", "en")),
    ("新闻稿_中文.docx", ("zh", "zh")),
    ("Release (EN).docx", ("en", "en")),
    ("README_CN.md", None),
    ("cn/a.md", None),
    ("how-to-learn-chinese.md", None),
    ("token.md", None),
    ("open.md", None),
    ("zhang.md", None),
    ("open/a.md", None),
    ("en.d/a.md", None),
    ("a.md", None),
    ("", None),
    ("/home/zh/a.md", None),
    ("/home/someone/zh/a.md", ("zh", "zh")),
]


@pytest.mark.parametrize(("path", "expected"), LANGUAGES)
def test_what_a_path_says(path: str, expected: tuple[str, str] | None) -> None:
    assert language_of(path) == expected


PAIRED = [
    ("x.zh.md", "x.en.md"),
    ("x.zh-cn.html", "x.en.html"),
    ("!README.md", "README.en.md"),
    ("README.zh-CN.md", "README.md"),
    ("README_CN.md", "README_EN.md"),
    ("!README_CN.md", "README.md"),
    ("README_zh.md", "README.md"),
    ("README.ZH.md", "readme.md"),
    ("docs/zh/a/b.md", "docs/en/a/b.md"),
    ("docs/zh/docs/b.md", "docs/en/docs/b.md"),
    ("zh-CN/v2/a.md", "en-US/v2/a.md"),
    ("latest/zh-cn/a.md", "latest/en/a.md"),
    ("blog/zh/a.md", "blog/a.md"),
    ("!blog/a.md", "blog/en/a.md"),
    ("zh/a.md", "a.en.md"),
    ("!cn/a.md", "en/a.md"),
    ("!chinese/a.md", "english/a.md"),
    ("!docs-zh/a.md", "docs-en/a.md"),
    ("!docs-cn/a.md", "docs/a.md"),
    ("!zh-release.docx", "en-release.docx"),
    ("zh.md", "en.md"),
    ("新闻稿（中文版）.docx", "新闻稿（英文版）.docx"),
    ("新闻稿.docx", "新闻稿_英文.docx"),
    ("!Release (CN).docx", "Release (EN).docx"),
    ("r.zh.docx", "r.en.md"),
    ("r.zh.htm", "r.en.html"),
    ("i18n/zh/docusaurus-plugin-content-docs/current/a/b.md", "docs/a/b.md"),
    ("i18n/zh-Hans/docusaurus-plugin-content-docs/version-1.4/a.md", "versioned_docs/version-1.4/a.md"),
    ("i18n/zh/docusaurus-plugin-content-docs-more/current/a.md", "more/a.md"),
    ("i18n/zh/docusaurus-plugin-content-docs-more/version-2/a.md", "more_versioned_docs/version-2/a.md"),
    ("site/i18n/zh-CN/docusaurus-plugin-content-blog/2024/a.md", "site/blog/2024/a.md"),
    ("i18n/zh/docusaurus-plugin-content-pages/a.md", "src/pages/a.md"),
    ("i18n/zh/docusaurus-plugin-content-blog/a.md", "i18n/en/docusaurus-plugin-content-blog/a.md"),
    ("新闻稿.docx", "release.docx"),
    ("p/i18n-zh.md", "p/en.md"),
]


@pytest.mark.parametrize(("zh", "en"), PAIRED)
def test_conventions(zh: str, en: str) -> None:
    documents = [
        document(zh),
        document(en),
        document("other/b.md"),
        document("!other/甲.md", ZH),
        document("other/c.md"),
    ]
    assert pairs(documents) == {(zh.removeprefix("!"), en)}


APART = [
    ["a.md", "b.md"],
    ["a.zh.md", "b.en.md"],
    ["a.zh.md", "b.zh.md"],
    ["a.md", "a.en.md"],
    ["新闻稿.docx", "release.docx", "b.docx"],
    ["新闻稿.docx", "启事.docx", "release.docx"],
    ["新闻稿.docx", "release.md"],
    ["x/新闻稿.docx", "y/release.docx"],
    ["!a.md", "!a.docx", "b.md"],
    ["how-to-learn-chinese.md", "how-to-learn.md"],
    ["made-in-english.md", "made-in.md"],
    ["a.zh.md", "a_zh.md", "a.md"],
    ["a.zh.md", "a.en.md.bak/x.md"],
    ["docs/zh/a.md", "docs/en/b/a.md"],
    ["README.md", "README.ja.md"],
    [],
    ["a.md"],
]


@pytest.mark.parametrize("paths", APART)
def test_what_is_not_put_together(paths: list[str]) -> None:
    assert pairs([document(path) for path in paths]) == set()


def test_simplified_and_traditional_share_the_english() -> None:
    releases = pair([document("a.zh-Hans.md"), document("a.en.md"), document("a.zh-Hant.md")])
    assert [[d.path for d in r.documents] for r in releases] == [
        ["a.zh-Hans.md", "a.en.md"],
        ["a.zh-Hant.md", "a.en.md"],
    ]
    assert len({r.name for r in releases}) == 2


def test_an_untranslated_copy_pairs_by_its_path_and_counts_as_chinese() -> None:
    (release,) = pair([document("zh/a.md", EN), document("en/a.md")])
    assert [s.lang for s in release.zh] == ["zh"]
    assert release.unpaired == ""


def test_exchange_comes_before_removal() -> None:
    assert pairs([document(p) for p in ("docs/zh/a.md", "docs/en/a.md", "docs/a.md")]) == {
        ("docs/zh/a.md", "docs/en/a.md")
    }


def test_front_matter() -> None:
    key = {"translationKey": "k"}
    same = [document("!p/甲.md", ZH, **key), document("q/a.md", **key), document("q/b.md", translationKey="l")]
    assert pairs(same) == {("p/甲.md", "q/a.md")}
    slug = [document("!p/甲.md", ZH, slug="award-2024"), document("q/a.md", slug="/award-2024/"), document("q/b.md")]
    assert pairs(slug) == {("p/甲.md", "q/a.md")}
    lang = [document("p/a.md", EN, lang="zh_CN"), document("p/en/a.md")]
    assert pairs(lang) == {("p/a.md", "p/en/a.md")}


def test_front_matter_that_does_not_decide() -> None:
    key = {"translationKey": "k"}
    assert pairs([document("!p/甲.md", ZH, **key), document("q/a.md", **key), document("q/b.md", **key)]) == set()
    assert pairs([document("q/a.md", **key), document("r/b.md", **key)]) == set()
    assert pairs([document("!p/甲.md", ZH, slug="/"), document("q/a.md", slug="/"), document("q/b.md")]) == set()


RULES = [
    (("zh/**/*.md", "eng/**/*.md"), "!zh/x/y/a.md", "eng/x/y/a.md"),
    (("zh/**/*.md", "eng/**/*.md"), "!zh/a.md", "eng/a.md"),
    (("zh/**/*.md", "eng/**/*.md"), "!site/zh/x/a.md", "site/eng/x/a.md"),
    (("甲/*.txt", "b/*.txt"), "甲/1.txt", "b/1.txt"),
    (("*.c.txt", "*.e.txt"), "!1.c.txt", "1.e.txt"),
    (("news-*/zh*.md", "news-*/e*.md"), "!news-3/zh4.md", "news-3/e4.md"),
    (("甲.txt", "b.txt"), "甲.txt", "b.txt"),
]


@pytest.mark.parametrize(("rule", "zh", "en"), RULES)
def test_rules_of_the_settings(rule: tuple[str, str], zh: str, en: str) -> None:
    documents = [document(zh), document(en), document("zz/other.txt")]
    assert pairs(documents, rules=[rule]) == {(zh.removeprefix("!"), en)}


def test_rules_do_not_reach_further() -> None:
    documents = [document("甲/x/1.txt"), document("b/x/1.txt"), document("甲甲/1.txt"), document("b/1.txt")]
    assert pairs(documents, rules=[("甲/*.txt", "b/*.txt")]) == set()


def test_names_on_the_command_line_come_first() -> None:
    documents = [document(p) for p in ("a.zh.md", "a.en.md", "b.en.md")]
    assert pairs(documents, named=[("./a.zh.md", "b.en.md")]) == {("a.zh.md", "b.en.md")}
    (release,) = pair([document("b.txt", EN), document("c.txt", EN)], named=[("c.txt", "b.txt")])
    assert [s.lang for s in (*release.zh, *release.en)] == ["zh", "en"]


SAID = [
    (["x/release.zh.md"], {"x/release.zh.md": "no counterpart: looked for x/release.en.md and x/release.md"}),
    (["zh/a.md"], {"zh/a.md": "no counterpart: looked for en/a.md and a.md"}),
    (["a.txt"], {"a.txt": "no counterpart: looked for a.zh.txt and zh/a.txt"}),
    (["README_CN.md"], {"README_CN.md": "no counterpart: looked for README_CN.zh.md and zh/README_CN.md"}),
    (["!README_CN.md"], {"README_CN.md": "no counterpart: looked for README_EN.md and README.md"}),
    (["zh.md"], {"zh.md": "no counterpart: looked for en.md"}),
    (
        ["i18n/zh/docusaurus-plugin-content-blog/a.md"],
        {
            "i18n/zh/docusaurus-plugin-content-blog/a.md": "no counterpart: looked for "
            "i18n/en/docusaurus-plugin-content-blog/a.md and blog/a.md"
        },
    ),
    (
        ["a.zh.md", "a_zh.md", "a.md"],
        {
            "a.md": "two candidates: a.zh.md, a_zh.md",
            "a.zh.md": "a.md has two candidates: a.zh.md, a_zh.md",
            "a_zh.md": "a.md has two candidates: a.zh.md, a_zh.md",
        },
    ),
    (["a.zh.md", "a_zh.md", "a.en.md"], {"a_zh.md": "no counterpart: a.en.md belongs to a.zh.md"}),
    (
        ["甲.txt", "b.txt", "c.txt"],
        {
            path: f"no counterpart: looked for {places}; name the two x.zh.md and x.en.md, or give --zh and --en, "
            "or list them under pairs in zhengming.toml"
            for path, places in {
                "甲.txt": "甲.en.txt and en/甲.txt",
                "b.txt": "b.zh.txt and zh/b.txt",
                "c.txt": "c.zh.txt and zh/c.txt",
            }.items()
        },
    ),
    (["a.zh.md", "a.en.md"], {}),
]


@pytest.mark.parametrize(("paths", "expected"), SAID)
def test_why_a_file_is_alone(paths: list[str], expected: dict[str, str]) -> None:
    releases = pair([document(path) for path in paths])
    assert {r.documents[0].path: r.unpaired for r in releases if r.unpaired} == expected


def test_what_the_settings_look_for() -> None:
    (release,) = pair([document("甲/1.txt")], rules=[("甲/*.txt", "b/*.txt")])
    assert release.unpaired == "no counterpart: looked for b/1.txt, as pairs of the settings says"
    (release,) = pair([document("a.txt")], named=[("b.txt", "a.txt")])
    assert release.unpaired == "b.txt could not be read"


def both(path: str, stated: bool = False) -> Document:
    zh, en = segment_of(ZH, "zh", path), segment_of(EN, "en", path)
    said = (Pair((Passage(zh, Span(0, len(ZH))),), (Passage(en, Span(0, len(EN))),)),) if stated else ()
    return Document(path, "zh", (zh, en), stated=said)


def test_a_document_of_both_languages_is_a_release_of_its_own() -> None:
    for documents in ([both("a.md")], [both("a.md"), document("b.md")], [both("a.md"), document("a.en.md")]):
        found = {r.documents: r for r in pair(documents)}[(documents[0],)]
        assert (len(found.zh), len(found.en), found.unpaired) == (1, 1, "")
    (release,) = pair([both("locale/zh/a.po", stated=True)])
    assert release.stated


def test_a_named_version_with_some_of_the_other_language_is_one_side() -> None:
    (release,) = pair([both("a.zh.md"), document("a.en.md")])
    assert [s.lang for s in release.zh] == ["zh", "zh"]


def test_two_alone_must_be_able_to_render_each_other() -> None:
    long = document("release.docx", EN * 40)
    assert pairs([document("新闻稿.docx"), long]) == set()
    years = "In 1997, 1998 and 1999 the bridge carried 5000 cars a day."
    numbers = "2024年，2025年，2026年，大桥每天通过300辆汽车，比往年多得多。"
    assert pairs([document("新闻稿.docx", numbers), document("release.docx", years)]) == set()


def test_order_changes_nothing() -> None:
    paths = ["a.zh.md", "a.en.md", "zh/b.md", "b.md", "c.md", "新/甲.docx", "新/x.docx", "d_zh.md", "d.zh.md", "d.md"]
    documents = [document(path) for path in paths]
    expected = [(r.name, [d.path for d in r.documents], r.unpaired) for r in pair(documents)]
    for seed in range(20):
        random.Random(seed).shuffle(documents)
        assert [(r.name, [d.path for d in r.documents], r.unpaired) for r in pair(documents)] == expected


def test_the_date_is_that_of_the_front_matter() -> None:
    (release,) = pair([document("a.zh.md"), document("a.en.md", date="2024-07-06")])
    assert release.date == "2024-07-06"


def test_real_repositories() -> None:
    if not SAMPLES.exists():
        pytest.skip(f"no samples at {SAMPLES}")
    documents = []
    for path in sorted(SAMPLES.rglob("*.md")):
        if path.name != "SOURCES.md":
            name = path.relative_to(SAMPLES).as_posix()
            said = language_of(name)
            documents.append(read(path, name, said and said[0]))
    releases = pair(documents)
    alone = [r.documents[0].path for r in releases if r.unpaired]
    assert alone == ["cncf-glossary/en/digital-certificate.md"]
    assert len(releases) == 24
    for release in releases:
        if not release.unpaired:
            zh, en = (document.path for document in release.documents)
            assert zh.split("/")[0] == en.split("/")[0]
            assert Path(zh).stem == Path(en).stem or "README" in zh or "karmada-docusaurus" in zh
