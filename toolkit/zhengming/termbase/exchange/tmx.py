"""TMX as a glossary (LISA OSCAR, 1.1 to 1.4b): a unit is a concept, each of its variants a term.

Tools that read a TMX propose what is in it, so terms that are refused or deprecated are not written. What else TMX has
no element for stands in properties of ours.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...errors import Problem, Unreadable, UsageError
from ...markup import Chars, Element, Unsound, Written, decoded, elements
from ...model import Concept, Term
from .neutral import Format, Incoming, Outgoing
from .tbx_building import kept_in_notes
from .xml_desk import Desk, explicit, given_for, says_the_same, style_in, under
from .xml_editing import Edit, Node, Style, applied, encoded, margin_of, rendered, without
from .xml_facts import Entry, Fact, Naming, Section, concept_of, first, is_kept, resolved, spaced, tag_of, term_of
from .xml_matching import matched, paired

_ALLOWED = {"tmx": ("header", "body"), "body": ("tu",), "tu": ("note", "prop", "tuv"), "tuv": ("note", "prop", "seg")}
_CODES = ("bpt", "ept", "ph", "it", "ut")
MOST_FAULTS = 20
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="zhengming" creationtoolversion="1" segtype="phrase" o-tmf="zhengming" adminlang="en"\
 srclang="{source}" datatype="plaintext"/>
  <body>
"""
_TAIL = "  </body>\n</tmx>\n"


def read(data: bytes, path: str) -> Incoming:
    """The concepts of a TMX file. Raises Unreadable with each of its faults."""
    lost: Counter[str] = Counter()
    lines: dict[str, int] = {}
    concepts = []
    for entry in _entries(_written(data, path), path):
        for what, line in _lost_in(entry):
            lines.setdefault(what, line)
            lost[what] += 1
        concepts.append(entry.concept)
    return Incoming(tuple(concepts), tuple(Problem(path, lines[what], _told(what, lost[what])) for what in lost))


def _told(what: str, count: int) -> str:
    return f"{what} is not taken over{f', here and {count - 1} more below' if count > 1 else ''}"


def _lost_in(entry: Entry) -> Iterator[tuple[str, int]]:
    for element in (entry.element, *(naming.section for section in entry.sections for naming in section.namings)):
        for prop in element.named("prop"):
            if not prop.get("type").startswith("zm:"):
                yield f'prop "{prop.get("type")}"', prop.line
        if element is not entry.element:
            yield from (("note", note.line) for note in element.named("note"))


def _written(data: bytes, path: str) -> Written:
    try:
        return decoded(data)
    except Unsound as fault:
        raise Unreadable(Problem(path, fault.line, fault.message)) from None


def _entries(written: Written, path: str) -> Iterator[Entry]:
    """The units of a file, each checked; a file with a fault raises Unreadable before its end."""
    faults: list[tuple[int, str]] = []
    try:
        for element in elements(written.text, ("tu",)):
            faults.extend(_faults(element) if element.above is not None else _faults_of_root(element))
            if len(faults) > MOST_FAULTS:
                break
            if element.above is not None and not faults:
                yield _entry(element, path)
    except Unsound as fault:
        faults = [(fault.line, fault.message)]
    if faults:
        raise Unreadable(*(Problem(path, *fault) for fault in sorted(faults)[:MOST_FAULTS]))


def _faults_of_root(root: Element) -> Iterator[tuple[int, str]]:
    if root.name != "tmx":
        yield root.line, f"<{root.tag}> is no root of TMX; allowed: <tmx>"
        return
    yield from _strays(root)
    for body in root.named("body"):
        yield from _strays(body)
    if not any(root.named("body")):
        yield root.line, "<tmx> has no <body>, which it needs"


def _faults(unit: Element) -> Iterator[tuple[int, str]]:
    """What is wrong with a unit."""
    if unit.above is None or unit.above.name != "body":
        yield unit.line, f"<tu> stands in <{unit.above.tag if unit.above else ''}>; allowed in: body"
    yield from _strays(unit)
    if not any(unit.named("tuv")):
        yield unit.line, "<tu> has no <tuv>, which it needs"
    for variant in unit.named("tuv"):
        yield from _strays(variant)
        if not _lang(variant):
            yield variant.line, "<tuv> has no xml:lang, which it needs"
        if len(list(variant.named("seg"))) != 1:
            yield variant.line, "<tuv> has no <seg> or several; it has one"


