"""The hooks for pre-commit, GitHub and GitLab and the image: each run as far as it can be on this machine."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpora" / "memorandum"
BIN = Path(sys.executable).parent


def environment(home: Path, **more: str) -> dict[str, str]:
    """This environment with the commands of this Python first, and nothing of the user's own."""
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org"}
    git |= {"GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org"}
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PRE_COMMIT_HOME": str(home / "pre-commit")}
    return {**os.environ, **git, **own, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **more}


def done(folder: Path, *command: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    env = environment(home, **variables)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, env=env)


def loaded(name: str) -> Any:
    return list(yaml.safe_load_all((ROOT / name).read_text("utf8")))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one release in which a name is wrong, and settings with an empty glossary."""
    folder = tmp_path / "releases"
    shutil.copytree(CORPUS, folder, ignore=shutil.ignore_patterns("expected.json"))
    (folder / "terms").mkdir()
    (folder / "terms" / "terms.yaml").write_text("", "utf8")
    (folder / "zhengming.toml").write_text('glossaries = ["terms"]\n', "utf8")
    done(folder, "git", "init", "-q")
    done(folder, "git", "add", ".")
    assert done(folder, "git", "commit", "-qm", "one").returncode == 0
    return folder


def hooked(repository: Path, hook: str) -> None:
    """Let the repository use a hook of this one, as it is here, with the command that is installed here."""
    source = repository.parent / "hooks"
    source.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", source)
    done(source, "git", "init", "-q")
    done(source, "git", "add", ".")
    done(source, "git", "commit", "-qm", "one")
    revision = done(source, "git", "rev-parse", "HEAD").stdout.strip()
    hooks = [{"id": hook, "language": "system"}]
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf8")
    done(repository, "git", "add", ".pre-commit-config.yaml")
    done(repository, "git", "commit", "-qm", "hooks")
    said = done(repository, "pre-commit", "install")
    assert said.returncode == 0, said.stdout + said.stderr


needs_pre_commit = pytest.mark.skipif(
    not (BIN / "pre-commit").exists(), reason="pre-commit is not installed HERE: its hooks are NOT tested"
)


@needs_pre_commit
def test_pre_commit_knows_the_hooks(tmp_path: Path) -> None:
    said = done(tmp_path, "pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert said.returncode == 0, said.stdout + said.stderr


@needs_pre_commit
def test_a_commit_with_a_wrong_name_is_stopped(repository: Path) -> None:
    hooked(repository, "zhengming")
    (repository / "release.zh.md").write_text((repository / "release.zh.md").read_text("utf8") + "\n完。\n", "utf8")
    said = done(repository, "git", "commit", "-qam", "two")
    assert said.returncode == 1
    assert "Zheng Zhaowen" in said.stderr + said.stdout
    english = repository / "release.en.md"
    english.write_text(english.read_text("utf8").replace("Zheng Zhaowen", "Zheng Wenzhao"), "utf8")
    said = done(repository, "git", "commit", "-qam", "two")
    assert said.returncode == 0, said.stdout + said.stderr


@needs_pre_commit
def test_the_second_hook_looks_at_what_the_commit_changes(repository: Path) -> None:
    hooked(repository, "zhengming-changed")
    (repository / "news.zh.md").write_text("罗小兵教授主持了签约仪式。\n", "utf8")
    (repository / "news.en.md").write_text("Professor Luo Xiaobing presided over the signing ceremony.\n", "utf8")
    done(repository, "git", "add", ".")
    said = done(repository, "git", "commit", "-qm", "two")
    assert said.returncode == 0, said.stdout + said.stderr
    (repository / "news.en.md").write_text("Professor Luo Bingxiao presided over the signing ceremony.\n", "utf8")
    said = done(repository, "git", "commit", "-qam", "three")
    assert said.returncode == 1
    assert "Luo Bingxiao" in said.stderr + said.stdout
    assert "Zheng Zhaowen" not in said.stderr + said.stdout


def test_the_hooks_read_what_the_program_reads() -> None:
    from zhengming.readers import SUFFIXES

    hooks = [hook for hook in loaded(".pre-commit-hooks.yaml")[0] if hook["entry"].startswith("zhengming check")]
    assert len(hooks) == 2
    for hook in hooks:
        assert all(re.search(hook["files"], f"memo{suffix}") for suffix in SUFFIXES)


ACTION = loaded("action.yml")[0]


def test_the_action_is_a_composite_one_and_runs_nothing_that_somebody_writes() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert set(ACTION) == {"name", "description", "branding", "inputs", "runs"}
    for step in ACTION["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        if "run" in step:
            assert step["shell"] == "bash"
            assert "${{" not in step["run"]
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) }}", (ROOT / "action.yml").read_text("utf8")))
    assert used == set(ACTION["inputs"])


def action(repository: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the last step of the action with its inputs, as a runner does."""
    step = ACTION["runs"]["steps"][-1]
    values = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()} | inputs
    variables = {key: values[re.search(r"inputs\.([\w-]+)", text)[1]] for key, text in step["env"].items()}  # type: ignore[index]
    return done(repository, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], **variables)


