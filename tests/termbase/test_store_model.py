"""Any changes in any order: what loads is what was meant, no comment is lost, and no byte of another entry changes."""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from zhengming.errors import GlossaryError
from zhengming.model import Concept, Office, Term
from zhengming.termbase import load
from zhengming.termbase.blocks import outline
from zhengming.termbase.forming import form
from zhengming.termbase.rendering import rendered
from zhengming.termbase.store import Change, change

SEEDS, STEPS = 20, 12
HANDS = """\
# the file @1

# above @2
alpha:  # beside @3
  zh: [甲, "甲: 子"]  # terms @4
  # between @5
  en:
    # item @6
    - Alpha  # one @7
    - {text: First Thing, status: admitted}  # two @8
  kind: term
  # below @9

bravo: {kind: term, zh: 乙, en: Bravo}  # braces @10
"charlie":
    kind: 'institution'
    "zh": 丙大学
    en: Charlie University
    note: |
      it is # no comment

      # none either
    parent: hotel  # up @11
# over @12
hotel:
  kind: institution
  zh: 丁大学
  en: [
    Hotel University,  # in @13
    "HU" ]
  definition: "two
    # lines"
person-a:
  kind: person
  zh: 马丽
  en: Ma Li
  roles:
    - {title: 院长, body: hotel, from: 2020}  # first @14
    - {title: 校长, body: charlie, from: 2022}
# the end @15
"""
PLACES = ("terms.yaml", "people.yml", "more/hand.yaml", "institutions.yaml")
Model = dict[str, dict[str, str]]


def said(folder: Path) -> Model:
    return {key: rendered(concept) for key, concept in load([folder]).concepts.items()}


def comments(folder: Path) -> Counter[str]:
    texts = (path.read_text("utf8") for path in folder.rglob("*.y*ml"))
    return Counter(found for text in texts for found in re.findall(r"# .*@\d+", text))


def blocks(folder: Path) -> dict[str, str]:
    files = (path.read_bytes().decode("utf8").removeprefix("\ufeff") for path in folder.rglob("*.y*ml"))
    return {block.id: block.text.strip("\r\n") for text in files for block in outline(text).blocks}


def laid(folder: Path, chance: random.Random) -> None:
    """A folder as people leave one: any line end, a mark in front, no end of the last line."""
    text = HANDS.replace("\n", chance.choice(["\n", "\r\n"]))
    text = text.rstrip() if chance.random() < 0.3 else text
    path = folder / chance.choice(PLACES)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(chance.choice(["", "\ufeff"]).encode() + text.encode())


TEXTS = (
    "a: b",
    "# hash",
    'it\'s "so"',
    "two\nlines",
    "- dash",
    "甲，乙",
    "yes",
    "{a}",
    "end ",
    "12",
    "\u2028",
    "a # b",
)


def edited(concept: Concept, chance: random.Random) -> Concept:
    def text() -> str:
        return chance.choice(TEXTS) + str(chance.randrange(9))

    terms = list(concept.terms)
    extra = Term(f"{text().replace('甲，乙', '')} z", chance.choice(["en", "en-GB"]), "full", "admitted")
    makers: list[Callable[[], Concept]] = [
        lambda: replace(concept, note=chance.choice([text(), ""])),
        lambda: replace(concept, definition=text()),
        lambda: replace(concept, match=(text(), text())),
        lambda: replace(concept, known=not concept.known),
        lambda: replace(concept, terms=tuple(sorted([*terms, extra], key=lambda term: (term.lang != "zh", term.lang)))),
        lambda: replace(concept, terms=tuple(terms[1:] or terms)),
        lambda: replace(concept, roles=concept.roles[:-1]),
        lambda: replace(concept, parent=""),
    ]
    if concept.kind == "person":
        office = Office(chance.choice(["Dean", "院长"]), "", "2023", "")
        makers.append(lambda: replace(concept, roles=(*concept.roles, office)))
    return chance.choice(makers)()


def step(folder: Path, chance: random.Random) -> None:
    """One change, and what must be so after it."""
    known = load([folder]).concepts
    model, was, remarks = said(folder), blocks(folder), comments(folder)
    named = {key for each in known.values() for key in (each.parent, *(office.body for office in each.roles))}
    old = known[chance.choice(sorted(known))] if known else None
    act = chance.choice(["add", "edit", "edit", "rename", "remove", "format"])
    touched: set[str] = set()
    if act == "format":
        form(folder)
        assert form(folder) == ()
    elif act == "add" or not old:
        kind = chance.choice(["term", "person", "institution"])
        new = Concept(f"n{chance.randrange(999)}", kind, (Term("戊己", "zh"), Term("New Thing", "en")))  # type: ignore[arg-type]
        if new.id not in known:
            change(folder, [Change(None, new)])
            model[new.id], touched = rendered(new), {new.id}
    else:
        new_id = f"r{chance.randrange(999)}"
        after = None if act == "remove" else replace(old, id=new_id) if act == "rename" else edited(old, chance)
        if old.id in named and (not after or after.id != old.id):
            with pytest.raises(GlossaryError, match="would go, and is named here"):
                change(folder, [Change(old, after)])
        elif not (after and after.id != old.id and after.id in known):
            change(folder, [Change(old, after)])
            del model[old.id]
            model |= {after.id: rendered(after)} if after else {}
            touched = {old.id, after.id if after else ""}
            gone = Counter(re.findall(r"# .*@\d+", was[old.id])) if not after else Counter()
            remarks -= gone
    assert said(folder) == model
    assert not remarks - comments(folder), act
    if act != "format":
        now = blocks(folder)
        assert {key: text for key, text in was.items() if key not in touched} == {
            key: text for key, text in now.items() if key not in touched
        }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_changes_in_any_order(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    laid(tmp_path, chance)
    for _ in range(STEPS):
        step(tmp_path, chance)
