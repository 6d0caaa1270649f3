"""Pinyin syllables in other romanisations of Mandarin: Wade-Giles as names in Taiwan write it, and Tongyong."""

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_WADE = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "zh": "ch", "ch": "ch", "j": "ch", "q": "ch",
    "x": "hs", "z": "ts", "c": "ts", "r": "j",
}  # fmt: skip
_WADE_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu,tze", "ci": "tzu,tze", "si": "ssu,szu,sze",
    "yi": "i,yi", "you": "yu,you", "yan": "yen", "ye": "yeh", "yong": "yung", "gui": "kuei", "kui": "kuei", "er": "erh",
    "ê": "eh", "e": "o,e",
}  # fmt: skip
_WADE_FINAL = {
    "ian": "ien", "ie": "ieh", "üe": "ueh", "ue": "ueh", "ong": "ung", "iong": "iung", "uo": "o", "ü": "u",
}  # fmt: skip
_TONGYONG_WHOLE = {
    "zhi": "jhih", "chi": "chih", "shi": "shih", "ri": "rih", "zi": "zih", "ci": "cih", "si": "sih", "wen": "wun",
    "weng": "wong", "feng": "fong", "jiong": "jyong", "qiong": "cyong", "xiong": "syong",
}  # fmt: skip
_TONGYONG = {"zh": "jh", "q": "c", "x": "s"}


def parts(syllable: str) -> tuple[str, str]:
    """Initial (y and w among them; empty before a vowel) and final, as spelled: zhang → zh, ang."""
    initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
    return initial, syllable[len(initial) :]


def wade_giles(syllable: str) -> list[str]:
    """The Wade-Giles spellings without apostrophes and diacritics, the scheme's own first: cai → tsai."""
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable].split(",")
    initial, final = parts(syllable)
    if final == "uo" and initial in {"g", "k", "h", "sh"}:
        return [_WADE.get(initial, initial) + "uo"]
    if final == "e" and initial in {"g", "k", "h"}:
        return [_WADE.get(initial, initial) + "o", _WADE.get(initial, initial) + "e"]
    spelled = _WADE.get(initial, initial) + _WADE_FINAL.get(final, final)
    return [spelled]


def tongyong(syllable: str) -> str:
    """The Tongyong spelling: zhang → jhang, xiao → siao, liu → liou."""
    if syllable in _TONGYONG_WHOLE:
        return _TONGYONG_WHOLE[syllable]
    initial, final = parts(syllable)
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "y" + final
    final = {"iu": "iou", "ui": "uei", "üe": "yue", "ü": "yu"}.get(final, final)
    return _TONGYONG.get(initial, initial) + final


_MPS_WHOLE = {
    "zhi": "jr", "chi": "chr", "shi": "shr", "ri": "r", "zi": "tz", "ci": "tsz", "si": "sz",
    "yong": "yung",
}  # fmt: skip
_MPS = {"zh": "j", "q": "ch", "x": "sh", "z": "tz", "c": "ts"}
_MPS_FINAL = {"ao": "au", "iao": "iau", "iu": "iou", "ui": "uei", "ong": "ung", "ü": "iu", "üe": "iue", "üan": "iuan"}


def mps2(syllable: str) -> str:
    """The spelling of Mandarin Phonetic Symbols II: zhang → jang, xu → shiu, liu → liou."""
    if syllable in _MPS_WHOLE:
        return _MPS_WHOLE[syllable]
    initial, final = parts(syllable)
    if initial in {"j", "q", "x"}:
        plain = "i" + final if final.startswith("u") else final
        return _MPS.get(initial, initial) + {"iong": "iung", "iao": "iau", "iu": "iou"}.get(final, plain)
    return _MPS.get(initial, initial) + _MPS_FINAL.get(final, final)


def wade_rows(syllables: list[str]) -> list[tuple[str, str, str, str]]:
    """Rows of wade-giles.tsv."""
    return [(s, ",".join(wade_giles(s)), tongyong(s), mps2(s)) for s in syllables]
