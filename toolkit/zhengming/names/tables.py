"""The tables of facts that names rest on: loaded when first asked for, each once.

Every table is a TSV file in `tables/` with its source and licence in its head, made by toolkit/build_tables.py or
written by hand.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path

from zhengming.errors import Problem, ZhengmingError

_CHARACTER, _BEHIND = itemgetter(0), itemgetter(slice(2, None))
FOLDER = Path(__file__).parent / "tables"


def lines(name: str, columns: int) -> list[str]:
    """The lines of a table, which has so many columns. Raises ZhengmingError where the file is damaged."""
    place = f"names/tables/{name}"
    try:
        text = (FOLDER / name).read_bytes().decode("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise ZhengmingError(Problem(place, 0, f"the table cannot be read: {error}")) from error
    if not text.endswith("\n"):
        raise ZhengmingError(Problem(place, 0, "the table is cut off: its last line has no end"))
    found = text.split("\n")
    del found[-1]
    head = next((n for n, line in enumerate(found) if not line.startswith("#")), len(found))
    if text.count("\t") != (columns - 1) * (len(found) - head) + sum(line.count("\t") for line in found[:head]):
        raise ZhengmingError(_damage(place, found, head, columns))
    return found[head:]


def _damage(place: str, found: list[str], head: int, columns: int) -> Problem:
    for number, line in enumerate(found[head:], head + 1):
        if line.count("\t") != columns - 1:
            return Problem(place, number, f"found {line.count(chr(9)) + 1} columns where the table has {columns}")
    return Problem(place, 0, f"expected {columns} columns in every line")


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table, each of exactly so many columns. Raises ZhengmingError where the file is damaged."""
    return (line.split("\t") for line in lines(name, columns))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()


def _by_character(name: str, columns: int) -> dict[str, str]:
    """Character → what stands behind it in a table whose first column is one character."""
    found = lines(name, columns)
    return dict(zip(map(_CHARACTER, found), map(_BEHIND, found), strict=True))


@cache
def readings() -> dict[str, str]:
    """Character → its usual readings in pinyin without tones, a tab, and its other ones; each a list with commas."""
    return _by_character("readings.tsv", 3)


@cache
def rare_readings() -> dict[str, str]:
    """The same for characters that are hardly ever met."""
    return _by_character("readings-rare.tsv", 3)


@cache
def surnames() -> dict[str, tuple[float, tuple[str, ...]]]:
    """Surname in simplified characters → people who bear it in a million, and its readings, the usual one first."""
    return {name: (float(weight), _split(readings)) for name, weight, readings in rows("surnames.tsv", 3)}


@cache
def given() -> dict[str, str]:
    """Character → how many names have it as first of two, second of two, and only given-name character, with tabs."""
    return _by_character("given.tsv", 4)


@cache
def lookalikes() -> dict[str, str]:
    """Character → the characters that it is easily mistaken for, in either direction."""
    found: dict[str, str] = {}
    for char, others in rows("lookalikes.tsv", 2):
        found[char] = found.get(char, "") + others
        for other in others:
            found[other] = found.get(other, "") + char
    return found


@cache
def english_words(kind: str) -> frozenset[str]:
    """The capitalised English words of one kind: "never", "title", "place", "surname"."""
    return frozenset(line.partition("\t")[0] for line in _english_lines() if line.endswith(f"\t{kind}"))


@cache
def _english_lines() -> list[str]:
    return lines("english-words.tsv", 2)


@cache
def _lexicon_lines() -> dict[str, str]:
    return _by_character("lexicon.tsv", 2)


def words_beginning_with(char: str) -> str:
    """The longer words that a character begins: for each what follows it, and its frequency, parted by spaces."""
    return _lexicon_lines().get(char, "")


@lru_cache(maxsize=32768)
def is_word(word: str) -> bool:
    """Whether a word of two characters and more is in the lexicon."""
    return f" {word[1:]} " in f" {words_beginning_with(word[0])}"


@cache
def characters() -> dict[str, str]:
    """Character → its frequency as a word of its own, a tab, and in all words."""
    return _by_character("chars.tsv", 3)


@cache
def foreign_characters() -> dict[str, tuple[int, int]]:
    """Character → how often it stands in transliterated names, and in all words."""
    return {char: (int(count), int(total)) for char, count, total in rows("transliteration.tsv", 3)}


@cache
def foreign_names() -> frozenset[str]:
    """Transliterated names that are well known."""
    return frozenset(line[: line.index("\t")] for line in lines("foreign.tsv", 2))


@cache
def japanese_surnames() -> dict[str, tuple[str, ...]]:
    """Japanese surname in simplified characters → how it is read, in lower case."""
    return {surname: _split(readings) for surname, readings in rows("japanese-surnames.tsv", 2)}


@cache
def customary_foreign() -> dict[str, tuple[str, ...]]:
    """Foreign name in Chinese, which is customary and hardly sounds like the Latin one → the Latin ones."""
    return {name: _split(spellings) for name, spellings in rows("customary-foreign.tsv", 2)}


@cache
def first_names() -> frozenset[str]:
    """First names of the West in lower case."""
    return frozenset(lines("first-names.tsv", 1))


@cache
def customary_surnames() -> dict[str, tuple[str, ...]]:
    """Surname → how it is customarily spelt outside the mainland, whatever the rest of the name."""
    return {surname: _split(spellings) for surname, spellings in rows("customary-surnames.tsv", 2)}


@cache
def syllables() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pinyin syllable → its Wade-Giles and its Tongyong spellings, without apostrophes and diacritics."""
    return {syllable: (_split(wade), _split(tongyong)) for syllable, wade, tongyong, _ in rows("wade-giles.tsv", 4)}


@cache
def older() -> dict[str, tuple[str, ...]]:
    """Pinyin syllable → its spellings in older and private romanisations, none of which is pinyin or Wade-Giles."""
    return {syllable: _split(spellings) for syllable, spellings in rows("older.tsv", 2)}


@cache
def cantonese() -> dict[str, str]:
    """Character → its Cantonese readings in Jyutping without tones, a list with commas."""
    return _by_character("cantonese.tsv", 2)


@cache
def hong_kong() -> dict[str, tuple[str, ...]]:
    """Jyutping syllable → its spellings in Hong Kong and Macau names."""
    return {syllable: _split(hong_kong) + _split(macau) for syllable, hong_kong, macau in rows("hongkong.tsv", 3)}


@cache
def korean() -> dict[str, str]:
    """Character → its Korean readings in Hangul, a tab, and in Latin letters; each a list with commas."""
    return _by_character("korean.tsv", 3)


@cache
def vietnamese() -> dict[str, str]:
    """Character → its Sino-Vietnamese readings without diacritics, a tab, and with them; each a list with commas."""
    return _by_character("vietnamese.tsv", 3)
