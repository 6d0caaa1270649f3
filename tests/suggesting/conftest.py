"""Releases of invented people, and what is suggested from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zhengming import suggesting, termbase
from zhengming.settings import Settings
from zhengming.suggesting import Suggestion

HERE = Path(__file__).parent

Found = dict[str, Suggestion]


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for jieba that all these tests share."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def suggested(folder: Path, glossary: Path = HERE / "glossary", **options: object) -> Found:
    """What is suggested from a folder, by the Chinese."""
    terms = termbase.load([glossary])
    found, problems = suggesting.suggest([folder], Settings(folder), terms, least_sure="low", **options)  # type: ignore[arg-type]
    assert problems == ()
    return {suggestion.name: suggestion for suggestion in found}


@pytest.fixture(scope="session")
def found(cache: Path) -> Found:
    """What is suggested from the releases."""
    return suggested(HERE / "releases")


@pytest.fixture
def mine(tmp_path: Path) -> Callable[..., Found]:
    """Writes releases, each a Chinese and an English text, and says what is suggested from them."""

    def of(*releases: tuple[str, str], glossary: str = "", **options: object) -> Found:
        for number, (zh, en) in enumerate(releases):
            (tmp_path / f"{number}.zh.txt").write_text(zh, "utf8")
            (tmp_path / f"{number}.en.txt").write_text(en, "utf8")
        (tmp_path / "terms").mkdir(exist_ok=True)
        (tmp_path / "terms" / "house.yaml").write_text(glossary, "utf8")
        return suggested(tmp_path, tmp_path / "terms", **options)

    return of
