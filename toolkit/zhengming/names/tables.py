"""The tables of facts that names rest on: loaded when first asked for, each once.

Every table is a TSV file in `tables/` with its source and licence in its head, made by toolkit/build_tables.py.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from zhengming.errors import Problem, ZhengmingError


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table, each of exactly so many columns. Raises ZhengmingError where the file is damaged."""
    try:
        text = files(__package__).joinpath("tables", name).read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise ZhengmingError(Problem(f"names/tables/{name}", 0, f"the table cannot be read: {error}")) from error
    if not text.endswith("\n"):
        raise ZhengmingError(Problem(f"names/tables/{name}", 0, "the table is cut off: its last line has no end"))
    for number, line in enumerate(text.split("\n"), 1):
        if line and line[0] != "#":
            row = line.split("\t")
            if len(row) != columns:
                message = f"found {len(row)} columns where the table has {columns}"
                raise ZhengmingError(Problem(f"names/tables/{name}", number, message))
            yield row


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()


@cache
def readings() -> dict[str, tuple[str, str]]:
    """Character → its usual and its other readings in pinyin without tones, each a list with commas."""
    return {char: (usual, other) for char, usual, other in rows("readings.tsv", 3)}


@cache
def rare_readings() -> dict[str, tuple[str, str]]:
    """The same for characters that are hardly ever met."""
    return {char: (usual, other) for char, usual, other in rows("readings-rare.tsv", 3)}


@cache
def surnames() -> dict[str, tuple[float, tuple[str, ...]]]:
    """Surname in simplified characters → people who bear it in a million, and its readings, the usual one first."""
    return {name: (float(weight), _split(readings)) for name, weight, readings in rows("surnames.tsv", 3)}


@cache
def given() -> dict[str, tuple[int, int, int]]:
    """Character → how many names have it as first of two, second of two, and only given-name character."""
    return {char: (int(first), int(second), int(only)) for char, first, second, only in rows("given.tsv", 4)}


@cache
def _lexicon_lines() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("lexicon.tsv", 2)}


@cache
def words(char: str) -> dict[str, int]:
    """The words of two characters and more that begin with a character: the rest of the word → its frequency."""
    parts = _lexicon_lines().get(char, "").split(" ")
    return {parts[i]: int(parts[i + 1]) for i in range(0, len(parts) - 1, 2)}


@cache
def characters() -> dict[str, int]:
    """Character → its frequency as a word of its own."""
    return {char: int(count) for char, count, _ in rows("chars.tsv", 3)}


@cache
def foreign_characters() -> dict[str, tuple[int, int]]:
    """Character → how often it stands in transliterated names, and in all words."""
    return {char: (int(count), int(total)) for char, count, total in rows("transliteration.tsv", 3)}


@cache
def syllables() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pinyin syllable → its Wade-Giles and its Tongyong spellings, without apostrophes and diacritics."""
    return {syllable: (_split(wade), _split(tongyong)) for syllable, wade, tongyong, _ in rows("wade-giles.tsv", 4)}


@cache
def cantonese() -> dict[str, str]:
    """Character → its Cantonese readings in Jyutping without tones, a list with commas."""
    return {row[0]: row[1] for row in rows("cantonese.tsv", 2)}


@cache
def hong_kong() -> dict[str, tuple[str, ...]]:
    """Jyutping syllable → its spellings in Hong Kong and Macau names."""
    return {syllable: _split(hong_kong) + _split(macau) for syllable, hong_kong, macau in rows("hongkong.tsv", 3)}


@cache
def korean() -> dict[str, str]:
    """Character → its Korean readings in Latin letters, a list with commas."""
    return {row[0]: row[-1] for row in rows("korean.tsv", 3)}


@cache
def vietnamese() -> dict[str, str]:
    """Character → its Sino-Vietnamese readings without diacritics, a list with commas."""
    return {row[0]: row[1] for row in rows("vietnamese.tsv", 3)}
