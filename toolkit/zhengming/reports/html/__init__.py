"""A report as a page: one file that needs nothing else and asks nothing of anybody.

Both versions stand side by side, the findings are marked in them and listed beside them. Nothing on the page may act
but its own script and stylesheet, which a policy names by their digests; what a text says is text.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from zhengming.model import Report, View
from zhengming.reports.hostile import no_command_in_markup
from zhengming.reports.html.elements import element, written
from zhengming.reports.html.listing import SIGNS, panel, readings_of
from zhengming.reports.html.marking import Marks
from zhengming.reports.html.sheets import sheet
from zhengming.reports.html.words import both, chinese, english, labels
from zhengming.reports.locating import LEVELS, heading

if TYPE_CHECKING:
    from lxml.etree import _Element


def render(report: Report, views: Sequence[View] = ()) -> str:
    """The page, with a line break at its end. `views` are the releases of the report laid out to be read."""
    marks = Marks(report.findings)
    sheets = [sheet(number, view, marks) for number, view in enumerate(views, 1)]
    known = readings_of(person for view in views for person in view.people)
    body = element(
        "body",
        element("a", both("skip"), href="#text", cls="skip"),
        _header(report),
        element(
            "div",
            panel(report, known, marks.shown),
            element("main", _reading_options(report), *sheets, id="text", tabindex="-1", **labels("text")),
            cls="desk",
        ),
        _inspector(),
        _asset("script", "report.js"),
    )
    return no_command_in_markup(written(element("html", _head(), body, lang="en", data_ui="en")))


def _head() -> "_Element":
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest('report.css')}'",
            f"script-src '{_digest('report.js')}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{english('title')} 正名", data_en=english("title"), data_zh=chinese("title")),
        _asset("style", "report.css"),
    )


def _asset(name: str, file: str) -> "_Element":
    """Our own script or stylesheet, as it is: it is neither escaped nor checked for control characters."""
    made = element(name)
    made.text = _content(file)
    return made


def _content(file: str) -> str:
    return Path(__file__).with_name(file).read_text("utf8")


def _digest(file: str) -> str:
    return "sha256-" + b64encode(sha256(_content(file).encode()).digest()).decode()


def _header(report: Report) -> "_Element":
    return element(
        "header",
        element("div", "正名", cls="seal", aria_hidden="true"),
        element("div", element("h1", both("title")), element("p", *_summary(report), cls="summary"), cls="heading"),
        element(
            "div",
            element(
                "div",
                _switch("language", "en", "English", "en"),
                _switch("language", "zh", "中文", "zh-Hans"),
                cls="switch",
                role="group",
                **labels("language"),
            ),
            _themes(),
            cls="controls script",
        ),
    )


def _themes() -> "_Element":
    """The button that goes through the themes; it shows the one that is on."""
    names = (("auto", None), ("light", ""), ("dark", ""))
    words = [element("span", both(name), data_theme_name=name, hidden=hidden) for name, hidden in names]
    return element("button", "◐ ", *words, type="button", id="theme", cls="plain", title=english("theme"))


def _switch(kind: str, value: str, shown: str, lang: str) -> "_Element":
    pressed = "true" if value == "en" else "false"
    return element("button", shown, type="button", data_set=value, data_kind=kind, aria_pressed=pressed, lang=lang)


def _summary(report: Report) -> "list[str | _Element]":
    """How many findings of each severity, and in how many releases and files."""
    severities = Counter(heading(finding.severity) for finding in report.findings)
    parts: list[str | _Element] = []
    for level in LEVELS:
        if severities[level]:
            word = level if severities[level] == 1 else f"{level}s"
            sign = element("span", f"{SIGNS[level]} ", aria_hidden="true")
            parts.append(element("span", sign, f"{severities[level]} ", both(word), cls=f"total {level}"))
    files = sum(len(release.documents) for release in report.releases)
    where = element("span", f"{len(report.releases)} ", both("releases"), f" · {files} ", both("files"), cls="total")
    return [*parts, where]


def _reading_options(report: Report) -> "_Element":
    box = element("input", type="checkbox", id="only")
    return element(
        "div",
        element("label", box, " ", both("only marked")) if report.findings else None,
        element("details", element("summary", both("keys")), _keys(), cls="keys"),
        cls="options script",
    )


def _keys() -> "_Element":
    rows = (("j k", "keys next"), ("o", "keys other"), ("/", "keys search"), ("Esc", "keys leave"))
    pairs = (
        element("div", element("dt", *(element("kbd", key) for key in keys.split())), element("dd", both(word)))
        for keys, word in rows
    )
    return element("dl", *pairs)


def _inspector() -> "_Element":
    """The bar with the finding that is looked at, and the way to the next one and to its other places."""
    buttons = (("previous", "‹"), ("next", "›"), ("other place", "⇄"), ("to list", "≡"))
    return element(
        "div",
        element("p", id="said", role="status", aria_live="polite"),
        element(
            "div",
            *(
                element("button", sign, type="button", data_do=word.replace(" ", "-"), **labels(word))
                for word, sign in buttons
            ),
            cls="steps",
        ),
        id="inspector",
        role="region",
        hidden="",
        **labels("finding"),
    )
