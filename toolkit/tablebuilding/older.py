"""Pinyin syllables as older and private romanisations of Mandarin write them: Gwoyeu Romatzyh, Yale, EFEO, own habits.

Only what is no syllable of pinyin is kept: nothing here makes a slip in pinyin look right.
"""

from tablebuilding.syllables import mps2, parts, wade_giles

_ALONE = {"zhi", "chi", "shi", "ri", "zi", "ci", "si"}
_ROMATZYH = {"zh": "j", "q": "ch", "x": "sh", "z": "tz", "c": "ts"}
_YALE = {"zh": "j", "q": "ch", "x": "sy", "z": "dz", "c": "ts"}
_EFEO = {
    "b": "p", "d": "t", "g": "k", "j": "k", "q": "k", "x": "h", "zh": "tch", "ch": "tch", "sh": "ch", "z": "ts",
    "c": "ts", "r": "j",
}  # fmt: skip
_FULL = {
    "ao": "au", "iao": "iau", "iu": "iou", "ui": "uei", "un": "uen", "ü": "iu", "üe": "iue", "ue": "iue",
    "üan": "iuan", "ün": "iun",
}  # fmt: skip
_THIRD = {
    "ai": "ae", "ei": "eei", "au": "ao", "ou": "oou", "ia": "ea", "ua": "oa", "ie": "iee", "uo": "uoo", "uai": "oai",
    "uei": "oei", "iau": "eau", "iou": "eou", "ian": "ean", "uan": "oan", "uen": "oen", "iang": "eang",
    "uang": "oang", "iu": "eu", "iue": "eue", "iuan": "euan", "iun": "eun", "iong": "eong",
}  # fmt: skip


def older(syllable: str) -> list[str]:
    """The spellings of a syllable in older romanisations: huai → hwai, ping → pyng, wu → wou, woo."""
    found = [*_romatzyh(syllable), mps2(syllable), _yale(syllable), *_efeo(syllable), *_habits(syllable)]
    return sorted({spelling for spelling in found if len(spelling) > 1})


def _final(syllable: str) -> tuple[str, str]:
    """Initial and full final without the spelling rules of pinyin: jun → j, iun; you → "", iou."""
    initial, final = parts(syllable)
    if initial == "w":
        return "", "u" if final == "u" else f"u{final}"
    if initial == "y":
        final = final if final.startswith("i") else f"ü{final[1:]}" if final.startswith("u") else f"i{final}"
        return "", _FULL.get(final, final)
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = f"ü{final[1:]}"
    return initial, _FULL.get(final, final)


def _romatzyh(syllable: str) -> list[str]:
    initial, final = _final(syllable)
    if syllable in _ALONE:
        final = "y"
    base = _ROMATZYH.get(initial, initial)
    sonorant = initial in ("m", "n", "l", "r")
    first = base + ("h" if sonorant else "") + final
    second = base + (final if sonorant else _second(final))
    third, fourth = base + _third(final), base + _fourth(final)
    if not initial:
        return [first, *(_semivowel(form) for form in (first, second, third, fourth))]
    return [first, base + final, second, third, fourth]


def _second(final: str) -> str:
    if final[0] in "iu":
        glide = "y" if final[0] == "i" else "w"
        return glide + (final if final in ("i", "u") else final[1:])
    vowels = final.rstrip("ng")
    return f"{vowels}r{final[len(vowels) :]}"


def _third(final: str) -> str:
    if final in _THIRD:
        return _THIRD[final]
    return final[0] + final


def _fourth(final: str) -> str:
    for ending, becomes in (("ng", "nq"), ("n", "nn"), ("ai", "ay"), ("ei", "ey"), ("au", "aw"), ("ou", "ow")):
        if final.endswith(ending):
            return final[: -len(ending)] + becomes
    return f"{final}h"


def _semivowel(form: str) -> str:
    glide = {"i": "y", "u": "w", "e": "ye", "o": "wo"}.get(form[0], form[0])
    return glide + (form if form[1:2] not in "aeou" or len(form) == 1 else form[1:])


def _yale(syllable: str) -> str:
    initial, final = parts(syllable)
    if syllable in _ALONE:
        return {"zi": "dz", "ci": "tsz", "si": "sz", "ri": "r"}.get(syllable, _YALE.get(initial, initial) + "r")
    own = {"ao": "au", "iao": "yau", "iu": "you", "ui": "wei", "un": "wun", "ong": "ung", "iong": "yung", "ue": "ywe"}
    spelled = own.get(final, final)
    if spelled == final and len(final) > 1 and final[0] in "iu" and final[1] not in "n":
        spelled = ("y" if final[0] == "i" else "w") + final[1:]
    return _YALE.get(initial, initial) + spelled


def _efeo(syllable: str) -> list[str]:
    initial, final = parts(syllable)
    spelled = _EFEO.get(initial, initial)
    final = {"u": "ou", "un": "ouen", "ui": "ouei", "ong": "ong", "uo": "o", "iu": "ieou"}.get(final, final)
    found = [spelled + final]
    if initial in ("j", "q"):
        found += [f"ts{final}", f"tch{final}"]
    if initial == "x":
        found += [f"s{final}", f"sh{final}"]
    return found


def _habits(syllable: str) -> list[str]:
    """What people make of pinyin and Wade-Giles by ear: woo, fung, chow, hsien as shien."""
    forms = [syllable, *wade_giles(syllable)]
    found = list(forms)
    for form in forms:
        for ending, becomes in (
            ("eng", "ung"), ("ou", "ow"), ("ao", "au"), ("ao", "aw"), ("u", "oo"), ("i", "ee"), ("ih", "i"),
            ("ieh", "ie"), ("ueh", "ue"), ("uo", "oo"), ("o", "oh"), ("a", "ah"), ("uan", "wan"), ("ang", "ong"),
        ):  # fmt: skip
            if form.endswith(ending):
                found.append(form[: -len(ending)] + becomes)
    return found + [f"sh{form[2:]}" for form in found if form.startswith("hs")]


def older_rows(syllables: list[str]) -> list[tuple[str, str]]:
    """Rows of older.tsv."""
    legal = set(syllables) | {s.replace("ü", "u") for s in syllables} | {s.replace("ü", "v") for s in syllables}
    rows = [(s, [w for w in older(s) if w not in legal and w not in wade_giles(s) and w.isascii()]) for s in syllables]
    return [(s, ",".join(found)) for s, found in rows if found]
