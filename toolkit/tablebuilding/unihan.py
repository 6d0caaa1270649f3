"""Unihan: its files as mappings, and the readings of a character in Mandarin and in the languages around it."""

import bz2
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

Fields = Mapping[str, Mapping[str, str]]
BMP_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_TONES = str.maketrans(dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c\u0302")))
_INTERJECTION = re.compile("^(h?m|h?ng?|n|hm|r)$")


def read_unihan(path: Path) -> Fields:
    """Field name → character → value, of one bz2-compressed Unihan file."""
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    with bz2.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                fields[field][chr(int(code[2:], 16))] = value
    return fields


def code_points(value: str) -> list[str]:
    """The characters of a variant field: "U+4E50 U+6A02<kFenn" → 乐, 樂."""
    return [chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", value)]


@cache
def toneless(syllable: str) -> str:
    """Pinyin without its tone; ü stays: lǜ → lü."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "ü")
    return unicodedata.normalize("NFC", letters.translate(_TONES))


def pinyin(value: str) -> list[str]:
    """The toneless syllables of any Mandarin field in its order, each once, without grunts (hng, m, ng)."""
    words = re.findall(r"(?:^|[\s:,])([^\W\d_]+)", value)
    syllables = (toneless(word) for word in words)
    return list(dict.fromkeys(s for s in syllables if s and not _INTERJECTION.match(s)))


def toned(value: str) -> frozenset[str]:
    """The syllables of a Mandarin field that it has with a tone somewhere, without it: "de dì" → di."""
    words = re.findall(r"(?:^|[\s:,])([^\W\d_]+)", value)
    return frozenset(toneless(word) for word in words if toneless(word) != unicodedata.normalize("NFC", word))


def pinlu_counts(value: str) -> dict[str, int]:
    """Toneless syllable → how often 现代汉语频率词典 counted it."""
    counts: dict[str, int] = defaultdict(int)
    for syllable, count in re.findall(r"([^\s(]+)\((\d+)\)", value):
        counts[toneless(syllable)] += int(count)
    return counts


def narrow_and_other(char: str, fields: Fields) -> tuple[list[str], list[str]]:
    """The narrow readings of a character, most usual first, and the other legal ones.

    One that is neutral in every word (the particle 地 de) comes last: names have the others.
    """
    lists = {f: pinyin(fields[f].get(char, "")) for f in ("kTGHZ2013", "kXHC1983", "kMandarin")}
    narrow = next((readings for readings in lists.values() if readings), [])
    counts = pinlu_counts(fields["kHanyuPinlu"].get(char, ""))
    first = {s: -i for i, s in enumerate(reversed(lists["kMandarin"]), 1)}
    strong = toned(" ".join(fields[f].get(char, "") for f in lists))
    narrow = sorted(narrow, key=lambda s: (s not in strong, -counts.get(s, 0), first.get(s, 0)))
    counted = [s for s in counts if not _INTERJECTION.match(s)]
    wider = dict.fromkeys([*lists["kXHC1983"], *lists["kMandarin"], *counted])
    return narrow, [s for s in wider if s not in narrow]


def common_characters(fields: Fields, variants: Fields) -> list[str]:
    """The characters of 通用规范汉字表, their traditional forms, and those of 现代汉语词典, in code point order."""
    standard = list(fields["kTGHZ2013"])
    traditional = variants["kTraditionalVariant"]
    forms = (form for char in standard for form in code_points(traditional.get(char, "")))
    wanted = {*standard, *forms, *fields["kXHC1983"], *fields["kHanyuPinlu"]}
    return sorted(char for char in wanted if BMP_HAN.match(char) or char in fields["kTGHZ2013"])


def reading_rows(
    chars: Iterable[str], fields: Fields, further: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """Rows of readings.tsv for the characters that have a reading. `further` are other readings, with commas."""
    rows = [(char, *narrow_and_other(char, fields)) for char in chars]
    for char, narrow, other in rows:
        other += [r for r in (further or {}).get(char, "").split(",") if r and r not in (*narrow, *other)]
    return [(char, ",".join(narrow), ",".join(other)) for char, narrow, other in rows if narrow]


def rare_characters(fields: Fields, common: Iterable[str]) -> list[str]:
    """All further characters with a Mandarin reading, in code point order."""
    return sorted(fields["kMandarin"].keys() - set(common))


def traditional_only(fields: Fields, variants: Fields) -> str:
    """The characters of the first plane that are written only in traditional text, in code point order.

    They are the traditional forms of another character, and the standard of the mainland does not list them.
    """
    simplified = variants["kSimplifiedVariant"]
    only = (c for c, value in simplified.items() if c not in code_points(value) and c not in fields["kTGHZ2013"])
    return "".join(sorted(c for c in only if BMP_HAN.match(c)))


def with_traditional(char: str, field: Mapping[str, str], variants: Fields) -> list[str]:
    """The values of a field for a character; where it has none, those of its traditional forms."""
    if char in field:
        return [field[char]]
    forms = code_points(variants["kTraditionalVariant"].get(char, ""))
    return [field[form] for form in forms if form in field]


def standard_readings(char: str, fields: Fields) -> list[str]:
    """The readings of a character in the standard of 2013 and in 现代汉语词典: legal syllables all."""
    return [*pinyin(fields["kTGHZ2013"].get(char, "")), *pinyin(fields["kXHC1983"].get(char, ""))]
