"""The checks, listed by hand. A check is a module with a generator `check`, and a page beside it."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhengming.model import Category, Finding, Severity

if TYPE_CHECKING:
    from zhengming.checks.context import Context


class Check(NamedTuple):
    """A check: what it is called, what its findings are about, how grave they usually are.

    `both` says that it has nothing to do where a release has one language only.
    """

    name: str
    category: Category
    severity: Severity
    both: bool = False

    @property
    def module(self) -> str:
        return self.name.replace("-", "_")

    def run(self, context: "Context") -> Iterator[Finding]:
        """What the check finds in one release. Its module is imported when it first runs."""
        found: Iterator[Finding] = import_module(f"zhengming.checks.{self.module}").check(context)
        return found


CHECKS: tuple[Check, ...] = (
    Check("name-mismatch", "names", "error", both=True),
    Check("name-missing", "names", "warning", both=True),
    Check("name-varies", "names", "error"),
    Check("name-swapped", "names", "error", both=True),
    Check("name-order", "names", "note", both=True),
    Check("name-malformed", "names", "warning"),
    Check("name-ambiguous", "names", "warning", both=True),
    Check("name-unverified", "names", "note", both=True),
    Check("name-reading", "names", "warning", both=True),
    Check("title-rank", "titles", "error", both=True),
    Check("title-differs", "titles", "error"),
    Check("title-outdated", "titles", "warning"),
    Check("title-varies", "titles", "note", both=True),
    Check("institution-differs", "institutions", "error"),
    Check("institution-varies", "institutions", "warning"),
    Check("institution-short", "institutions", "warning"),
    Check("term-missing", "terms", "warning", both=True),
    Check("term-refused", "terms", "error"),
    Check("term-varies", "terms", "note"),
    Check("number-differs", "figures", "error", both=True),
    Check("date-differs", "figures", "error"),
    Check("link-differs", "figures", "error", both=True),
    Check("script-mixed", "script", "warning"),
    Check("untranslated", "text", "warning"),
    Check("segment-missing", "text", "warning", both=True),
    Check("unpaired", "text", "warning"),
    Check("allowance-void", "text", "warning"),
    Check("unreadable", "text", "error"),
)


@cache
def by_name() -> dict[str, Check]:
    """The checks by name."""
    return {check.name: check for check in CHECKS}


def page(name: str) -> str:
    """The page of a check, in Markdown. Raises KeyError where there is no such check."""
    return Path(__file__).with_name(f"{by_name()[name].module}.md").read_text("utf8")


def summary(name: str) -> str:
    """The one line in which the page of a check says what it finds."""
    lines = (line.strip() for line in page(name).splitlines())
    return next(line for line in lines if line and not line.startswith("#"))
