"""From suggestions to entries, to a file for hand editing, and what is rejected for good."""

from pathlib import Path

import pytest

from zhengming import termbase
from zhengming.errors import GlossaryError, UsageError
from zhengming.model import Kind
from zhengming.suggesting import Suggestion, rejections, written
from zhengming.suggesting.entries import entry, widened
from zhengming.suggesting.suggestion import Rendering
from zhengming.termbase.rendering import block


def rendering(text: str, form: str = "full", times: int = 3) -> Rendering:
    return Rendering(text, form, times, times, 1)  # type: ignore[arg-type]


def suggestion(zh: str, *english: Rendering, kind: Kind = "term", **more: object) -> Suggestion:
    return Suggestion(kind, ((zh, "full"),), 3, 1, english, "high", "they stand together", **more)  # type: ignore[arg-type]


ICE = suggestion(
    "清洁能源研究院", rendering("Institute of Clean Energy"), rendering("ICE", "acronym"), kind="institution"
)
BOARD = suggestion("校董会", rendering("Board of Trustees", times=5), rendering("Board of Regents", times=2))
ICE_ENTRY = (
    "institute-of-clean-energy:\n  kind: institution\n  zh: 清洁能源研究院\n  en: [Institute of Clean Energy, ICE]\n"
)
HOUSE = "board:\n  kind: term\n  zh: 校董会\n  en: Board of Trustees\n"


@pytest.mark.parametrize(
    ("one", "chosen", "expected"),
    [
        (ICE, 1, ICE_ENTRY),
        (BOARD, 2, "board-of-trustees:\n  kind: term\n  zh: 校董会\n  en: [Board of Trustees, Board of Regents]\n"),
        (BOARD, 1, "board-of-trustees:\n  kind: term\n  zh: 校董会\n  en: Board of Trustees\n"),
        (
            ICE._replace(zh=(("清洁能源研究院", "full"), ("清能院", "short"))), 1,
            "institute-of-clean-energy:\n  kind: institution\n  zh: [清洁能源研究院, {text: 清能院, form: short}]\n"
            "  en: [Institute of Clean Energy, ICE]\n",
        ),
    ],
)  # fmt: skip
def test_entry(one: Suggestion, chosen: int, expected: str) -> None:
    assert block(entry(one, (), one.choices[:chosen])) == expected
    assert len(termbase.parse(expected).concepts) == 1


def test_an_id_that_is_taken() -> None:
    assert entry(BOARD, {"board-of-trustees"}).id == "board-of-trustees-2"


@pytest.mark.parametrize(("parents", "expected"), [(("lingdong",), "lingdong"), ((), "")])
def test_a_parent_is_named_only_where_it_is_known(parents: tuple[str, ...], expected: str) -> None:
    assert entry(ICE._replace(parent="lingdong"), (), (), parents).parent == expected


def test_further_english_of_a_known_entry() -> None:
    known = termbase.parse(HOUSE).concepts["board"]
    expected = "board:\n  kind: term\n  zh: 校董会\n  en: [Board of Trustees, Board of Regents]\n"
    assert block(widened(known, BOARD.choices[1:])) == expected


def test_a_file_to_edit() -> None:
    text = written.text([ICE, BOARD], termbase.parse(HOUSE))
    assert list(termbase.parse(text).concepts) == ["institute-of-clean-energy"]
    assert "# which one? Board of Trustees 5 times, Board of Regents twice\n" in text
    answer = "# board-of-regents:\n#   kind: term\n#   zh: 校董会\n#   en: Board of Regents\n"
    assert answer in text
    assert list(termbase.parse(answer.replace("# ", "")).concepts) == ["board-of-regents"]


def test_a_file_to_edit_repeats_what_lacks_some_english() -> None:
    text = written.text([BOARD._replace(known="board", renderings=BOARD.renderings[1:])], termbase.parse(HOUSE))
    assert '# the entry "board" lacks "Board of Regents"\n' in text
    assert "#   en: [Board of Trustees, Board of Regents]\n" in text
    assert not termbase.parse(text).concepts


@pytest.mark.parametrize("name", ["#", "Board: of #Trustees", "\u202e", "- a", "yes", "\"'"])
def test_what_is_quoted_from_releases_stays_a_comment_or_a_text(name: str) -> None:
    text = written.text(
        [suggestion("校董会", rendering(f"Board {name}"))._replace(reason=f"\n{name}\nkind: \x1b")], termbase.parse("")
    )
    (concept,) = termbase.parse(text).concepts.values()
    assert [term.text for term in concept.rendered("en")] == [f"Board {name}"]


ROWS = [("person", "应晓桐", "Ying Xiaotong"), ("term", "校董会", "Board of Regents")]


def test_rejected_is_kept_sorted(tmp_path: Path) -> None:
    rejections.add(tmp_path / "new", ROWS[1:])
    rejections.add(tmp_path / "new", ROWS[:1])
    rejections.add(tmp_path / "new", ROWS[:1])
    lines = (tmp_path / "new" / rejections.NAME).read_text("utf8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == ["\t".join(row) for row in ROWS]
    assert rejections.load(tmp_path / "new") == set(ROWS)


def test_rejected_is_no_part_of_the_glossary(tmp_path: Path) -> None:
    rejections.add(tmp_path, ROWS)
    assert not termbase.load([tmp_path]).concepts
    assert rejections.load(tmp_path / "elsewhere") == frozenset()


def test_rejected_whatever_the_script_and_the_capitals() -> None:
    assert rejections.compared("校董會", "board  of regents") in rejections.pairs(ROWS)
    assert rejections.compared("校董会", "Board of Trustees") not in rejections.pairs(ROWS)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"person\tA\n", 1, "expected a kind"),
        (b"# head\nnobody\t\xe7\xbd\x97\tLuo\n", 2, "expected a kind"),
        (b"<<<<<<< ours\n", 1, "expected a kind"),
        (b"\nperson\t\xff\tLuo\n", 2, "not UTF-8"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, content: bytes, line: int, says: str) -> None:
    path = tmp_path / rejections.NAME
    path.write_bytes(content)
    with pytest.raises(GlossaryError, match=says) as fault:
        rejections.load(tmp_path)
    assert [(p.path, p.line) for p in fault.value.problems] == [(path.as_posix(), line)]  # type: ignore[union-attr]
    with pytest.raises(GlossaryError):
        rejections.add(tmp_path, ROWS)
    assert path.read_bytes() == content


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "house").write_text("", "utf8")
    with pytest.raises(UsageError, match="not a folder"):
        rejections.add(tmp_path / "house", ROWS)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    rejections.add(tmp_path, ROWS[:1])
    path = tmp_path / rejections.NAME
    before = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(UsageError, match="read-only"):
        rejections.add(tmp_path, ROWS)
    assert path.read_bytes() == before
