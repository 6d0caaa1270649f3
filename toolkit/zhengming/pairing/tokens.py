"""Language tokens in a path: `docs/zh-CN/a.md`, `README_EN.md`, `新闻稿（英文版）.docx`."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast

from zhengming.model import Lang
from zhengming.patterns import pattern

_SHAPES = {
    "whole": "^{}$",
    "suffix": r"^(?P<before>.*?[^._\-\s(（\[])(?P<gap>\s*[(（\[]\s*|\s+|[._-]+){}(?P<after>\s*[)）\]])?$",
    "attached": "^(?P<before>.+?){}$",
    "prefix": "^{}(?P<gap>[._ -]+)(?=.)",
}
_HOME = pattern(r"^(?:[A-Za-z]:)?/(?:home|Users)/[^/]+/")
_DOCUSAURUS = pattern(
    r"(?P<base>^|.*/)i18n/docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-(?P<id>[^/]+))?/"
    r"(?:current/|(?P<version>version-[^/]+)/)?(?P<rest>.*)"
)
_FAMILY = {"markdown": "md", "htm": "html", "xhtml": "html", "pot": "po"}


class Word(NamedTuple):
    """A language token as the table has it."""

    tag: str
    belief: str
    counterpart: str

    @property
    def lang(self) -> Lang:
        return cast(Lang, self.tag[:2])


class Token(NamedTuple):
    """A language token in a path: the stretch to cut, the stretch of the word itself, what it says."""

    start: int
    end: int
    at: int
    stop: int
    word: Word
    belief: str


@cache
def _words() -> dict[str, Word]:
    lines = Path(__file__).with_name("tokens.tsv").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {text: Word(tag, belief, counterpart) for text, tag, belief, counterpart in rows}


@cache
def _longest_first() -> list[str]:
    return sorted(_words(), key=len, reverse=True)


@lru_cache(1024)
def _pattern(shape: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of these words in a shape. All words at once would take milliseconds to compile."""
    word = f"(?P<word>{'|'.join(words)})".replace("-", "[-_]")
    return re.compile(_SHAPES[shape].replace("{}", word), re.I)


def language_of(path: str) -> tuple[Lang, str] | None:
    """What the tokens of a path say by themselves: the language and the tag, as ("zh", "zh-Hant"); None if nothing.

    The innermost token counts. `cn`, `sc`, `tc`, `chinese` and `english` say nothing by themselves.
    """
    firm = [token for token in find_tokens(path) if token.belief == "firm"]
    return (firm[-1].word.lang, firm[-1].word.tag) if firm else None


def language_of_tag(tag: str) -> tuple[Lang, str] | None:
    """What a language tag of front matter says: "zh_CN" → ("zh", "zh-CN")."""
    word = _words().get(tag.strip().lower().replace("_", "-"))
    return (word.lang, word.tag) if word else None


@lru_cache(64)
def find_tokens(path: str) -> tuple[Token, ...]:
    """The language tokens of a path, outermost first."""
    home = _HOME.match(path)
    at = home.end() if home else 0
    tokens = []
    *folders, name = path[at:].split("/")
    for folder in folders:
        tokens.append(_token(folder, at, folder=True))
        at += len(folder) + 1
    tokens.append(_token(stem_of(name), at, folder=False))
    return tuple(token for token in tokens if token)


def stem_of(path: str) -> str:
    """A path without its file ending."""
    head, dot, tail = path.rpartition(".")
    return head if dot and head and "/" not in tail and not head.endswith("/") else path


def format_of(path: str) -> str:
    """The format that a file ending stands for: .markdown as "md"."""
    ending = path[len(stem_of(path)) :].lstrip(".").lower()
    return _FAMILY.get(ending, ending)


def _token(part: str, at: int, folder: bool) -> Token | None:
    """The token of one folder or file name that starts at an offset of the path."""
    spelt = part.casefold().replace("_", "-")
    words = tuple(word for word in _longest_first() if word in spelt)
    for shape in _SHAPES if words else ():
        likely = tuple(word for word in words if not word.isascii()) if shape == "attached" else words
        if likely and (found := _pattern(shape, likely).search(part)):
            start, end = _cut(found, shape, folder)
            word = _words()[found["word"].lower().replace("_", "-")]
            belief = word.belief if _plain(found, shape, folder) else "loose"
            return Token(at + start, at + end, at + found.start("word"), at + found.end("word"), word, belief)
    return None


def _cut(found: re.Match[str], shape: str, folder: bool) -> tuple[int, int]:
    if shape == "whole":
        return 0, found.end() + folder
    if shape == "prefix":
        return 0, found.end("gap")
    return found.end("before"), found.end()


def _plain(found: re.Match[str], shape: str, folder: bool) -> bool:
    """Whether the token is joined in a way that leaves no doubt: alone, after [._-], or in brackets."""
    if shape != "suffix":
        return shape == "whole" or (shape == "attached" and found["word"][-1] in "版稿")
    return not folder and (not found["gap"].isspace()) and (found["gap"].strip() in ".-_" or bool(found["after"]))


def without(path: str, tokens: tuple[Token, ...]) -> str:
    """The path without these tokens; a path of Docusaurus as that of the original."""
    for token in reversed(tokens):
        path = path[: token.start] + path[token.end :]
    found = _DOCUSAURUS.fullmatch(path)
    return _original(found) if found else path


def _original(found: re.Match[str]) -> str:
    """Where Docusaurus keeps the original of a translated file. Source: docusaurus.io/docs/i18n/introduction."""
    kind, id, version = found["kind"], found["id"], found["version"]
    if kind == "docs" and version:
        folder = f"{id}_versioned_docs/{version}" if id else f"versioned_docs/{version}"
    else:
        folder = id or ("src/pages" if kind == "pages" else kind)
    return f"{found['base']}{folder}/{found['rest']}"


def shape(path: str, tokens: tuple[Token, ...], exact: bool) -> str:
    """The path with a mark in place of its tokens; not `exact`: in place of what joins them too."""
    for token in reversed(tokens):
        start, end = (token.at, token.stop) if exact else (token.start, token.end)
        path = path[:start] + "\0" + path[end:]
    return stem_of(path).casefold()


def exchanged(path: str, tokens: tuple[Token, ...]) -> str:
    """The path with its tokens exchanged for those of the other language, in the same case."""
    for token in reversed(tokens):
        word, other = path[token.at : token.stop], token.word.counterpart
        if "_" in word:
            other = other.replace("-", "_")
        other = other.upper() if word.isupper() else other.title() if word.istitle() else other
        path = path[: token.at] + other + path[token.stop :]
    return path


def looked_for(path: str, lang: Lang) -> tuple[str, ...]:
    """Where the counterpart of a file in a language would stand, the likeliest first."""
    tokens = tuple(token for token in find_tokens(path) if token.word.lang == lang)
    if tokens:
        options = (exchanged(path, tokens), without(path, tokens))
        return tuple(option for option in options if option.rpartition("/")[2].lstrip(".") != format_of(path))
    other = "en" if lang == "zh" else "zh"
    stem = stem_of(path)
    folder, slash, name = path.rpartition("/")
    return f"{stem}.{other}{path[len(stem) :]}", f"{folder}{slash}{other}/{name}"
