"""The page of a report as its readers use it: in a browser, by mouse and by keyboard, wide and narrow."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.reports.browser import browsing, chromium
from tests.reports.samples import hostile_report, hostile_views, long_report, sample_report, views_of
from zhengming.reports import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = chromium()
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here (apt-get install chromium)")

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    sample = sample_report()
    shown = {
        "samples": (sample, views_of(sample)),
        "hostile": (hostile_report(), hostile_views()),
        "long": long_report(),
    }
    for name, args in shown.items():
        (folder / f"{name}.html").write_text(html.render(*args), "utf8")
    return {name: folder / f"{name}.html" for name in shown}


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with browsing(CHROMIUM or "") as found:
        yield found


@pytest.fixture
def show(browser: "Browser", pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page; whatever it complains about, asks for or pops up fails the test."""
    faults: list[str] = []
    contexts = []

    def opened(name: str, width: int = 1280, scheme: str = "light", language: str = "en-GB", **more: Any) -> "Page":
        size = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, color_scheme=scheme, locale=language, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: faults.append(request.url) if "file:" not in request.url else None)
        page.goto(pages[name].as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def lit(page: "Page") -> list[str]:
    """The texts that are lit at present."""
    return page.locator(".m.on").evaluate_all("all => all.map(a => a.firstChild.textContent)")


def test_what_attacks_does_nothing(show: Open) -> None:
    page = show("hostile")
    page.keyboard.press("j")
    page.locator(".card .go").first.click()
    page.locator(".m").last.click()
    assert page.evaluate("document.title").endswith("正名")
    assert page.locator("script").count() == 1


def test_a_mark_leads_to_its_finding_and_to_the_other_language(show: Open) -> None:
    page = show("samples")
    page.locator(".m", has_text="Zheng Zhaowen").click()
    assert lit(page) == ["Zheng Wenzhao", "郑文昭", "Zheng Zhaowen"]
    assert "郑文昭 reads Zheng Wenzhao" in page.locator(".card.on").inner_text()
    assert "郑文昭 reads Zheng Wenzhao" in page.locator("#said").inner_text()
    page.keyboard.press("o")
    assert page.evaluate("document.activeElement.firstChild.textContent") == "郑文昭"
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.locator("#inspector").is_hidden()


def test_keys_go_from_finding_to_finding(show: Open) -> None:
    page = show("samples")
    for key, number in (("j", 1), ("j", 2), ("k", 1), ("k", 10), ("j", 1)):
        page.keyboard.press(key)
        assert page.locator(".card.on").get_attribute("id") == f"f{number}"
    page.keyboard.press("/")
    page.keyboard.type("jj")
    assert page.locator("#search").input_value() == "jj"


def test_a_link_from_the_list_shows_the_place(show: Open) -> None:
    page = show("samples")
    page.locator(".card .go", has_text="Dong Yaqing").click()
    box = page.locator(".m", has_text="Dong Yaqing").bounding_box()
    assert box
    assert 0 < box["y"] < 800


def test_filter_and_search(show: Open) -> None:
    page = show("samples")

    def hold(number: int) -> None:
        """Wait until so many findings are listed."""
        page.wait_for_function(
            "number => document.querySelectorAll('.card:not([hidden])').length === number", arg=number
        )

    page.locator(".chip.warning").click()
    hold(6)
    assert page.locator(".m.warning:not(.off)").count() == 0
    page.locator("#search").fill("jiang xue")
    hold(1)
    page.locator("#search").fill("nobody at all")
    hold(0)
    assert page.locator("#none").is_visible()
    page.locator("#search").fill("")
    page.locator(".chip.warning").click()
    hold(10)
    page.locator("#only").check()
    assert 0 < page.locator(".row:visible:not(.heads)").count() == page.locator(".row.hit").count()


def test_the_interface_is_in_either_language(show: Open) -> None:
    page = show("samples", language="zh-CN")
    assert page.locator("h1").inner_text() == "正名报告"
    assert page.locator("#search").get_attribute("placeholder") == "人名、检查项、文件……"
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    page.get_by_role("button", name="English").click()
    assert page.locator("h1").inner_text() == "Names put right"
    assert page.get_by_role("searchbox", name="Search").is_visible()
    assert show("samples").locator("h1").inner_text() == "Names put right"


def test_light_and_dark(show: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (show("samples", scheme=scheme).evaluate(ground) for scheme in ("light", "dark"))
    page = show("samples")
    seen = []
    for _ in range(3):
        page.locator("#theme").click()
        seen.append(page.evaluate(ground))
    assert seen == [light, dark, light]


@pytest.mark.parametrize("name", ["samples", "hostile", "long"])
def test_nothing_is_wider_than_a_telephone(show: Open, name: str) -> None:
    page = show(name, 320)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.keyboard.press("j")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1280, "light", "en-GB"), (1280, "dark", "zh-CN"), (320, "light", "zh-CN"), (320, "dark", "en-GB")],
)
def test_axe_finds_nothing(show: Open, width: int, scheme: str, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = show("samples", width, scheme, language, bypass_csp=True)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.keyboard.press("j")
    violations = Axe().run(page).response["violations"]
    assert not [(found["id"], found["impact"], found["nodes"][0]["html"]) for found in violations]


def test_without_its_script_everything_is_there(show: Open) -> None:
    page = show("samples", java_script_enabled=False)
    assert page.locator(".card").count() == 10
    assert page.locator(".filters").is_hidden()
    page.locator(".card .go", has_text="Zheng Zhaowen").click()
    assert page.url.endswith("#f8m0")


def test_print_shows_text_and_list_and_no_controls(show: Open) -> None:
    page = show("samples", 700)
    page.emulate_media(media="print")
    assert page.locator(".controls").is_hidden()
    assert page.locator(".filters").is_hidden()
    text, list_ = page.locator("main").bounding_box(), page.locator("#list").bounding_box()
    assert text
    assert list_
    assert text["y"] < list_["y"]
    sides = [page.locator(".row:not(.heads) > .side").nth(n).bounding_box() for n in (0, 1)]
    assert len({side["y"] for side in sides if side}) == 1


def test_a_long_release_opens_and_answers(show: Open) -> None:
    page = show("long")
    page.locator(".card").first.wait_for()
    assert page.locator(".card").count() == 500
    for _ in range(10):
        page.keyboard.press("j")
    assert page.locator(".card.on").get_attribute("id") == "f10"
