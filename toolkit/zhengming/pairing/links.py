"""Which documents belong together, by one kind of evidence after the other.

A link is a Chinese and an English document.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from zhengming.model import Document, Lang
from zhengming.pairing.tokens import (
    Token,
    find_tokens,
    format_of,
    language_of,
    language_of_tag,
    shape,
    stem_of,
    without,
)
from zhengming.script import HAN_CHAR

Link = tuple[Document, Document]


class Reading(NamedTuple):
    """One way to read the path of a document: its language and tag, and the path without the tokens in question."""

    document: Document
    lang: Lang
    tag: str
    bare: str
    tokens: tuple[Token, ...]
    sure: bool


class Edge(NamedTuple):
    """A possible link: how far it is from the best convention (0), and the two readings that make it."""

    rank: int
    zh: Reading
    en: Reading


class Outcome(NamedTuple):
    """The links of one kind of evidence, and why a document has none although there are candidates."""

    links: Sequence[Link]
    reasons: Mapping[str, str]


def language(document: Document) -> tuple[Lang, str]:
    """The language of a document and its tag: the path wins, then what the file declares, then the content."""
    if found := language_of(document.path):
        return found
    tag = document.meta.get("lang") or document.meta.get("locale") or ""
    return language_of_tag(tag) or (document.lang, document.lang)


def by_path(documents: Sequence[Document]) -> Outcome:
    """Links by the language tokens of the paths."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for document in documents:
        for reading in _readings(document):
            groups[reading.bare].append(reading)
    return _settle([edge for group in groups.values() for edge in _edges(group)])


def _readings(document: Document) -> Iterator[Reading]:
    """The path by its sure tokens, and with all of them where some are not sure."""
    tokens = find_tokens(document.path)
    firm = tuple(token for token in tokens if token.belief == "firm")
    lang, tag = language(document)
    yield Reading(document, lang, tag, _bare(document.path, firm), firm, True)
    if len(firm) < len(tokens):
        word = tokens[-1].word
        yield Reading(document, word.lang, word.tag, _bare(document.path, tokens), tokens, False)


def _bare(path: str, tokens: tuple[Token, ...]) -> str:
    return stem_of(without(path, tokens)).casefold()


def _edges(group: list[Reading]) -> Iterator[Edge]:
    chinese = [reading for reading in group if reading.lang == "zh"]
    english = [reading for reading in group if reading.lang == "en"]
    for zh in chinese:
        for en in english:
            if zh.document is not en.document and (zh.tokens or en.tokens) and _fits(zh, en) and _fits(en, zh):
                yield Edge(_rank(zh, en), zh, en)


def _fits(one: Reading, other: Reading) -> bool:
    """Removing a loose token proves something only where the text is in its language."""
    loose = any(token.belief == "loose" or token.word.tag[2:] in ("-Hans", "-Hant") for token in one.tokens)
    return one.sure or bool(other.tokens) or not loose or one.document.lang == one.lang


def _rank(zh: Reading, en: Reading) -> int:
    """Exchanged token, joined otherwise, removed, elsewhere in the path; then unsure tokens; then another format."""
    paths = zh.document.path, en.document.path
    if not (zh.tokens and en.tokens):
        kind = 2
    elif shape(paths[0], zh.tokens, True) == shape(paths[1], en.tokens, True):
        kind = 0
    else:
        kind = 1 if shape(paths[0], zh.tokens, False) == shape(paths[1], en.tokens, False) else 3
    return kind + 4 * (not (zh.sure and en.sure)) + 8 * (format_of(paths[0]) != format_of(paths[1]))


def by_key(documents: Sequence[Document]) -> Outcome:
    """Links by the translationKey of the front matter."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for document in documents:
        if key := document.meta.get("translationKey", ""):
            groups[key].append(Reading(document, *language(document), key, (), True))
    edges = [
        Edge(0, zh, en)
        for group in groups.values()
        for zh in group
        for en in group
        if (zh.lang, en.lang) == ("zh", "en")
    ]
    return _settle(edges)


def by_slug(documents: Sequence[Document]) -> Outcome:
    """Links by a slug of the front matter that one Chinese and one English document have."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if len(slug := document.meta.get("slug", "").strip("/")) > 5:
            groups[slug].append(document)
    pairs = (_two_languages(group) for group in groups.values() if len(group) == 2)
    return Outcome([pair for pair in pairs if pair], {})


def _two_languages(documents: Sequence[Document]) -> Link | None:
    """Two documents in the order Chinese, English; None where they are not one of each."""
    one, two = documents
    langs = language(one)[0], language(two)[0]
    if langs[0] == langs[1]:
        return None
    return (one, two) if langs[0] == "zh" else (two, one)


def by_folder(
    documents: Sequence[Document], free: Sequence[Document], alike: Callable[[Document, Document], bool]
) -> Outcome:
    """Links of two free documents of one format that are alone in a folder, one of them Chinese, one English."""
    folders: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        folders[document.path.rpartition("/")[0]].append(document)
    couples = [pair for pair in folders.values() if len(pair) == 2 and all(document in free for document in pair)]
    links = (_two_languages(couple) for couple in couples if _same_kind(*couple))
    return Outcome([link for link in links if link and alike(*link)], {})


