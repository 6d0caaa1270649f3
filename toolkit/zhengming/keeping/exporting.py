"""The entries of a glossary as the file of another tool is to have them: new, or in a file that they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhengming.keeping.fitting import language, ours
from zhengming.keeping.importing import indexed, met
from zhengming.model import Concept, Term
from zhengming.termbase.rendering import same

_TEXTS = ("definition", "note", "source", "known", "roles", "scope", "match", "no_match", "parent")


def outgoing(entries: Mapping[str, Concept], like: Sequence[Concept] = ()) -> list[Concept]:
    """The concepts to write. `like` are those of the file that they are written into, in its order.

    A concept of that file that the glossary says nothing else of is the file's own, so that it stays as it is there.
    One that the glossary does not have any more is left out; entries that the file does not have come last.
    """
    index = indexed(entries.values())
    found: list[Concept] = []
    written: set[str] = set()
    for concept in like:
        own = ours(concept, [])
        entry = met(own, entries, index) if own else None
        if own and entry and entry.id not in written:
            written.add(entry.id)
            found.append(concept if _says_the_same(own, entry) else _changed(concept, own, entry))
        elif own and entry:
            found.append(concept)
    return [*found, *(entry for key, entry in sorted(entries.items()) if key not in written)]


def _says_the_same(own: Concept, entry: Concept) -> bool:
    return same(replace(own, id=entry.id, kind=entry.kind, parent=entry.parent), entry)


def _changed(concept: Concept, own: Concept, entry: Concept) -> Concept:
    """A concept of the file with what the glossary says now; its own id, tags and other languages stay."""
    kept = {(term.lang, term.text): term for term in own.terms}
    now = {(term.lang, term.text): term for term in entry.terms}
    tags = {language(term.lang): term.lang for term in reversed(concept.terms)}
    terms: list[Term] = []
    for term in concept.terms:
        key = language(term.lang), " ".join(term.text.split())
        if key not in kept:
            terms.append(term)
        elif key in now:
            terms.append(term if kept[key] == now[key] else now[key]._replace(text=term.text, lang=term.lang))
    new = [term._replace(lang=tags.get(lang, lang)) for (lang, text), term in now.items() if (lang, text) not in kept]
    texts = {name: getattr(entry, name) for name in _TEXTS if getattr(entry, name) != getattr(own, name)}
    return replace(concept, terms=(*terms, *new), **texts)
