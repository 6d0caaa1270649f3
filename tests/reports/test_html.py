"""The page of a report, as it is written: sound, whole, and with nothing in it that could act or ask for anything."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256

import html5lib
import pytest
from lxml.html import HtmlElement, document_fromstring

from tests.reports.samples import (
    ATTACKS,
    NEWS,
    commands,
    hostile_report,
    hostile_views,
    long_report,
    news_report,
    obeyed,
    sample_report,
    views_of,
)
from zhengming.checks import CHECKS
from zhengming.model import Report, Span, View
from zhengming.reports import html
from zhengming.reports.html.words import chinese, english

Shown = tuple[Report, tuple[View, ...]]


def shown() -> dict[str, Shown]:
    sample = sample_report()
    found = {
        "samples": (sample, views_of(sample)),
        "hostile": (hostile_report(), hostile_views()),
        "empty": (Report(()), ()),
        "long": long_report(),
    }
    return {**found, "news": (news_report(), views_of(news_report()))} if NEWS.is_dir() else found


SHOWN = shown()
PAGES = {name: html.render(*args) for name, args in SHOWN.items()}
EACH = pytest.mark.parametrize("name", PAGES)


def page(name: str) -> HtmlElement:
    return document_fromstring(PAGES[name])


@EACH
def test_it_is_sound_html(name: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(PAGES[name])
    assert len(tree.findall(".//li[@data-severity]")) == len(SHOWN[name][0].findings)


@EACH
def test_nothing_in_it_acts_but_the_script_that_the_policy_names(name: str) -> None:
    root = page(name)
    (script,), (style,) = root.findall(".//script"), root.findall(".//style")
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for code in (script, style):
        assert f"'sha256-{b64encode(sha256(code.text.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    for element in root.iter("*"):
        assert element.tag not in ("img", "iframe", "object", "embed", "link", "base", "form", "svg")
        for key, value in element.attrib.items():
            assert not key.startswith("on")
            assert key not in ("src", "style", "srcset", "action", "background")
            assert key != "href" or value.startswith("#")


@EACH
def test_every_link_leads_somewhere(name: str) -> None:
    root = page(name)
    ids = Counter(root.xpath("//@id"))
    assert max(ids.values()) == 1
    assert {link[1:] for link in root.xpath("//@href")} <= set(ids)
    assert all(by in ids for by in root.xpath("//@aria-labelledby"))


@EACH
def test_the_text_is_whole(name: str) -> None:
    root = page(name)
    for sup in root.xpath("//main//sup | //main//a[contains(@class, 'point')]"):
        sup.drop_tree()
    rows = root.xpath("//main//div[contains(@class, 'row') and not(contains(@class, 'heads'))]")
    written = ["".join(p.itertext()) for row in rows for p in row.xpath(".//p[not(@class='void')]")]
    passages = [p for view in SHOWN[name][1] for pair in view.pairs for p in (*pair.zh, *pair.en)]
    if name != "hostile":
        assert written == [p.text for p in passages]
    assert len(written) == len(passages)


@EACH
def test_findings_are_marked_in_both_languages_and_joined(name: str) -> None:
    root = page(name)
    texts = {segment for view in SHOWN[name][1] for segment in (*view.release.zh, *view.release.en)}
    for number, finding in enumerate(SHOWN[name][0].findings, 1):
        for n, mark in enumerate(finding.marks):
            found = root.xpath(f"//*[@id='f{number}m{n}']/ancestor-or-self::a")
            if mark.segment in texts and mark.span != Span(0, 0):
                assert found, (number, n)
                assert str(number) in found[0].get("data-f").split()
                assert root.xpath(f"//li[@id='f{number}']//a[@href='#f{number}m{n}']")


def test_what_attacks_is_shown() -> None:
    assert not obeyed(PAGES["hostile"])
    assert not commands(PAGES["hostile"].split("\n"))
    text = document_fromstring(PAGES["hostile"]).text_content()
    for attack in (ATTACKS[0], ATTACKS[1], ATTACKS[2], ATTACKS[3], "::error file=x::owned"):
        assert attack in text


def test_names_have_their_readings() -> None:
    chains = page("samples").xpath("//li[@id]//*[@class='chain']")
    assert "郑zheng文wen昭zhao" in {chain.text_content() for chain in chains}
    rows = page("samples").xpath("//tr[.//th[contains(., '解宏毅')]]")
    assert "解xie宏hong毅yi" in rows[0].text_content()
    assert "Xie Hongyi" in rows[0].text_content()


def test_every_word_is_there_in_both_languages() -> None:
    keys = set(re.findall(r'both\("([a-z ]+)"', "".join(_sources())))
    for key in keys | {f"check {check.name}" for check in CHECKS}:
        assert english(key)
        assert chinese(key)
    assert all(chinese(key) != english(key) for key in keys)


def _sources() -> list[str]:
    from pathlib import Path

    return [path.read_text("utf8") for path in Path(html.__file__).parent.glob("*.py")]


@EACH
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert html.render(*SHOWN[name]) == PAGES[name]
