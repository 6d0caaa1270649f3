"""The margin of a Word file: its comments, and the elements in the text that point to them (ECMA-376-1, 17.13.4)."""

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhengming.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR, INITIALS = "zhengming", "zm"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LIST = "[Content_Types].xml"


class Margin:
    """The comments of one Word file, those that it has and those that are added. `root` is that of its text."""

    def __init__(self, package: Package, root: "_Element") -> None:
        self._package = package
        self._root = root
        self._namespace = str(root.tag).rpartition("}")[0]
        self._part = next((name for name in package.related("comments") if name in package.names), "")
        found = package.part(self._part) if self._part else None
        self._comments = found if found is not None else self._make("comments")
        self._next = 1 + max(map(_number, (*self._comments, *root.iter("*"))), default=-1)

    def name(self, local: str) -> str:
        """A name in the namespace of the text."""
        return f"{self._namespace}}}{local}"

    def _make(self, local: str, **attributes: str) -> "_Element":
        made = self._root.makeelement(self.name(local), {}, {"w": self._namespace[1:]})
        for key, value in attributes.items():
            made.set(self.name(key), value)
        return made

    def add(self, lines: Sequence[str]) -> int:
        """Add a comment, a paragraph a line, the first in bold, and return its number."""
        number, self._next = self._next, self._next + 1
        comment = self._make("comment", id=str(number), author=AUTHOR, initials=INITIALS)
        for nth, line in enumerate(lines):
            paragraph, run, text = self._make("p"), self._make("r"), self._make("t")
            if nth == 0:
                run.append(self._make("rPr"))
                run[0].append(self._make("b"))
            text.text = line
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        self._comments.append(comment)
        return number

    def range(self, number: int) -> "tuple[_Element, _Element]":
        """The elements between which the commented text stands."""
        return self._make("commentRangeStart", id=str(number)), self._make("commentRangeEnd", id=str(number))

    def reference(self, number: int) -> "_Element":
        """The run that shows where the comment is."""
        run = self._make("r")
        run.append(self._make("commentReference", id=str(number)))
        return run

    def parts(self) -> dict[str, bytes]:
        """The parts of the file that have changed, by name."""
        changed = {self._package.main: _written(self._root)}
        if not self._part:
            changed |= self._listed()
        return {**changed, self._part: _written(self._comments)}

    def _listed(self) -> dict[str, bytes]:
        """The lists of the file's parts, in which the new one for comments stands too."""
        folder, names = posixpath.dirname(self._package.main), self._package.names
        candidates = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(len(names) + 1))
        self._part = next(name for name in candidates if name not in names)
        types = self._package.part(_LIST)
        if types is not None:
            types.append(
                types.makeelement(f"{_TYPES}Override", {"PartName": f"/{self._part}", "ContentType": _CONTENT})
            )
        relations = self._relations()
        return {self._package.relations: _written(relations), **({_LIST: _written(types)} if types is not None else {})}

    def _relations(self) -> "_Element":
        """What the text relates to, with the comments among it."""
        from lxml import etree

        found = self._package.part(self._package.relations)
        relations = found if found is not None else etree.fromstring(_NO_RELATIONS)
        used = {relation.get("Id") for relation in relations}
        base = _STRICT if "purl.oclc.org" in self._namespace else _USUAL
        name = next(id for n in range(1, len(used) + 2) if (id := f"rId{n}") not in used)
        target = posixpath.basename(self._part)
        relations.append(
            relations.makeelement(
                f"{{{_RELATIONS}}}Relationship", {"Id": name, "Type": f"{base}/comments", "Target": target}
            )
        )
        return relations


def _number(element: "_Element") -> int:
    """The number of a comment, or of a range or reference of one; -1 for anything else."""
    if not str(element.tag).rpartition("}")[2].startswith("comment"):
        return -1
    values = (str(value) for key, value in element.attrib.items() if str(key).endswith("}id"))
    return max((int(value) for value in values if value.isdigit()), default=-1)


def _written(root: "_Element") -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
