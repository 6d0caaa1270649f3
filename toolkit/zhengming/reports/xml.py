"""XML as the reports write it: elements with attributes and text, escaped, two spaces a level."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from zhengming.reports.hostile import no_command_in_markup


@dataclass(slots=True)
class Element:
    """An element. Its text and attributes are plain and hold no control characters (see `hostile.inert`)."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def add(self, name: str, attributes: dict[str, str] | None = None, text: str = "") -> "Element":
        child = Element(name, attributes or {}, text)
        self.children.append(child)
        return child


def document(root: Element) -> str:
    """The whole document, with a line break at its end."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *_lines(root, "")]
    return no_command_in_markup("\n".join(lines)) + "\n"


def _lines(element: Element, indent: str) -> Iterator[str]:
    said = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes.items())
    start = f"{indent}<{element.name}{said}"
    if element.children:
        yield f"{start}>"
        for child in element.children:
            yield from _lines(child, indent + "  ")
        yield f"{indent}</{element.name}>"
    elif element.text:
        yield f"{start}>{escape(element.text)}</{element.name}>"
    else:
        yield f"{start}/>"
