"""TMX: each unit with a Chinese and an English variant is a stated pair, with the place of every character."""

import re
from collections.abc import Iterator

from zhengming.errors import Problem, Unreadable
from zhengming.markup import Element
from zhengming.model import Document, Lang
from zhengming.readers.composing import Piece, page_of, tongue
from zhengming.readers.units import Stated, document_of, neither, pairs_of, prose, units_of, without

_TAGS_OF_OMEGAT = re.compile(r"</?[a-z]{1,3}\d+/?>")


def read(text: str, path: str, lang: Lang | None) -> Document:
    """The document of a TMX file, its pairs stated. Raises Unreadable where it is none, or in other languages."""
    page = page_of(path, text)
    stated: list[Stated] = []
    tags: dict[str, None] = {}
    into = ""
    for unit in units_of(page, ("tu",)):
        if unit.above is None:
            _refuse_others(unit, path)
            into = _into(unit)
            continue
        variants = [(_tag(each), each) for each in unit.named("tuv")]
        tags |= dict.fromkeys(tag for tag, _ in variants)
        stated.extend(_pairs(variants, _tool(unit)))
    pairs = tuple(pairs_of(stated, page))
    if not {"zh", "en"} <= {tongue(tag) for tag in tags}:
        raise Unreadable(Problem(path, 0, neither(tags)))
    target: Lang = "en" if into == "en" else "zh"
    return document_of(page, pairs, target, next((tag for tag in tags if tongue(tag) == target), ""))


def _refuse_others(root: Element, path: str) -> None:
    if root.name != "tmx":
        raise Unreadable(Problem(path, root.line, f"is no TMX: its root is <{root.tag}>; allowed: <tmx>"))


def _into(root: Element) -> str:
    """The language that is translated into, as the header names the one that is translated from."""
    source = next((tongue(header.get("srclang")) for header in root.named("header")), None)
    return "en" if source == "zh" else "zh"


def _tag(variant: Element) -> str:
    return variant.get("xml:lang") or variant.get("lang")


def _tool(unit: Element) -> str:
    """The tool that the file is from."""
    root = unit.above.above if unit.above is not None else None
    header = next(root.named("header"), None) if root is not None else None
    return header.get("creationtool") if header is not None else ""


def _pairs(variants: list[tuple[str, Element]], tool: str) -> Iterator[Stated]:
    """The Chinese and the English variants of a unit; where one language has several, each with one of the other."""
    zh, en = ([_prose(each, tool) for tag, each in variants if tongue(tag) == lang] for lang in ("zh", "en"))
    for at in range(max(len(zh), len(en)) if zh and en else 0):
        yield Stated(en[min(at, len(en) - 1)], zh[min(at, len(zh) - 1)], ("en", "zh"))


def _prose(variant: Element, tool: str) -> list[Piece]:
    pieces = [piece for segment in variant.named("seg") for piece in prose(segment)]
    return list(without(pieces, _TAGS_OF_OMEGAT)) if tool == "OmegaT" else pieces
