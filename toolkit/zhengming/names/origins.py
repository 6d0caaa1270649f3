"""Where the people of a release come from, as far as the text says so: names of Vietnam are not read in Mandarin."""

from functools import lru_cache
from typing import NamedTuple

from zhengming.names import others, tables
from zhengming.names.indexing import ChineseText
from zhengming.patterns import pattern


class Origin(NamedTuple):
    """A place whose people have their own spelling, and the scheme that gives it (empty where none does)."""

    place: str
    scheme: str
    strict: bool


# What stands before a name makes it a name of that place; after 驻, 访 and 赴 the person comes from elsewhere.
_PLACES = (
    (("越南", "越共", "越方"), Origin("Vietnam", "Vietnamese", True)),
    (("韩国", "朝鲜", "韩方", "朝方"), Origin("Korea", "Korean", True)),
    (("日本", "日方", "日媒", "东京"), Origin("Japan", "Japanese", True)),
    (("香港", "港区", "澳门"), Origin("Hong Kong or Macau", "Hong Kong", False)),
    (("台湾", "台北", "高雄"), Origin("Taiwan", "Wade-Giles", False)),
    (("新加坡", "马来西亚"), Origin("Singapore or Malaysia", "", False)),
)
_ABROAD = Origin("abroad", "", True)
_OFFICE_ABROAD = pattern("[\u4e00-\u9fff]{2}(?:总统|首相|国王|女王|王储|外长|防长)")
_LONGEST_NAME = 8
_TAIWAN = ("台湾", "台北", "民进党", "国民党", "民国")
_COUNTRIES = _PLACES[:3]
_HEADS = ("总理", "总统", "首相", "国家主席", "国会主席")
_CHINA = ("中国", "我国", "中方", "国务院", "全国人大", "中共")
_WINDOW = 20
_MOST_BETWEEN = 14
_BORDER = pattern("[，。；：？！“”（）()\n]")
_NO_TITLE = pattern("[驻访赴抵在和与、对同向从到]|大学|学院|公司|研究|^[族裔语半核战]|问题")
_ELSEWHERE = pattern("[驻赴访抵在和与对同][^，。；]{0,3}$")


def origin(chinese: ChineseText, name: str) -> Origin | None:
    """The place that a Chinese text gives for a person, by what stands right before any mention of the name."""
    text = chinese.text
    spoken_of = [(words, place) for words, place in _PLACES if chinese.speaks_of(words)]
    for start, _ in chinese.occurrences(name) if spoken_of else ():
        clause = _BORDER.split(text[max(start - _WINDOW, 0) : start])[-1]
        for words, place in spoken_of:
            if any(_says_origin(clause, word) for word in words):
                return place
    if not spoken_of:
        return _ABROAD if holds_office_abroad(chinese, name) else None
    of_japan = next((place for _, place in spoken_of if place.scheme == "Japanese"), None)
    return of_japan if of_japan and len(name) > 3 and is_japanese(name) else _by_office(chinese, name)


def holds_office_abroad(chinese: ChineseText, name: str) -> bool:
    """Whether right before a mention stands an office that nobody holds in China, with a country before it."""
    return name in _after_offices(chinese.text)


@lru_cache(maxsize=2)
def _after_offices(text: str) -> frozenset[str]:
    """What of two to eight characters stands behind such an office; nothing in a text that speaks of Taiwan."""
    if any(word in text for word in _TAIWAN):
        return frozenset()
    ends = [found.end() for found in _OFFICE_ABROAD.finditer(text)]
    return frozenset(text[end : end + size] for end in ends for size in range(2, _LONGEST_NAME + 1))


def is_japanese(name: str) -> bool:
    """Whether a Chinese stretch is a Japanese surname of two or three characters and a given name."""
    return any(len(name) > n and name[:n] in tables.japanese_surnames() for n in (2, 3))


def _says_origin(clause: str, word: str) -> bool:
    before, found, between = clause.rpartition(word)
    near = bool(found) and len(between) <= _MOST_BETWEEN
    return near and not _ELSEWHERE.search(before) and _is_title(between)


def _by_office(chinese: ChineseText, name: str) -> Origin | None:
    """The place of somebody with a head's office, in a text that speaks of one such place and not of China."""
    text = chinese.text
    held = any(
        text.endswith(_HEADS, 0, start) or text.startswith(_HEADS, end) for start, end in chinese.occurrences(name)
    )
    if not held or chinese.speaks_of(_CHINA):
        return None
    spoken_of = [place for words, place in _COUNTRIES if chinese.speaks_of(words)]
    return spoken_of[0] if len(spoken_of) == 1 else None


def _is_title(between: str) -> bool:
    """Whether what stands between a place and a name says who the person is, and not what else happened there."""
    return len(between) >= 2 and not _NO_TITLE.search(between)


def expected(name: str, where: Origin) -> str:
    """The usual spelling of a name by the readings of its place; empty where they do not give it.

    Of a Japanese name they give the surname alone.
    """
    if where.scheme == "Japanese":
        found = (tables.japanese_surnames().get(name[:n]) for n in (3, 2))
        return next((surname[0].capitalize() for surname in found if surname), "")
    parts = [others.usual(char, where.scheme, n == 0) for n, char in enumerate(name)] if where.scheme else []
    if not parts or not all(parts):
        return ""
    if where.scheme == "Vietnamese":
        return " ".join(part.capitalize() for part in parts)
    return f"{parts[0].capitalize()} {'-'.join(parts[1:]).capitalize()}"
