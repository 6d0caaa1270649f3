"""The sample releases: what is planted in them is found, and nothing else.

After a change that is meant to change the findings: `uv run --locked python -m tests.corpora.regenerate`, then read
the difference.
"""

import importlib.util
import io
import re
import zipfile
from types import ModuleType

import pytest

from tests.corpora.golden import CORPORA, RELEASES, expected, found
from zhengming.readers import read


@pytest.mark.parametrize("release", RELEASES)
def test_findings_are_those_of_the_golden_file(release: str) -> None:
    assert found(release) == expected(release)["findings"]


def test_releases_checked_together_give_what_they_give_alone() -> None:
    alone = [finding for release in RELEASES for finding in expected(release)["findings"]]
    together = found(*RELEASES)
    assert sorted(map(str, together)) == sorted(map(str, alone))


@pytest.mark.parametrize("release", RELEASES)
def test_what_is_planted_is_found_and_nothing_else_but_notes(release: str) -> None:
    content = expected(release)
    planted = sorted((planted["check"], planted["text"]) for planted in content["planted"])
    grave = [finding for finding in content["findings"] if finding["severity"] != "note"]
    assert sorted((finding["check"], finding["text"]) for finding in grave) == planted


def test_clean_releases_and_all_formats_are_there() -> None:
    assert sum(not expected(release)["planted"] for release in RELEASES) >= 3
    suffixes = {path.suffix for release in RELEASES for path in (CORPORA / release).rglob("*")}
    assert {".md", ".docx", ".html", ".txt", ".po"} <= suffixes


@pytest.mark.parametrize("release", RELEASES)
def test_the_english_has_the_length_of_a_release(release: str) -> None:
    files = [path for path in (CORPORA / release).rglob("*.*") if path.suffix != ".json"]
    segments = [segment for path in files for segment in read(path, path.name).segments if segment.lang == "en"]
    words = sum(len(re.findall(r"[\w'’-]+", segment.text)) for segment in segments)
    assert 200 <= words <= 600


def test_word_files_are_what_their_drafts_say() -> None:
    maker = _make_docx()
    for draft in maker.drafts():
        made = _parts(maker.render(draft.read_text("utf-8")))
        assert made == _parts(maker.target_of(draft).read_bytes()), f"run corpora/make_docx.py: {draft}"


def _make_docx() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docx", CORPORA / "make_docx.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as word:
        return {name: word.read(name) for name in word.namelist()}
