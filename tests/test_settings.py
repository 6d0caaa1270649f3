"""Settings: what a file may say, and one message with file, line, found and allowed for each thing that it may not."""

from pathlib import Path

import pytest

from zhengming.errors import SettingsError
from zhengming.settings import Settings, load

CHECKS = ("name-mismatch", "name-missing", "unpaired")

GOOD = [
    ("", {}),
    ("# only a comment\n", {}),
    ('level = "error"', {"level": "error"}),
    ('exclude = ["drafts/**", "*.bak.md"]', {"exclude": ("drafts/**", "*.bak.md")}),
    ('house = ["hust"]', {"house": ("hust",)}),
    ('glossaries = ["shipped"]', {"glossaries": ("shipped",)}),
    ("glossaries = []", {"glossaries": ()}),
    ('[checks]\nname-mismatch = "off"\nunpaired = "note"', {"checks": {"name-mismatch": "off", "unpaired": "note"}}),
    ('checks.unpaired = "off"', {"checks": {"unpaired": "off"}}),
    ('[[pairs]]\nzh = "zh/**/*.md"\nen = "en/**/*.md"', {"pairs": (("zh/**/*.md", "en/**/*.md"),)}),
    ('pairs = [{zh = "甲.txt", en = "a.txt"}]', {"pairs": (("甲.txt", "a.txt"),)}),
    ('\ufefflevel = "note"', {"level": "note"}),
    ('level = "note"\r\nhouse = []\r\n', {"level": "note"}),
]

ALLOWED_KEYS = "allowed: allow, baseline, checks, exclude, glossaries, house, level, pairs, words"

BAD = [
    ('glosaries = ["x"]', f'1: unknown key "glosaries"; did you mean "glossaries"? {ALLOWED_KEYS}'),
    ('\n\nxyz = "x"', f'3: unknown key "xyz"; {ALLOWED_KEYS}'),
    ("[wibble]\na = 1", f'1: unknown key "wibble"; {ALLOWED_KEYS}'),
    ('level = "warn"', '1: level is "warn"; did you mean "warning"? allowed: error, warning, note'),
    ("level = 3", "1: level is the number 3; allowed: error, warning, note"),
    ('exclude = "a"', '1: exclude is "a"; a list of strings is expected, as ["a"]'),
    ("exclude = [1]", "1: exclude holds the number 1; non-empty strings are expected"),
    ('glossaries = [""]', "1: glossaries holds an empty string; non-empty strings are expected"),
    ("house = true", "1: house is true; a list of strings is expected"),
    ("words = 2024-07-06", "1: words is the date 2024-07-06; a list of strings is expected"),
    ('checks = ["unpaired"]', '1: checks is a list; a table is expected, as [checks] with name-mismatch = "off"'),
    (
        '[checks]\n# a note\nname-mismatch = "of"',
        '3: checks.name-mismatch is "of"; did you mean "off"? allowed: off, error, warning, note',
    ),
    (
        "[checks]\nunpaired = false",
        "2: checks.unpaired is false; allowed: off, error, warning, note",
    ),
    (
        '[checks]\nname-mising = "off"',
        '2: unknown check "name-mising"; did you mean "name-missing"? allowed: name-mismatch, name-missing, unpaired',
    ),
    ('pairs = "a"', '1: pairs is "a"; a list of tables is expected, as [[pairs]] with zh = "zh/**/*.md"'),
    ('pairs = ["a"]', '1: pair 1 is "a"; a table is expected, as {zh = "…", en = "…"}'),
    ('[[pairs]]\nzh = "a"\nen = "b"\n[[pairs]]\nzh = "c"', "4: pair 2: en is missing; a path or glob is expected"),
    ('[[pairs]]\nzh = "a"\nen = 3', "3: pair 1: en is the number 3; a path or glob is expected"),
    ('[[pairs]]\nzh = "a"\nen = "b"\nfr = "c"', '4: pair 1: unknown key "fr"; allowed: en, zh'),
    ('[[pairs]]\nzh = "a"\nen = "a"', '2: pair 1: zh and en are both "a"; this rule can never match'),
    (
        '[[pairs]]\nzh = "zh/**/*.md"\nen = "en/*.md"',
        '2: pair 1: "zh/**/*.md" and "en/*.md" do not have the same wildcards in the same order; '
        "this rule can never match",
    ),
    ("level = ", "1: not valid TOML: invalid value"),
    ("a = 1\na = 2", "2: not valid TOML: cannot overwrite a value at"),
    ('house = [\n"x",\n', "2: not valid TOML: "),
]


