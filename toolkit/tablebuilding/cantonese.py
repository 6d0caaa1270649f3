"""Jyutping syllables as names in Hong Kong spell them: onset × rime, with the syllables that go their own way."""

import re
from collections.abc import Iterable, Mapping

_ONSETS = {
    "b": "p", "p": "p", "m": "m", "f": "f", "d": "t", "t": "t", "n": "n", "l": "l", "g": "k", "k": "k", "ng": "ng",
    "h": "h", "gw": "kw", "kw": "kw", "w": "w", "z": "ch ts", "c": "ch ts", "s": "s sh", "j": "y", "": " ng",
}  # fmt: skip
_RIMES = {
    "aa": "a ah", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at",
    "aak": "ak", "ai": "ai", "au": "au ow", "am": "am um", "an": "an un", "ang": "ang", "ap": "ap up", "at": "at",
    "ak": "ak", "a": "a", "e": "e eh", "ei": "ei ee", "eu": "eu", "em": "em", "eng": "eng ing", "ep": "ep",
    "ek": "ek ik", "i": "i ee", "iu": "iu", "im": "im", "in": "in", "ing": "ing", "ip": "ip", "it": "it", "ik": "ik",
    "o": "o", "oi": "oi", "ou": "o", "on": "on", "ong": "ong", "ot": "ot", "ok": "ok", "u": "u oo", "ui": "ui",
    "un": "un", "ung": "ung", "ut": "ut", "uk": "uk", "oe": "eu oe", "oek": "euk eok", "oeng": "eung eong",
    "oet": "eut", "eoi": "ui", "eon": "un", "eot": "ut", "yu": "u ue", "yun": "uen", "yut": "uet", "et": "et",
    "en": "en", "om": "om", "op": "op", "um": "um", "up": "up", "m": "m", "ng": "ng",
}  # fmt: skip
_OWN = {
    "ng": "ng", "m": "ng m", "zi": "chi tsz tse ji chee", "ci": "chi tsz tse chee", "si": "si sze see sz shi",
    "ji": "yi yee", "zau": "chow chau chou", "caa": "cha tsa", "ze": "tse che", "ce": "che tse", "gwok": "kwok kok",
    "gwong": "kwong kong", "lei": "li lee lei", "mei": "mei mi may", "hei": "hei hi hay", "kei": "kei ki kay",
    "gei": "kei ki kee", "wu": "wu woo", "fu": "fu foo", "gu": "ku koo", "lo": "lo law", "ho": "ho hor", "so": "so",
    "jyu": "yu yue", "zyu": "chu chue", "cyu": "chu chue", "syu": "shu sue shue", "jing": "ying ing",
    "zeng": "cheng tseng", "ceng": "cheng tseng", "zin": "chin tsin", "zim": "chim tsim", "siu": "siu shiu",
    "seoi": "shui sui", "ceoi": "tsui chui", "zeoi": "chui tsui", "syun": "suen shuen sun", "syut": "suet shuet",
    "sam": "sam sham sum shum", "san": "san sun shan", "sau": "sau shau sow", "sing": "sing shing",
    "sek": "shek sek", "saa": "sa sha", "saan": "shan san", "saang": "sang shang", "soeng": "sheung seung",
    "zaang": "chang tsang", "zang": "tsang chang", "zung": "chung tsung", "cung": "chung tsung", "man": "man mun",
    "gwan": "kwan", "dou": "to", "mou": "mo mou", "lou": "lo", "hou": "ho", "jung": "yung", "wai": "wai",
    "jyun": "yuen yun", "jyut": "yuet", "joeng": "yeung", "loeng": "leung leong", "zoeng": "cheung cheong",
    "coeng": "cheung cheong", "jau": "yau yow", "lau": "lau low", "au": "au", "on": "on", "oi": "oi ngoi",
    "o": "o ngo", "uk": "uk", "ou": "o ngo", "fei": "fei fee", "pei": "pei", "lai": "lai", "lam": "lam lum",
    "gam": "kam kum gam", "hung": "hung", "zou": "cho tso", "cou": "cho tso", "zo": "cho tso", "co": "cho tso",
    "jat": "yat", "jan": "yan", "jik": "yik", "je": "ye", "jo": "yo", "lung": "lung", "zan": "chun chan",
    "can": "chan", "fan": "fan fun", "wan": "wan", "ban": "pan pun", "gan": "kan", "jam": "yam yum", "taai": "tai",
    "aa": "a ah", "ngo": "ngo ngor", "waa": "wa wah hwa", "mau": "mau mow mo", "gun": "kun kwun koon",
    "jip": "yip ip", "zip": "chip tsip",
}  # fmt: skip
_MACAU_ONSETS = {"z": "ch", "c": "ch", "s": "s", "j": "i", "gw": "ku", "kw": "ku", "": ""}
_MACAU_RIMES = {
    "aau": "ao", "au": "ao", "iu": "io iu", "ou": "ou o", "oeng": "eong", "oek": "eok", "eoi": "oi ui", "eon": "on",
    "eot": "ot", "ung": "ong", "uk": "ok", "ing": "eng", "ik": "ek", "eng": "eang", "ek": "eak", "yun": "un", "yu": "u",
    "yut": "ut",
}  # fmt: skip
_MACAU_OWN = {
    "wong": "wong vong", "wu": "wu vu", "wai": "wai vai", "wan": "wan van", "wing": "weng veng", "jing": "ieng",
    "jik": "iek", "ng": "ng", "m": "ng m", "si": "si",
}  # fmt: skip
_SPLIT = re.compile("(ng|gw|kw|[bpmfdtnlgkhwzcsj]?)(.+)")


def jyutping(value: str) -> list[str]:
    """The toneless syllables of a Unihan value: "lok6" → lok."""
    return list(dict.fromkeys(syllable.rstrip("0123456789") for syllable in value.split()))


def hong_kong(syllable: str) -> list[str]:
    """The spellings of one toneless jyutping syllable, the government's first: zoeng → cheung, cheong."""
    if syllable in _OWN:
        return _OWN[syllable].split()
    match = _SPLIT.fullmatch(syllable)
    if not match or match[2] not in _RIMES:
        return []
    onsets = _ONSETS[match[1]].split(" ") if match[2] not in {"m", "ng"} else [match[1]]
    rimes = _RIMES[match[2]].split()
    return list(dict.fromkeys(onset + rime for rime in rimes for onset in onsets))[:4]


def macau(syllable: str) -> list[str]:
    """The spellings of one toneless jyutping syllable in Macau, after Portuguese: joeng → ieong, lau → lao."""
    if syllable in _MACAU_OWN:
        return _MACAU_OWN[syllable].split()
    match = _SPLIT.fullmatch(syllable)
    if not match or match[2] not in _RIMES:
        return []
    rimes = _MACAU_RIMES.get(match[2], _RIMES[match[2]].split()[0]).split()
    onset = _MACAU_ONSETS.get(match[1], _ONSETS[match[1]].split(" ")[0])
    if match[1] == "j" and rimes[0][0] in "iu":
        onset = ""
    return list(dict.fromkeys(onset + rime for rime in rimes))


def hong_kong_rows(syllables: Iterable[str]) -> list[tuple[str, str, str]]:
    """Rows of hongkong.tsv."""
    spelled = ((s, hong_kong(s), macau(s)) for s in sorted(set(syllables)))
    return [(s, ",".join(ours), ",".join(theirs)) for s, ours, theirs in spelled if ours]


def cantonese_rows(readings: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Rows of cantonese.tsv."""
    return [(char, ",".join(readings[char])) for char in sorted(readings) if readings[char]]
