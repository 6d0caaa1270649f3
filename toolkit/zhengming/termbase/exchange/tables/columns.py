"""The columns of a table: what each holds, in which language, by its head or by what the caller says."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ....errors import Problem, Unreadable
from ....languages import plain, tag_of

SOURCE, TARGET = "x-source", "x-target"
"""Tags for the languages of a table that names none and whose texts do not tell (RFC 5646, 2.2.7: private use)."""
OF_TERM = frozenset(("term", "status", "form", "case", "from", "to", "forbidden", "info"))
_SIDES = {"src": SOURCE, "source": SOURCE, "tgt": TARGET, "target": TARGET}
_BRACKETED = re.compile(r"(.*?)\s*[\[(（【](.+?)[\])）】]\s*")
_PARTED = re.compile(r"(.+?)\s*:\s*(.+)")

Key = tuple[str, str, int]
"""What a cell is: its role, the language it is about, and which of several terms of that language in its row."""


class Column(NamedTuple):
    """A column: where it stands, from 0, its role, empty for one that is not known, and what it is about."""

    at: int
    role: str
    lang: str = ""
    slot: int = 0
    head: str = ""

    @property
    def key(self) -> Key:
        return self.role, self.lang, self.slot


class Layout(NamedTuple):
    """The columns of a table.

    In a `sparse` one each term stands once, and what is said once an entry only in its first row; elsewhere every row
    has a term of each language. In a `single` one a term of the first language stands once in the whole table, as
    programs that translate want it.
    """

    columns: tuple[Column, ...]
    sparse: bool = False
    single: bool = False

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the terms, in the order of their columns."""
        return tuple(dict.fromkeys(c.lang for c in self.columns if c.role == "term"))

    def slots(self, lang: str) -> int:
        return sum(c.role == "term" and c.lang == lang for c in self.columns)

    def with_role(self, role: str) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.role == role)


@cache
def _roles() -> dict[str, str]:
    lines = Path(__file__).with_name("columns.tsv").read_text("utf8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith(("#", "word\t")))


def named(head: str) -> tuple[str, str]:
    """The role and the language that a head names, each empty where it does not.

    A head is a role ("status", 备注), a language ("en", "Chinese_PRC", 中文), or both ("Term [en]", "zh:status",
    "src:pos", "English_Def", 中文简称).
    """
    words = plain(head)
    if words in _roles():
        return _roles()[words], ""
    if tag := tag_of(head):
        return "term", tag
    for pattern in (_BRACKETED, _PARTED):
        if (found := pattern.fullmatch(head)) and (both := _both(found[1], found[2]) or _both(found[2], found[1])):
            return both
    parts = words.split()
    cuts = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    if words[:2] in ("中文", "英文"):
        cuts.append((words[:2], words[2:]))
    return next((both for a, b in cuts if (both := _both(b, a) or _both(a, b))), ("", ""))


def _both(role: str, lang: str) -> tuple[str, str] | None:
    tag = _SIDES.get(plain(lang), "") or tag_of(lang)
    known = _roles().get(plain(role), "")
    return (known, tag) if tag and known else None


def is_head(cells: Sequence[str]) -> bool:
    """Whether a row names the columns: it names languages, and no more than half of its cells say nothing known."""
    given = [cell for cell in cells if cell.strip()]
    found = [named(cell) for cell in given]
    langs = {lang for role, lang in found if role == "term" and lang}
    sides = {role for role, _ in found} & {"src", "source", "tgt"}
    known = sum(bool(role) for role, _ in found)
    only_at_the_end = len(given) == 4 and known == 2 and not found[0][0] and not found[1][0]
    if len(given) < 2 or known * 2 < len(given) or only_at_the_end:
        return False
    return len(langs) > 1 or known > 2 or (known == len(given) and bool(langs or len(sides) > 1))


def columns_of(heads: Sequence[str]) -> tuple[Column, ...]:
    """The columns that heads name, and what is said of a term bound to the column of that term."""
    found = [named(head) for head in heads]
    roles = {role for role, _ in found}
    columns: list[Column] = []
    often = Counter(found)
    for at, (head, (role, lang)) in enumerate(zip(heads, found, strict=True)):
        if role == "source" and not lang and "tgt" in roles and "src" not in roles:
            role = "src"
        if role in ("src", "tgt"):
            role, lang = "term", SOURCE if role == "src" else TARGET
        terms = [c for c in columns if c.role == "term"]
        if role == "term":
            lang = lang or (TARGET if any(c.lang == SOURCE for c in terms) else SOURCE)
            columns.append(Column(at, role, lang, sum(c.lang == lang for c in terms), head))
        elif role in OF_TERM:
            repeated = not lang and often[role, lang] > 1 and bool(terms)
            lang = terms[-1].lang if repeated else lang
            slot = max((c.slot for c in terms if c.lang == lang), default=0) if lang else 0
            columns.append(Column(at, role, lang, slot, head))
        else:
            columns.append(Column(at, role, lang, 0, head))
    return _one_each(columns)


def _one_each(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, of which those that say a thing of a term again are taken as not known."""
    seen: set[Key] = set()
    kept = []
    for column in columns:
        again = column.key in seen and column.role in (OF_TERM | {"id", "kind", "parent", "known"})
        kept.append(column._replace(role="-") if again else column)
        seen.add(column.key)
    return tuple(kept)


def stated(columns: str, path: str) -> tuple[Column, ...]:
    """The columns that a text lists in their order: languages, roles, both ("en:status"), and "-" for one to pass over.

    Raises Unreadable where it lists what is not known or no language.
    """
    heads = [head.strip() for head in columns.split(",")]
    for head in heads:
        if head not in ("-", "") and not named(head)[0]:
            raise Unreadable(
                Problem(path, 0, f'cannot be read by the columns "{columns}": "{head}" is unknown; {_ALLOWED}')
            )
    found = tuple(c._replace(role=c.role or "-") for c in columns_of(heads))
    if not any(c.role == "term" for c in found):
        raise Unreadable(
            Problem(path, 0, f'cannot be read by the columns "{columns}": they name no language; {_ALLOWED}')
        )
    return found


_ALLOWED = "allowed: languages (zh, en, zh-Hant …), id, kind, status, form, definition, note, source and - to skip"
