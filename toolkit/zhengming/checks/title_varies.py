"""One Chinese title of one person in two English forms within a release: 主任 as "Director" and as "Chair"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from zhengming import titles
from zhengming.checks.context import Context
from zhengming.checks.couples import numbers
from zhengming.checks.holders import Held, Holder, numbered
from zhengming.model import Finding, Segment
from zhengming.titles import Rank

_ALIKE = (
    {"prof", "professor"},
    {"pm", "prime minister"},
    {"ceo", "chief executive officer", "chief executive"},
    {"mp", "member of parliament"},
    {"cfo", "chief financial officer"},
    {"gen", "general"},
    {"col", "colonel"},
)
_RANKS = frozenset(
    ("vice", "deputy", "associate", "assistant", "executive", "standing", "acting", "interim", "honorary")
)
_SHOWN = 6

Forms = Mapping[tuple[str, frozenset[str]], list[Held]]


def check(context: Context) -> Iterator[Finding]:
    """One finding for each title of a person that the English has in several forms, with the places."""
    by_segment = numbers(context)
    for holder in context.holders:
        for zh, forms in rendered(holder, by_segment).items():
            if len(forms) > 1:
                yield _finding(holder, zh, forms)


def rendered(holder: Holder, by_segment: Mapping[Segment, int]) -> Mapping[Rank, Forms]:
    """The English forms of each Chinese title of a person, where both stand in passages that render each other."""
    zh_here, en_here = numbered(holder.zh, by_segment), numbered(holder.en, by_segment)
    found: dict[Rank, dict[tuple[str, frozenset[str]], list[Held]]] = {}
    bodies: dict[Rank, str] = {}
    for number, zh in zh_here.items():
        for one in zh:
            body = _body(one)
            if body and bodies.setdefault(one.use.rank, body) != body:
                continue
            forms = [other for other in en_here.get(number, ()) if _only(one, other, holder)]
            if len({_form(other) for other in forms}) <= sum(each.use.rank == one.use.rank for each in zh):
                for other in forms:
                    found.setdefault(one.use.rank, {}).setdefault(_form(other), []).append(other)
    return found


def _body(zh: Held) -> str:
    """The end of what stands before a Chinese title: two titles of one kind may be of two bodies."""
    before = re.search("[\u4e00-\u9fff]{2}$", zh.segment.text[: zh.use.span.start][-2:])
    return before[0] if before else ""


def _only(zh: Held, en: Held, holder: Holder) -> bool:
    """Whether an English title renders a Chinese one and no other title of the same person."""
    if en.shared or not _agree(zh.use.rank, en.use.rank):
        return False
    return not any(_agree(other.use.rank, en.use.rank) for other in holder.zh if other.use.rank != zh.use.rank)


def _agree(zh: Rank, en: Rank) -> bool:
    return titles.corresponds(zh, en) and titles.disagreement(zh, en) is None


def _form(en: Held) -> tuple[str, frozenset[str]]:
    base = next((min(alike) for alike in _ALIKE if en.use.rank.base in alike), en.use.rank.base)
    words = re.sub(r"[\s-]+", " ", en.use.text.lower()).replace(en.use.rank.base, " ")
    return base, frozenset(words.split()) & _RANKS


def _finding(holder: Holder, zh: Rank, forms: Forms) -> Finding:
    ordered = sorted((list(dict.fromkeys(held)) for held in forms.values()), key=len, reverse=True)
    said = [f'"{held[0].use.text}"{_where(held)}' for held in ordered]
    title = next(one.use.text for one in holder.zh if one.use.rank == zh)
    return Finding(
        f"{title} of {holder.name} is {' and '.join(said)}; expected one form",
        tuple(held.mark for places in ordered[::-1] for held in places)[:_SHOWN]
        + tuple(one.mark for one in holder.zh if one.use.rank == zh)[:1],
    )


def _where(held: Sequence[Held]) -> str:
    lines = sorted({one.segment.place(one.use.span).line for one in held})
    return f" in line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