def _strays(element: Element) -> Iterator[tuple[int, str]]:
    for child in element.elements:
        if child.name not in _ALLOWED[element.name]:
            allowed = ", ".join(_ALLOWED[element.name])
            yield child.line, f"<{child.tag}> is not allowed in <{element.tag}>; allowed: {allowed}"
    text = "".join(part.text for part in element.parts if isinstance(part, Chars)).strip()
    if text:
        yield (
            element.line,
            f'<{element.tag}> has the text "{text[:40]}" in it; allowed: {", ".join(_ALLOWED[element.name])}',
        )


def _lang(variant: Element) -> str:
    return variant.get("xml:lang").strip() or variant.get("lang").strip()


def _entry(unit: Element, path: str) -> Entry:
    facts = list(_facts(unit))
    langs: dict[str, list[Naming]] = {}
    for variant in unit.named("tuv"):
        lang = tag_of(_lang(variant))
        said = list(_facts(variant))
        seg = next(variant.named("seg"))
        naming = Naming(variant, seg, term_of(spaced(_prose(seg)), lang, "full", said), said)
        langs.setdefault(lang, []).append(naming)
    for namings in langs.values():
        for naming, status in zip(namings, resolved([_stated(n.facts) for n in namings]), strict=True):
            naming.term = naming.term._replace(status=status)
    sections = [Section(unit, lang, namings) for lang, namings in langs.items()]
    terms = [naming.term for naming in sorted(_namings(sections), key=lambda naming: naming.section.start)]
    concept = concept_of(unit, facts, terms, path)
    return Entry(unit, replace(concept, id=first(facts, "zm:id") or unit.get("tuid")), sections, facts)


def _namings(sections: Sequence[Section]) -> Iterator[Naming]:
    return (naming for section in sections for naming in section.namings)


def _prose(element: Element) -> Iterator[str]:
    """The characters of a segment without codes of other formats; a line end of the file is marked."""
    for part in element.parts:
        if isinstance(part, Chars):
            yield "\0" if part.text == "\n" and part.end - part.start <= 2 else part.text
        elif part.name not in _CODES:
            yield from _prose(part)


def _facts(element: Element) -> Iterator[Fact]:
    for child in element.named("note", "prop"):
        key = child.get("type") if child.name == "prop" else "note"
        if key == "note" or key.startswith("zm:"):
            yield Fact(key, spaced(_prose(child)), child, child)


def _stated(facts: Sequence[Fact]) -> str:
    said = first(facts, "zm:status")
    return said if said in ("preferred", "admitted", "deprecated", "refused") else ""


def _note(key: str, value: str) -> Node:
    return Node("prop", value, (("type", f"zm:{key}"),)) if key else Node("note", value)


def _about(concept: Concept) -> list[tuple[str, str]]:
    """What is said of a concept, by key."""
    own = (("", concept.note), ("definition", concept.definition), ("source", concept.source))
    return [*((key, value) for key, value in own if value), *kept_in_notes(concept)]


def _about_term(term: Term) -> list[tuple[str, str]]:
    """What is said of a term beside its status, by key."""
    own = (
        ("form", term.form if term.form != "full" else ""),
        ("from", term.since),
        ("to", term.until),
        ("case", term.case if term.case != "any" else ""),
    )
    return [(key, value) for key, value in own if value]


def _variant(term: Term, says_status: bool) -> Node:
    said = [("status", term.status)] if says_status else []
    notes = tuple(_note(key, value) for key, value in (*said, *_about_term(term)))
    return Node("tuv", (*notes, Node("seg", term.text)), (("xml:lang", term.lang),))


def _usable(concept: Concept) -> Concept:
    """A concept with the terms that may be proposed."""
    return replace(concept, terms=tuple(t for t in concept.terms if t.text and t.status in ("preferred", "admitted")))


def _unit(concept: Concept) -> Node:
    langs = list(dict.fromkeys(term.lang for term in concept.terms))
    variants: list[Node] = []
    for lang in langs:
        terms = [term for term in concept.terms if term.lang == lang]
        says = resolved([""] * len(terms)) != [term.status for term in terms]
        variants.extend(_variant(term, says) for term in terms)
    notes = (_note(key, value) for key, value in _about(concept))
    return Node("tu", (*notes, *variants), (("tuid", concept.id),) if concept.id else ())


def _lost(concept: Concept) -> Iterator[Problem]:
    for term in concept.terms:
        if term.text and term.status in ("deprecated", "refused"):
            message = f'entry "{concept.id}": "{term.text}" is {term.status} and not written, as tools would propose it'
            yield Problem(concept.path, concept.line, message)
    if not _usable(concept).terms:
        message = f'entry "{concept.id}": an entry without a term has no place in this format'
        yield Problem(concept.path, concept.line, message)


