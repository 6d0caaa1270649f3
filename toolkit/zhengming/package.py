"""An Office file as a package of parts, opened only when it is safe to."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengming.errors import Problem, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 5_000
MOST_BYTES = 400_000_000
MOST_PART_BYTES = 100_000_000
MOST_RATIO = 300
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file. `main` is the name of the part that holds the text."""

    path: str
    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str

    def part(self, name: str) -> "_Element | None":
        """The root of an XML part, or None where there is no such part. Raises Unreadable where it is not sound."""
        return _parse(self.path, name, _content(self.path, self.archive, name)) if name in self.names else None

    def raw(self, name: str) -> bytes:
        """The bytes of a part."""
        return _content(self.path, self.archive, name)

    @property
    def relations(self) -> str:
        """The name of the part that says what the main part relates to."""
        return _relations_of(self.main)

    def related(self, kind: str) -> Iterator[str]:
        """The names of the parts that the main part relates to in a way: "header", "footnotes"."""
        yield from _related(self.part(_relations_of(self.main)), kind, posixpath.dirname(self.main))


def package_of(data: bytes, path: str) -> Package:
    """The package in the bytes of a file. Raises Unreadable where it is none, is locked, or is a bomb."""
    archive = archive_of(data, path, ".docx", ".doc")
    names = frozenset(archive.namelist())
    main = _main_part(path, archive, names)
    if main not in names:
        raise Unreadable(Problem(path, 0, "is a zip archive without word/document.xml: not a .docx"))
    return Package(path, archive, names, main)


def archive_of(data: bytes, path: str, kind: str, old: str) -> zipfile.ZipFile:
    """The archive that an Office file is; `kind` is its ending, `old` that of the binary files before it.

    Raises Unreadable where it is none, is locked, or is a bomb.
    """
    if data.startswith(_CFB):
        what = "is protected by a password" if _ENCRYPTED in data else f"is a {old} of the old binary kind"
        raise Unreadable(Problem(path, 0, f"{what}; save it as {kind} without a password"))
    if not data.startswith(b"PK"):
        raise Unreadable(Problem(path, 0, f"is not a {kind}: no zip archive"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise Unreadable(Problem(path, 0, f"is not a {kind}: damaged zip archive ({fault})")) from None
    _refuse_bomb(archive.infolist(), path)
    return archive


def _refuse_bomb(members: list[zipfile.ZipInfo], path: str) -> None:
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    fault = ""
    if any(member.flag_bits & 1 for member in members):
        fault = "is protected by a password; save it without one"
    elif len(members) > MOST_PARTS:
        fault = f"holds {len(members)} parts; at most {MOST_PARTS} are allowed"
    elif total > MOST_BYTES:
        fault = f"unpacks to {total} bytes; at most {MOST_BYTES} are allowed"
    elif total > 1_000_000 and total > packed * MOST_RATIO:
        fault = f"unpacks to {total // max(packed, 1)} times its size; at most {MOST_RATIO} times is allowed"
    if fault:
        raise Unreadable(Problem(path, 0, fault))


def _main_part(path: str, archive: zipfile.ZipFile, names: frozenset[str]) -> str:
    if "_rels/.rels" in names:
        relations = _parse(path, "_rels/.rels", _content(path, archive, "_rels/.rels"))
        for name in _related(relations, "officeDocument", ""):
            if name in names:
                return name
    return "word/document.xml"


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _related(relations: "_Element | None", kind: str, folder: str) -> Iterator[str]:
    for relation in relations.iter(_RELATION) if relations is not None else ():
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            yield target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _content(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part, counted while reading, as the sizes in the archive may be false."""
    try:
        with archive.open(name) as part:
            data = part.read(MOST_PART_BYTES + 1)
    except Exception as fault:  # zlib, lzma and zipfile each raise their own
        raise Unreadable(Problem(path, 0, f"holds the damaged part {name} ({fault})")) from None
    if len(data) > MOST_PART_BYTES:
        raise Unreadable(Problem(path, 0, f"holds {name} of more than {MOST_PART_BYTES} bytes, which is not allowed"))
    return data


def _parse(path: str, name: str, data: bytes) -> "_Element":
    from lxml import etree

    _refuse_doctype(path, name, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(Problem(path, 0, f"holds {name}, which is not sound XML: {fault.msg}")) from None


def _refuse_doctype(path: str, name: str, data: bytes) -> None:
    if re.search(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", data):
        raise Unreadable(Problem(path, 0, f"holds {name} with a DOCTYPE, which is not allowed"))


def refuse_unsound(path: str, archive: zipfile.ZipFile) -> None:
    """Raise Unreadable where another program, which does not look, must not be given an archive."""
    for name in archive.namelist():
        _refuse_doctype(path, name, _content(path, archive, name))


def repacked(package: Package, parts: Mapping[str, bytes]) -> bytes:
    """The file with these parts in place of its own, or added at the end; all others keep their bytes and order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for member in package.archive.infolist():
            data = parts.get(member.filename)
            archive.writestr(_like(member), package.raw(member.filename) if data is None else data)
        for name in sorted(parts.keys() - package.names):
            archive.writestr(_like(zipfile.ZipInfo(name)), parts[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The head of a member of an archive, without its sizes."""
    head = zipfile.ZipInfo(member.filename, member.date_time)
    head.compress_type = member.compress_type if member.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    head.external_attr = member.external_attr
    return head
