"""From concepts to the elements of TBX, each in the words of the dialect that it is written for."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from json import dumps
from typing import NamedTuple

from ...model import Concept, Office, Status, Term
from .tbx_rules import MODULES, Dialect, categories
from .xml_editing import Node, Style, rendered

SPACE_OF_MODULE = "http://www.tbxinfo.net/ns/"
BASIC = Dialect("v3", "TBX-Basic", "dca")
MIN = Dialect("v3", "TBX-Min", "dca")
MARTIF = Dialect("v2", "TBX-Basic", "dca")
MIN_OF_2013 = Dialect("min", "TBX-Min", "dca")
_NAMES = {"v3": ("conceptEntry", "langSec", "termSec"), "v2": ("termEntry", "langSet", "tig")}
_STATUSES: dict[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "refused": "deprecatedTerm-admn-sts",
}
_BARE: dict[Status, str] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "refused": "forbidden",
}
_OF_2013: dict[Status, str] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "obsolete",
    "refused": "notRecommended",
}
_FORMS = {"full": "fullForm", "short": "shortForm", "acronym": "acronym"}
_UNSAID = {
    "known": "that it is known",
    "role": "an office",
    "match": "a text to match",
    "no-match": "a text not to match",
}
_HEADS = {
    "v3": """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="{name}" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>Glossary</title>
      </titleStmt>
      <sourceDesc>
        <p>Written by zhengming. Notes that begin with zm: are for its own use.</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
""",
    "v2": """<?xml version="1.0" encoding="UTF-8"?>
<martif type="{name}" xml:lang="en">
  <martifHeader>
    <fileDesc>
      <titleStmt>
        <title>Glossary</title>
      </titleStmt>
      <sourceDesc>
        <p>Written by zhengming. Notes that begin with zm: are for its own use.</p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <p type="XCSURI">TBXBasicXCSV02.xcs</p>
    </encodingDesc>
  </martifHeader>
  <text>
    <body>
""",
    "min": """<?xml version="1.0" encoding="UTF-8"?>
<TBX dialect="TBX-Min">
  <header>
    <id>Glossary</id>
    <description>Written by zhengming. Notes with keys that begin with zm: are for its own use.</description>
    <languages source="{source}" target="en"/>
  </header>
  <body>