def write(concepts: Sequence[Concept], like: bytes) -> Outgoing:
    """A TMX file of version 1.4, or the file that the concepts came from with what differs."""
    if not any(_usable(concept).terms for concept in concepts):
        raise UsageError("no concept with a term to write: a TMX file has at least one")
    lost = tuple(problem for concept in concepts for problem in _lost(concept))
    if like:
        return Outgoing(_changed(concepts, _written(like, "the file to write to")), lost)
    told = [usable for concept in concepts if (usable := _usable(concept)).terms]
    source = next((t.lang for concept in told for t in concept.terms if t.lang.startswith("zh")), "*all*")
    body = "".join(f"    {rendered(_unit(concept), '    ', Style())}\n" for concept in told)
    return Outgoing(f"{_HEAD.replace('{source}', source)}{body}{_TAIL}".encode(), lost)


def _changed(concepts: Sequence[Concept], written: Written) -> bytes:
    text = written.text
    olds = list(_entries(written, "the file to write to"))
    numbers = matched([entry.concept for entry in olds], concepts)
    edits: list[Edit] = []
    for concept, number in zip(concepts, numbers, strict=True):
        usable = _usable(concept)
        if number >= 0 and usable.terms and not says_the_same(olds[number].concept, usable):
            edits.extend(_edits(text, olds[number], usable))
    kept = set(numbers)
    for number, entry in enumerate(olds):
        if number not in kept and any(term.text and is_kept(term.lang) for term in entry.concept.terms):
            edits.append(without(text, entry.element))
    new = [_usable(concept) for concept, number in zip(concepts, numbers, strict=True) if number < 0]
    if olds:
        last = olds[-1].element
        style, margin = style_in(text, last), margin_of(text, last)
        units = (f"{style.end}{margin}{rendered(_unit(each), margin, style)}" for each in new if each.terms)
        edits.extend(Edit(last.end, last.end, unit) for unit in units)
    return encoded(applied(text, edits), written)


def _edits(text: str, entry: Entry, new: Concept) -> list[Edit]:
    """The edits that make a unit say what a concept says."""
    desk = Desk(text, style_in(text, entry.element), _note)
    put: list[Node] = []
    said = _about(new)
    for key in dict.fromkeys(key for key, _ in (*said, *_about(entry.concept))):
        found = under(entry.facts, f"zm:{key}" if key else "note")
        texts = [value for each, value in said if each == key]
        if texts != ["\n".join(fact.value for fact in found)] and texts != [fact.value for fact in found]:
            desk.exchange(found, texts, key, put)
    _put(desk, entry.element, put)
    for section in entry.sections:
        given = given_for(section, entry, new)
        if given is not None:
            _terms(desk, section, given)
    there = {section.lang for section in entry.sections}
    added = [term for term in new.terms if term.lang not in there]
    desk.put_behind(_last_variant(entry.element), (_variant(term, True) for term in added))
    return desk.edits


def _last_variant(unit: Element) -> Element:
    return list(unit.named("tuv"))[-1]


def _put(desk: Desk, element: Element, nodes: Sequence[Node]) -> None:
    """Put notes and properties behind those of an element, before anything else."""
    before = list(element.named("note", "prop"))
    if before:
        desk.put_behind(before[-1], nodes)
    else:
        desk.put_first(element, nodes)


def _terms(desk: Desk, section: Section, terms: Sequence[Term]) -> None:
    """Change the terms of one language."""
    namings = [naming for naming in section.namings if naming.term.text]
    if [naming.term for naming in namings] == list(terms):
        return
    olds = paired(namings, terms)
    texts = []
    for naming, term, told in zip(olds, terms, explicit(olds, terms, _stated), strict=True):
        margin = margin_of(desk.text, section.namings[0].section)
        texts.append(
            _renamed(desk, naming, term, told) if naming else rendered(_variant(term, told), margin, desk.style)
        )
    desk.place([naming.section for naming in namings], texts, section.namings[-1].section)


def _renamed(desk: Desk, naming: Naming, term: Term, says_status: bool) -> str:
    inner = desk.within(naming.section)
    if term.text != naming.term.text:
        inner.retell(naming.word, term.text)
    put: list[Node] = []
    said = [*_about_term(term), *([("status", term.status)] if says_status or _stated(naming.facts) else [])]
    for key in ("form", "from", "to", "case", "status"):
        texts = [value for each, value in said if each == key]
        found = under(naming.facts, f"zm:{key}")
        if texts != [fact.value for fact in found]:
            inner.exchange(found, texts, key, put)
    _put(inner, naming.section, put)
    return applied(desk.text, inner.edits, naming.section.start, naming.section.end)


FORMAT = Format("tmx", (".tmx",), "TMX 1.4, a translation memory as a glossary", read, write)
