"""A concept of another tool as far as a glossary keeps it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhengming.errors import Problem
from zhengming.model import Concept, Office, Term
from zhengming.script import HAN_CHAR
from zhengming.termbase.entries import ID, LANGUAGES
from zhengming.termbase.offices import is_date

_LETTER = re.compile(r"[^\W_]")


def ours(concept: Concept, unfit: list[Problem]) -> Concept | None:
    """A concept with the terms that a glossary keeps, None where none is left; what does not fit is told by line."""
    kept: dict[tuple[str, str], Term] = {}
    for term in concept.terms:
        lang, text = language(term.lang), " ".join(term.text.split())
        if not lang:
            continue
        if why := _misfit(lang, text):
            unfit.append(Problem(concept.path, concept.line, f'{lang} term "{text[:60]}" {why}; it is left out'))
            continue
        since, until = (when if is_date(when) else "" for when in (term.since, term.until))
        kept.setdefault((lang, text), term._replace(text=text, lang=lang, since=since, until=until))
    if not kept:
        return None
    terms = tuple(sorted(kept.values(), key=lambda term: LANGUAGES.index(term.lang)))
    return replace(concept, terms=_one_preferred(terms))


def language(tag: str) -> str:
    """The language of a glossary that a tag stands for, as zh-CN for zh_Hans_CN; empty where it keeps none such."""
    first, *more = tag.replace("_", "-").split("-")
    parts = [first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in more)]
    ways = [f"{parts[0]}-{parts[-1]}", *("-".join(parts[:size]) for size in range(len(parts), 0, -1))]
    return next((way for way in ways if way in LANGUAGES), "")


def _misfit(lang: str, text: str) -> str:
    han = HAN_CHAR.search(text)
    if not _LETTER.search(text):
        return "has no letter"
    if lang.startswith("zh") and not han:
        return "has no Han character"
    return f'has the Han character "{han[0]}"' if lang.startswith("en") and han else ""


def _one_preferred(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms, the first admitted one of each language preferred where none is."""
    chosen = {term.lang for term in terms if term.status == "preferred"}
    found = []
    for term in terms:
        if term.lang not in chosen and term.status == "admitted":
            chosen.add(term.lang)
            term = term._replace(status="preferred")
        found.append(term)
    return tuple(found)


def with_known(concept: Concept, known: Mapping[str, Concept], unfit: list[Problem]) -> Concept:
    """A concept without what it says of entries that are not there; that is told."""
    parent, roles = concept.parent, concept.roles
    if parent and (parent not in known or parent == concept.id):
        unfit.append(Problem(concept.path, concept.line, f'parent "{parent}" is no id of the glossary; it is left out'))
        parent = ""
    kept = tuple(office for office in roles if concept.kind == "person" and _is_known(office, known))
    if len(kept) < len(roles):
        what = "names a title or a body that is no id of the glossary, or is of somebody who is no person"
        unfit.append(Problem(concept.path, concept.line, f"a role {what}; it is left out"))
    return concept if (parent, kept) == (concept.parent, roles) else replace(concept, parent=parent, roles=kept)


def _is_known(office: Office, known: Mapping[str, Concept]) -> bool:
    kinds = ((office.title, "title"), (office.body, "institution"))
    return all(known[key].kind == kind if key in known else not ID.fullmatch(key) for key, kind in kinds if key)