def test_the_action_annotates(repository: Path) -> None:
    said = action(repository, sarif="out.sarif")
    assert said.returncode == 1, said.stderr
    assert said.stdout.startswith("::error file=release.en.md,line=17,")
    results = json.loads((repository / "out.sarif").read_text("utf8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["name-mismatch"]


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"since": "HEAD"}, 0),
        ({"paths": "release.en.md\nrelease.zh.md\n"}, 1),
        ({"paths": "$(touch executed)"}, 2),
        ({"since": "; touch executed"}, 2),
        ({"level": "note", "paths": "--help"}, 2),
    ],
)
def test_the_inputs_of_the_action(repository: Path, inputs: dict[str, str], status: int) -> None:
    assert action(repository, **inputs).returncode == status
    assert not (repository / "executed").exists()


def test_the_action_under_a_baseline(repository: Path) -> None:
    assert done(repository, "zhengming", "baseline", ".", "-o", "known.json").returncode == 0
    assert action(repository, baseline="known.json").returncode == 0


def test_the_job_of_gitlab(repository: Path) -> None:
    """The second document is the job; what is between $[[ ]] is filled in by GitLab."""
    spec, job = loaded("templates/zhengming.yml")
    inputs = spec["spec"]["inputs"]
    text = json.dumps(job)
    assert set(re.findall(r"\$\[\[ inputs\.(\w+) ]]", text)) == set(inputs)
    script = job["zhengming"]["script"][-1]
    for name, value in inputs.items():
        script = script.replace(f"$[[ inputs.{name} ]]", value.get("default", ""))
    said = done(repository, "bash", "-c", script)
    assert said.returncode == 1, said.stderr
    assert "Zheng Zhaowen" in said.stdout
    report = job["zhengming"]["artifacts"]["reports"]["codequality"]
    assert [entry["check_name"] for entry in json.loads((repository / report).read_text("utf8"))] == ["name-mismatch"]


def test_the_image_takes_in_all_that_the_package_needs() -> None:
    taken = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text("utf8"), re.M)
    names = {name for line in taken for name in line.split()}
    assert all((ROOT / name).exists() for name in names)
    ignored = (ROOT / ".dockerignore").read_text("utf8")
    assert all(f"!{name}\n" in ignored for name in names)
    assert {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "toolkit", "glossary"} <= names


def docker_works() -> bool:
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@pytest.mark.skipif(not docker_works(), reason="no Docker runs HERE: the image is NOT built in this run")
def test_the_image(repository: Path) -> None:
    built = subprocess.run(["docker", "build", "-q", str(ROOT)], capture_output=True, text=True, timeout=600)
    assert built.returncode == 0, built.stderr
    mount = f"{repository}:/releases:ro"
    said = done(repository, "docker", "run", "--rm", "-v", mount, built.stdout.strip(), "check", ".")
    assert said.returncode == 1
    assert "Zheng Zhaowen" in said.stdout
