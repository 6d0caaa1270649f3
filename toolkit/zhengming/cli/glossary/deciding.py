"""Suggestions decided one by one: accepted, rejected, edited, skipped. The answers are lines of standard input."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from zhengming.cli.output import complain, emit
from zhengming.errors import ZhengmingError
from zhengming.model import Kind

if TYPE_CHECKING:
    from zhengming.model import Concept
    from zhengming.suggesting.suggestion import Rendering, Suggestion
    from zhengming.termbase import Termbase

Outcome = Literal["accepted", "rejected", "skipped", "quit", "again"]

_KEYS = "a accept  r reject  e edit  s skip  q quit"
_CHOICE = "1-{} this one  a all, the first preferred  r reject  e edit  s skip  q quit"


class Desk:
    """Where suggestions are decided: the folder that takes them, and what the whole glossary has by now."""

    def __init__(self, folder: Path, termbase: "Termbase", width: int) -> None:
        self.folder = folder
        self.width = width
        self._concepts = dict(termbase.concepts)

    def decide(self, suggestions: "Sequence[Suggestion]") -> None:
        """Go through some suggestions until all are decided, somebody quits, or the answers end."""
        from zhengming.cli.glossary.proposing import proposal

        outcomes: Counter[Outcome] = Counter()
        for number, suggestion in enumerate(suggestions, 1):
            emit(proposal(suggestion, number, len(suggestions), self.width))
            outcome: Outcome = "again"
            while outcome == "again":
                outcome = self._ask(suggestion)
            outcomes[outcome] += 1
            if outcome == "quit":
                break
            emit("\n")
        left = len(suggestions) - outcomes["accepted"] - outcomes["rejected"] - outcomes["skipped"]
        said = [f"{outcomes[each]} {each}" for each in get_args(Outcome)[:3] if outcomes[each]]
        emit(f"{', '.join([*said, f'{left} left'] if left else said) or 'nothing decided'}\n")

    def _ask(self, suggestion: "Suggestion") -> Outcome:
        """One answer about one suggestion."""
        question = suggestion.is_question
        answer = _line(f"{_CHOICE.format(len(suggestion.choices)) if question else _KEYS} > ")
        key = (answer or "q").strip().lower()
        try:
            if key in ("a", "accept"):
                return self._accept(suggestion, suggestion.choices)
            if question and key.isdecimal() and 0 < int(key) <= len(suggestion.choices):
                return self._choose(suggestion, suggestion.choices[int(key) - 1])
            if key in ("r", "reject"):
                return self._reject(suggestion, suggestion.choices)
            if key in ("e", "edit"):
                return self._edit(suggestion)
        except ZhengmingError as fault:
            complain(str(fault))
            return "again"
        if key in ("s", "skip", "q", "quit"):
            return "skipped" if key.startswith("s") else "quit"
        complain(f'"{key}" is no answer; give one of {", ".join("aresq")}{", or a number" if question else ""}')
        return "again"

    def _accept(self, suggestion: "Suggestion", chosen: "Sequence[Rendering]") -> Outcome:
        from zhengming.suggesting.entries import entry, widened
        from zhengming.termbase.store import find

        known = self._concepts.get(suggestion.known)
        if known:
            before = find(self.folder, known.id)
            return self._store(before, widened(before or known, chosen))
        parents = [suggestion.parent] if suggestion.parent and find(self.folder, suggestion.parent) else []
        return self._store(None, entry(suggestion, self._concepts, chosen, parents))

    def _store(self, before: "Concept | None", after: "Concept") -> Outcome:
        from zhengming.cli.glossary.choosing import beside
        from zhengming.termbase.store import Change, change

        paths = change(self.folder, [Change(before, after)], beside(self.folder))
        self._concepts[after.id] = after
        emit(f'stored as "{after.id}" in {", ".join(path.as_posix() for path in paths)}\n')
        return "accepted"

    def _choose(self, suggestion: "Suggestion", rendering: "Rendering") -> Outcome:
        """Accept one answer to a question, and reject the others."""
        outcome = self._accept(suggestion, [rendering])
        self._reject(suggestion, [each for each in suggestion.choices if each != rendering])
        return outcome

    def _reject(self, suggestion: "Suggestion", renderings: "Sequence[Rendering]") -> Outcome:
        from zhengming.suggesting import rejections

        rows = [(suggestion.kind, suggestion.name, each.text) for each in renderings]
        rejections.add(self.folder, rows)
        texts = " and ".join(f'"{each.text}"' for each in renderings)
        emit(f"{texts} for {suggestion.name} will not be suggested again\n")
        return "rejected"

    def _edit(self, suggestion: "Suggestion") -> Outcome:
        """Ask for each part, with what is suggested where nothing is given, and store what comes of it."""
        first = suggestion.renderings[0]
        asked = [("Chinese", suggestion.name), ("English", first.text), ("kind", suggestion.kind)]
        given = []
        for what, usual in asked:
            answer = _line(f"{what} [{usual}]: ")
            if answer is None:
                return "quit"
            given.append(" ".join(answer.split()) or usual)
        zh, en, kind = given
        if kind not in get_args(Kind):
            complain(f'"{kind}" is no kind; a kind is one of {", ".join(get_args(Kind))}')
            return "again"
        if suggestion.known and (zh, kind) == (suggestion.name, suggestion.kind):
            return self._accept(suggestion, [first._replace(text=en)])
        more = tuple(each for each in suggestion.renderings if each.form != "full")
        edited = suggestion._replace(
            kind=kind,  # type: ignore[arg-type]
            zh=((zh, "full"), *suggestion.zh[1:]),
            renderings=(first._replace(text=en), *more),
            known="",
        )
        outcome = self._accept(edited, edited.choices)
        if zh != suggestion.name:
            self._reject(suggestion, suggestion.choices)
        return outcome


def _line(prompt: str) -> str | None:
    """The next line of standard input, after a prompt; None where there is no more."""
    from zhengming.reports.hostile import harmless

    emit(harmless(prompt))
    stream = getattr(sys.stdin, "buffer", None)
    line = stream.readline().decode("utf8", "replace") if stream else sys.stdin.readline()
    if not sys.stdin.isatty():
        emit("\n")
    return line if line else None
