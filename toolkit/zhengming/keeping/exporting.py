"""The entries of a glossary as the file of another tool is to have them: new, or in a file that they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhengming.keeping.fitting import language, ours
from zhengming.keeping.importing import indexed, met, retagged, united
from zhengming.model import Concept, Term
from zhengming.termbase.rendering import same

_TEXTS = ("definition", "note", "source", "known", "roles", "scope", "match", "no_match", "parent")


def outgoing(entries: Mapping[str, Concept], like: Sequence[Concept] = ()) -> list[Concept]:
    """The concepts to write. `like` are those of the file that they are written into, in its order.

    A concept of that file that the glossary says nothing else of is the file's own, so that it stays as it is there.
    One that a glossary cannot hold stays; one that it does not have any more is left out; entries that the file does
    not have come last.
    """
    index = indexed(entries.values())
    owns = [ours(concept, []) for concept in like]
    mets = [met(own, entries, index) if own else None for own in owns]
    owns = [retagged(own, entry) if own and entry else own for own, entry in zip(owns, mets, strict=True)]
    said: dict[str, Concept] = {}
    for own, entry in zip(owns, mets, strict=True):
        if own and entry:
            said[entry.id] = united(said[entry.id], own) if entry.id in said else _as_entry(own, entry)
    found: list[Concept] = []
    written: set[str] = set()
    for concept, own, entry in zip(like, owns, mets, strict=True):
        if own and entry:
            first = entry.id not in written
            written.add(entry.id)
            found.append(_now(concept, own, said[entry.id], entry, first))
        elif not own:
            found.append(concept)
    return [*found, *(entry for key, entry in sorted(entries.items()) if key not in written)]


def _as_entry(own: Concept, entry: Concept) -> Concept:
    return replace(own, id=entry.id, kind=entry.kind, parent=entry.parent)


def _now(concept: Concept, own: Concept, said: Concept, entry: Concept, first: bool) -> Concept:
    """A concept of the file with what the glossary says now; its own id, tags and other languages stay.

    `said` is what the file says of the entry in all its concepts; what is new goes into the first of them.
    """
    if same(said, entry):
        return concept
    there = {(term.lang[:2], term.text): term for term in own.terms}
    before = {(term.lang, term.text): term for term in said.terms}
    now = {(term.lang, term.text): term for term in entry.terms}
    tags = {language(term.lang): term.lang for term in reversed(concept.terms)}
    terms: list[Term] = []
    for term in concept.terms:
        kept = there.get((language(term.lang)[:2], " ".join(term.text.split())))
        key = (kept.lang, kept.text) if kept else ("", "")
        if not kept:
            terms.append(term)
        elif key in now:
            terms.append(term if before[key] == now[key] else now[key]._replace(text=term.text, lang=term.lang))
    if not first:
        return replace(concept, terms=tuple(terms))
    new = [term._replace(lang=tags.get(key[0], key[0])) for key, term in now.items() if key not in before]
    texts = {name: getattr(entry, name) for name in _TEXTS if getattr(entry, name) != getattr(said, name)}
    return replace(concept, terms=(*terms, *new), **texts)