def write(folder: Path, text: str, name: str = "zhengming.toml") -> Path:
    (folder / name).write_text(text, "utf8")
    return folder


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_what_a_file_says(tmp_path: Path, text: str, expected: dict[str, object]) -> None:
    found = load(write(tmp_path, text), known_checks=CHECKS)
    plain = Settings()
    for name in ("level", "exclude", "house", "glossaries", "checks", "pairs", "words"):
        assert getattr(found, name) == expected.get(name, getattr(plain, name))
    assert found.path == tmp_path / "zhengming.toml"


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(write(tmp_path, text), known_checks=CHECKS)
    assert f"{tmp_path.as_posix()}/zhengming.toml:{message}" in str(caught.value)


def test_all_faults_are_listed_in_the_order_of_lines(tmp_path: Path) -> None:
    text = 'level = "warn"\nhouse = 1\n[checks]\nunpaired = "x"\nname-mising = "y"\n'
    with pytest.raises(SettingsError) as caught:
        load(write(tmp_path, text), known_checks=CHECKS)
    lines = [line.split("zhengming.toml:")[1].split(":")[0] for line in str(caught.value).splitlines()]
    assert lines == ["1", "2", "4", "5", "5"]


def test_unknown_checks_pass_where_none_are_known(tmp_path: Path) -> None:
    assert load(write(tmp_path, '[checks]\nwhatever = "off"')).checks == {"whatever": "off"}


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    write(tmp_path / "a", 'glossaries = ["terms", "shipped"]\nwords = ["words.txt"]\nexclude = ["x/*"]')
    far = load(tmp_path / "a" / "b")
    assert far.root == tmp_path / "a"
    assert far.glossaries == ((tmp_path / "a" / "terms").as_posix(), "shipped")
    monkeypatch.chdir(tmp_path)
    near = load(Path("a/b"))
    assert (near.root, near.glossaries, near.words) == (Path("a"), ("a/terms", "shipped"), ("a/words.txt",))
    assert near.exclude == ("x/*",)


def test_the_nearest_parent_counts_and_zhengming_toml_before_pyproject(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    write(tmp_path, 'level = "error"')
    write(inner, '[project]\nname = "x"\n', "pyproject.toml")
    assert load(inner).level == "error"
    write(inner, '[tool.zhengming]\nlevel = "note"\n', "pyproject.toml")
    assert load(inner).level == "note"
    assert load(inner / "file.md").level == "note"
    write(inner, 'level = "warning"')
    assert load(inner).level == "warning"


def test_no_settings_at_all(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings(root=tmp_path)


def test_lines_in_pyproject(tmp_path: Path) -> None:
    text = '[project]\nlevel = "x"\n\n[tool.zhengming]\nlevel = "warn"\n[tool.zhengming.checks]\nunpaired = "x"\n'
    with pytest.raises(SettingsError, match=r"toml:5: level is .*\n.*toml:7: checks\.unpaired is"):
        load(write(tmp_path, text, "pyproject.toml"))


def test_a_broken_pyproject_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    assert load(write(tmp_path, "[project\n", "pyproject.toml")).path is None
    with pytest.raises(SettingsError, match=r"pyproject\.toml:2: not valid TOML"):
        load(write(tmp_path, "[tool.zhengming]\nlevel\n", "pyproject.toml"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("other.toml", None, "no such settings file"),
        ("other.toml", b"house = ['\xb2\xe2']", "not UTF-8: byte 10 is 0xb2"),
        ("pyproject.toml", b"[project]\n", r"no table \[tool\.zhengming\]"),
        ("pyproject.toml", b"[tool]\nzhengming = 1\n", "tool.zhengming is the number 1; a table is expected"),
    ],
)
def test_an_explicit_file(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingsError, match=rf"{name}(:\d+)?: {message}"):
        load(tmp_path, tmp_path / name)


def test_a_folder_as_explicit_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be opened"):
        load(tmp_path, tmp_path)
