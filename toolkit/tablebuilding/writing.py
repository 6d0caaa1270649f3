"""Tables as text: a head of comments that says what, source and licence, then sorted lines."""

from collections.abc import Iterable, Sequence
from pathlib import Path

UNIHAN = "Unihan 15.0, Unicode License v3 (see NOTICE)"
JIEBA = "the dictionary of jieba 0.42.1 (dict.txt), MIT (see NOTICE)"
FAMILY_NAMES = "wainshine/Chinese-Names-Corpus (Chinese_Family_Name.xlsx), Apache-2.0 (see NOTICE)"
OWN = "written for this project: facts of the published scheme"


def table_text(what: str, sources: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A whole file: comment lines, then one line a row with its fields parted by tabs."""
    head = [f"# {line}" for line in what.splitlines()]
    head.append(f"# Source: {'; '.join(sources)}. Made by toolkit/build_tables.py.")
    return "\n".join([*head, *("\t".join(row) for row in rows)]) + "\n"


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a table without its comments, for the tables that are written by hand."""
    lines = path.read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
