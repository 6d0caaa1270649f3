"""Which column of a table without heads is Chinese, by the script of its cells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ....errors import Problem, Unreadable
from ....languages import tag_of
from ....script import HAN_CHAR, is_traditional
from .columns import SOURCE, TARGET, Column, Layout

_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")
_LATIN = re.compile("[A-Za-z]{2}")
_SAMPLE = 2_000


class Record(NamedTuple):
    """A row of a table: the number of its line, from 1, and the texts of its cells without white space around them."""

    line: int
    cells: tuple[str, ...]

    def text(self, at: int) -> str:
        return self.cells[at] if at < len(self.cells) else ""


def guessed(records: Sequence[Record], path: str) -> tuple[Column, ...]:
    """The columns of a table without heads: two languages, then a note; or four, the last two naming the languages.

    Raises Unreadable where there is one column only, or where both could be Chinese.
    """
    filled = [record for record in records[:_SAMPLE] if any(record.cells)]
    if not any(record.text(1) for record in filled):
        line = filled[0].line if filled else 0
        raise Unreadable(Problem(path, line, f"has one column only; {_NEEDED}"))
    langs = _said(filled)
    if langs:
        return (Column(0, "term", langs[0]), Column(1, "term", langs[1]), Column(2, "src-lang"), Column(3, "tgt-lang"))
    first, second = sides(filled, 0, 1, path)
    most = max(len(record.cells) for record in records)
    more = (Column(at, "note" if at == 2 else "") for at in range(2, most))
    return (Column(0, "term", first), Column(1, "term", second), *more)


_NEEDED = "a glossary table has a column for each language, with commas, semicolons or tabs between them"


def _said(records: Sequence[Record]) -> tuple[str, str] | None:
    """The languages that the third and the fourth cell of every row name."""
    pairs = {(record.text(2), record.text(3)) for record in records[:200]}
    if len(pairs) != 1:
        return None
    first, second = map(tag_of, next(iter(pairs)))
    return (first, second) if first and second and first != second else None


def sides(records: Sequence[Record], one: int, other: int, path: str) -> tuple[str, str]:
    """The languages of two columns by the script of their cells.

    Tags for private use where neither has Chinese. Raises Unreadable where both could be the Chinese one.
    """
    han = [(bool(HAN_CHAR.search(r.text(one))), bool(HAN_CHAR.search(r.text(other)))) for r in records]
    first, second, both = han.count((True, False)), han.count((False, True)), han.count((True, True))
    if min(first, second) * 4 > max(first, second) or (both and both > 4 * (first + second)):
        line = next(r.line for r, (a, b) in zip(records, han, strict=True) if a or b)
        both_sides = f"columns {one + 1} and {other + 1} both hold Chinese characters"
        raise Unreadable(Problem(path, line, f"{both_sides}, so which of them is Chinese cannot be told; {HOW}"))
    if (max(first, second) + both) * 3 < len(records) or not max(first, second):
        return SOURCE, TARGET
    chinese, foreign = (one, other) if first > second else (other, one)
    tags = _chinese([r.text(chinese) for r in records]), _foreign([r.text(foreign) for r in records])
    return tags if chinese == one else (tags[1], tags[0])


HOW = "name the columns in a first row (zh, en, note), or give them in their order: --columns zh,en,note"


def _chinese(texts: Sequence[str]) -> str:
    """The tag of a column with Han: Japanese where there is kana, and traditional Chinese where most of it is."""
    han = [text for text in texts if HAN_CHAR.search(text)]
    if sum(bool(_KANA.search(text)) for text in han) * 10 > len(han):
        return "ja"
    return "zh-Hant" if sum(map(is_traditional, han)) * 4 > len(han) else "zh"


def _foreign(texts: Sequence[str]) -> str:
    given = [text for text in texts if text]
    return "en" if sum(bool(_LATIN.search(text)) for text in given) * 2 > len(given) else SOURCE


def resolved(columns: Sequence[Column], records: Sequence[Record], path: str) -> tuple[Column, ...]:
    """Columns with heads that name no language ("source", "target", "term"), with the languages of their cells."""
    unnamed = [c for c in columns if c.role == "term" and c.lang in (SOURCE, TARGET)]
    tags: dict[str, str] = {}
    if len({c.lang for c in unnamed}) == 2:
        pair = [next(c for c in unnamed if c.lang == lang) for lang in (SOURCE, TARGET)]
        tags = dict(zip((SOURCE, TARGET), sides(records[:_SAMPLE], pair[0].at, pair[1].at, path), strict=True))
    elif unnamed:
        texts = [text for record in records[:_SAMPLE] if (text := record.text(unnamed[0].at))]
        others = {c.lang.partition("-")[0] for c in columns if c.role == "term"}
        tag = _chinese(texts) if sum(bool(HAN_CHAR.search(t)) for t in texts) * 2 > len(texts) else ""
        tag = tag or ("en" if "zh" in others and "en" not in others else "")
        tags = {unnamed[0].lang: tag} if tag and tag.partition("-")[0] not in others else {}
    return tuple(column._replace(lang=tags.get(column.lang, column.lang)) for column in columns)


def layout_of(columns: Sequence[Column]) -> Layout:
    """The layout of columns: sparse where entries have an id and a kind, as in our own tables."""
    roles = {column.role for column in columns}
    return Layout(tuple(columns), {"id", "kind"} <= roles)
