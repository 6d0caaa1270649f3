"""From a suggestion to an entry of the glossary."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import cast

from zhengming.keeping.proposing import free_id
from zhengming.model import Case, Concept, Form, Status, Term
from zhengming.suggesting.suggestion import Rendering, Suggestion
from zhengming.termbase.entries import usual


def entry(
    suggestion: Suggestion, ids: Collection[str], chosen: Sequence[Rendering] = (), parents: Collection[str] = ()
) -> Concept:
    """A new entry with what is suggested, or with the chosen English only: the first is preferred, the rest admitted.

    `ids` are those that are taken, `parents` those of the folder that takes the entry.
    """
    english = [*(chosen or suggestion.choices), *(r for r in suggestion.renderings if r.form != "full")]
    zh = [_term("zh", text, form, at > 0) for at, (text, form) in enumerate(suggestion.zh)]
    en = [_term("en", rendering.text, rendering.form, at > 0) for at, rendering in enumerate(english)]
    parent = suggestion.parent if suggestion.parent in parents else ""
    return Concept(free_id(english[0].text, ids), suggestion.kind, (*zh, *en), parent=parent)


def widened(concept: Concept, english: Sequence[Rendering]) -> Concept:
    """An entry with further English, which is admitted."""
    return replace(concept, terms=(*concept.terms, *(_term("en", one.text, one.form, True) for one in english)))


def _term(lang: str, text: str, form: Form, further: bool) -> Term:
    usual_form, _ = usual(lang, text)
    kept = form if form != "full" else cast(Form, usual_form)
    status: Status = "admitted" if further else "preferred"
    return Term(text, lang, kept, status, case=cast(Case, usual(lang, text, kept)[1]))
