"""Build the data files of the names craft anew: `python toolkit/build_tables.py --data ../shared/data`.

Reads Unihan_Readings.txt.bz2, Unihan_Variants.txt.bz2 and Chinese_Family_Name.xlsx from the folder, and dict.txt of
the installed jieba. The same sources give the same bytes. Needs openpyxl and jieba.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from tablebuilding import cantonese, neighbours, older, people, syllables, unihan, words
from tablebuilding.writing import FAMILY_NAMES, JIEBA, OWN, UNIHAN, read_rows, table_text

PACKAGE = Path(__file__).parent / "zhengming"
TABLES = PACKAGE / "names" / "tables"
FORMAT = "Fields are parted by a tab, values by a comma."


def main() -> None:
    """Read the sources, make every table, write those that changed and say so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the Unihan files and the workbook")
    parser.add_argument("--into", type=Path, help="folder to write all of them into, instead of the package")
    arguments = parser.parse_args()
    folder: Path = arguments.data
    fields = unihan.read_unihan(folder / "Unihan_Readings.txt.bz2")
    variants = unihan.read_unihan(folder / "Unihan_Variants.txt.bz2")
    files = {PACKAGE / "traditional.txt": traditional_text(fields, variants)}
    common = unihan.common_characters(fields, variants)
    tables = mandarin(common, fields) | neighbour_tables(common, fields, variants)
    narrow = {row[0]: row[1] for row in unihan.reading_rows(common, fields)}
    tables |= people_tables(folder / "Chinese_Family_Name.xlsx", narrow)
    files |= {TABLES / f"{name}.tsv": text for name, text in tables.items()}
    for path, text in files.items():
        write(arguments.into / path.name if arguments.into else path, text)


def write(path: Path, text: str) -> None:
    """Write a file unless it holds this text already."""
    old = path.read_text("utf8") if path.exists() else ""
    if text != old:
        path.write_text(text, "utf8", newline="\n")
    print(f"{path.name}: {'same' if text == old else 'written'}, {text.count(chr(10))} lines")


def traditional_text(fields: unihan.Fields, variants: unihan.Fields) -> str:
    """The text of traditional.txt: a hundred characters a line."""
    chars = unihan.traditional_only(fields, variants)
    head = [
        "# Characters that are written only in traditional text: "
        "kSimplifiedVariant of another character, not in kTGHZ2013.",
        "# Source: Unihan 15.0 (Unihan_Variants, Unihan_Readings), Unicode License v3. "
        "Made by toolkit/build_tables.py.",
    ]
    lines = [chars[i : i + 100] for i in range(0, len(chars), 100)]
    return "\n".join(head + lines) + "\n"


def mandarin(common: list[str], fields: unihan.Fields) -> dict[str, str]:
    """Readings, and the romanisations of Mandarin."""
    further = {row[0]: row[1] for row in read_rows(TABLES / "further-readings.tsv")}
    rows = unihan.reading_rows(common, fields, further)
    rare = unihan.reading_rows(unihan.rare_characters(fields, common), fields)
    what = f"Mandarin readings without tones: character, narrow readings (most usual first), other legal ones. {FORMAT}"
    legal = sorted({s for c in common for s in unihan.standard_readings(c, fields)})
    wade = "Pinyin syllable, Wade-Giles without marks, Tongyong, Mandarin Phonetic Symbols II. All legal syllables."
    olden = "Pinyin syllable, what Gwoyeu Romatzyh, Yale, EFEO and habit make of it, other than pinyin and Wade-Giles."
    return {
        "readings": table_text(what, [UNIHAN], rows),
        "readings-rare": table_text(f"{what}\nOf the characters that readings.tsv has not.", [UNIHAN], rare),
        "wade-giles": table_text(f"{wade} {FORMAT}", [OWN, UNIHAN], syllables.wade_rows(legal)),
        "older": table_text(f"{olden} {FORMAT}", [OWN, UNIHAN], older.older_rows(legal)),
    }


