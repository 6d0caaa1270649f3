"""What is wrong with a glossary beyond its form: each fault with its place and what to do about it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from zhengming.keeping.proposing import is_person
from zhengming.keeping.proving import is_found, name_doubt, title_doubt, unread
from zhengming.model import Concept, Lang, Severity, Term
from zhengming.script import is_traditional, simplify
from zhengming.termbase import Termbase

_CHINA = ("zh", "zh-Hans", "zh-CN", "zh-SG")
_SIDES: Mapping[Lang, str] = {"zh": "Chinese", "en": "English"}
_LAST = ".,;:。，；：、"
_STANDING = ("preferred", "admitted")

Said = tuple[Severity, str]


class Fault(NamedTuple):
    """Something wrong with an entry, and what to do about it."""

    path: str
    line: int
    severity: Severity
    message: str


def lint(known: Termbase) -> list[Fault]:
    """What is wrong with the entries, by file and line."""
    concepts = sorted(known.concepts.values(), key=lambda concept: concept.id)
    alone = ((concept, said) for concept in concepts for said in _alone(concept, known))
    found = chain(alone, _doubles(concepts), _shared(concepts), _contradictions(concepts))
    faults = (Fault(c.path, c.line, severity, f'entry "{c.id}": {text}') for c, (severity, text) in found)
    return sorted(dict.fromkeys(faults))


def _alone(concept: Concept, known: Termbase) -> Iterator[Said]:
    """What is wrong with one entry by itself."""
    for term in concept.terms:
        yield from _ill_written(term)
        if term.status in _STANDING and not is_found(concept, _sentence(term), known):
            yield "warning", f'"{term.text}" is found in no text, not even alone; write it as it stands in releases'
    for lang, name in _SIDES.items():
        if not concept.rendered(lang):
            yield "note", f"has no {name} term, so nothing can be compared; add one under {lang}"
    best = [f'"{term.text}"' for term in concept.terms if term.status == "preferred" and term.lang == "en"]
    if len(best) > 1:
        yield "warning", f"prefers {', '.join(best)} at once; leave one preferred and make the others admitted"
    yield from _examples(concept, known)
    yield from unproven(concept)


def _sentence(term: Term) -> str:
    return term.text if term.lang.startswith("zh") else f"It is {term.text}, they say."


def _ill_written(term: Term) -> Iterator[Said]:
    text = term.text
    if text != text.strip() or "  " in text:
        yield "warning", f'"{text}" has spaces too many; take them out'
    if text.rstrip()[-1:] in _LAST and not (term.lang.startswith("en") and text.endswith(".")):
        yield "warning", f'"{text}" ends in a punctuation mark; take it off'
    if term.lang in _CHINA and is_traditional(text):
        yield "note", f'"{text}" is in traditional characters; if it is said so only there, put it under zh-Hant'


def _examples(concept: Concept, known: Termbase) -> Iterator[Said]:
    for text in concept.match:
        if not is_found(concept, text, known):
            yield "error", f'is not found in its example "{text}"; add the term, or take the example out of match'
    for text in concept.no_match:
        if is_found(concept, text, known):
            yield "error", f'is found in "{text}", where it must not be; add the longer term that it is part of there'


def unproven(concept: Concept) -> Iterator[Said]:
    """The English terms that the checks would not let stand beside the Chinese one; a source is believed."""
    doubt = {"person": name_doubt, "title": title_doubt}.get(concept.kind)
    zh = next((term.text for term in concept.rendered("zh") if term.status == "preferred"), "")
    if not doubt or not zh or concept.source:
        return
    for term in (term for term in concept.rendered("en") if term.status == "preferred"):
        if why := doubt(zh, term.text):
            yield "error", f"{why}; correct it, or name where it is from under source"
        elif concept.kind == "person" and is_person(zh) and (why := unread(zh, term.text)):
            yield "note", f"{why}; if the person writes it so, name where it is from under source"


def _doubles(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, Said]]:
    """Entries of one kind that prefer the same Chinese term."""
    by_term: defaultdict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept in concepts:
        for term in concept.rendered("zh"):
            group = by_term[concept.kind, simplify(term.text)]
            if term.status == "preferred" and not concept.scope and concept not in group:
                group.append(concept)
    for (_, text), group in by_term.items():
        for concept in group[1:]:
            first = group[0]
            if {t.text for t in first.rendered("en")} & {t.text for t in concept.rendered("en")}:
                how = f"zhengming glossary merge {first.id} {concept.id}"
                yield concept, ("warning", f'"{text}" and its English are in "{first.id}" too; make one of them: {how}')
            elif concept.kind != "person" or not (first.roles and concept.roles):
                apart = "roles" if concept.kind == "person" else "scope"
                how = f"give both {apart} to tell them apart, or merge them"
                yield concept, ("note", f'"{text}" is in "{first.id}" too, with other English; {how}')


def _shared(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, Said]]:
    """Short forms that several bodies have."""
    by_form: defaultdict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        for term in concept.terms:
            if concept.kind == "institution" and term.form != "full" and term.status in _STANDING and not concept.scope:
                by_form[term.text].append(concept)
    for text, group in by_form.items():
        for concept in group[1:]:
            if concept.id != group[0].id:
                what = f'"{text}" is a short form of "{group[0].id}" too and tells nothing; take it out, or give scope'
                yield concept, ("note", what)


def _contradictions(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, Said]]:
    """English that one entry refuses for a Chinese term for which another allows it."""
    allowed: defaultdict[tuple[str, str], list[Concept]] = defaultdict(list)
    every = list(concepts)
    for concept in every:
        for zh in concept.rendered("zh"):
            for en in concept.rendered("en"):
                if en.status in _STANDING and zh.status in _STANDING:
                    allowed[zh.text, en.text.casefold()].append(concept)
    for concept in every:
        for en in (term for term in concept.rendered("en") if term.status == "refused"):
            for zh in concept.rendered("zh"):
                for other in allowed.get((zh.text, en.text.casefold()), ()):
                    what = f'refuses "{en.text}" for {zh.text}, and "{other.id}" allows it; one of them is wrong'
                    yield concept, ("warning", what)
