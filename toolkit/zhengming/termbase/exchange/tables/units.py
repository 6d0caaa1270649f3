"""From a concept to the rows of a table, and what of it the columns have no place for."""

from collections.abc import Iterator, Mapping, Sequence

from ....languages import is_chinese, is_english, is_traditional
from ....model import Concept, Term
from ...entries import usual
from .columns import Key, Layout
from .reading import LISTS, TEXTS, Unit

Placed = Mapping[str, Sequence[Term]]
"""The terms that go into the columns of each language."""


def units_of(concept: Concept, layout: Layout, near: Unit | None = None) -> tuple[list[Unit], list[str]]:
    """What the rows of a concept say, and in words what of it has no place. `near` is a row that it had before."""
    placed, missing = _placed(concept, layout)
    rows = list(_sparse(concept, layout, placed) if layout.sparse else _paired(layout, placed))
    if not rows:
        return [], [*missing, f"all of it: it has no terms in {' and '.join(layout.langs)} to put side by side"]
    about = _about(concept, layout, near or {})
    for number, row in enumerate(rows):
        row.update(about if number == 0 or not layout.sparse else {k: t for k, t in about.items() if k[0] == "id"})
    unsaid = [part for lang, terms in placed.items() for term in terms for part in _unsaid(term, lang, rows)]
    return rows, [*missing, *_missing(concept, layout), *unsaid]


def _placed(concept: Concept, layout: Layout) -> tuple[dict[str, list[Term]], list[str]]:
    placed: dict[str, list[Term]] = {lang: [] for lang in layout.langs}
    missing = []
    for term in concept.terms:
        lang = min(layout.langs, key=lambda column: _distance(term.lang, column), default="")
        if not lang or _distance(term.lang, lang) > 2:
            missing.append(f'the {term.lang} term "{term.text}"')
        elif term.status in ("refused", "deprecated") and not _states(layout, lang, term.status):
            missing.append(f'the {term.status} term "{term.text}"')
        else:
            placed[lang].append(term)
    return placed, missing


def _distance(tag: str, column: str) -> int:
    """How far the language of a term is from that of a column: 0 the same, up to 2 it can stand there, 9 it cannot."""
    if tag == column:
        return 0
    if is_chinese(tag) and is_chinese(column):
        if tag == "zh" or column == "zh":
            return 9 if is_traditional(tag) else 2 if is_traditional(column) else 1
        whole = tag in ("zh-Hans", "zh-Hant") or column in ("zh-Hans", "zh-Hant", "zh-Hans-CN", "zh-Hant-TW")
        return 1 if whole and is_traditional(tag) == is_traditional(column) else 9
    if is_english(tag) and is_english(column):
        return 1 if "en" in (tag, column) else 9
    return 9


def _states(layout: Layout, lang: str, status: str) -> bool:
    """Whether a table can say the status of a term of a language."""
    last = layout.langs[-1:] == (lang,)
    roles = {c.role for c in layout.columns if c.lang == lang or (last and not c.lang)}
    return "status" in roles or (status == "refused" and "forbidden" in roles)