""",
}
_TAILS = {
    "v3": "    </body>\n  </text>\n</tbx>\n",
    "v2": "    </body>\n  </text>\n</martif>\n",
    "min": "  </body>\n</TBX>\n",
}


class Frame(NamedTuple):
    """What elements are written for: the dialect, the prefix of its own elements, and those of the modules."""

    dialect: Dialect
    prefix: str = ""
    modules: tuple[tuple[str, str], ...] = ()

    def tag(self, name: str) -> str:
        return f"{self.prefix}:{name}" if self.prefix else name

    def carries(self, category: str) -> bool:
        """Whether the dialect has a data category."""
        if self.dialect.version == "min":
            return category == "administrativeStatus"
        if self.dialect.name == "TBX-Core":
            return False
        known = categories()[category]
        return not self.dialect.closed or known.module in MODULES[self.dialect.name]


def names_of(dialect: Dialect) -> tuple[str, str, str]:
    """The names of the elements of a concept, of a language and of a term."""
    return _NAMES.get(dialect.version, _NAMES["v2"])


def fact(frame: Frame, category: str, value: str) -> Node:
    """The element that says one data category."""
    if frame.dialect.version == "min":
        return Node("termStatus", value)
    known = categories()[category]
    if frame.dialect.style != "dct":
        return Node(frame.tag(known.element), value, (("type", category),))
    space = SPACE_OF_MODULE + known.module
    prefix = dict(frame.modules).get(space, "")
    declared = () if prefix else ((f"xmlns:{known.module}", space),)
    return Node(f"{prefix or known.module}:{category}", value, declared)


def note(frame: Frame, key: str, value: str) -> Node:
    """A note, or where there is a key what only this program reads."""
    if frame.dialect.version == "min":
        inner = (*((Node("noteKey", f"zm:{key}"),) if key else ()), Node("noteValue", value))
        return Node("noteGrp", (Node("note", inner),))
    return Node(frame.tag("note"), f"zm:{key}={value}" if key else value)


def status_word(frame: Frame, status: Status, like: str = "") -> str:
    """The word for a status, in the manner of the word that was there before where the dialect leaves that open."""
    if frame.dialect.version == "min":
        return _OF_2013[status]
    bare = bool(like) and not like.endswith("-admn-sts") and not frame.dialect.closed
    return _BARE[status] if bare else _STATUSES[status]


def form_word(form: str) -> str:
    """The word for a form."""
    return _FORMS[form]


def about_term(frame: Frame, term: Term) -> tuple[list[Node], list[Node]]:
    """What is said of a term: what comes directly behind it, and what comes later."""
    close: list[Node] = []
    later: list[Node] = []
    if frame.carries("administrativeStatus"):
        close.append(fact(frame, "administrativeStatus", status_word(frame, term.status)))
    if term.status == "refused" or not frame.carries("administrativeStatus"):
        later.append(note(frame, "status", term.status))
    if term.form != "full" and frame.carries("termType"):
        close.append(fact(frame, "termType", form_word(term.form)))
    elif term.form != "full":
        later.append(note(frame, "form", term.form))
    kept = (("from", term.since), ("to", term.until), ("case", term.case if term.case != "any" else ""))
    later.extend(note(frame, key, value) for key, value in kept if value)
    return close, later


def naming(frame: Frame, term: Term) -> Node:
    """The section of a term."""
    close, later = about_term(frame, term)
    return Node(frame.tag(names_of(frame.dialect)[2]), (Node(frame.tag("term"), term.text), *close, *later))


def section(frame: Frame, lang: str, terms: Iterable[Term]) -> Node:
    """The section of a language with its terms."""
    return Node(
        frame.tag(names_of(frame.dialect)[1]), tuple(naming(frame, term) for term in terms), (("xml:lang", lang),)
    )


def role_text(role: Office) -> str:
    """An office in one line, for a note."""
    return dumps(list(role), ensure_ascii=False)


def kept_in_notes(concept: Concept) -> list[tuple[str, str]]:
    """What of a concept only this program reads, by key."""
    return [
        *([("kind", concept.kind)] if concept.kind != "term" else []),
        *([("parent", concept.parent)] if concept.parent else []),
        *([("known", "yes")] if concept.known else []),
        *(("scope", each) for each in concept.scope),
        *(("role", role_text(role)) for role in concept.roles),
        *(("match", each) for each in concept.match),
        *(("no-match", each) for each in concept.no_match),
    ]


def about(frame: Frame, concept: Concept) -> list[Node]:
    """What is said of a concept before its terms."""
    found = defined(frame, concept.definition, concept.source)
    if concept.note:
        found.append(note(frame, "", concept.note))
    return [*found, *(note(frame, key, value) for key, value in kept_in_notes(concept))]


def defined(frame: Frame, definition: str, source: str) -> list[Node]:
    """A definition with its source, or one of both."""
    if not frame.carries("definition"):
        return [note(frame, key, text) for key, text in (("definition", definition), ("source", source)) if text]
    texts = [fact(frame, category, text) for category, text in (("definition", definition), ("source", source)) if text]
    return texts if len(texts) < 2 else [Node(frame.tag("descripGrp"), tuple(texts))]


def entry(frame: Frame, concept: Concept, name: str) -> Node:
    """The entry of a concept under an id, its languages in the order of their first terms."""
    langs = list(dict.fromkeys(term.lang for term in concept.terms))
    sections = [section(frame, lang, [term for term in concept.terms if term.lang == lang]) for lang in langs]
    said = [] if frame.dialect.version == "min" else about(frame, concept)
    if frame.dialect.version != "min" and name != concept.id and concept.id:
        said.append(note(frame, "id", concept.id))
    return Node(frame.tag(names_of(frame.dialect)[0]), (*said, *sections), (("id", name),) if name else ())


def unsaid(frame: Frame, concept: Concept) -> list[str]:
    """What of a concept a dialect has no place for, in words."""
    if not any(term.text for term in concept.terms):
        return ["an entry without a term"]
    if frame.dialect.version != "min":
        return []
    given = (("definition", concept.definition), ("source", concept.source), ("note", concept.note))
    plain = [f"the {what}" for what, text in given if text]
    keys = [key for key, _ in groupby(key for key, _ in kept_in_notes(concept))]
    return [*plain, *(_UNSAID.get(key, f"the {key}") for key in keys)]


def whole(dialect: Dialect, entries: Sequence[Node], source: str) -> str:
    """The text of a new file. `source` is the language that terms are translated from."""
    margin = "    " if dialect.version == "min" else "      "
    body = "".join(f"{margin}{rendered(each, margin, Style())}\n" for each in entries)
    head = _HEADS[dialect.version].replace("{name}", dialect.name).replace("{source}", source)
    return f"{head}{body}{_TAILS[dialect.version]}"
