"""Changes of a glossary folder: nothing is lost, nothing half-written, nothing changed that was not meant."""

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from zhengming.errors import GlossaryError, UsageError, ZhengmingError
from zhengming.model import Concept, Office, Term
from zhengming.termbase import load
from zhengming.termbase.journal import NAME
from zhengming.termbase.store import Change, change, find

PEOPLE = "# ours\nluo-wenguang:\n  kind: person\n  zh: 罗文广  # dean\n  en: Luo Wenguang\n"
BODIES = """\
icare:
  kind: institution
  zh: 中欧学院
  en: ICARE
  parent: hust

hust:
  kind: institution
  zh: 华中科技大学
"""


def concept(key: str, zh: str = "马丽", en: str = "Ma Li", **more: object) -> Concept:
    return replace(Concept(key, "person", (Term(zh, "zh"), Term(en, "en"))), **more)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.yaml").write_text(PEOPLE, "utf8")
    (tmp_path / "institutions.yaml").write_text(BODIES, "utf8")
    return tmp_path


def there(folder: Path, key: str) -> Concept:
    return load([folder]).concepts[key]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_add_change_rename_remove(folder: Path) -> None:
    assert change(folder, [Change(None, concept("ma-li"))]) == (folder / "people.yaml",)
    assert (folder / "people.yaml").read_text("utf8") == f"{PEOPLE}ma-li:\n  kind: person\n  zh: 马丽\n  en: Ma Li\n"
    old = there(folder, "ma-li")
    change(folder, [Change(old, replace(old, id="a-ma", note="x"))])
    assert find(folder, "a-ma").note == "x"  # type: ignore[union-attr]
    assert find(folder, "ma-li") is None
    change(folder, [Change(there(folder, "a-ma"), None)])
    assert contents(folder) == {"people.yaml": PEOPLE.encode(), "institutions.yaml": BODIES.encode()}


def test_the_kind_decides_the_file(tmp_path: Path) -> None:
    kinds = {"person": "people", "title": "titles", "term": "terms", "place": "places", "product": "products"}
    change(tmp_path / "new", [Change(None, concept(f"a-{kind}", kind=kind)) for kind in kinds])
    assert sorted(contents(tmp_path / "new")) == sorted(f"{name}.yaml" for name in kinds.values())


def test_of_several_files_of_a_kind_the_one_that_begins_before_it(tmp_path: Path) -> None:
    for name in ("a", "m"):
        (tmp_path / "people").mkdir(exist_ok=True)
        (tmp_path / "people" / f"{name}.yaml").write_text("", "utf8")
    for key, file in (("li", "a"), ("ma", "m"), ("zhu", "m"), ("0", "a")):
        assert change(tmp_path, [Change(None, concept(key))]) == (tmp_path / "people" / f"{file}.yaml",)


REFUSED = [
    (None, concept("luo-wenguang"), 'the id "luo-wenguang" is taken, in '),
    (None, concept("../x"), '"../x" is no id; an id is lower-case letters, digits'),
    (None, concept("x/y"), '"x/y" is no id'),
    (None, concept("a", parent="hus"), 'entry "a": its parent "hus" is no known id'),
    (None, concept("a", roles=(Office("院长", "hus"),)), 'the body "hus" of a role is no known id; did you mean'),
    (None, concept("a", roles=(Office("院长", "luo-wenguang"),)), "of a role is a person, where an institution is "),
    (None, concept("a", zh="Dean"), 'people.yaml: entry "a": zh term "Dean" has no Han character'),
    (concept("gone"), None, 'the entry "gone" is not there any more; somebody else has removed it'),
    (concept("luo-wenguang"), None, 'entry "luo-wenguang": it has been changed by somebody else since'),
    ("hust", None, 'institutions.yaml:5: "hust" would go, and is named here; change this first'),
    ("hust", "parent", 'entry "hust": is its own parent, directly or in a ring'),
    ("hust", "rename", '"hust" would go, and is named here'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "message"), REFUSED)
def test_what_cannot_be_carried_out_changes_nothing(
    folder: Path, before: Concept | str | None, after: Concept | str | None, message: str
) -> None:
    was = contents(folder)
    old = there(folder, before) if isinstance(before, str) else before
    if isinstance(after, str) and old:
        after = replace(old, parent="icare") if after == "parent" else replace(old, id="huazhong")
    with pytest.raises(GlossaryError) as raised:
        change(folder, [Change(None, concept("zz")), Change(old, after)])  # type: ignore[arg-type]
    assert message in str(raised.value)
    assert contents(folder) == was