def _sparse(concept: Concept, layout: Layout, placed: Placed) -> Iterator[Unit]:
    lists = {name: getattr(concept, name.replace("-", "_")) for name in LISTS if layout.with_role(name)}
    roles = concept.roles if layout.with_role("role-title") else ()
    sizes = [-(-len(terms) // layout.slots(lang)) for lang, terms in placed.items()]
    for number in range(max(1, len(roles), *sizes, *map(len, lists.values()))):
        unit: Unit = {}
        for lang, terms in placed.items():
            slots = layout.slots(lang)
            for slot, term in enumerate(terms[number * slots : (number + 1) * slots]):
                unit |= _said(term, lang, slot, layout)
        unit |= {(name, "", 0): texts[number] for name, texts in lists.items() if number < len(texts)}
        if number < len(roles):
            fields = zip(("title", "body", "from", "to"), roles[number], strict=True)
            unit |= {(f"role-{name}", "", 0): text for name, text in fields if text}
        yield unit


def _paired(layout: Layout, placed: Placed) -> Iterator[Unit]:
    """Rows in which every term has its best counterpart of each other language beside it."""
    if sum(map(bool, placed.values())) < min(2, len(layout.langs)):
        return
    waiting = {lang: list(terms) for lang, terms in placed.items()}
    leaders = layout.langs[:1] if layout.single else layout.langs
    while any(waiting[lang] for lang in leaders):
        leader = next(lang for lang in leaders if waiting[lang])
        lead = _head(waiting[leader])
        unit: Unit = {}
        for lang, terms in placed.items():
            chosen = [lead] if lang == leader else _partner(lead, terms, waiting[lang])
            chosen += [t for t in waiting[lang] if t not in chosen][: layout.slots(lang) - 1] if chosen else []
            for slot, term in enumerate(chosen):
                unit |= _said(term, lang, slot, layout)
            waiting[lang] = [term for term in waiting[lang] if term not in chosen]
        yield unit


def _head(terms: Sequence[Term]) -> Term:
    return next((term for term in terms if term.status == "preferred"), terms[0])


def _partner(lead: Term, terms: Sequence[Term], waiting: Sequence[Term]) -> list[Term]:
    """The term that stands beside another: one as long that has not been written yet, else the preferred one."""
    if not terms:
        return []
    fit = [t for t in waiting if (t.form == "full") == (lead.form == "full") and lead.status in ("preferred", t.status)]
    return [_head(fit) if fit else _head(terms)]


def _said(term: Term, lang: str, slot: int, layout: Layout) -> Unit:
    """What a row says of one term, in the columns that there are."""
    said: Unit = {("term", lang, slot): term.text}
    last = layout.langs[-1] == lang
    values = {
        "status": term.status, "form": term.form, "case": term.case, "from": term.since, "to": term.until,
        "forbidden": "yes" if term.status == "refused" else "no",
    }  # fmt: skip
    keys = {column.key for column in layout.columns}
    for role, value in values.items():
        general = (role, "", 0) if last or role not in ("status", "forbidden") else None
        key: Key | None = (role, lang, slot) if (role, lang, slot) in keys else general
        if value and key in keys:
            said[key] = value
    return said


def _about(concept: Concept, layout: Layout, near: Unit) -> Unit:
    """What rows say of the concept as a whole; where several columns could, the one that said it before."""
    values = {name: getattr(concept, name) for name in ("id", "kind", *TEXTS)}
    values["known"] = "yes" if concept.known else ""
    about: Unit = {}
    for role, value in values.items():
        keys = [column.key for column in layout.with_role(role)]
        key = next((key for key in keys if key in near), keys[0] if keys else None)
        if key and value:
            about[key] = value
    return about


def _missing(concept: Concept, layout: Layout) -> Iterator[str]:
    """What is said of a concept as a whole and has no column, in words."""
    roles = {column.role for column in layout.columns}
    if concept.kind != "term" and "kind" not in roles:
        yield f"its kind ({concept.kind})"
    yield from (f"its {name}" for name in TEXTS if getattr(concept, name) and name not in roles)
    lists = {"roles": concept.roles, "known": concept.known, "scope": concept.scope}
    lists |= {"match": concept.match, "no-match": concept.no_match}
    has = roles | ({"roles"} if layout.sparse and "role-title" in roles else set())
    yield from (f"its {name}" for name, value in lists.items() if value and (name not in has or not layout.sparse))


def _unsaid(term: Term, lang: str, rows: Sequence[Unit]) -> Iterator[str]:
    """What of a term stands in none of its rows, in words."""
    mine = [row for row in rows if any(key[:2] == ("term", lang) and text == term.text for key, text in row.items())]
    if not mine:
        yield f'the {term.lang} term "{term.text}"'
        return
    roles = {role for row in mine for role, about, _ in row if about in (lang, "")}
    form, _ = usual(term.lang, term.text)
    _, case = usual(term.lang, term.text, term.form)
    if term.form != form and "form" not in roles:
        yield f'that "{term.text}" is {"an acronym" if term.form == "acronym" else f"a {term.form} form"}'
    if term.case != case and "case" not in roles:
        yield f'the case of "{term.text}"'
    if (term.since or term.until) and not {"from", "to"} & roles:
        yield f'the dates of "{term.text}"'


def effective(unit: Unit, concept: Concept) -> Unit:
    """What a row of a concept says, with what it leaves to be understood."""
    terms = {(term.text, term.lang): term for term in concept.terms}
    whole: Unit = {("kind", "", 0): concept.kind}
    for (role, lang, slot), text in unit.items():
        if role == "term" and (text, lang) in terms:
            term = terms[text, lang]
            refused = "yes" if term.status == "refused" else "no"
            values = {"status": term.status, "form": term.form, "case": term.case, "forbidden": refused}
            whole |= {(name, lang, slot): value for name, value in values.items()}
            whole |= {(name, "", 0): value for name, value in values.items()}
    return whole | unit
