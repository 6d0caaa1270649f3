"""What is shipped, and whether the documents about it are true."""

import re
import tomllib
from pathlib import Path

import pytest

import zhengming
from tests.corpora.golden import with_output
from zhengming import termbase
from zhengming.checks import CHECKS

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str) -> list[tuple[str, str]]:
    """The language and the content of each fenced block of a Markdown file."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", text(name), re.M | re.S)


def headings(name: str) -> list[str]:
    return re.findall(r"^(#+) ", re.sub(r"^```.*?^```$", "", text(name), flags=re.M | re.S), re.M)


def test_the_lock_holds_public_hosts_only() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", text("uv.lock")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_the_version_is_the_same_everywhere() -> None:
    assert zhengming.__version__ == PROJECT["version"]
    assert re.search(r"^## (\S+)", text("CHANGELOG.md"), re.M)[1] == PROJECT["version"]  # type: ignore[index]


def test_typer_stays_below_the_version_that_requires_pydantic() -> None:
    packages = {package["name"]: package for package in tomllib.loads(text("uv.lock"))["package"]}
    assert "pydantic" not in packages
    assert any("typer" in requirement and "<0.29" in requirement for requirement in PROJECT["dependencies"])


def test_the_shipped_glossary_is_found_and_sound() -> None:
    assert termbase.load((termbase.shipped(),)).concepts


def test_the_package_is_typed() -> None:
    assert (Path(zhengming.__file__).parent / "py.typed").exists()


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    commands = re.findall(r"^python3 -m pip install uv && .*$", text("README.md"), re.M)
    assert len(commands) == 2
    assert "zhengming check corpora" in commands[0]
    assert commands[1].endswith("pytest")
    assert "grep '^python3 -m pip install uv && ' README.md" in text(".ci/run")


def test_both_readmes_have_the_same_headings_and_the_same_blocks() -> None:
    english, chinese = READMES
    assert headings(english) == headings(chinese)
    english_code, chinese_code = ([b for b in blocks(name) if b[0] != "text"] for name in READMES)
    assert english_code == chinese_code


@pytest.mark.parametrize("readme", READMES)
def test_every_check_stands_in_the_readme(readme: str) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", text(readme), re.M)
    assert sorted(rows) == sorted(check.name for check in CHECKS)


@pytest.mark.parametrize("readme", READMES)
def test_what_the_layout_names_exists(readme: str) -> None:
    (layout,) = (content for language, content in blocks(readme) if language == "text" and "toolkit/" in content)
    paths = re.findall(r"^ *([\w./-]+)(?:  |$)", layout, re.M)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md"])
def test_local_links_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text(document)):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("readme", READMES)
def test_the_terminal_examples_are_what_the_commands_print(readme: str) -> None:
    assert with_output(text(readme)) == text(readme), "run python -m tests.corpora.regenerate"


def test_the_glossary_of_the_readme_is_a_glossary(tmp_path: Path) -> None:
    (example,) = (content for language, content in blocks("README.md") if language == "yaml" and "kind:" in content)
    (tmp_path / "terms.yaml").write_text(example, "utf-8")
    assert termbase.load((tmp_path,)).concepts


@pytest.mark.parametrize("readme", READMES)
def test_the_ci_job_of_the_readme_is_the_one_that_init_writes(readme: str) -> None:
    (job,) = (content for language, content in blocks(readme) if language == "yaml" and "jobs:" in content)
    assert text("toolkit/zhengming/cli/start/zhengming.yml").endswith(job)
