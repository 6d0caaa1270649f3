"""Two entries made one, and an entry under another id: with everything that refers to it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from zhengming.errors import UsageError
from zhengming.model import Concept, Term
from zhengming.script import fold, simplify
from zhengming.termbase.entries import LANGUAGES
from zhengming.termbase.store import Change

_ONE = ("source", "parent")
_BOTH = ("definition", "note")
_WRONG = ("deprecated", "refused")
_LISTS = ("roles", "match", "no_match")


def renamed(known: Mapping[str, Concept], old: str, new: str) -> list[Change]:
    """The changes that give an entry another id."""
    concept = replace(_referring(known[old], old, new), id=new)
    return [Change(known[old], concept), *_references(known, old, new, (old,))]


def have_nothing_in_common(one: Concept, two: Concept) -> bool:
    """Whether no term of the one is one of the other, in either script."""
    texts = [{simplify(fold(term.text).text).casefold() for term in each.terms} for each in (one, two)]
    return not texts[0] & texts[1]


def joined(known: Mapping[str, Concept], kept: str, other: str) -> tuple[list[Change], list[str]]:
    """The changes that put one entry into another, and what of it has no room there, in words.

    The terms of both stay; where both have a preferred one, that of the entry that is kept stays so. Raises UsageError
    where they are of different kinds.
    """
    one, two = known[kept], known[other]
    if one.kind != two.kind:
        raise UsageError(f'"{kept}" is a {one.kind} and "{other}" a {two.kind}; only entries of one kind can be merged')
    terms, gone = _terms(one, two)
    texts: dict[str, Any] = {name: getattr(one, name) or getattr(two, name) for name in _ONE}
    clash = [name for name in _ONE if getattr(two, name) not in ("", texts[name])]
    texts |= {name: "; ".join(dict.fromkeys(filter(None, (getattr(one, name), getattr(two, name))))) for name in _BOTH}
    texts |= {name: tuple(dict.fromkeys((*getattr(one, name), *getattr(two, name)))) for name in _LISTS}
    scope = tuple(dict.fromkeys((*one.scope, *two.scope))) if one.scope and two.scope else ()
    merged = replace(one, terms=terms, known=one.known or two.known, scope=scope, **texts)
    merged = replace(merged, parent="" if merged.parent in (kept, other) else merged.parent)
    gone += [f"{name}: {getattr(two, name)}" for name in clash]
    return [Change(one, merged), Change(two, None), *_references(known, other, kept, (kept, other))], gone


def _terms(one: Concept, two: Concept) -> tuple[tuple[Term, ...], list[str]]:
    """The terms of both, each once, and what is said of the same term in two ways."""
    there = {(term.lang, term.text): term for term in one.terms}
    settled = {term.lang for term in one.terms if term.status == "preferred"}
    more = [term for term in two.terms if (term.lang, term.text) not in there]
    more = [term._replace(status="admitted") if _is_second(term, settled) else term for term in more]
    twice = [(there[key], term) for term in two.terms if (key := (term.lang, term.text)) in there]
    apart = [(a, b) for a, b in twice if (a.status in _WRONG) != (b.status in _WRONG)]
    gone = [f"{b.text} as {b.status} ({a.status} here)" for a, b in apart]
    return tuple(sorted((*one.terms, *more), key=lambda term: LANGUAGES.index(term.lang))), gone


def _is_second(term: Term, settled: Collection[str]) -> bool:
    return term.status == "preferred" and term.lang in settled


def _references(known: Mapping[str, Concept], old: str, new: str, without: Collection[str]) -> Iterator[Change]:
    for key, concept in known.items():
        after = _referring(concept, old, new)
        if key not in without and after is not concept:
            yield Change(concept, after)


def _referring(concept: Concept, old: str, new: str) -> Concept:
    """The entry with one id in the place of another wherever it names it."""
    now = {old: new}
    titles = [office._replace(title=now.get(office.title, office.title)) for office in concept.roles]
    roles = tuple(office._replace(body=now.get(office.body, office.body)) for office in titles)
    scope = tuple(now.get(place, place) for place in concept.scope)
    parent = now.get(concept.parent, concept.parent)
    same = (roles, scope, parent) == (concept.roles, concept.scope, concept.parent)
    return concept if same else replace(concept, roles=roles, scope=scope, parent=parent)
