"""XML as elements that know their places, opened so that nothing outside is read and nothing inside can grow.

A DOCTYPE is passed over where it only names the DTD of an exchange format, which is never fetched; any other one, and
every entity but the five of XML, is refused. Offsets are code points of the decoded text, its line ends as in the file.
"""

import codecs
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

MOST_BYTES = 400_000_000
MOST_CHARACTERS = 200_000_000
MOST_LEVELS = 100
MOST_HELD = 300_000
_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = r"""<\?xml[^>]{1,200}?\bencoding\s*=\s*["']([\w.:-]+)["']"""
_HAN_BYTES = rb"[\xe3-\xe9][\x80-\xbf]{2}"
_TAG = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_FOREIGN = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#)[^;\s]*;?")
_DTD = re.compile(r"(?:.*[/\\])?(?:tbx\w*(?:-[\w.-]+)?|tmx\d\d?|xliff[\w.-]*)\.dtd", re.I)
_PLAIN = {
    "not well-formed (invalid token)": "a character or a mark that does not belong here",
    "junk after document element": "something behind the end of the outermost element, which must be the last",
    "unclosed CDATA section": "a CDATA section that is not closed",
    "duplicate attribute": "an attribute that is given twice; each is given once",
    "unbound prefix": "a prefix that no xmlns attribute declares",
}


class Unsound(Exception):
    """What is wrong with an XML text, and in which line, from 1; 0 is the whole text."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(f"{line}: {message}")


class Written(NamedTuple):
    """The text of some bytes and what they were written as: the encoding and the byte order mark before it."""

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""


class Chars(NamedTuple):
    """Characters between tags, and where they stand. What is one character and takes several is a reference."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """An element. It stands from `start` to `end`, what is in it from `inner` to `outer`; `line` counts from 1.

    `space` is the address of its namespace. The attributes have their names as written, with prefixes (xml:lang).
    """

    name: str
    space: str
    prefix: str
    attributes: dict[str, str]
    line: int
    start: int
    inner: int
    above: "Element | None"
    outer: int = 0
    end: int = 0
    parts: "list[Element | Chars]" = field(default_factory=list)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    @property
    def tag(self) -> str:
        """The name as it is written, with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name

    @property
    def elements(self) -> "list[Element]":
        return [part for part in self.parts if isinstance(part, Element)]

    def named(self, *names: str) -> "Iterator[Element]":
        """The elements directly in this one that have one of these names."""
        return (part for part in self.parts if isinstance(part, Element) and part.name in names)

    @property
    def text(self) -> str:
        """All characters in the element, also those of elements in it."""
        return "".join(part.text for part in self.parts)


