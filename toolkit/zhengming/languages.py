"""What files call languages, as BCP 47 tags: zh_CN, ZH-CN, "Chinese (PRC)", 简体中文."""

import re
from functools import cache
from pathlib import Path

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?)")
_APART = re.compile(r"[\s_\-.,/()（）\[\]【】:：]+")


@cache
def _names() -> dict[str, str]:
    lines = Path(__file__).with_name("languages.tsv").read_text("utf8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith(("#", "word\t")))


def plain(words: str) -> str:
    """Words as they are looked up: lower case, with one space between them."""
    return _APART.sub(" ", words).strip().casefold()


def tag_of(text: str) -> str:
    """The tag of a language in BCP 47 case, empty where the text names no language that is known."""
    known = _names().get(plain(text), "")
    found = _TAG.fullmatch(text.strip())
    base = _names().get(found[1].casefold(), "").partition("-")[0] if found and not known else ""
    return "-".join((base, *map(_subtag, re.findall("[^-_]+", found[2])))) if found and base else known


def _subtag(text: str) -> str:
    """A script or a region in its own case (RFC 5646, 2.1.1)."""
    return text.title() if len(text) == 4 else text.upper()


def is_chinese(tag: str) -> bool:
    return tag.partition("-")[0] == "zh"


def is_english(tag: str) -> bool:
    return tag.partition("-")[0] == "en"


def is_traditional(tag: str) -> bool:
    """Whether a tag of Chinese is that of traditional script, by the script or else by the region."""
    parts = tag.split("-")
    return "Hant" in parts or ("Hans" not in parts and bool({"TW", "HK", "MO"} & set(parts)))
