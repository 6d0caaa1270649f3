"""Where the people of a release come from, as far as the text says so: names of Vietnam are not read in Mandarin."""

import re
from typing import NamedTuple

from zhengming.names import others
from zhengming.names.indexing import ChineseText
from zhengming.script import HAN


class Origin(NamedTuple):
    """A place whose people have their own spelling, and the scheme that gives it (empty where none does)."""

    place: str
    scheme: str
    strict: bool


# What stands before a name makes it a name of that place; after 驻, 访 and 赴 the person comes from elsewhere.
_BETWEEN = f"[{HAN}·、]{{0,14}}$"
_ELSEWHERE = re.compile("[驻赴访抵在和与对同][^，。；]{0,3}$")
_PLACES = (
    (re.compile(f"(越南|越共|越方){_BETWEEN}"), Origin("Vietnam", "Vietnamese", True)),
    (re.compile(f"(韩国|朝鲜|韩方|朝方){_BETWEEN}"), Origin("Korea", "Korean", True)),
    (re.compile(f"(日本|日方){_BETWEEN}"), Origin("Japan", "", True)),
    (re.compile(f"(香港|港区|澳门){_BETWEEN}"), Origin("Hong Kong or Macau", "Hong Kong", False)),
    (re.compile(f"(台湾|台北|高雄){_BETWEEN}"), Origin("Taiwan", "Wade-Giles", False)),
    (re.compile(f"(新加坡|马来西亚){_BETWEEN}"), Origin("Singapore or Malaysia", "", False)),
)
_COUNTRIES = tuple((re.compile(words), _PLACES[n][1]) for n, words in enumerate(("越南", "韩国|朝鲜", "日本")))
_HEADS = "(?:总理|副总理|总统|首相|国家主席|国会主席)"
_CHINA = re.compile("中国|我国|中方|国务院|全国人大|中共")
_WINDOW = 20


def origin(chinese: ChineseText, name: str) -> Origin | None:
    """The place that a Chinese text gives for a person, by what stands right before any mention of the name."""
    for found in re.finditer(re.escape(name), chinese.text):
        clause = re.split("[，。；：？！“”（）()\n]", chinese.text[max(found.start() - _WINDOW, 0) : found.start()])[-1]
        for pattern, place in _PLACES:
            match = pattern.search(clause)
            if match and not _ELSEWHERE.search(clause[: match.start()]) and _is_title(clause[match.end(1) :]):
                return place
    return _by_office(chinese.text, name)


def _by_office(text: str, name: str) -> Origin | None:
    """The place of somebody with a head's office, in a text that speaks of one such place and not of China."""
    held = re.search(f"{_HEADS}{re.escape(name)}|{re.escape(name)}{_HEADS}", text)
    if not held or _CHINA.search(text):
        return None
    spoken_of = [place for pattern, place in _COUNTRIES if pattern.search(text)]
    return spoken_of[0] if len(spoken_of) == 1 else None


def _is_title(between: str) -> bool:
    """Whether what stands between a place and a name says who the person is, and not what else happened there."""
    return not re.search("[驻访赴抵在和与、对同向从到]|大学|学院|公司|研究", between) and len(between) >= 2


def expected(name: str, where: Origin) -> str:
    """The usual spelling of a name by the readings of its place; empty where they do not give it."""
    parts = [others.usual(char, where.scheme, n == 0) for n, char in enumerate(name)] if where.scheme else []
    if not parts or not all(parts):
        return ""
    if where.scheme == "Vietnamese":
        return " ".join(part.capitalize() for part in parts)
    return f"{parts[0].capitalize()} {'-'.join(parts[1:]).capitalize()}"
