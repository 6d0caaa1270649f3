"""Characters as Korea, Viet Nam and Japan read them, in Latin letters."""

import unicodedata
from collections.abc import Mapping

_INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
_INITIAL_FORMS = {
    "g": "g k", "d": "d t", "b": "b p", "j": "j ch", "r": "r l", "s": "s", "k": "k", "t": "t", "p": "p",
}  # fmt: skip
_VOWEL_FORMS = {
    "eo": "eo o u eu", "yeo": "yeo you yu yo young", "u": "u oo", "yu": "yu yoo you", "eu": "eu u", "wo": "wo weo",
    "oe": "oe oi", "ui": "ui eui", "o": "o oh", "a": "a ah", "wi": "wi ui",
}  # fmt: skip
_OWN = {
    "이": "lee yi rhee i", "리": "ri lee rhee yi li", "박": "park pak bak", "김": "kim gim", "금": "geum kum keum",
    "최": "choi choe", "노": "noh roh no", "로": "ro roh noh", "정": "jung jeong chung chong", "오": "oh o",
    "임": "lim im yim rim", "림": "lim rim im", "유": "yoo yu you ryu", "류": "ryu ryoo yoo yu", "우": "woo u wu",
    "주": "joo ju chu", "구": "koo gu ku goo", "서": "seo suh so", "신": "shin sin", "심": "shim sim",
    "안": "ahn an", "문": "moon mun", "반": "ban pan", "권": "kwon gwon", "강": "kang gang", "장": "jang chang",
    "조": "cho jo", "윤": "yoon yun", "허": "heo hur huh her", "현": "hyun hyeon", "영": "young yeong yung",
    "경": "kyung gyeong kyong", "선": "sun seon son", "성": "sung seong song", "준": "jun joon", "희": "hee hui",
    "은": "eun un", "근": "geun keun kun", "석": "seok suk sok", "식": "sik shik", "숙": "suk sook",
    "순": "soon sun", "철": "chul cheol chol", "훈": "hoon hun", "의": "eui ui", "여": "yeo yuh yo",
    "려": "ryeo yeo", "배": "bae pae bai", "재": "jae jai", "백": "baek paik baik", "열": "yeol yul",
    "원": "won weon", "혁": "hyuk hyeok", "덕": "deok duk tok",
}  # fmt: skip


def hangul_readings(value: str) -> list[str]:
    """The Hangul syllables of a kHangul value: "리:0E 이:0" → 리, 이."""
    return [item.split(":")[0] for item in value.split()]


def romanise(syllable: str) -> list[str]:
    """A Hangul syllable in Revised Romanisation and the spellings that people use: 정 → jung, jeong, chung, chong."""
    if syllable in _OWN:
        return _OWN[syllable].split()
    index = ord(syllable) - 0xAC00
    initial, vowel, final = _INITIALS[index // 588], _VOWELS[index % 588 // 28], _FINALS[index % 28]
    initials = _INITIAL_FORMS.get(initial, initial).split() or [""]
    vowels = _VOWEL_FORMS.get(vowel, vowel).split()
    vowels = [v for v in vowels if not (final and v in {"ah", "oh"}) and (v != "young")]
    spellings = dict.fromkeys(i + v + final for v in vowels for i in initials)
    return list(spellings)[:6]


def korean_row(hangul: list[str]) -> tuple[str, str]:
    """Hangul readings and all their romanisations of one character."""
    spellings = dict.fromkeys(s for reading in hangul for s in romanise(reading))
    return ",".join(hangul), ",".join(spellings)


def plain(syllable: str) -> str:
    """A Vietnamese syllable in plain letters: nguyễn → nguyen, đỗ → do."""
    letters = unicodedata.normalize("NFD", syllable.replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def vietnamese_row(values: list[str], own: str) -> tuple[str, str]:
    """Plain and marked readings of one character; those written by hand come first."""
    marked = list(dict.fromkeys([*own.split(","), *(w for value in values for w in value.split())]))
    marked = [unicodedata.normalize("NFC", w) for w in marked if w]
    return ",".join(dict.fromkeys(map(plain, marked))), ",".join(marked)


def japanese_on(values: list[str]) -> str:
    """The On readings of one character in lower case, comma separated."""
    return ",".join(dict.fromkeys(w.lower() for value in values for w in value.split()))


def rows_for(chars: list[str], rows: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows in the order of the characters, without those that are empty."""
    return [(char, *rows[char]) for char in chars if rows[char][0]]
