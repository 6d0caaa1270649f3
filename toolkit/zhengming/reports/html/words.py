"""The words of the page, in both languages at once: the page shows those of the one that is chosen."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zhengming.reports.html.elements import element

if TYPE_CHECKING:
    from lxml.etree import _Element


@cache
def _words() -> dict[str, tuple[str, str]]:
    lines = Path(__file__).with_name("words.tsv").read_text("utf8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {key: (english, chinese) for key, english, chinese in rows}


def english(key: str) -> str:
    """A word in English; what has no translation is its own."""
    return _words().get(key, (key.removeprefix("check ").replace("-", " "), ""))[0]


def chinese(key: str) -> str:
    return _words().get(key, ("", ""))[1] or english(key)


def both(key: str, before: str = "", after: str = "") -> "_Element":
    """A word in both languages, of which one is shown, with what stands before and after it in either."""
    if english(key) == chinese(key):
        return element("span", before + english(key) + after)
    return element(
        "span",
        element("span", before + english(key) + after, lang="en", cls="in-en"),
        element("span", before + chinese(key) + after, lang="zh-Hans", cls="in-zh"),
    )


def labels(key: str) -> dict[str, str]:
    """The attributes that give a control its name in both languages; the script exchanges them."""
    return {"aria_label": english(key), "data_en": english(key), "data_zh": chinese(key)}
