"""The canonical form of a folder: what it looks like, that it says the same, and that large files are parted."""

from pathlib import Path

import pytest

from zhengming.errors import GlossaryError
from zhengming.termbase import load
from zhengming.termbase.forming import MOST, form

CASES = Path(__file__).with_name("forms.txt").read_text("utf8").split("=== ")[1:]
FORMED = [case.partition("\n")[::2] for case in CASES]


@pytest.mark.parametrize(("name", "texts"), FORMED, ids=[case[0] for case in FORMED])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_form(name: str, texts: str, end: str, tmp_path: Path) -> None:
    text, _, formed = texts.replace("·\n", "").partition("->\n")
    path = tmp_path / "own.yaml"
    path.write_bytes(text.replace("\n", end).encode())
    expected = formed.replace("\n", end).encode()
    changed = form(tmp_path, only_look=True)
    assert path.read_bytes() == text.replace("\n", end).encode()
    assert form(tmp_path) == changed
    assert path.read_bytes() == expected
    assert form(tmp_path) == ()


def test_a_large_file_of_a_kind_becomes_a_folder(tmp_path: Path) -> None:
    entries = [f"p{number:04}:\n  kind: person\n  en: Ma Li {number}\n" for number in range(MOST * 2 + 1)]
    (tmp_path / "people.yaml").write_text("# people\n\n" + "".join(entries) + "# end\n", "utf8")
    (tmp_path / "own.yaml").write_text("".join(entries).replace("p0", "o0").replace("p1", "o1"), "utf8")
    before = set(load([tmp_path]).concepts)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in form(tmp_path))
    assert names == ["people.yaml", "people/p0000.yaml", "people/p0334.yaml", "people/p0668.yaml"]
    assert not (tmp_path / "people.yaml").exists()
    assert (tmp_path / "people/p0000.yaml").read_text("utf8").startswith("# people\n\np0000:\n")
    assert (tmp_path / "people/p0668.yaml").read_text("utf8").endswith("# end\n")
    assert set(load([tmp_path]).concepts) == before
    assert form(tmp_path) == ()


def test_a_folder_with_a_fault_stays(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("b: {kind: term, en: B}\na: {kind: term, en: A}\n", "utf8")
    (tmp_path / "b.yaml").write_text("c: {kind: trem, en: B}\n", "utf8")
    with pytest.raises(GlossaryError, match='unknown kind "trem"'):
        form(tmp_path)
    assert (tmp_path / "a.yaml").read_text("utf8").startswith("b:")


def test_what_cannot_be_put_into_the_form_is_said(tmp_path: Path) -> None:
    text = "{b: {kind: term, en: B}, a: {kind: term, en: A}}\n"
    (tmp_path / "a.yaml").write_text(text + "# own\n", "utf8")
    with pytest.raises(GlossaryError, match="do not stand on lines of their own, and it has comments"):
        form(tmp_path)
    (tmp_path / "a.yaml").write_text(text, "utf8")
    form(tmp_path)
    assert (tmp_path / "a.yaml").read_text("utf8") == "a:\n  kind: term\n  en: A\nb:\n  kind: term\n  en: B\n"


def test_the_shipped_glossary_is_in_the_form() -> None:
    from zhengming.termbase import shipped

    assert form(shipped(), only_look=True) == ()


def test_a_large_file_takes_no_name_of_another(tmp_path: Path) -> None:
    entries = [f"p{number:04}:\n  kind: person\n  en: Ma Li {number}\n" for number in range(MOST + 1)]
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "p0000.yaml").write_text("q:\n  kind: person\n  en: Ma Li\n", "utf8")
    (tmp_path / "people.yaml").write_text("".join(entries), "utf8")
    before = set(load([tmp_path]).concepts)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in form(tmp_path))
    assert names == ["people.yaml", "people/p0000-2.yaml", "people/p0251.yaml"]
    assert set(load([tmp_path]).concepts) == before


def test_a_file_that_changes_underneath_is_formed_as_it_is_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhengming.termbase import forming

    path = tmp_path / "terms.yaml"
    path.write_text("a: {kind: term, en: A}\n", "utf8")
    hand = iter(["b: {kind: term, en: B}\n"])

    class Late(forming.Sheets):
        def unchanged(self, path: Path) -> bool:
            for line in hand:
                path.write_text(path.read_text("utf8") + line, "utf8")
            return super().unchanged(path)

    monkeypatch.setattr(forming, "Sheets", Late)
    assert form(tmp_path) == (path,)
    assert path.read_text("utf8") == "a:\n  kind: term\n  en: A\nb:\n  kind: term\n  en: B\n"
