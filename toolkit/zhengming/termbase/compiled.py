"""A termbase as one run of bytes, and back: nothing of it is read before it is asked for.

Concepts are made when they are first met, and stay the same objects; what they say is read when the first of it is
asked for. Automata and the numbers beside them are used as they lie there. The bytes are to be those that `pack` gave,
of the same program: they are not looked at for faults.
"""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence, Sized, ValuesView
from dataclasses import MISSING, fields
from functools import cache, partial
from typing import Any, Final, TypeAlias, get_args

from ..model import Concept, Lang, Term
from .matching import Index
from .termbase import LANGS, Termbase

Parts: TypeAlias = Mapping[str, memoryview]
_ALIGNED = 8
_NUMBERS: Final = "I"
_NAMES = [field.name for field in fields(Concept)]
_TERMS, _PATH = map(_NAMES.index, ("terms", "path"))


def pack(termbase: Termbase) -> list[bytes]:
    """The bytes of a termbase, in pieces. Raises OverflowError for more than four thousand million of one sort."""
    parts = dict(_concept_parts(termbase.concepts))
    for lang in LANGS:
        index = termbase.index(lang)
        if index:
            parts[f"{lang} automaton"] = index.automaton.serialize()
            parts |= {f"{lang} {name}": bytes(getattr(index, name)) for name in Index._fields[1:]}
    table = json.dumps({name: len(part) for name, part in parts.items()}).encode()
    pieces = [len(table).to_bytes(_ALIGNED, "little"), table, *parts.values()]
    return [part for piece in pieces for part in (piece, bytes(-len(piece) % _ALIGNED))]


def _concept_parts(concepts: Mapping[str, Concept]) -> Iterator[tuple[str, bytes]]:
    shared: dict[Any, int] = {}
    terms = [term for concept in concepts.values() for term in concept.terms]
    yield from _joined("rows", [_row_of(concept, shared) for concept in concepts.values()])
    yield from _joined("texts", [term.text.encode("utf8", "surrogatepass") for term in terms])
    yield "rests", bytes(array(_NUMBERS, [_number(tuple(rest), shared) for _, *rest in terms]))
    yield "terms at", _ends([concept.terms for concept in concepts.values()])
    yield "kinds", bytes(array(_NUMBERS, [_number(concept.kind, shared) for concept in concepts.values()]))
    ids = [key.encode() for key in concepts]
    yield from _joined("ids", ids)
    yield "sorted", bytes(array(_NUMBERS, sorted(range(len(ids)), key=ids.__getitem__)))
    yield "shared", json.dumps(list(shared)).encode()


