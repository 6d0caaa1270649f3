"""The layers of the package, read from its imports: those in functions and those for types count too."""

import ast
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

import pytest

from zhengming.checks import CHECKS, page

PACKAGE = Path(__file__).parents[1] / "toolkit" / "zhengming"
NOUNS = ("model", "places", "script", "sheet", "patterns", "errors")
GROUND = ("writing", "private", "encoding", "package", "markup", "delimited", "languages", "git", "workbook")
CRAFTS = (
    "settings", "termbase", "names", "titles", "dating", "figures", "readers", "gathering", "pairing", "aligning",
    "allowing", "fixing", "reports", "words",
)  # fmt: skip
RUN = ("settling", "engine", "who", "archive", "mending", "keeping", "suggesting")
DOORS = ("cli", "review", "lsp")
PUBLIC = ("", "__main__")
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {dotted(path): path for path in FILES}


def craft_of(module: str) -> str:
    """The first name below the package: the craft, layer or noun that a module belongs to."""
    return module.partition(".")[2].partition(".")[0]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf8"))


@cache
def imported(module: str) -> frozenset[str]:
    """The modules of ours that a module imports, wherever in it and for whatever purpose."""
    found: set[str] = set()
    for node in ast.walk(tree(MODULES[module])):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = ".".join(filter(None, (*_above(module, node.level), node.module)))
            names = [f"{source}.{alias.name}" for alias in node.names]
            found.update(name if name in MODULES else source for name in names)
    return frozenset(name for name in found if name in MODULES and name != module)


def _above(module: str, level: int) -> list[str]:
    """The package that so many dots of a relative import stand for."""
    parts = module.split(".")
    up = level - (MODULES[module].stem == "__init__")
    return parts[: len(parts) - up] if level else []


def allowed(craft: str) -> tuple[str, ...]:
    """What a module of this craft may import besides its own craft."""
    if craft in NOUNS:
        return ()
    if craft in GROUND:
        return NOUNS + GROUND[: GROUND.index(craft)]
    if craft in CRAFTS:
        return NOUNS + GROUND
    if craft == "checks":
        return NOUNS + GROUND + CRAFTS
    if craft in RUN:
        return (*NOUNS, *GROUND, *CRAFTS, "checks", *RUN[: RUN.index(craft)])
    return (*NOUNS, *GROUND, *CRAFTS, "checks", *RUN, "", *(DOORS if craft in PUBLIC else ()))


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_up_the_page_only(module: str) -> None:
    craft = craft_of(module)
    wrong = {name for name in imported(module) if craft_of(name) not in (craft, *allowed(craft))}
    assert not wrong, f"{module} may import {allowed(craft)}"


def test_every_module_has_its_layer() -> None:
    assert {craft_of(module) for module in MODULES} <= {*NOUNS, *GROUND, *CRAFTS, "checks", *RUN, *DOORS, *PUBLIC}


def test_no_cycles() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, f"a cycle: {' → '.join((*path[path.index(module) :], module))}"
        if module not in done:
            for name in sorted(imported(module)):
                visit(name, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("path", FILES, ids=dotted)
def test_no_file_is_too_long(path: Path) -> None:
    assert len(path.read_text("utf8").splitlines()) <= LONGEST_FILE


def functions(path: Path) -> list[tuple[str, int]]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]
    return [(f"{dotted(path)}.{node.name}", (node.end_lineno or 0) - node.lineno + 1) for node in found]


def test_functions_are_short() -> None:
    sizes = dict(chain.from_iterable(map(functions, FILES)))
    assert not {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION}
    assert median(sizes.values()) < 10
    assert quantiles(sizes.values(), n=10)[-1] < 30


@pytest.mark.parametrize("path", FILES, ids=dotted)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert path.stem not in ("utils", "helpers", "common", "misc", "manager", "base")


def test_every_check_is_listed() -> None:
    """Every module of checks/ with a `check` is in the list, and all that is listed has its module, page and cases."""
    modules = {
        path.stem
        for path in (PACKAGE / "checks").glob("*.py")
        if any(isinstance(node, ast.FunctionDef) and node.name == "check" for node in tree(path).body)
    }
    assert {check.module for check in CHECKS} == modules
    for check in CHECKS:
        assert page(check.name)
        assert (Path(__file__).parent / "checks" / f"{check.module}.md").is_file()


def test_names_in_the_list_are_unique() -> None:
    names = [check.name for check in CHECKS]
    assert len(names) == len(set(names))