def decoded(data: bytes) -> Written:
    """The text of the bytes of an XML file, by its byte order mark, else its declaration, else as UTF-8.

    Raises Unsound where there are too many, or where mark and declaration contradict each other or the bytes.
    """
    if len(data) > MOST_BYTES:
        raise Unsound(0, f"has {len(data)} bytes; at most {MOST_BYTES} are allowed")
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", ""))
    if not encoding and 0 in data[:4]:
        raise Unsound(1, "has a NUL among its first bytes: not text, or UTF-16 without a byte order mark")
    if not encoding:
        encoding = _as_declared(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except (UnicodeDecodeError, LookupError) as fault:
        raise _undecodable(data, len(mark), encoding, fault) from None
    declared = re.match(_DECLARED, text)
    if mark and declared and not _agree(declared[1], encoding):
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise Unsound(1, f'declares "{declared[1]}", but begins with the byte order mark of {name}')
    return Written(text, encoding, mark)


def _agree(declared: str, encoding: str) -> bool:
    """Whether a declared encoding is that of a byte order mark, which also says the order of the bytes."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return False
    return name == encoding or (name in ("utf-16", "utf-32") and encoding.startswith(name))


def _as_declared(data: bytes) -> str:
    found = re.match(_DECLARED.encode(), data)
    name = found[1].decode("ascii") if found else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        raise Unsound(1, f'declares the encoding "{name}", which is unknown') from None
    if known.startswith(("utf-16", "utf-32")):
        raise Unsound(1, f'declares "{name}", but has no byte order mark and is not {name.upper()}')
    if known != "utf-8" and len(re.findall(_HAN_BYTES, data)) >= 3 and _is_utf8(data):
        raise Unsound(1, f'declares "{name}", but is UTF-8')
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "utf-8"}.get(known, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(data: bytes, skip: int, encoding: str, fault: Exception) -> Unsound:
    if not isinstance(fault, UnicodeDecodeError):
        return Unsound(1, f'declares the encoding "{encoding}", which is none of text')
    at = fault.start + skip
    if "unexpected end" in fault.reason or "truncated" in fault.reason:
        return Unsound(data.count(b"\n", 0, at) + 1, f"ends inside a character at byte {at}: the file is cut off")
    message = f"should be {encoding.upper()}, but byte {at} (0x{data[at]:02X}) is not"
    return Unsound(data.count(b"\n", 0, at) + 1, message)


def elements(text: str, units: Collection[str]) -> Iterator[Element]:
    """Each element with one of the names in `units`, whole, when it ends; last the root, without those in it.

    So a large file is never held as a whole; an element behind another knows what is above it. Raises Unsound.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unsound(0, f"has {len(text)} characters; at most {MOST_CHARACTERS} are allowed")
    if "\0" in text:
        raise Unsound(text.count("\n", 0, text.index("\0")) + 1, "has a NUL, which XML does not allow")
    data = text.encode()
    scan = _Scan(text, data, units)
    for start in range(0, len(data), _CHUNK):
        scan.feed(data[start : start + _CHUNK], False)
        yield from scan.taken()
    scan.feed(b"", True)
    yield from scan.taken()
    if scan.root is not None:
        yield scan.root


class _Scan:
    """One pass over a text: the elements that are open, and those that ended and are asked for."""

    def __init__(self, text: str, data: bytes, units: Collection[str]) -> None:
        self.text, self.data, self.units = text, data, units
        self.open: list[Element] = []
        self.done: list[Element] = []
        self.root: Element | None = None
        self.held = self.bytes = self.chars = 0
        self.ascii = text.isascii()
        self.in_cdata = False
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.namespace_prefixes = True
        self.parser.ordered_attributes = True
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartCdataSectionHandler = lambda: self._cdata(True)
        self.parser.EndCdataSectionHandler = lambda: self._cdata(False)
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.SkippedEntityHandler = self._skipped

    def feed(self, data: bytes, last: bool) -> None:
        try:
            self.parser.Parse(data, last)
        except expat.ExpatError as fault:
            raise self._fault(fault) from None

    def taken(self) -> list[Element]:
        done, self.done = self.done, []
        return done

    def _at(self, index: int) -> int:
        """The offset in the text of a byte. Asked for in the order of the text, so that each stretch counts once."""
        if self.ascii:
            return index
        if index > self.bytes:
            self.chars += len(self.data[self.bytes : index].decode())
            self.bytes = index
        return self.chars

    def _start(self, name: str, pairs: list[str]) -> None:
        line, start = self.parser.CurrentLineNumber, self._at(self.parser.CurrentByteIndex)
        closed = _TAG.match(self.text, start + 1)
        inner = closed.end() if closed else start
        space, local, prefix = _split(name)
        attributes = {_qualified(pairs[at]): pairs[at + 1] for at in range(0, len(pairs), 2)}
        if attributes and (entity := _FOREIGN.search(self.text, start, inner)):
            raise Unsound(line, _no_entity(entity[0]))
        above = self.open[-1] if self.open else None
        element = Element(local, space, prefix, attributes, line, start, inner, above)
        if above:
            above.parts.append(element)
        self.held += 1
        if len(self.open) >= MOST_LEVELS:
            raise Unsound(line, f"nests elements more than {MOST_LEVELS} levels deep; {MOST_LEVELS} are allowed")
        if self.held > MOST_HELD:
            raise Unsound(line, f"has more than {MOST_HELD} elements in one part; {MOST_HELD} are allowed")
        self.open.append(element)

    def _end(self, name: str) -> None:
        element = self.open.pop()
        if self.text.startswith("/>", element.inner - 2):
            element.outer = element.end = element.inner
        else:
            element.outer = self._at(self.parser.CurrentByteIndex)
            element.end = self.text.index(">", element.outer) + 1
        if element.name in self.units and not any(each.name in self.units for each in self.open):
            self.done.append(element)
            self.held -= 1 + _size(element)
            if element.above:
                element.above.parts.pop()
        elif not self.open:
            self.root = element

    def _characters(self, text: str) -> None:
        if not self.open:
            return
        start = self._at(self.parser.CurrentByteIndex)
        if self.text[start] == "&" and not self.in_cdata:
            end = self.text.index(";", start) + 1
        elif text == "\n":
            end = start + (2 if self.text.startswith("\r\n", start) else 1)
        else:
            end = start + len(text)
        self.open[-1].parts.append(Chars(text, start, end))

    def _cdata(self, inside: bool) -> None:
        self.in_cdata = inside

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        line = self.parser.CurrentLineNumber
        if internal:
            raise Unsound(line, "has a DOCTYPE with declarations in it, which are not allowed")
        if not _DTD.fullmatch(system or ""):
            what = f'the DOCTYPE "{system or name}"'
            raise Unsound(line, f"has {what}; allowed are none, or one that names the DTD of TBX, TMX or XLIFF")

    def _skipped(self, name: str, parameter: bool) -> None:
        raise Unsound(self.parser.CurrentLineNumber, _no_entity(f"&{name};"))

    def _fault(self, fault: expat.ExpatError) -> Unsound:
        what, last = expat.ErrorString(fault.code), self.open[-1] if self.open else None
        if what == "no element found":
            where = f"inside <{last.tag}> of line {last.line}" if last else "before its first element"
            return Unsound(fault.lineno, f"not well-formed: ends {where}; the file is cut off")
        if what == "mismatched tag" and last:
            found = self._near(r"</[^>\s]*")
            closing = f"</{last.tag}> of line {last.line}" if found else "another tag"
            return Unsound(fault.lineno, f"not well-formed: {found}> found where {closing} has to be closed first")
        if what == "undefined entity":
            return Unsound(fault.lineno, _no_entity(self._near(r"&[^;\s<]*;?")))
        if what == "unclosed token" or what == "partial character":
            return Unsound(fault.lineno, "not well-formed: ends inside a tag, a comment or a character; it is cut off")
        return Unsound(fault.lineno, f"not well-formed: {_PLAIN.get(what, what)}")

    def _near(self, pattern: str) -> str:
        """What stands where the parser stopped, if it is of a pattern."""
        at = len(self.data[: self.parser.ErrorByteIndex].decode(errors="ignore"))
        found = re.compile(pattern).search(self.text, max(at - 2, 0))
        return found[0] if found else ""


def _size(element: Element) -> int:
    """How many elements are in an element."""
    return sum(1 + _size(each) for each in element.elements)


def _split(name: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix of a name as expat gives it."""
    parts = name.split(" ")
    return (parts[0], parts[1], parts[2] if len(parts) > 2 else "") if len(parts) > 1 else ("", name, "")


def _qualified(name: str) -> str:
    _, local, prefix = _split(name)
    return f"{prefix}:{local}" if prefix else local


def _no_entity(entity: str) -> str:
    return f"uses the entity {entity}, which is not allowed; allowed are &amp; &lt; &gt; &quot; &apos; and numbers"