def _joined(name: str, pieces: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    yield name, b"".join(pieces)
    yield f"{name} at", _ends(pieces)


def _ends(pieces: Sequence[Sized]) -> bytes:
    """Where each of some pieces that are put together begins, and where the last one ends."""
    ends = array(_NUMBERS, [0])
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return bytes(ends)


def _row_of(concept: Concept, shared: dict[Any, int]) -> bytes:
    """The row of a concept: its fields without the last that are as usual; what many concepts have is a number."""
    row = [getattr(concept, name) for name in _NAMES]
    row[_TERMS], row[_PATH] = 0, _number(concept.path, shared)
    while row[-1] == _defaults()[len(row) - 1]:
        row.pop()
    row[_PATH + 1 :] = map(_plain, row[_PATH + 1 :])
    return _encode(row).encode("utf8", "surrogatepass")


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def _number(value: Any, shared: dict[Any, int]) -> int:
    return shared.setdefault(value, len(shared))


def _plain(value: Any) -> Any:
    """A value as JSON has it; what the last fields of a record have anyway is left out."""
    if not isinstance(value, tuple):
        return value
    rows = [_plain(item) for item in value]
    defaults = getattr(value, "_field_defaults", {})
    for name in reversed(getattr(value, "_fields", ())):
        if name not in defaults or rows[-1] != defaults[name]:
            break
        rows.pop()
    return rows


@cache
def _defaults() -> list[Any]:
    return [None if field.default is MISSING else field.default for field in fields(Concept)]


@cache
def _records() -> list[tuple[int, Any, tuple[Any, ...]]]:
    """The fields behind the path that hold tuples, by number: what the items are (None: texts) and have."""
    kinds = [(at, get_args(field.type)) for at, field in enumerate(fields(Concept)) if at > _PATH]
    items = [(at, args[0] if hasattr(args[0], "_fields") else None) for at, args in kinds if args and args[-1] is ...]
    return [(at, kind, tuple(kind._field_defaults.get(f) for f in kind._fields) if kind else ()) for at, kind in items]


_scan = json.JSONDecoder().raw_decode
_new, _put = tuple.__new__, object.__setattr__


def unpack(content: memoryview) -> Termbase:
    """The termbase of bytes that `pack` gave."""
    parts = _parts(content)
    concepts = Entries(parts)
    return Termbase(concepts, concepts.use, {lang: partial(_index, parts, lang) for lang in LANGS})


def _parts(content: memoryview) -> Parts:
    start = _ALIGNED + int.from_bytes(content[:_ALIGNED], "little")
    lengths = json.loads(bytes(content[_ALIGNED:start]))
    parts = {}
    for name, length in lengths.items():
        start += -start % _ALIGNED
        parts[name] = content[start : start + length]
        start += length
    return parts


def _index(parts: Parts, lang: Lang) -> Index | None:
    if f"{lang} automaton" not in parts:
        return None
    import daachorse

    kind = daachorse.CharwiseDoubleArrayAhoCorasick if lang == "zh" else daachorse.DoubleArrayAhoCorasick
    numbers = (parts[f"{lang} {name}"].cast(_NUMBERS) for name in Index._fields[1:])
    return Index(kind.deserialize(bytes(parts[f"{lang} automaton"])), *numbers)


class Entries(Mapping[str, Concept]):
    """The concepts of a packed termbase by id, in their order, each made when it is first asked for."""

    def __init__(self, parts: Parts) -> None:
        self._rows, self._rows_at = parts["rows"], parts["rows at"].cast(_NUMBERS)
        self._texts, self._texts_at = parts["texts"], parts["texts at"].cast(_NUMBERS)
        self._rests, self._terms_at = parts["rests"].cast(_NUMBERS), parts["terms at"].cast(_NUMBERS)
        self._ids, self._ids_at = parts["ids"], parts["ids at"].cast(_NUMBERS)
        self._kinds, self._sorted = parts["kinds"].cast(_NUMBERS), parts["sorted"].cast(_NUMBERS)
        shared = json.loads(bytes(parts["shared"]))
        self._shared: list[Any] = [tuple(value) if isinstance(value, list) else value for value in shared]
        self._made: list[Concept | None] = [None] * len(self._sorted)

    def __len__(self) -> int:
        return len(self._sorted)

    def __iter__(self) -> Iterator[str]:
        return map(self._id, range(len(self)))

    def __contains__(self, key: object) -> bool:
        return self._number(key) is not None

    def __getitem__(self, key: str) -> Concept:
        number = self._number(key)
        if number is None:
            raise KeyError(key)
        return self.at(number)

    def values(self) -> ValuesView[Concept]:
        return _Values(self)

    def at(self, number: int) -> Concept:
        """The concept of a number in their order."""
        return self._made[number] or self._make(number)

    def use(self, number: int, term: int) -> tuple[Term, Concept]:
        """A concept by its number and a term of it by the number in it."""
        return self._term(self._terms_at[number] + term), self._made[number] or self._make(number)

    def _make(self, number: int) -> Concept:
        self._made[number] = made = _Lazy.__new__(_Lazy)
        _put(made, "kind", self._shared[self._kinds[number]])
        _put(made, "_entries", self)
        _put(made, "_number", number)
        return made

    def _term(self, number: int) -> Term:
        text = str(self._texts[self._texts_at[number] : self._texts_at[number + 1]], "utf8", "surrogatepass")
        return _new(Term, (text, *self._shared[self._rests[number]]))

    def values_of(self, number: int) -> list[Any]:
        """The values of the fields of a concept, without the last that are as usual."""
        row = str(self._rows[self._rows_at[number] : self._rows_at[number + 1]], "utf8", "surrogatepass")
        values: list[Any] = _scan(row)[0]
        values[_TERMS] = tuple([self._term(n) for n in range(self._terms_at[number], self._terms_at[number + 1])])
        values[_PATH] = self._shared[values[_PATH]]
        for at, record, defaults in _records():
            if at >= len(values):
                break
            if record:
                values[at] = tuple([_new(record, (*item, *defaults[len(item) :])) for item in values[at]])
            else:
                values[at] = tuple(values[at])
        return values

    def _id(self, number: int) -> str:
        return str(self._ids[self._ids_at[number] : self._ids_at[number + 1]], "utf8")

    def _number(self, key: object) -> int | None:
        if not isinstance(key, str):
            return None
        from bisect import bisect_left

        at = bisect_left(self._sorted, key, key=self._id)
        return self._sorted[at] if at < len(self) and self._id(self._sorted[at]) == key else None


class _Values(ValuesView[Concept]):
    """The concepts without a look-up by id for each."""

    _mapping: Entries

    def __iter__(self) -> Iterator[Concept]:
        return map(self._mapping.at, range(len(self._mapping)))


class _Lazy(Concept):
    """A concept that knows its kind, and reads all else when the first of it is asked for."""

    __slots__ = ("_entries", "_number")

    _entries: Entries
    _number: int

    def __getattr__(self, name: str) -> Any:
        if name not in _NAMES:
            raise AttributeError(f"a concept has no {name}")
        Concept.__init__(self, *self._entries.values_of(self._number))
        return getattr(self, name)

    def __reduce__(self) -> tuple[type[Concept], tuple[Any, ...]]:
        return Concept, tuple(getattr(self, name) for name in _NAMES)