def test_what_an_entry_is_named_by_can_change_with_it(folder: Path) -> None:
    hust, icare = there(folder, "hust"), there(folder, "icare")
    change(folder, [Change(hust, replace(hust, id="huazhong")), Change(icare, replace(icare, parent="huazhong"))])
    assert there(folder, "icare").parent == "huazhong"


def test_a_file_that_changed_underneath_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhengming.termbase import store

    real = store.Sheets
    hand = iter(["# by hand\n"])

    class Late(real):  # type: ignore[misc, valid-type]
        def unchanged(self, path: Path) -> bool:
            for line in hand:
                path.write_text(line + path.read_text("utf8"), "utf8")
            return super().unchanged(path)

    monkeypatch.setattr(store, "Sheets", Late)
    change(folder, [Change(None, concept("ma-li"))])
    text = (folder / "people.yaml").read_text("utf8")
    assert text.startswith("# by hand\n# ours\n")
    assert "ma-li:" in text


def test_the_mode_and_the_mark_in_front_stay(folder: Path) -> None:
    path = folder / "people.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + PEOPLE.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    change(folder, [Change(None, concept("ma-li")), Change(None, concept("a-term", kind="term"))])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf# ours\r\n")
    assert path.read_bytes().endswith(b"ma-li:\r\n  kind: person\r\n  zh: \xe9\xa9\xac\xe4\xb8\xbd\r\n  en: Ma Li\r\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_read_only_folder(folder: Path) -> None:
    was = contents(folder)
    (folder / "people.yaml").chmod(0o444)
    with pytest.raises(UsageError, match=r"people.yaml: cannot be written: it is read-only"):
        change(folder, [Change(None, concept("ma-li"))])
    folder.chmod(0o555)
    try:
        with pytest.raises(UsageError, match=r"terms.yaml: cannot be written: the folder .* is read-only"):
            change(folder, [Change(None, concept("a", kind="term"))])
    finally:
        folder.chmod(0o755)
    assert contents(folder) == was


@pytest.mark.parametrize("allowed", range(4))
def test_a_full_disk(folder: Path, allowed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    was = contents(folder)
    calls = iter(range(allowed))
    real = os.fsync

    def full(handle: int) -> None:
        if next(calls, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    changes = [Change(None, concept("ma-li")), Change(None, concept("a-term", kind="term"))]
    if allowed < 3:
        with pytest.raises(UsageError, match="cannot be written: no space left on device"):
            change(folder, changes)
        assert contents(folder) == was
    else:
        change(folder, changes)
        assert {"ma-li", "a-term"} <= load([folder]).concepts.keys()


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "terms.yaml"
    outside.write_text("# not yours\n", "utf8")
    (folder / "terms.yaml").symlink_to(outside)
    with pytest.raises(UsageError, match=r"terms.yaml: is a link out of "):
        change(folder, [Change(None, concept("a", kind="term"))])
    assert outside.read_text("utf8") == "# not yours\n"


def test_a_folder_that_is_a_file(folder: Path) -> None:
    with pytest.raises(UsageError, match="not a folder; a glossary is a folder"):
        change(folder / "people.yaml", [Change(None, concept("a"))])


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_an_interrupted_change_holds_for_readers_and_is_finished_by_the_next_writer(
    folder: Path, renamed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter(range(renamed))
    real = os.replace

    def killed(source: object, target: object) -> None:
        if str(target).endswith(".yaml") and next(steps, None) is None:
            raise KeyboardInterrupt
        real(source, target)  # type: ignore[arg-type]

    changes = [Change(None, concept("ma-li")), Change(None, concept("a-body", kind="institution"))]
    monkeypatch.setattr(os, "replace", killed)
    try:
        change(folder, changes)
    except KeyboardInterrupt:
        assert (folder / NAME).exists()
    monkeypatch.undo()
    assert {"ma-li", "a-body", "hust"} <= load([folder]).concepts.keys()
    change(folder, [Change(None, concept("more"))])
    assert {"ma-li", "a-body", "hust", "more"} <= load([folder]).concepts.keys()
    assert sorted(contents(folder)) == ["institutions.yaml", "people.yaml"]


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "{}",
        "x\ny\n",
        '{"../people.yaml": [null, "", ""]}\n',
        '{"people.yaml": ["/etc/passwd", "", ""]}\n',
        '{"people.yaml": null}\n',
    ],
)
def test_a_journal_that_is_damaged_or_foreign_is_not_obeyed(folder: Path, journal: str) -> None:
    from hashlib import sha256

    body = journal.partition("\n")[0]
    good = journal.startswith('{"')
    (folder / NAME).write_text(f"{body}\n{sha256(body.encode()).hexdigest()}\n" if good else journal, "utf8")
    was = contents(folder)
    for act in (lambda: load([folder]), lambda: change(folder, [Change(None, concept("ma-li"))])):
        with pytest.raises(GlossaryError, match=r"journal: is the journal of an interrupted change, and it is damaged"):
            act()
    assert contents(folder) == was


@pytest.mark.parametrize("renamed", [0, 1])
@pytest.mark.parametrize("what", ["edited", "gone", "checked out", "draft gone"])
def test_a_journal_undoes_nothing_that_came_after_it(
    folder: Path, what: str, renamed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter(range(renamed))
    real = os.replace

    def killed(source: object, target: object) -> None:
        if str(target).endswith(".yaml") and next(steps, None) is None:
            raise KeyboardInterrupt
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        change(folder, [Change(None, concept("ma-li")), Change(None, concept("a-body", kind="institution"))])
    monkeypatch.undo()
    path = folder / "institutions.yaml"
    if what == "gone":
        path.unlink()
    elif what == "draft gone":
        for draft in folder.glob(".zhengming-*"):
            draft.unlink()
    else:
        path.write_text(f"# by hand\n{BODIES}" if what == "edited" else "", "utf8")
    was = contents(folder)
    for act in (lambda: load([folder]), lambda: change(folder, [Change(None, concept("more"))])):
        with pytest.raises(GlossaryError, match=r"journal of an interrupted change, and (institut|people|what was to)"):
            act()
    assert contents(folder) == was
    (folder / NAME).unlink()
    assert "luo-wenguang" in load([folder]).concepts


ADD = """
import sys
from pathlib import Path
from zhengming.model import Concept, Term
from zhengming.termbase.store import Change, change
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    kind = ("person", "term")[number % 2]
    terms = (Term("马丽", "zh"), Term(f"Ma Li {name} {number}", "en"))
    change(folder, [Change(None, Concept(f"{name}-{number}", kind, terms))])
"""


def test_eight_processes_add_two_hundred_each(tmp_path: Path) -> None:
    folder = tmp_path / "glossary"
    working = [subprocess.Popen([sys.executable, "-c", ADD, folder, f"p{n}", "200"]) for n in range(8)]
    assert [process.wait() for process in working] == [0] * 8
    concepts = load([folder]).concepts
    assert len(concepts) == 1600
    assert all(concepts[f"p{n}-{at}"].terms[1].text == f"Ma Li p{n} {at}" for n in range(8) for at in range(200))


EDIT = """
import sys
from dataclasses import replace
from pathlib import Path
from zhengming.termbase.store import Change, change, find
folder, start = Path(sys.argv[1]), int(sys.argv[2])
for number in range(start, 500):
    found = [find(folder, key) for key in ("one", "two", "three")]
    change(folder, [Change(old, replace(old, note=f"state {number}")) for old in found])
    print(number, flush=True)
"""


def test_killed_at_random_moments_it_is_before_or_after(tmp_path: Path) -> None:
    kinds = {"one": "person", "two": "term", "three": "title"}
    changes = [Change(None, concept(key, kind=kind, note="state -1")) for key, kind in kinds.items()]
    for path in change(tmp_path, changes):
        path.chmod(0o664)
    chance = random.Random(7)
    done, kills = -1, 0
    while done < 499:
        process = subprocess.Popen([sys.executable, "-c", EDIT, tmp_path, str(done + 1)], stdout=subprocess.PIPE)
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        said = [int(line) for line in (first + process.stdout.read()).split()]
        process.wait()
        kills += 1
        notes = {load([tmp_path]).concepts[key].note for key in kinds}
        assert len(notes) == 1, notes
        state = int(notes.pop().split()[1])
        assert state - max(said, default=done) in (0, 1)
        done = state
    assert kills > 3
    change(tmp_path, [Change(None, concept("last"))])
    files = [path for path in tmp_path.iterdir() if not path.name.startswith(".zhengming-")]
    assert sorted(path.name for path in files) == ["people.yaml", "terms.yaml", "titles.yaml"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o664}


def test_every_error_is_one_that_a_caller_expects() -> None:
    assert issubclass(GlossaryError, ZhengmingError)
    assert issubclass(UsageError, ZhengmingError)
