"""Runs the cases of every check: tests/checks/<module>.md, and the examples on its page.

A case file has sections `## title` with lines of these kinds:

zh: … / en: …     a paragraph of the Chinese or English version, in order; ⟦…⟧ is exactly where a finding looks first
says: …           a part of the message; repeatable
severity: …       what the finding's severity must be
glossary:         an indented block of YAML follows; without it the glossary is empty
file: NAME        an indented block follows, the content of a file; such a case is run on a folder of these files
bytes: NAME …     the same with bytes, written as a Python literal without quotation marks

A section with neither ⟦⟧ nor `says:` is clean: the check must be silent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from zhengming import checks, engine, termbase
from zhengming.checks import CHECKS, by_name, page
from zhengming.model import Document, Finding, Lang, Release, Segment
from zhengming.readers import segment_of
from zhengming.settings import Settings

HERE = Path(__file__).parent
PAGES = Path(checks.__file__).parent
KEYS = ("zh", "en", "says", "severity", "glossary", "file", "bytes")
BRACKETS = re.compile("⟦(.*?)⟧")

Place = tuple[str, int, int, str]


@dataclass
class Case:
    """One section: what is checked, and what must come out."""

    check: str
    title: str
    lines: list[tuple[Lang, str]] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    severity: str = ""
    glossary: str = ""
    files: dict[str, str | bytes] = field(default_factory=dict)
    section: str = ""

    @property
    def flagged(self) -> bool:
        texts = [text for _, text in self.lines] + [t for t in self.files.values() if isinstance(t, str)]
        return bool(self.says) or any(BRACKETS.search(text) for text in texts)


def entries(block: str, where: str) -> Iterator[tuple[str, str]]:
    """The keys of a section with their values; an indented block belongs to the key before it."""
    key, value = "", ""
    for line in block.splitlines():
        start = re.match(r"(\w+):(?: (.*)|$)", line)
        if start and start[1] in KEYS:
            if key:
                yield key, value
            key, value = start[1], start[2] or ""
        elif key in ("glossary", "file") and (line.startswith("  ") or not line.strip()):
            value += "\n" + line[2:]
        elif line.strip() and not line.startswith(("#", ">", "<!--")):
            raise ValueError(f"{where}: not a line of a case: {line!r}")
    if key:
        yield key, value


def parse(check: str, title: str, block: str, section: str = "") -> Case:
    case = Case(check, title, section=section)
    for key, value in entries(block, f"{check}: {title}"):
        match key:
            case "zh" | "en":
                case.lines.append((key, value))
            case "says":
                case.says.append(value)
            case "severity":
                case.severity = value
            case "glossary":
                case.glossary = value
            case "file":
                name, _, content = value.partition("\n")
                case.files[name] = content.rstrip("\n") + "\n" if content.strip() else ""
            case "bytes":
                name, _, content = value.partition(" ")
                case.files[name] = content.encode("ascii").decode("unicode_escape").encode("latin-1")
    return case


def case_file(check: str, path: Path) -> list[Case]:
    _, *sections = re.split(r"^## ", path.read_text("utf8"), flags=re.M)
    return [parse(check, *section.split("\n", 1)) for section in sections]


def page_cases(check: str) -> Iterator[Case]:
    for section in re.split(r"^## ", page(check), flags=re.M):
        heading = section.split("\n", 1)[0].strip()
        for number, block in enumerate(re.findall(r"^```case\n(.*?)^```", section, flags=re.M | re.S), 1):
            yield parse(check, f"page, {heading} {number}", block, heading)


def all_cases() -> list[Case]:
    found = []
    for check in CHECKS:
        path = HERE / f"{check.module}.md"
        found += case_file(check.name, path) if path.exists() else []
        found += list(page_cases(check.name)) if (PAGES / f"{check.module}.md").exists() else []
    return found


def segments(case: Case, lang: Lang) -> tuple[tuple[Segment, ...], list[Place]]:
    """The paragraphs of one version without their brackets, and where the brackets stood."""
    made, places = [], []
    for line, text in enumerate((text for side, text in case.lines if side == lang), 1):
        clean, found = unbracketed(text)
        segment = segment_of(clean, lang, f"case.{lang}.txt", line)
        made.append(segment)
        places += [(segment.path, line, column, marked) for column, marked in found]
    return tuple(made), places


def unbracketed(text: str) -> tuple[str, list[tuple[int, str]]]:
    places = []
    while found := BRACKETS.search(text):
        places.append((found.start() + 1, found[1]))
        text = text[: found.start()] + found[1] + text[found.end() :]
    return text, places


def run(case: Case, folder: Path) -> tuple[list[Finding], list[Place]]:
    glossary = folder / "glossary"
    glossary.mkdir()
    if case.glossary:
        (glossary / "case.yaml").write_text(case.glossary, "utf8")
    terms = termbase.load([glossary])
    if case.files:
        return run_files(case, folder / "files", terms)
    zh, zh_places = segments(case, "zh")
    en, en_places = segments(case, "en")
    documents = tuple(Document(side[0].path, side[0].lang, side, True) for side in (zh, en) if side)
    release = Release("case", documents, zh, en)
    return list(engine.check_release(release, Settings(), terms, [by_name()[case.check]])), zh_places + en_places


def run_files(case: Case, folder: Path, terms: termbase.Termbase) -> tuple[list[Finding], list[Place]]:
    places: list[Place] = []
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
            continue
        lines = []
        for number, line in enumerate(content.splitlines(), 1):
            clean, found = unbracketed(line)
            lines.append(clean + "\n")
            places += [(name, number, column, marked) for column, marked in found]
        path.write_text("".join(lines), "utf8")
    report = engine.examine([folder], Settings(root=folder), terms, checks=[case.check])
    return [finding for finding in report.findings if finding.check == case.check], places


def first_place(finding: Finding, folder: Path) -> Place:
    mark = finding.marks[0]
    place = mark.segment.place(mark.span)
    name = mark.segment.path.removeprefix(f"{folder.as_posix()}/files/")
    return name, place.line, place.column, mark.text


CASES = all_cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check}: {case.title}" for case in CASES])
def test_case(case: Case, tmp_path: Path) -> None:
    findings, places = run(case, tmp_path)
    messages = [finding.message for finding in findings]
    if not case.flagged:
        assert messages == []
        return
    assert findings, "nothing was found"
    if places:
        assert sorted(first_place(finding, tmp_path) for finding in findings) == sorted(places), messages
    for part in case.says:
        assert any(part in message for message in messages), messages
    if case.severity:
        assert {finding.severity for finding in findings} == {case.severity}


@pytest.mark.parametrize("case", [c for c in CASES if c.section], ids=lambda case: f"{case.check}: {case.title}")
def test_page_example_is_where_it_belongs(case: Case) -> None:
    assert case.section in ("Flagged", "Clean")
    assert case.flagged == (case.section == "Flagged")


@pytest.mark.parametrize("check", [check.name for check in CHECKS])
def test_enough_cases(check: str) -> None:
    own = case_file(check, HERE / f"{by_name()[check].module}.md")
    assert sum(case.flagged for case in own) >= 1
    assert sum(not case.flagged for case in own) >= 2


@pytest.mark.parametrize("check", [check.name for check in CHECKS])
def test_page_has_its_sections(check: str) -> None:
    text = page(check)
    assert text.startswith(f"# {check}\n")
    headings = re.findall(r"^## (.*)", text, flags=re.M)
    assert headings == ["What it finds", "Why it matters", "Flagged", "Clean", "How to settle it"]
    assert {case.section for case in page_cases(check)} == {"Flagged", "Clean"}
