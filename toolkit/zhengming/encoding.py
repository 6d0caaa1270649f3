"""Bytes to text, never by replacing a character.

In order: byte order mark, what the file declares, strict UTF-8, then GB18030 against Big5 by how many of their
characters are everyday ones. Nearly every Big5 text is also valid GB18030, so validity alone decides nothing.
"""

import codecs
import re

from zhengming.errors import Problem, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an Office file of the old binary kind"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_DECLARED = (
    rb"""<\?xml[^>]{1,200}?\bencoding\s*=\s*["']\s*([\w.:-]+)|<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)"""
    rb"""|"Content-Type:[^"\n]{0,100}?charset=([\w.:-]+)"""
)
_UTF8_CHAR = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_UTF8_HAN = rb"[\xe3-\xe9][\x80-\xbf]{2}"
_DOUBLE = rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"
# The punctuation and the more frequent characters: GB 2312 level 1 and Big5 level 1.
_EVERYDAY_GB = rb"[\xa1\xa3\xb0-\xd7][\xa1-\xfe]"
_EVERYDAY_BIG5 = rb"[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe]"


def decode(data: bytes, path: str, *, declares: bool = False) -> str:
    """The text of a file, its lines ending with LF.

    `declares` says that the format can state its own encoding (XML, HTML, PO). Raises Unreadable, with the byte
    offset, where the bytes are no text or no encoding is certain.
    """
    if not data.strip():
        raise Unreadable(Problem(path, 0, "is empty"))
    text = _decode(data, path, declares)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def taken(data: bytes, path: str, *, declares: bool = False) -> tuple[bytes, str, str]:
    """The byte order mark of a file, its encoding, and its text with the line endings that it has.

    Raises Unreadable where the text, written again, would not give the same bytes.
    """
    text = _decode(data, path, declares)
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    stated = _stated(data) if declares else ""
    by_mark = [encoding for known, encoding in _MARKS if known == mark]
    for encoding in by_mark or dict.fromkeys(("utf-8", *filter(None, [stated]), "gb18030", "big5hkscs")):
        try:
            if text.encode(encoding) == data[len(mark) :]:
                return mark, encoding, text
        except (UnicodeEncodeError, LookupError):
            continue
    raise Unreadable(Problem(path, 0, "cannot be changed: its bytes are not those that its text would be written as"))


def _decode(data: bytes, path: str, declares: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, len(mark), encoding, path, "starts with the byte order mark of")
    _refuse_binary(data, path)
    stated = _stated(data) if declares else ""
    if stated:
        return _as_stated(data, path, stated)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _legacy(data, path, fault)


def _refuse_binary(data: bytes, path: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(Problem(path, 0, f"is {what}, not text"))
    at = data.find(b"\0")
    if at >= 0:
        raise Unreadable(Problem(path, 0, f"has a NUL at byte {at}: not text, or UTF-16 without a byte order mark"))


def _stated(data: bytes) -> str:
    found = re.search(_DECLARED, data[:4096], re.IGNORECASE)
    name = next((g for g in found.groups() if g), b"").decode("ascii") if found else ""
    # A file in which a declaration can be read as ASCII is not UTF-16; CHARSET is the placeholder of gettext.
    if name.lower().startswith(("utf-16", "utf16", "ucs-2")) or name == "CHARSET":
        return ""
    wider = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252", "us-ascii": "utf-8"}
    return wider.get(name.lower(), name)


def _as_stated(data: bytes, path: str, stated: str) -> str:
    """The text in the encoding that it declares, or in UTF-8 where three Han characters say that it is that."""
    try:
        codecs.lookup(stated)
    except LookupError:
        raise Unreadable(Problem(path, 0, f'declares the encoding "{stated}", which is unknown')) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, 0, stated, path, "declares")
    return text if len(re.findall(_UTF8_HAN, data)) >= 3 else _strictly(data, 0, stated, path, "declares")


def _strictly(data: bytes, skip: int, encoding: str, path: str, how: str) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as fault:
        at = fault.start + skip
        found = _found(data, at)
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise Unreadable(Problem(path, _line(data, at), f"{how} {name}, but {found} is not {name}")) from None


def _found(data: bytes, at: int) -> str:
    return f"byte {at} (0x{data[at]:02X})"


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _legacy(data: bytes, path: str, fault: UnicodeDecodeError) -> str:
    _refuse_damaged(data, path, fault)
    scores = {"gb18030": _score(data, "gb18030", _EVERYDAY_GB), "big5hkscs": _score(data, "big5hkscs", _EVERYDAY_BIG5)}
    best, other = sorted(scores, key=lambda e: -scores[e])
    if scores[best] < 0.5:
        found = _found(data, fault.start)
        message = f"{found} is not UTF-8, and the file is neither GB18030 nor Big5; save it as UTF-8"
        raise Unreadable(Problem(path, _line(data, fault.start), message))
    if scores[best] - scores[other] < 0.15:
        line = _line(data, fault.start)
        sample = data[fault.start :].splitlines()[0][:12]
        readings = " or ".join(
            f'{name} ("{sample.decode(encoding, "ignore")}")'
            for name, encoding in (("GB18030", "gb18030"), ("Big5", "big5hkscs"))
        )
        raise Unreadable(Problem(path, line, f"is not UTF-8 and could be {readings}; save it as UTF-8"))
    return data.decode(best)


def _refuse_damaged(data: bytes, path: str, fault: UnicodeDecodeError) -> None:
    """Refuse what is UTF-8 but for a few bytes, rather than take it for another encoding."""
    high = sum(map(len, re.findall(rb"[\x80-\xff]+", data)))
    valid = sum(map(len, re.findall(_UTF8_CHAR, data)))
    cut = "unexpected end" in fault.reason
    if valid < high * (0.5 if cut else 0.8):
        return
    found = _found(data, fault.start)
    if cut:
        message = f"ends inside a character at {found}: the file is cut off"
    else:
        message = f"is UTF-8, but {found} is no part of a character"
    raise Unreadable(Problem(path, _line(data, fault.start), message))


def _score(data: bytes, encoding: str, everyday: bytes) -> float:
    """The share of everyday characters among those that take several bytes; 0 where the file is not valid."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    chars = re.findall(_DOUBLE, data[:200_000])
    return sum(re.fullmatch(everyday, char) is not None for char in chars) / len(chars) if chars else 0.0
