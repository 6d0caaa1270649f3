"""`zhengming glossary add`: a new entry."""

from typing import TYPE_CHECKING, Annotated

import typer

from zhengming.cli.glossary.choosing import Folder
from zhengming.cli.glossary.list import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from zhengming.keeping.proposing import Given, Question
    from zhengming.model import Concept, Office


def command(
    terms: Annotated[
        list[str],
        typer.Argument(help="Chinese and English terms; the first of each is preferred.", metavar="TERM..."),
    ],
    glossary: Folder = None,
    kind: Annotated[Kind | None, typer.Option(help="What it is. [default: a person, where it is surely one]")] = None,
    short: Annotated[list[str] | None, typer.Option(help="A short form. Repeatable.", metavar="TERM")] = None,
    id: Annotated[str, typer.Option(help="The id. [default: made of the English term]", show_default=False)] = "",
    title: Annotated[str, typer.Option(help="A person's office: 院长, or the id of a title.")] = "",
    body: Annotated[str, typer.Option(help="Where that office is: a name, or the id of an institution.")] = "",
    since: Annotated[str, typer.Option("--from", help="When it began: 2024, 2024-07 or 2024-07-06.")] = "",
    until: Annotated[str, typer.Option("--to", help="When it ended.")] = "",
    parent: Annotated[str, typer.Option(help="The id of the body above.")] = "",
    note: Annotated[str, typer.Option(help="A remark.")] = "",
    source: Annotated[str, typer.Option(help="Where it is from, as an address.")] = "",
    sure: Annotated[bool, typer.Option("--sure", help="The English name is right, however it reads.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.")] = False,
) -> None:
    """Add an entry. For a person the Chinese name is enough: the English one is proposed as it reads.

    What cannot be known is asked for in a terminal; elsewhere the message says which option or term to give.

    \b
    Examples:
      zhengming glossary add 罗文广
      zhengming glossary add 罗文广 --title 院长 --body 中欧学院 --from 2024-03
      zhengming glossary add 示例光电实验室 "Example Laboratory for Optoelectronics" --kind institution
      zhengming glossary add 碳中和 "carbon neutrality" --kind term
    """
    from zhengming.cli.glossary.choosing import beside, folder_of
    from zhengming.cli.output import complain, emit
    from zhengming.keeping.proposing import Given
    from zhengming.termbase.rendering import block
    from zhengming.termbase.store import Change, change, holding, ids

    folder = folder_of(glossary)
    zh, en = _by_script([*terms, *(short or ())])
    role = _role(title, body, since, until)
    given = Given(zh, en, kind and kind.value, id, note, source, parent, role, frozenset(short or ()), sure)
    _refuse_known(zh, en, holding(folder, zh[0]).values() if zh else ())
    concept = _asked(given, ids(folder), no_input)
    new = "" if folder.exists() else f"made the folder {folder.as_posix()}\n"
    paths: tuple[Path, ...] = change(folder, [Change(None, concept)], beside(folder))
    emit(f"{new}added to {paths[0].as_posix()}\n{block(concept)}")
    for other in (each for each in beside(folder)() if concept.id in ids(each)):
        complain(f'"{concept.id}" is an id of {other.as_posix()} too; of the two, the entry of the later folder counts')


def _by_script(terms: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    from zhengming.errors import UsageError
    from zhengming.script import HAN_CHAR

    texts = list(dict.fromkeys(" ".join(term.split()) for term in terms))
    if empty := [text for text in texts if not any(char.isalpha() for char in text)]:
        raise UsageError(f'"{empty[0]}" is no term: it has no letter and no Chinese character')
    return tuple(t for t in texts if HAN_CHAR.search(t)), tuple(t for t in texts if not HAN_CHAR.search(t))


def _role(title: str, body: str, since: str, until: str) -> "Office | None":
    from zhengming.errors import UsageError
    from zhengming.model import Office
    from zhengming.termbase.offices import is_date

    for option, when in (("--from", since), ("--to", until)):
        if when and not is_date(when):
            raise UsageError(f'{option} "{when}" is no date; write 2024, 2024-07 or 2024-07-06')
    if title:
        return Office(title, body, since, until)
    if body or since or until:
        raise UsageError("--body, --from and --to are about an office; say which with --title")
    return None


def _refuse_known(zh: tuple[str, ...], en: tuple[str, ...], known: "Iterable[Concept]") -> None:
    """Raises UsageError where an entry has both terms already, or the Chinese one where no English one is given."""
    from zhengming.errors import UsageError

    for concept in known:
        texts = {term.text for term in concept.terms}
        if zh and zh[0] in texts and (not en or en[0] in texts):
            what = f"{concept.path}:{concept.line}; change it with zhengming glossary edit {concept.id}"
            raise UsageError(f'"{zh[0]}" is in the entry "{concept.id}" already, {what}')


def _asked(given: "Given", taken: "Collection[str]", silent: bool) -> "Concept":
    """The entry, after as many questions as it takes."""
    import sys

    from zhengming.errors import UsageError
    from zhengming.keeping.proposing import Question, propose

    while isinstance(outcome := propose(given, taken), Question):
        if silent or not sys.stdin.isatty():
            likely = f" {', '.join(outcome.answers)}" if outcome.answers else ""
            how = "give --kind" if outcome.about == "kind" else "give it as one more term"
            said = f"{outcome.text}{likely}; {how}" if likely else f"{outcome.text} {how}"
            raise UsageError(said)
        answer = _answer(outcome)
        changed = {outcome.about: answer if outcome.about == "kind" else (answer,)}
        given = given._replace(**changed)  # type: ignore[arg-type]
    return outcome


def _answer(question: "Question") -> str:
    """What a person answers; a number stands for one of the likely answers."""
    for number, answer in enumerate(question.answers, 1):
        typer.echo(f"  {number}  {answer}")
    usual = "1" if question.about == "en" and question.answers else None
    said: str = typer.prompt(question.text.rstrip(":"), default=usual)
    chosen = int(said) - 1 if said.isascii() and said.isdigit() else -1
    answer = question.answers[chosen] if 0 <= chosen < len(question.answers) else said.strip()
    if question.about == "kind" and answer not in question.answers:
        typer.echo(f'"{answer}" is none of them')
        return _answer(question)
    return answer