def neighbour_tables(common: list[str], fields: unihan.Fields, variants: unihan.Fields) -> dict[str, str]:
    """Cantonese, Korean, Vietnamese and Japanese readings."""

    def values(field: str) -> dict[str, list[str]]:
        return {char: unihan.with_traditional(char, fields[field], variants) for char in common}

    jyutping = {c: [s for v in found for s in cantonese.jyutping(v)] for c, found in values("kCantonese").items()}
    for char, own in read_rows(TABLES / "cantonese-surnames.tsv"):
        jyutping[char] = list(dict.fromkeys([*jyutping[char], *own.split(",")]))
    hangul = {
        c: neighbours.korean_row([h for v in found for h in neighbours.hangul_readings(v)])
        for c, found in values("kHangul").items()
    }
    own_names = {row[0]: row[1] for row in read_rows(TABLES / "vietnamese-names.tsv")}
    viet = {c: neighbours.vietnamese_row(v, own_names.get(c, "")) for c, v in values("kVietnamese").items()}
    japanese = {c: (neighbours.japanese_on(found),) for c, found in values("kJapaneseOn").items()}
    spelled = cantonese.hong_kong_rows(s for found in jyutping.values() for s in found)
    return {
        "cantonese": unihan_table("Jyutping readings without tones.", cantonese.cantonese_rows(jyutping)),
        "hongkong": table_text(f"Jyutping syllable, spellings in Hong Kong, in Macau. {FORMAT}", [OWN], spelled),
        "korean": unihan_table("Hangul readings, romanised in usual ways.", neighbours.rows_for(common, hangul)),
        "vietnamese": unihan_table(
            "Hán-Việt readings (some are Nôm), plain and marked.", neighbours.rows_for(common, viet)
        ),
        "japanese-on": unihan_table("Japanese On readings.", neighbours.rows_for(common, japanese)),
    }


def unihan_table(what: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A table of readings whose first field is the character."""
    return table_text(f"Character, {what[0].lower()}{what[1:]} {FORMAT}", [UNIHAN], rows)


def people_tables(workbook: Path, narrow: dict[str, str]) -> dict[str, str]:
    """Surnames, given-name characters, lexicon and transliteration characters."""
    dictionary = people.read_jieba()
    weights = people.read_family_names(workbook)
    weights |= {name: float(weight) for name, weight in read_rows(TABLES / "surnames-further.tsv")}
    special = {row[0]: row[1] for row in read_rows(TABLES / "surname-readings.tsv")}
    judged = people.judge_names(dictionary, weights)
    surnames = table_text(
        f"Surname, bearers per million, readings as a surname (most usual first). {FORMAT}",
        [FAMILY_NAMES, "surnames-further.tsv", "surname-readings.tsv", UNIHAN],
        people.surname_rows(weights, narrow, special),
    )
    return {"surnames": surnames} | dictionary_tables(dictionary, judged)


def dictionary_tables(dictionary: list[people.Word], judged: people.Judged) -> dict[str, str]:
    """What is counted from jieba's dictionary."""
    totals = "totals: {}, {}, {}".format(*(count.total() for count in judged.given))
    tables: dict[str, tuple[str, Iterable[tuple[str, ...]]]] = {
        "given": (
            f"Character, given names that have it first of two, second of two, alone ({totals}).\n"
            "Names of one character are few in the source: where they are silent, names of two say more.",
            people.given_rows(judged.given),
        ),
        "lexicon": (
            "First character, a tab, then the words that begin with it: rest and count, parted by spaces.\n"
            "Words of two to six characters that are no Chinese personal names; foreign names are among them.",
            words.lexicon_rows(dictionary, judged.odds),
        ),
        "chars": ("Character, count as a word of its own, count in all words.", words.character_rows(dictionary)),
        "foreign": ("Transliterated name, count.", words.foreign_rows(dictionary, judged.odds)),
        "transliteration": (
            "Character, transliterated names that have it, all words that have it.",
            words.transliteration_rows(dictionary),
        ),
    }
    return {name: table_text(what, [JIEBA], rows) for name, (what, rows) in tables.items()}


if __name__ == "__main__":
    main()
