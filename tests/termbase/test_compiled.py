"""The compiled form of a glossary says what its files say, and is not believed where it might say something else."""

import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.errors import GlossaryError
from zhengming.model import Concept, Lang, Segment
from zhengming.script import fold
from zhengming.termbase import Termbase, load, parse, shipped
from zhengming.termbase.cache import MOST_FILES
from zhengming.termbase.compiled import pack, unpack
from zhengming.termbase.reading import read

HERE = Path(__file__).parent
TERMS = parse((HERE / "terms.yaml").read_text("utf8"), "terms.yaml")
SHIPPED = read([shipped()])
PIECES = (
    *"东副前代生城部门 ，的了a5-'’",
    "  ",
    " of ",
    " — ",
    "Vice ",
    "s ",
    "es",
    " General",
    "\u200b",
    "東",
    "İ",
    "\n",
)


def again(termbase: Termbase) -> Termbase:
    return unpack(memoryview(b"".join(pack(termbase))))


def content(concept: Concept) -> list[Any]:
    return [getattr(concept, field.name) for field in fields(Concept)]


def claims(termbase: Termbase, text: str, lang: Lang) -> list[Any]:
    found = termbase.find(Segment(text, lang, "x", (), *fold(text)))
    return [(claim.span, claim.term, content(claim.concept)) for claim in found]


@pytest.mark.parametrize("termbase", [TERMS, SHIPPED, Termbase({})], ids=["terms", "shipped", "empty"])
def test_the_same_concepts_in_the_same_order(termbase: Termbase) -> None:
    concepts = again(termbase).concepts
    assert list(concepts) == list(termbase.concepts)
    assert [content(c) for c in concepts.values()] == [content(c) for c in termbase.concepts.values()]
    assert len(concepts) == len(termbase.concepts)
    assert all(concepts[key].id == key and key in concepts for key in termbase.concepts)
    assert "no-such" not in concepts
    assert concepts.get("no-such") is None
    assert 5 not in concepts


def test_every_field_comes_back() -> None:
    """Whatever fields concepts and their parts have: each has a value that is not its default."""

    def value(kind: Any, number: int) -> Any:
        if hasattr(kind, "_fields"):
            return kind(*(f"{name} {number}" for name in kind._fields))
        if get_args(kind)[1:] == (...,):
            return (value(get_args(kind)[0], 1), value(get_args(kind)[0], 2))
        return {bool: True, int: number}.get(kind, f"text {number}\ud800")

    concept = Concept(*(value(field.type, number + 1) for number, field in enumerate(fields(Concept))))
    (made,) = again(Termbase({"a": concept})).concepts.values()
    assert content(made) == content(concept)
    assert [type(item) for item in made.terms] == [type(item) for item in concept.terms]


def test_a_concept_stays_the_same_object() -> None:
    concepts = again(TERMS).concepts
    assert concepts["dean"] is concepts["dean"] is next(c for c in concepts.values() if c.id == "dean")


def words(termbase: Termbase) -> list[str]:
    return [term.text for concept in termbase.concepts.values() for term in concept.terms]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from((*words(TERMS), *PIECES)), max_size=8).map("".join), st.sampled_from(["zh", "en"]))
def test_the_same_terms_are_found(text: str, lang: Lang) -> None:
    assert claims(COMPILED, text, lang) == claims(TERMS, text, lang)


COMPILED = again(TERMS)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "zhengming" / "glossaries"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "a.yaml").write_text((HERE / "terms.yaml").read_text("utf8"), "utf8")
    return folder


def kept(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.exists() else []


def test_kept_once_and_for_the_user_alone(cache: Path, house: Path) -> None:
    first, second = load([house]), load([house])
    (path,) = kept(cache)
    assert [content(c) for c in first.concepts.values()] == [content(c) for c in second.concepts.values()]
    assert type(second.concepts) is not dict
    assert path.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == cache.parent.stat().st_mode & 0o777 == 0o700


def test_a_change_within_the_same_moment_is_seen(cache: Path, house: Path) -> None:
    path = house / "a.yaml"
    load([house])
    before = path.stat()
    with open(path, "r+b") as file:
        file.write(path.read_bytes().replace(b"Acting Dean", b"Ersatz Dean"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_ino) == (before.st_size, before.st_ino)
    assert load([house]).concepts["acting-dean"].terms[0].text == "Ersatz Dean"


def test_what_another_place_says_is_of_another_place(cache: Path, house: Path) -> None:
    load([house])
    other = house.rename(house.with_name("other"))
    assert {c.path for c in load([other]).concepts.values()} == {(other / "a.yaml").as_posix()}


def test_a_glossary_with_faults_is_not_kept(cache: Path, house: Path) -> None:
    (house / "b.yaml").write_text("b: {kind: titel, en: B}\n", "utf8")
    for _ in range(2):
        with pytest.raises(GlossaryError, match='unknown kind "titel"'):
            load([house])
    assert kept(cache) == []


def test_a_small_one_is_not_kept(cache: Path, house: Path) -> None:
    (house / "a.yaml").write_text("a: {kind: title, en: Dean}\n", "utf8")
    assert list(load([house]).concepts) == ["a"]
    assert kept(cache) == []


def flips(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), max(1, len(data) // 12)):
        yield data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


DAMAGES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "flipped": flips,
    "cut": lambda data: (data[:n] for n in (0, 1, 31, 32, 33, len(data) // 2, len(data) - 1)),
    "longer": lambda data: iter([data + b"\0"]),
    "another's": lambda data: iter([b"\0" * len(data), b"not ours"]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_not_believed_and_mended(
    cache: Path, house: Path, damage: Callable[[bytes], Iterator[bytes]]
) -> None:
    load([house])
    (path,) = kept(cache)
    whole = path.read_bytes()
    for data in damage(whole):
        path.write_bytes(data)
        assert list(load([house]).concepts) == list(TERMS.concepts)
        assert path.read_bytes() == whole


def test_what_others_may_write_is_not_believed(cache: Path, house: Path) -> None:
    load([house])
    (path,) = kept(cache)
    path.chmod(0o666)
    assert type(load([house]).concepts) is not dict
    assert path.stat().st_mode & 0o022 == 0
    cache.chmod(0o777)
    assert type(load([house]).concepts) is dict


def test_a_link_is_not_followed(cache: Path, house: Path, tmp_path: Path) -> None:
    load([house])
    cache.rename(tmp_path / "elsewhere")
    cache.symlink_to(tmp_path / "elsewhere")
    assert type(load([house]).concepts) is dict


@pytest.mark.parametrize("place", ["a file", "nowhere"])
def test_where_nothing_can_be_kept(place: str, house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / place) if place == "a file" else "/proc/none")
    assert list(load([house]).concepts) == list(TERMS.concepts)


def test_old_ones_go(cache: Path, house: Path) -> None:
    for number in range(MOST_FILES + 3):
        (house / "b.yaml").write_text(f"b: {{kind: title, en: Head {number}}}\n", "utf8")
        load([house])
        for path in kept(cache):
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**9))
    assert len(kept(cache)) == MOST_FILES
    left_over = cache / ".zhengming-x"
    left_over.write_bytes(b"half")
    os.utime(left_over, (0, 0))
    (house / "b.yaml").unlink()
    load([house])
    assert not left_over.exists()
