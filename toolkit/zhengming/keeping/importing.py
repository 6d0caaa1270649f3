"""What the file of another tool would change in a glossary: shown first, and no decision of the glossary undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhengming.errors import Problem
from zhengming.keeping.fitting import ours, with_known
from zhengming.keeping.proposing import free_id, is_person
from zhengming.model import Concept, Kind, Term
from zhengming.names.readings import romanised
from zhengming.termbase.entries import ID, LANGUAGES
from zhengming.termbase.rendering import same
from zhengming.termbase.store import Change

_TEXTS = ("definition", "note", "source", "parent")
_LISTS = ("roles", "scope", "match", "no_match")
_WRONG = ("deprecated", "refused")

Index = dict[tuple[str, str], list[str]]


@dataclass
class Plan:
    """What an import would do: changes; what the glossary says otherwise and keeps; what a glossary cannot take."""

    changes: list[Change] = field(default_factory=list)
    kept: list[Problem] = field(default_factory=list)
    unfit: list[Problem] = field(default_factory=list)
    same: int = 0
    foreign: int = 0


def plan(incoming: Sequence[Concept], known: Mapping[str, Concept], kind: Kind | None = None) -> Plan:
    """What importing some concepts would do to the entries of a glossary.

    A concept meets the entry of its id, else one that has a Chinese and an English term in common with it. New terms
    and empty fields are filled in; where both say something, the glossary stands. `kind` is that of new entries whose
    file names none.
    """
    made = Plan()
    entries = dict(known)
    index: Index = {}
    for entry in known.values():
        _note(index, entry)
    touched: dict[str, None] = {}
    for concept in incoming:
        own = ours(concept, made.unfit)
        if not own:
            made.foreign += 1
            continue
        there = met(own, entries, index)
        own = retagged(own, there) if there else own
        after = united(there, own, made.kept) if there else _new(own, entries, kind)
        if there and same(there, after):
            made.same += 1
            continue
        touched[after.id] = None
        entries[after.id] = after
        _note(index, after)
    for key in touched:
        after = with_known(entries[key], entries, made.unfit)
        if key not in known or not same(known[key], after):
            made.changes.append(Change(known.get(key), after))
    return made


def met(concept: Concept, entries: Mapping[str, Concept], index: Index) -> Concept | None:
    """The entry that a concept is: the one of its id where they have a term in common, else the first that fits."""
    key = slug(concept.id)
    texts = {(term.lang[:2], term.text) for term in concept.terms}
    if key in entries and texts & {(term.lang[:2], term.text) for term in entries[key].terms}:
        return entries[key]
    for zh in concept.rendered("zh"):
        for other in index.get(("zh", zh.text), ()):
            entry = entries[other]
            shared = {term.text for term in entry.rendered("en")} & {term.text for term in concept.rendered("en")}
            if shared or not concept.rendered("en") or not entry.rendered("en"):
                return entry
    if not concept.rendered("zh"):
        alone = (entries[key] for en in concept.rendered("en") for key in index.get(("en", en.text), ()))
        return next((entry for entry in alone if not entry.rendered("zh")), None)
    return None


def retagged(own: Concept, there: Concept) -> Concept:
    """A concept whose terms have the tags that the entry has for the same texts: zh where the file has zh-CN."""
    tags = {(term.lang[:2], term.text): term.lang for term in there.terms}
    terms = [term._replace(lang=tags.get((term.lang[:2], term.text), term.lang)) for term in own.terms]
    unique: dict[tuple[str, str], Term] = {}
    for term in terms:
        unique.setdefault((term.lang, term.text), term)
    return replace(own, terms=tuple(sorted(unique.values(), key=lambda term: LANGUAGES.index(term.lang))))


def indexed(entries: Iterable[Concept]) -> Index:
    """Where each term stands, for `met`."""
    index: Index = {}
    for entry in entries:
        _note(index, entry)
    return index


def _note(index: Index, entry: Concept) -> None:
    for term in entry.terms:
        ids = index.setdefault((term.lang[:2], term.text), [])
        if entry.id not in ids:
            ids.append(entry.id)


def slug(key: str) -> str:
    """The id of a glossary that the id of another tool becomes; empty where it has none."""
    if ID.fullmatch(key) or not any(char.isalnum() and char.isascii() for char in key):
        return key if ID.fullmatch(key) else ""
    return free_id(key, ())


def _new(own: Concept, entries: Mapping[str, Concept], kind: Kind | None) -> Concept:
    zh, en = own.rendered("zh"), own.rendered("en")
    key = slug(own.id)
    name = key or (en[0].text if en else next(iter(romanised(zh[0].text)), zh[0].text))
    kind = own.kind if own.kind != "term" else kind or _kind(zh, en)
    return replace(own, id=free_id(name, entries), kind=kind)


def _kind(zh: Sequence[Term], en: Sequence[Term]) -> Kind:
    """A person where the English is a reading of what is a name; else a term."""
    names = [term.text for term in zh if is_person(term.text)]
    return "person" if names and any(term.text in romanised(names[0]) for term in en) else "term"


def united(there: Concept, own: Concept, kept: list[Problem] | None = None) -> Concept:
    """An entry with what a concept adds to it; where the two say something else, that is told and the entry stands."""
    kept = [] if kept is None else kept
    terms = list(there.terms)
    for term in own.terms:
        old = next((each for each in terms if (each.lang, each.text) == (term.lang, term.text)), None)
        if old is None:
            settled = any(each.lang == term.lang and each.status == "preferred" for each in terms)
            terms.append(term._replace(status="admitted") if settled and term.status == "preferred" else term)
        elif old.status != term.status and (old.status in _WRONG or term.status in _WRONG):
            kept.append(_told(own, there, f'"{term.text}" is {term.status} in it, and {old.status} in the glossary'))
    more = {}
    for name in (*_TEXTS, *_LISTS):
        here, new = getattr(there, name), getattr(own, name)
        if new and not here:
            more[name] = new
        elif new and new != here:
            kept.append(_told(own, there, f"its {name.replace('_', '-')} is another one"))
    ordered = tuple(sorted(terms, key=lambda term: LANGUAGES.index(term.lang)))
    return replace(there, terms=ordered, known=there.known or own.known, **more)


def _told(own: Concept, there: Concept, what: str) -> Problem:
    return Problem(own.path, own.line, f'entry "{there.id}" stays as it is: {what}')


def said(change: Change) -> Iterator[str]:
    """A change in words: the entry, then what is new in it, a line each."""
    before, after = change.before, change.after
    if not after:
        return
    terms = " · ".join(term.text for term in after.terms)
    if not before:
        yield f"+ {after.id} ({after.kind})  {terms}"
        return
    yield f"~ {after.id}"
    for term in after.terms:
        if term not in before.terms:
            yield f"    {term.lang}: + {term.text} ({term.status})"
    for name in (*_TEXTS, *_LISTS):
        if getattr(after, name) != getattr(before, name):
            yield f"    {name.replace('_', '-')}: + {getattr(after, name)}"
