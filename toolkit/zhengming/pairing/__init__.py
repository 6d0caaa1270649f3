"""Which file is the other language of which.

The author's word comes first (--zh and --en, pairs of the settings, translationKey), then the conventions of paths,
then a shared slug, then two files of two languages alone in a folder. Between two candidates nothing is guessed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from zhengming.model import Document, Lang, Release, Segment
from zhengming.pairing.links import (
    Link,
    Outcome,
    alike,
    by_folder,
    by_key,
    by_path,
    by_rules,
    by_slug,
    language,
)
from zhengming.pairing.tokens import find_tokens, language_of, looked_for, stem_of, without

__all__ = ["alike", "language_of", "pair", "restored"]

HOW_TO_SAY = "name the two x.zh.md and x.en.md, or give --zh and --en, or list them under pairs in zhengming.toml"


def pair(
    documents: Sequence[Document],
    rules: Sequence[tuple[str, str]] = (),
    named: Sequence[tuple[str, str]] = (),
    alike: Callable[[Document, Document], bool] = alike,
) -> tuple[Release, ...]:
    """The releases that documents make up, in the order of their names, whatever the order of the documents.

    `rules` are globs, Chinese and English, whose wildcards stand for the same; `named` are paths, Chinese and English.
    A document may be in several releases (simplified and traditional beside one English). One without a counterpart is
    a release of its own that says why in `unpaired`; one that holds both languages is one too. `alike` says whether two
    texts can render each other; nothing else asks for texts.
    """
    ordered = tuple({document.path: document for document in sorted(documents, key=_order)}.values())
    links, reasons = _links([document for document in ordered if not document.stated], ordered, rules, named, alike)
    linked = {document for link in links for document in link}
    single = [document for document in ordered if document not in linked]
    releases = [_joined(*link) for link in links] + list(_singles(single, reasons))
    return tuple(sorted(_told_apart(releases), key=lambda release: (release.name, release.documents[0].path)))


def _order(document: Document) -> str:
    return document.path


def _links(
    plain: list[Document],
    everything: Sequence[Document],
    rules: Sequence[tuple[str, str]],
    named: Sequence[tuple[str, str]],
    alike: Callable[[Document, Document], bool],
) -> tuple[list[Link], dict[str, str]]:
    """All links, each kind of evidence over the documents that those before it left; and why others have none."""
    kinds: tuple[Callable[[list[Document]], Outcome], ...] = (
        lambda free: _by_name(free, named),
        lambda free: by_rules(free, rules),
        by_key,
        by_path,
        by_slug,
        lambda free: by_folder(everything, [document for document in free if document.path not in reasons], alike),
    )
    links: list[Link] = []
    reasons: dict[str, str] = {}
    for number, kind in enumerate(kinds):
        if number == 2:
            plain = [document for document in plain if not _bilingual(document) or find_tokens(document.path)]
        outcome = kind(plain)
        links += outcome.links
        reasons = {**outcome.reasons, **reasons}
        taken = {document for link in outcome.links for document in link}
        plain = [document for document in plain if document not in taken]
    return links, reasons


def _by_name(documents: Sequence[Document], named: Sequence[tuple[str, str]]) -> Outcome:
    """The links that the caller names."""
    known = {_plain(document.path): document for document in documents}
    links: list[Link] = []
    reasons: dict[str, str] = {}
    for paths in named:
        zh, en = (known.get(_plain(path)) for path in paths)
        if zh and en and zh is not en:
            links.append((zh, en))
        elif zh or en:
            reasons[(zh or en).path] = f"{paths[1] if zh else paths[0]} could not be read"  # type: ignore[union-attr]
    return Outcome(links, reasons)


def _plain(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")


def _joined(zh: Document, en: Document) -> Release:
    """The release of a Chinese and an English document."""
    names = [stem_of(without(document.path, find_tokens(document.path))) for document in (zh, en)]
    named = names[1] if names[0].casefold() == names[1].casefold() and not names[0].endswith(("/", "/.md")) else zh.path
    date = zh.meta.get("date") or en.meta.get("date") or ""
    return Release(named, (zh, en), _side(zh, "zh"), _side(en, "en"), date=date)


def _side(document: Document, lang: Lang) -> tuple[Segment, ...]:
    """The segments of a document, all of them as of one language."""
    return tuple(s if s.lang == lang else replace(s, lang=lang) for s in document.segments)


def _singles(documents: Sequence[Document], reasons: Mapping[str, str]) -> Iterator[Release]:
    """The releases of one document each."""
    langs = {language(document)[0] for document in documents if not _bilingual(document)}
    for document in documents:
        if _bilingual(document):
            yield _bilingual_release(document)
        else:
            lang = language(document)[0]
            reason = reasons.get(document.path) or _looked_for(document, lang, len(langs) > 1)
            yield _single(document, reason)


def restored(name: str, documents: Sequence[Document], unpaired: str) -> Release:
    """The release of a name that was made of these documents, in this order, made again."""
    if len(documents) > 1:
        release = _joined(*documents)
    elif _bilingual(documents[0]):
        release = _bilingual_release(documents[0])
    else:
        release = _single(documents[0], unpaired)
    return replace(release, name=name, unpaired=unpaired)


def _single(document: Document, unpaired: str) -> Release:
    lang = language(document)[0]
    zh, en = (_side(document, side) if side == lang else () for side in ("zh", "en"))
    return Release(document.path, (document,), zh, en, date=document.meta.get("date", ""), unpaired=unpaired)


def _bilingual(document: Document) -> bool:
    return bool(document.stated) or len({segment.lang for segment in document.segments}) > 1


def _bilingual_release(document: Document) -> Release:
    zh, en = (tuple(s for s in document.segments if s.lang == lang) for lang in ("zh", "en"))
    unpaired = "" if zh and en else f"holds no {'English' if zh else 'Chinese'}"
    date = document.meta.get("date", "")
    return Release(document.path, (document,), zh, en, document.stated, date, unpaired)


def _looked_for(document: Document, lang: Lang, others: bool) -> str:
    """The clause that says where the counterpart would have been, and where it may be there, how to name it."""
    places = " and ".join(looked_for(document.path, lang))
    told = any(token.word.lang == lang for token in find_tokens(document.path))
    return f"no counterpart: looked for {places}" + (f"; {HOW_TO_SAY}" if others and not told else "")


def _told_apart(releases: Sequence[Release]) -> list[Release]:
    """The releases, those of one name with the tag or the path of the document that tells them apart."""
    count = Counter(release.name for release in releases)
    return [release if count[release.name] == 1 else _renamed(release) for release in releases]


def _renamed(release: Release) -> Release:
    return replace(release, name=release.documents[0].path)
