"""Comparing two states of a glossary: by entry, by field, by term."""

from collections.abc import Iterable, Mapping

from ..model import Concept


def renames(old: Mapping[str, Concept], new: Mapping[str, Concept]) -> dict[str, str]:
    """Entries that have another id and the same terms: the new ids, and the old one of each."""
    gone = _by_terms(concept for key, concept in old.items() if key not in new)
    come = _by_terms(concept for key, concept in new.items() if key not in old) if gone else {}
    return {come[terms]: key for terms, key in gone.items() if key and come.get(terms)}


def _by_terms(concepts: Iterable[Concept]) -> dict[frozenset[tuple[str, str]], str]:
    """The ids by the terms; "" where several entries have the same."""
    found: dict[frozenset[tuple[str, str]], str] = {}
    for concept in concepts:
        terms = frozenset((term.lang, term.text) for term in concept.terms)
        found[terms] = "" if terms in found else concept.id
    return found
