"""How the English writes Chinese names, and surnames that stand alone."""

from collections.abc import Iterator

from zhengming.names.desk import Desk
from zhengming.names.matching import Use, is_introduced
from zhengming.names.people import Ambiguity, Mention, Style
from zhengming.names.readings import apart, reads, written_surname
from zhengming.names.referring import so_titled


def styles(desk: Desk) -> Iterator[Style]:
    """The style of every English mention whose parts the Chinese name tells apart."""
    for use in desk.uses:
        if use.how in ("reading", "rare reading") and use.name and len(use.latin.tokens) > 1:
            order = _order(use)
            if order:
                yield Style(use.mention, use.name, order, _joint(use, order), _capitals(use))


def _order(use: Use) -> str:
    orders = {p.order for p in use.latin.parses if reads(use.name, p.surname, p.given)}
    return {"surname-first": "first", "given-first": "last"}.get(orders.pop(), "") if len(orders) == 1 else ""


def _joint(use: Use, order: str) -> str:
    given = use.latin.tokens[1:] if order == "first" else use.latin.tokens[:-1]
    if len(use.name) < 3 or apart(use.name)[0].surname == use.name[:2]:
        return ""
    return "spaced" if len(given) > 1 else "hyphenated" if "-" in given[0].text else "joined"


def _capitals(use: Use) -> str:
    return "capitals" if any(t.text.isupper() and len(t.text) > 1 for t in use.latin.tokens) else "ordinary"


def ambiguities(desk: Desk) -> Iterator[Ambiguity]:
    """The surnames alone after a title where two people before them bear the surname, and neither is near."""
    bearers: dict[str, dict[str, Mention]] = {}
    for segment in desk.en:
        near: dict[str, set[str]] = {}
        for use in desk.uses_in.get(segment, ()):
            if use.name and use.how != "transliteration":
                for surname in _surnames(use.name):
                    bearers.setdefault(surname, {}).setdefault(use.name, use.mention)
                    near.setdefault(surname, set()).add(use.name)
            elif len(use.latin.tokens) == 1 and is_introduced(use):
                named, here = bearers.get(use.latin.key, {}), near.get(use.latin.key, set())
                if len(named) > 1 and len(here) != 1:
                    own = so_titled(desk, use, named)
                    yield Ambiguity(use.mention, tuple(named.values()), named[own.pop()] if len(own) == 1 else None)


def _surnames(name: str) -> set[str]:
    return {"".join(way) for parts in apart(name)[:1] for way in written_surname(parts.surname)}
