"""The rules of TBX: whether a file is what it says it is, from tables of elements and of data categories.

Structure always binds. Data categories bind in the dialects that define theirs, Min and Basic; in TBX-Core, the
default of TBX v2 and private dialects any other category may occur, but a known one only where it belongs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ...markup import Chars, Element

SPACES = ("urn:iso:std:iso:30042:ed-2", "urn:iso:std:iso:30042:ed:3.0", "")
"""The namespaces of TBX v3: that of the standard, that of its drafts, and none, as some tools write it."""
ENTRIES = ("conceptEntry", "termEntry")
MODULES = {"TBX-Min": ("min",), "TBX-Basic": ("min", "basic")}
META = ("termNote", "descrip", "descripNote", "admin", "adminNote", "transac", "transacNote", "ref", "xref")
_ROOTS = {"tbx": "v3", "martif": "v2", "TBX": "min"}
_LEVELS = {
    "termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec", "ntig": "termSec", "termGrp": "termSec",
    "conceptEntry": "conceptEntry", "langSec": "langSec", "termSec": "termSec",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_WEB = re.compile(r"https?://.+")
Fault: TypeAlias = tuple[int, str]
"""A line and what is wrong there."""


class Step(NamedTuple):
    """One step of what may stand in an element: any of some names, at least and at most so often."""

    names: tuple[str, ...]
    least: int
    most: int


class Rule(NamedTuple):
    """What may stand in an element and what its attributes are."""

    steps: tuple[Step, ...]
    text: bool
    required: tuple[str, ...]
    attributes: frozenset[str]
    names: tuple[str, ...]


class Category(NamedTuple):
    """A data category of the public dialects. `binds`: its values are the only ones also in a file that we read."""

    name: str
    element: str
    module: str
    levels: tuple[str, ...]
    values: tuple[str, ...]
    binds: bool
    target: str


class Dialect(NamedTuple):
    """What a file says that it is: its version (v3, v2, min), its dialect, and its style (dca, dct)."""

    version: str
    name: str
    style: str
    space: str = ""

    @property
    def closed(self) -> bool:
        """Whether the dialect defines all data categories that may occur."""
        return self.version == "v3" and self.name in MODULES


def _rows(name: str) -> Iterator[list[str]]:
    for line in Path(__file__).with_name(name).read_text("utf8").splitlines():
        if not line.startswith("#"):
            yield [*line.split("\t"), "", "", "", ""]


@cache
def rules(version: str) -> dict[str, Rule]:
    """The rules for the elements of one version of TBX."""
    rows = {row[1]: row for row in _rows("tbx-structure.tsv") if row[0] == version}
    sets = {name: row[2].split("|") for name, row in rows.items() if name.startswith("%")}
    facts = rows["%facts"][3] if "%facts" in rows else ""
    return {name: _rule(row, sets, facts) for name, row in rows.items() if not name.startswith("%")}


def _rule(row: Sequence[str], sets: dict[str, list[str]], facts: str) -> Rule:
    steps = [step.strip() for step in row[2].split(",") if step.strip()]
    attributes = row[3].replace("%facts", facts).split()
    inside = tuple(_step(step, sets) for step in steps if step != "#text")
    return Rule(
        inside,
        "#text" in steps,
        tuple(name.rstrip("!") for name in attributes if name.endswith("!")),
        frozenset(name.rstrip("!") for name in attributes),
        tuple(name for step in inside for name in step.names),
    )


def _step(text: str, sets: dict[str, list[str]]) -> Step:
    least, most = {"?": (0, 1), "*": (0, 0), "+": (1, 0)}.get(text[-1], (1, 1))
    parts = text.rstrip("?*+").split("|")
    return Step(tuple(name for part in parts for name in sets.get(part, [part])), least, most or 1_000_000_000)


@cache
def categories() -> dict[str, Category]:
    """The data categories of the public dialects, by name."""
    found = {}
    for name, element, module, levels, values, target, *_ in _rows("tbx-categories.tsv"):
        listed = tuple(values.lstrip("~").split())
        binds = not values.startswith("~")
        found[name] = Category(name, element, module, tuple(levels.split()), listed, binds, target)
    return found


def dialect_of(root: Element) -> Dialect:
    """What a root says that its file is, whether or not it is that."""
    if root.name == "tbx":
        return Dialect("v3", root.get("type"), root.get("style") or "dca", root.space)
    name = root.get("type") or root.get("dialect")
    return Dialect(_ROOTS.get(root.name, ""), name, "dca", root.space)


class Check:
    """The check of one file: what was seen so far, and what is wrong.

    `strict` also binds what is left open in files of others: attributes, and the values of every category.
    """

    def __init__(self, dialect: Dialect, strict: bool = False) -> None:
        self.dialect, self.strict = dialect, strict
        self.rules = rules(dialect.version)
        self.ids: dict[str, int] = {}
        self.targets: list[tuple[int, str]] = []
        self.entries = 0

    def entry(self, entry: Element) -> Iterator[Fault]:
        """What is wrong with an entry, and with the place that it stands in."""
        self.entries += 1
        above = entry.above
        if above is None or above.name != "body":
            yield entry.line, f"<{entry.tag}> stands in <{above.tag if above else ''}>; allowed in: body"
        elif entry.name not in self.rules["body"].names:
            yield entry.line, self._stray(above, entry)
        if entry.name in self.rules:
            yield from self._inside(entry, "conceptEntry")

    def rest(self, root: Element) -> Iterator[Fault]:
        """What is wrong with everything but the entries, and with references to what is not there."""
        yield from self._head(root)
        found = list(self._inside(root, ""))
        yield from found
        for line, target in self.targets if not found else ():
            if target not in self.ids:
                yield line, f'target "{target}" is no id of this file; a reference names the id of one of its elements'

    def _head(self, root: Element) -> Iterator[Fault]:
        if root.name == "tbx" and root.space not in SPACES:
            yield root.line, f'has the namespace "{root.space}"; that of TBX v3 is "{SPACES[0]}"'
        if root.name == "tbx" and self.dialect.style not in ("dca", "dct"):
            yield root.line, f'style "{self.dialect.style}" is unknown; allowed: dca, dct'
        if self.dialect.name and not self.dialect.name.startswith("TBX"):
            kind = "dialect" if root.name == "TBX" else "type"
            yield root.line, f'{kind} "{self.dialect.name}" is no dialect of TBX; allowed: TBX-Basic, TBX-Min, TBX-…'

    def _inside(self, element: Element, level: str) -> Iterator[Fault]:
        rule = self.rules[element.name]
        level = _LEVELS.get(element.name, level)
        yield from self._attributes(element, rule)
        yield from self._content(element, rule)
        for child in element.elements:
            kinds = self.kinds(child)
            if not kinds.isdisjoint(rule.names):
                yield from self._category(child, level)
                if child.name in self.rules and self._core(child):
                    yield from self._inside(child, level)
                else:
                    yield from self._identify(child)

    def _core(self, element: Element) -> bool:
        return element.space == self.dialect.space

    def kinds(self, element: Element) -> frozenset[str]:
        """The names under which the rules know an element: its own, or in style dct that of its category."""
        if self._core(element):
            return frozenset((element.name,))
        known = categories().get(element.name)
        if self.dialect.closed and self.dialect.style != "dct":
            return frozenset()
        return frozenset((known.element,)) if known else frozenset(() if self.dialect.closed else META)

    def _attributes(self, element: Element, rule: Rule) -> Iterator[Fault]:
        yield from self._identify(element)
        for name in rule.required:
            if not element.get(name).strip():
                yield element.line, f"<{element.tag}> has no {name}, which it needs"
        tag = element.get("xml:lang")
        if tag and not _TAG.fullmatch(tag):
            yield element.line, f'xml:lang "{tag}" is no language tag; one is zh-Hans, zh-TW, en'
        for name in element.attributes if self.strict else ():
            if name not in rule.attributes and not name.startswith("xml:space"):
                allowed = ", ".join(sorted(rule.attributes)) or "none"
                yield element.line, f"<{element.tag}> has the attribute {name}; allowed: {allowed}"

    def _identify(self, element: Element) -> Iterator[Fault]:
        name = element.get("id")
        if name and name in self.ids:
            yield element.line, f'id "{name}" is given twice, first in line {self.ids[name]}'
        elif name:
            self.ids[name] = element.line

    def _content(self, element: Element, rule: Rule) -> Iterator[Fault]:
        if not rule.text:
            yield from _strays(element, rule)
        at, count, last, whole = 0, 0, "", True
        for child in element.elements:
            kinds = self.kinds(child)
            if kinds.isdisjoint(rule.names):
                yield child.line, self._stray(element, child)
                whole = False
                continue
            to = _reached(rule.steps, at, count, kinds)
            if to < 0:
                yield child.line, _misplaced(element, child, last, rule)
                continue
            yield from _missing(element, rule.steps[at:to], count) if whole else ()
            count = count + 1 if to == at else 1
            at, last = to, child.tag
        if element.name == "body":
            count += self.entries
        yield from _missing(element, rule.steps[at:], count) if whole else ()

    def _stray(self, element: Element, child: Element) -> str:
        allowed = self.rules[element.name].names
        where = f"<{child.tag}> is not allowed in <{element.tag}>"
        if not allowed:
            return f"{where}; allowed: characters" if self.rules[element.name].text else f"{where}; allowed: nothing"
        return f"{where}; {_near(child.name, allowed)}allowed: {', '.join(allowed)}"

    def _category(self, element: Element, level: str) -> Iterator[Fault]:
        core = self._core(element)
        if core and element.name not in META:
            return
        name = element.get("type") if core else element.name
        known = categories().get(name)
        shown = f'<{element.tag} type="{name}">' if core else f"<{element.tag}>"
        if self.dialect.closed and name and (not known or known.module not in MODULES[self.dialect.name]):
            yield element.line, f"{shown} is unknown in {self.dialect.name}; {self._types(name, element, core)}"
        elif known and core and known.element != element.name:
            yield element.line, f'"{name}" is a type of <{known.element}>, not of <{element.tag}>'
        elif known:
            yield from self._value(element, known, shown, level)

    def _types(self, name: str, element: Element, core: bool) -> str:
        modules = MODULES[self.dialect.name]
        allowed = [c.name for c in categories().values() if c.module in modules]
        if core:
            allowed = [each for each in allowed if categories()[each].element == element.name]
        return f"{_near(name, allowed)}allowed: {', '.join(allowed) or 'none'}"

    def _value(self, element: Element, known: Category, shown: str, level: str) -> Iterator[Fault]:
        closed = self.dialect.closed
        if level not in known.levels and level and closed:
            yield element.line, f"{shown} stands in <{level}>; allowed in: {', '.join(known.levels)}"
        value = _whole(element).strip()
        if closed and known.values and value not in known.values and (known.binds or self.strict):
            yield element.line, f'{known.name} "{value}" is unknown; allowed: {", ".join(known.values)}'
        target = element.get("target")
        if known.target == "uri" and closed and not _WEB.fullmatch(target):
            yield element.line, f'target "{target}" is no web address; it begins with http:// or https://'
        if known.target == "id" and target and self.dialect.version == "v3":
            self.targets.append((element.line, target))


def _reached(steps: Sequence[Step], at: int, count: int, kinds: frozenset[str]) -> int:
    """The step that an element belongs to, from a step on that has so many; -1 where there is none."""
    for number in range(at, len(steps)):
        full = number == at and count >= steps[at].most
        if not kinds.isdisjoint(steps[number].names) and not full:
            return number
    return -1


def _missing(element: Element, steps: Sequence[Step], count: int) -> Iterator[Fault]:
    """What is missing of steps that were passed; of the first, so many elements were there."""
    for number, step in enumerate(steps):
        if step.least and not (number == 0 and count):
            yield element.line, f"<{element.tag}> has no <{'> or <'.join(step.names)}>, which it needs"


def _misplaced(element: Element, child: Element, last: str, rule: Rule) -> str:
    order = ", then ".join(" or ".join(step.names) for step in rule.steps)
    if child.tag == last:
        return f"<{child.tag}> stands twice in <{element.tag}>; it stands there once"
    return f"<{child.tag}> stands behind <{last}>; the order in <{element.tag}> is {order}"


def _strays(element: Element, rule: Rule) -> Iterator[Fault]:
    """The characters in an element that holds only elements."""
    for part in element.parts:
        if isinstance(part, Chars) and part.text.strip():
            allowed = ", ".join(rule.names) or "nothing"
            shown = part.text.strip()[:40]
            yield element.line, f'<{element.tag}> has the text "{shown}" in it; allowed: {allowed}'
            return


def _near(found: str, allowed: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(found, list(allowed), 1)
    return f'did you mean "{near[0]}"? ' if near else ""


def _whole(element: Element) -> str:
    """All characters in an element and in the elements in it."""
    return "".join(part.text if isinstance(part, Chars) else _whole(part) for part in element.parts)