def _same_kind(one: Document, two: Document) -> bool:
    """Whether two files have one format, and no tokens that say that they belong to other files."""
    tokens = find_tokens(one.path)[-1:], find_tokens(two.path)[-1:]
    names = [stem_of(without(d.path, t)).rpartition("/")[2] for d, t in zip((one, two), tokens, strict=True)]
    named = all(tokens) and all(name.strip(".") not in ("", format_of(one.path)) for name in names)
    return format_of(one.path) == format_of(two.path) and not named


def alike(zh: Document, en: Document) -> bool:
    """Whether two texts can render each other: their content is Chinese and English, their lengths and numbers go."""
    if zh.lang == en.lang:
        return False
    chinese, english = ("\n".join(s.text for s in document.segments) for document in (zh, en))
    characters, letters = len(HAN_CHAR.findall(chinese)), len(re.findall("[A-Za-z]", english))
    numbers = set(re.findall(r"\d{2,}", chinese)), set(re.findall(r"\d{2,}", english))
    disjoint = min(map(len, numbers)) >= 3 and numbers[0].isdisjoint(numbers[1])
    return characters < letters < 12 * characters and not disjoint


def by_rules(documents: Sequence[Document], rules: Sequence[tuple[str, str]]) -> Outcome:
    """Links by the globs of the settings."""
    known = {document.path: document for document in documents}
    links: list[Link] = []
    reasons: dict[str, str] = {}
    for zh_glob, en_glob in rules:
        for source, target, order in ((zh_glob, en_glob, 1), (en_glob, zh_glob, -1)):
            for path, other in _mapped(known, source, target):
                if other in known:
                    links.append((known[path], known[other])[::order])  # type: ignore[arg-type]
                else:
                    reasons[path] = f"no counterpart: looked for {other}, as pairs of the settings says"
    return Outcome(list(dict.fromkeys(links)), reasons)


def _mapped(paths: Iterable[str], source: str, target: str) -> Iterator[tuple[str, str]]:
    """The paths that match a glob, and what the other glob makes of them."""
    parts = re.split(r"(\*\*/|\*\*|\*)", source.removeprefix("./"))
    forms = {"**/": "((?:.*/)?)", "**": "(.*)", "*": "([^/]*)"}
    base = "()" if source.startswith("/") else "((?:.*?/)?)"
    pattern = re.compile(base + "".join(forms.get(part) or re.escape(part) for part in parts))
    pieces = re.split(r"\*\*/|\*\*|\*", target.removeprefix("./"))
    for path in paths:
        if found := pattern.fullmatch(path):
            base_found, *values = found.groups()
            filled = (values + [""] * len(pieces))[: len(pieces) - 1]
            yield path, base_found + pieces[0] + "".join(v + p for v, p in zip(filled, pieces[1:], strict=True))


def _settle(edges: Sequence[Edge]) -> Outcome:
    """The edges that are the one best choice of both their ends, for each language tag of the other end."""
    wanted = [side for edge in edges for side in ((edge, "zh"), (edge, "en"))]
    best: dict[tuple[str, str], list[Edge]] = {}
    for edge, end in wanted:
        here, there = (edge.zh, edge.en) if end == "zh" else (edge.en, edge.zh)
        key = here.document.path, there.tag
        held = best.get(key)
        if held is None or edge.rank < held[0].rank:
            best[key] = [edge]
        elif edge.rank == held[0].rank:
            held.append(edge)
    accepted = [e for e in edges if _only(best, e, e.zh, e.en) and _only(best, e, e.en, e.zh)]
    links = list(dict.fromkeys((edge.zh.document, edge.en.document) for edge in accepted))
    return Outcome(links, _reasons(edges, links))


def _only(best: Mapping[tuple[str, str], list[Edge]], edge: Edge, here: Reading, there: Reading) -> bool:
    return best[here.document.path, there.tag] == [edge]


def _reasons(edges: Sequence[Edge], links: Sequence[Link]) -> dict[str, str]:
    """Why a document with candidates has no link."""
    linked: dict[str, str] = {}
    for zh, en in sorted(links, key=lambda link: (link[0].path, link[1].path)):
        linked.setdefault(zh.path, en.path)
        linked.setdefault(en.path, zh.path)
    ends = [(e.zh.document.path, e.rank, e.en.document.path) for e in edges]
    ends += [(e.en.document.path, e.rank, e.zh.document.path) for e in edges]
    choices: dict[str, list[str]] = {}
    for (path, _), group in groupby(sorted(set(ends)), key=lambda end: end[:2]):
        choices.setdefault(path, [other for _, _, other in group])
    free = [path for path in choices if path not in linked]
    return {path: _reason(choices, linked, path) for path in free}


def _reason(choices: Mapping[str, list[str]], linked: Mapping[str, str], path: str) -> str:
    taken = [other for other in choices[path] if other in linked]
    if len(choices[path]) > 1 and not taken:
        return f"{_count(len(choices[path]))} candidates: {', '.join(choices[path])}"
    other = taken[0] if taken else choices[path][0]
    if taken:
        return f"no counterpart: {other} belongs to {linked[other]}"
    return f"{other} has {_count(len(choices[other]))} candidates: {', '.join(choices[other])}"


def _count(number: int) -> str:
    return {2: "two", 3: "three"}.get(number, str(number))
