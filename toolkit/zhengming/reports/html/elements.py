"""Elements of the page. Text and attributes are escaped by lxml when it writes them; nothing is pasted together."""

from typing import TYPE_CHECKING

from zhengming.reports.hostile import inert

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {"cls": "class", "for_": "for"}


def element(name: str, /, *content: "str | _Element | None", **attributes: str | int | None) -> "_Element":
    """An element with text and elements in it. `data_x` is the attribute data-x; None is left out."""
    from lxml import etree

    made = etree.Element(name)
    for key, value in attributes.items():
        if value is not None:
            made.set(_NAMES.get(key, key.replace("_", "-")), inert(str(value)))
    for part in content:
        if isinstance(part, str):
            _append_text(made, inert(part))
        elif part is not None:
            made.append(part)
    return made


def _append_text(parent: "_Element", text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def written(root: "_Element") -> str:
    """The document as HTML, with a line break at its end."""
    from lxml import etree

    text: str = etree.tostring(root, method="html", encoding="unicode", doctype="<!doctype html>")
    return text + "\n"
